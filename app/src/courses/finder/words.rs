//! Words as they are compared: in the one spelling for all that people type (`spelling`) and, in
//! Russian and English, by their stem.
//!
//! There is no stemmer for Kazakh among the well-kept ones. Its words grow at their end, so one
//! is taken for a form of another when it begins with it.

use course::Language;
use tantivy::tokenizer::{
    self, RemoveLongFilter, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer,
};

/// Longer words are none: addresses, hashes. In bytes.
const LONGEST: usize = 80;
/// A word as short as this begins too many others to stand for them. In characters.
const SHORTEST_STEM: usize = 5;
/// A query begins a word from this length on. In characters.
const SHORTEST_BEGINNING: usize = 3;

/// What makes words of a text in a language.
pub fn analyzer(language: Language) -> TextAnalyzer {
    let words = TextAnalyzer::builder(Words).filter(RemoveLongFilter::limit(LONGEST));
    match language {
        Language::En => words
            .filter(Stemmer::new(tokenizer::Language::English))
            .build(),
        Language::Ru => words
            .filter(Stemmer::new(tokenizer::Language::Russian))
            .build(),
        Language::Kk => words.build(),
    }
}

/// Makes words of a text: each in the spelling that is compared, at the place where it stands as it
/// was written.
#[derive(Clone, Copy, Debug)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'text> = Spelt<'text>;

    fn token_stream<'text>(&'text mut self, text: &'text str) -> Spelt<'text> {
        Spelt {
            text,
            at: 0,
            token: Token::default(),
        }
    }
}

/// The words of a text, one after the other.
struct Spelt<'text> {
    text: &'text str,
    /// Where the rest begins, in bytes.
    at: usize,
    token: Token,
}

impl TokenStream for Spelt<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let rest = &self.text[self.at..];
            let Some(from) = rest.find(char::is_alphanumeric) else {
                return false;
            };
            let word = &rest[from..];
            let to = word
                .find(|c| !spelling::is_of_word(c))
                .unwrap_or(word.len());
            let from = self.at + from;
            self.at = from + to;
            let text = spelling::folded(&word[..to]);
            if !text.is_empty() {
                self.token = Token {
                    offset_from: from,
                    offset_to: self.at,
                    position: self.token.position.wrapping_add(1),
                    text,
                    position_length: 1,
                };
                return true;
            }
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As it was typed, in lower case.
    pub typed: String,
    /// Its stem.
    pub stem: String,
    language: Language,
}

impl Wanted {
    /// The words of a query, as a language sees them.
    pub fn of(query: &str, language: Language) -> Vec<Self> {
        let mut plain = analyzer(Language::Kk);
        let mut stems = analyzer(language);
        let mut typed = Vec::new();
        plain
            .token_stream(query)
            .process(&mut |token| typed.push(token.text.clone()));
        typed
            .into_iter()
            .filter_map(|typed| {
                let mut stem = None;
                stems
                    .token_stream(&typed)
                    .process(&mut |token| stem = Some(token.text.clone()));
                Some(Self {
                    stem: stem?,
                    typed,
                    language,
                })
            })
            .collect()
    }

    /// The beginning that another word may have in common with this one.
    pub fn beginning(&self) -> Option<&str> {
        (self.typed.chars().count() >= SHORTEST_BEGINNING).then_some(self.typed.as_str())
    }

    /// Shorter words of which this one may be a form; only where there are no stems.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        let grows = self.language == Language::Kk;
        self.typed
            .char_indices()
            .skip(SHORTEST_STEM)
            .filter(move |_| grows)
            .map(|(end, _)| &self.typed[..end])
    }

    /// Whether a word of a text, as [`analyzer`] gives it, is this one or a form of it.
    pub fn is(&self, word: &str) -> bool {
        word == self.stem
            || self
                .beginning()
                .is_some_and(|typed| word.starts_with(typed))
            || self.roots().any(|root| root == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, text: &str, language: Language) -> bool {
        let mut words = Vec::new();
        analyzer(language)
            .token_stream(text)
            .process(&mut |token| words.push(token.text.clone()));
        Wanted::of(query, language)
            .iter()
            .all(|wanted| words.iter().any(|word| wanted.is(word)))
    }

    #[test]
    fn forms_of_a_word_are_found() {
        assert!(found(
            "persecuted",
            "It amounts to persecution.",
            Language::En
        ));
        assert!(found("беженцу", "Права беженцев", Language::Ru));
        assert!(found("СЧЕТ", "Учёт и счёт", Language::Ru));
        assert!(found("босқын", "Босқындардың құқықтары", Language::Kk));
        assert!(found("босқындардың", "Босқын деген кім", Language::Kk));
    }

    /// As keyboards without Kazakh letters, and files that texts are copied from, bring them.
    #[test]
    fn words_are_found_as_people_type_them() {
        for (query, text, language) in [
            ("сiлтеме", "Шеңберлі сілтеме туралы", Language::Kk),
            ("сілтеме", "Шеңберлi сiлтеме туралы", Language::Kk),
            ("CОТ", "Бұл сот шешімі", Language::Kk),
            ("бос\u{ad}қын", "Босқын деген кім", Language::Kk),
            ("босқын", "Бос\u{ad}қын деген кім", Language::Kk),
            ("рай\u{301}он", "Рай\u{301}он", Language::Ru),
            ("краи\u{306}", "Край и область", Language::Ru),
            ("учет", "Уче\u{308}т беженцев", Language::Ru),
            ("rеfugee", "Who is a refugee?", Language::En),
        ] {
            assert!(found(query, text, language), "{query}");
        }
    }

    #[test]
    fn other_words_are_not() {
        assert!(!found("asylum", "It amounts to persecution.", Language::En));
        assert!(
            !found("и", "История", Language::Ru),
            "too short to begin a word"
        );
        assert!(
            !found("босқындардың", "бос уақыт", Language::Kk),
            "too short to be its root"
        );
    }
}

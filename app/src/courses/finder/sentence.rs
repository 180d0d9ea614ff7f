//! The sentence in which something was found.

use course::Language;
use icu::segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};

use super::words::{Wanted, analyzer};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub words: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// Longer sentences are cut. In bytes.
const LONGEST: usize = 360;
/// What stays before the first word that was found, in a sentence that is cut. In bytes.
const BEFORE: usize = 120;

/// The sentence of a text that has most of what was looked for, in pieces; the first sentence,
/// when none has any.
pub fn sentence(text: &str, wanted: &[Wanted], language: Language) -> Vec<Piece> {
    let ends = ends(text);
    let marked = ends
        .windows(2)
        .map(|pair| text[pair[0]..pair[1]].trim())
        .filter(|sentence| !sentence.is_empty())
        .map(|sentence| (sentence, found(sentence, wanted, language)));
    let best = marked.reduce(|best, next| if next.1.1 > best.1.1 { next } else { best });
    best.map_or_else(Vec::new, |(sentence, (places, _))| {
        pieces(sentence, &places)
    })
}

/// Words that end with a full stop and end no sentence: what law is cited by, in three languages.
const ABBREVIATIONS: [&str; 44] = [
    "al", "app", "appl", "art", "arts", "cf", "ch", "doc", "e.g", "ed", "eds", "i.e", "no", "nos",
    "p", "para", "paras", "pp", "s", "sec", "v", "vol", "vs", "абз", "б", "бет", "г", "гг", "гл",
    "др", "им", "п", "пп", "прим", "разд", "с", "см", "ср", "ст", "стр", "т", "тт", "ч", "қар",
];

/// Where sentences of a text begin and end. One does not end at an abbreviation, nor within brackets
/// that a citation stands in.
fn ends(text: &str) -> Vec<usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut ends: Vec<usize> = Vec::new();
    let mut from = 0;
    for end in segmenter.segment_str(text) {
        let sentence = text[from..end].trim_end();
        let is_cut = end > 0 && end < text.len() && goes_on(sentence);
        if !is_cut {
            ends.push(end);
            from = end;
        }
    }
    ends
}

/// Whether what looks like a sentence goes on after its end.
fn goes_on(sentence: &str) -> bool {
    // A bracket that is never closed is a slip, and does not make one sentence of a whole text.
    let opened =
        sentence.len() < LONGEST && sentence.matches('(').count() > sentence.matches(')').count();
    let Some(rest) = sentence.strip_suffix('.') else {
        return opened;
    };
    let last = rest.rsplit(|letter: char| letter.is_whitespace() || letter == '(');
    let last = last.map(str::to_lowercase).next().unwrap_or_default();
    opened || ABBREVIATIONS.contains(&last.as_str())
}

/// Where a sentence has the words that were looked for, and how many different ones.
fn found(sentence: &str, wanted: &[Wanted], language: Language) -> (Vec<(usize, usize)>, usize) {
    let mut places = Vec::new();
    let mut which = std::collections::BTreeSet::new();
    analyzer(language)
        .token_stream(sentence)
        .process(&mut |token| {
            if let Some(at) = wanted.iter().position(|wanted| wanted.is(&token.text)) {
                which.insert(at);
                places.push((token.offset_from, token.offset_to));
            }
        });
    (places, which.len())
}

fn pieces(sentence: &str, places: &[(usize, usize)]) -> Vec<Piece> {
    let (from, to) = window(sentence, places.first().map_or(0, |(from, _)| *from));
    let mut pieces = Vec::new();
    let mut push = |words: &str, found: bool| {
        if !words.is_empty() {
            pieces.push(Piece {
                words: words.to_owned(),
                found,
            });
        }
    };
    let mut at = from;
    push(if from > 0 { "… " } else { "" }, false);
    for (start, end) in places
        .iter()
        .filter(|(start, end)| *start >= from && *end <= to)
    {
        push(&sentence[at..*start], false);
        push(&sentence[*start..*end], true);
        at = *end;
    }
    push(&sentence[at..to], false);
    push(if to < sentence.len() { " …" } else { "" }, false);
    pieces
}

/// The part of a sentence that is shown, with the first place in it.
fn window(sentence: &str, first: usize) -> (usize, usize) {
    if sentence.len() <= LONGEST {
        return (0, sentence.len());
    }
    let word_from = |at: usize| {
        let at = sentence.floor_char_boundary(at);
        sentence[at..].find(' ').map_or(at, |space| at + space + 1)
    };
    let from = match first {
        0..=BEFORE => 0,
        _ => word_from(first - BEFORE).min(first),
    };
    let to = sentence.floor_char_boundary((from + LONGEST).min(sentence.len()));
    let to = if to < sentence.len() {
        sentence[..to]
            .rfind(' ')
            .filter(|space| *space > first)
            .unwrap_or(to)
    } else {
        to
    };
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, query: &str, language: Language) -> String {
        sentence(text, &Wanted::of(query, language), language)
            .into_iter()
            .map(|piece| match piece.found {
                true => format!("[{}]", piece.words),
                false => piece.words,
            })
            .collect()
    }

    #[test]
    fn a_hit_is_shown_in_its_sentence() {
        let text = "Fear has two sides. Persecution is serious harm; the State persecutes or fails to protect. The rest follows.";
        assert_eq!(
            shown(text, "persecute", Language::En),
            "[Persecution] is serious harm; the State [persecutes] or fails to protect."
        );
        assert_eq!(shown(text, "asylum", Language::En), "Fear has two sides.");
        assert_eq!(
            shown("Учёт ведёт суд. Судья решает.", "учет", Language::Ru),
            "[Учёт] ведёт суд."
        );
        // Marked as it was written.
        assert_eq!(
            shown("Бұл бос\u{ad}қын туралы. Соңы.", "босқын", Language::Kk),
            "Бұл [бос\u{ad}қын] туралы."
        );
    }

    #[test]
    fn a_sentence_does_not_end_at_an_abbreviation() {
        let text = "It says more (Handbook, paras. 196 to 205). It ends.";
        assert_eq!(
            shown(text, "Handbook", Language::En),
            "It says more ([Handbook], paras. 196 to 205)."
        );
        assert_eq!(
            shown(
                "См. п. 196 Руководства. Дальше.",
                "руководство",
                Language::Ru
            ),
            "См. п. 196 [Руководства]."
        );
        assert_eq!(
            shown(
                "Руководство (пп. 196–205) об этом. Конец.",
                "руководство",
                Language::Ru
            ),
            "[Руководство] (пп. 196–205) об этом."
        );
        // What is no abbreviation ends it, and a bracket that is never closed does not hold it open.
        assert_eq!(
            shown("He fled (from war. She stayed.", "stayed", Language::En),
            "He fled (from war. She [stayed]."
        );
        assert_eq!(
            shown("He fled. She stayed.", "stayed", Language::En),
            "She [stayed]."
        );
    }

    #[test]
    fn the_sentence_with_more_of_the_words_is_shown() {
        let text = "The fear is one thing. The well-founded fear is another.";
        assert_eq!(
            shown(text, "founded fear", Language::En),
            "The well-[founded] [fear] is another."
        );
    }

    #[test]
    fn a_long_sentence_is_cut_around_the_hit() {
        let text = format!(
            "{}needle {}end.",
            "қысқа сөз ".repeat(80),
            "сөз қысқа ".repeat(80)
        );
        let shown = shown(&text, "needle", Language::Kk);
        assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
        assert!(
            shown.contains("[needle]") && shown.len() < LONGEST + 20,
            "{shown}"
        );
    }
}

//! Texts in several languages at once, as Moodle's filters keep them: `<span lang="ru"
//! class="multilang">` and `{mlang ru}`. A file of questions becomes a lesson in one language, so one
//! is kept: English where it is there, else the first.

use super::report::Reasons;
use super::text::{Element, Piece};

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Part<'t> {
    /// Words that everybody reads.
    Shared(&'t str),
    /// Words for readers of these languages.
    For(Vec<&'t str>, &'t str),
}

/// The text in one language, of all that it is written in.
pub(super) fn one_language(text: &str, reasons: &mut Reasons) -> String {
    let parts = parts(text);
    let mut kept = String::new();
    let mut written: Vec<&str> = Vec::new();
    let mut left = false;
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let Part::For(..) = part else {
            if let Part::Shared(words) = part {
                kept.push_str(words);
            }
            at += 1;
            continue;
        };
        // The same words in several languages stand beside each other.
        let blank =
            |part: &Part<'_>| matches!(part, Part::Shared(words) if words.trim().is_empty());
        let group: Vec<&Part<'_>> = parts[at..]
            .iter()
            .take_while(|part| matches!(part, Part::For(..)) || blank(part))
            .collect();
        at += group.len();
        let variants: Vec<(&Vec<&str>, &str)> = group
            .iter()
            .filter_map(|part| match part {
                Part::For(languages, words) => Some((languages, *words)),
                Part::Shared(_) => None,
            })
            .collect();
        let english = variants
            .iter()
            .find(|(languages, _)| languages.iter().any(|language| is_english(language)));
        if let Some((_, words)) = english.or_else(|| variants.first()) {
            kept.push_str(words);
        }
        if group.last().is_some_and(|part| blank(part)) {
            kept.push(' ');
        }
        left |= variants.len() > 1;
        for language in variants.iter().flat_map(|(languages, _)| languages.iter()) {
            if !written.contains(language) {
                written.push(language);
            }
        }
    }
    if left {
        reasons.say(format!(
            "it is written in several languages there ({}): English was kept or, where there is none, the first; the others were left out",
            written.join(", ")
        ));
    }
    kept
}

/// The texts of an element and of all below it in one language.
pub(super) fn one_language_below(element: &mut Element, reasons: &mut Reasons) {
    for piece in &mut element.children {
        match piece {
            Piece::Text(text) if text.contains("multilang") || text.contains("{mlang") => {
                *text = one_language(text, reasons);
            }
            Piece::Text(_) => {}
            Piece::Element(element) => one_language_below(element, reasons),
        }
    }
}

fn is_english(language: &str) -> bool {
    let language = language.to_ascii_lowercase();
    language == "en" || language.starts_with("en_") || language.starts_with("en-")
}

/// Divides a text by language.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut shared = 0;
    while let Some(at) = next(&rest[shared..]).map(|at| at + shared) {
        match block(&rest[at..]).or_else(|| span(&rest[at..])) {
            Some((languages, words, beyond)) => {
                if at > 0 {
                    parts.push(Part::Shared(&rest[..at]));
                }
                parts.push(Part::For(languages, words));
                rest = beyond;
                shared = 0;
            }
            None => shared = at + 1,
        }
    }
    if !rest.is_empty() {
        parts.push(Part::Shared(rest));
    }
    parts
}

/// Where something may begin that is written for one language.
fn next(text: &str) -> Option<usize> {
    let (block, span) = (text.find("{mlang"), text.find("<span"));
    match (block, span) {
        (Some(block), Some(span)) => Some(block.min(span)),
        (block, span) => block.or(span),
    }
}

/// `{mlang ru}words{mlang}` at the beginning: the languages, the words, and what follows.
fn block(text: &str) -> Option<(Vec<&str>, &str, &str)> {
    let (languages, after) = text.strip_prefix("{mlang")?.split_once('}')?;
    let languages: Vec<&str> = languages
        .split([',', ' '])
        .filter(|it| !it.is_empty())
        .collect();
    let (words, beyond) = after.split_once("{mlang}")?;
    (!languages.is_empty()).then_some((languages, words, beyond))
}

/// Spans within a span are not deeper than this.
const DEEPEST: usize = 20;

/// `<span lang="ru" class="multilang">words</span>` at the beginning.
fn span(text: &str) -> Option<(Vec<&str>, &str, &str)> {
    let (tag, after) = text.strip_prefix("<span")?.split_once('>')?;
    let class = attribute(tag, "class")?;
    if !class.split_whitespace().any(|class| class == "multilang") {
        return None;
    }
    let language = attribute(tag, "lang")?;
    let (mut depth, mut from) = (1, 0);
    while depth <= DEEPEST {
        let end = after[from..].find("</span>")? + from;
        let opened = after[from..end].find("<span").map(|open| open + from);
        match opened {
            Some(open) => {
                depth += 1;
                from = open + 1;
            }
            None => {
                depth -= 1;
                from = end + "</span>".len();
                if depth == 0 {
                    return Some((vec![language], &after[..end], &after[from..]));
                }
            }
        }
    }
    None
}

/// The value of an attribute in a tag; a backslash may stand before `=`, as in GIFT.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once(name) {
        rest = after;
        if !before.ends_with(char::is_whitespace) {
            continue;
        }
        let value = after
            .trim_start()
            .strip_prefix('\\')
            .unwrap_or(after.trim_start());
        let Some(value) = value.strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next()?;
        if matches!(quote, '"' | '\'') {
            return value[1..].split_once(quote).map(|(value, _)| value);
        }
        return value.split_whitespace().next();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> (String, Vec<String>) {
        let mut reasons = Reasons::default();
        let kept = one_language(text, &mut reasons);
        (kept, reasons.0)
    }

    #[test]
    fn english_is_kept_and_the_others_are_named() {
        let (words, said) = kept(
            "<p><span lang=\"ru\" class=\"multilang\">Закон?</span> <span class=\"multilang\" lang=\"en\">A <span>law</span>?</span></p>",
        );
        assert_eq!(words, "<p>A <span>law</span>?</p>");
        assert_eq!(
            said,
            [
                "it is written in several languages there (ru, en): English was kept or, where there is none, the first; the others were left out"
            ]
        );
        let (words, said) =
            kept("{mlang kk}Иә{mlang}{mlang en,fr}Yes{mlang}{mlang other}Да{mlang}.");
        assert_eq!(words, "Yes.");
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("(kk, en, fr, other)"), "{}", said[0]);
    }

    #[test]
    fn without_english_the_first_is_kept() {
        let text = "{mlang ru}Да{mlang}{mlang kk}Иә{mlang} и {mlang kk}тағы{mlang}";
        assert_eq!(kept(text).0, "Да и тағы");
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "<span lang=\"ru\">Да</span><span class=\"red\">x</span>",
            "{mlang",
            "{mlang ru}open",
            "{mlang}x{mlang}",
            "<span class=\"multilang\" lang=\"ru\">open",
            "{1:SA:=a} < b",
        ] {
            assert_eq!(kept(text), (text.to_owned(), Vec::new()));
        }
        let alone = "<span class=\"multilang\" lang=\"ru\">Да</span>";
        assert_eq!(kept(alone), ("Да".to_owned(), Vec::new()));
    }
}

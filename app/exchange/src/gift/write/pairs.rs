//! Accepted answers and the sides of pairs, which are plain text to GIFT.

use super::super::run::escape;
use super::text;
use crate::extras::Extras;
use crate::stars::guarded;
use crate::text::{Block, Inline, Text, as_plain};

/// Markdown in which nothing looks like the arrow of a pair.
pub(super) fn arrowless(text: &str) -> String {
    text.replace("->", "-\\\\>")
}

/// Whether code, in which nothing can be escaped, holds an arrow.
pub(super) fn arrow_in_code(words: &[Inline]) -> bool {
    words.iter().any(|inline| match inline {
        Inline::Code(code) => code.contains("->"),
        Inline::Emphasis(words)
        | Inline::Strong(words)
        | Inline::Struck(words)
        | Inline::Link { words, .. } => arrow_in_code(words),
        Inline::Text(_)
        | Inline::SoftBreak
        | Inline::HardBreak
        | Inline::Picture { .. }
        | Inline::Blank(_) => false,
    })
}

/// Accepted answers, which are plain text.
pub(super) fn accepted(words: &[String]) -> Result<Vec<String>, &'static str> {
    if words.iter().any(|answer| answer.contains("->")) {
        return Err("GIFT would read the arrow in an accepted answer as a pair");
    }
    let line = |answer: &String| {
        let weight = if answer.starts_with('%') { "%100%" } else { "" };
        // A bracket at the beginning would be read as the format of the text.
        let format = if answer.starts_with('[') {
            "[plain]"
        } else {
            ""
        };
        format!("={weight}{format}{}", escape(&guarded(answer)))
    };
    Ok(words.iter().map(line).collect())
}

pub(super) fn side(words: &[Inline]) -> Text {
    vec![Block::Plain(words.to_vec())]
}

/// Whether what stands on the right has markup; if so it is Markdown, which is kept in a tag.
pub(super) fn marked<'t>(
    mut sides: impl Iterator<Item = &'t [Block]>,
    extras: &mut Extras,
) -> bool {
    let markup = sides.any(|side| as_plain(side).is_none());
    if markup {
        extras.put("right", "markdown");
    }
    markup
}

/// What stands on the right, which is plain text to GIFT.
pub(super) fn right_side(words: &[Block], markup: bool) -> String {
    match as_plain(words).filter(|_| !markup) {
        Some(plain) => escape(&plain),
        None => text(words),
    }
}

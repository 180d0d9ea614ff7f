//! The words of a line: what they cannot hold, and emphasis as Markdown can write it.

use super::super::from_html::trimmed;
use super::super::from_markdown::GAP;
use crate::report::Reasons;
use crate::text::{Inline, Words, each_inline};

/// Makes the words of a line allowed ones.
pub(super) fn clean(words: &mut Words, reasons: &mut Reasons) {
    each_inline(words, &mut |inline| match inline {
        Inline::Text(text)
        | Inline::Picture {
            alternative: text, ..
        } => *text = allowed(text, reasons),
        Inline::Code(code) => {
            code.retain(|each| !each.is_control() && !(GAP.0..=GAP.1).contains(&each));
            if code.trim().is_empty() {
                code.clear();
            }
        }
        _ => {}
    });
    *words = trimmed(merged(&spaced(std::mem::take(words))));
}

/// Text without what the course gives a meaning to that no backslash takes away.
pub(crate) fn allowed(text: &str, reasons: &mut Reasons) -> String {
    let mut text = text.replace('\u{0}', "\u{fffd}");
    let unwritable =
        |each: char| each.is_control() && each != '\t' || (GAP.0..=GAP.1).contains(&each);
    if text.contains(unwritable) {
        if text.contains(|each| unwritable(each) && !each.is_whitespace()) {
            reasons.say("characters that are not shown were left out");
        }
        text = text
            .replace(|each: char| each.is_control() && each.is_whitespace(), " ")
            .replace(unwritable, "");
    }
    for (mark, instead) in [("[[", "[ ["), ("[^", "[ ^")] {
        if text.contains(mark) {
            reasons.say(format!(
                "`{mark}` means something here, so a space was put into it"
            ));
            while text.contains(mark) {
                text = text.replace(mark, instead);
            }
        }
    }
    text
}

/// Neighbouring texts joined, nothings left out, line ends single.
pub(super) fn merged(words: &[Inline]) -> Words {
    let mut joined = Words::new();
    for inline in words {
        let inline = match inline {
            Inline::Emphasis(words) => Inline::Emphasis(merged(words)),
            Inline::Strong(words) => Inline::Strong(merged(words)),
            Inline::Struck(words) => Inline::Struck(merged(words)),
            Inline::Link { to, title, words } => Inline::Link {
                to: to.clone(),
                title: title.clone(),
                words: merged(words),
            },
            other => other.clone(),
        };
        match (joined.last_mut(), inline) {
            (_, Inline::Text(nothing) | Inline::Code(nothing)) if nothing.is_empty() => {}
            (Some(Inline::Text(before)), Inline::Text(text))
            | (Some(Inline::Code(before)), Inline::Code(text)) => before.push_str(&text),
            (Some(Inline::SoftBreak | Inline::HardBreak), Inline::SoftBreak) => {}
            (Some(last @ Inline::SoftBreak), Inline::HardBreak) => *last = Inline::HardBreak,
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

/// Spaces at the ends of emphasis moved out of it, and emphasis of nothing left out: Markdown has
/// neither. A space at the end of a line says nothing.
fn spaced(words: Words) -> Words {
    let mut out = Words::new();
    for inline in words {
        let (make, inner): (fn(Words) -> Inline, Words) = match inline {
            Inline::Emphasis(words) => (Inline::Emphasis, words),
            Inline::Strong(words) => (Inline::Strong, words),
            Inline::Struck(words) => (Inline::Struck, words),
            Inline::Link { to, title, words } => {
                let words = trimmed(spaced(words));
                out.push(Inline::Link { to, title, words });
                continue;
            }
            other => {
                out.push(other);
                continue;
            }
        };
        let inner = merged(&spaced(inner));
        let space = |inline: Option<&Inline>, end: bool| match inline {
            Some(Inline::Text(text)) => {
                let edge = if end {
                    text.chars().next_back()
                } else {
                    text.chars().next()
                };
                edge.is_some_and(char::is_whitespace)
            }
            Some(Inline::SoftBreak | Inline::HardBreak) => true,
            _ => false,
        };
        let (before, after) = (space(inner.first(), false), space(inner.last(), true));
        let mut inner = trimmed(inner);
        trim_unicode(&mut inner);
        if before {
            out.push(Inline::Text(" ".to_owned()));
        }
        // Emphasis of emphasis says no more than emphasis.
        match inner.as_slice() {
            [] => {}
            [only]
                if std::mem::discriminant(only) == std::mem::discriminant(&make(Words::new())) =>
            {
                out.push(only.clone());
            }
            _ => out.push(make(inner)),
        }
        if after {
            out.push(Inline::Text(" ".to_owned()));
        }
    }
    out = merged(&out);
    for at in 0..out.len() {
        let breaks =
            |inline: Option<&Inline>| matches!(inline, Some(Inline::SoftBreak | Inline::HardBreak));
        let (starts, ends) = (at > 0 && breaks(out.get(at - 1)), breaks(out.get(at + 1)));
        if let Some(Inline::Text(text)) = out.get_mut(at) {
            if starts {
                *text = text.trim_start_matches([' ', '\t']).to_owned();
            }
            if ends {
                text.truncate(text.trim_end_matches([' ', '\t']).len());
            }
        }
    }
    merged(&out)
}

/// Takes spaces of any kind from the ends: no emphasis begins or ends with one.
fn trim_unicode(words: &mut Words) {
    if let Some(Inline::Text(text)) = words.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text(text)) = words.last_mut() {
        text.truncate(text.trim_end().len());
    }
    words.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

//! Links and pictures that a course can have.

use crate::report::Reasons;
use crate::text::{Inline, Words, gather_words};
use course::apart::is_place;
use course::apart::is_web_address;
use course::apart::picture_type;
use course::apart::{is_anchor, is_id};

/// Takes links that lead nowhere from a course, and pictures that it does not have; their words
/// stay.
pub(super) fn check(words: &mut Words, reasons: &mut Reasons) {
    let mut kept = Words::new();
    for mut inline in std::mem::take(words) {
        match &mut inline {
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) => {
                check(words, reasons);
            }
            Inline::Link { to, words, .. } => {
                check(words, reasons);
                let mut said = String::new();
                gather_words(words, &mut said);
                if !leads_somewhere(to) {
                    reasons.say(format!(
                        "the link to `{to}` leads nowhere in a course; its words were kept"
                    ));
                    kept.append(words);
                    continue;
                }
                if said.trim().is_empty() && !words.iter().any(is_picture) {
                    *words = vec![Inline::Text(to.clone())];
                }
            }
            Inline::Picture {
                at, alternative, ..
            } => {
                let said = alternative.split_whitespace().collect::<Vec<_>>().join(" ");
                if is_picture_path(at) && !said.is_empty() {
                    *alternative = said;
                    reasons.say(format!("the picture does not come along: put it at {at}"));
                } else {
                    let short: String = at.chars().take(60).collect();
                    reasons.say(format!(
                        "the picture `{short}` was left out; the words that stand for it were kept"
                    ));
                    if !said.is_empty() {
                        kept.push(Inline::Text(said));
                    }
                    continue;
                }
            }
            _ => {}
        }
        kept.push(inline);
    }
    *words = kept;
}

fn is_picture(inline: &Inline) -> bool {
    matches!(inline, Inline::Picture { .. })
}

/// Whether a question of a course can link there.
fn leads_somewhere(to: &str) -> bool {
    if is_web_address(to) {
        return true;
    }
    let plain = !to.contains(|each: char| each.is_whitespace() || each.is_control());
    match to.split_once(':') {
        Some(("mailto", mailbox)) => mailbox.contains('@') && plain,
        Some(("source" | "term", id)) => is_id(id),
        Some(("lesson", place)) => match place.split_once('#') {
            Some((lesson, section)) => is_id(lesson) && is_anchor(section),
            None => is_id(place),
        },
        Some(("document", place)) => match place.split_once('#') {
            Some((document, place)) => is_id(document) && is_place(place),
            None => is_id(place),
        },
        _ => false,
    }
}

/// Whether this is the path of a picture in the folder of a module.
fn is_picture_path(at: &str) -> bool {
    let sound = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .chars()
                .all(|each| each.is_alphanumeric() || "-_. ".contains(each))
    };
    at.split('/').all(sound) && picture_type(at).is_some()
}

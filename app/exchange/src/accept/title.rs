//! The title of a question.

use crate::report::Reasons;
use crate::text::{allowed, as_plain, words_of};
use crate::written::{Answer, Written};

/// A title longer than this is the question itself.
const LONG: usize = 120;

/// The title; where there is none, it is made from what is asked.
pub(super) fn title(written: &mut Written, reasons: &mut Reasons) {
    let mut title = allowed(&written.title, reasons);
    title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    for (mark, instead) in [("{#", "{ #"), ("{.", "{ .")] {
        title = title.replace(mark, instead);
    }
    if title.is_empty() {
        let gaps = matches!(written.answer, Answer::Blanks(_));
        match as_plain(&written.stem) {
            Some(said) if !gaps && !said.is_empty() && said.chars().count() <= LONG => {
                written.stem.clear();
                title = said;
                for (mark, instead) in [("{#", "{ #"), ("{.", "{ .")] {
                    title = title.replace(mark, instead);
                }
            }
            _ => {
                let said = words_of(&written.stem);
                let words: Vec<&str> = said.split(' ').filter(|word| !word.is_empty()).collect();
                title = words.iter().take(8).copied().collect::<Vec<_>>().join(" ");
                title = title.replace("{#", "{ #").replace("{.", "{ .");
                if words.len() > 8 {
                    title.push_str(" …");
                }
            }
        }
    }
    if title.is_empty() {
        title = "Question".to_owned();
    }
    written.title = title;
}

//! Ids where another format has none, or has ones that the course does not allow.

use std::collections::BTreeSet;

use super::text::words_of;
use super::written::{Answer, Opinion, Written};
use course::apart::{is_anchor, is_id};

/// A made id has no more letters than this.
const LONG: usize = 32;

/// Gives the question and its options ids that are allowed, keeping those that are. `taken` are the
/// ids of the questions before it.
pub(super) fn complete(written: &mut Written, taken: &mut BTreeSet<String>) {
    let wanted = [made(&written.id), made(&written.title)]
        .into_iter()
        .flatten()
        .find(|id| is_anchor(id))
        .unwrap_or_else(|| "question".to_owned());
    written.id = free(&wanted, taken);
    let said = words_of_options(written);
    let steps = matches!(written.answer, Answer::Survey(Opinion::Scale(_)));
    let mut own = BTreeSet::new();
    // First those that exist, so that none is made that comes later.
    let mut ids = written.ids();
    for id in &mut ids {
        if is_id(id) && !own.insert(id.clone()) {
            id.clear();
        }
    }
    for (number, (id, said)) in ids.into_iter().zip(said).enumerate() {
        if !is_id(id) && !steps {
            let wanted = made(id).or_else(|| made(&said));
            *id = free(
                &wanted.unwrap_or_else(|| format!("option-{}", number + 1)),
                &mut own,
            );
        }
    }
}

/// The words of the options, as [`Written::ids`] orders them.
fn words_of_options(written: &Written) -> Vec<String> {
    match &written.answer {
        Answer::Choice { options, .. } => options
            .iter()
            .map(|option| words_of(&option.words))
            .collect(),
        Answer::Order(items) | Answer::Survey(Opinion::Options(items)) => {
            items.iter().map(|item| words_of(&item.words)).collect()
        }
        Answer::Reasoned { criteria, .. } => {
            criteria.iter().map(|each| words_of(&each.words)).collect()
        }
        Answer::Match { rows, .. } => rows
            .iter()
            .flat_map(|row| row.left.iter().chain([&row.right]))
            .map(|cell| {
                let mut said = String::new();
                super::text::gather_words(&cell.words, &mut said);
                said
            })
            .collect(),
        Answer::Number { .. }
        | Answer::Words(_)
        | Answer::Blanks(_)
        | Answer::Survey(Opinion::Free | Opinion::Scale(_)) => Vec::new(),
    }
}

/// An id made of the first words that can be in one; none if there are none.
pub(super) fn made(said: &str) -> Option<String> {
    let mut id = String::new();
    for word in said.split(|each: char| !each.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if !id.is_empty() && id.len() + word.len() >= LONG {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(
            word.chars()
                .take(LONG)
                .map(|each| each.to_ascii_lowercase()),
        );
    }
    // Of a text in other letters the digits alone say nothing.
    let foreign = said
        .chars()
        .any(|each| each.is_alphabetic() && !each.is_ascii());
    (is_id(&id) && (!foreign || id.contains(|each: char| each.is_ascii_lowercase()))).then_some(id)
}

/// An id that is not taken, and is now.
fn free(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let id = std::iter::once(wanted.to_owned())
        .chain((2..).map(|number| format!("{wanted}-{number}")))
        .find(|id| !taken.contains(id))
        .unwrap_or_default();
    taken.insert(id.clone());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_words() {
        assert_eq!(
            made("Who's buried in Grant's tomb?").as_deref(),
            Some("who-s-buried-in-grant-s-tomb")
        );
        assert_eq!(made("ITEM_001").as_deref(), Some("item-001"));
        assert_eq!(made("Кто это?"), None);
        assert_eq!(made("Статья 1"), None);
        assert_eq!(made("28").as_deref(), Some("28"));
        assert_eq!(made("?!"), None);
    }
}

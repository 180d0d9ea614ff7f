//! What others chose: told from some answers on, so that nobody's is told alone.

use std::collections::BTreeMap;

use course::{Question, QuestionKind};

/// From so many people on it is told.
pub(crate) const ENOUGH: usize = 5;

/// Whether it is kept what people choose at a question in a lesson: one of several options, at a
/// stop of a hearing or as an opinion.
#[must_use]
pub fn is_kept(question: &Question, at_stop: bool) -> bool {
    let has_options = question.texts.values().any(|text| !text.options.is_empty());
    match question.kind {
        QuestionKind::Single | QuestionKind::TrueFalse => at_stop,
        QuestionKind::Survey => has_options,
        _ => false,
    }
}

/// How many chose each option, in the order of the question, with how many there are in all; none
/// where they are too few. What has left the question since counts no more.
#[must_use]
pub fn told<'a>(
    options: impl IntoIterator<Item = &'a str>,
    chosen: &BTreeMap<String, usize>,
) -> Option<(Vec<(&'a str, usize)>, usize)> {
    let counts: Vec<(&str, usize)> = options
        .into_iter()
        .map(|option| (option, chosen.get(option).copied().unwrap_or(0)))
        .collect();
    let all = counts.iter().map(|(_, count)| count).sum();
    (all >= ENOUGH).then_some((counts, all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::tests::question;
    use course::Key;

    #[test]
    fn nothing_is_told_of_a_few() {
        let chosen = |a, b| BTreeMap::from([("a".to_owned(), a), ("b".to_owned(), b)]);
        assert_eq!(told(["a", "b"], &chosen(3, 1)), None);
        let expected = Some((vec![("a", 4), ("b", 1), ("c", 0)], 5));
        assert_eq!(told(["a", "b", "c"], &chosen(4, 1)), expected);
        // What is not there any more does not make enough.
        assert_eq!(told(["a"], &chosen(4, 9)), None);
    }

    #[test]
    fn what_is_kept_is_one_of_several_options() {
        for kind in QuestionKind::ALL {
            let question = question(kind, 1, Key::None);
            let kept = matches!(kind, QuestionKind::Single | QuestionKind::TrueFalse);
            assert_eq!(is_kept(&question, true), kept, "{kind:?}");
            assert!(!is_kept(&question, false), "{kind:?}");
        }
    }
}

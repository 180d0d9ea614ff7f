//! What people wrote as their opinion: told without names and from some answers on, so that nobody's
//! is told alone; by language where the language alone does not say whose it is.

use std::collections::BTreeMap;

use course::Language;

use crate::choices::ENOUGH;

/// What was written by people of the same language, or of several of which one has too few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The languages in which they read the platform.
    pub languages: Vec<Language>,
    /// What they wrote, in the order of its letters: not in that in which it came.
    pub texts: Vec<String>,
}

/// What is told of texts, each with the language in which its author reads the platform: nothing of
/// too few. A language with too few is told together with others, so that there are enough.
#[must_use]
pub fn told(written: impl IntoIterator<Item = (Language, String)>) -> Vec<Told> {
    let mut by_language = BTreeMap::<Language, Vec<String>>::new();
    for (language, text) in written {
        by_language.entry(language).or_default().push(text);
    }
    let mut groups: Vec<Told> = by_language
        .into_iter()
        .map(|(language, texts)| Told {
            languages: vec![language],
            texts,
        })
        .collect();
    // The largest first, so that what is too few is joined to the smallest that is not.
    groups.sort_by_key(|group| std::cmp::Reverse(group.texts.len()));
    while let Some(last) = groups.pop_if(|last| last.texts.len() < ENOUGH) {
        let Some(before) = groups.last_mut() else {
            return Vec::new();
        };
        before.languages.extend(last.languages);
        before.texts.extend(last.texts);
    }
    for group in &mut groups {
        group.texts.sort();
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Kk, Ru};

    fn told_of(counts: [(Language, usize); 3]) -> Vec<(Vec<Language>, usize)> {
        let written = counts.iter().flat_map(|(language, count)| {
            (0..*count).map(|each| (*language, format!("{} {each}", language.code())))
        });
        let groups = told(written).into_iter();
        groups
            .map(|group| (group.languages, group.texts.len()))
            .collect()
    }

    #[test]
    fn nothing_is_told_of_a_few() {
        assert_eq!(told_of([(Ru, 2), (Kk, 1), (En, 1)]), []);
        assert_eq!(
            told_of([(Ru, 2), (Kk, 2), (En, 1)]),
            [(vec![Ru, Kk, En], 5)]
        );
    }

    #[test]
    fn a_language_with_too_few_is_not_told_alone() {
        assert_eq!(
            told_of([(Ru, 9), (Kk, 5), (En, 0)]),
            [(vec![Ru], 9), (vec![Kk], 5)]
        );
        assert_eq!(
            told_of([(Ru, 9), (Kk, 5), (En, 1)]),
            [(vec![Ru], 9), (vec![Kk, En], 6)]
        );
        assert_eq!(
            told_of([(Ru, 9), (Kk, 3), (En, 2)]),
            [(vec![Ru], 9), (vec![Kk, En], 5)]
        );
        assert_eq!(
            told_of([(Ru, 9), (Kk, 2), (En, 1)]),
            [(vec![Ru, Kk, En], 12)]
        );
    }

    #[test]
    fn the_order_does_not_tell_who_wrote_first() {
        let written = ["d", "a", "c", "e", "b"].map(|text| (Ru, text.to_owned()));
        assert_eq!(told(written)[0].texts, ["a", "b", "c", "d", "e"]);
    }
}

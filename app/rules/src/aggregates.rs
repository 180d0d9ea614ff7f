//! Figures about groups of people that say nothing about one of them: a group of fewer than five is
//! not told by itself, and neither can it be reckoned from what is told.

use std::collections::BTreeMap;

/// Of how many people at least something is told.
pub const LEAST: usize = 5;

/// Which groups are told by themselves, and which together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Groups that are large enough, the largest first.
    pub named: Vec<String>,
    /// Groups that are told together.
    pub together: Vec<String>,
}

/// Sorts groups by how many people each has. Those that are too small are told together; where all
/// of them are too few still, the smallest of the others joins them, so that the difference to the
/// whole tells nothing either. None where all people together are too few.
#[must_use]
pub fn told(groups: &BTreeMap<String, usize>) -> Option<Told> {
    let mut sorted: Vec<(&String, usize)> =
        groups.iter().map(|(name, size)| (name, *size)).collect();
    sorted.retain(|(_, size)| *size > 0);
    sorted.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    let (mut named, mut together): (Vec<_>, Vec<_>) =
        sorted.into_iter().partition(|(_, size)| *size >= LEAST);
    let people = |groups: &[(&String, usize)]| groups.iter().map(|(_, size)| size).sum::<usize>();
    while !together.is_empty() && people(&together) < LEAST {
        together.push(named.pop()?);
    }
    if named.is_empty() && together.is_empty() {
        return None;
    }
    Some(Told {
        named: named.into_iter().map(name).collect(),
        together: together.into_iter().map(name).collect(),
    })
}

fn name((name, _): (&String, usize)) -> String {
    name.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(groups: &[(&str, usize)]) -> Option<(Vec<String>, Vec<String>)> {
        let groups = groups
            .iter()
            .map(|(name, size)| ((*name).to_owned(), *size));
        told(&groups.collect()).map(|told| (told.named, told.together))
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn large_groups_are_told_and_small_ones_together() {
        assert_eq!(
            of(&[("a", 5), ("b", 12), ("c", 3), ("d", 2)]),
            Some((names(&["b", "a"]), names(&["c", "d"])))
        );
        assert_eq!(
            of(&[("a", 5), ("b", 6)]),
            Some((names(&["b", "a"]), names(&[])))
        );
    }

    #[test]
    fn a_small_group_cannot_be_reckoned_from_the_others() {
        assert_eq!(
            of(&[("a", 9), ("b", 6), ("c", 1)]),
            Some((names(&["a"]), names(&["c", "b"])))
        );
        assert_eq!(
            of(&[("a", 9), ("c", 4)]),
            Some((names(&[]), names(&["c", "a"])))
        );
    }

    #[test]
    fn of_too_few_people_nothing_is_told() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("a", 4)]), None);
        assert_eq!(of(&[("a", 2), ("b", 2)]), None);
        assert_eq!(
            of(&[("a", 2), ("b", 3)]),
            Some((names(&[]), names(&["b", "a"])))
        );
    }
}

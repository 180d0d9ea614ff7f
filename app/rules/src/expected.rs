//! Who is expected at a session: everybody, or the groups that it names.
//!
//! Shares, gaps and what a certificate asks for count the sessions at which somebody is expected. A
//! mark made elsewhere is a fact, which is shown and counts for nothing: groups are what they are
//! now, so who is moved to another group is expected where that group is, before and after.

use std::collections::BTreeSet;

/// Whether somebody of a group, or of none, is expected at a session that names these groups.
#[must_use]
pub fn is_expected(named: &BTreeSet<i64>, group: Option<i64>) -> bool {
    named.is_empty() || group.is_some_and(|group| named.contains(&group))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Nobody is left out of a session that names nobody, and whoever is in no group is
        /// expected at no other.
        #[test]
        fn none_named_is_everybody(
            named in prop::collection::btree_set(1..5_i64, 0..4),
            group in prop::option::of(1..5_i64),
        ) {
            let expected = is_expected(&named, group);
            match group {
                _ if named.is_empty() => prop_assert!(expected),
                None => prop_assert!(!expected),
                Some(group) => prop_assert_eq!(expected, named.contains(&group)),
            }
        }

        /// Of sessions that divide the groups among them, each group is expected at exactly one.
        #[test]
        fn parallel_sessions_share_people_out(
            rooms in prop::collection::vec(0..3_usize, 1..8),
            group in 0..8_usize,
        ) {
            let named = |room: usize| -> BTreeSet<i64> {
                let groups = (0_i64..).zip(&rooms);
                groups.filter(|(_, at)| **at == room).map(|(group, _)| group).collect()
            };
            let Ok(group) = i64::try_from(group % rooms.len()) else {
                return Ok(());
            };
            let at = (0..3).map(named).filter(|named| !named.is_empty());
            prop_assert_eq!(at.filter(|named| is_expected(named, Some(group))).count(), 1);
        }
    }
}

//! Naming somebody who calls the roll of one session though they organize nothing.

use crate::roles::Role;

/// That somebody was named, or is no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Naming {
    /// Its place in the order: 1 for the first, then 2, 3 …
    pub number: i32,
    /// Whether the person may call the roll from then on.
    pub takes: bool,
}

/// Whether what was said about a person and a session lets the person call the roll there.
#[must_use]
pub fn is_named(namings: &[Naming]) -> bool {
    let last = namings.iter().max_by_key(|naming| naming.number);
    last.is_some_and(|naming| naming.takes)
}

/// Whether somebody of this role can be named: everybody but those who call every roll anyway.
#[must_use]
pub const fn may_be_named(role: Role) -> bool {
    !role.may_take_register()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_holds_in_whatever_order_it_is_read() {
        let naming = |number, takes| Naming { number, takes };
        for (said, expected) in [
            (&[][..], false),
            (&[naming(1, true)], true),
            (&[naming(2, false), naming(1, true)], false),
            (&[naming(3, true), naming(1, true), naming(2, false)], true),
        ] {
            assert_eq!(is_named(said), expected, "{said:?}");
        }
    }

    #[test]
    fn whoever_calls_every_roll_is_not_named_for_one() {
        let named: Vec<_> = Role::ALL
            .into_iter()
            .filter(|role| may_be_named(*role))
            .collect();
        assert_eq!(named, [Role::Judge, Role::Trainer, Role::Observer]);
    }
}

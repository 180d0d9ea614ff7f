//! Places in a training that has room for so many judges: who gets one, who waits, and who moves
//! up when one becomes free.

use jiff::Timestamp;

/// Enrolment status: where a person stands with a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Takes part.
    Enrolled,
    /// Takes part as soon as there is room.
    Waiting,
    /// Took part, or waited, and does so no more.
    Withdrawn,
    /// Was a guest's row, and has been joined to somebody who was on the list as well: what was said
    /// there was said again about that person, and here is nobody.
    Joined,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Enrolled, Self::Waiting, Self::Withdrawn, Self::Joined];

    /// As the database keeps it: `enrolled`, `waiting`, `withdrawn`, `joined`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::Waiting => "waiting",
            Self::Withdrawn => "withdrawn",
            Self::Joined => "joined",
        }
    }

    /// The place with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.code() == code)
    }
}

/// A judge's place, and since when it is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The enrolment.
    pub enrolment: i64,
    /// The place.
    pub place: Place,
    /// Since when.
    pub since: Timestamp,
}

/// How many more find room; none when there is room for all.
#[must_use]
pub fn free(capacity: Option<u32>, held: &[Held]) -> Option<usize> {
    let taken = held.iter().filter(|held| held.place == Place::Enrolled);
    capacity.map(|capacity| (capacity as usize).saturating_sub(taken.count()))
}

/// The place of somebody who comes. Whoever finds others waiting waits behind them, even where
/// there is room: nobody passes them by.
#[must_use]
pub fn for_newcomer(capacity: Option<u32>, held: &[Held]) -> Place {
    match for_newcomers(capacity, held, 1) {
        0 => Place::Waiting,
        _ => Place::Enrolled,
    }
}

/// How many of some that come one after the other take part at once; the others wait behind them.
#[must_use]
pub fn for_newcomers(capacity: Option<u32>, held: &[Held], coming: usize) -> usize {
    match free(capacity, held) {
        None => coming,
        Some(_) if held.iter().any(|held| held.place == Place::Waiting) => 0,
        Some(free) => free.min(coming),
    }
}

/// Those who wait, in their order: who has waited longest is first.
#[must_use]
pub fn waiting(held: &[Held]) -> Vec<i64> {
    let mut waiting: Vec<&Held> = held
        .iter()
        .filter(|held| held.place == Place::Waiting)
        .collect();
    // Two of one list came at the same moment; there the order of the list counts.
    waiting.sort_by_key(|held| (held.since, held.enrolment));
    waiting.into_iter().map(|held| held.enrolment).collect()
}

/// Who of those that wait moves up now.
#[must_use]
pub fn moving_up(capacity: Option<u32>, held: &[Held]) -> Vec<i64> {
    let mut waiting = waiting(held);
    if let Some(free) = free(capacity, held) {
        waiting.truncate(free);
    }
    waiting
}

/// Whether a judge may give back what they hold of a training that begins at a time, if it has a
/// session. Who waits may leave the row at any time; a place can be another's until the training
/// begins, and afterwards only an organizer notes that somebody withdrew.
#[must_use]
pub fn may_be_given_back(place: Place, begins: Option<Timestamp>, now: Timestamp) -> bool {
    match place {
        Place::Enrolled => begins.is_none_or(|begins| now < begins),
        Place::Waiting => true,
        Place::Withdrawn | Place::Joined => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    use Place::{Enrolled, Joined, Waiting, Withdrawn};

    fn held(places: &[(i64, Place, i64)]) -> Vec<Held> {
        let one = |(enrolment, place, since): &(i64, Place, i64)| Held {
            enrolment: *enrolment,
            place: *place,
            since: Timestamp::from_second(*since).unwrap(),
        };
        places.iter().map(one).collect()
    }

    #[test]
    fn codes_go_there_and_back() {
        for place in Place::ALL {
            assert_eq!(Place::from_code(place.code()), Some(place));
        }
        assert_eq!(Place::from_code(""), None);
    }

    #[test]
    fn a_newcomer_waits_when_there_is_no_room() {
        let two = held(&[(1, Enrolled, 1), (2, Enrolled, 2), (3, Withdrawn, 3)]);
        for (capacity, expected) in [
            (None, Enrolled),
            (Some(3), Enrolled),
            (Some(2), Waiting),
            (Some(1), Waiting),
            (Some(0), Waiting),
        ] {
            assert_eq!(for_newcomer(capacity, &two), expected, "{capacity:?}");
        }
    }

    #[test]
    fn nobody_passes_by_those_who_wait() {
        let some = held(&[(1, Enrolled, 1), (2, Waiting, 2)]);
        assert_eq!(for_newcomer(Some(5), &some), Waiting);
        assert_eq!(for_newcomer(None, &some), Enrolled);
    }

    #[test]
    fn who_has_waited_longest_moves_up() {
        // The fourth waited, withdrew, and came back after the fifth.
        let all = held(&[
            (1, Enrolled, 1),
            (2, Withdrawn, 9),
            (4, Waiting, 8),
            (5, Waiting, 5),
            (6, Waiting, 5),
        ]);
        assert_eq!(waiting(&all), [5, 6, 4]);
        assert_eq!(moving_up(Some(2), &all), [5]);
        assert_eq!(moving_up(Some(3), &all), [5, 6]);
        assert_eq!(moving_up(Some(1), &all), [0_i64; 0]);
        assert_eq!(moving_up(None, &all), [5, 6, 4]);
    }

    #[test]
    fn a_place_is_given_back_until_the_training_begins() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let begins = Some(at(100));
        for (place, begins, now, may) in [
            (Enrolled, begins, 99, true),
            (Enrolled, begins, 100, false),
            (Enrolled, None, 100, true),
            (Waiting, begins, 99, true),
            (Waiting, begins, 100, true),
            (Withdrawn, begins, 99, false),
            (Joined, begins, 99, false),
        ] {
            let found = may_be_given_back(place, begins, at(now));
            assert_eq!(found, may, "{place:?} at {now}");
        }
    }

    proptest! {
        #[test]
        fn who_comes_together_is_placed_as_one_by_one(
            places in prop::collection::vec((0_usize..4, 0_i64..5), 0..20),
            capacity in prop::option::of(0_u32..20),
            coming in 0_usize..20,
        ) {
            let places: Vec<_> = (0..)
                .zip(places)
                .map(|(enrolment, (place, since))| (enrolment, Place::ALL[place], since))
                .collect();
            let mut all = held(&places);
            let together = for_newcomers(capacity, &all, coming);
            for number in 0..coming {
                let place = for_newcomer(capacity, &all);
                let expected = if number < together { Enrolled } else { Waiting };
                prop_assert_eq!(place, expected);
                all.extend(held(&[(100 + number as i64, place, 9)]));
            }
        }

        #[test]
        fn moving_up_fills_the_room_and_no_more(
            places in prop::collection::vec((0_usize..4, 0_i64..5), 0..20), capacity in 0_u32..20,
        ) {
            let places: Vec<_> = (0..)
                .zip(places)
                .map(|(enrolment, (place, since))| (enrolment, Place::ALL[place], since))
                .collect();
            let mut all = held(&places);
            let before = all.iter().filter(|held| held.place == Enrolled).count();
            for up in moving_up(Some(capacity), &all) {
                let one = all.iter_mut().find(|held| held.enrolment == up).unwrap();
                prop_assert_eq!(one.place, Waiting);
                one.place = Enrolled;
            }
            let after = all.iter().filter(|held| held.place == Enrolled).count();
            prop_assert!(after <= before.max(capacity as usize));
            let some_wait = all.iter().any(|held| held.place == Waiting);
            prop_assert!(after >= capacity as usize || !some_wait);
        }
    }
}

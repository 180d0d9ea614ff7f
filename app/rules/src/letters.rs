//! Letters: whom to write to, and when to try again what could not be sent.

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// How often sending a letter is tried.
pub const MOST_TRIES: u32 = 8;

/// How long the first wait is; each that follows is four times as long.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(1);

/// No wait is longer: a mail server that was away over night has the letters by noon.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(12);

/// Somebody who has been invited is not invited again within this time, unless it is asked for.
const BETWEEN_INVITATIONS: SignedDuration = SignedDuration::from_hours(24);

/// Within which time letters that organizers write are counted together.
pub const MAILINGS_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// How many of these go out from one training within that time: enough for a day on which much is
/// changed, and too few to be a nuisance.
const MOST_MAILINGS: usize = 10;

/// Whether one more may be written after so many.
#[must_use]
pub fn may_mail_again(written: usize) -> bool {
    written < MOST_MAILINGS
}

/// When to try again after `tries` that failed; never, when there were enough.
#[must_use]
pub fn next_try(tries: u32, now: Timestamp) -> Option<Timestamp> {
    if tries >= MOST_TRIES {
        return None;
    }
    let wait = (1..tries).fold(FIRST_WAIT, |wait, _| (wait * 4).min(LONGEST_WAIT));
    Some(now.saturating_add(wait).unwrap_or(Timestamp::MAX))
}

/// Whether to invite a person to a training. Somebody with a password is told once; somebody
/// without gets a new link, but not one after another.
#[must_use]
pub fn invites(
    has_password: bool,
    last: Option<Timestamp>,
    asked_again: bool,
    now: Timestamp,
) -> bool {
    match last {
        None => true,
        Some(_) if asked_again => true,
        Some(_) if has_password => false,
        Some(last) => now.duration_since(last) >= BETWEEN_INVITATIONS,
    }
}

/// Whether it is time to remind of what takes place on `date` by the clock of `zone`: on the day
/// before, from nine in the morning.
#[must_use]
pub fn reminds(date: Date, zone: &TimeZone, now: Timestamp) -> bool {
    let there = zone.to_datetime(now);
    date.yesterday()
        .is_ok_and(|before| there.date() == before && there.time() >= time(9, 0, 0, 0))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn waits_grow_up_to_half_a_day_and_end() {
        let now = at("2024-05-30T03:50:00Z");
        let waits: Vec<_> = (1..=MOST_TRIES)
            .map(|tries| next_try(tries, now).map(|next| next.duration_since(now).as_mins()))
            .collect();
        let minutes = [1, 4, 16, 64, 256, 720, 720].map(Some);
        assert_eq!(waits, [&minutes[..], &[None]].concat());
        assert_eq!(next_try(u32::MAX, now), None);
    }

    #[test]
    fn nobody_is_invited_twice_a_day_unless_asked() {
        let now = at("2024-05-30T03:50:00Z");
        let ago = |hours| Some(now - SignedDuration::from_hours(hours));
        assert!(invites(false, None, false, now));
        assert!(!invites(false, ago(23), false, now));
        assert!(invites(false, ago(23), true, now));
        assert!(invites(false, ago(24), false, now));
        assert!(invites(true, None, false, now));
        assert!(!invites(true, ago(1000), false, now));
        assert!(invites(true, ago(1), true, now));
    }

    #[test]
    fn a_reminder_is_due_the_day_before_by_the_trainings_clock() {
        let zone = TimeZone::get("Asia/Almaty").unwrap();
        let day = date(2024, 5, 30);
        for (now, due) in [
            ("2024-05-29T03:59:59Z", false),
            ("2024-05-29T04:00:00Z", true),
            ("2024-05-29T18:59:59Z", true),
            ("2024-05-29T19:00:00Z", false),
            ("2024-05-28T10:00:00Z", false),
        ] {
            assert_eq!(reminds(day, &zone, at(now)), due, "{now}");
        }
        // The day of which Kazakhstan's clocks were put back began at 18:00 UTC the day before.
        assert!(reminds(date(2024, 3, 1), &zone, at("2024-02-29T03:00:00Z")));
        assert!(!reminds(
            date(2024, 3, 1),
            &zone,
            at("2024-02-29T02:59:59Z")
        ));
    }
}

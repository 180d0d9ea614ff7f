//! When to send and when to try again. Pure.

/// How long the hands rest before a change is sent, in milliseconds.
const QUIET: i64 = 600;
/// How long a change waits at most, while they do not rest.
const LATEST: i64 = 2_000;

/// The shortest pause between tries doubles from here, in milliseconds …
const FIRST_PAUSE: i32 = 1_000;
/// … up to here.
const LONGEST_PAUSE: i32 = 30_000;

/// Lets several changes in a row count as one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    first: Option<i64>,
}

impl Pace {
    /// A change was made: in how many milliseconds to send, unless another comes before.
    pub fn change(&mut self, now: i64) -> i64 {
        let first = *self.first.get_or_insert(now);
        // A clock that was set back must not hold anything up.
        QUIET.min(first + LATEST - now).clamp(0, QUIET)
    }

    /// What was changed is being sent.
    pub fn sent(&mut self) {
        self.first = None;
    }
}

/// How long to wait after so many tries in a row that failed, in milliseconds; `chance`, from
/// zero up to one, keeps those who lost the network together from coming back together.
pub fn pause(failures: u32, chance: f64) -> i32 {
    // From the fifth time on it is the longest anyway.
    let doubled = FIRST_PAUSE << failures.saturating_sub(1).min(5);
    let least = doubled.min(LONGEST_PAUSE) / 2;
    least + (f64::from(least) * chance) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_sent_once_the_hands_rest() {
        let mut pace = Pace::default();
        assert_eq!(pace.change(10_000), 600);
        assert_eq!(pace.change(10_300), 600);
        pace.sent();
        assert_eq!(pace.change(50_000), 600);
    }

    #[test]
    fn who_never_rests_is_saved_after_two_seconds_all_the_same() {
        let mut pace = Pace::default();
        let mut now = 0;
        let mut due = pace.change(now);
        // A key every half second: the moment to send moves on, but not beyond the second second.
        for _ in 0..3 {
            now += 500;
            due = now + pace.change(now);
        }
        assert_eq!(due, 2_000);
        assert_eq!(pace.change(2_500), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_holds_nothing_up() {
        let mut pace = Pace::default();
        pace.change(1_000_000);
        assert_eq!(pace.change(0), 600);
    }

    #[test]
    fn the_pause_doubles_up_to_half_a_minute() {
        let longest: Vec<i32> = (1..=8).map(|failures| pause(failures, 1.0)).collect();
        assert_eq!(
            longest,
            [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]
        );
        for failures in [1, 5, 1_000, u32::MAX] {
            let (least, most) = (pause(failures, 0.0), pause(failures, 1.0));
            assert_eq!(least * 2, most);
            assert!((least..=most).contains(&pause(failures, 0.5)));
        }
    }
}

//! How much time is left, by the server's clock. Pure.

/// The server's clock, as far as a page can know it: what it said when the page was made, and
/// how long ago that was.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// What the server's clock said, in milliseconds since 1970.
    pub server: f64,
    /// What the browser's clock said then. It may be wrong, and may be changed.
    pub wall: f64,
    /// What the page's stopwatch said then. It may stand still while the machine sleeps.
    pub stopwatch: f64,
}

impl Clock {
    /// What the server's clock says now. Of the two measures of what has passed since, the greater
    /// one is right: the stopwatch only ever misses time, and whoever sets the clock back gains
    /// nothing. If it is too great, since the clock was set forward, the server is asked too
    /// early, and corrects it.
    pub fn now(self, wall: f64, stopwatch: f64) -> f64 {
        self.server + (wall - self.wall).max(stopwatch - self.stopwatch)
    }
}

/// A moment at which something is said or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Ten minutes are left.
    Ten,
    /// Five minutes are left.
    Five,
    /// One minute is left.
    One,
    /// The time is over.
    Over,
}

/// The moments, and how long before the end they come, in milliseconds.
const MOMENTS: [(Moment, f64); 4] = [
    (Moment::Ten, 600_000.0),
    (Moment::Five, 300_000.0),
    (Moment::One, 60_000.0),
    (Moment::Over, 0.0),
];
/// The longest time to sleep in one go, in milliseconds: browsers are late with long ones.
const LONGEST: f64 = 30_000.0;

/// The last moment that came since so much time was left as `before`: who slept through three of
/// them is told of the last alone.
pub fn moment(before: f64, left: f64) -> Option<Moment> {
    MOMENTS
        .into_iter()
        .rfind(|(_, at)| left <= *at && *at < before)
        .map(|(moment, _)| moment)
}

/// How long to sleep until the next moment, in milliseconds.
pub fn sleep(left: f64) -> f64 {
    let next = MOMENTS.into_iter().find(|(_, at)| *at < left);
    next.map_or(LONGEST, |(_, at)| (left - at).min(LONGEST))
}

/// How many minutes are left, the one that is running counted.
pub fn minutes(left: f64) -> u32 {
    (left / 60_000.0).ceil().clamp(0.0, f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: f64 = 60_000.0;

    #[test]
    fn each_moment_is_told_once() {
        let mut left = 12.0 * MINUTE;
        let mut told = Vec::new();
        while left > -MINUTE {
            let before = left;
            left -= sleep(left);
            told.extend(moment(before, left).map(|moment| (moment, left / MINUTE)));
        }
        assert_eq!(
            told,
            [
                (Moment::Ten, 10.0),
                (Moment::Five, 5.0),
                (Moment::One, 1.0),
                (Moment::Over, 0.0),
            ]
        );
    }

    #[test]
    fn the_running_minute_counts() {
        for (left, expected) in [
            (2.0 * MINUTE, 2),
            (1.1 * MINUTE, 2),
            (1.0, 1),
            (0.0, 0),
            (-MINUTE, 0),
        ] {
            assert_eq!(minutes(left), expected, "{left}");
        }
    }

    #[test]
    fn who_slept_is_told_the_last_alone() {
        assert_eq!(moment(12.0 * MINUTE, 0.5 * MINUTE), Some(Moment::One));
        assert_eq!(moment(12.0 * MINUTE, -MINUTE), Some(Moment::Over));
        assert_eq!(moment(9.0 * MINUTE, 8.0 * MINUTE), None);
    }

    #[test]
    fn a_page_that_comes_late_says_nothing_of_what_is_past() {
        // Seven minutes are left when it comes.
        assert_eq!(moment(7.0 * MINUTE, 6.9 * MINUTE), None);
        assert_eq!(moment(7.0 * MINUTE, 5.0 * MINUTE), Some(Moment::Five));
    }

    #[test]
    fn neither_a_wrong_clock_nor_sleep_moves_the_end() {
        let clock = Clock {
            server: 1_000_000.0,
            wall: 50.0,
            stopwatch: 200.0,
        };
        // A clock that is an hour wrong all the time.
        assert_eq!(clock.now(10_050.0, 10_200.0), 1_010_000.0);
        // Set back meanwhile.
        assert_eq!(clock.now(-900_000.0, 10_200.0), 1_010_000.0);
        // The machine slept, and the stopwatch with it.
        assert_eq!(clock.now(60_050.0, 10_200.0), 1_060_000.0);
    }
}

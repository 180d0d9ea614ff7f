//! A server whose clock is off reckons by the database's.

use app::clock::Clock;
use jiff::{SignedDuration, Timestamp};

use crate::harness::House;

on_both_databases!(a_clock_that_is_off_keeps_to_the_databases);

async fn a_clock_that_is_off_keeps_to_the_databases(house: House) {
    let db = &house.inner.db;
    for off in [-90, 90] {
        let clock = Clock::by_hand(Timestamp::now() + SignedDuration::from_secs(off));
        db.keeps_time(&clock).await.unwrap();
        let away = clock.now().duration_since(Timestamp::now()).abs();
        // A file has no other clock than the server's own; the test takes seconds, not a minute.
        let keeps = away < SignedDuration::from_secs(30);
        assert_eq!(keeps, db.is_shared(), "{off}: {away:?}");
    }
}

use proptest::{collection::vec, prelude::*, sample::subsequence};

use super::*;

fn at(text: &str) -> Timestamp {
    format!("2026-05-30T{text}Z").parse().unwrap()
}

/// From nine to half past ten.
fn morning() -> Gathering {
    Gathering {
        starts_at: at("09:00:00"),
        ends_at: at("10:30:00"),
    }
}

fn seen(kind: Kind, text: &str) -> Sighting {
    Sighting { kind, at: at(text) }
}

/// A page that is open from one time to another.
fn open(from: &str, to: &str) -> Vec<Sighting> {
    let (mut now, to) = (at(from), at(to));
    let mut sightings = vec![seen(Kind::Join, from)];
    while now + EVERY <= to {
        now += EVERY;
        sightings.push(Sighting {
            kind: Kind::Stay,
            at: now,
        });
    }
    sightings
}

fn minutes(sightings: &[Sighting]) -> u16 {
    minutes_there(sightings, &morning())
}

#[test]
fn an_open_page_counts_while_the_session_is_on() {
    assert_eq!(minutes(&[]), 0);
    assert_eq!(minutes(&[seen(Kind::Join, "09:10:00")]), 0);
    assert_eq!(minutes(&open("09:10:00", "09:40:00")), 30);
    assert_eq!(minutes(&open("08:30:00", "09:05:00")), 5);
    assert_eq!(minutes(&open("10:20:00", "10:32:00")), 10);
    assert_eq!(minutes(&open("08:30:00", "10:32:00")), 90);
    assert_eq!(minutes(&open("10:31:00", "10:32:00")), 0);
    assert_eq!(minutes(&open("09:00:00", "09:02:30")), 3, "to the nearest");
}

#[test]
fn a_page_that_fell_silent_counts_up_to_its_last_sign() {
    let mut sightings = open("09:00:00", "09:20:00");
    sightings.push(seen(Kind::Stay, "09:22:30"));
    assert_eq!(minutes(&sightings), 23, "some signs were lost");
    sightings.push(seen(Kind::Stay, "09:25:01"));
    assert_eq!(minutes(&sightings), 23, "it was silent for too long");
    sightings.extend(open("10:00:00", "10:10:00"));
    assert_eq!(minutes(&sightings), 33);
}

#[test]
fn an_own_word_counts_further_back_but_not_past_having_left() {
    let join = seen(Kind::Join, "09:00:00");
    let here = |text| seen(Kind::Here, text);
    assert_eq!(minutes(&[join, here("09:15:00")]), 15);
    assert_eq!(minutes(&[join, here("09:15:01")]), 0);
    assert_eq!(
        minutes(&[join, here("09:14:00"), seen(Kind::Leave, "09:28:00")]),
        28
    );
    // What the page says meanwhile takes nothing away.
    let woken = [join, seen(Kind::Stay, "09:10:00"), here("09:10:05")];
    assert_eq!(minutes(&woken), 10);
    let back = [
        join,
        seen(Kind::Leave, "09:05:00"),
        seen(Kind::Join, "09:12:00"),
        here("09:14:00"),
    ];
    assert_eq!(minutes(&back), 7, "away from five past to twelve past");
    assert_eq!(minutes(&[join, seen(Kind::Join, "09:01:00")]), 0);
}

#[test]
fn two_devices_are_one_person() {
    let mut both = open("09:00:00", "09:40:00");
    both.extend(open("09:20:10", "10:00:10"));
    assert_eq!(minutes(&both), 60);
    // One of them is left; the other is still open.
    both.push(seen(Kind::Leave, "09:30:05"));
    assert_eq!(minutes(&both), 60);
}

#[test]
fn each_half_of_a_long_session_has_its_own_minutes() {
    let sightings = open("09:30:00", "10:00:00");
    let part = |unit| minutes_there(&sightings, &morning().part(unit));
    assert_eq!(part(Unit::Morning), 15);
    assert_eq!(part(Unit::Afternoon), 15);
    assert_eq!(part(Unit::Whole), 30);
    let half = morning().part(Unit::Afternoon).starts_at;
    assert_eq!(morning().unit_at(half), Unit::Afternoon);
    assert_eq!(half, morning().part(Unit::Morning).ends_at);
}

#[test]
fn the_organizers_rule_says_what_counts() {
    let percent = |percent| Percent::new(percent).unwrap();
    let status = |minutes, share| status(minutes, &morning(), percent(share));
    assert_eq!(status(0, 80), None);
    assert_eq!(status(1, 80), Some(Status::Partial));
    assert_eq!(status(71, 80), Some(Status::Partial));
    assert_eq!(status(72, 80), Some(Status::Present));
    assert_eq!(status(89, 100), Some(Status::Partial));
    assert_eq!(status(90, 100), Some(Status::Present));
    assert_eq!(status(1, 1), Some(Status::Present));
    for none in [0, 101, -1, 1000] {
        assert_eq!(Percent::new(none), None);
    }
    assert_eq!(Percent::default().get(), 80);
}

#[test]
fn what_says_nothing_new_is_not_kept() {
    let join = seen(Kind::Join, "09:00:00");
    let is_new = |before: &[Sighting], kind, text| is_new(before, seen(kind, text));
    assert!(is_new(&[], Kind::Join, "09:00:00"));
    assert!(!is_new(&[join], Kind::Join, "09:00:10"), "tapped twice");
    assert!(!is_new(&[join], Kind::Stay, "09:00:10"));
    assert!(is_new(&[join], Kind::Stay, "09:00:25"));
    assert!(is_new(&[join], Kind::Here, "09:00:10"));
    assert!(is_new(&[join], Kind::Leave, "09:00:10"));
    let left = [join, seen(Kind::Leave, "09:05:00")];
    assert!(!is_new(&left, Kind::Leave, "09:30:00"), "gone already");
    assert!(is_new(&left, Kind::Join, "09:05:05"));
    assert!(!is_in(&left) && is_in(&[join]) && !is_in(&[]));
}

#[test]
fn a_code_says_its_kind() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(Kind::from_code("left"), None);
}

fn mark(number: i32, source: Source, status: Status, minutes: Option<u16>) -> Mark {
    Mark {
        number,
        unit: Unit::Whole,
        status: Some(status),
        minutes,
        source,
        supersedes: None,
        reasoned: false,
        by: None,
        made_at: at("10:00:00"),
        received_at: at("10:00:00"),
    }
}

#[test]
fn what_is_measured_is_proposed_once_and_again_when_it_is_more() {
    let append = |supersedes| Recording::Append { supersedes };
    let propose = |marks: &[Mark], minutes| propose(marks, Unit::Whole, Status::Partial, minutes);
    assert_eq!(propose(&[], 30), append(None));
    let own = mark(1, Source::Own, Status::Present, None);
    assert_eq!(propose(std::slice::from_ref(&own), 30), append(None));
    let online = mark(2, Source::Online, Status::Partial, Some(30));
    assert_eq!(propose(&[own.clone(), online.clone()], 30), Recording::Same);
    assert_eq!(propose(&[own, online.clone()], 31), append(Some(2)));
    // An organizer's word stands, and what was measured is kept beside it.
    let organizer = mark(3, Source::Organizer, Status::Absent, None);
    let marks = [online, organizer];
    assert_eq!(propose(&marks, 31), append(Some(2)));
    let code = mark(1, Source::Code, Status::Late, Some(12));
    assert_eq!(propose(&[code], 30), Recording::Same, "in the room");
}

/// Sightings in an order of their own, an hour before to an hour after the session.
fn sightings(most: usize) -> impl Strategy<Value = Vec<Sighting>> {
    let kinds = prop_oneof![
        1 => Just(Kind::Join),
        6 => Just(Kind::Stay),
        2 => Just(Kind::Here),
        1 => Just(Kind::Leave),
    ];
    vec((kinds, -3600_i64..9000), 0..most).prop_map(|drawn| {
        let each = |(kind, seconds)| Sighting {
            kind,
            at: morning().starts_at + SignedDuration::from_secs(seconds),
        };
        drawn.into_iter().map(each).collect()
    })
}

proptest! {
    #[test]
    fn never_more_than_the_session_has(seen in sightings(200)) {
        let whole = morning().ends_at.duration_since(morning().starts_at);
        let there = time_there(&seen, &morning());
        prop_assert!(!there.is_negative() && there <= whole);
        prop_assert!(u32::from(minutes(&seen)) <= morning().minutes());
        let halves = Unit::PARTS.map(|part| time_there(&seen, &morning().part(part)));
        prop_assert_eq!(halves[0] + halves[1], there, "its parts are the whole");
    }

    #[test]
    fn the_order_of_arrival_is_nothing(
        (seen, shuffled) in sightings(60).prop_flat_map(|seen| (Just(seen.clone()), Just(seen).prop_shuffle()))
    ) {
        prop_assert_eq!(time_there(&seen, &morning()), time_there(&shuffled, &morning()));
    }

    #[test]
    fn to_be_seen_more_often_never_makes_less(
        (all, some) in sightings(80).prop_flat_map(|all| {
            // Only saying to go can say that one was not there.
            let (gone, seen): (Vec<_>, Vec<_>) = all.into_iter().partition(|each| each.kind == Kind::Leave);
            let most = seen.len();
            let some = subsequence(seen.clone(), 0..=most);
            (Just([gone.clone(), seen].concat()), some.prop_map(move |some| [gone.clone(), some].concat()))
        })
    ) {
        prop_assert!(time_there(&some, &morning()) <= time_there(&all, &morning()));
    }

    #[test]
    fn the_same_seen_twice_counts_once(seen in sightings(60)) {
        let twice = [seen.clone(), seen.clone()].concat();
        prop_assert_eq!(time_there(&seen, &morning()), time_there(&twice, &morning()));
    }

    #[test]
    fn a_page_fills_no_database(seen in sightings(80)) {
        let mut pages: Vec<_> = seen.into_iter().filter(|each| each.kind == Kind::Stay).collect();
        pages.sort_by_key(|each| each.at);
        let mut kept: Vec<Sighting> = Vec::new();
        for each in pages {
            if is_new(&kept, each) {
                kept.push(each);
            }
        }
        prop_assert!(kept.windows(2).all(|two| two[1].at.duration_since(two[0].at) >= ANEW_AFTER));
    }
}

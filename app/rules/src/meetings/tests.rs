use proptest::prelude::*;

use super::*;
use crate::attendance::Minutes;

/// From nine to half past ten in Astana, which is four o'clock in Greenwich.
fn morning() -> Gathering {
    Gathering {
        starts_at: "2026-05-30T04:00:00Z".parse().unwrap(),
        ends_at: "2026-05-30T05:30:00Z".parse().unwrap(),
    }
}

fn astana() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(5))
}

fn clock(text: &str) -> Option<Clock> {
    Some(Clock {
        days: vec!["2026-05-30".parse().unwrap()],
        time: text.parse().ok()?,
    })
}

fn join(from: &str, to: &str) -> Join {
    Join {
        name: "Amal".to_owned(),
        address: String::new(),
        from: clock(from),
        to: clock(to),
        minutes: None,
    }
}

fn proposed(joins: &[Join]) -> Option<(Status, Option<u16>)> {
    let joins: Vec<&Join> = joins.iter().collect();
    let rule = (&Policy::default(), Percent::DEFAULT);
    propose(&joins, (&morning(), Unit::Whole), &astana(), rule)
}

#[test]
fn what_a_list_proposes_by_the_policy() {
    for (joins, expected) in [
        (&[][..], None),
        (&[("08:50:00", "10:35:00")], Some((Status::Present, None))),
        // Ten minutes are in time; then one is late.
        (&[("09:10:00", "10:30:00")], Some((Status::Present, None))),
        (&[("09:11:00", "10:30:00")], Some((Status::Late, Some(11)))),
        (&[("09:00:00", "10:20:00")], Some((Status::Present, None))),
        (
            &[("09:00:00", "10:00:00")],
            Some((Status::LeftEarly, Some(30))),
        ),
        (
            &[("09:20:00", "10:00:00")],
            Some((Status::Partial, Some(40))),
        ),
        // Several joins are one person's time; two devices at once count once.
        (
            &[("09:00:00", "09:50:00"), ("09:55:00", "10:30:00")],
            Some((Status::Present, None)),
        ),
        (
            &[
                ("09:00:00", "09:20:00"),
                ("09:10:00", "09:30:00"),
                ("10:10:00", "10:30:00"),
            ],
            Some((Status::Partial, Some(50))),
        ),
        // Before and after it is not during it.
        (&[("08:00:00", "08:59:00"), ("10:31:00", "11:00:00")], None),
        // Who was there when the list was made is there to the end.
        (&[("09:00:00", "-")], Some((Status::Present, None))),
    ] {
        let joins: Vec<Join> = joins.iter().map(|(from, to)| join(from, to)).collect();
        assert_eq!(proposed(&joins), expected, "{joins:?}");
    }
}

#[test]
fn the_policy_says_from_when_on_somebody_is_late() {
    let joins = [join("09:20:00", "10:30:00")];
    let joins: Vec<&Join> = joins.iter().collect();
    let policy = Policy {
        late_after: Minutes::new(20).unwrap(),
        ..Policy::default()
    };
    let rule = (&policy, Percent::new(50).unwrap());
    let proposed = propose(&joins, (&morning(), Unit::Whole), &astana(), rule);
    assert_eq!(proposed, Some((Status::Present, None)));
}

#[test]
fn a_list_of_another_day_proposes_nothing_and_one_without_days_is_taken_for_this() {
    let mut other = join("09:00:00", "10:30:00");
    for clock in [&mut other.from, &mut other.to] {
        clock.as_mut().unwrap().days = vec!["2026-05-23".parse().unwrap()];
    }
    assert_eq!(proposed(&[other.clone()]), None);
    for clock in [&mut other.from, &mut other.to] {
        clock.as_mut().unwrap().days.clear();
    }
    assert_eq!(proposed(&[other]), Some((Status::Present, None)));
}

#[test]
fn where_a_list_tells_only_minutes_they_decide() {
    let of = |minutes| Join {
        from: None,
        to: None,
        minutes: Some(minutes),
        ..join("09:00:00", "10:30:00")
    };
    assert_eq!(proposed(&[of(0)]), None);
    assert_eq!(proposed(&[of(30), of(42)]), Some((Status::Present, None)));
    assert_eq!(proposed(&[of(30)]), Some((Status::Partial, Some(30))));
}

#[test]
fn joins_of_one_person_are_gathered() {
    let named = |name: &str, address: &str| Join {
        name: name.to_owned(),
        address: address.to_owned(),
        ..join("09:00:00", "10:00:00")
    };
    let joins = [
        named("Amal K", "amal@example.org"),
        named("Bolat", ""),
        named("Amal", "Amal@Example.org"),
        named("bolat", ""),
    ];
    let people = participants(&joins, str::to_lowercase);
    let places: Vec<_> = people.iter().map(|person| person.joins.clone()).collect();
    assert_eq!(places, [vec![0, 2], vec![1, 3]]);
}

fn directory() -> Directory {
    let known = |enrolment, name: &str, address: &str| Known {
        enrolment,
        address: address.to_owned(),
        name: name.to_owned(),
        sound: name.to_owned(),
    };
    Directory::of(vec![
        known(1, "amal kerimova", "amal@example.org"),
        known(2, "bolat serikov", ""),
        known(3, "dana serikova", "dana@example.org"),
        known(4, "erlan akhmetov", ""),
        known(5, "erlan akhmetov", ""),
    ])
}

#[test]
fn the_address_decides_then_the_name_then_somebody_is_asked() {
    let directory = directory();
    let find = |address: &str, name: &str| {
        let fold = |name: &str| name.to_lowercase();
        directory.find(address, name, fold, fold)
    };
    assert_eq!(
        find("AMAL@example.org ", "bolat serikov"),
        Match::Address(1)
    );
    assert_eq!(find("home@example.org", "serikov bolat"), Match::Name(2));
    assert_eq!(find("", "Bolat (Serikov Bolat)"), Match::Name(2));
    assert_eq!(find("", "Bolat Serikov (guest)"), Match::Name(2));
    assert_eq!(find("", "dana"), Match::Perhaps(vec![3]));
    assert_eq!(find("", "erlan akhmetov"), Match::Perhaps(vec![4, 5]));
    assert_eq!(find("", "dana iphone serikova"), Match::Perhaps(vec![3]));
    assert_eq!(find("", "samsung"), Match::Nobody);
    assert_eq!(find("", ""), Match::Nobody);
}

proptest! {
    /// Whatever a list says, nobody was there for longer than the session lasts, and the minutes
    /// that belong to a status are at least one.
    #[test]
    fn minutes_are_within_the_session(
        joins in prop::collection::vec((0..1440_i32, 0..1440_i32, prop::option::of(0..2000_u32)), 0..8),
    ) {
        let midnight = Time::midnight();
        let at = |minute: i32| Clock {
            days: Vec::new(),
            time: midnight.wrapping_add(SignedDuration::from_mins(minute.into())),
        };
        let joins: Vec<Join> = joins
            .into_iter()
            .map(|(from, to, minutes)| Join {
                from: Some(at(from)),
                to: Some(at(to)),
                minutes,
                ..join("09:00:00", "10:00:00")
            })
            .collect();
        if let Some((status, minutes)) = proposed(&joins) {
            prop_assert!(status.was_there());
            prop_assert_eq!(minutes.is_some(), status.has_minutes());
            prop_assert!(minutes.is_none_or(|minutes| (1..=90).contains(&minutes)));
        }
    }
}

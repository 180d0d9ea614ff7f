use proptest::prelude::*;

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

fn mark(number: i32, status: Status, method: Method) -> Mark {
    Mark {
        number,
        status,
        method,
        recorded_at: at("09:00:00"),
    }
}

#[test]
fn codes_go_there_and_back() {
    for status in Status::ALL {
        assert_eq!(Status::from_code(status.code()), Some(status));
    }
    for method in Method::ALL {
        assert_eq!(Method::from_code(method.code()), Some(method));
    }
    assert_eq!(Status::from_code("PRESENT"), None);
    assert_eq!(Method::from_code("roll call"), None);
}

#[test]
fn the_highest_number_stands_in_whatever_order() {
    let marks = [
        mark(2, Status::Excused, Method::Correction),
        mark(3, Status::Late, Method::Correction),
        mark(1, Status::Absent, Method::RollCall),
    ];
    assert_eq!(standing(&marks), Some(Status::Late));
    assert_eq!(next_number(&marks), 4);
    assert_eq!(standing(&[]), None);
    assert_eq!(next_number(&[]), 1);
}

#[test]
fn check_in_by_the_clock() {
    let opens_at = at("08:30:00");
    let closed_at = at("10:30:00");
    for (now, expected) in [
        ("08:29:59", CheckIn::TooEarly { opens_at }),
        ("08:30:00", CheckIn::Allowed(Status::Present)),
        ("09:00:00", CheckIn::Allowed(Status::Present)),
        ("09:10:00", CheckIn::Allowed(Status::Present)),
        ("09:10:01", CheckIn::Allowed(Status::Late)),
        ("10:29:59", CheckIn::Allowed(Status::Late)),
        ("10:30:00", CheckIn::Closed { closed_at }),
        ("23:00:00", CheckIn::Closed { closed_at }),
    ] {
        assert_eq!(check_in(&morning(), &[], at(now)), expected, "{now}");
    }
}

#[test]
fn who_has_a_mark_is_told_so_at_any_time() {
    let marks = [mark(1, Status::Absent, Method::RollCall)];
    for now in ["08:00:00", "09:05:00", "12:00:00"] {
        let answer = check_in(&morning(), &marks, at(now));
        assert_eq!(answer, CheckIn::Already(Status::Absent));
    }
}

#[test]
fn the_ends_of_time_do_no_harm() {
    let gathering = Gathering {
        starts_at: Timestamp::MIN,
        ends_at: Timestamp::MAX,
    };
    assert_eq!(gathering.check_in_opens_at(), Timestamp::MIN);
    let answer = check_in(&gathering, &[], at("09:00:00"));
    assert_eq!(answer, CheckIn::Allowed(Status::Late));
}

#[test]
fn what_an_organizer_needs() {
    use Method::{CheckIn, Correction, RollCall};
    let record = |method, now| {
        let marks = [mark(1, Status::Present, method)];
        super::record(&marks, Status::Absent, at(now))
    };
    assert_eq!(record(CheckIn, "09:02:00"), Recording::MisTap);
    assert_eq!(record(CheckIn, "09:02:01"), Recording::NeedsReason);
    assert_eq!(record(RollCall, "09:02:00"), Recording::MisTap);
    assert_eq!(record(RollCall, "09:02:01"), Recording::NeedsReason);
    assert_eq!(record(Correction, "09:00:01"), Recording::NeedsReason);
}

#[test]
fn a_first_mark_needs_nothing_and_the_same_again_is_nothing() {
    let now = at("11:00:00");
    assert_eq!(record(&[], Status::Absent, now), Recording::First);
    for method in Method::ALL {
        let marks = [mark(1, Status::Late, method)];
        assert_eq!(record(&marks, Status::Late, now), Recording::Same);
    }
}

#[test]
fn only_what_stands_is_compared() {
    let marks = [
        mark(1, Status::Present, Method::RollCall),
        mark(2, Status::Absent, Method::Correction),
    ];
    let now = at("09:01:00");
    assert_eq!(record(&marks, Status::Present, now), Recording::NeedsReason);
    assert_eq!(record(&marks, Status::Absent, now), Recording::Same);
}

#[test]
fn counting() {
    let all = [
        Some(Status::Present),
        Some(Status::Present),
        Some(Status::Late),
        None,
        Some(Status::Excused),
        None,
        None,
    ];
    assert_eq!(
        count(all.into_iter()),
        Counts {
            present: 2,
            late: 1,
            absent: 0,
            excused: 1,
            unmarked: 3,
        }
    );
}

proptest! {
    #[test]
    fn a_check_in_is_recorded_exactly_while_it_is_open(seconds in -7200_i64..14400) {
        let gathering = morning();
        let now = gathering.starts_at + SignedDuration::from_secs(seconds);
        let open = now >= gathering.check_in_opens_at() && now < gathering.ends_at;
        let allowed = matches!(check_in(&gathering, &[], now), CheckIn::Allowed(_));
        prop_assert_eq!(allowed, open);
    }
}

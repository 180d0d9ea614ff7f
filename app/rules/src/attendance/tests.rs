use jiff::tz::TimeZone;
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

const OLGA: Option<i64> = Some(1);
const ORAZ: Option<i64> = Some(2);

fn mark(number: i32, status: Status, source: Source) -> Mark {
    Mark {
        number,
        unit: Unit::Whole,
        status: Some(status),
        minutes: None,
        source,
        supersedes: None,
        reasoned: false,
        by: OLGA,
        made_at: at("09:00:00"),
        received_at: at("09:00:00"),
    }
}

fn about(unit: Unit, number: i32, status: Status) -> Mark {
    Mark {
        unit,
        ..mark(number, status, Source::Organizer)
    }
}

fn takes_back(number: i32, taken_back: i32) -> Mark {
    Mark {
        status: None,
        supersedes: Some(taken_back),
        ..mark(number, Status::Present, Source::Organizer)
    }
}

fn new(status: Status, made_at: Timestamp) -> NewMark {
    NewMark {
        unit: Unit::Whole,
        status,
        minutes: None,
        source: Source::Organizer,
        by: OLGA,
        made_at,
    }
}

#[test]
fn codes_go_there_and_back() {
    for status in Status::ALL {
        assert_eq!(Status::from_code(status.code()), Some(status));
    }
    for source in Source::ALL {
        assert_eq!(Source::from_code(source.code()), Some(source));
    }
    for unit in Unit::ALL {
        assert_eq!(Unit::from_code(unit.code()), Some(unit));
    }
    assert_eq!(Status::from_code("PRESENT"), None);
    assert_eq!(Source::from_code("roll call"), None);
    assert_eq!(Unit::from_code("evening"), None);
}

#[test]
fn the_last_received_stands_in_whatever_order_they_come() {
    let marks = [
        mark(2, Status::Excused, Source::Organizer),
        mark(3, Status::Late, Source::Organizer),
        mark(1, Status::Absent, Source::Organizer),
    ];
    assert_eq!(standing(&marks), Some(Status::Late));
    assert_eq!(next_number(&marks), 4);
    assert_eq!(standing(&[]), None);
    assert_eq!(next_number(&[]), 1);
}

#[test]
fn an_organizers_mark_stands_over_a_check_in_whatever_the_order() {
    for source in [Source::Own, Source::Code, Source::Online] {
        for (check_in, roll_call) in [(1, 2), (2, 1)] {
            let marks = [
                mark(check_in, Status::Present, source),
                mark(roll_call, Status::Absent, Source::Organizer),
            ];
            assert_eq!(standing(&marks), Some(Status::Absent));
        }
        let proposed = stands(&[mark(1, Status::Present, source)]).unwrap();
        assert!(proposed.proposed);
    }
}

#[test]
fn what_was_taken_back_gives_way_to_what_was_before() {
    let marks = vec![
        mark(1, Status::Present, Source::Own),
        mark(2, Status::Late, Source::Organizer),
        mark(3, Status::Absent, Source::Organizer),
        takes_back(4, 3),
        takes_back(5, 2),
    ];
    assert_eq!(standing(&marks[..4]), Some(Status::Late));
    assert_eq!(
        standing(&marks),
        Some(Status::Present),
        "the check-in again"
    );
    let mut marks = marks;
    marks.push(takes_back(6, 1));
    assert_eq!(standing(&marks), None);
    // The undo of an undo.
    marks.push(takes_back(7, 6));
    assert_eq!(standing(&marks), Some(Status::Present));
    marks.push(takes_back(8, 4));
    assert_eq!(standing(&marks), Some(Status::Absent));
}

#[test]
fn units_make_the_whole() {
    use Status::{Absent, Excused, Late, LeftEarly, Partial, Present};
    let day = |morning, afternoon| {
        let marks = [
            about(Unit::Morning, 1, morning),
            about(Unit::Afternoon, 2, afternoon),
        ];
        standing(&marks).unwrap()
    };
    for status in Status::ALL {
        assert_eq!(day(status, status), status);
    }
    for (morning, afternoon, whole) in [
        (Late, Present, Late),
        (Present, LeftEarly, LeftEarly),
        (Present, Absent, Partial),
        (Excused, Present, Partial),
        (Present, Late, Partial),
        (Late, LeftEarly, Partial),
        (Excused, Absent, Absent),
    ] {
        assert_eq!(day(morning, afternoon), whole, "{morning:?} {afternoon:?}");
    }
}

#[test]
fn a_mark_about_the_whole_meets_what_was_said_of_a_part() {
    let marks = vec![about(Unit::Morning, 1, Status::Absent)];
    assert_eq!(standing(&marks), None);
    let met = meets(&marks, Unit::Whole).map(|mark| mark.number);
    assert_eq!(met, Some(1), "so nothing is filled in over it");
    assert_eq!(meets(&marks, Unit::Afternoon), None);
    // An organizer's word before a later one of the person's own.
    let mut own = about(Unit::Afternoon, 2, Status::Present);
    own.source = Source::Own;
    let marks = [marks, vec![own]].concat();
    assert_eq!(meets(&marks, Unit::Whole).map(|mark| mark.number), Some(1));
}

#[test]
fn half_a_day_is_not_a_day() {
    let marks = vec![about(Unit::Morning, 1, Status::Present)];
    assert_eq!(standing(&marks), None);
    let in_part = |marks: &[Mark], unit| stands_in(marks, unit).and_then(|mark| mark.status);
    assert_eq!(in_part(&marks, Unit::Morning), Some(Status::Present));
    assert_eq!(in_part(&marks, Unit::Afternoon), None);
    // A mark about the whole speaks of both; a later one about a part narrows it down.
    let marks = [
        marks[0].clone(),
        about(Unit::Whole, 2, Status::Late),
        about(Unit::Afternoon, 3, Status::Absent),
    ];
    assert_eq!(in_part(&marks, Unit::Morning), Some(Status::Late));
    assert_eq!(in_part(&marks, Unit::Afternoon), Some(Status::Absent));
    assert_eq!(standing(&marks), Some(Status::Partial));
}

#[test]
fn check_in_by_the_clock() {
    let opens_at = at("08:30:00");
    let closed_at = at("10:30:00");
    let present = CheckIn::Allowed {
        status: Status::Present,
        minutes: None,
    };
    let late = |minutes| CheckIn::Allowed {
        status: Status::Late,
        minutes: Some(minutes),
    };
    for (now, expected) in [
        ("08:29:59", CheckIn::TooEarly { opens_at }),
        ("08:30:00", present),
        ("09:00:00", present),
        ("09:10:00", present),
        ("09:10:01", late(10)),
        ("10:29:59", late(89)),
        ("10:30:00", CheckIn::Closed { closed_at }),
        ("23:00:00", CheckIn::Closed { closed_at }),
    ] {
        let verdict = check_in(&morning(), &usual(), Unit::Whole, &[], at(now));
        assert_eq!(verdict, expected, "{now}");
    }
}

fn usual() -> Policy {
    Policy::default()
}

fn minutes(minutes: i64) -> Minutes {
    Minutes::new(minutes).unwrap()
}

#[test]
fn a_policy_moves_the_window_and_the_line_between_present_and_late() {
    let policy = Policy {
        late_after: minutes(0),
        opens_before: minutes(0),
        closes_after: minutes(20),
        ..usual()
    };
    let [opens_at, closed_at] = ["09:00:00", "10:50:00"].map(at);
    let as_status = |status, minutes| CheckIn::Allowed { status, minutes };
    for (now, expected) in [
        ("08:59:59", CheckIn::TooEarly { opens_at }),
        ("09:00:00", as_status(Status::Present, None)),
        ("09:00:01", as_status(Status::Late, Some(0))),
        ("10:29:59", as_status(Status::Late, Some(89))),
        // Whoever says so after the end was there; since when is not known.
        ("10:30:00", as_status(Status::Present, None)),
        ("10:49:59", as_status(Status::Present, None)),
        ("10:50:00", CheckIn::Closed { closed_at }),
    ] {
        let verdict = check_in(&morning(), &policy, Unit::Whole, &[], at(now));
        assert_eq!(verdict, expected, "{now}");
    }
    assert_eq!(
        arrival(&morning(), &policy, Unit::Whole, at("09:05:00")),
        Status::Late
    );
    let day = Gathering {
        starts_at: at("09:00:00"),
        ends_at: at("17:00:00"),
    };
    let there = [about(Unit::Morning, 1, Status::Present)];
    let early = part_to_check_in(&day, &policy, &there, at("12:59:59"));
    assert_eq!(early, Unit::Morning, "the afternoon opens when it begins");
}

#[test]
fn what_a_policy_is_made_of_has_its_bounds_and_codes() {
    for (said, kept) in [
        (-1, None),
        (0, Some(0)),
        (240, Some(240)),
        (241, None),
        (70_000, None),
    ] {
        assert_eq!(Minutes::new(said).map(Minutes::get), kept, "{said}");
    }
    for weight in Weight::ALL {
        assert_eq!(Weight::from_code(weight.code()), Some(weight));
    }
    for excuse in Excuse::ALL {
        assert_eq!(Excuse::from_code(excuse.code()), Some(excuse));
    }
}

#[test]
fn who_has_a_mark_is_told_so_at_any_time() {
    let mut marks = vec![mark(1, Status::Present, Source::Organizer)];
    for now in ["08:00:00", "09:05:00", "12:00:00"] {
        let answer = check_in(&morning(), &usual(), Unit::Whole, &marks, at(now));
        assert_eq!(answer, CheckIn::Already(Status::Present));
    }
    marks.push(takes_back(2, 1));
    let answer = check_in(&morning(), &usual(), Unit::Whole, &marks, at("09:05:00"));
    assert!(matches!(answer, CheckIn::Allowed { .. }));
}

#[test]
fn who_was_marked_as_away_may_say_once_to_be_there() {
    for status in [Status::Absent, Status::Excused] {
        let mut marks = vec![mark(1, status, Source::Organizer)];
        for closed in ["08:00:00", "12:00:00"] {
            let answer = check_in(&morning(), &usual(), Unit::Whole, &marks, at(closed));
            assert_eq!(answer, CheckIn::Already(status));
        }
        let late = CheckIn::Allowed {
            status: Status::Late,
            minutes: Some(20),
        };
        let arrives = || at("09:20:00");
        assert_eq!(
            check_in(&morning(), &usual(), Unit::Whole, &marks, arrives()),
            late
        );
        marks.push(mark(2, Status::Late, Source::Code));
        assert_eq!(
            standing(&marks),
            Some(status),
            "the organizer's word stands"
        );
        assert_eq!(beside(&marks, Unit::Whole).map(|mark| mark.number), Some(2));
        let answer = check_in(&morning(), &usual(), Unit::Whole, &marks, arrives());
        assert_eq!(answer, CheckIn::Already(status));
        // Whatever the organizer says next settles it: the same again, or late.
        let again = record(&marks, &new(status, at("09:25:00")), &morning());
        let supersedes = Some(1);
        assert_eq!(again, Recording::Append { supersedes });
        for settling in [status, Status::Late] {
            let after = [marks.clone(), vec![mark(3, settling, Source::Organizer)]].concat();
            assert_eq!(beside(&after, Unit::Whole), None);
        }
    }
    // What was said before the roll call is answered by it.
    let marks = [
        mark(1, Status::Present, Source::Own),
        mark(2, Status::Absent, Source::Organizer),
    ];
    assert_eq!(beside(&marks, Unit::Whole), None);
}

#[test]
fn a_long_session_is_checked_in_to_twice() {
    let day = Gathering {
        starts_at: at("09:00:00"),
        ends_at: at("17:00:00"),
    };
    for (now, unit) in [
        ("08:40:00", Unit::Morning),
        ("12:59:59", Unit::Morning),
        ("13:00:00", Unit::Afternoon),
        ("18:00:00", Unit::Afternoon),
    ] {
        assert_eq!(day.unit_at(at(now)), unit, "{now}");
    }
    let marks = [about(Unit::Morning, 1, Status::Present)];
    let again = check_in(&day, &usual(), Unit::Morning, &marks, at("11:00:00"));
    assert_eq!(again, CheckIn::Already(Status::Present));
    let after_lunch = check_in(&day, &usual(), Unit::Afternoon, &marks, at("14:00:00"));
    let present = CheckIn::Allowed {
        status: Status::Present,
        minutes: None,
    };
    assert_eq!(after_lunch, present);
    // Back before the second half begins, who was there in the first comes to the second.
    for (now, there, unit) in [
        ("12:29:59", true, Unit::Morning),
        ("12:30:00", true, Unit::Afternoon),
        ("12:30:00", false, Unit::Morning),
        ("13:00:00", false, Unit::Afternoon),
    ] {
        let before: &[Mark] = if there { &marks } else { &[] };
        assert_eq!(
            part_to_check_in(&day, &usual(), before, at(now)),
            unit,
            "{now} {there}"
        );
    }
}

#[test]
fn minutes_from_before_a_move_are_left_to_be_looked_at() {
    let late = Mark {
        minutes: Some(25),
        ..mark(1, Status::Late, Source::Organizer)
    };
    let left = |marks: &[Mark], moved_at| left_to_do(marks, Unit::Whole, true, moved_at);
    let standing = Standing::of(&late).unwrap();
    let before = late.received_at - SignedDuration::from_secs(1);
    let after = late.received_at + SignedDuration::from_secs(1);
    let marks = std::slice::from_ref(&late);
    assert_eq!(left(marks, None), None);
    assert_eq!(left(marks, Some(before)), None, "said of the new time");
    assert_eq!(left(marks, Some(late.received_at)), None);
    assert_eq!(left(marks, Some(after)), Some(LeftToDo::Recheck(standing)));
    // Without minutes there is nothing that the clock has changed.
    let present = [mark(1, Status::Present, Source::Organizer)];
    assert_eq!(left(&present, Some(after)), None);
    assert_eq!(left(&[], Some(after)), Some(LeftToDo::Mark));
    // Whatever an organizer says next settles it.
    let again = Mark {
        number: 2,
        received_at: after,
        made_at: after,
        ..late.clone()
    };
    assert_eq!(left(&[late, again], Some(after)), None);
}

#[test]
fn the_ends_of_time_do_no_harm() {
    let gathering = Gathering {
        starts_at: Timestamp::MIN,
        ends_at: Timestamp::MAX,
    };
    assert_eq!(usual().opens_at(&gathering), Timestamp::MIN);
    let answer = check_in(&gathering, &usual(), Unit::Whole, &[], at("09:00:00"));
    let late = CheckIn::Allowed {
        status: Status::Late,
        minutes: None,
    };
    assert_eq!(answer, late);
    assert_eq!(gathering.unit_at(at("09:00:00")), Unit::Afternoon);
}

#[test]
fn an_organizer_needs_a_reason_against_another_mark_that_has_stood_for_a_while() {
    let record = |mark: &Mark, now| {
        let new = new(Status::Absent, at(now));
        super::record(std::slice::from_ref(mark), &new, &morning())
    };
    let append = Recording::Append {
        supersedes: Some(1),
    };
    let needs_reason = Recording::NeedsReason { supersedes: 1 };
    let roll_call = mark(1, Status::Present, Source::Organizer);
    assert_eq!(record(&roll_call, "09:02:00"), append);
    assert_eq!(record(&roll_call, "09:02:01"), needs_reason);
    let reasoned = Mark {
        reasoned: true,
        ..roll_call
    };
    assert_eq!(record(&reasoned, "09:00:01"), needs_reason);
    // Nobody has looked at somebody who checked in.
    let own = mark(1, Status::Present, Source::Own);
    assert_eq!(record(&own, "10:00:00"), append);
}

#[test]
fn the_course_of_a_session_is_no_correction() {
    use Status::{Absent, Late, LeftEarly, Present};
    for from in Status::ALL {
        for to in Status::ALL.into_iter().filter(|to| *to != from) {
            let natural = [(Absent, Late), (Present, LeftEarly), (Late, LeftEarly)];
            for (now, on) in [
                ("09:20:00", true),
                // A quarter of an hour after its end, and not a second more.
                ("10:45:00", true),
                ("10:45:01", false),
                ("08:59:59", false),
            ] {
                let before = Mark {
                    made_at: at("08:30:00"),
                    received_at: at("08:30:00"),
                    ..mark(1, from, Source::Organizer)
                };
                let reasoned = Mark {
                    reasoned: true,
                    ..before.clone()
                };
                let record = |mark| super::record(&[mark], &new(to, at(now)), &morning());
                let expected = if on && natural.contains(&(from, to)) {
                    Recording::Append {
                        supersedes: Some(1),
                    }
                } else {
                    Recording::NeedsReason { supersedes: 1 }
                };
                assert_eq!(record(before), expected, "{from:?} {to:?} {now}");
                let needs_reason = Recording::NeedsReason { supersedes: 1 };
                assert_eq!(record(reasoned), needs_reason, "{from:?} {to:?} {now}");
            }
        }
    }
}

#[test]
fn minutes_are_set_freely_while_the_session_takes_its_course() {
    for status in Status::ALL {
        let before = Mark {
            minutes: status.has_minutes().then_some(25),
            made_at: at("08:30:00"),
            received_at: at("08:30:00"),
            ..mark(1, status, Source::Organizer)
        };
        let set = |now| NewMark {
            minutes: status.has_minutes().then_some(20),
            by: ORAZ,
            ..new(status, at(now))
        };
        // Where no minutes belong to it, it was seen again.
        let free = Recording::Append {
            supersedes: Some(1),
        };
        let marks = [before.clone()];
        assert_eq!(record(&marks, &set("09:20:00"), &morning()), free);
        let afterwards = record(&marks, &set("10:45:01"), &morning());
        let expected = if status.has_minutes() {
            Recording::NeedsReason { supersedes: 1 }
        } else {
            free
        };
        assert_eq!(afterwards, expected, "{status:?}");
        let reasoned = Mark {
            reasoned: true,
            ..before
        };
        let against = record(&[reasoned], &set("09:20:00"), &morning());
        // What came with a reason holds by itself.
        let expected = match expected {
            Recording::NeedsReason { .. } => expected,
            _ => Recording::Same,
        };
        assert_eq!(against, expected, "{status:?}");
    }
}

#[test]
fn of_two_who_could_not_know_of_each_other_the_later_observation_stands() {
    let seen_at = |number, status, source, time: &str| Mark {
        made_at: at(time),
        received_at: at("11:00:00"),
        ..mark(number, status, source)
    };
    // Received last, seen first: kept, and it stands over nothing.
    let late = seen_at(1, Status::Late, Source::Organizer, "09:20:00");
    let offline = |time: &str| NewMark {
        source: Source::Offline,
        by: ORAZ,
        ..new(Status::Excused, at(time))
    };
    let record =
        |mark: &Mark, time| super::record(std::slice::from_ref(mark), &offline(time), &morning());
    let kept = Recording::Append { supersedes: None };
    let stands = Recording::Append {
        supersedes: Some(1),
    };
    assert_eq!(record(&late, "09:05:00"), kept);
    assert_eq!(record(&late, "09:40:00"), stands);
    let reasoned = Mark {
        reasoned: true,
        ..late.clone()
    };
    assert_eq!(record(&reasoned, "09:40:00"), kept, "nor over a reason");
    let mut other = Mark {
        by: ORAZ,
        ..seen_at(2, Status::Excused, Source::Offline, "09:05:00")
    };
    let marks = [late.clone(), other.clone()];
    assert_eq!(standing(&marks), Some(Status::Late));
    assert_eq!(beside(&marks, Unit::Whole).map(|mark| mark.number), Some(2));
    // Absent at five past and late at twenty past are no conflict.
    other.status = Some(Status::Absent);
    assert_eq!(beside(&[late.clone(), other.clone()], Unit::Whole), None);
    // Nor is what one author said before.
    let own = Mark {
        by: OLGA,
        status: Some(Status::Excused),
        ..other
    };
    assert_eq!(beside(&[late, own], Unit::Whole), None);
}

#[test]
fn taps_of_one_author_keep_their_order() {
    let second = SignedDuration::from_secs(1);
    let first = mark(1, Status::Absent, Source::Organizer);
    let later = at("09:05:00");
    // The first was on its way for two seconds, the second was not.
    let observed = |by, before| {
        let made_at = first.made_at - second * before;
        observed_at(std::slice::from_ref(&first), by, made_at, later)
    };
    assert_eq!(observed(OLGA, 2), first.made_at);
    assert_eq!(observed(OLGA, 61), first.made_at - second * 61);
    assert_eq!(observed(ORAZ, 2), first.made_at - second * 2);
    // Our clock was set back: what is said now is still the last word.
    let now = at("08:50:00");
    let last = observed_at(std::slice::from_ref(&first), ORAZ, now, now);
    assert_eq!(last, first.made_at);
}

#[test]
fn the_same_again_within_a_moment_is_nothing_whoever_says_it() {
    let now = at("09:00:30");
    assert_eq!(
        record(&[], &new(Status::Absent, now), &morning()),
        Recording::Append { supersedes: None }
    );
    let marks = [mark(1, Status::Late, Source::Organizer)];
    assert_eq!(
        record(&marks, &new(Status::Late, now), &morning()),
        Recording::Same
    );
    let other = NewMark {
        by: ORAZ,
        ..new(Status::Late, now)
    };
    assert_eq!(record(&marks, &other, &morning()), Recording::Same);
    let append = Recording::Append {
        supersedes: Some(1),
    };
    // A good moment later it tells that it was seen again.
    let again = new(Status::Late, at("11:00:00"));
    assert_eq!(record(&marks, &again, &morning()), append);
    // Other minutes are another mark.
    let minutes = NewMark {
        minutes: Some(7),
        ..new(Status::Late, at("09:01:00"))
    };
    assert_eq!(record(&marks, &minutes, &morning()), append);
    // A check-in is confirmed by saying the same.
    let own = [mark(1, Status::Late, Source::Own)];
    assert_eq!(record(&own, &new(Status::Late, now), &morning()), append);
}

#[test]
fn a_register_is_closed_once_and_when_the_session_is_over() {
    let session = morning();
    let made = |number, closes| Closing {
        number,
        closes,
        made_at: session.ends_at,
    };
    let before = session.ends_at - SignedDuration::from_secs(1);
    assert_eq!(close(&session, &[], before), Err(NotClosed::TooEarly));
    assert_eq!(close(&session, &[], session.ends_at), Ok(()));
    // In whatever order they are read, the last one holds.
    let mut closings = vec![made(1, true)];
    for number in 2..6 {
        let is_closed = number % 2 == 0;
        assert_eq!(closed(&closings).is_some(), is_closed, "{number}");
        let expected = if is_closed {
            Err(NotClosed::Already)
        } else {
            Ok(())
        };
        assert_eq!(close(&session, &closings, session.ends_at), expected);
        closings.insert(0, made(number, !is_closed));
    }
}

#[test]
fn why_a_register_is_opened_again_is_one_of_a_few_things() {
    for why in Reopening::ALL {
        assert_eq!(Reopening::from_code(why.code()), Some(why));
    }
    assert_eq!(Reopening::from_code("Amal was ill"), None);
}

#[test]
fn whoever_changes_a_closed_register_says_why() {
    let closing = Closing {
        number: 1,
        closes: true,
        made_at: at("10:45:00"),
    };
    for source in Source::ALL {
        let changes = |made_at| changes_closed(Some(&closing), source, at(made_at));
        let organizers = matches!(
            source,
            Source::Organizer | Source::Offline | Source::Meeting
        );
        assert_eq!(changes("10:45:00"), organizers, "{source:?}");
        assert!(!changes("10:44:59"), "{source:?}");
        assert!(!changes_closed(None, source, at("10:45:00")));
    }
}

#[test]
fn taking_back() {
    let marks = [
        mark(1, Status::Present, Source::Organizer),
        mark(2, Status::Late, Source::Organizer),
        takes_back(3, 2),
    ];
    assert_eq!(undo(&marks, 1, at("09:02:00")), Undo::Allowed);
    assert_eq!(undo(&marks, 1, at("09:02:01")), Undo::NeedsReason);
    assert_eq!(undo(&marks, 2, at("09:00:30")), Undo::Gone);
    assert_eq!(undo(&marks, 9, at("09:00:30")), Undo::Gone);
}

#[test]
fn minutes_are_told_by_the_clock_unless_given() {
    let minutes = |status, given, now| super::minutes(status, given, &morning(), at(now));
    assert_eq!(minutes(Status::Late, None, "09:14:59"), Ok(Some(14)));
    assert_eq!(minutes(Status::Late, Some(20), "09:14:59"), Ok(Some(20)));
    assert_eq!(minutes(Status::LeftEarly, None, "10:20:00"), Ok(Some(10)));
    assert_eq!(minutes(Status::Partial, None, "10:20:00"), Ok(None));
    // Marked before the beginning or long after the end, the clock tells nothing.
    assert_eq!(minutes(Status::Late, None, "08:50:00"), Ok(None));
    assert_eq!(minutes(Status::Late, None, "17:00:00"), Ok(None));
    assert_eq!(minutes(Status::LeftEarly, None, "17:00:00"), Ok(None));
    assert_eq!(minutes(Status::Present, Some(5), "09:00:00"), Ok(None));
    for given in [0, -1, 91, 70_000, i64::MAX, i64::MIN] {
        let out_of_range = Err(OutOfRange { most: 90 });
        assert_eq!(minutes(Status::Late, Some(given), "09:00:00"), out_of_range);
    }
}

#[test]
fn a_browsers_clock_is_believed_within_bounds() {
    let received = at("09:00:00");
    let hour = SignedDuration::from_hours(1);
    assert_eq!(made_at(None, received), received);
    assert_eq!(made_at(Some(received - hour), received), received - hour);
    for wrong in [received + hour, Timestamp::MIN, Timestamp::MAX] {
        assert_eq!(made_at(Some(wrong), received), received);
    }
}

#[test]
fn what_waited_for_too_long_is_too_old_unless_the_clock_was_wrong() {
    let sent: Timestamp = "2027-03-01T09:00:00Z".parse().unwrap();
    let second = SignedDuration::from_secs(1);
    for (made, too_old) in [
        (sent, false),
        (sent + second, false),
        (sent - KEPT, false),
        (sent - KEPT - second, true),
        ("2026-11-01T00:00:00Z".parse().unwrap(), true),
        ("2026-10-31T23:59:59Z".parse().unwrap(), false),
        ("2020-01-01T00:00:00Z".parse().unwrap(), false),
        (Timestamp::MIN, false),
        (Timestamp::MAX, false),
    ] {
        assert_eq!(is_too_old(made, sent), too_old, "{made}");
    }
}

#[test]
fn counting() {
    let all = [
        Some(Status::Present),
        Some(Status::Present),
        Some(Status::Late),
        None,
        Some(Status::Excused),
        Some(Status::Partial),
        None,
        None,
    ];
    let counts = count(all.into_iter());
    let expected = Counts {
        present: 2,
        late: 1,
        partial: 1,
        excused: 1,
        unmarked: 3,
        ..Counts::default()
    };
    assert_eq!(counts, expected);
    assert_eq!(counts.there(), 4);
}

/// A session by the clock of a zone, over whatever its clock does.
fn by_the_clock(zone: &str, from: &str, to: &str) -> Gathering {
    let zone = TimeZone::get(zone).unwrap();
    let moment = |text: &str| {
        let there: jiff::civil::DateTime = text.parse().unwrap();
        crate::calendar::civil_moment(there.date(), there.time(), &zone).unwrap()
    };
    Gathering {
        starts_at: moment(from),
        ends_at: moment(to),
    }
}

#[test]
fn minutes_are_those_that_pass_whatever_the_clock_does() {
    for (zone, from, to, minutes) in [
        // On 1 March 2024 Almaty put its clock back from midnight to eleven.
        ("Asia/Almaty", "2024-02-29T22:30", "2024-03-01T00:30", 180),
        // Over midnight, an ordinary one.
        ("Asia/Almaty", "2024-05-30T23:00", "2024-05-31T01:00", 120),
        // Summer time begins, and ends.
        ("Europe/Warsaw", "2026-03-29T01:00", "2026-03-29T04:00", 120),
        ("Europe/Warsaw", "2026-10-25T01:00", "2026-10-25T04:00", 240),
    ] {
        let session = by_the_clock(zone, from, to);
        assert_eq!(session.minutes(), minutes, "{zone} {from}");
        let later = session.starts_at + SignedDuration::from_mins(100);
        let late = CheckIn::Allowed {
            status: Status::Late,
            minutes: Some(100),
        };
        assert_eq!(
            check_in(&session, &usual(), Unit::Whole, &[], later),
            late,
            "{zone}"
        );
    }
}

/// Any history that can come about: each mark may take back an earlier one.
fn histories() -> impl Strategy<Value = Vec<Mark>> {
    let one = (
        0..6_usize,
        0..6_usize,
        0..3_usize,
        prop::option::of(1..20_i32),
    );
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let numbered = all.into_iter().zip(1..);
        numbered
            .map(|((status, source, unit, back), number)| {
                let back = back.filter(|back| *back < number);
                Mark {
                    unit: Unit::ALL[unit],
                    status: back.is_none().then_some(Status::ALL[status]),
                    supersedes: back,
                    ..mark(number, Status::Present, Source::ALL[source])
                }
            })
            .collect()
    })
}

/// What organizers saw at one session: each at a minute of its own, with a reason or not, and
/// whether it waited for a network; and an order in which all of it arrives.
fn seen() -> impl Strategy<Value = Vec<(i64, Mark)>> {
    let one = (0..6_usize, 0..3_u8, 0..2_usize);
    prop::collection::vec(one, 1..10)
        .prop_map(|all| {
            let timed = (0_i64..).zip(all);
            timed
                .map(|(minute, (status, kind, author))| {
                    let mark = Mark {
                        source: if kind == 1 {
                            Source::Offline
                        } else {
                            Source::Organizer
                        },
                        reasoned: kind == 2,
                        by: [OLGA, ORAZ][author],
                        made_at: at("09:00:00") + SignedDuration::from_mins(minute * 5),
                        ..mark(0, Status::ALL[status], Source::Organizer)
                    };
                    (minute, mark)
                })
                .collect::<Vec<_>>()
        })
        .prop_shuffle()
}

/// They arrive in their order.
fn arrive(seen: &[(i64, Mark)]) -> Vec<Mark> {
    let numbered = (1..).zip(seen);
    numbered
        .map(|(number, (_, mark))| Mark {
            number,
            received_at: at("12:00:00"),
            ..mark.clone()
        })
        .collect()
}

proptest! {
    #[test]
    fn when_it_was_seen_decides_in_any_order_of_arriving(seen in seen()) {
        let marks = arrive(&seen);
        let stands = stands_in(&marks, Unit::Whole).unwrap();
        let mut in_time = seen.clone();
        in_time.sort_by_key(|(minute, _)| *minute);
        let other = arrive(&in_time);
        let same = stands_in(&other, Unit::Whole).unwrap();
        prop_assert_eq!(stands.made_at, same.made_at, "the order of arriving is nothing");
        // Nothing seen later is passed over, but for what arrived late against a reason.
        for mark in &marks {
            if mark.made_at > stands.made_at {
                prop_assert!(mark.arrived_late() && stands.reasoned);
            }
        }
        // A reason is never overruled by what arrived late.
        if stands.arrived_late() {
            let before = marks.iter().filter(|mark| !mark.arrived_late());
            let last = before.max_by_key(|mark| mark.made_at);
            prop_assert!(last.is_none_or(|last| !last.reasoned));
        }
    }

    #[test]
    fn a_late_arrival_that_does_not_stand_is_kept_and_told(seen in seen(), place in 0..10_usize) {
        // One of them arrives last, without a network; the others in the order in which they
        // were seen.
        let mut seen = seen;
        seen.sort_by_key(|(minute, _)| *minute);
        let (minute, mut late) = seen.remove(place % seen.len());
        (late.source, late.reasoned, late.by) = (Source::Offline, false, Some(3));
        let before = arrive(&seen);
        let new = NewMark {
            unit: late.unit,
            status: late.status.unwrap(),
            minutes: None,
            source: late.source,
            by: late.by,
            made_at: late.made_at,
        };
        let recording = record(&before, &new, &morning());
        let supersedes = match recording {
            Recording::Append { supersedes } => supersedes,
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        seen.push((minute, late.clone()));
        let marks = arrive(&seen);
        let arrived = next_number(&before);
        let stands = stands_in(&marks, Unit::Whole).unwrap();
        if let Some(stood) = stands_in(&before, Unit::Whole) {
            let alike = stood.status == late.status;
            prop_assert_eq!(supersedes.is_some(), alike || stands.number == arrived);
            if stands.number != arrived {
                prop_assert_eq!(stands.number, stood.number);
                let went_on = late.made_at < stood.made_at
                    && follows(new.status, stood.status.unwrap());
                let told = beside(&marks, Unit::Whole).map(|mark| mark.number);
                if alike || went_on {
                    prop_assert_ne!(told, Some(arrived));
                } else {
                    prop_assert_eq!(told, Some(arrived));
                }
            }
        }
    }

    #[test]
    fn a_check_in_is_recorded_exactly_while_it_is_open(
        seconds in -20_000_i64..30_000,
        [before, after, late] in [0_i64..=240, 0_i64..=240, 0_i64..=240],
    ) {
        let gathering = morning();
        let policy = Policy {
            opens_before: minutes(before),
            closes_after: minutes(after),
            late_after: minutes(late),
            ..usual()
        };
        let now = gathering.starts_at + SignedDuration::from_secs(seconds);
        let open = (-before * 60..90 * 60 + after * 60).contains(&seconds);
        let verdict = check_in(&gathering, &policy, Unit::Whole, &[], now);
        let is_late = matches!(verdict, CheckIn::Allowed { status: Status::Late, .. });
        prop_assert_eq!(is_late, open && (late * 60 + 1..90 * 60).contains(&seconds));
        prop_assert_eq!(matches!(verdict, CheckIn::Allowed { .. }), open);
    }

    #[test]
    fn the_order_of_reading_is_nothing(marks in histories()) {
        let mut other = marks.clone();
        other.reverse();
        prop_assert_eq!(stands(&marks), stands(&other));
    }

    #[test]
    fn an_undo_brings_back_what_stood(marks in histories(), status in 0..6_usize) {
        let before = stands(&marks);
        let mut after = marks;
        let number = next_number(&after);
        after.push(mark(number, Status::ALL[status], Source::Organizer));
        prop_assert_eq!(standing(&after), Some(Status::ALL[status]), "the last stands");
        after.push(takes_back(number + 1, number));
        prop_assert_eq!(stands(&after), before);
    }

    /// Two who tap the same in turn make one fact; only what is beside it is settled by a second.
    #[test]
    fn who_taps_what_stands_in_turn_appends_nothing(
        marks in histories(),
        unit in 0..3_usize,
        taps in 1..6_usize,
    ) {
        let mut marks = marks;
        let unit = Unit::ALL[unit];
        let Some(stood) = meets(&marks, unit).cloned() else {
            return Ok(());
        };
        prop_assume!(!stood.source.proposes() && stood.unit == unit);
        let mut appended = 0;
        for tap in 0..taps {
            // Within a moment of what stands.
            let now = stood.made_at + SignedDuration::from_secs(i64::try_from(tap).unwrap() * 9);
            let new = NewMark {
                unit,
                status: stood.status.unwrap(),
                minutes: stood.minutes,
                source: Source::Organizer,
                by: if tap % 2 == 0 { OLGA } else { ORAZ },
                made_at: now,
            };
            match record(&marks, &new, &morning()) {
                Recording::Same => prop_assert!(beside(&marks, unit).is_none()),
                Recording::Append { supersedes } => {
                    prop_assert!(beside(&marks, unit).is_some());
                    appended += 1;
                    marks.push(Mark {
                        number: next_number(&marks),
                        unit,
                        status: Some(new.status),
                        minutes: new.minutes,
                        source: new.source,
                        supersedes,
                        reasoned: false,
                        by: new.by,
                        made_at: now,
                        received_at: now,
                    });
                }
                Recording::NeedsReason { .. } => prop_assert!(false, "{:?}", stood),
            }
        }
        prop_assert!(appended <= 1, "{}", appended);
        let stands = meets(&marks, unit).unwrap();
        prop_assert_eq!((stands.status, stands.minutes), (stood.status, stood.minutes));
    }

    /// One organizer says the same again and again, online; another one saw otherwise in between,
    /// without a network, and all of that arrives later, in any order. What was seen last stands.
    #[test]
    fn what_is_said_again_decides_about_what_arrives_late(
        again in prop::collection::btree_set(0_i64..40, 1..6),
        otherwise in prop::collection::btree_map(0_i64..40, 0..6_usize, 1..6)
            .prop_map(|seen| seen.into_iter().collect::<Vec<_>>())
            .prop_shuffle(),
    ) {
        let minute = |minute: i64, half: i64| {
            at("09:00:00") + SignedDuration::from_secs(minute * 120 + half * 60)
        };
        // What is said online is seen at even minutes, the rest between them.
        let online = again.iter().map(|at| (minute(*at, 0), Status::Present, Source::Organizer));
        let late = otherwise
            .iter()
            .map(|(at, status)| (minute(*at, 1), Status::ALL[*status], Source::Offline));
        let mut marks = Vec::new();
        let mut last: Option<(Timestamp, Status)> = None;
        for (made_at, status, source) in online.chain(late) {
            let is_late = source == Source::Offline;
            let (by, received_at) = if is_late { (ORAZ, at("12:00:00")) } else { (OLGA, made_at) };
            let new = NewMark { unit: Unit::Whole, status, minutes: None, source, by, made_at };
            last = last.max(Some((made_at, status)));
            match record(&marks, &new, &morning()) {
                Recording::Same => {}
                Recording::Append { supersedes } => marks.push(Mark {
                    number: next_number(&marks),
                    unit: new.unit,
                    status: Some(status),
                    minutes: None,
                    source,
                    supersedes,
                    reasoned: false,
                    by,
                    made_at,
                    received_at,
                }),
                Recording::NeedsReason { .. } => prop_assert!(false, "{:?}", new),
            }
        }
        let stands = stands_in(&marks, Unit::Whole).unwrap();
        prop_assert_eq!(stands.status, last.map(|(_, status)| status));
    }

    /// Saying again what stands is no way around the reason for what contradicts it.
    #[test]
    fn who_says_it_again_still_needs_a_reason_to_contradict(status in 0..6_usize) {
        let first = mark(1, Status::ALL[status], Source::Organizer);
        let minutes = first.minutes;
        let new = |status, after: i64| NewMark {
            unit: Unit::Whole,
            status,
            minutes,
            source: Source::Organizer,
            by: OLGA,
            made_at: at("15:00:00") + SignedDuration::from_secs(after),
        };
        let again = new(Status::ALL[status], 0);
        let supersedes = Some(1);
        let marks = vec![first.clone()];
        prop_assert_eq!(record(&marks, &again, &morning()), Recording::Append { supersedes });
        let second = Mark {
            number: 2,
            supersedes,
            made_at: again.made_at,
            received_at: again.made_at,
            ..first
        };
        let marks = [marks, vec![second.clone()]].concat();
        prop_assert!(changes_nothing(&marks, &second));
        let other = new(Status::ALL[(status + 1) % 6], 5);
        let asked = record(&marks, &other, &morning());
        prop_assert_eq!(asked, Recording::NeedsReason { supersedes: 2 });
    }

    #[test]
    fn no_proposal_changes_what_an_organizer_said(marks in histories(), status in 0..6_usize) {
        let said = |marks: &[Mark]| stands(marks).filter(|standing| !standing.proposed);
        if let Some(before) = said(&marks) {
            let mut after = marks;
            let number = next_number(&after);
            after.push(mark(number, Status::ALL[status], Source::Code));
            prop_assert_eq!(said(&after), Some(before));
        }
    }
}

use std::collections::{BTreeMap, BTreeSet};

use course::{LessonKind, Taught};
use proptest::prelude::*;

use super::*;

fn step(id: &str, minutes: u32, state: State) -> Step {
    Step {
        id: id.to_owned(),
        is_quiz: matches!(state, State::UnderWay(_) | State::Shut),
        minutes,
        state,
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn lesson(id: &str, minutes: u32, objectives: &[&str]) -> Lesson {
    Lesson {
        is_draft: false,
        id: id.to_owned(),
        module: "convention".to_owned(),
        kind: LessonKind::Reading,
        cards: false,
        minutes,
        objectives: objectives.iter().map(|id| (*id).to_owned()).collect(),
        teaches: BTreeMap::new(),
        texts: BTreeMap::new(),
        sections: Vec::new(),
        questions: Vec::new(),
        hash: String::new(),
        body: String::new(),
    }
}

#[test]
fn an_attempt_comes_before_a_text_and_a_text_one_stopped_in_before_others() {
    let open = step("framework", 20, State::Open);
    let stopped = step("cessation", 9, State::Stopped);
    let ends = |second| step("final", 30, State::UnderWay(Some(at(second))));
    let waits = step("practice", 10, State::UnderWay(None));
    let of = |steps: &[&Step]| {
        let steps: Vec<Step> = steps.iter().map(|step| (*step).clone()).collect();
        next(&steps).map(|(step, why)| (step.id.clone(), why))
    };
    assert_eq!(of(&[&open]), Some(("framework".to_owned(), Why::First)));
    assert_eq!(
        of(&[&open, &stopped]),
        Some(("cessation".to_owned(), Why::Stopped))
    );
    let late = ends(900);
    let soon = Step {
        id: "pre-test".to_owned(),
        ..ends(60)
    };
    assert_eq!(
        of(&[&open, &stopped, &waits]).unwrap().1,
        Why::UnderWay(None)
    );
    assert_eq!(
        of(&[&waits, &late, &soon, &stopped]),
        Some(("pre-test".to_owned(), Why::UnderWay(Some(at(60)))))
    );
    let done = step("start", 0, State::Done);
    assert_eq!(
        of(&[&done, &open]),
        Some(("framework".to_owned(), Why::Follows))
    );
    assert_eq!(of(&[&done]), None);
}

#[test]
fn what_cannot_be_done_now_is_passed_over() {
    let steps = [
        step("pre-test", 45, State::Shut),
        step("framework", 20, State::Open),
    ];
    assert_eq!(next(&steps).unwrap().0.id, "framework");
    assert_eq!(next(&steps[..1]), None);
    assert_eq!(minutes_left(&steps), 65, "it is not done all the same");
}

#[test]
fn a_quarter_of_an_hour_has_room_for_some() {
    let steps = [
        step("long", 30, State::Open),
        step("short", 15, State::Open),
        step("gone", 5, State::Done),
        step("shut", 5, State::Shut),
        step("card", 3, State::Open),
        step("table", 4, State::Open),
        step("last", 5, State::Open),
    ];
    let ids = |within| {
        let found = fits(&steps, within, 3);
        found.iter().map(|step| step.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(15), ["short", "card", "table"]);
    assert_eq!(ids(4), ["card", "table"]);
    assert!(ids(2).is_empty());
}

#[test]
fn what_is_left_shrinks_with_what_was_read() {
    assert_eq!(left(25, 0, 5), 25);
    assert_eq!(left(25, 2, 5), 15);
    assert_eq!(left(10, 2, 3), 4, "a part of a minute is a minute");
    assert_eq!(left(1, 4, 5), 1);
    assert_eq!(left(25, 5, 5), 0);
    assert_eq!(left(25, 0, 0), 25, "nothing is known of its parts");
}

#[test]
fn an_hour_is_spent_on_what_was_reached_least() {
    let credibility = lesson("credibility", 20, &["credibility", "burden"]);
    let burden = lesson("burden", 18, &["burden"]);
    let long = lesson("long", 50, &["burden"]);
    let other = lesson("other", 5, &["grounds"]);
    let lessons = [&credibility, &long, &burden, &other];
    let ids = |objectives: &[&'static str], within| {
        let plan = plan(objectives.iter().copied(), &lessons, within);
        plan.iter()
            .map(|each| (each.objective, each.lesson.id.as_str().to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&["burden", "credibility"], 60),
        [
            ("burden", "credibility".to_owned()),
            ("burden", "burden".to_owned())
        ]
    );
    assert!(ids(&["unknown"], 60).is_empty());
    assert!(ids(&["burden"], 10).is_empty());
}

#[test]
fn sections_that_teach_an_objective_stand_for_their_lesson() {
    let taught = |section: &str, minutes| Taught {
        section: section.to_owned(),
        minutes,
    };
    let mut refugee = lesson("refugee", 20, &["inclusion", "nexus", "procedure"]);
    refugee.teaches = BTreeMap::from([
        (
            "inclusion".to_owned(),
            vec![taught("elements", 3), taught("link", 4)],
        ),
        ("nexus".to_owned(), vec![taught("link", 4)]),
    ]);
    let other = lesson("other", 30, &["nexus"]);
    let lessons = [&refugee, &other];
    let ids = |objectives: &[&'static str], within| {
        let plan = plan(objectives.iter().copied(), &lessons, within);
        plan.iter()
            .map(|each| {
                let section = each.section.map_or("", |section| &section.section);
                (each.lesson.id.as_str(), section)
            })
            .map(|(lesson, section)| format!("{lesson}#{section}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&["nexus"], 60), ["refugee#link", "other#"]);
    // Nothing twice.
    assert_eq!(
        ids(&["nexus", "inclusion"], 60),
        ["refugee#link", "other#", "refugee#elements"]
    );
    // Where no section is named, the whole lesson is read, and with it its sections.
    assert_eq!(
        ids(&["nexus", "procedure", "inclusion"], 60),
        ["other#", "refugee#"]
    );
    assert_eq!(ids(&["nexus", "procedure"], 19), ["refugee#link"]);
}

fn states() -> impl Strategy<Value = State> {
    prop_oneof![
        Just(State::Done),
        Just(State::Open),
        Just(State::Stopped),
        Just(State::Shut),
        proptest::option::of(0_i64..9).prop_map(|ends| State::UnderWay(
            ends.map(|ends| Timestamp::from_second(ends).unwrap())
        )),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((1_u32..60, states()), 0..9).prop_map(|steps| {
        let numbered = steps.into_iter().enumerate();
        let named =
            numbered.map(|(place, (minutes, state))| step(&place.to_string(), minutes, state));
        named.collect()
    })
}

proptest! {
    #[test]
    fn something_is_next_exactly_while_something_can_be_done(steps in steps()) {
        let possible = |step: &Step| !matches!(step.state, State::Done | State::Shut);
        let found = next(&steps);
        prop_assert_eq!(found.is_some(), steps.iter().any(possible));
        if let Some((step, why)) = found {
            prop_assert!(possible(step));
            // Nothing waits while an attempt is running.
            let running = steps.iter().any(|step| matches!(step.state, State::UnderWay(_)));
            prop_assert_eq!(running, matches!(why, Why::UnderWay(_)));
            if let Why::UnderWay(ends) = why {
                let sooner = steps.iter().any(|step| match (step.state, ends) {
                    (State::UnderWay(Some(other)), Some(ends)) => other < ends,
                    (State::UnderWay(Some(_)), None) => true,
                    _ => false,
                });
                prop_assert!(!sooner);
            }
        }
    }

    #[test]
    fn what_fits_fits_and_comes_in_order(steps in steps(), within in 0_u32..60, most in 0_usize..5) {
        let found = fits(&steps, within, most);
        prop_assert!(found.len() <= most);
        let places: Vec<usize> = found.iter().map(|step| step.id.parse().unwrap()).collect();
        prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        let next = next(&steps).map(|(step, _)| &step.id);
        for step in found {
            prop_assert!(step.minutes <= within && Some(&step.id) != next);
            prop_assert!(matches!(step.state, State::Open | State::Stopped));
        }
    }

    #[test]
    fn a_plan_keeps_to_its_time_and_says_nothing_twice(
        minutes in proptest::collection::vec((1_u32..40, 0_usize..4, 0_u32..4), 0..8),
        wanted in proptest::collection::vec(0_usize..4, 0..5),
        within in 0_u32..120,
    ) {
        const OBJECTIVES: [&str; 4] = ["a", "b", "c", "d"];
        let lessons: Vec<Lesson> = minutes
            .iter()
            .enumerate()
            .map(|(place, (minutes, objective, sections))| {
                let mut lesson = lesson(&place.to_string(), *minutes, &[OBJECTIVES[*objective]]);
                let sections = (0..*sections).map(|section| Taught {
                    section: section.to_string(),
                    minutes: section + 1,
                });
                let named = (OBJECTIVES[*objective].to_owned(), sections.collect());
                lesson.teaches.extend([named]);
                lesson
            })
            .collect();
        let lessons: Vec<&Lesson> = lessons.iter().collect();
        let plan = plan(wanted.iter().map(|place| OBJECTIVES[*place]), &lessons, within);
        prop_assert!(plan.iter().map(Reading::minutes).sum::<u32>() <= within);
        let ids: BTreeSet<_> = plan
            .iter()
            .map(|each| (&each.lesson.id, each.section.map(|section| &section.section)))
            .collect();
        prop_assert_eq!(ids.len(), plan.len());
        for each in &plan {
            prop_assert!(each.lesson.objectives.iter().any(|id| id == each.objective));
        }
    }

    #[test]
    fn more_read_is_less_left(minutes in 1_u32..500, of in 1_usize..40, read in 0_usize..40) {
        let read = read.min(of);
        prop_assert!(left(minutes, read, of) <= minutes);
        prop_assert_eq!(left(minutes, read, of) == 0, read == of);
        if read < of {
            prop_assert!(left(minutes, read + 1, of) <= left(minutes, read, of));
        }
    }
}

//! What our own course asks it teaches, and it says in which section.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use course::{Loaded, Rule};

fn our_own() -> Loaded {
    course::load(Path::new("../../content/refugee-law"))
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
}

#[test]
fn every_objective_that_a_quiz_asks_is_taught_by_a_section() {
    let course = our_own().course;
    let quizzes = course
        .lessons()
        .map(|(_, lesson)| lesson)
        .filter(|lesson| lesson.quiz().is_some());
    let asked: BTreeSet<&str> = quizzes
        .flat_map(|quiz| &quiz.questions)
        .filter_map(|question| question.objective.as_deref())
        .collect();
    assert!(asked.len() > 10, "{asked:?}");
    for objective in asked {
        let taught = course.lessons().find_map(|(_, lesson)| {
            let sections = lesson.teaches.get(objective)?;
            sections.first()
        });
        let taught = taught.unwrap_or_else(|| panic!("no section teaches {objective}"));
        assert!(taught.minutes > 0, "{objective}: {}", taught.section);
    }
}

#[test]
fn lessons_that_work_towards_several_objectives_say_where() {
    // Files to decide practise what was taught before: all of them is for each of their objectives.
    let files = ["surveyor-of-sulmara", "typesetter-of-velhar"];
    let loaded = our_own();
    for (_, lesson) in loaded.course.lessons() {
        if lesson.quiz().is_none() && lesson.objectives.len() > 1 {
            let silent = lesson.teaches.is_empty();
            assert_eq!(silent, files.contains(&lesson.id.as_str()), "{}", lesson.id);
        }
    }
    let warned = loaded.warnings.iter();
    let warned: Vec<String> = warned
        .filter(|problem| problem.rule == Rule::UntaughtObjective)
        .map(ToString::to_string)
        .collect();
    assert!(warned.is_empty(), "{warned:?}");
}

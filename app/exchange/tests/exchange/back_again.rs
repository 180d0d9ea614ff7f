//! Out and back: equal, or the report says what is not.

use std::path::Path;

use course::{Course, Language};
use exchange::{Exported, Format, export, import};
use proptest::prelude::*;

use super::around::course;
use super::written::lesson;

/// Sends a lesson out and takes it back. What the reports say of questions that were left out comes
/// back.
fn there_and_back(original: &Course, format: Format) -> Result<Vec<String>, TestCaseError> {
    let exported = export(original, Some("asked"), Language::En, format).unwrap();
    let imported = import(&exported.bytes, format).unwrap();
    let again = course(&imported.lesson);
    let Ok(again) = again else {
        let said = course::report(&again.unwrap_err());
        return Err(TestCaseError::fail(format!("{said}\n{}", imported.lesson)));
    };
    let questions = |course: &Course| course.lesson("asked").unwrap().1.questions.clone();
    let (before, after) = (questions(original), questions(&again));
    let mut left = Vec::new();
    for question in &before {
        let remarks = exported.report.remarks.iter();
        let out = remarks
            .filter(|remark| remark.question.as_deref() == Some(&question.id))
            .find(|remark| remark.reason.starts_with("left out"));
        if let Some(out) = out {
            left.push(out.reason.clone());
            continue;
        }
        let found = after.iter().find(|other| other.id == question.id);
        let sent = String::from_utf8_lossy(&exported.bytes);
        prop_assert_eq!(
            Some(question),
            found,
            "{:?}\n{}\n{}\n{}",
            format,
            sent,
            imported.report,
            imported.lesson
        );
    }
    prop_assert_eq!(exported.questions, before.len() - left.len());
    Ok(left)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn questions_come_back_as_they_were(lesson in lesson()) {
        let original = course(&lesson);
        let Ok(original) = original else {
            return Err(TestCaseError::fail(format!("{}\n{lesson}", course::report(&original.unwrap_err()))));
        };
        for format in Format::ALL {
            let left = there_and_back(&original, format)?;
            let gift = [
                "left out: GIFT has no texts with several gaps",
                "left out: GIFT would read the arrow in an accepted answer as a pair",
                "left out: GIFT would read the arrow in code on the left as a pair",
            ];
            prop_assert!(left.iter().all(|why| format == Format::Gift && gift.contains(&why.as_str())), "{left:?}");
        }
    }
}

fn asylum() -> Course {
    course::load(Path::new("../course/tests/sound/asylum"))
        .unwrap()
        .course
}

/// What the report says of a question.
fn said<'e>(exported: &'e Exported, question: &str) -> Vec<&'e str> {
    exported
        .report
        .remarks
        .iter()
        .filter(|remark| remark.question.as_deref() == Some(question))
        .map(|remark| remark.reason.as_str())
        .collect()
}

#[test]
fn a_course_goes_out_in_each_of_its_languages() {
    let course = asylum();
    for format in Format::ALL {
        for language in Language::ALL {
            let exported = export(&course, None, language, format).unwrap();
            let changed = exported
                .report
                .remarks
                .iter()
                .find(|remark| remark.reason.starts_with("comes back changed"));
            assert_eq!(changed, None, "{format:?} {language}");
            let again = export(&course, None, language, format).unwrap();
            assert_eq!(exported.bytes, again.bytes, "the same each time");
        }
    }
    let kazakh = export(&course, None, Language::Kk, Format::Moodle).unwrap();
    assert!(
        said(&kazakh, "wish")
            .contains(&"not translated: written in the language it falls back to, en")
    );
    assert_eq!(
        export(&course, Some("nowhere"), Language::En, Format::Gift),
        None
    );
}

#[test]
fn what_a_format_cannot_hold_is_said() {
    let course = asylum();
    let gift = export(&course, Some("final"), Language::En, Format::Gift).unwrap();
    assert_eq!(
        said(&gift, "fill"),
        ["left out: GIFT has no texts with several gaps"]
    );
    assert_eq!(gift.questions, 9);
    let qti = export(&course, Some("final"), Language::En, Format::Qti).unwrap();
    assert_eq!(
        said(&qti, "steps"),
        ["there an order earns points only as a whole"]
    );
    assert_eq!(qti.questions, 10);
}

#[test]
fn what_would_come_back_changed_is_said() {
    // Moodle takes the code for a gap, and code has no way to say otherwise.
    let lesson =
        "---\ntitle: Asked\n---\n\n## A {#a .question .blanks}\n\n`{1:SA:=x}` is [[code]].\n";
    let course = course(lesson).unwrap();
    let moodle = export(&course, Some("asked"), Language::En, Format::Moodle).unwrap();
    assert_eq!(
        said(&moodle, "a"),
        ["comes back changed when it is imported again: compare it with the original"]
    );
    for format in [Format::Gift, Format::Qti] {
        let exported = export(&course, Some("asked"), Language::En, format).unwrap();
        assert!(said(&exported, "a").is_empty(), "{}", exported.report);
    }
}

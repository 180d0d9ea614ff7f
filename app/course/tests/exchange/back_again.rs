//! Out and back: equal, or the report says what is not.

use course::exchange::{Format, export, import};
use course::{Course, Language};
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
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

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

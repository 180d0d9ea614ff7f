//! What was put right about a question after it was asked: why, and what was right before.

use course::{Correction, Course, Erratum, Language, Question};
use leptos::prelude::*;
use rules::errata::Standard;

use crate::{
    language::{dates, say},
    learning::questions::{key_in_words, right_answer},
    parts::notice::info,
};

/// Each erratum about this question, with what it changes. For after grading. Whoever was asked a
/// text that was right already is told of no correction.
pub fn corrected(course: &Course, question: &Question, language: Language) -> Vec<AnyView> {
    notices(course, question, false, language)
}

/// The same for those who look at everybody's answers: some may have been asked the older text.
pub fn corrected_for_some(
    course: &Course,
    question: &Question,
    language: Language,
) -> Vec<AnyView> {
    notices(course, question, true, language)
}

fn notices(
    course: &Course,
    question: &Question,
    also_unchanged: bool,
    language: Language,
) -> Vec<AnyView> {
    let mut so_far: Vec<Erratum> = Vec::new();
    let mut notices = Vec::new();
    for erratum in &course.errata {
        if erratum.question != question.id {
            continue;
        }
        let before = Standard::of(question, &so_far);
        so_far.push(erratum.clone());
        let changes = Standard::of(question, &so_far) != before;
        if !changes && !also_unchanged {
            continue;
        }
        let why = say!(
            language,
            "result-corrected",
            on = dates::day(language, erratum.on),
            reason = erratum.reason.get(language)
        );
        let change = match &erratum.correction {
            Correction::Void | Correction::Key(_) => right_answer(question, &before, language)
                .map(|answer| say!(language, "corrected-before", answer = answer)),
            Correction::Accept(key) => key_in_words(question, key, language)
                .map(|answer| say!(language, "corrected-too", answer = answer)),
        };
        let words: Vec<String> = [Some(why), change.filter(|_| changes)]
            .into_iter()
            .flatten()
            .collect();
        notices.push(info(words.join(" ")).into_any());
    }
    notices
}

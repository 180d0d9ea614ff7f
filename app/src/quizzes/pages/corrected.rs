//! What was put right about a question after it was asked: why, and what was right before.

use course::{Correction, Course, Erratum, Language, Question};
use leptos::prelude::*;
use rules::errata::Standard;

use crate::{
    dates,
    learning::questions::{key_in_words, right_answer},
    parts::notice::info,
    say,
};

/// Each erratum that changes what is right at this question, with what it changes. For after
/// grading.
pub fn corrected(course: &Course, question: &Question, language: Language) -> Vec<AnyView> {
    let mut so_far: Vec<Erratum> = Vec::new();
    let mut notices = Vec::new();
    for erratum in &course.errata {
        if erratum.question != question.id {
            continue;
        }
        let before = Standard::of(question, &so_far);
        so_far.push(erratum.clone());
        // An attempt may be pinned to a text that was right already, or to another question.
        if Standard::of(question, &so_far) == before {
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
        let words: Vec<String> = [Some(why), change].into_iter().flatten().collect();
        notices.push(info(words.join(" ")).into_any());
    }
    notices
}

//! What is next in a course, in a sentence and on a button.

use course::{Course, Language, Lesson, Purpose};
use jiff::tz::TimeZone;
use leptos::prelude::*;
use rules::way::Why;

use crate::{
    language::{dates, say},
    learning, paths,
    quizzes::own::Next,
};

/// Why this is next, in a sentence.
pub fn sentence(next: &Next<'_>, course: &Course, zone: &TimeZone, language: Language) -> String {
    match next.why {
        Why::UnderWay(Some(ends)) => {
            let until = dates::moment(language, ends, zone);
            say!(language, "next-why-under-way-until", time = until)
        }
        Why::UnderWay(None) => say!(language, "next-why-under-way"),
        Why::Stopped => say!(language, "next-why-stopped"),
        Why::First | Why::Follows => match purpose(next, course) {
            Some(Purpose::PreTest) => say!(language, "quiz-pre-test"),
            Some(Purpose::Practice) => say!(language, "next-why-practice"),
            Some(Purpose::Final) => say!(language, "next-why-final"),
            None if next.why == Why::First => say!(language, "next-why-first"),
            None => say!(language, "next-why-follows"),
        },
    }
}

fn purpose(next: &Next<'_>, course: &Course) -> Option<Purpose> {
    let (_, lesson) = course.lesson(&next.step.id)?;
    Some(lesson.quiz()?.purpose)
}

/// The button that leads there, and says what it does and how long that takes.
pub fn button(
    next: &Next<'_>,
    course: &Course,
    training: i64,
    class: &'static str,
    language: Language,
) -> Option<AnyView> {
    let (_, lesson) = course.lesson(&next.step.id)?;
    let mut href = match next.attempt {
        Some(attempt) => paths::quizzes::attempt(training, attempt),
        None => learning::address(training, lesson),
    };
    if let Some(section) = next.section {
        href = format!("{href}#{section}");
    }
    let (title, count) = (title(lesson, language), next.step.minutes);
    let words = match (next.why, next.step.is_quiz) {
        (Why::UnderWay(Some(_)), _) => {
            say!(language, "next-do-under-way", title = title, count = count)
        }
        (Why::UnderWay(None), _) => say!(language, "next-do-go-on", title = title),
        (Why::Stopped, _) => say!(language, "next-do-stopped", title = title, count = count),
        (_, true) => say!(language, "next-do-quiz", title = title, count = count),
        (_, false) => say!(language, "next-do-read", title = title, count = count),
    };
    Some(view! { <a class=class href=href>{words}</a> }.into_any())
}

fn title(lesson: &Lesson, language: Language) -> String {
    let text = lesson.text(language);
    text.map(|(_, text)| text.title.clone()).unwrap_or_default()
}

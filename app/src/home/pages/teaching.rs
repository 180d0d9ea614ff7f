//! What waits for whoever teaches a training: each number is the way to what it counts.

use std::collections::BTreeMap;

use course::{Course, Language, Purpose};
use leptos::prelude::*;

use crate::{
    authorization::viewer::{InTraining as _, SeesKeys},
    errors::AppError,
    language::say,
    learning, paths,
    quizzes::{self, Last, Waiting},
    request::Visit,
};

use super::next::Next;

/// How many of the texts that wait are named; the others are counted.
const NAMED: usize = 3;

/// What waits in a training.
#[derive(Clone, Debug)]
pub(super) struct Teaching {
    training: i64,
    /// What judges did.
    waiting: Waiting,
    /// How many problems the newer text of the course has.
    problems: usize,
    /// How many sections and documents are behind what they were translated from, and where.
    behind: (usize, Vec<Text>),
    /// Drafts.
    drafts: Vec<Text>,
    /// Titles of the quizzes in the language of the page, and what they are for.
    quizzes: BTreeMap<String, (String, Purpose)>,
}

/// A text of the course, and the way there.
#[derive(Clone, Debug)]
struct Text {
    title: String,
    href: String,
}

/// What waits in those of these trainings that the one who asks teaches, by training. However many
/// people and trainings there are, the database is asked the same few questions.
pub(super) async fn load<'a>(
    visit: &Visit,
    trainings: impl Iterator<Item = &'a Next>,
) -> Result<BTreeMap<i64, Teaching>, AppError> {
    let viewer = visit.viewer()?;
    let taught: Vec<(&Next, SeesKeys)> = trainings
        .filter_map(|next| Some((next, viewer.sees_keys(next.training.id).ok()?)))
        .collect();
    let proofs: Vec<SeesKeys> = taught.iter().map(|(_, teaches)| *teaches).collect();
    let mut waiting = quizzes::waiting(visit.house.db.read(), &proofs).await?;
    let teaching = |(next, teaches): (&Next, SeesKeys)| {
        let training = teaches.training();
        let served = visit.house.courses.get(&next.training.course);
        let problems = served.as_ref().map_or(0, |served| served.problems.len());
        let course = served.map(|served| served.with_drafts(&teaches));
        let course = course.as_deref();
        let of = |texts: fn(&Course, i64, Language) -> Vec<Text>| {
            course.map_or_else(Vec::new, |course| texts(course, training, visit.language))
        };
        let teaching = Teaching {
            training,
            waiting: waiting.remove(&training).unwrap_or_default(),
            problems,
            behind: (course.map_or(0, count_behind), of(behind)),
            drafts: of(drafts),
            quizzes: course.map_or_else(BTreeMap::new, |course| quizzes(course, visit.language)),
        };
        (training, teaching)
    };
    Ok(taught.into_iter().map(teaching).collect())
}

/// The title and the purpose of each quiz.
fn quizzes(course: &Course, language: Language) -> BTreeMap<String, (String, Purpose)> {
    let lessons = course.lessons().map(|(_, lesson)| lesson);
    lessons
        .filter_map(|lesson| {
            let title = lesson.text(language)?.1.title.clone();
            Some((lesson.id.clone(), (title, lesson.quiz()?.purpose)))
        })
        .collect()
}

fn count_behind(course: &Course) -> usize {
    let lessons = course
        .lessons()
        .flat_map(|(_, lesson)| lesson.texts.values());
    let documents = course.modules.iter().flat_map(|module| &module.documents);
    let documents = documents.flat_map(|document| document.texts.values());
    lessons.map(|text| text.behind.len()).sum::<usize>()
        + documents.filter(|text| text.behind).count()
}

/// The lessons and documents of which a translation is behind, each in each such language.
fn behind(course: &Course, training: i64, language: Language) -> Vec<Text> {
    let in_language = |title: &str, of: Language| format!("{title} ({})", of.own_name());
    let mut texts = Vec::new();
    for module in &course.modules {
        for lesson in &module.lessons {
            let Some((_, shown)) = lesson.text(language) else {
                continue;
            };
            let behind = lesson
                .texts
                .iter()
                .filter(|(_, text)| !text.behind.is_empty());
            texts.extend(behind.map(|(of, _)| Text {
                title: in_language(&shown.title, *of),
                href: learning::address(training, lesson),
            }));
        }
        for document in &module.documents {
            let Some((_, shown)) = document.text(language) else {
                continue;
            };
            let behind = document.texts.iter().filter(|(_, text)| text.behind);
            texts.extend(behind.map(|(of, _)| Text {
                title: in_language(&shown.title, *of),
                href: paths::learning::document(training, &document.id),
            }));
        }
    }
    texts
}

/// The drafts: lessons and documents, and questions of lessons that are none themselves.
fn drafts(course: &Course, training: i64, language: Language) -> Vec<Text> {
    let mut texts = Vec::new();
    for module in &course.modules {
        for lesson in &module.lessons {
            let Some((_, shown)) = lesson.text(language) else {
                continue;
            };
            let href = learning::address(training, lesson);
            let title = shown.title.clone();
            if module.is_draft || lesson.is_draft {
                texts.push(Text { title, href });
                continue;
            }
            let questions = lesson.questions.iter().filter(|question| question.is_draft);
            texts.extend(questions.map(|question| Text {
                title: title.clone(),
                href: format!("{href}#{}", question.id),
            }));
        }
        for document in &module.documents {
            let is_draft = module.is_draft || document.is_draft;
            let Some((_, shown)) = document.text(language).filter(|_| is_draft) else {
                continue;
            };
            texts.push(Text {
                title: shown.title.clone(),
                href: paths::learning::document(training, &document.id),
            });
        }
    }
    texts
}

impl Teaching {
    /// The section of a training's card.
    pub(super) fn view(&self, language: Language) -> AnyView {
        let to_mark = self.waiting.to_mark.iter().map(|(quiz, count)| {
            let count: usize = *count;
            let words = say!(language, "teaching-to-mark", count = count);
            self.of_quiz(quiz, paths::quizzes::marking, words)
        });
        let to_answer = self.waiting.to_answer.iter().map(|(quiz, count)| {
            let count: usize = *count;
            let words = say!(language, "teaching-to-answer", count = count);
            self.of_quiz(quiz, paths::quizzes::results, words)
        });
        let problems = (self.problems > 0).then(|| {
            let words = say!(language, "teaching-problems", count = self.problems);
            let href = paths::learning::problems(self.training);
            view! { <li><a href=href>{words}</a></li> }.into_any()
        });
        let (behind, where_behind): (usize, _) = (self.behind.0, &self.behind.1);
        let behind = (behind > 0).then(|| {
            let words = say!(language, "teaching-behind", count = behind);
            texts(words, where_behind, language)
        });
        let drafts = (!self.drafts.is_empty()).then(|| {
            let words = say!(language, "teaching-drafts", count = self.drafts.len());
            texts(words, &self.drafts, language)
        });
        let waits: Vec<AnyView> = to_mark
            .chain(to_answer)
            .chain(problems)
            .chain(behind)
            .chain(drafts)
            .collect();
        let waits = if waits.is_empty() {
            let href = paths::quizzes::gradebook(self.training);
            view! {
                <p class="nothing">
                    {say!(language, "teaching-none")} " "
                    <a href=href>{say!(language, "teaching-none-next")}</a>
                </p>
            }
            .into_any()
        } else {
            view! { <ul>{waits}</ul> }.into_any()
        };
        let last = self.waiting.last.as_ref();
        let last = last.and_then(|last| self.last(last, language));
        view! {
            <section class="teaching">
                <h3>{say!(language, "teaching-title")}</h3>
                {waits}
                {last}
            </section>
        }
        .into_any()
    }

    /// A line about a quiz; one that has left the course is called by its id.
    fn of_quiz(&self, quiz: &str, page: fn(i64, &str) -> String, words: String) -> AnyView {
        let title = self.quizzes.get(quiz);
        let title = title.map_or(quiz, |(title, _)| title).to_owned();
        let href = page(self.training, quiz);
        view! { <li><a href=href>{words}</a> " " <span class="meta">{title}</span></li> }.into_any()
    }

    /// How the quiz went that was handed in last; nothing of one that has left the course.
    fn last(&self, last: &Last, language: Language) -> Option<AnyView> {
        let (title, purpose) = self.quizzes.get(&last.quiz)?.clone();
        let href = paths::quizzes::results(self.training, &last.quiz);
        let handed_in = say!(language, "teaching-handed-in", count = last.handed_in);
        let median = last.median.map(|median| {
            let words = say!(language, "teaching-median", percent = median);
            view! { " · " {words} }
        });
        // A pre-test is neither passed nor failed.
        let reached = last.marked > 0 && purpose != Purpose::PreTest;
        let reached = reached.then(|| {
            let words = say!(
                language,
                "teaching-reached",
                count = last.passed,
                of = last.marked
            );
            view! { " · " {words} }
        });
        Some(
            view! {
                <p class="last">
                    {say!(language, "teaching-last")} " " <a href=href>{title}</a> " "
                    <span class="meta">{handed_in} {median} {reached}</span>
                </p>
            }
            .into_any(),
        )
    }
}

/// A line that counts texts and names the first of them.
fn texts(words: String, texts: &[Text], language: Language) -> AnyView {
    let named: Vec<_> = texts
        .iter()
        .take(NAMED)
        .map(|text| view! { <li><a href=text.href.clone()>{text.title.clone()}</a></li> })
        .collect();
    let more = texts.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| {
        let words = say!(language, "teaching-more", count = more);
        view! { <li class="meta">{words}</li> }
    });
    view! { <li>{words} <ul>{named} {more}</ul></li> }.into_any()
}

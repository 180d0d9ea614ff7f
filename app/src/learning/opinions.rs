//! What judges said to the opinion questions of a training's lessons, as those who teach are told it:
//! without names, and from some answers on.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language, Lesson, Question, QuestionKind};
use rules::{choices, opinions::Told};

use crate::{
    authorization::viewer::{InTraining as _, SeesKeys},
    errors::AppError,
    language::say,
    request::Visit,
    spreadsheets,
};

use super::{course_of, questions::plain, store};

/// What was said in a training.
#[derive(Clone, Debug)]
pub struct Opinions {
    /// They teach the training.
    pub teaches: SeesKeys,
    /// Its course, with its drafts.
    pub course: Arc<Course>,
    said: BTreeMap<(String, String), store::Said>,
}

/// What is told of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// Too few have answered.
    Few,
    /// How many chose each option, in words, and how many chose.
    Chosen(Vec<(String, usize)>, usize),
    /// What was written.
    Written(Vec<Told>),
}

/// The opinion questions of a lesson.
pub fn asked(lesson: &Lesson) -> impl Iterator<Item = &Question> {
    let opinion = |question: &&Question| question.kind == QuestionKind::Survey;
    lesson.questions.iter().filter(opinion)
}

/// The lessons of a course that ask for opinions, in its order.
pub fn lessons(course: &Course) -> impl Iterator<Item = &Lesson> {
    let lessons = course.lessons().map(|(_, lesson)| lesson);
    lessons.filter(|lesson| lesson.quiz().is_none() && asked(lesson).next().is_some())
}

/// What was said in a training, for those who teach it.
///
/// # Errors
/// As [`sees_keys`](crate::authorization::viewer::Viewer::sees_keys).
pub async fn load(visit: &Visit, training: i64) -> Result<Opinions, AppError> {
    let teaches = visit.viewer()?.sees_keys(training)?;
    let (course, _) = course_of(visit, training).await?;
    let questions: Vec<(String, String)> = lessons(&course)
        .flat_map(|lesson| asked(lesson).map(|asked| (lesson.id.clone(), asked.id.clone())))
        .collect();
    let said = store::opinions(visit.house.db.read(), &teaches, &questions).await?;
    Ok(Opinions {
        teaches,
        course,
        said,
    })
}

impl Opinions {
    /// What is told of a question.
    pub fn of(&self, lesson: &Lesson, question: &Question, language: Language) -> Opinion {
        let said = self.said.get(&(lesson.id.clone(), question.id.clone()));
        let (Some(said), Some(text)) = (said, question.text(language)) else {
            return Opinion::Few;
        };
        if text.options.is_empty() {
            let told = rules::opinions::told(said.written.iter().cloned());
            return match told.is_empty() {
                true => Opinion::Few,
                false => Opinion::Written(told),
            };
        }
        let options = text.options.iter().map(|option| option.id.as_str());
        let Some((counts, all)) = choices::told(options, &said.chosen) else {
            return Opinion::Few;
        };
        let words = text.options.iter().map(|option| plain(&option.html));
        let counts = words.zip(counts).map(|(words, (_, count))| (words, count));
        Opinion::Chosen(counts.collect(), all)
    }
}

/// What was said in a training as a table of bare text: its name and its bytes.
///
/// # Errors
/// As the page of the opinions.
pub async fn download(visit: &Visit, training: i64) -> Result<(String, Vec<u8>), AppError> {
    let opinions = load(visit, training).await?;
    let language = visit.language;
    let mut rows = vec![vec![
        say!(language, "opinions-lesson"),
        say!(language, "opinions-question"),
        say!(language, "opinions-answer"),
        say!(language, "opinions-people"),
        say!(language, "opinions-languages"),
    ]];
    for lesson in lessons(&opinions.course) {
        let title = lesson.text(language).map(|(_, text)| text.title.clone());
        for question in asked(lesson) {
            let asked = question.text(language).map(|text| text.title.clone());
            let row = |answer: &str, people: usize, languages: &str| {
                vec![
                    title.clone().unwrap_or_default(),
                    asked.clone().unwrap_or_default(),
                    answer.to_owned(),
                    people.to_string(),
                    languages.to_owned(),
                ]
            };
            match opinions.of(lesson, question, language) {
                Opinion::Few => {}
                Opinion::Chosen(counts, _) => {
                    rows.extend(counts.iter().map(|(words, count)| row(words, *count, "")));
                }
                Opinion::Written(told) => {
                    for told in told {
                        let languages = in_languages(&told);
                        rows.extend(told.texts.iter().map(|text| row(text, 1, &languages)));
                    }
                }
            }
        }
    }
    let name = format!("opinions-{}.csv", opinions.teaches.training());
    let writing = tokio::task::spawn_blocking(move || {
        spreadsheets::csv(rows.iter().map(Vec::as_slice), language).map_err(anyhow::Error::new)
    });
    let bytes = writing.await.map_err(anyhow::Error::new)??;
    Ok((name, bytes))
}

/// The languages of a group, one after the other.
pub fn in_languages(told: &Told) -> String {
    let names = told.languages.iter().map(|language| language.own_name());
    names.collect::<Vec<_>>().join(", ")
}

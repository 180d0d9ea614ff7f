//! A lesson.
//!
//! The page that is asked for most. It seldom needs the database: what is shown comes from the
//! shelf of courses, who asks from the doorkeeper's memory, and what has been read is remembered.

mod body;
mod hearing;
pub mod lists;
mod section;

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use leptos_meta::Title;
use rules::{choices, grading::Response};

use crate::{
    authorization::viewer::InTraining as _,
    errors::AppError,
    learning::{
        address,
        questions::{self, Parts},
        read_by, store,
    },
    memory::readings::Read,
    parts::{
        page::{number, page, text, titled},
        script::script,
    },
    request::{Query, Visit},
};

/// A lesson, to be read.
#[component]
pub fn LessonPage() -> impl IntoView {
    let (training, lesson) = (number("training"), text("lesson"));
    page(async move |visit| {
        let page = load(&visit, training, &lesson).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    lesson: String,
    /// The language to show the text in, where it is not that of the interface.
    text_in: Option<Language>,
    /// What the reader has read; none for those who do not take the course.
    read: Option<Arc<Read>>,
    /// A question that was tried just now, and the answer.
    tried: Option<(String, Response)>,
    /// What the judges of the training chose at it, for whoever has chosen.
    chosen: Option<BTreeMap<String, usize>>,
}

async fn load(visit: &Visit, training: i64, lesson: &str) -> Result<Page, AppError> {
    let (course, enrolment) = course_of(visit, training).await?;
    let Some(found) = course.reading(lesson) else {
        let (_, quiz) = course.lesson(lesson).ok_or(AppError::NotFound)?;
        return Err(AppError::Elsewhere(address(training, quiz)));
    };
    let query = visit.query();
    let tried = query
        .get("question")
        .and_then(|id| found.question(id))
        .map(|question| {
            (
                question.id.clone(),
                questions::response(question, &parts(&query)),
            )
        });
    let read = match enrolment {
        Some(enrolment) => Some(read_by(visit, enrolment).await?),
        None => None,
    };
    let chosen = chosen(visit, training, found, enrolment, tried.as_ref()).await?;
    Ok(Page {
        chosen,
        training,
        lesson: lesson.to_owned(),
        text_in: query
            .get("in")
            .and_then(Language::from_code)
            .filter(|language| *language != visit.language),
        read,
        tried,
        course,
    })
}

/// What others chose at a question that was tried just now, where that is kept: for judges after
/// their own choice.
async fn chosen(
    visit: &Visit,
    training: i64,
    lesson: course::Reading<'_>,
    enrolment: Option<i64>,
    tried: Option<&(String, Response)>,
) -> Result<Option<BTreeMap<String, usize>>, AppError> {
    let kept = |(id, response): &&(String, Response)| {
        let question = lesson.question(id);
        let kept = question
            .is_some_and(|question| choices::is_kept(question, lesson.lesson().stops_at(id)));
        kept && !response.is_empty()
    };
    let Some((question, _)) = tried.filter(kept) else {
        return Ok(None);
    };
    let of = (lesson.lesson().id.as_str(), question.as_str());
    let chosen = store::chosen(visit.house.db.read(), training, of, enrolment).await?;
    let judge = visit
        .viewer()?
        .seat(training)
        .is_some_and(|seat| seat.role.is_registered());
    Ok((chosen.own || !judge).then_some(chosen.counts))
}

/// The course that is taught in a training, for somebody who may see it, and the enrolment of
/// the one who asks, if the course is theirs to take. Those who teach it see its drafts.
pub async fn course_of(
    visit: &Visit,
    training: i64,
) -> Result<(Arc<Course>, Option<i64>), AppError> {
    let viewer = visit.viewer()?;
    let training = viewer.sees_training(training)?.training();
    let (course, enrolment) = match viewer.seat(training) {
        Some(seat) => (seat.course.clone(), Some(seat.enrolment)),
        None => (
            crate::trainings::find(visit.house.db.read(), training)
                .await?
                .course,
            None,
        ),
    };
    let served = visit.house.courses.get(&course).ok_or(AppError::NotFound)?;
    let course = match viewer.sees_keys(training) {
        Ok(teaches) => served.with_drafts(&teaches),
        Err(_) => served.course,
    };
    Ok((course, enrolment))
}

fn parts(query: &Query) -> Parts {
    let mut parts = BTreeMap::<String, Vec<String>>::new();
    for (name, value) in query.pairs() {
        parts
            .entry(name.to_owned())
            .or_default()
            .push(value.to_owned());
    }
    parts
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let course = &page.course;
    let Some(lesson) = course.reading(&page.lesson) else {
        return ().into_any();
    };
    let title = lesson
        .text(language)
        .map(|(_, text)| text.title.clone())
        .unwrap_or_default();
    let render = || body::render(&page, lesson, language);
    let whole = match &page.tried {
        // With an answer in it, it is this reader's alone.
        Some(_) => render().into(),
        None => {
            // Readers who have read the same sections see the same page.
            let ticks: String = match &page.read {
                None => "-".to_owned(),
                Some(read) => lesson
                    .reading()
                    .map(|section| u8::from(read.has(&lesson.id, &section.id)).to_string())
                    .collect(),
            };
            let key = format!(
                "{}/{}/{}/{ticks}/{:?}",
                course.hash, lesson.id, page.training, page.text_in
            );
            visit.house.pieces.get(&key, language, render)
        }
    };
    view! {
        <Title text=titled(&title, course.title.get(language)) />
        <div class="whole" inner_html=whole></div>
        {script(visit.house.settings.assets.reading.as_ref())}
    }
    .into_any()
}

//! A lesson.
//!
//! The page that is asked for most. It seldom needs the database: what is shown comes from the
//! shelf of courses, who asks from the doorkeeper's memory, and what has been read is remembered.

mod body;
mod hearing;
pub mod lists;
mod practice;
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
        actions::{CHOOSE, TRIED, Tried},
        address, read_by, store,
    },
    memory::{readings::Read, set_aside},
    parts::{
        page::{number, page, text, titled},
        script::script,
    },
    request::Visit,
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
    /// What the reader answered to the questions, by question; `Nothing` where it was laid aside.
    given: BTreeMap<String, Response>,
    /// What the judges of the training chose, by question, for whoever has chosen.
    chosen: BTreeMap<String, BTreeMap<String, usize>>,
    /// A question that is to be answered before anything is told.
    choose: Option<String>,
}

impl Page {
    /// What the reader answered to a question; none where it was laid aside, and where the words
    /// were erased, so that there is nothing to be graded.
    fn answer(&self, question: &str) -> Option<&Response> {
        let response = self.given.get(question)?;
        (!response.is_empty() && *response != Response::Typed).then_some(response)
    }

    /// Whether the page is this reader's alone.
    fn is_own(&self) -> bool {
        !self.given.is_empty() || self.choose.is_some()
    }
}

async fn load(visit: &Visit, training: i64, lesson: &str) -> Result<Page, AppError> {
    let (course, enrolment) = course_of(visit, training).await?;
    let Some(found) = course.reading(lesson) else {
        let (_, quiz) = course.lesson(lesson).ok_or(AppError::NotFound)?;
        return Err(AppError::Elsewhere(address(training, quiz)));
    };
    let query = visit.query();
    let read = match enrolment {
        Some(enrolment) => Some(read_by(visit, enrolment).await?),
        None => None,
    };
    let choose = query.get(CHOOSE).filter(|id| found.question(id).is_some());
    let given = match (enrolment, &read) {
        (Some(enrolment), Some(read)) if read.practised.contains(lesson) => {
            store::practised(visit.house.db.read(), enrolment, lesson).await?
        }
        (Some(_), _) => BTreeMap::new(),
        (None, _) => set_aside_just_now(visit, lesson).await?,
    };
    let mut page = Page {
        training,
        lesson: lesson.to_owned(),
        text_in: query
            .get("in")
            .and_then(Language::from_code)
            .filter(|language| *language != visit.language),
        read,
        given,
        chosen: BTreeMap::new(),
        choose: choose.map(str::to_owned),
        course: course.clone(),
    };
    page.chosen = chosen(visit, &page, found, enrolment).await?;
    Ok(page)
}

/// What somebody answered just now of whom nothing is kept.
async fn set_aside_just_now(
    visit: &Visit,
    lesson: &str,
) -> Result<BTreeMap<String, Response>, AppError> {
    let query = visit.query();
    let Some(key) = query.get(TRIED) else {
        return Ok(BTreeMap::new());
    };
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let owner = Some(visit.viewer()?.account);
    let tried = set_aside::get::<Tried>(db, owner, key, now).await?;
    let tried = tried.filter(|tried| tried.lesson == lesson).into_iter();
    Ok(tried
        .map(|tried| (tried.question, tried.response))
        .collect())
}

/// What others chose at the questions that the reader has answered, where that is told: to judges
/// after their own choice.
async fn chosen(
    visit: &Visit,
    page: &Page,
    lesson: course::Reading<'_>,
    enrolment: Option<i64>,
) -> Result<BTreeMap<String, BTreeMap<String, usize>>, AppError> {
    let judge = visit
        .viewer()?
        .seat(page.training)
        .is_some_and(|seat| seat.role.is_registered());
    let db = visit.house.db.read();
    let mut all = BTreeMap::new();
    for question in page.given.keys() {
        let kept =
            |asked: &&course::Question| choices::is_kept(asked, lesson.lesson().stops_at(question));
        let asked = lesson.question(question).filter(kept);
        let (Some(asked), Some(_)) = (asked, page.answer(question)) else {
            continue;
        };
        let of = (page.lesson.as_str(), asked);
        let chosen = store::chosen(db, page.training, of, enrolment).await?;
        if chosen.own || !judge {
            all.insert(question.clone(), chosen.counts);
        }
    }
    Ok(all)
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
    let whole = match page.is_own() {
        // With somebody's answers in it, it is kept for nobody.
        true => render().into(),
        false => {
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
            visit.piece(&key, render)
        }
    };
    view! {
        <Title text=titled(&title, course.title.get(language)) />
        <div class="whole" inner_html=whole></div>
        {script(visit.house.settings.assets.reading.as_ref())}
    }
    .into_any()
}

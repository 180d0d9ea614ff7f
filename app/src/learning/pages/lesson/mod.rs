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
use leptos::{html::InnerHtmlAttribute as _, nonce::use_nonce, prelude::*};
use leptos_meta::Title;
use rules::{choices, grading::Response, highlights};

use crate::{
    authorization::viewer::InTraining as _,
    errors::AppError,
    language::say,
    learning::{
        actions::{CHOOSE, MOST_HIGHLIGHTED, TRIED, Tried},
        address, read_by, store,
    },
    memory::{readings::Read, set_aside},
    parts::page::{number, page, text, titled},
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
    /// What the reader highlighted, with the section; none for those who keep none here.
    marks: Option<Vec<(String, String)>>,
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
        marks: None,
        course: course.clone(),
    };
    page.marks = marks(visit, &page).await?;
    page.chosen = chosen(visit, &page, found, enrolment).await?;
    Ok(page)
}

/// What the reader highlighted in the lesson. Who came by a code in the room has none: whoever holds the
/// code comes in by it.
async fn marks(visit: &Visit, page: &Page) -> Result<Option<Vec<(String, String)>>, AppError> {
    let viewer = visit.viewer()?;
    let Some(read) = page
        .read
        .as_ref()
        .filter(|_| viewer.with_password().is_ok())
    else {
        return Ok(None);
    };
    if !read.noted.contains(&page.lesson) {
        return Ok(Some(Vec::new()));
    }
    let place = (page.course.id.as_str(), page.lesson.as_str());
    let notes = store::notes_in(visit.house.db.read(), &viewer.own(), place).await?;
    let marks = notes.iter().flat_map(|note| {
        let words = highlights::highlights(&note.body);
        words.map(|words| (note.place.section.clone(), words.to_owned()))
    });
    Ok(Some(marks.collect()))
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
        {page.marks.as_deref().map(marked)}
        {scripts(page.marks.is_some(), visit)}
    }
    .into_any()
}

/// What was highlighted, for the script to show where it stands.
fn marked(marks: &[(String, String)]) -> Option<impl IntoView + use<>> {
    let marks = marks.iter().map(|(section, words)| {
        view! { <li data-section=section.clone()>{words.clone()}</li> }
    });
    let marks: Vec<_> = marks.collect();
    (!marks.is_empty()).then(|| view! { <ul id="own-marks" hidden=true>{marks}</ul> })
}

/// The script of a lesson. It loads the one that highlights when there is something to show, or when
/// something is selected: most readers never need it.
fn scripts(marks: bool, visit: &Visit) -> Option<impl IntoView + use<>> {
    let (language, assets) = (visit.language, &visit.house.settings.assets);
    let reading = assets.reading.clone()?;
    let marking = assets.marking.clone().filter(|_| marks);
    let word = |words: String| marking.as_ref().map(|_| words);
    let mark = word(say!(language, "lesson-highlight"));
    let marked = word(say!(language, "lesson-highlighted"));
    let failed = word(say!(language, "lesson-highlight-failed"));
    let most = word(MOST_HIGHLIGHTED.to_string());
    Some(view! {
        <script
            src=reading
            defer=true
            nonce=use_nonce()
            data-marking=marking.clone()
            data-mark=mark
            data-marked=marked
            data-failed=failed
            data-most=most
        ></script>
    })
}

//! Booklets: the lessons of a module, or of the whole course, on one long page, to be printed or
//! saved as PDF by the browser. Their exercises come without keys and reasons, so that a booklet
//! may be handed out.

mod chapters;

use std::sync::Arc;

use course::{Course, Language, Lesson, Module};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use leptos_meta::Title;

use crate::{
    errors::AppError,
    language::say,
    learning::{
        address, course_of,
        pages::own_notes::in_booklet,
        store::{self, Note},
    },
    parts::{
        page::{number, page, text, titled},
        square_code::square_code,
    },
    paths,
    request::Visit,
};

use super::lesson::lists;

/// All lessons of a module that are read, on one page.
#[component]
pub fn BookletPage() -> impl IntoView {
    let (training, module) = (number("training"), text("module"));
    page(async move |visit| shown(&visit, training, Some(module)).await)
}

/// All lessons of the course that are read, on one page.
#[component]
pub fn CourseBookletPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| shown(&visit, training, None).await)
}

async fn shown(visit: &Visit, training: i64, module: Option<String>) -> Result<AnyView, AppError> {
    let (course, _) = course_of(visit, training).await?;
    let booklet = Booklet {
        training,
        course: course.clone(),
        module,
    };
    // A module of quizzes alone has nothing to be read.
    if booklet.modules().is_empty() {
        return Err(AppError::NotFound);
    }
    let notes = own_notes(&booklet, visit).await?;
    view(&booklet, notes, visit)
}

/// The name in a booklet's address of the tick that it is to hold one's own notes.
const WITH_NOTES: &str = "notes";

/// The person's own notes on what the booklet holds, where they may be shown.
async fn own_notes(booklet: &Booklet, visit: &Visit) -> Result<Vec<Note>, AppError> {
    let viewer = visit.viewer()?;
    if viewer.seat(booklet.training).is_none() || viewer.with_password().is_err() {
        return Ok(Vec::new());
    }
    let db = visit.house.db.read();
    let mut notes = store::notes_on(db, &viewer.own(), &booklet.course).await?;
    let held: Vec<&str> = booklet
        .modules()
        .into_iter()
        .flat_map(readings)
        .map(|lesson| lesson.id.as_str())
        .collect();
    notes.retain(|note| held.contains(&note.place.lesson.as_str()));
    Ok(notes)
}

/// The tick for one's own notes, where there are some.
fn tick(ticked: bool, language: Language) -> impl IntoView {
    view! {
        <form class="with-notes" method="get">
            <label class="choice">
                <input type="checkbox" name=WITH_NOTES value="true" checked=ticked />
                {say!(language, "booklet-with-notes")}
            </label>
            <button class="quiet">{say!(language, "booklet-show")}</button>
        </form>
    }
}

/// What a booklet is made of.
#[derive(Clone, Debug)]
struct Booklet {
    training: i64,
    course: Arc<Course>,
    /// The one module that it holds; none for the whole course.
    module: Option<String>,
}

impl Booklet {
    /// Its modules that hold something to read, in the order of the course.
    fn modules(&self) -> Vec<&Module> {
        self.course
            .modules
            .iter()
            .filter(|module| self.module.as_ref().is_none_or(|only| *only == module.id))
            .filter(|module| readings(module).next().is_some())
            .collect()
    }

    /// Its title in a language.
    fn title(&self, language: Language) -> String {
        let titles = match (&self.module, self.modules().first()) {
            (Some(_), Some(module)) => &module.title,
            _ => &self.course.title,
        };
        titles.get(language).to_owned()
    }
}

/// The lessons of a module that are read.
fn readings(module: &Module) -> impl Iterator<Item = &Lesson> {
    module
        .lessons
        .iter()
        .filter(|lesson| lesson.quiz().is_none())
}

fn view(booklet: &Booklet, notes: Vec<Note>, visit: &Visit) -> Result<AnyView, AppError> {
    let language = visit.language;
    // The same for all readers of a training.
    let key = format!(
        "{}/booklet/{}/{}",
        booklet.course.hash,
        booklet.module.as_deref().unwrap_or_default(),
        booklet.training
    );
    let whole = visit.piece(&key, || render(booklet, language));
    let ticked = visit.query().get(WITH_NOTES).is_some();
    let tick = (!notes.is_empty()).then(|| tick(ticked, language));
    let notes =
        (ticked && !notes.is_empty()).then(|| in_booklet(&notes, &booklet.course, language));
    Ok(view! {
        <Title text=titled(&booklet.title(language), booklet.course.title.get(language)) />
        {tick}
        <div class="whole" inner_html=whole></div>
        {notes}
        {tests(booklet, visit.public_url(), language)?}
    }
    .into_any())
}

fn render(booklet: &Booklet, language: Language) -> String {
    let (course, training) = (&booklet.course, booklet.training);
    let modules = booklet.modules();
    let title = booklet.title(language);
    let about = match booklet.module {
        Some(_) => say!(language, "booklet-lede"),
        None => say!(language, "booklet-course-lede"),
    };
    let (crumb, lede) = match booklet.module {
        Some(_) => {
            let whole = paths::learning::course_booklet(training);
            let words = say!(language, "booklet-course-link");
            let course = course.title.get(language).to_owned();
            let lede = view! { <p class="lede">{course}</p> };
            (
                view! { " · " <a href=whole>{words}</a> }.into_any(),
                Some(lede),
            )
        }
        None => (().into_any(), None),
    };
    let (mut sources, mut terms) = (Vec::<String>::new(), Vec::<String>::new());
    let lessons = modules.iter().flat_map(|module| readings(module));
    for (_, text) in lessons.filter_map(|lesson| lesson.text(language)) {
        for (all, own) in [(&mut sources, &text.sources), (&mut terms, &text.terms)] {
            for id in own {
                if !all.contains(id) {
                    all.push(id.clone());
                }
            }
        }
    }
    let chapters: Vec<_> = modules
        .iter()
        .map(|module| chapters::of_module(booklet, module, language))
        .collect();
    view! {
        <header class="page-head">
            <p class="crumbs"><a href=paths::home::training(training)>{say!(language, "training")}</a> {crumb}</p>
            <h1>{title}</h1>
            {lede}
            <p class="meta">{course.authors.join(", ")} " · " {course.licence.clone()}</p>
        </header>
        <p class="invented">{about}</p>
        <div class="booklet">
            <nav class="front" aria-labelledby="booklet-contents">
                <h2 id="booklet-contents">{say!(language, "booklet-contents")}</h2>
                {contents(booklet, &modules, language)}
            </nav>
            {chapters}
            <div class="back">
                {lists::terms(course, &terms, training, language)}
                {lists::sources(course, &sources, language)}
            </div>
        </div>
    }
    .to_html()
}

/// The table of contents: the lessons, and of a whole course by module.
fn contents(booklet: &Booklet, modules: &[&Module], language: Language) -> AnyView {
    let of_module = |module: &Module| {
        readings(module)
            .filter_map(|lesson| Some((lesson, lesson.text(language)?.1)))
            .map(|(lesson, text)| {
                view! { <li><a href=format!("#{}", lesson.id)>{text.title.clone()}</a></li> }
            })
            .collect::<Vec<_>>()
    };
    if booklet.module.is_some() {
        let lessons: Vec<_> = modules
            .iter()
            .flat_map(|module| of_module(module))
            .collect();
        return view! { <ol>{lessons}</ol> }.into_any();
    }
    let modules: Vec<_> = modules
        .iter()
        .map(|module| {
            let href = format!("#module-{}", module.id);
            let title = module.title.get(language).to_owned();
            view! { <li><a href=href>{title}</a> <ol>{of_module(module)}</ol></li> }
        })
        .collect();
    view! { <ol>{modules}</ol> }.into_any()
}

/// The tests of the booklet's modules, each with a square code: from paper to the platform.
fn tests(
    booklet: &Booklet,
    site: &str,
    language: Language,
) -> Result<impl IntoView + use<>, AppError> {
    let of = booklet.module.as_deref();
    let tests = booklet
        .course
        .modules
        .iter()
        .filter(|module| of.is_none_or(|only| only == module.id))
        .flat_map(|module| &module.lessons)
        .filter(|lesson| lesson.quiz().is_some())
        .filter_map(|lesson| Some((lesson, lesson.text(language)?.1)))
        .map(|(lesson, text)| {
            let href = address(booklet.training, lesson);
            let whole = format!("{site}{href}");
            let square = square_code(&whole)?;
            let shown = whole
                .split_once("://")
                .map_or(whole.as_str(), |(_, rest)| rest)
                .to_owned();
            Ok(view! {
                <li class="slip">
                    <div class="square" role="img" aria-label=say!(language, "booklet-square") inner_html=square></div>
                    <div>
                        <p><strong>{text.title.clone()}</strong></p>
                        <p><a href=href>{shown}</a></p>
                    </div>
                </li>
            })
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    Ok((!tests.is_empty()).then(|| {
        view! {
            <section class="booklet" aria-labelledby="booklet-tests">
                <h2 id="booklet-tests">{say!(language, "booklet-tests")}</h2>
                <ul class="tests">{tests}</ul>
            </section>
        }
    }))
}

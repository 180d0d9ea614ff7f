//! Notes of one's own: the one on a section, which is written here, and all of them on one page.
//! Nobody else is ever shown them; who came by a code in the room has to choose a password first,
//! since whoever holds the code comes in by it.

mod list;

use std::sync::Arc;

use course::{Course, Language, Lesson};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    errors::{AppError, Field},
    language::say,
    learning::{
        actions::{MOST_IN_NOTE, WriteNote},
        address, course_of,
        store::{self, Place},
    },
    parts::{
        form::{Entry, Form},
        meanwhile::Stood,
        page::{head, number, page, text, titled},
    },
    paths,
    request::Visit,
};

pub use list::{OwnNotesPage, in_booklet};

/// The person's own note on a section, to be written.
#[component]
pub fn OwnNotePage() -> impl IntoView {
    let (training, lesson, section) = (number("training"), text("lesson"), text("section"));
    page(async move |visit| {
        let page = load(&visit, training, lesson, section).await?;
        Ok(view(&page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: i64,
    course: Arc<Course>,
    place: Place,
    /// What stands there.
    body: String,
}

async fn load(
    visit: &Visit,
    training: i64,
    lesson: String,
    section: String,
) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let (course, _) = course_of(visit, training).await?;
    viewer.seat_in(training)?;
    viewer.with_password()?;
    let place = Place {
        course: course.id.clone(),
        lesson,
        section,
    };
    let note = store::note(visit.house.db.read(), &viewer.own(), &place).await?;
    // One that was written stays its author's, also when the section has left the course.
    if note.is_none() && !is_there(&course, &place) {
        return Err(AppError::NotFound);
    }
    Ok(Page {
        training,
        body: note.map(|note| note.body).unwrap_or_default(),
        course,
        place,
    })
}

/// Whether a lesson of the course has such a section.
pub fn is_there(course: &Course, place: &Place) -> bool {
    let lesson = course.reading(&place.lesson);
    lesson.is_some_and(|lesson| {
        let mut sections = lesson.lesson().reading();
        sections.any(|section| section.id == place.section)
    })
}

/// What stands in the form.
pub fn stood(body: &str) -> Stood {
    Stood::of([(Field::Note, body.to_owned())])
}

/// The lesson of a place, with its title, and the title of the section; ids where they are gone.
fn titles<'c>(
    course: &'c Course,
    place: &Place,
    language: Language,
) -> (Option<&'c Lesson>, String, String) {
    let lesson = course
        .reading(&place.lesson)
        .map(|reading| reading.lesson());
    let text = lesson.and_then(|lesson| Some(lesson.text(language)?.1));
    let heading = text.and_then(|text| {
        let mut headings = text.headings.iter();
        headings.find(|heading| heading.id == place.section)
    });
    (
        lesson,
        text.map_or_else(|| place.lesson.clone(), |text| text.title.clone()),
        heading.map_or_else(|| place.section.clone(), |heading| heading.title.clone()),
    )
}

fn view(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let (lesson, of_lesson, of_section) = titles(&page.course, &page.place, language);
    let training = page.training;
    let way = lesson.filter(|_| is_there(&page.course, &page.place));
    let way = way.map_or_else(
        || paths::learning::own_notes().to_owned(),
        |lesson| format!("{}#{}", address(training, lesson), page.place.section),
    );
    let crumbs = vec![
        (paths::home::training(training), say!(language, "training")),
        (way.clone(), of_lesson),
    ];
    let title = say!(language, "note-title");
    let form = Form::of::<WriteNote>(visit);
    view! {
        {head(title.clone(), crumbs, Some(of_section.clone()))}
        <Title text=titled(&format!("{title}: {of_section}"), page.course.title.get(language)) />
        <form method="post" action=form.action>
            <input type="hidden" name="training" value=training />
            <input type="hidden" name="lesson" value=page.place.lesson.clone() />
            <input type="hidden" name="section" value=page.place.section.clone() />
            {form.made_from(&stood(&page.body), |_, value| value.to_owned())}
            <div class="own-note">
                {form.area(
                    Field::Note,
                    Entry {
                        value: page.body.clone(),
                        required: false,
                        most: MOST_IN_NOTE,
                        hint: Some(say!(language, "note-hint")),
                        ..Entry::default()
                    },
                )}
            </div>
            <div class="actions">
                <button>{say!(language, "save")}</button>
                <a class="button quiet" href=way>{say!(language, "note-back")}</a>
                <a class="button quiet" href=paths::learning::own_notes()>{say!(language, "notes-own")}</a>
            </div>
        </form>
    }
}

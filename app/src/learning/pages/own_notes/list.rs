//! All notes of one's own, by course, each with the way to its place.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::highlights::{Part, parts};

use crate::{
    errors::AppError,
    language::{dates, say},
    learning::{
        actions::RemoveHighlight,
        address,
        store::{self, Note},
    },
    parts::page::{head, page},
    paths,
    request::Visit,
};

use super::{is_there, titles};

/// All notes of one's own.
#[component]
pub fn OwnNotesPage() -> impl IntoView {
    page(async |visit| {
        let page = load(&visit).await?;
        Ok(view(page, visit.language).into_any())
    })
}

/// What the page shows.
struct Page {
    name: String,
    courses: Vec<Notes>,
}

/// The notes on a course.
struct Notes {
    /// Its id.
    course: String,
    /// What is served of it.
    served: Option<Arc<Course>>,
    /// A training of it in which the person has a place: where the notes are written.
    training: Option<i64>,
    notes: Vec<Note>,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.with_password()?;
    let mut by_course = BTreeMap::<String, Vec<Note>>::new();
    for note in store::notes(visit.house.db.read(), &viewer.own()).await? {
        let notes = by_course.entry(note.place.course.clone()).or_default();
        notes.push(note);
    }
    let courses = by_course.into_iter().map(|(course, mut notes)| {
        let seats = viewer.seats.iter().filter(|seat| seat.course == course);
        let training = seats.map(|seat| seat.training).max();
        let served = visit.house.courses.get(&course);
        let served =
            served.map(
                |served| match training.map(|training| viewer.sees_keys(training)) {
                    Some(Ok(teaches)) => served.with_drafts(&teaches),
                    _ => served.course,
                },
            );
        if let Some(served) = &served {
            store::in_order(&mut notes, served);
        }
        Notes {
            course,
            served,
            training,
            notes,
        }
    });
    Ok(Page {
        name: viewer.name.clone(),
        courses: courses.collect(),
    })
}

fn view(page: Page, language: Language) -> impl IntoView + use<> {
    let crumbs = vec![(paths::accounts::own().to_owned(), page.name)];
    let courses: Vec<_> = page
        .courses
        .iter()
        .map(|notes| of_course(notes, language))
        .collect();
    let none = courses
        .is_empty()
        .then(|| view! { <p>{say!(language, "notes-own-none")}</p> });
    view! {
        {head(say!(language, "notes-own"), crumbs, Some(say!(language, "notes-own-lede")))}
        {none}
        {courses}
    }
}

fn of_course(of: &Notes, language: Language) -> impl IntoView + use<> {
    let title = of.served.as_ref().map_or_else(
        || of.course.clone(),
        |course| course.title.get(language).to_owned(),
    );
    let notes: Vec<_> = of
        .notes
        .iter()
        .map(|note| entry(of, note, language))
        .collect();
    view! {
        <section>
            <h2>{title}</h2>
            {notes}
        </section>
    }
}

/// A note with the ways to its place and to where it is changed, where the person has a place in a
/// training of the course.
fn entry(of: &Notes, note: &Note, language: Language) -> impl IntoView + use<> {
    let ids = || (note.place.lesson.clone(), note.place.section.clone());
    let (lesson, section) = of.served.as_deref().map_or_else(ids, |course| {
        let (_, lesson, section) = titles(course, &note.place, language);
        (lesson, section)
    });
    let words = format!("{lesson} · {section}");
    let there = of
        .served
        .as_deref()
        .filter(|course| is_there(course, &note.place));
    let place = there.and_then(|course| {
        let lesson = course.reading(&note.place.lesson)?.lesson();
        Some(format!(
            "{}#{}",
            address(of.training?, lesson),
            note.place.section
        ))
    });
    let heading = match place {
        Some(href) => view! { <a href=href>{words.clone()}</a> }.into_any(),
        None => words.clone().into_any(),
    };
    let change = of.training.map(|training| {
        let href = paths::learning::own_note(training, &note.place.lesson, &note.place.section);
        view! {
            " · " <a href=href>{say!(language, "note-change")} <span class="visually-hidden">": " {words}</span></a>
        }
    });
    let when = dates::moment(language, note.written_at, &dates::country_zone());
    view! {
        <h3>{heading}</h3>
        {written(note, Some(language))}
        <p class="meta">{when} {change}</p>
    }
}

/// What stands in a note: what was highlighted as quotations, each with the button that removes it where
/// one is given its language, and what was written.
fn written(note: &Note, removable: Option<Language>) -> Vec<AnyView> {
    let part = |part| match part {
        Part::Own(words) => view! { <p class="given">{words.to_owned()}</p> }.into_any(),
        Part::Highlight(words) => {
            let removes = removable.map(|language| removes(note, words, language));
            view! {
                <div class="marked">
                    <blockquote><mark>{words.to_owned()}</mark></blockquote>
                    {removes}
                </div>
            }
            .into_any()
        }
    };
    parts(&note.body).into_iter().map(part).collect()
}

/// The button that removes a highlight.
fn removes(note: &Note, words: &str, language: Language) -> impl IntoView + use<> {
    let place = note.place.clone();
    view! {
        <form method="post" action=RemoveHighlight::url()>
            <input type="hidden" name="course" value=place.course />
            <input type="hidden" name="lesson" value=place.lesson />
            <input type="hidden" name="section" value=place.section />
            <input type="hidden" name="words" value=words.to_owned() />
            <button class="quiet">
                {say!(language, "highlight-remove")} <span class="visually-hidden">": " {words.to_owned()}</span>
            </button>
        </form>
    }
}

/// The person's own notes on the lessons of a booklet.
pub fn in_booklet(notes: &[Note], course: &Course, language: Language) -> impl IntoView + use<> {
    let notes: Vec<_> = notes
        .iter()
        .map(|note| {
            let (_, lesson, section) = titles(course, &note.place, language);
            view! {
                <div>
                    <h3>{lesson} " · " {section}</h3>
                    {written(note, None)}
                </div>
            }
        })
        .collect();
    view! {
        <section class="booklet" aria-labelledby="booklet-notes">
            <h2 id="booklet-notes">{say!(language, "notes-own")}</h2>
            {notes}
        </section>
    }
}

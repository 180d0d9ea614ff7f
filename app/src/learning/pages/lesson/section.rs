//! A section of a lesson: whether it keeps up with its source, and what can be done at its end.

use course::{Language, Lesson, LessonText};
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{language::say, learning::actions::MarkRead};

use super::Page;

/// What stands for the title and all that comes before the first section, in `behind` and
/// `missing`.
const TOP: &str = "top";

/// Says that the translation of a section is behind its source, with the way to that.
pub(super) fn behind(
    text: &LessonText,
    section: &str,
    shown: Language,
    page: &Page,
    language: Language,
) -> Option<AnyView> {
    let source = page.course.source_language();
    let is = shown != source && text.behind.iter().any(|each| each == section);
    is.then(|| {
        view! {
            <p class="behind" role="note" lang=language.code()>
                {say!(language, "section-behind")} " "
                <a href=elsewhere(section, source) hreflang=source.code()>
                    {say!(language, "section-source", language = source.own_name())}
                </a>
            </p>
        }
        .into_any()
    })
}

/// Says how much of a translation is behind, and what has not been translated.
pub(super) fn behind_as_a_whole(text: &LessonText, language: Language) -> impl IntoView + use<> {
    let behind = (!text.behind.is_empty()).then(|| {
        view! { <p>{say!(language, "lesson-behind", count = text.behind.len())}</p> }
    });
    let missing = text.missing.iter().filter(|id| *id != TOP).count();
    let missing = (missing > 0).then(|| {
        view! { <p>{say!(language, "lesson-sections-missing", count = missing)}</p> }
    });
    (behind.is_some() || missing.is_some()).then(|| {
        view! { <div class="behind" role="note">{behind} {missing}</div> }
    })
}

/// The end of a section: that it has been read, or the button to say so, the way to one's own note,
/// and the same section in the other languages of the course.
pub(super) fn end(
    page: &Page,
    lesson: &Lesson,
    section: &str,
    shown: Language,
    language: Language,
) -> AnyView {
    let others: Vec<_> = page
        .course
        .languages
        .iter()
        .filter(|each| **each != shown && lesson.texts.contains_key(each))
        .map(|each| {
            view! {
                <a href=elsewhere(section, *each) hreflang=each.code() lang=each.code()>{each.own_name()}</a>
                " "
            }
        })
        .collect();
    let others = (!others.is_empty()).then(|| view! { <span class="others">{others}</span> });
    let Some(read) = &page.read else {
        return view! { <div class="section-end" lang=language.code()>{others}</div> }.into_any();
    };
    let class = if read.has(&lesson.id, section) {
        "section-end done"
    } else {
        "section-end"
    };
    view! {
        <form class=class method="post" action=MarkRead::url() lang=language.code()>
            <input type="hidden" name="training" value=page.training />
            <input type="hidden" name="lesson" value=lesson.id.clone() />
            <input type="hidden" name="section" value=section.to_owned() />
            <button class="quiet">{say!(language, "section-mark-read")}</button>
            <span class="is-read">{say!(language, "section-read")}</span>
            <a href=format!("{}/notes/{section}", lesson.id)>{say!(language, "note-title")}</a>
            {others}
        </form>
    }
    .into_any()
}

/// The address of a section of the same lesson in another language, the interface staying as it
/// is.
fn elsewhere(section: &str, language: Language) -> String {
    format!("?in={}#{section}", language.code())
}

//! The lists that belong to a lesson: what it works towards, its terms, its sources.

use course::{Course, Language, Lesson};
use leptos::prelude::*;

use crate::{language::say, paths};

/// What one can do after the lesson.
pub(super) fn objectives(
    course: &Course,
    lesson: &Lesson,
    language: Language,
) -> impl IntoView + use<> {
    let objectives: Vec<_> = lesson
        .objectives
        .iter()
        .filter_map(|id| course.objective(id))
        .map(|objective| view! { <li>{objective.text.get(language).to_owned()}</li> })
        .collect();
    (!objectives.is_empty()).then(|| {
        view! {
            <details class="objectives">
                <summary>{say!(language, "lesson-objectives")}</summary>
                <ul>{objectives}</ul>
            </details>
        }
    })
}

/// The terms that a lesson uses, with the way to all of them.
pub(in crate::learning::pages) fn terms(
    course: &Course,
    used: &[String],
    training: i64,
    language: Language,
) -> impl IntoView + use<> {
    let terms: Vec<_> = used
        .iter()
        .filter_map(|id| course.term(id))
        .map(|term| {
            let pending = (term.review_in(language) == course::Review::Pending)
                .then(|| view! { " " <span class="badge warn">{say!(language, "term-pending")}</span> });
            let others: Vec<_> = Language::ALL
                .into_iter()
                .filter(|each| *each != language)
                .filter_map(|each| Some((each, term.names.exact(each)?.to_owned())))
                .map(|(each, name)| view! { <span lang=each.code()>{name}</span> })
                .collect();
            view! {
                <div id=format!("term-{}", term.id)>
                    <dt>{term.names.get(language).to_owned()} {pending} <span class="meta">{others}</span></dt>
                    <dd>{term.definition.get(language).to_owned()}</dd>
                </div>
            }
        })
        .collect();
    (!terms.is_empty()).then(|| {
        view! {
            <section aria-labelledby="terms-title">
                <h2 id="terms-title">{say!(language, "lesson-terms")}</h2>
                <dl class="terms">{terms}</dl>
                <p><a class="button quiet" href=paths::learning::glossary(training)>{say!(language, "glossary-title")}</a></p>
            </section>
        }
    })
}

/// What a lesson, a document or a quiz cites: what the links of its text lead to.
pub fn sources(course: &Course, cited: &[String], language: Language) -> impl IntoView + use<> {
    let sources: Vec<_> = cited
        .iter()
        .filter_map(|id| course.source(id))
        .map(|source| {
            let citation = source.citation.get(language).to_owned();
            let citation = match source.address.clone() {
                Some(href) => view! { <a href=href rel="noopener noreferrer">{citation}</a> }.into_any(),
                None => citation.into_any(),
            };
            let checked = match source.checked.clone() {
                Some(when) => view! { <span class="meta">{say!(language, "source-checked", when = when)}</span> }.into_any(),
                None => view! { <span class="badge warn">{say!(language, "source-pending")}</span> }.into_any(),
            };
            view! { <li id=format!("source-{}", source.id)>{citation} " " {checked}</li> }
        })
        .collect();
    (!sources.is_empty()).then(|| {
        view! {
            <section aria-labelledby="sources-title">
                <h2 id="sources-title">{say!(language, "lesson-sources")}</h2>
                // Words for the buttons that copy a citation, which only a script can do.
                <ol
                    class="sources"
                    data-copy=say!(language, "source-copy")
                    data-copied=say!(language, "source-copied")
                    data-seen=say!(language, "source-seen")
                >
                    {sources}
                </ol>
            </section>
        }
    })
}

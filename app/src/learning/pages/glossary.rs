//! The glossary: every term in three languages, side by side.

use std::sync::Arc;

use course::{Course, Language, Review, Term};
use leptos::prelude::*;

use crate::{
    errors::AppError,
    language::{alphabet, say},
    learning::course_of,
    parts::{
        page::{head_of, number, page},
        search::search,
    },
    paths,
    request::Visit,
};

/// The glossary of a training's course.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| Ok(view(load(&visit, training).await?, visit.language).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    typed: String,
    /// Places in the course's glossary, by name in the reader's language.
    terms: Vec<usize>,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    let (course, _) = course_of(visit, training).await?;
    let typed = visit
        .query()
        .get("q")
        .map(str::trim)
        .unwrap_or_default()
        .to_owned();
    let wanted = spelling::folded(&typed);
    let mut terms: Vec<usize> = (0..course.glossary.len())
        .filter(|place| has(&course.glossary[*place], &wanted))
        .collect();
    let name = |place: usize| course.glossary[place].names.get(visit.language);
    terms.sort_by(|one, other| alphabet::compare(visit.language, name(*one), name(*other)));
    Ok(Page {
        training,
        course,
        typed,
        terms,
    })
}

/// Whether a term's names or its definition, in whichever language, have what is looked for.
fn has(term: &Term, wanted: &str) -> bool {
    Language::ALL.into_iter().any(|language| {
        [&term.names, &term.definition]
            .into_iter()
            .filter_map(|text| text.exact(language))
            .any(|text| spelling::folded(text).contains(wanted))
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let crumbs = vec![(
        paths::home::training(page.training),
        say!(language, "training"),
    )];
    let terms: Vec<_> = page
        .terms
        .iter()
        .map(|place| term(&page.course, &page.course.glossary[*place], language))
        .collect();
    let list = if terms.is_empty() {
        view! { <p class="empty" role="status">{say!(language, "search-nothing")}</p> }.into_any()
    } else {
        view! { <ul class="glossary">{terms}</ul> }.into_any()
    };
    view! {
        {head_of(say!(language, "glossary-title"), page.course.title.get(language), crumbs, Some(say!(language, "glossary-lede")))}
        {search(String::new(), &page.typed, say!(language, "glossary-search"), language)}
        {list}
    }
}

fn term(course: &Course, term: &Term, language: Language) -> impl IntoView + use<> {
    // The reader's language first.
    let mut languages = course.languages.clone();
    languages.sort_by_key(|each| *each != language);
    let names: Vec<_> = languages
        .into_iter()
        .filter_map(|each| {
            let name = term.names.exact(each)?.to_owned();
            let pending = (term.review_in(each) == Review::Pending).then(
                || view! { " " <span class="badge warn">{say!(language, "term-pending")}</span> },
            );
            Some(view! {
                <div>
                    <dt>{each.own_name()}</dt>
                    <dd><b lang=each.code()>{name}</b> {pending}</dd>
                </div>
            })
        })
        .collect();
    let source = term
        .source
        .as_deref()
        .and_then(|id| course.source(id))
        .map(|source| view! { <p class="meta">{source.citation.get(language).to_owned()}</p> });
    view! {
        <li id=format!("term-{}", term.id)>
            <dl class="names">{names}</dl>
            <p>{term.definition.get(language).to_owned()}</p>
            {source}
        </li>
    }
}

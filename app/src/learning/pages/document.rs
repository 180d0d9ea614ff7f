//! A document of a case file, as it would lie in the file: sheets of paper with numbered
//! paragraphs. It says on every sheet that it is invented, since a sheet that was printed goes its
//! own way.

use std::sync::Arc;

use course::{
    Course, Document, DocumentKind, DocumentText, Language, Module, Page as Sheet, PagePart,
};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use leptos_meta::Title;

use crate::{
    errors::AppError,
    language::{dates, say},
    learning::course_of,
    parts::{
        notice::{info, unreviewed},
        page::{number, page, text, titled},
    },
    paths,
    request::Visit,
};

use super::{draft, lesson::lists};

/// A document, to be read and quoted.
#[component]
pub fn DocumentPage() -> impl IntoView {
    let (training, document) = (number("training"), text("document"));
    page(async move |visit| {
        let page = load(&visit, training, &document).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    document: String,
    /// The language to show the text in, where it is not that of the interface.
    text_in: Option<Language>,
}

async fn load(visit: &Visit, training: i64, document: &str) -> Result<Page, AppError> {
    let (course, _) = course_of(visit, training).await?;
    course.document(document).ok_or(AppError::NotFound)?;
    Ok(Page {
        training,
        document: document.to_owned(),
        text_in: visit
            .query()
            .get("in")
            .and_then(Language::from_code)
            .filter(|language| *language != visit.language),
        course,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let Some((module, document)) = page.course.document(&page.document) else {
        return ().into_any();
    };
    let title = document
        .text(page.text_in.unwrap_or(language))
        .map(|(_, text)| text.title.clone())
        .unwrap_or_default();
    // The same for all readers of a training.
    let key = format!(
        "{}/document/{}/{}/{:?}",
        page.course.hash, document.id, page.training, page.text_in
    );
    let whole = visit.piece(&key, || render(&page, module, document, language));
    view! {
        <Title text=titled(&title, page.course.title.get(language)) />
        <div class="whole" inner_html=whole></div>
    }
    .into_any()
}

fn render(page: &Page, module: &Module, document: &Document, language: Language) -> String {
    let wanted = page.text_in.unwrap_or(language);
    let Some((shown, text)) = document.text(wanted) else {
        return String::new();
    };
    let count = text.pages.len();
    let sheets: Vec<_> = text
        .pages
        .iter()
        .zip(1..)
        .map(|(page, place)| {
            let head = (place == 1).then(|| letterhead(document, text, shown, language));
            let foot = (place == count).then(|| {
                text.signed
                    .clone()
                    .map(|signed| view! { <p class="signed">{signed}</p> })
            });
            let label = say!(language, "document-page", page = place, pages = count);
            let said = label.clone();
            view! {
                <section class="leaf" id=format!("page{place}") aria-label=label>
                    <p class="running" lang=language.code()>
                        <span>{say!(language, "document-invented-short")}</span>
                        <span>{said}</span>
                    </p>
                    {head}
                    {parts(page)}
                    {foot.flatten()}
                </section>
            }
        })
        .collect();
    view! {
        <div class="page-head">
            <p class="crumbs">
                <a href=paths::home::training(page.training)>{say!(language, "training")}</a>
                <span>{module.title.get(language).to_owned()}</span>
            </p>
        </div>
        {draft::notice(module.is_draft || document.is_draft, language)}
        {notices(text, shown, wanted, language)}
        {file(&page.course, document, language)}
        <article class="document" lang=shown.code()>{sheets}</article>
        {others(&page.course, document, shown, language)}
        {lists::sources(&page.course, &text.sources, language)}
    }
    .to_html()
}

/// What is to be said of the text as a whole.
fn notices(
    text: &DocumentText,
    shown: Language,
    wanted: Language,
    language: Language,
) -> impl IntoView + use<> {
    let missing = (shown != wanted).then(|| {
        info(say!(
            language,
            "document-not-translated",
            language = shown.own_name()
        ))
    });
    let pending = text.review_pending.then(|| unreviewed(language));
    let behind = text.behind.then(|| {
        view! { <div class="behind" role="note"><p>{say!(language, "document-behind")}</p></div> }
    });
    view! { <p class="invented" role="note">{say!(language, "document-invented")}</p> {missing} {pending} {behind} }
}

/// The documents of the same file.
fn file(course: &Course, document: &Document, language: Language) -> Option<impl IntoView + use<>> {
    let case = document.case.as_deref()?;
    let entries: Vec<_> = course
        .of_case(case)
        .map(|other| {
            let title = other
                .text(language)
                .map(|(_, text)| text.title.clone())
                .unwrap_or_default();
            let current = (other.id == document.id).then_some("page");
            view! { <li><a href=other.id.clone() aria-current=current>{title}</a></li> }
        })
        .collect();
    let label = say!(language, "document-file");
    (entries.len() > 1).then(|| {
        view! {
            <nav class="case-file" aria-labelledby="case-file-title">
                <p id="case-file-title">{label}</p>
                <ol>{entries}</ol>
            </nav>
        }
    })
}

/// Who issued the document, what it is, of which day, and its title.
fn letterhead(
    document: &Document,
    text: &DocumentText,
    shown: Language,
    language: Language,
) -> impl IntoView + use<> {
    let number = document
        .number
        .as_deref()
        .map(|number| view! { <span>{say!(shown, "document-number", number = number)}</span> });
    view! {
        <header class="letterhead">
            <p class="issuer">{text.issued_by.clone()}</p>
            <p class="reference">
                {number}
                <time datetime=document.date.to_string()>{dates::day(shown, document.date)}</time>
                <span class="badge" lang=language.code()>{kind(document.kind, language)}</span>
            </p>
            <h1>{text.title.clone()}</h1>
        </header>
    }
}

/// What a kind of document is called.
fn kind(kind: DocumentKind, language: Language) -> String {
    match kind {
        DocumentKind::Decision => say!(language, "document-decision"),
        DocumentKind::Record => say!(language, "document-record"),
        DocumentKind::Notice => say!(language, "document-notice"),
        DocumentKind::Extract => say!(language, "document-extract"),
        DocumentKind::Claim => say!(language, "document-claim"),
        DocumentKind::Reply => say!(language, "document-reply"),
    }
}

/// What stands on a sheet. Paragraphs between two headings are one list, which begins where the
/// one before it ended: so their numbers are those of the document, and are read out.
fn parts(sheet: &Sheet) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut run: Vec<(u32, String)> = Vec::new();
    for part in &sheet.parts {
        match part {
            PagePart::Paragraph { number, html } => run.push((*number, html.clone())),
            PagePart::Heading(html) => {
                views.extend(numbered(std::mem::take(&mut run)));
                views
                    .push(view! { <div class="heading" inner_html=html.clone()></div> }.into_any());
            }
        }
    }
    views.extend(numbered(run));
    views
}

fn numbered(run: Vec<(u32, String)>) -> Option<AnyView> {
    let (first, _) = run.first()?;
    let start = *first;
    let items: Vec<_> = run
        .into_iter()
        .map(|(number, html)| view! { <li id=format!("p{number}") inner_html=html></li> })
        .collect();
    Some(view! { <ol class="paragraphs" start=start>{items}</ol> }.into_any())
}

/// The same document in the other languages, the interface staying as it is.
fn others(
    course: &Course,
    document: &Document,
    shown: Language,
    language: Language,
) -> Option<impl IntoView + use<>> {
    let others: Vec<_> = course
        .languages
        .iter()
        .filter(|each| **each != shown && document.texts.contains_key(each))
        .map(|each| {
            let href = format!("?in={}", each.code());
            view! { <a href=href hreflang=each.code() lang=each.code()>{each.own_name()}</a> " " }
        })
        .collect();
    (!others.is_empty()).then(|| {
        view! {
            <div class="section-end"><span class="others" lang=language.code()>{others}</span></div>
        }
    })
}

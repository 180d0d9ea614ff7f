//! Writing to the people of a training, and looking at what each language would get.

use std::collections::BTreeSet;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::roles::Role;

use crate::{
    accounts,
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        notice::{info, warn},
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
    trainings::{
        Member, Training,
        actions::letter::{self, Draft, MOST, PrepareLetter, SendLetter},
        letters, store,
    },
};

use super::letter_templates::Template;

/// The languages of letters, in the order of the pages.
const LANGUAGES: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

fn subject(language: Language) -> Field {
    match language {
        Language::En => Field::SubjectEn,
        Language::Ru => Field::SubjectRu,
        Language::Kk => Field::SubjectKk,
    }
}

fn body(language: Language) -> Field {
    match language {
        Language::En => Field::BodyEn,
        Language::Ru => Field::BodyRu,
        Language::Kk => Field::BodyKk,
    }
}

fn crumbs(training: &Training, language: Language) -> Vec<(String, String)> {
    let id = training.id;
    vec![
        (
            paths::home::training(id),
            training.titles.get(language).to_owned(),
        ),
        (paths::trainings::people(id), say!(language, "people-title")),
    ]
}

/// Where a letter is written.
#[component]
pub fn WritePage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| {
        let viewer = visit.viewer()?;
        viewer.may(id, Role::may_manage_training)?;
        let db = visit.house.db.read();
        let training = store::find(db, id).await?;
        let members = store::members(db, id).await?;
        let courts = members
            .into_iter()
            .map(|member| member.court)
            .filter(|court| !court.is_empty());
        Ok(write(&training, courts.collect(), &visit).into_any())
    })
}

fn write(training: &Training, courts: BTreeSet<String>, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = training.id;
    let form = Form::of::<PrepareLetter>(visit);
    let query = visit.query();
    let chosen = form.value("chosen", query.get("chosen").unwrap_or_default());
    let template = query.get("template").unwrap_or_default();
    let template = Template::ALL
        .into_iter()
        .find(|each| each.code() == template);
    let and = match chosen.as_str() {
        "" => String::new(),
        key => format!("&chosen={key}"),
    };
    let templates: Vec<_> = Template::ALL
        .into_iter()
        .map(|each| {
            let address = format!(
                "{}?template={}{and}",
                paths::trainings::new_letter(id),
                each.code()
            );
            view! { <li><a class="button quiet" href=address>{each.name(language)}</a></li> }
        })
        .collect();
    let mut to = vec![
        ("all".to_owned(), say!(language, "letter-to-all")),
        (
            "not-begun".to_owned(),
            say!(language, "letter-to-not-begun"),
        ),
    ];
    if !courts.is_empty() {
        to.push(("court".to_owned(), say!(language, "letter-to-court")));
    }
    let to_chosen = !chosen.is_empty();
    if to_chosen {
        to.insert(0, ("chosen".to_owned(), say!(language, "letter-to-chosen")));
    }
    let courts = std::iter::once((String::new(), "—".to_owned()))
        .chain(courts.into_iter().map(|court| (court.clone(), court)))
        .collect();
    let words: Vec<_> = LANGUAGES
        .into_iter()
        .map(|each| {
            let (title, text) = template
                .map(|template| template.words(training, each))
                .unwrap_or_default();
            let entry = |value, most| Entry {
                value,
                most,
                required: false,
                lang: Some(each.code()),
                ..Entry::default()
            };
            view! {
                <fieldset>
                    <legend lang=each.code()>{each.own_name()}</legend>
                    {form.field(subject(each), entry(title, 200))}
                    {form.area(body(each), entry(text, MOST))}
                </fieldset>
            }
        })
        .collect();
    view! {
        {head(say!(language, "letter-write"), crumbs(training, language), Some(say!(language, "letter-write-lede")))}
        <nav aria-label=say!(language, "letter-templates")>
            <p>{say!(language, "letter-templates")}</p>
            <ul class="actions">{templates}</ul>
        </nav>
        <form method="post" action=form.action>
            <input type="hidden" name="training" value=id />
            <input type="hidden" name="chosen" value=chosen />
            <div class="fields">
                {form.select(Field::To, to, if to_chosen { "chosen" } else { "all" }, None)}
                {form.select(Field::Court, courts, "", Some(say!(language, "letter-court-hint")))}
            </div>
            {words}
            <div class="actions">
                <button>{say!(language, "letter-look")}</button>
                <a class="button quiet" href=paths::trainings::people(id)>{say!(language, "cancel")}</a>
            </div>
        </form>
    }
}

/// A letter as each language gets it, before it is sent.
#[component]
pub fn LetterPage() -> impl IntoView {
    let (id, key) = (number("training"), text("letter"));
    page(async move |visit| {
        let page = load(&visit, id, key).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    key: String,
    draft: Draft,
    recipients: Vec<Member>,
    /// The address to which people answer.
    reply_to: Option<String>,
}

async fn load(visit: &Visit, id: i64, key: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let db = visit.house.db.read();
    let draft = letter::draft(visit, id, &key).await?;
    let own = accounts::people(db, [viewer.account]).await?;
    Ok(Page {
        training: store::find(db, id).await?,
        recipients: draft.recipients(db, visit.language).await?,
        reply_to: own.into_values().next().map(|own| own.email),
        key,
        draft,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = page.training.id;
    let name = visit.viewer.as_ref().map(|viewer| viewer.name.clone());
    let name = name.unwrap_or_default();
    let previews: Vec<_> = LANGUAGES
        .into_iter()
        .filter_map(|each| {
            let mut read = page.recipients.iter();
            let read = read.by_ref().filter(|member| member.account.language == each);
            let read: Vec<&Member> = read.collect();
            let example = read.first()?;
            let words = page.draft.words(each);
            let by = (0, name.as_str());
            let letter = letters::message(visit.public_url(), &page.training, example, words, by);
            Some(view! {
                <section>
                    <h2>{each.own_name()} " · " {say!(language, "people-found", count = read.len())}</h2>
                    <p><strong lang=each.code()>{letter.subject}</strong></p>
                    <pre class="report" lang=each.code()>{letter.body}</pre>
                </section>
            })
        })
        .collect();
    let count = page.recipients.len();
    let send = if count == 0 {
        warn(say!(language, "letter-nobody")).into_any()
    } else {
        view! {
            <form method="post" action=SendLetter::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="letter" value=page.key />
                <div class="actions">
                    <button>{say!(language, "letter-send", count = count)}</button>
                    <a class="button quiet" href=paths::trainings::people(id)>{say!(language, "cancel")}</a>
                </div>
            </form>
        }
        .into_any()
    };
    let reply_to = page
        .reply_to
        .map(|email| info(say!(language, "letter-reply-to", email = email)));
    view! {
        {head(say!(language, "letter-look-title"), crumbs(&page.training, language), Some(say!(language, "letter-look-lede")))}
        {reply_to}
        {previews}
        {send}
    }
}

//! What pages are made of, all of it on one page, in the reader's language: to be looked at when a
//! part is changed or a new one is drawn. Only the demonstration has it.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts::ChooseLanguage,
    errors::{AppError, Field, UserError},
    language::say,
    parts::{
        again,
        form::{Entry, Form},
        meanwhile::Stood,
        notice,
        page::{head, page},
        search::search,
        square_code::square_code,
        style::{desk, organizing, paper},
    },
    paths,
    request::{
        Visit,
        refused::{Refused, Typed},
    },
};

/// Where it is.
const ADDRESS: &str = paths::frame::parts();

/// The gallery, with the style sheets of all rooms.
#[component]
pub fn GalleryPage() -> impl IntoView {
    organizing(desk(paper(page(async |visit| {
        if !visit.house.settings.demo {
            return Err(AppError::NotFound);
        }
        Ok(view(&visit)?.into_any())
    }))))
}

fn view(visit: &Visit) -> Result<impl IntoView + use<>, AppError> {
    let language = visit.language;
    let crumbs = vec![(
        paths::home::trainings().to_owned(),
        say!(language, "nav-trainings"),
    )];
    let lede = say!(language, "gallery-lede");
    Ok(view! {
        {head(say!(language, "gallery-title"), crumbs, Some(lede))}
        {shown(say!(language, "gallery-buttons"), buttons(language))}
        {shown(say!(language, "gallery-forms"), form(&Form::of::<ChooseLanguage>(visit), "new-", None))}
        {shown(say!(language, "gallery-refused"), refused(visit))}
        {shown(say!(language, "gallery-meanwhile"), meanwhile(visit))}
        {shown(say!(language, "gallery-notices"), notices(visit))}
        {shown(say!(language, "gallery-pills"), pills(language))}
        {shown(say!(language, "gallery-table"), table(language))}
        {shown(say!(language, "gallery-cards"), cards(language))}
        {shown(say!(language, "gallery-ways"), ways(language))}
        {shown(say!(language, "gallery-codes"), codes(visit)?)}
    })
}

/// A part below its heading.
fn shown(title: String, part: impl IntoView) -> impl IntoView {
    view! { <section><h2>{title}</h2> {part}</section> }
}

fn buttons(language: Language) -> impl IntoView {
    view! {
        <div class="actions">
            <button type="button">{say!(language, "save")}</button>
            <button type="button" class="quiet">{say!(language, "change")}</button>
            <button type="button" class="danger">{say!(language, "gallery-danger")}</button>
            <button type="button" class="quiet danger">{say!(language, "gallery-danger-quiet")}</button>
            <button type="button" disabled=true>{say!(language, "gallery-disabled")}</button>
        </div>
        <div class="actions">
            <a class="button" href="/">{say!(language, "gallery-link")}</a>
            <a class="button quiet" href="/">{say!(language, "cancel")}</a>
        </div>
    }
}

/// One form with each kind of field; it asks this page again, and changes nothing.
fn form(form: &Form, prefix: &'static str, stood: Option<&Stood>) -> AnyView {
    let language = form.language();
    let form = form.clone().within(prefix);
    let email = Entry {
        kind: "email",
        hint: Some(say!(language, "gallery-hint")),
        ..Entry::default()
    };
    let reason = Entry {
        required: false,
        most: 500,
        ..Entry::default()
    };
    let languages = Language::ALL.into_iter();
    let languages = languages.map(|each| (each.code().to_owned(), each.own_name().to_owned()));
    // A field that is drawn by itself, as in a row of several.
    let points = format!("{prefix}points");
    let wrong = form.wrong(Field::Points, &points);
    view! {
        <form method="get" action=ADDRESS>
            {stood.map(|stood| form.made_from(stood, |_, value| value.to_owned()))}
            {form.field(Field::Name, Entry::default())}
            {form.field(Field::Email, email)}
            {form.area(Field::Reason, reason)}
            {form.select(Field::Language, languages.collect(), language.code(), None)}
            {form.tick(Field::Stay, true, Some(say!(language, "gallery-hint")))}
            <div class="field">
                <label for=points.clone()>{Field::Points.label(language)}</label>
                {wrong.shown}
                <input id=points name=Field::Points.name() inputmode="numeric" value=form.value("points", "2") aria-invalid=wrong.invalid aria-describedby=wrong.described autofocus=wrong.first />
            </div>
            <fieldset>
                <legend>{say!(language, "gallery-choice")}</legend>
                <div class="choices">
                    <label class="choice"><input type="radio" name=format!("{prefix}choice") value="one" checked=true /><span>{say!(language, "meanwhile-yes")}</span></label>
                    <label class="choice"><input type="radio" name=format!("{prefix}choice") value="other" /><span>{say!(language, "meanwhile-no")}</span></label>
                </div>
            </fieldset>
            <div class="actions"><button>{say!(language, "save")}</button></div>
        </form>
    }
    .into_any()
}

/// The visit as it would be had the form been refused with this.
fn refused_with(visit: &Visit, error: UserError, typed: &[(&str, &str)]) -> Visit {
    let fields = typed.iter();
    let typed = Typed {
        fields: fields
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        whole: true,
    };
    let action = ChooseLanguage::PATH.to_owned();
    let refused = Refused {
        action,
        error,
        typed,
    };
    visit.in_place(visit.path.clone(), Some(refused), None)
}

fn refused(visit: &Visit) -> impl IntoView + use<> {
    let faults = [
        UserError::Missing { field: Field::Name },
        UserError::NotUnderstood {
            field: Field::Email,
        },
        UserError::TooLong {
            field: Field::Reason,
            most: 500,
        },
        UserError::NotUnderstood {
            field: Field::Points,
        },
    ];
    let error = UserError::Several {
        faults: faults.to_vec(),
    };
    let typed = [("email", "judge.example.org"), ("points", "two")];
    let visit = refused_with(visit, error, &typed);
    form(&Form::of::<ChooseLanguage>(&visit), "refused-", None)
}

fn meanwhile(visit: &Visit) -> impl IntoView + use<> {
    let stands = say!(visit.language, "gallery-another");
    let typed = [("name", say!(visit.language, "gallery-name"))];
    let typed: Vec<(&str, &str)> = typed
        .iter()
        .map(|(name, it)| (*name, it.as_str()))
        .collect();
    let stood = Stood::of([(Field::Name, stands)]);
    let visit = refused_with(visit, UserError::ChangedMeanwhile, &typed);
    form(&Form::of::<ChooseLanguage>(&visit), "both-", Some(&stood))
}

fn notices(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let kept = Typed {
        fields: vec![("language".to_owned(), language.code().to_owned())],
        whole: true,
    };
    view! {
        {notice::good(say!(language, "gallery-good"))}
        {notice::info(say!(language, "gallery-info"))}
        {notice::warn(say!(language, "gallery-warn"))}
        {notice::bad(say!(language, "gallery-bad"))}
        {again::button(ChooseLanguage::PATH, &kept, language)}
        {notice::unreviewed(language)}
    }
}

fn pills(language: Language) -> impl IntoView {
    view! {
        <p class="actions">
            <span class="badge">{say!(language, "gallery-state")}</span>
            <span class="badge info">{say!(language, "gallery-info")}</span>
            <span class="badge good">{say!(language, "gallery-good")}</span>
            <span class="badge warn">{say!(language, "gallery-warn")}</span>
            <span class="badge bad">{say!(language, "gallery-bad")}</span>
        </p>
        <p class="actions">
            <span class="verdict passed">{say!(language, "quiz-passed")}</span>
            <span class="verdict failed">{say!(language, "quiz-failed")}</span>
        </p>
    }
}

/// A table whose rows stack on a phone.
fn table(language: Language) -> impl IntoView {
    let rows: Vec<_> = ["A", "B", "C"]
        .into_iter()
        .map(|letter| {
            let name = format!("{} {letter}", say!(language, "gallery-name"));
            let email = format!("{}@example.org", letter.to_lowercase());
            view! {
                <tr>
                    <th scope="row"><a href=ADDRESS>{name}</a> <span class="meta">{email}</span></th>
                    <td><span class="badge">{say!(language, "gallery-state")}</span></td>
                    <td>{say!(language, "gallery-hint")}</td>
                </tr>
            }
        })
        .collect();
    let title = say!(language, "gallery-table");
    let caption = title.clone();
    view! {
        <div class="table" tabindex="0" role="region" aria-label=title>
            <table class="rows">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{Field::Name.label(language)}</th>
                        <th scope="col">{say!(language, "gallery-state")}</th>
                        <th scope="col">{Field::Reason.label(language)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn cards(language: Language) -> impl IntoView {
    let facts = || {
        view! {
            <dl class="facts">
                <div><dt>{Field::Name.label(language)}</dt><dd>{say!(language, "gallery-name")}</dd></div>
                <div><dt>{Field::Language.label(language)}</dt><dd>{language.own_name()}</dd></div>
            </dl>
        }
    };
    let cards: Vec<_> = ["A", "B"]
        .into_iter()
        .map(|letter| {
            let title = format!("{} {letter}", say!(language, "gallery-card"));
            view! {
                <li class="card">
                    <h3>{title}</h3>
                    {facts()}
                </li>
            }
        })
        .collect();
    view! {
        <ul class="cards">{cards}</ul>
        <p class="empty">{say!(language, "gallery-empty")}</p>
    }
}

/// How far, where else, and what one looks for.
fn ways(language: Language) -> impl IntoView {
    view! {
        <div class="progress">
            <progress value="3" max="8" aria-label=say!(language, "progress-label")></progress>
            <span>{say!(language, "progress", done = 3, of = 8)}</span>
        </div>
        {search(ADDRESS.to_owned(), "", say!(language, "accounts-search"), language)}
        <details>
            <summary>{say!(language, "gallery-more")}</summary>
            <p>{say!(language, "gallery-hint")}</p>
        </details>
        <nav class="pager" aria-label=say!(language, "pager-label")>
            <a rel="prev" href=ADDRESS>{say!(language, "pager-before")}</a>
            <a rel="next" href=ADDRESS>{say!(language, "pager-after")}</a>
        </nav>
    }
}

fn codes(visit: &Visit) -> Result<impl IntoView + use<>, AppError> {
    let language = visit.language;
    let square = square_code(&format!("{}{ADDRESS}", visit.public_url()))?;
    Ok(view! {
        <code class="code">"ACDE-FGHJ-KMNP"</code>
        <div class="square" role="img" aria-label=say!(language, "gallery-square") inner_html=square></div>
    })
}

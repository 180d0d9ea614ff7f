//! That an attempt was reopened after it was handed in, and the form for trainers to do so.

use course::Language;
use jiff::tz::TimeZone;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::Field,
    language::{dates, say},
    parts::{
        form::{Entry, Form},
        notice::{info, warn},
    },
    paths,
    quizzes::{actions::ReopenAttempt, pages::attempt::flags::words, store::Reopening},
    request::Visit,
};

use super::Page;

/// The name in the page's query that opens the form.
pub(super) const OPEN: &str = "reopen";

/// For the author of an attempt that is open again: until when, and why.
pub(super) fn notice(page: &Page, language: Language) -> Option<AnyView> {
    let last = page.reopenings.last()?;
    let said = say!(
        language,
        "reopened-notice",
        at = dates::moment(language, last.at, &page.zone),
        until = dates::moment(language, last.until, &page.zone),
        reason = words(&last.reason, language)
    );
    Some(info(said).into_any())
}

/// Every time that the attempt was reopened, for its author and for trainers.
pub(super) fn history(page: &Page, language: Language) -> Option<AnyView> {
    if page.reopenings.is_empty() {
        return None;
    }
    let items: Vec<_> = page
        .reopenings
        .iter()
        .map(|reopening| {
            let by = reopening.by.and_then(|by| page.names.get(&by));
            let by = by.map(|by| format!(" · {by}"));
            let seen = reopening
                .key_seen
                .then(|| format!(" {}", say!(language, "reopened-key-seen")));
            view! { <li>{once(reopening, &page.zone, language)} {seen} {by}</li> }
        })
        .collect();
    Some(
        view! {
            <section class="reopenings">
                <h2>{say!(language, "reopened-title")}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// That an attempt was reopened: when, until when and why.
pub(in crate::quizzes) fn once(
    reopening: &Reopening,
    zone: &TimeZone,
    language: Language,
) -> String {
    let moment = |at| dates::moment(language, at, zone);
    say!(
        language,
        "reopened-once",
        submitted = moment(reopening.submitted_at),
        at = moment(reopening.at),
        until = moment(reopening.until),
        reason = words(&reopening.reason, language)
    )
}

/// For trainers: the way to reopen the attempt, or the form.
pub(super) fn desk(page: &Page, visit: &Visit) -> Option<AnyView> {
    page.author.as_ref()?;
    let language = visit.language;
    let attempt = page.paper.attempt.id;
    if visit.query().get(OPEN).is_none() {
        let href = format!(
            "{}?{OPEN}#{OPEN}",
            paths::quizzes::attempt(page.training, attempt)
        );
        let way = view! {
            <p class="actions">
                <a class="button quiet" href=href>{say!(language, "reopen-open")}</a>
            </p>
        };
        return Some(way.into_any());
    }
    let form = Form::of::<ReopenAttempt>(visit);
    let entry = |kind| Entry {
        kind,
        most: 10,
        ..Entry::default()
    };
    let seen = page.key_seen.then(|| {
        let hint = Some(say!(language, "reopen-knowingly-hint"));
        view! {
            {warn(say!(language, "reopen-key-seen"))}
            {form.tick(Field::Knowingly, false, hint)}
        }
    });
    let reason = Entry {
        most: 500,
        hint: Some(say!(language, "reopen-reason-hint")),
        ..Entry::default()
    };
    Some(
        view! {
            <section id=OPEN>
                <h2>{say!(language, "reopen-title")}</h2>
                <p class="hint">{say!(language, "reopen-hint")}</p>
                <form class="correction" method="post" action=ReopenAttempt::url()>
                    <input type="hidden" name="attempt" value=attempt />
                    {form.field(Field::ClosesOn, entry("date"))}
                    {form.field(Field::ClosesAt, entry("time"))}
                    {form.field(Field::Reason, reason)}
                    {seen}
                    <div class="actions"><button>{say!(language, "reopen")}</button></div>
                </form>
            </section>
        }
        .into_any(),
    )
}

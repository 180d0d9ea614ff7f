//! What stands around the list: ways to other pages, the parts, the search, and what is done for
//! more than one person. All of it is plain forms.

use course::Language;
use jiff::Timestamp;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attendance::{self, Undo};

use crate::{
    attendance::{
        actions::{SetUnits, TakeBackAll, TakeBackMark},
        store::{Standings, Statement},
    },
    language::{dates, say},
    parts::search::search,
    paths,
    request::Visit,
    trainings::Member,
};

use super::{Page, words};

/// The statement with the name of whom it is about, if it can still be taken back without a reason.
pub(super) fn undoable(
    last: Statement,
    judges: &[Member],
    standings: &Standings,
    session: i64,
    now: Timestamp,
) -> Option<(Statement, String)> {
    let marks = standings.marks(session, last.enrolment);
    let may = attendance::undo(marks, last.mark.number, now) == Undo::Allowed;
    let about = judges
        .iter()
        .find(|member| member.enrolment == last.enrolment)?;
    may.then(|| (last, about.account.name.clone()))
}

/// That this is no page but a copy of one: hidden, until the service worker has shown it without the
/// server. It has its time and the words of both reasons, since the worker knows neither.
pub(super) fn copy(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let (language, now) = (visit.language, visit.house.clock.now());
    let at = dates::moment(language, now, &page.training.zone);
    let unreachable = say!(language, "copy-unreachable", at = at.as_str());
    let failing = say!(language, "copy-failing", at = at.as_str());
    view! {
        <div class="notice warn" role="status" hidden=true data-copy="unreachable"><p>{unreachable}</p></div>
        <div class="notice warn" role="status" hidden=true data-copy="failing"><p>{failing}</p></div>
    }
}

/// Above the list.
pub(super) fn above(page: &Page, language: Language) -> impl IntoView + use<> {
    let take = page.may_take.then(|| ways(page, language));
    let units = (!page.session.units.is_empty()).then(|| parts(page, language));
    let looks_on = page.anybody && !page.may_take && !page.is_named;
    let searching = looks_on.then(|| {
        let all = (!page.sought.is_empty()).then(|| {
            view! { <p><a href=page.address()>{say!(language, "register-show-all")}</a></p> }
        });
        view! {
            {search(page.address(), &page.sought, say!(language, "register-search"), language)}
            {all}
        }
    });
    let last = page
        .last
        .as_ref()
        .map(|(last, name)| undo(page, last, name, language));
    let together = page
        .together
        .map(|(at, count)| undo_all(page, at, count, language));
    view! { {take} {units} {searching} {last} {together} }
}

fn ways(page: &Page, language: Language) -> impl IntoView + use<> {
    let training = page.training.id;
    let code = paths::attendance::screen(training, page.session.id);
    let requests = (page.requests > 0).then(|| {
        view! {
            <a class="button quiet" href=paths::attendance::requests(training)>
                {say!(language, "register-requests", count = page.requests)}
            </a>
        }
    });
    let open = (page.to_decide > 0).then(|| {
        let href = format!("{}#session-{}", paths::attendance::open(training), page.session.id);
        view! {
            <a class="button quiet" href=href>{say!(language, "open-link", count = page.to_decide)}</a>
        }
    });
    let meeting = paths::attendance::meeting(training, page.session.id);
    // The form lies below the list, which may be a hundred people long. A closed register takes nobody.
    let walk_in = page.closed.is_none().then(|| {
        view! { <a class="button quiet" href="#walk-in-name">{say!(language, "walk-in-title")}</a> }
    });
    view! {
        <div class="actions">
            <a class="button quiet" href=code>{say!(language, "register-code")}</a>
            <a class="button quiet" href=meeting>{say!(language, "meeting-title")}</a>
            <noscript>
                <a class="button quiet" href=page.address()>{say!(language, "register-refresh")}</a>
            </noscript>
            {walk_in}
            {open}
            {requests}
        </div>
    }
}

fn parts(page: &Page, language: Language) -> impl IntoView + use<> {
    let links: Vec<_> = page
        .session
        .units
        .iter()
        .copied()
        .map(|unit| {
            let current = (unit == page.unit).then_some("page");
            let href = format!("{}?unit={}", page.address(), unit.code());
            view! { <li><a href=href aria-current=current>{words::unit(unit, language)}</a></li> }
        })
        .collect();
    view! {
        <nav class="units" aria-label=say!(language, "unit-label")>
            <ul>{links}</ul>
        </nav>
    }
}

fn undo(page: &Page, last: &Statement, name: &str, language: Language) -> impl IntoView + use<> {
    view! {
        <form class="last-mark" method="post" action=TakeBackMark::url()>
            <input type="hidden" name="session" value=page.session.id />
            <input type="hidden" name="enrolment" value=last.enrolment />
            <input type="hidden" name="undoes" value=last.name.clone() />
            <p>
                {say!(language, "register-last")} " " <strong>{name.to_owned()}</strong> ": "
                {words::mark(&last.mark, language)}
            </p>
            <button class="quiet">{say!(language, "register-undo")}</button>
        </form>
    }
}

/// The way to take back at once what one press marked.
fn undo_all(page: &Page, at: Timestamp, count: usize, language: Language) -> impl IntoView + use<> {
    view! {
        <form class="last-mark" method="post" action=TakeBackAll::url()>
            <input type="hidden" name="session" value=page.session.id />
            <input type="hidden" name="unit" value=page.unit.code() />
            <input type="hidden" name="made_at" value=at.as_millisecond() />
            <p>{say!(language, "register-together", count = count)}</p>
            <button class="quiet">{say!(language, "register-undo-all", count = count)}</button>
        </form>
    }
}

/// Below the list.
pub(super) fn below(page: &Page, language: Language) -> impl IntoView + use<> {
    (page.may_take && !page.parts_stay).then(|| set_units(page, language))
}

fn set_units(page: &Page, language: Language) -> impl IntoView + use<> {
    let parts = page.session.units.is_empty();
    let words = if parts {
        say!(language, "unit-set")
    } else {
        say!(language, "unit-unset")
    };
    view! {
        <form class="set-units" method="post" action=SetUnits::url()>
            <input type="hidden" name="session" value=page.session.id />
            <button class="quiet" name="parts" value=parts.to_string()>{words}</button>
        </form>
    }
}

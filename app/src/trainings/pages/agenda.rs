//! The agenda as organizers arrange it: day by day, on the training's clock.

use course::Language;
use jiff::{ToSpan as _, civil::Date};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{calendar, roles::Role};

use crate::{
    errors::AppError,
    language::{dates, say},
    parts::page::{head, number, page},
    paths,
    request::Visit,
    trainings::{Session, Training, actions::session::CopyDay, store},
};

use super::session::confirm;

/// The agenda of a training, to be arranged.
#[component]
pub fn AgendaPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    sessions: Vec<Session>,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    visit.viewer()?.may(id, Role::may_manage_training)?;
    let db = visit.house.db.read();
    Ok(Page {
        training: store::find(db, id).await?,
        sessions: store::sessions(db, id).await?,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let training = &page.training;
    let crumbs = vec![(
        paths::home::training(training.id),
        training.titles.get(language).to_owned(),
    )];
    let clock = say!(
        language,
        "session-clock",
        zone = training.zone_name.as_str(),
        place = training.place.as_str()
    );
    let days = calendar::days(&training.zone, &page.sessions, |session| session.gathering);
    let days: Vec<_> = days
        .into_iter()
        .map(|(date, places)| day(&page, date, &places, visit))
        .collect();
    let days = if days.is_empty() {
        view! { <p class="empty">{say!(language, "agenda-none")}</p> }.into_any()
    } else {
        days.into_any()
    };
    view! {
        {head(say!(language, "agenda-title"), crumbs, Some(clock))}
        <div class="actions">
            <a class="button" href=paths::trainings::new_session(training.id)>{say!(language, "session-add")}</a>
            <a class="button quiet" href=paths::trainings::timetable(training.id)>{say!(language, "sessions-add")}</a>
        </div>
        {days}
    }
}

fn day(page: &Page, date: Date, places: &[usize], visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let sessions: Vec<_> = places
        .iter()
        .map(|place| session(&page.training, &page.sessions[*place], language))
        .collect();
    view! {
        <section class="day" id=format!("day-{date}")>
            <h2>{dates::weekday(language, date)}</h2>
            <ol class="agenda">{sessions}</ol>
            {copy(&page.training, date, visit)}
        </section>
    }
}

fn session(training: &Training, session: &Session, language: Language) -> impl IntoView + use<> {
    let zone = &training.zone;
    let when = format!(
        "{}–{}",
        dates::clock(session.gathering.starts_at, zone),
        dates::until(session.gathering.starts_at, session.gathering.ends_at, zone)
    );
    let details = [&session.place, &session.trainers];
    let details: Vec<&str> = details
        .into_iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    let change = paths::trainings::change_session(training.id, session.id);
    view! {
        <li class="session" id=format!("session-{}", session.id)>
            <p class="when">{when}</p>
            <div class="what">
                <h3><a href=change>{session.titles.get(language).to_owned()}</a></h3>
                <p class="meta">{details.join(" · ")}</p>
            </div>
        </li>
    }
}

/// The form that copies a day; none where the training has no other.
fn copy(training: &Training, date: Date, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    // What a refused form asked for is told once, beside the day that it asked for.
    let typed = visit.refused_by::<CopyDay>().map(|refused| &refused.typed);
    let typed = typed.filter(|typed| typed.get("from") == Some(&date.to_string()));
    let chosen = typed.and_then(|typed| typed.get("date"));
    let others: Vec<_> = training
        .starts_on
        .series(1.day())
        .take_while(|other| *other <= training.ends_on)
        .filter(|other| *other != date)
        .map(|other| {
            let selected = chosen == Some(other.to_string().as_str());
            let words = dates::weekday(language, other);
            view! { <option value=other.to_string() selected=selected>{words}</option> }
        })
        .collect();
    let confirmation = typed.map(|_| confirm::<CopyDay>(visit));
    let id = format!("copy-{date}");
    let copy = say!(language, "agenda-copy-do");
    let label = format!("{copy}: {}", dates::weekday(language, date));
    (!others.is_empty()).then(|| {
        view! {
            <form class="copy" method="post" action=CopyDay::url()>
                <input type="hidden" name="training" value=training.id />
                <input type="hidden" name="from" value=date.to_string() />
                <div class="field">
                    <label for=id.clone()>{say!(language, "agenda-copy")}</label>
                    <select id=id name="date">{others}</select>
                </div>
                {confirmation}
                <div class="actions"><button class="quiet" aria-label=label>{copy}</button></div>
            </form>
        }
    })
}

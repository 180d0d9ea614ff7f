//! The page through which one joins an online session. It stays open beside the meeting and is
//! seen there; what is counted so far stands on it.

use course::Language;
use jiff::Timestamp;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::online::{self, Kind, Sighting};

use crate::{
    attendance::{
        actions::{JoinOnline, LeaveOnline, StayOnline},
        store,
    },
    errors::{AppError, UserError},
    language::{dates, say},
    parts::{
        notice::info,
        page::{head, number, page},
        script::script,
    },
    paths,
    request::Visit,
    trainings::{self, Session, Training},
};

use super::when;

/// Joins a session online.
#[component]
pub fn OnlinePage() -> impl IntoView {
    let (training, session) = (number("training"), number("session"));
    page(async move |visit| {
        let page = load(&visit, training, session).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    session: Session,
    state: State,
    /// What was seen of the person.
    sightings: Vec<Sighting>,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The person does not stand in the register: only the way into the meeting is shown.
    Uncounted,
    /// One cannot join yet.
    Early { opens_at: Timestamp },
    /// One can join.
    Open,
    /// The person is in.
    In,
    /// The session is over.
    Over,
}

async fn load(visit: &Visit, training: i64, session: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let seat = match trainings::seat(db, training, viewer).await {
        Ok(seat) => Some(seat),
        // An administrator sees what there is without taking part.
        Err(AppError::NotAllowed) => None,
        Err(other) => return Err(other),
    };
    let session = trainings::find_session(db, session).await?;
    if session.training != training {
        return Err(AppError::NotFound);
    }
    if session.link.is_empty() {
        return Err(UserError::NoMeeting.into());
    }
    let (state, sightings) = match seat.filter(|seat| seat.role.is_registered()) {
        None => (State::Uncounted, Vec::new()),
        Some(seat) => {
            trainings::registered(db, training, seat.enrolment).await?;
            let sightings = store::sightings(db, session.id, seat.enrolment).await?;
            (state(&session, &sightings, now), sightings)
        }
    };
    Ok(Page {
        training: trainings::find(db, training).await?,
        session,
        state,
        sightings,
    })
}

fn state(session: &Session, sightings: &[Sighting], now: Timestamp) -> State {
    let opens_at = session.policy.opens_at(&session.gathering);
    if now < opens_at {
        State::Early { opens_at }
    } else if now >= session.gathering.ends_at {
        State::Over
    } else if online::is_in(sightings) {
        State::In
    } else {
        State::Open
    }
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let (training, session) = (&page.training, &page.session);
    let crumbs = vec![(
        paths::home::training(training.id),
        training.titles.get(language).to_owned(),
    )];
    let lede = when(training, session, language);
    let body = match page.state {
        State::Uncounted => {
            view! { <p>{say!(language, "online-uncounted")}</p> {meeting(session, language)} }
                .into_any()
        }
        State::Early { opens_at } => {
            let opens = dates::clock(opens_at, &training.zone);
            info(UserError::TooEarly { opens }.say(language)).into_any()
        }
        State::Over => info(UserError::CheckInClosed.say(language)).into_any(),
        State::Open => join(&page, language).into_any(),
        State::In => inside(&page, visit).into_any(),
    };
    let seen = !page.sightings.is_empty();
    let counted = seen.then(|| counted(&page, language));
    let rule = matches!(page.state, State::Open | State::In).then(|| {
        let (percent, minutes) = (session.online_percent.get(), session.gathering.minutes());
        view! { <p class="hint">{say!(language, "online-rule", percent = percent, minutes = minutes)}</p> }
    });
    let own = (page.state != State::Uncounted).then(|| {
        let own = paths::attendance::own(training.id);
        view! { <p><a class="button quiet" href=own>{say!(language, "own-title")}</a></p> }
    });
    view! {
        {head(session.titles.get(language).to_owned(), crumbs, Some(lede))}
        {body}
        {counted}
        {rule}
        {own}
    }
}

/// The way into the meeting, in a tab of its own: this page stays. The other page learns neither
/// who comes nor from where.
fn meeting(session: &Session, language: Language) -> impl IntoView + use<> {
    view! {
        <p>
            <a class="button" href=session.link.clone() target="_blank" rel="noopener noreferrer">
                {say!(language, "online-open")}
            </a>
        </p>
    }
}

fn join(page: &Page, language: Language) -> impl IntoView + use<> {
    let words = if page.sightings.is_empty() {
        say!(language, "online-join")
    } else {
        say!(language, "online-join-again")
    };
    view! {
        <p>{say!(language, "online-how")}</p>
        <form class="check-in" method="post" action=JoinOnline::url()>
            <input type="hidden" name="session" value=page.session.id />
            <button>{words}</button>
        </form>
    }
}

/// The minutes so far; the script changes the number, without reading it out each time.
fn counted(page: &Page, language: Language) -> impl IntoView + use<> {
    let minutes = online::minutes_there(&page.sightings, &page.session.gathering);
    view! {
        <p>
            {say!(language, "online-counted")} " "
            <strong class="online-minutes">{minutes}</strong>
        </p>
    }
}

fn inside(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let (session, zone) = (&page.session, &page.training.zone);
    let joined = page
        .sightings
        .iter()
        .rfind(|seen| seen.kind == Kind::Join)
        .map(|seen| say!(language, "online-since", time = dates::clock(seen.at, zone)));
    let every = online::BY_HAND.as_mins();
    let script = script(visit.house.settings.assets.online.as_ref());
    view! {
        <p>{joined}</p>
        {meeting(session, language)}
        <div class="online-trouble notice warn" role="alert" hidden>
            <p>{say!(language, "online-trouble")}</p>
        </div>
        <form class="online-here" method="post" action=StayOnline::url()>
            <input type="hidden" name="session" value=session.id />
            <input type="hidden" name="by_hand" value="true" />
            <p class="hint" id="online-here-hint">{say!(language, "online-here-hint", minutes = every)}</p>
            <button class="quiet" aria-describedby="online-here-hint">{say!(language, "online-here")}</button>
        </form>
        <form class="online-leave" method="post" action=LeaveOnline::url()>
            <input type="hidden" name="session" value=session.id />
            <button class="quiet">{say!(language, "online-leave")}</button>
        </form>
        {script}
    }
}

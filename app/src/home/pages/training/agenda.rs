//! The agenda on the first page of a training: one's own sessions first, those of other groups
//! below.

use course::Language;
use leptos::prelude::*;
use rules::calendar::{self, Phase};

use crate::{
    attendance::words,
    language::{dates, say},
    paths,
    trainings::Session,
};

use super::Page;

pub(super) fn agenda(page: &Page, language: Language) -> AnyView {
    let training = &page.next.training;
    let zone = &training.zone;
    if page.next.sessions.is_empty() {
        // A new training gets its sessions from the programme that its organizer has in a sheet.
        let add = page.may_manage.then(|| {
            let href = paths::trainings::timetable(training.id);
            view! { <a class="button quiet" href=href>{say!(language, "sessions-add")}</a> }
        });
        return view! { <div class="empty"><p>{say!(language, "agenda-none")}</p> {add}</div> }
            .into_any();
    }
    // One's own come first; those of other groups can be looked up below.
    let days = self::days(page, false, language);
    let elsewhere = page.next.elsewhere.len();
    let others = (elsewhere > 0).then(|| {
        view! {
            <details>
                <summary>{say!(language, "agenda-others", count = elsewhere)}</summary>
                {self::days(page, true, language)}
            </details>
        }
    });
    let times = page.next.sessions.iter();
    let times: Vec<_> = times.map(|session| session.gathering.starts_at).collect();
    let clock = say!(
        language,
        "agenda-clock",
        zone = training.zone_name.as_str(),
        offset = dates::offsets(language, &times, zone)
    );
    let file = paths::calendar::of_training(training.id);
    view! {
        <p class="meta">{clock}</p>
        <p><a class="button quiet" href=file download>{say!(language, "calendar-file")}</a></p>
        {days}
        {others}
    }
    .into_any()
}

/// The days with the sessions at which the viewer is expected, or else with the others.
fn days(page: &Page, elsewhere: bool, language: Language) -> AnyView {
    let (zone, sessions) = (&page.next.training.zone, &page.next.sessions);
    let days = calendar::days(zone, sessions, |session| session.gathering);
    let days: Vec<_> = days
        .into_iter()
        .filter_map(|(date, mut places)| {
            places.retain(|place| page.next.elsewhere.contains(place) == elsewhere);
            let listed = places.into_iter();
            let listed: Vec<_> = listed
                .map(|place| session(&sessions[place], page, language))
                .collect();
            (!listed.is_empty()).then(|| {
                view! {
                    <section class="day">
                        <h3>{dates::weekday(language, date)}</h3>
                        <ol class="agenda">{listed}</ol>
                    </section>
                }
            })
        })
        .collect();
    days.into_any()
}

fn session(session: &Session, page: &Page, language: Language) -> impl IntoView + use<> {
    let (training, zone) = (&page.next.training, &page.next.training.zone);
    let (starts, ends) = (session.gathering.starts_at, session.gathering.ends_at);
    let (class, state) = match calendar::phase(&session.gathering, page.next.now) {
        Phase::Past => ("session past", say!(language, "session-past")),
        Phase::Now => ("session now", say!(language, "session-now")),
        Phase::Later => ("session later", String::new()),
    };
    let state = (!state.is_empty()).then(|| view! { " " <span class="badge info">{state}</span> });
    let standing = page
        .next
        .enrolment
        .and_then(|enrolment| page.next.standings.get(session.id, enrolment));
    let standing = standing.map(|status| {
        view! { <span class=words::badge(status)>{words::status(status, language)}</span> }
    });
    let place =
        (!session.place.is_empty()).then(|| view! { <p class="meta">{session.place.clone()}</p> });
    let groups = page.groups.iter();
    let groups = groups.filter(|group| session.groups.contains(&group.id));
    let groups: Vec<&str> = groups.map(|group| group.name.as_str()).collect();
    let groups = (!groups.is_empty()).then(|| {
        let words = say!(language, "session-for-groups", groups = groups.join(", "));
        view! { <p class="meta">{words}</p> }
    });
    let trainers = (!session.trainers.is_empty()).then(|| {
        let words = say!(
            language,
            "session-trainers",
            trainers = session.trainers.as_str()
        );
        view! { <p class="meta">{words}</p> }
    });
    let join = (!session.link.is_empty() && ends > page.next.now && !page.next.observes).then(|| {
        view! { <p><a href=paths::attendance::online(training.id, session.id)>{say!(language, "session-join")}</a></p> }
    });
    let is_named = page.next.takes.contains(&session.id);
    let take = (page.may_see_register || is_named).then(|| {
        let words = if is_named {
            say!(language, "takers-take")
        } else {
            say!(language, "register-title")
        };
        let title = session.titles.get(language).to_owned();
        view! {
            <a class="button quiet" href=paths::attendance::register(training.id, session.id)>
                {words} <span class="visually-hidden">": " {title}</span>
            </a>
        }
    });
    let change = page.may_manage.then(|| {
        let title = session.titles.get(language).to_owned();
        view! {
            <a class="button quiet" href=paths::trainings::change_session(training.id, session.id)>
                {say!(language, "change")} <span class="visually-hidden">": " {title}</span>
            </a>
        }
    });
    let actions = (page.may_see_register || is_named)
        .then(|| view! { <div class="actions">{take} {change}</div> });
    view! {
        <li class=class id=format!("session-{}", session.id)>
            <p class="when">
                <time datetime=dates::machine(starts, zone)>{dates::clock(starts, zone)}</time>
                "–"
                <time datetime=dates::machine(ends, zone)>{dates::until(starts, ends, zone)}</time>
            </p>
            <div class="what">
                <h4>{session.titles.get(language).to_owned()} {state}</h4>
                {place}
                {groups}
                {trainers}
                {join}
                {standing}
            </div>
            {actions}
        </li>
    }
}

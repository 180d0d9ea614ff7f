//! The list of a meeting: the form that brings it in, and what it proposes before it is confirmed.

use std::collections::BTreeMap;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{attendance::Unit, meetings::Match};

use crate::{
    attendance::{
        actions::{ReadMeeting, TakeMeeting},
        meeting::{self, PreparedMeeting, Understood},
        store::{self, Standings},
    },
    context::Visit,
    errors::{AppError, Field, UserError},
    parts::{
        notice::{bad, info},
        page::{head, number, page, text},
    },
    say, set_aside,
    trainings::{self, Member, Session, Training},
    viewer::InTraining as _,
};

use super::{when, words};

/// Of how many people who are not on the list the names are told.
const NAMED: usize = 50;

/// Brings in the list of a meeting.
#[component]
pub fn UploadPage() -> impl IntoView {
    let (training, session) = (number("training"), number("session"));
    page(async move |visit| {
        let (training, session) = held(&visit, training, session).await?;
        Ok(upload(&training, &session, &visit).into_any())
    })
}

/// What the list of a meeting proposes.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (training, session, key) = (number("training"), number("session"), text("list"));
    page(
        async move |visit| Ok(view(load(&visit, training, session, key).await?, &visit).into_any()),
    )
}

/// The training and the session, for who takes their register.
async fn held(visit: &Visit, training: i64, session: i64) -> Result<(Training, Session), AppError> {
    let training = visit.viewer()?.takes_register(training)?.training();
    let db = visit.house.db.read();
    let session = trainings::find_session(db, session).await?;
    if session.training != training {
        return Err(AppError::NotFound);
    }
    Ok((trainings::find(db, training).await?, session))
}

fn crumbs(training: &Training, session: &Session, language: Language) -> Vec<(String, String)> {
    let home = format!("/trainings/{}", training.id);
    vec![
        (home.clone(), training.titles.get(language).to_owned()),
        (
            format!("{home}/sessions/{}/register", session.id),
            session.titles.get(language).to_owned(),
        ),
    ]
}

fn upload(training: &Training, session: &Session, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let problem = visit.refusal_of::<ReadMeeting>().map(|error| {
        view! { <p class="problem" id="meeting-problem">{error.say(language)}</p> }
    });
    let described = if problem.is_some() {
        "meeting-problem meeting-hint"
    } else {
        "meeting-hint"
    };
    view! {
        {head(
            say!(language, "meeting-title"),
            crumbs(training, session, language),
            Some(when(training, session, language)),
        )}
        <p>{say!(language, "meeting-lede")}</p>
        <form method="post" action=ReadMeeting::url() enctype="multipart/form-data">
            <input type="hidden" name="session" value=session.id />
            <div class="field">
                <label for="meeting">{Field::Meeting.label(language)}</label>
                <p class="hint" id="meeting-hint">{say!(language, "meeting-hint")}</p>
                {problem}
                <input id="meeting" name="meeting" type="file" accept=".csv,text/csv,text/plain" required aria-describedby=described />
            </div>
            <div class="actions">
                <button>{say!(language, "meeting-read")}</button>
            </div>
        </form>
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    session: Session,
    key: String,
    prepared: PreparedMeeting,
    members: Vec<Member>,
    standings: Standings,
}

async fn load(visit: &Visit, training: i64, session: i64, key: String) -> Result<Page, AppError> {
    let (training, session) = held(visit, training, session).await?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let owner = Some(visit.viewer()?.account);
    let prepared = set_aside::get(db, owner, &key, now).await?;
    let prepared = prepared
        .filter(|prepared: &PreparedMeeting| prepared.session == session.id)
        .ok_or(UserError::PreparedGone)?;
    Ok(Page {
        members: trainings::members_by_name(db, training.id, visit.language).await?,
        standings: store::marks_at(db, [session.id]).await?.into(),
        training,
        session,
        key,
        prepared,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let understood = Understood::of(&page.prepared.joins, &page.members);
    let refused = visit.refusal_of::<TakeMeeting>();
    let refused = refused.map(|error| bad(error.say(language)));
    let missing = understood.missing(&page.session, &page.members);
    let missing = (!missing.is_empty()).then(|| {
        let names = missing.iter().take(NAMED);
        let names: Vec<&str> = names.map(|member| member.account.name.as_str()).collect();
        let more = if missing.len() > NAMED { " …" } else { "" };
        view! {
            <section id="missing">
                <h2>{say!(language, "meeting-missing", count = missing.len())}</h2>
                <p class="hint">{say!(language, "meeting-missing-hint")}</p>
                <p>{names.join(", ")} {more}</p>
            </section>
        }
    });
    view! {
        {head(
            say!(language, "meeting-title"),
            crumbs(&page.training, &page.session, language),
            Some(when(&page.training, &page.session, language)),
        )}
        {refused}
        <form method="post" action=TakeMeeting::url()>
            <input type="hidden" name="session" value=page.session.id />
            <input type="hidden" name="list" value=page.key.clone() />
            {found(&page, &understood, visit)}
            {asked(&page, &understood, visit)}
            <div class="actions">
                <button>{say!(language, "meeting-take")}</button>
            </div>
        </form>
        {missing}
    }
}

/// Those who were recognised for certain, each with what would be recorded.
fn found(page: &Page, understood: &Understood<'_>, visit: &Visit) -> AnyView {
    let language = visit.language;
    let certain = understood.certain();
    if certain.is_empty() {
        return info(say!(language, "meeting-nobody-found")).into_any();
    }
    let refused = visit.refused_by::<TakeMeeting>();
    let is_left_out = |enrolment: i64| {
        let enrolment = enrolment.to_string();
        refused.is_some_and(|refused| {
            let mut fields = refused.typed.fields.iter();
            !fields.any(|(name, value)| name.starts_with("take[") && *value == enrolment)
        })
    };
    let people = page.members.iter();
    let people = people.filter_map(|member| Some((member, certain.get(&member.enrolment)?)));
    let rows: Vec<_> = people
        .map(|(member, (places, by_address))| {
            let by = if *by_address {
                say!(language, "meeting-by-address")
            } else {
                say!(language, "meeting-by-name")
            };
            let (proposed, is_open) = proposed(page, understood, member.enrolment, places, language);
            let stands = stands(page, member.enrolment, language);
            let name = words::person(member, language);
            let checked = is_open && !is_left_out(member.enrolment);
            let tick = is_open.then(|| {
                let label = say!(language, "meeting-take-one", name = name.as_str());
                view! {
                    <input type="checkbox" name="take[]" value=member.enrolment checked=checked aria-label=label />
                }
            });
            view! {
                <tr id=format!("found-{}", member.enrolment)>
                    <td>{tick}</td>
                    <th scope="row">{name}</th>
                    <td>{by}</td>
                    <td>{proposed}</td>
                    <td>{stands}</td>
                </tr>
            }
        })
        .collect();
    let title = say!(language, "meeting-found", count = rows.len());
    view! {
        <section id="found">
            <h2>{title.clone()}</h2>
            <div class="table" tabindex="0" role="region" aria-label=title>
                <table class="rows">
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{Field::Name.label(language)}</th>
                            <th scope="col">{say!(language, "meeting-by")}</th>
                            <th scope="col">{say!(language, "meeting-proposed")}</th>
                            <th scope="col">{say!(language, "meeting-stands")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What is proposed, in words, and whether any of it may be recorded.
fn proposed(
    page: &Page,
    understood: &Understood<'_>,
    enrolment: i64,
    places: &[usize],
    language: Language,
) -> (String, bool) {
    let (session, zone) = (&page.session, &page.training.zone);
    let mut is_open = false;
    let parts = session.parts().into_iter().map(|unit| {
        let proposed = understood.proposes(places, (session, unit), zone);
        let open = meeting::is_open(&page.standings, session.id, enrolment, unit);
        is_open |= proposed.is_some() && open;
        let told = proposed.map_or_else(
            || say!(language, "meeting-not-during"),
            |(status, minutes)| words::with_minutes(status, minutes, language),
        );
        of_part(unit, told, language)
    });
    let parts: Vec<String> = parts.collect();
    (parts.join("; "), is_open)
}

/// What stands, in words.
fn stands(page: &Page, enrolment: i64, language: Language) -> String {
    let parts = page.session.parts().into_iter().map(|unit| {
        let standing = page.standings.standing_in(page.session.id, enrolment, unit);
        let told = standing.map_or_else(
            || say!(language, "status-unmarked"),
            |standing| words::reported(&standing, language),
        );
        of_part(unit, told, language)
    });
    parts.collect::<Vec<_>>().join("; ")
}

fn of_part(unit: Unit, told: String, language: Language) -> String {
    match unit {
        Unit::Whole => told,
        part => format!("{}: {told}", words::unit(part, language)),
    }
}

/// Those about whom somebody is asked, each with a field that says who it is.
fn asked(page: &Page, understood: &Understood<'_>, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let labels = meeting::labels(&page.members);
    let called: BTreeMap<i64, &str> = labels
        .iter()
        .map(|(label, enrolment)| (*enrolment, label.as_str()))
        .collect();
    let typed = typed(visit);
    let rows: Vec<_> = understood
        .asked()
        .filter_map(|place| Some((place, understood.people.get(place)?)))
        .map(|(place, (person, found))| {
            let shown = [person.name.as_str(), person.address.as_str()];
            let shown = shown.into_iter().filter(|text| !text.is_empty());
            let shown = shown.collect::<Vec<_>>().join(" · ");
            let session = (&page.session, page.session.unit_at(page.session.gathering.starts_at));
            let proposed = understood.proposes(&[place], session, &page.training.zone);
            let proposed = proposed.map_or_else(
                || say!(language, "meeting-not-during"),
                |(status, minutes)| words::with_minutes(status, minutes, language),
            );
            let perhaps = match found {
                Match::Perhaps(people) => {
                    let names = people.iter().filter_map(|enrolment| called.get(enrolment));
                    let names: Vec<&str> = names.copied().collect();
                    Some(say!(language, "meeting-perhaps", names = names.join(", ")))
                }
                _ => None,
            };
            let perhaps = perhaps.map(|words| view! { <p class="hint">{words}</p> });
            let id = format!("who-{place}");
            let value = typed.get(&place).cloned().unwrap_or_default();
            view! {
                <li>
                    <label for=id.clone()>{say!(language, "meeting-who", name = shown)}</label>
                    <p class="meta">{proposed}</p>
                    {perhaps}
                    <input type="hidden" name="of[]" value=place />
                    <input id=id name="who[]" value=value list="people" maxlength="500" autocomplete="off" />
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let options: Vec<_> = labels
            .into_keys()
            .map(|label| view! { <option value=label></option> })
            .collect();
        view! {
            <section id="asked">
                <h2>{say!(language, "meeting-asked", count = rows.len())}</h2>
                <p class="hint">{say!(language, "meeting-asked-hint")}</p>
                <ul class="asked">{rows}</ul>
                <datalist id="people">{options}</datalist>
            </section>
        }
    })
}

/// What was typed before the form was refused, by the places on the list.
fn typed(visit: &Visit) -> BTreeMap<usize, String> {
    let Some(refused) = visit.refused_by::<TakeMeeting>() else {
        return BTreeMap::new();
    };
    let values = |of: &'static str| {
        let fields = refused.typed.fields.iter();
        fields
            .filter(move |(name, _)| name.starts_with(of))
            .map(|(_, value)| value.clone())
    };
    let places = values("of[").map(|place| place.parse().ok());
    let pairs = places.zip(values("who["));
    pairs
        .filter_map(|(place, value)| Some((place?, value)))
        .collect()
}

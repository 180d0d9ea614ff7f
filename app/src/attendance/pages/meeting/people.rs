//! The people of a meeting's list: those who were recognised, and those about whom somebody is asked.

use std::collections::BTreeMap;

use course::Language;
use leptos::prelude::*;
use rules::{attendance::Unit, meetings::Match};

use crate::{
    attendance::{
        actions::TakeMeeting,
        meeting::{self, Understood},
        pages::words,
    },
    errors::Field,
    language::say,
    parts::notice::info,
    request::Visit,
};

use super::Page;

/// Those who were recognised for certain, each with what would be recorded.
pub(super) fn found(page: &Page, understood: &Understood<'_>, visit: &Visit) -> AnyView {
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
pub(super) fn asked(
    page: &Page,
    understood: &Understood<'_>,
    visit: &Visit,
) -> impl IntoView + use<> {
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

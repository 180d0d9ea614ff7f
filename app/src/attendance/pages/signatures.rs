//! The sheet for signatures: on paper, one for each day, with room to sign at each session.

use course::Language;
use jiff::civil::Date;
use leptos::prelude::*;
use rules::calendar;

use crate::{
    attendance::report::{self, Report},
    language::{dates, say},
    parts::page::{head, number, page},
    paths,
};

/// How many lines there are for those who come without being on the list.
const GUESTS: usize = 5;

/// The sheets of a training.
#[component]
pub fn SignaturesPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let report = report::load(&visit, training).await?;
        Ok(view(report, visit.language).into_any())
    })
}

fn view(report: Report, language: Language) -> impl IntoView {
    let training = &report.training;
    let crumbs = vec![
        (
            paths::home::training(training.id),
            training.titles.get(language).to_owned(),
        ),
        (
            paths::attendance::overview(training.id),
            say!(language, "attendance-title"),
        ),
    ];
    let days = calendar::days(&training.zone, &report.sessions, |session| {
        session.gathering
    });
    let sheets: Vec<_> = days
        .into_iter()
        .map(|(date, places)| sheet(&report, date, &places, language))
        .collect();
    let sheets = if sheets.is_empty() {
        view! { <p class="empty">{say!(language, "agenda-none")}</p> }.into_any()
    } else {
        sheets.into_any()
    };
    view! {
        {head(say!(language, "signatures-title"), crumbs, Some(say!(language, "signatures-lede")))}
        {sheets}
    }
}

fn sheet(
    report: &Report,
    date: Date,
    places: &[usize],
    language: Language,
) -> impl IntoView + use<> {
    let zone = &report.training.zone;
    let heads: Vec<_> = places
        .iter()
        .map(|place| {
            let session = &report.sessions[*place];
            let clock = format!(
                "{}–{}",
                dates::clock(session.gathering.starts_at, zone),
                dates::clock(session.gathering.ends_at, zone)
            );
            view! {
                <th scope="col">
                    {session.titles.get(language).to_owned()} <span class="meta">{clock}</span>
                </th>
            }
        })
        .collect();
    let people = report.people.iter();
    let people = people.filter(|person| person.member.takes_part());
    let listed = people.clone().count();
    let rows: Vec<_> = (1..)
        .zip(people)
        .map(|(number, person)| {
            let room = places.iter().map(|place| {
                let expected = report.sessions[*place].expects(&person.member);
                let words = (!expected).then(|| say!(language, "not-expected"));
                view! { <td class="meta">{words}</td> }
            });
            let room: Vec<_> = room.collect();
            view! {
                <tr>
                    <td>{number}</td>
                    <th scope="row">
                        <span class="name">{person.member.account.name.clone()}</span>
                        <span class="meta">{person.member.court.clone()}</span>
                    </th>
                    {room}
                </tr>
            }
        })
        .collect();
    let guests: Vec<_> = (listed + 1..=listed + GUESTS)
        .map(|number| {
            let room: Vec<_> = places.iter().map(|_| view! { <td></td> }).collect();
            view! { <tr class="guest"><td>{number}</td><td></td>{room}</tr> }
        })
        .collect();
    let columns = (places.len() + 2).to_string();
    let title = dates::weekday(language, date);
    let place = format!(
        "{} · {}",
        report.training.titles.get(language),
        report.training.place
    );
    view! {
        <section class="signatures">
            <h2>{title.clone()}</h2>
            <p class="meta">{place.clone()}</p>
            <div class="table" tabindex="0" role="region" aria-label=title.clone()>
                <table>
                    <thead>
                        // On paper alone: what stands above the table is on its first page only.
                        <tr class="again" aria-hidden="true">
                            <td colspan=columns.clone()>{format!("{title} · {place}")}</td>
                        </tr>
                        <tr>
                            <th scope="col">{say!(language, "signatures-number")}</th>
                            <th scope="col">{say!(language, "field-name")}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tbody class="guests">
                        <tr><th scope="rowgroup" colspan=columns>{say!(language, "signatures-guests")}</th></tr>
                        {guests}
                    </tbody>
                </table>
            </div>
            <p class="signed">
                <span>{say!(language, "signatures-organizer")}</span>
                <span>{say!(language, "signatures-signature")}</span>
                <span>{say!(language, "signatures-date")}</span>
            </p>
        </section>
    }
}

//! Attendance by court, region, position and language.

use course::Language;
use leptos::prelude::*;
use rules::reports;

use crate::{
    attendance::report::{self, By, Filter, NOT_GIVEN, Report},
    language::say,
    parts::page::{head, number, page},
    paths,
};

use super::{filter, words};

/// The people of a training in groups, and what each attended.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let report = report::load(&visit, training).await?;
        Ok(view(report, visit.language).into_any())
    })
}

fn view(report: Report, language: Language) -> impl IntoView {
    let register = paths::attendance::overview(report.training.id);
    let crumbs = vec![
        (
            paths::home::training(report.training.id),
            report.training.titles.get(language).to_owned(),
        ),
        (register.clone(), say!(language, "attendance-title")),
    ];
    // Of a training without groups there is nothing to tell of them, nor of what nobody has given.
    let tables = By::ALL.into_iter();
    let tables = tables.filter(|by| !matches!(by, By::Group | By::Sex) || report.tells(*by));
    let tables: Vec<_> = tables
        .map(|by| table(&report, by, &register, language))
        .collect();
    view! {
        {head(say!(language, "report-groups-title"), crumbs, Some(say!(language, "report-groups-lede")))}
        {filter::rule(&report, language)}
        {filter::form(&report, &paths::attendance::groups(report.training.id), language)}
        {tables}
    }
}

fn table(report: &Report, by: By, register: &str, language: Language) -> impl IntoView + use<> {
    let people = report.people.iter();
    let people = people.filter(|person| person.member.takes_part());
    let people = people.map(|person| (by.of(&person.member), person.tally));
    let rows: Vec<_> = reports::groups(people, report.needed)
        .into_iter()
        .map(|(value, group)| {
            let code = if value.is_empty() { NOT_GIVEN } else { &value };
            let filter = Filter {
                having: [(by, code.to_owned())].into(),
                reach: None,
            };
            let lost = report.needed.map(|_| view! { <td>{group.lost}</td> });
            // Courts and regions may be called alike, and nothing may be known of several.
            let said = by.say(&value, &report.groups, language);
            let label = format!("{said}: {}", by.field().label(language));
            view! {
                <tr>
                    <th scope="row"><a href=filter.at(register) aria-label=label>{said}</a></th>
                    <td>{group.people}</td>
                    <td>{words::held(&group.tally, language)}</td>
                    <td>{words::share(group.tally.of_planned(), language)}</td>
                    {lost}
                </tr>
            }
        })
        .collect();
    let lost = report
        .needed
        .map(|_| view! { <th scope="col">{say!(language, "reach-lost")}</th> });
    let title = by.field().label(language);
    view! {
        <section>
            <h2>{title.clone()}</h2>
            <div class="table" tabindex="0" role="region" aria-label=title.clone()>
                <table class="figures">
                    <thead>
                        <tr>
                            <th scope="col">{title.clone()}</th>
                            <th scope="col">{say!(language, "report-people")}</th>
                            <th scope="col">{say!(language, "report-of-held")}</th>
                            <th scope="col">{say!(language, "report-of-planned")}</th>
                            {lost}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

//! Choosing of whom a report is, and the rule that it measures by.

use course::Language;
use leptos::prelude::*;
use rules::reports::Reach;

use crate::{
    attendance::report::{By, NOT_GIVEN, Report},
    language::say,
    parts::notice::warn,
    trainings,
};

use super::words;

/// What each status counts for; what the certificate asks for, and how many of those shown can no
/// longer reach it.
pub fn rule(report: &Report, language: Language) -> impl IntoView + use<> {
    let policy = trainings::words::policy(&report.training.policy, language);
    view! {
        {needed(report, language)}
        <p class="hint">{policy}</p>
    }
}

fn needed(report: &Report, language: Language) -> impl IntoView + use<> {
    let needed = report.needed?;
    let people = report.people.iter();
    let lost = people
        .filter(|person| person.reach == Some(Reach::Lost))
        .count();
    let lost = (lost > 0).then(|| warn(say!(language, "report-lost", count = lost)));
    Some(view! {
        {lost}
        <p class="hint">{say!(language, "report-rule", percent = needed)}</p>
    })
}

/// The form that asks the page at `path` for some of the people: an address, no script.
pub fn form(report: &Report, path: &str, language: Language) -> impl IntoView + use<> {
    let selects: Vec<_> = By::ALL
        .into_iter()
        .filter_map(|by| Some((by, report.values.get(&by)?)))
        // Where all are alike there is nothing to choose.
        .filter(|(by, values)| values.len() > 1 || report.filter.having.contains_key(by))
        .map(|(by, values)| {
            let options = values.iter().map(|value| {
                let code = if value.is_empty() { NOT_GIVEN } else { value };
                (code.to_owned(), by.say(value, &report.groups, language))
            });
            let chosen = report.filter.having.get(&by);
            let chosen = chosen.map(String::as_str).unwrap_or_default();
            select(
                by.field().name(),
                by.field().label(language),
                options.collect(),
                chosen,
                language,
            )
        })
        .collect();
    let reach = report.needed.map(|_| {
        let options =
            Reach::ALL.map(|reach| (reach.code().to_owned(), words::reach(reach, language)));
        let chosen = report.filter.reach.map(Reach::code).unwrap_or_default();
        let label = say!(language, "report-rule-title");
        select("reach", label, options.to_vec(), chosen, language)
    });
    let everybody = (!report.filter.is_empty())
        .then(|| view! { <a class="button quiet" href=path.to_owned()>{say!(language, "report-everybody")}</a> });
    (!selects.is_empty() || reach.is_some()).then(|| {
        view! {
            <form class="filter" method="get" action=path.to_owned()>
                <div class="fields">{selects} {reach}</div>
                <div class="actions">
                    <button class="quiet">{say!(language, "report-show")}</button>
                    {everybody}
                </div>
            </form>
        }
    })
}

fn select(
    name: &'static str,
    label: String,
    options: Vec<(String, String)>,
    chosen: &str,
    language: Language,
) -> impl IntoView + use<> {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name>
                <option value="">{say!(language, "report-all")}</option>
                {options}
            </select>
        </div>
    }
}

//! The figures of a training for who looks on: what took place, how many were there, from where
//! they came and what they learnt. No names, no addresses, and nothing about fewer than five people.

use std::collections::BTreeMap;

use course::Language;
use jiff::civil::Date;
use leptos::prelude::*;
use rules::{
    aggregates::{self, LEAST},
    calendar::{self, Phase},
    gain::GroupGain,
    reports::{self, Tally},
};

use crate::{
    attendance::report::{self, By, Report},
    errors::AppError,
    language::{dates, numbers, say},
    parts::{
        notice::info,
        page::{head, number, page},
    },
    paths, quizzes,
    request::Visit,
    trainings::Session,
};

use super::words;

/// The figures of a training.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let page = load(&visit, training).await?;
        Ok(view(page, visit.language).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    /// Of all who take part, whatever the address asks for.
    report: Report,
    gain: Option<GroupGain>,
    /// The sessions that are over.
    held: Vec<Session>,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    let sees = visit.viewer()?.sees_figures(training)?;
    let mut report = report::load_to_sum(visit, &sees).await?;
    report.people.retain(|person| person.member.takes_part());
    let now = visit.house.clock.now();
    let held = report.sessions.iter();
    let held = held.filter(|session| calendar::phase(&session.gathering, now) == Phase::Past);
    let course = visit.house.courses.get(&report.training.course);
    let gain = match course {
        Some(served) => {
            quizzes::group_gain(visit.house.db.read(), training, &served.course).await?
        }
        None => None,
    };
    Ok(Page {
        held: held.cloned().collect(),
        gain,
        report,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let report = &page.report;
    let crumbs = vec![(
        paths::home::training(report.training.id),
        report.training.titles.get(language).to_owned(),
    )];
    let people = report.people.len();
    let body = if people < LEAST {
        info(say!(language, "figures-too-few", count = LEAST)).into_any()
    } else {
        view! {
            {facts(&page, language)}
            {sessions(&page, language)}
            {days(&page, language)}
            {group(report, By::Court, language)}
            {group(report, By::Region, language)}
            {report.tells(By::Sex).then(|| group(report, By::Sex, language))}
            {learnt(page.gain, language)}
        }
        .into_any()
    };
    view! {
        {head(say!(language, "figures-title"), crumbs, Some(say!(language, "figures-lede", count = LEAST)))}
        {body}
    }
}

fn facts(page: &Page, language: Language) -> impl IntoView + use<> {
    let report = &page.report;
    let tally = together(report.people.iter().map(|person| person.tally));
    let facts = [
        (
            say!(language, "figures-people"),
            report.people.len().to_string(),
        ),
        (
            say!(language, "figures-held"),
            format!("{} / {}", page.held.len(), report.sessions.len()),
        ),
        (
            say!(language, "report-of-held"),
            tally.map_or_else(|| "—".to_owned(), |tally| words::held(&tally, language)),
        ),
    ];
    let facts = facts.map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{facts}</dl> }
}

/// What several people attended together.
fn together(tallies: impl Iterator<Item = Tally>) -> Option<Tally> {
    let all = tallies.map(|tally| ((), tally));
    let mut groups = reports::groups(all, None);
    groups.remove(&()).map(|group| group.tally)
}

/// How many were at a session, or at one at least of several.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    there: usize,
    /// Those who take part and are expected there, as in the matrix.
    expected: usize,
    /// Of how many of these something stands.
    marked: usize,
}

impl Count {
    fn of(report: &Report, sessions: &[&Session]) -> Self {
        let mut count = Self::default();
        for person in &report.people {
            let own = sessions.iter();
            let own = own.filter(|session| session.expects(&person.member));
            let standings: Vec<_> = own
                .map(|session| report.standings.get(session.id, person.member.enrolment))
                .collect();
            let stands = || standings.iter().flatten();
            count.expected += usize::from(!standings.is_empty());
            count.marked += usize::from(stands().next().is_some());
            count.there += usize::from(stands().any(|status| status.was_there()));
        }
        count
    }

    /// How many of how many, and in percent. Where nobody took the register, that is what is said:
    /// it does not mean that nobody was there.
    fn say(self, language: Language) -> (String, String) {
        if self.marked == 0 {
            return (say!(language, "report-not-taken"), "—".to_owned());
        }
        let percent = (self.there as f64 / self.expected as f64 * 1000.0).round() / 10.0;
        (
            format!("{} / {}", self.there, self.expected),
            format!("{}\u{a0}%", numbers::decimal(percent, language)),
        )
    }
}

fn sessions(page: &Page, language: Language) -> impl IntoView + use<> {
    let report = &page.report;
    let zone = &report.training.zone;
    let rows: Vec<_> = report
        .sessions
        .iter()
        .map(|session| {
            let held = page.held.iter().any(|each| each.id == session.id);
            let figures = if held {
                Count::of(report, &[session]).say(language)
            } else {
                (say!(language, "figures-to-come"), String::new())
            };
            view! {
                <tr>
                    <th scope="row">{session.titles.get(language).to_owned()}</th>
                    <td>{dates::moment(language, session.gathering.starts_at, zone)}</td>
                    <td>{figures.0}</td>
                    <td>{figures.1}</td>
                </tr>
            }
        })
        .collect();
    let columns = [
        say!(language, "figures-session"),
        say!(language, "audit-when"),
        say!(language, "register-there"),
        say!(language, "figures-share"),
    ];
    table(say!(language, "agenda-title"), columns.to_vec(), rows)
}

/// A table with its title above it.
fn table<Row: IntoView + 'static>(
    title: String,
    columns: Vec<String>,
    rows: Vec<Row>,
) -> impl IntoView + use<Row> {
    let columns: Vec<_> = columns
        .into_iter()
        .map(|words| view! { <th scope="col">{words}</th> })
        .collect();
    view! {
        <section>
            <h2>{title.clone()}</h2>
            <div class="table" tabindex="0" role="region" aria-label=title>
                <table class="figures">
                    <thead>
                        <tr>{columns}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Of each day: how many were at one of its sessions at least.
fn days(page: &Page, language: Language) -> impl IntoView + use<> {
    let report = &page.report;
    let mut days = BTreeMap::<Date, Vec<&Session>>::new();
    for session in &page.held {
        let starts = session.gathering.starts_at;
        let date = report.training.zone.to_datetime(starts).date();
        days.entry(date).or_default().push(session);
    }
    let rows: Vec<_> = days
        .into_iter()
        .map(|(date, sessions)| {
            let figures = Count::of(report, &sessions).say(language);
            view! {
                <tr>
                    <th scope="row">{dates::weekday(language, date)}</th>
                    <td>{sessions.len()}</td>
                    <td>{figures.0}</td>
                    <td>{figures.1}</td>
                </tr>
            }
        })
        .collect();
    let columns = [
        say!(language, "field-date"),
        say!(language, "figures-held"),
        say!(language, "register-there"),
        say!(language, "figures-share"),
    ];
    (!rows.is_empty()).then(|| table(say!(language, "figures-days"), columns.to_vec(), rows))
}

/// How many people have something in common, and what they attended. Groups that are too small are
/// told together.
fn group(report: &Report, by: By, language: Language) -> impl IntoView + use<> {
    let mut sizes = BTreeMap::<String, usize>::new();
    for person in &report.people {
        *sizes.entry(by.of(&person.member)).or_default() += 1;
    }
    let told = aggregates::told(&sizes).unwrap_or_default();
    let row = |words: String, values: &[String]| {
        let people = report.people.iter();
        let people: Vec<_> = people
            .filter(|person| values.contains(&by.of(&person.member)))
            .collect();
        let tally = together(people.iter().map(|person| person.tally));
        let share = tally.map(|tally| words::held(&tally, language));
        view! {
            <tr>
                <th scope="row">{words}</th>
                <td>{people.len()}</td>
                <td>{share}</td>
            </tr>
        }
    };
    let mut rows: Vec<_> = told
        .named
        .iter()
        .map(|value| {
            row(
                by.say(value, &report.groups, language),
                std::slice::from_ref(value),
            )
        })
        .collect();
    if !told.together.is_empty() {
        let count = told.together.len();
        let words = say!(language, "figures-others", count = count, least = LEAST);
        rows.push(row(words, &told.together));
    }
    let title = by.field().label(language);
    let columns = [
        title.clone(),
        say!(language, "report-people"),
        say!(language, "report-of-held"),
    ];
    table(title, columns.to_vec(), rows)
}

/// What the group learnt between the pre-test and the final.
fn learnt(gain: Option<GroupGain>, language: Language) -> impl IntoView + use<> {
    let body = match gain.filter(|gain| gain.people >= LEAST) {
        None => view! { <p>{say!(language, "figures-gain-too-few", count = LEAST)}</p> }.into_any(),
        Some(gain) => {
            let percent = |share: f64| {
                let percent = numbers::decimal((share * 1000.0).round() / 10.0, language);
                format!("{percent}\u{a0}%")
            };
            let difference = gain.mean.difference();
            let sign = if difference > 0.0 { "+" } else { "" };
            let interval = gain.interval.map(|interval| {
                format!("{} … {}", percent(interval.lower), percent(interval.upper))
            });
            let facts = [
                (say!(language, "result-before"), percent(gain.mean.before)),
                (say!(language, "results-after"), percent(gain.mean.after)),
                (
                    say!(language, "results-gain"),
                    format!("{sign}{}", percent(difference)),
                ),
                (
                    say!(language, "results-interval-title"),
                    interval.unwrap_or_else(|| "—".to_owned()),
                ),
                (say!(language, "results-people"), gain.people.to_string()),
            ];
            let facts =
                facts.map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> });
            view! { <dl class="facts">{facts}</dl> }.into_any()
        }
    };
    view! {
        <section>
            <h2>{say!(language, "results-learnt")}</h2>
            {body}
        </section>
    }
}

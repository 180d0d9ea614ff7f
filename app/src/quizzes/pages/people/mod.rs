//! Who has not begun a quiz, who is at it, who has passed; and granting one person more.

pub(super) mod grants;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use leptos::prelude::*;
use rules::{attempts::Window, places::Place, roles::Role};

use crate::{
    errors::AppError,
    language::say,
    parts::page::{head, number, page, text},
    quizzes::{
        overall::Overall,
        standing,
        store::{self, Grant, Reopening},
    },
    request::Visit,
    trainings::{self, Member},
};

use super::{
    Subject,
    attempt::{reopened, score},
};

/// How the people of a training stand with a quiz.
#[component]
pub fn QuizPeoplePage() -> impl IntoView {
    let (training, quiz) = (number("training"), text("quiz"));
    page(async move |visit| {
        let page = load(&visit, training, quiz).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    zone: TimeZone,
    subject: Subject,
    quiz: String,
    people: Vec<Person>,
    /// When the training has the quiz open.
    window: Window,
    /// The number of the last row of grants in the training.
    last_grant: i64,
    may_grant: bool,
}

/// How somebody stands with the quiz.
#[derive(Clone, Debug)]
struct Person {
    member: Member,
    overall: Overall,
    grants: Vec<Grant>,
    /// That attempts were reopened.
    reopenings: Vec<Reopening>,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, |role| {
        role.may_manage_training() || role.may_author()
    })?;
    let db = visit.house.db.read();
    let subject = super::quiz_of(visit, training, &quiz).await?;
    let course = subject.course.clone();
    let mut by_enrolment = BTreeMap::<i64, Overall>::new();
    let all = store::attempts_at(db, training, &quiz).await?;
    let outcomes = standing::outcomes(db, &course, &all).await?;
    let all_ids: Vec<i64> = all.iter().map(|attempt| attempt.id).collect();
    for (attempt, outcome) in all.into_iter().zip(outcomes) {
        let own = by_enrolment.entry(attempt.enrolment).or_default();
        own.add(attempt, outcome);
    }
    let mut grants = BTreeMap::<i64, Vec<Grant>>::new();
    for grant in store::grants(db, training, &quiz).await? {
        grants.entry(grant.enrolment).or_default().push(grant);
    }
    let marks = viewer.can(training, Role::may_author);
    let mut reopenings = store::reopenings(db, all_ids).await?;
    let mut people = Vec::new();
    for member in trainings::members_by_name(db, training, visit.language).await? {
        let mut overall = by_enrolment.remove(&member.enrolment).unwrap_or_default();
        if marks {
            overall.mask();
        }
        // Who waits for a place or gave it up has not failed to begin; what such people did stays.
        let concerned = member.place == Place::Enrolled || !overall.attempts.is_empty();
        if !member.role.is_registered() || !concerned {
            continue;
        }
        let own = overall.attempts.iter();
        people.push(Person {
            reopenings: own
                .filter_map(|attempt| reopenings.remove(&attempt.id))
                .flatten()
                .collect(),
            grants: grants.remove(&member.enrolment).unwrap_or_default(),
            member,
            overall,
        });
    }
    Ok(Page {
        training,
        zone: subject.training.zone.clone(),
        window: store::window(db, training, &quiz).await?,
        last_grant: store::last_grant(db, training).await?,
        subject,
        quiz,
        people,
        may_grant: viewer.can(training, Role::may_manage_training),
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let rows: Vec<_> = page
        .people
        .iter()
        .map(|person| row(&page, person, visit))
        .collect();
    let served = page.subject.left.is_none();
    let grant =
        (page.may_grant && served && !page.people.is_empty()).then(|| grants::form(&page, visit));
    let window = (page.may_grant && served).then(|| grants::window(&page, visit));
    view! {
        {head(say!(language, "quiz-people-title"), page.subject.crumbs(language), None)}
        <div class="table" tabindex="0" role="region" aria-label=say!(language, "quiz-people-title")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "field-name")}</th>
                        <th scope="col">{say!(language, "quiz-result")}</th>
                        <th scope="col">{say!(language, "quiz-score")}</th>
                        <th scope="col">{say!(language, "quiz-attempts")}</th>
                        <th scope="col">{say!(language, "quiz-granted")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {grant}
        {window}
    }
}

fn row(page: &Page, person: &Person, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let Person {
        member, overall, ..
    } = person;
    let (class, words) = super::state(overall.state(), &page.zone, language);
    let granted: Vec<_> = person
        .grants
        .iter()
        .map(|grant| grants::item(page, grant, visit))
        .chain(person.reopenings.iter().map(|reopening| {
            let said = reopened::once(reopening, &page.zone, language);
            view! { <li>{said}</li> }.into_any()
        }))
        .collect();
    let granted = (!granted.is_empty()).then(|| view! { <ul class="grants">{granted}</ul> });
    view! {
        <tr>
            <th scope="row">{member.account.name.clone()} <span class="meta">{member.court.clone()}</span></th>
            <td><span class=class>{words}</span></td>
            <td>{overall.score().map(|reached| score(&reached, language))}</td>
            <td>{overall.attempts.len()}</td>
            <td>{granted}</td>
        </tr>
    }
}

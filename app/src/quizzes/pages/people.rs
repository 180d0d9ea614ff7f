//! Who has not begun a quiz, who is at it, who has passed; and granting one person more.

use std::collections::BTreeMap;

use course::Language;
use jiff::tz::TimeZone;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{attempts::Allowance, places::Place, roles::Role};

use crate::{
    context::Visit,
    errors::{AppError, Field},
    parts::{
        form::{Entry, Form},
        page::{head, number, page, text},
    },
    quizzes::{actions::Allow, overall::Overall, standing, store},
    say,
    trainings::{self, Member},
};

use super::{Subject, attempt::score};

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
    may_grant: bool,
}

/// How somebody stands with the quiz.
#[derive(Clone, Debug)]
struct Person {
    member: Member,
    overall: Overall,
    allowed: Allowance,
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
    for (attempt, outcome) in all.into_iter().zip(outcomes) {
        let own = by_enrolment.entry(attempt.enrolment).or_default();
        own.add(attempt, outcome);
    }
    let allowed = store::allowed_to_all(db, training, &quiz).await?;
    let mut people = Vec::new();
    for member in trainings::members(db, training).await? {
        let overall = by_enrolment.remove(&member.enrolment).unwrap_or_default();
        // Who waits for a place or gave it up has not failed to begin; what such people did stays.
        let concerned = member.place == Place::Enrolled || !overall.attempts.is_empty();
        if !member.role.is_registered() || !concerned {
            continue;
        }
        people.push(Person {
            allowed: allowed.get(&member.enrolment).copied().unwrap_or_default(),
            member,
            overall,
        });
    }
    Ok(Page {
        training,
        zone: subject.training.zone.clone(),
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
        .map(|person| row(&page, person, language))
        .collect();
    let grant = (page.may_grant && !page.people.is_empty()).then(|| grant(&page, visit));
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
    }
}

fn row(page: &Page, person: &Person, language: Language) -> impl IntoView + use<> {
    let Person {
        member,
        overall,
        allowed,
    } = person;
    let (class, words) = super::state(overall.state(), &page.zone, language);
    let granted = [
        (allowed.minutes > 0)
            .then(|| say!(language, "quiz-granted-minutes", count = allowed.minutes)),
        (allowed.attempts > 0)
            .then(|| say!(language, "quiz-granted-attempts", count = allowed.attempts)),
    ];
    let granted: Vec<String> = granted.into_iter().flatten().collect();
    view! {
        <tr>
            <th scope="row">{member.account.name.clone()} <span class="meta">{member.court.clone()}</span></th>
            <td><span class=class>{words}</span></td>
            <td>{overall.best.map(|(_, best)| score(&best.total, language))}</td>
            <td>{overall.attempts.len()}</td>
            <td>{granted.join(", ")}</td>
        </tr>
    }
}

fn grant(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<Allow>(visit);
    let chosen = form.value("enrolment", "");
    let people: Vec<_> = page
        .people
        .iter()
        .map(|Person { member, .. }| {
            let selected = member.enrolment.to_string() == chosen;
            view! { <option value=member.enrolment selected=selected>{member.account.name.clone()}</option> }
        })
        .collect();
    let count = |hint: String| Entry {
        required: false,
        most: 3,
        hint: Some(hint),
        ..Entry::default()
    };
    view! {
        <section>
            <h2>{say!(language, "quiz-grant-title")}</h2>
            <form class="correction" method="post" action=Allow::url()>
                <input type="hidden" name="training" value=page.training />
                <input type="hidden" name="quiz" value=page.quiz.clone() />
                <div class="field">
                    <label for="enrolment">{say!(language, "field-name")}</label>
                    <select id="enrolment" name="enrolment">{people}</select>
                </div>
                {form.field(Field::Minutes, count(say!(language, "quiz-grant-minutes-hint")))}
                {form.field(Field::Attempts, count(say!(language, "quiz-grant-attempts-hint")))}
                {form.area(Field::Reason, Entry { most: 500, ..Entry::default() })}
                <div class="actions"><button>{say!(language, "quiz-grant")}</button></div>
            </form>
        </section>
    }
}

//! Who has not begun a quiz, who is at it, who has passed; and granting one person more.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language};
use jiff::tz::TimeZone;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{attempts::Allowance, places::Place, roles::Role};

use crate::{
    context::Visit,
    dates,
    errors::{AppError, Field},
    parts::{
        form::{Entry, Form},
        page::{head, number, page, text},
    },
    quizzes::{
        actions::Allow,
        standing::{self, Outcome},
        store::{self, Attempt, Standing},
    },
    say,
    trainings::{self, Member},
};

use super::attempt::score;

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
    course: Arc<Course>,
    quiz: String,
    people: Vec<Person>,
    may_grant: bool,
}

/// How somebody stands with the quiz.
#[derive(Clone, Debug)]
struct Person {
    member: Member,
    attempts: Vec<Attempt>,
    /// The best of what was handed in, and how it turned out.
    best: Option<(Outcome, Standing)>,
    allowed: Allowance,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, |role| {
        role.may_manage_training() || role.may_author()
    })?;
    let db = visit.house.db.read();
    let (found, course) = super::quiz_of(visit, training, &quiz).await?;
    let mut attempts = BTreeMap::<i64, Vec<(Attempt, Option<Outcome>)>>::new();
    let all = store::attempts_at(db, training, &quiz).await?;
    let outcomes = standing::outcomes(db, &course, &all).await?;
    for (attempt, outcome) in all.into_iter().zip(outcomes) {
        let own = attempts.entry(attempt.enrolment).or_default();
        own.push((attempt, outcome));
    }
    let allowed = store::allowed_to_all(db, training, &quiz).await?;
    let mut people = Vec::new();
    for member in trainings::members_by_name(db, training, visit.language).await? {
        let attempts = attempts.remove(&member.enrolment).unwrap_or_default();
        // Who waits for a place or gave it up has not failed to begin; what such people did stays.
        let concerned = member.place == Place::Enrolled || !attempts.is_empty();
        if !member.role.is_registered() || !concerned {
            continue;
        }
        let mut best: Option<(Outcome, Standing)> = None;
        for (attempt, outcome) in &attempts {
            let Some(found) = outcome.zip(attempt.grade) else {
                continue;
            };
            let rank = |(outcome, grade): (Outcome, Standing)| (outcome, grade.total.points);
            if best.is_none_or(|best| rank(best) <= rank(found)) {
                best = Some(found);
            }
        }
        people.push(Person {
            allowed: allowed.get(&member.enrolment).copied().unwrap_or_default(),
            member,
            attempts: attempts.into_iter().map(|(attempt, _)| attempt).collect(),
            best,
        });
    }
    Ok(Page {
        training,
        zone: found.zone,
        course,
        quiz,
        people,
        may_grant: viewer.can(training, Role::may_manage_training),
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let title = super::title_of(&page.course, &page.quiz, language);
    let rows: Vec<_> = page
        .people
        .iter()
        .map(|person| row(&page, person, language))
        .collect();
    let grant = (page.may_grant && !page.people.is_empty()).then(|| grant(&page, visit));
    view! {
        {head(say!(language, "quiz-people-title"), super::crumbs_of(page.training, &page.quiz, title, language), None)}
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
        attempts,
        best,
        allowed,
    } = person;
    let open = attempts
        .iter()
        .find(|attempt| attempt.submitted_at.is_none());
    let (class, words) = match (open, best) {
        (_, Some((Outcome::Passed, _))) => super::badge(Outcome::Passed, language),
        (Some(open), _) => {
            let since = dates::moment(language, open.started_at, &page.zone);
            (
                "badge info",
                say!(language, "quiz-under-way", since = since),
            )
        }
        (None, Some((outcome, _))) => super::badge(*outcome, language),
        (None, None) => ("badge", say!(language, "quiz-not-begun")),
    };
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
            <td>{best.map(|(_, best)| score(&best.total, language))}</td>
            <td>{attempts.len()}</td>
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

//! What grading a quiz again would change, before it is done.

use std::collections::BTreeMap;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{grading::Points, roles::Role};

use crate::{
    errors::{AppError, Field},
    language::{dates, say},
    parts::{
        form::{Entry, Form},
        notice::info,
        page::{head, number, page, text},
    },
    paths,
    quizzes::{
        actions::Regrade,
        regrading::{self, Change, Regrading},
    },
    request::Visit,
    trainings,
};

use super::{Subject, attempt::score};

/// Who goes up and who goes down when a quiz is graded again.
#[component]
pub fn RegradePage() -> impl IntoView {
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
    subject: Subject,
    quiz: String,
    regrading: Regrading,
    /// Names by enrolment.
    names: BTreeMap<i64, String>,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    visit.viewer()?.may(training, Role::may_author)?;
    let db = visit.house.db.read();
    let subject = super::quiz_of(visit, training, &quiz).await?;
    let course = subject.course.clone();
    let names = trainings::members(db, training)
        .await?
        .into_iter()
        .map(|member| (member.enrolment, member.account.name))
        .collect();
    Ok(Page {
        regrading: regrading::regrading(db, &course, training, &quiz).await?,
        training,
        subject,
        quiz,
        names,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let errata: Vec<_> = page
        .subject
        .course
        .errata
        .iter()
        .filter(|erratum| erratum.lesson == page.quiz)
        .map(|erratum| {
            let reason = erratum.reason.get(language).to_owned();
            view! {
                <li>
                    <strong>{dates::day(language, erratum.on)}</strong> " · "
                    <code>{erratum.question.clone()}</code> " · " {reason}
                </li>
            }
        })
        .collect();
    let errata = if errata.is_empty() {
        view! { <p class="empty">{say!(language, "regrade-no-errata")}</p> }.into_any()
    } else {
        view! { <ul>{errata}</ul> }.into_any()
    };
    let lede = say!(language, "regrade-lede");
    view! {
        {head(say!(language, "regrade-title"), page.subject.crumbs(language), Some(lede))}
        <section>
            <h2>{say!(language, "regrade-errata")}</h2>
            {errata}
        </section>
        <section>
            <h2>{say!(language, "regrade-changes")}</h2>
            {changes(&page, visit)}
        </section>
    }
}

fn changes(page: &Page, visit: &Visit) -> AnyView {
    let language = visit.language;
    let Regrading { changes, moves } = &page.regrading;
    if changes.is_empty() {
        return info(say!(language, "regrade-nothing")).into_any();
    }
    let sum = say!(
        language,
        "regrade-sum",
        up = moves.up.len(),
        down = moves.down.len(),
        same = moves.same
    );
    let rows: Vec<_> = changes
        .iter()
        .map(|change| row(page, change, language))
        .collect();
    let form = Form::of::<Regrade>(visit);
    view! {
        <p>{sum}</p>
        <div class="table" tabindex="0" role="region" aria-label=say!(language, "regrade-changes")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "field-name")}</th>
                        <th scope="col">{say!(language, "regrade-before")}</th>
                        <th scope="col">{say!(language, "regrade-after")}</th>
                        <th scope="col">{say!(language, "quiz-result")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <form class="correction" method="post" action=Regrade::url()>
            <input type="hidden" name="training" value=page.training />
            <input type="hidden" name="quiz" value=page.quiz.clone() />
            {form.area(Field::Reason, Entry { most: 500, ..Entry::default() })}
            <div class="actions"><button>{say!(language, "regrade-do")}</button></div>
        </form>
    }
    .into_any()
}

fn row(page: &Page, change: &Change, language: Language) -> impl IntoView + use<> {
    // Whoever marks does not know whom, until everything is marked.
    let awaits = change.before.total.awaiting > Points::default();
    let name = match page.names.get(&change.attempt.enrolment) {
        Some(name) if !awaits => name.clone(),
        _ => say!(language, "marking-hidden"),
    };
    let href = paths::quizzes::attempt(page.training, change.attempt.id);
    let moves = &page.regrading.moves;
    let passing = if moves.newly_passed.contains(&change.attempt.id) {
        Some(("badge good", say!(language, "regrade-now-passes")))
    } else if moves.newly_failed.contains(&change.attempt.id) {
        Some(("badge bad", say!(language, "regrade-now-fails")))
    } else {
        None
    };
    let passing = passing.map(|(class, words)| view! { <span class=class>{words}</span> });
    view! {
        <tr>
            <th scope="row"><a href=href>{name} " · " {change.attempt.number}</a></th>
            <td>{score(&change.before.total, language)}</td>
            <td>{score(&change.after.standing.total, language)}</td>
            <td>{passing}</td>
        </tr>
    }
}

//! Two answers of colleagues beside the own one, where all of them agreed to that.

use std::collections::{BTreeMap, BTreeSet};

use course::{Course, Key, Language, Question};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{drawing, grading::Response};
use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    language::say,
    quizzes::{
        actions::ShareAnswers,
        reasons::Reasons,
        store::{self, Paper},
    },
};

use super::Page;

/// How many answers of colleagues stand beside the own one.
const SHOWN: usize = 2;

/// What the author of an attempt sees of colleagues.
#[derive(Clone, Debug, Default)]
pub struct Colleagues {
    /// Whether the author lets colleagues read the own answers.
    shared: bool,
    /// Their answers, by question; without a name, and in an order that says nothing.
    answers: BTreeMap<String, Vec<String>>,
}

/// Whether something was written that a trainer marks.
fn has_written(paper: &Paper) -> bool {
    paper.lesson.questions.iter().any(|question| {
        matches!(question.key, Key::Rubric(_)) && written(paper, &question.id).is_some()
    })
}

fn written<'a>(paper: &'a Paper, question: &str) -> Option<&'a str> {
    match paper.answers.get(question).map(|saved| &saved.response) {
        Some(Response::Words(words)) => Some(words),
        _ => None,
    }
}

/// What the author of an attempt sees of colleagues once all of it is marked; none before.
pub(super) async fn colleagues(
    db: &impl ConnectionTrait,
    training: i64,
    course: &Course,
    paper: &Paper,
) -> Result<Option<Colleagues>, AppError> {
    let own = &paper.attempt;
    if own.submitted_at.is_none() || !has_written(paper) || paper.awaits(course)? {
        return Ok(None);
    }
    let mut all = store::attempts_at(db, training, &own.quiz).await?;
    let sharing = store::consenting(db, all.iter().map(|attempt| attempt.id)).await?;
    if !sharing.contains(&own.id) {
        return Ok(Some(Colleagues::default()));
    }
    all.retain(|attempt| {
        let handed_in = attempt.submitted_at.is_some();
        handed_in && attempt.enrolment != own.enrolment && sharing.contains(&attempt.id)
    });
    let mut papers = Vec::new();
    for paper in store::papers(db, course, all).await? {
        if !paper.awaits(course)? {
            papers.push(paper);
        }
    }
    // The same two at every visit, and others for another reader.
    papers.sort_by_key(|paper| drawing::between(own.seed, paper.attempt.seed));
    let mut answers = BTreeMap::new();
    for question in &paper.lesson.questions {
        if !matches!(question.key, Key::Rubric(_)) {
            continue;
        }
        let mut people = BTreeSet::new();
        let words = papers.iter().filter_map(|paper| {
            let words = written(paper, &question.id)?;
            people
                .insert(paper.attempt.enrolment)
                .then(|| words.to_owned())
        });
        answers.insert(question.id.clone(), words.take(SHOWN).collect());
    }
    Ok(Some(Colleagues {
        shared: true,
        answers,
    }))
}

/// What colleagues wrote to a question.
pub(super) fn beside(page: &Page, question: &Question, language: Language) -> Option<AnyView> {
    let colleagues = page.colleagues.as_ref().filter(|_| is_told(page))?;
    let answers = colleagues.answers.get(&question.id)?;
    let said: Vec<_> = answers
        .iter()
        .zip(1..)
        .map(|(words, place)| {
            view! {
                <h4>{say!(language, "colleague-answer", place = place)}</h4>
                <blockquote class="written">{words.clone()}</blockquote>
            }
        })
        .collect();
    let nobody = said
        .is_empty()
        .then(|| view! { <p class="meta">{say!(language, "colleagues-nobody")}</p> });
    Some(view! { <div class="colleagues">{said} {nobody}</div> }.into_any())
}

/// Whether the reasons, beside which the answers stand, are shown to the author.
fn is_told(page: &Page) -> bool {
    page.author.is_none() && page.reasons == Reasons::Shown
}

/// The way to agree, and to take that back.
pub(super) fn consent(page: &Page, language: Language) -> Option<AnyView> {
    let colleagues = page.colleagues.as_ref().filter(|_| is_told(page))?;
    let (said, way) = if colleagues.shared {
        (say!(language, "share-is-on"), say!(language, "share-stop"))
    } else {
        (
            say!(language, "share-is-off"),
            say!(language, "share-start"),
        )
    };
    let shared = !colleagues.shared;
    Some(
        view! {
            <section id="colleagues">
                <h2>{say!(language, "share-title")}</h2>
                <p>{said}</p>
                <form method="post" action=ShareAnswers::url()>
                    <input type="hidden" name="attempt" value=page.paper.attempt.id />
                    <input type="hidden" name="shared" value=shared.to_string() />
                    <div class="actions"><button class="quiet">{way}</button></div>
                </form>
            </section>
        }
        .into_any(),
    )
}

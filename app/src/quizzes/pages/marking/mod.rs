//! Reasoned answers, those that wait for a trainer and those that were marked, without their
//! authors' names. Of an answer that several mark, nobody sees what another gave before all have.

mod agreement;
mod answer;

use std::collections::BTreeMap;

use course::{Criterion, Key, Question};
use leptos::prelude::*;
use rules::{
    grading::{Response, Verdict},
    marking::{Agreement, Decision, Given, Settlement},
    roles::Role,
};

use crate::{
    errors::AppError,
    language::say,
    parts::{
        form::Form,
        page::{head, number, page, text},
    },
    quizzes::{
        actions::{self, MarkAnswer},
        store::{self, Mark, Paper},
    },
    request::Visit,
    trainings,
};

use super::Subject;

/// The reasoned answers of a quiz, to be marked, and to be marked again.
#[component]
pub fn MarkingPage() -> impl IntoView {
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
    /// What the viewer can mark.
    waiting: Vec<Written>,
    /// What the viewer has marked, and another has still to mark.
    elsewhere: Vec<Written>,
    marked: Vec<Written>,
    /// How far two markers agree, by question.
    agreement: Vec<(Question, Vec<Agreement>)>,
    /// Names of those who may mark, by account.
    names: BTreeMap<i64, String>,
    /// Whether nobody else in the training may mark.
    is_alone: bool,
    /// The account of the viewer.
    me: i64,
}

/// An answer in words.
#[derive(Clone, Debug)]
struct Written {
    attempt: i64,
    question: Question,
    criteria: Vec<Criterion>,
    words: String,
    /// What was given for it by the rubric so far, the oldest first.
    marks: Vec<Mark>,
    /// How it stands among those who mark it.
    stands: Settlement,
}

impl Written {
    /// The last mark of one account.
    fn own(&self, account: i64) -> Option<&Mark> {
        let own = |mark: &&Mark| mark.by == Some(account) && !mark.settles;
        self.marks.iter().rev().find(own)
    }
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, Role::may_author)?;
    let db = visit.house.db.read();
    let subject = super::quiz_of(visit, training, &quiz).await?;
    let course = subject.course.clone();
    let own = viewer.seat(training).map(|seat| seat.enrolment);
    let mut page = Page {
        training,
        subject,
        waiting: Vec::new(),
        elsewhere: Vec::new(),
        marked: Vec::new(),
        agreement: Vec::new(),
        names: BTreeMap::new(),
        is_alone: actions::trainers(db, training).await? < 2,
        me: viewer.account,
    };
    let mut attempts = store::attempts_at(db, training, &quiz).await?;
    attempts.retain(|attempt| attempt.submitted_at.is_some() && Some(attempt.enrolment) != own);
    // Where nothing was ever asked in words, no answer has to be read.
    let reasoned = |question: &Question| matches!(question.key, Key::Rubric(_));
    let lessons = store::lessons(db, &course, &attempts).await?;
    attempts.retain(|attempt| {
        let lesson = lessons.get(&attempt.content_hash);
        lesson.is_none_or(|lesson| lesson.questions.iter().any(reasoned))
    });
    let mut all = Vec::new();
    for paper in store::papers(db, &course, attempts).await? {
        for (question, graded) in paper.counted(&course)? {
            let Some(written) = written(&paper, question) else {
                continue;
            };
            all.push(written.clone());
            let list = match (graded.verdict, &written.stands) {
                (Verdict::Awaiting, Settlement::Waits(_)) if written.own(page.me).is_some() => {
                    &mut page.elsewhere
                }
                (Verdict::Awaiting, _) => &mut page.waiting,
                (_, Settlement::Stands(_)) => &mut page.marked,
                // Withdrawn before it was marked.
                _ => continue,
            };
            list.push(written);
        }
    }
    // One question after the other: alike answers are marked alike.
    for list in [&mut page.waiting, &mut page.elsewhere, &mut page.marked] {
        list.sort_by(|one, other| {
            (&one.question.id, one.attempt).cmp(&(&other.question.id, other.attempt))
        });
    }
    page.agreement = agreement::of(&all);
    if all.iter().any(|written| written.question.markers > 1) {
        let members = trainings::members(db, training).await?.into_iter();
        let names = members.map(|member| (member.account.id, member.account.name));
        page.names = names.collect();
    }
    Ok(page)
}

/// A reasoned answer, with what was given for it; none for another kind, and for none.
fn written(paper: &Paper, question: &Question) -> Option<Written> {
    let Key::Rubric(criteria) = &question.key else {
        return None;
    };
    let answer = paper.answers.get(&question.id);
    let Some(Response::Words(words)) = answer.map(|saved| &saved.response) else {
        return None;
    };
    let marks = paper.marks_of(&question.id);
    let by_rubric = |mark: &&Mark| {
        let decision = mark.decision.as_ref();
        decision.is_some_and(|decision| matches!(decision, Decision::Rubric(_)))
    };
    Some(Written {
        attempt: paper.attempt.id,
        criteria: criteria.clone(),
        words: words.clone(),
        stands: store::settlement(question, criteria, marks),
        marks: marks.iter().filter(by_rubric).cloned().collect(),
        question: question.clone(),
    })
}

/// What was given for an answer, by its markers.
fn given(written: &Written) -> Vec<Given> {
    store::given(&written.marks)
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<MarkAnswer>(visit);
    let list = |written: &[Written]| {
        let answers: Vec<_> = written
            .iter()
            .zip(1..)
            .map(|(written, place)| answer::answer(&page, written, place, &form, language))
            .collect();
        view! { <ol class="sheet">{answers}</ol> }.into_any()
    };
    let waiting = if page.waiting.is_empty() {
        view! { <p class="empty">{say!(language, "marking-none")}</p> }.into_any()
    } else {
        list(&page.waiting)
    };
    let elsewhere = (!page.elsewhere.is_empty()).then(|| {
        view! {
            <section class="elsewhere">
                <h2>{say!(language, "marking-elsewhere")}</h2>
                <p class="meta">{say!(language, "marking-elsewhere-hint")}</p>
                {list(&page.elsewhere)}
            </section>
        }
    });
    let marked = (!page.marked.is_empty()).then(|| {
        view! {
            <section class="marked">
                <h2>{say!(language, "marking-marked")}</h2>
                <p class="meta">{say!(language, "marking-marked-hint")}</p>
                {list(&page.marked)}
            </section>
        }
    });
    let lede = say!(language, "marking-lede");
    view! {
        {head(say!(language, "marking-title"), page.subject.crumbs(language), Some(lede))}
        {waiting}
        {elsewhere}
        {marked}
        {agreement::view(&page, language)}
    }
}

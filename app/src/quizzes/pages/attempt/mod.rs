//! An attempt: the sheet while it is open, a last look over it, the result with the reasons
//! afterwards.

pub(in crate::quizzes) mod flags;
mod marks;
mod result;
mod review;
mod sheet;
mod words;

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Feedback, Language, Purpose, QuizSettings};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;
use rules::{
    attempts::{self, Allowance},
    drawing, feedback,
    grading::{self, Total},
    roles::Role,
};
use sea_orm::ConnectionTrait;

use crate::{
    context::Visit,
    errors::AppError,
    learning::{course_of, questions::Asked},
    parts::page::{number, page},
    quizzes::store::{self, Attempt, Flag, Paper, PastGrade},
    say, trainings,
};

pub(in crate::quizzes) use result::{basis, percent, score};

/// An attempt.
#[component]
pub fn AttemptPage() -> impl IntoView {
    let (training, attempt) = (number("training"), number("attempt"));
    page(async move |visit| {
        let page = load(&visit, training, attempt).await?;
        let language = visit.language;
        match page.paper.attempt.grade {
            Some(standing) => result::result(&page, standing, &visit),
            None if visit.query().get("review").is_some() => review::review(&page, language),
            None => sheet::sheet(&page, &visit),
        }
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    zone: TimeZone,
    course: Arc<Course>,
    /// The attempt with all that it is graded by.
    paper: Paper,
    /// When it has to be handed in.
    deadline: Option<Timestamp>,
    now: Timestamp,
    reasons: Reasons,
    /// Whose it is, where a trainer looks at it.
    author: Option<String>,
    /// All its grades, the oldest first.
    grades: Vec<PastGrade>,
    /// Names of the people of the training by account, for trainers: who marked.
    names: BTreeMap<i64, String>,
    /// What its author said of questions, by question; for the author alone.
    flags: BTreeMap<String, Vec<Flag>>,
    /// By objective, what was reached in pre-tests.
    before: BTreeMap<String, Total>,
}

/// Whether the reasons may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reasons {
    Shown,
    /// After the end of this session.
    After(String),
    /// After the quiz has closed for everybody.
    AfterClosing(Timestamp),
    /// After the last attempt, or one that passed, at a quiz of this purpose.
    AfterLastAttempt(Purpose),
}

impl Page {
    /// Whether there is something to compare with.
    fn has_before(&self) -> bool {
        !self.before.is_empty()
    }
}

async fn load(visit: &Visit, training: i64, attempt: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may_see(training)?;
    let (course, enrolment) = course_of(visit, training).await?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let attempt = store::find(db, attempt).await?;
    let own = enrolment == Some(attempt.enrolment);
    let member = if own {
        None
    } else {
        // A trainer sees what was handed in; what somebody is at is nobody else's to read.
        if !viewer.can(training, Role::may_author) {
            return Err(AppError::NotFound);
        }
        let member = trainings::member(db, training, attempt.enrolment).await?;
        attempt.submitted_at.ok_or(AppError::NotFound)?;
        Some(member)
    };
    let paper = Paper::read(db, &course, attempt).await?;
    let settings = store::settings(&paper.lesson)?;
    let attempt = &paper.attempt;
    let allowed = store::allowed(db, attempt.enrolment, &attempt.quiz).await?;
    let author = match member {
        // Whoever marks does not know whom, until everything is marked.
        Some(_) if paper.awaits(&course)? => Some(say!(visit.language, "marking-hidden")),
        Some(member) => Some(member.account.name),
        None => None,
    };
    let (grades, names) = match attempt.submitted_at {
        None => (Vec::new(), BTreeMap::new()),
        Some(_) if own => (store::grades(db, attempt.id).await?, BTreeMap::new()),
        Some(_) => {
            let members = trainings::members(db, training).await?.into_iter();
            let names = members.map(|member| (member.account.id, member.account.name));
            (store::grades(db, attempt.id).await?, names.collect())
        }
    };
    let reasons = if own {
        let ahead = ahead(db, settings, allowed, attempt).await?;
        reasons(db, training, &paper, ahead, now, visit.language).await?
    } else {
        Reasons::Shown
    };
    let flags = if own {
        store::flags(db, [attempt.id]).await?
    } else {
        BTreeMap::new()
    };
    Ok(Page {
        flags,
        zone: trainings::find(db, training).await?.zone,
        deadline: attempts::deadline(settings, allowed, attempt.started_at),
        before: match settings.purpose {
            Purpose::Final if attempt.submitted_at.is_some() => {
                before(db, &course, attempt).await?
            }
            _ => BTreeMap::new(),
        },
        training,
        course,
        paper,
        now,
        reasons,
        author,
        grades,
        names,
    })
}

/// Whether the author of an attempt may see the reasons now.
async fn reasons(
    db: &impl ConnectionTrait,
    training: i64,
    paper: &Paper,
    ahead: feedback::Ahead,
    now: Timestamp,
    language: Language,
) -> Result<Reasons, AppError> {
    let settings = store::settings(&paper.lesson)?;
    let policy = settings.feedback;
    let Some(submitted_at) = paper.attempt.submitted_at else {
        return Ok(Reasons::Shown);
    };
    // The session that was on when it was handed in, or the next one, where others sit the quiz
    // after it; nothing to wait for where none was to come.
    let sessions = trainings::sessions(db, training).await?;
    let session = sessions
        .iter()
        .filter(|session| session.gathering.ends_at > submitted_at)
        .min_by_key(|session| session.gathering.starts_at);
    // Where the training closes the quiz, the last person's time is over then, with what was
    // granted to whomever.
    let closing = closing(db, training, &paper.attempt.quiz, settings).await?;
    let closes = closing.or(session.map(|session| session.gathering.ends_at));
    let closes = closes.unwrap_or(submitted_at);
    let shown = feedback::may_see_reasons(policy, Some(submitted_at), Some(closes), ahead, now);
    Ok(match session {
        _ if !shown && policy == Feedback::AfterLastAttempt => {
            Reasons::AfterLastAttempt(settings.purpose)
        }
        _ if !shown && closing.is_some() => Reasons::AfterClosing(closes),
        Some(session) if !shown => Reasons::After(session.titles.get(language).to_owned()),
        _ => Reasons::Shown,
    })
}

/// When the quiz closes for the last person of a training; none where it does not.
async fn closing(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
    settings: &QuizSettings,
) -> Result<Option<Timestamp>, AppError> {
    let window = store::window(db, training, quiz).await?;
    if window.closes_at.is_none() {
        return Ok(None);
    }
    let mut granted = BTreeMap::<i64, Allowance>::new();
    for grant in store::grants(db, training, quiz).await? {
        let sum = granted.entry(grant.enrolment).or_default();
        *sum = [*sum, grant.more].into_iter().sum();
    }
    let nobody = std::iter::once(Allowance::default());
    let closes = nobody.chain(granted.into_values()).filter_map(|granted| {
        let allowed = Allowance { window, ..granted };
        attempts::closes_at(settings, allowed)
    });
    Ok(closes.max())
}

/// What the author of an attempt still has before them at its quiz.
async fn ahead(
    db: &impl ConnectionTrait,
    settings: &QuizSettings,
    allowed: Allowance,
    attempt: &Attempt,
) -> Result<feedback::Ahead, AppError> {
    let mut own = store::attempts(db, attempt.enrolment).await?;
    own.retain(|other| other.quiz == attempt.quiz);
    let open = own.iter().any(|attempt| attempt.submitted_at.is_none());
    let begun = u32::try_from(own.len()).unwrap_or(u32::MAX);
    Ok(feedback::Ahead {
        attempts_left: attempts::left(settings, allowed, begun, open),
        passed: own
            .iter()
            .filter_map(|attempt| attempt.grade)
            .any(|grade| grade.passes(settings.purpose)),
    })
}

/// What somebody reached in the first attempt at each pre-test, by objective.
async fn before(
    db: &impl ConnectionTrait,
    course: &Course,
    attempt: &Attempt,
) -> Result<BTreeMap<String, Total>, AppError> {
    let pre_test = |quiz: &str| {
        let settings = course.lesson(quiz).and_then(|(_, lesson)| lesson.quiz());
        settings.is_some_and(|settings| settings.purpose == Purpose::PreTest)
    };
    let mut earlier = store::attempts(db, attempt.enrolment).await?;
    earlier.retain(|earlier| {
        earlier.number == 1 && earlier.submitted_at.is_some() && pre_test(&earlier.quiz)
    });
    let mut before = BTreeMap::<String, Total>::new();
    for paper in store::papers(db, course, earlier).await? {
        let graded = paper.counted(course)?;
        for (objective, total) in grading::by_objective(graded.iter().map(|(q, g)| (*q, g))) {
            let sum = before.entry(objective).or_default();
            sum.points.milli += total.points.milli;
            sum.possible.milli += total.possible.milli;
        }
    }
    Ok(before)
}

fn title(page: &Page, language: Language) -> String {
    page.paper
        .lesson
        .text(language)
        .map(|(_, text)| text.title.clone())
        .unwrap_or_default()
}

fn crumbs(page: &Page, language: Language) -> Vec<(String, String)> {
    let quiz = &page.paper.attempt.quiz;
    vec![
        (
            format!("/trainings/{}", page.training),
            say!(language, "training"),
        ),
        (
            format!("/trainings/{}/quizzes/{quiz}", page.training),
            title(page, language),
        ),
    ]
}

fn asked<'a>(
    page: &'a Page,
    question: &'a course::Question,
    language: Language,
) -> Result<Asked<'a>, AppError> {
    let paper = &page.paper;
    let settings = store::settings(&paper.lesson)?;
    Ok(Asked {
        question,
        language,
        prefix: Some(format!("answers[{}]", question.id)),
        order: drawing::option_order(question, settings, paper.attempt.seed),
        response: paper
            .answers
            .get(&question.id)
            .map(|saved| saved.response.clone())
            .unwrap_or_default(),
    })
}

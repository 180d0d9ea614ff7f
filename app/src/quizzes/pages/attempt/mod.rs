//! An attempt: the sheet while it is open, a last look over it, the result with the reasons
//! afterwards.

mod colleagues;
pub(in crate::quizzes) mod flags;
mod marks;
mod paper;
mod plan;
pub(in crate::quizzes) mod reopened;
mod result;
mod review;
mod sheet;
mod untaken;
mod words;

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language, Purpose};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;
use rules::{
    attempts, drawing,
    grading::{self, Total},
    roles::Role,
};
use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    language::say,
    learning::{course_of, questions::Asked},
    parts::page::{number, page},
    paths,
    quizzes::{
        self, Own,
        reasons::{self, Reasons},
        store::{self, Attempt, Flag, Paper, PastGrade, Reopening},
    },
    request::Visit,
    trainings,
};

use colleagues::Colleagues;
pub(in crate::quizzes) use plan::basis;
pub(in crate::quizzes) use result::{points, score};

/// An attempt.
#[component]
pub fn AttemptPage() -> impl IntoView {
    let (training, attempt) = (number("training"), number("attempt"));
    page(async move |visit| {
        let page = load(&visit, training, attempt).await?;
        let language = visit.language;
        // One that was reopened keeps its grade until it is handed in again.
        let handed_in = page.paper.attempt.submitted_at.is_some();
        match page.paper.attempt.grade {
            Some(standing) if handed_in => result::result(&page, standing, &visit),
            _ if visit.query().get("review").is_some() => review::review(&page, language),
            _ => sheet::sheet(&page, &visit),
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
    /// That it was reopened, the oldest first.
    reopenings: Vec<Reopening>,
    /// Whether its author may have seen the key, where a trainer asks before reopening.
    key_seen: bool,
    /// All its grades, the oldest first.
    grades: Vec<PastGrade>,
    /// Names of the people of the training by account, for trainers: who marked.
    names: BTreeMap<i64, String>,
    /// What its author sees of colleagues' answers, once all is marked.
    colleagues: Option<Colleagues>,
    /// The account of the viewer.
    me: i64,
    /// What its author said of questions, by question; for the author alone.
    flags: BTreeMap<String, Vec<Flag>>,
    /// How far its author is in the course, where the author looks at what was handed in.
    own: Option<Own>,
    /// By objective, what was reached in pre-tests.
    before: BTreeMap<String, Total>,
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
    let mut reopenings = store::reopenings(db, [attempt.id]).await?;
    let key_seen = !own
        && visit.query().get(reopened::OPEN).is_some()
        && reasons::has_seen_key(db, training, &paper, now).await?;
    let reasons = if own {
        let ahead = reasons::ahead(db, settings, allowed, attempt).await?;
        reasons::reasons(db, training, &paper, ahead, now, visit.language).await?
    } else {
        Reasons::Shown
    };
    let colleagues = if own {
        colleagues::colleagues(db, training, &course, &paper).await?
    } else {
        None
    };
    let flags = if own {
        store::flags(db, [attempt.id]).await?
    } else {
        BTreeMap::new()
    };
    let seat = viewer.seat(training).filter(|_| own);
    let far = match seat.filter(|_| attempt.submitted_at.is_some()) {
        Some(seat) => Some(quizzes::own(visit, (seat, &course)).await?),
        None => None,
    };
    Ok(Page {
        own: far,
        flags,
        me: viewer.account,
        colleagues,
        reopenings: reopenings.remove(&attempt.id).unwrap_or_default(),
        key_seen,
        zone: trainings::find(db, training).await?.zone,
        deadline: attempts::deadline(settings, allowed, attempt.begun()),
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
            paths::home::training(page.training),
            say!(language, "training"),
        ),
        (
            paths::quizzes::quiz(page.training, quiz),
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
        practice: false,
        order: drawing::option_order(question, settings, paper.attempt.seed),
        response: paper
            .answers
            .get(&question.id)
            .map(|saved| saved.response.clone())
            .unwrap_or_default(),
    })
}

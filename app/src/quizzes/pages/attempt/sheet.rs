//! The sheet to be answered.

use course::{Feedback, Language, Question};
use islands::answer_sheet::{AnswerSheet, Properties};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{attempts, errata::Standard, grading::Response};

use crate::{
    errors::AppError,
    language::{dates, say},
    parts::{island::wake, page::head_of, script::script},
    paths,
    quizzes::{
        actions::{Answer, LATER, SaveAnswers, shown_in},
        store::{self, Saved},
        told,
    },
    request::Visit,
};

use super::{Page, asked, crumbs, reopened, title, untaken, words};

/// The sheet: every question with what was answered so far, each saved by itself.
pub(super) fn sheet(page: &Page, visit: &Visit) -> Result<AnyView, AppError> {
    let language = visit.language;
    let questions = page.paper.questions()?;
    let count = questions.len();
    let mut items = Vec::new();
    for (question, place) in questions.iter().zip(1..) {
        items.push(item(page, question, (place, count), language)?);
    }
    let attempt = page.paper.attempt.id;
    let form = view! {
        <form
            id="sheet"
            class="sheet-desk"
            method="post"
            action=shown_in(SaveAnswers::url(), language)
            autocomplete="off"
        >
            <input type="hidden" name="attempt" value=attempt />
            {places(page, &questions, language)}
            <ol class="sheet">{items}</ol>
            <div class="sheet-bar">
                {left(page, language)}
                <p role="status">{state(page, count, language)}</p>
                {signs(language)}
                <button name="intent" value="review">{say!(language, "sheet-review")}</button>
            </div>
        </form>
    };
    // Where reasons are shown already, their links have to lead somewhere.
    let checked = page.paper.answers.values().any(|saved| saved.checked);
    let sequences = page
        .paper
        .answers
        .iter()
        .map(|(question, saved)| (question.clone(), saved.number.into()))
        .collect();
    let properties = Properties {
        attempt,
        action: shown_in(Answer::url(), language),
        events: paths::quizzes::attempt_events(page.training, attempt),
        sequences,
        words: words::of(language),
        untaken_words: untaken::words(language),
        offered: untaken::offered(&page.paper, language),
    };
    Ok(view! {
        {head_of(title(page, language), page.course.title.get(language), crumbs(page, language), None)}
        {reopened::notice(page, language)}
        {deadline(page, language)}
        {islands::element(properties)}
        <AnswerSheet>{form}</AnswerSheet>
        {checked.then(|| super::plan::cited(page, language))}
        {wake(visit.house.settings.assets.answer_sheet.as_ref())}
        {script(visit.house.settings.assets.reading.as_ref())}
    }
    .into_any())
}

/// Until when, on the training's clock; kept up to date by the island.
fn deadline(page: &Page, language: Language) -> impl IntoView + use<> {
    let words = page
        .deadline
        .map(|deadline| told::until(deadline, page.now, &page.zone, language));
    let at = page.deadline.map(|deadline| deadline.to_string());
    let machine = page
        .deadline
        .map(|deadline| dates::machine(deadline, &page.zone));
    let grace = page.deadline.map(|_| {
        let words = say!(language, "sheet-grace", seconds = attempts::GRACE.as_secs());
        view! { <p class="meta">{words}</p> }
    });
    let is_timeless = words.is_none();
    view! {
        <p class="lede" hidden=is_timeless>
            <time datetime=machine data-deadline=at.unwrap_or_default() data-now=page.now.to_string()>
                {words}
            </time>
        </p>
        {grace}
    }
}

/// How many minutes are left, as the page was made; the island keeps it up to date, and says only
/// the last of them aloud.
fn left(page: &Page, language: Language) -> impl IntoView + use<> {
    let words = page.deadline.map(|deadline| {
        let left = deadline.duration_since(page.now).as_secs().max(0);
        let minutes = left.saturating_add(59) / 60;
        say!(language, "sheet-minutes-left", minutes = minutes)
    });
    view! { <p class="time-left">{words}</p> }
}

/// The way to each question, and how it stands.
fn places(page: &Page, questions: &[&Question], language: Language) -> impl IntoView + use<> {
    let places: Vec<_> = questions
        .iter()
        .zip(1..)
        .map(|(question, place)| {
            let state = state_of(page.paper.answers.get(&question.id));
            view! {
                <li>
                    <a href=format!("#{}", question.id) data-state=state.code()>
                        {place} <span class="state visually-hidden">{state.say(language)}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="sheet-places" aria-label=say!(language, "sheet-places")>
            <ol>{places}</ol>
        </nav>
    }
}

/// What the signs at the questions mean, in the order in which questions come to have them. Each
/// question says it itself, so that it is for eyes alone.
fn signs(language: Language) -> impl IntoView + use<> {
    let signs: Vec<_> = [State::Open, State::Answered, State::Later]
        .into_iter()
        .map(|state| view! { <li data-state=state.code()>{state.say(language)}</li> })
        .collect();
    view! { <ul class="signs" aria-hidden="true">{signs}</ul> }
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Answered,
    Later,
}

impl State {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Later => "later",
        }
    }

    pub(super) fn say(self, language: Language) -> String {
        match self {
            Self::Open => say!(language, "sheet-open"),
            Self::Answered => say!(language, "sheet-answered"),
            Self::Later => say!(language, "sheet-later"),
        }
    }
}

/// How a question with this answer stands.
pub(super) fn state_of(saved: Option<&Saved>) -> State {
    match saved {
        Some(saved) if saved.later => State::Later,
        Some(saved) if !saved.response.is_empty() => State::Answered,
        _ => State::Open,
    }
}

fn item(
    page: &Page,
    question: &Question,
    (place, count): (usize, usize),
    language: Language,
) -> Result<AnyView, AppError> {
    let saved = page.paper.answers.get(&question.id);
    let asked = asked(page, question, language)?;
    let place = say!(language, "sheet-place", place = place, count = count);
    let points = say!(language, "count-points", count = question.points);
    let meta = view! { <p class="meta">{place} " · " {points}</p> };
    // Checked at once: the reasons stand here already, and nothing can be changed.
    if let Some(saved) = saved.filter(|saved| saved.checked) {
        let standard = Standard::of(question, &page.course.errata);
        let graded = standard.grade(&saved.response);
        return Ok(view! {
            <li class="question" id=question.id.clone()>
                {meta} {asked.reviewed(&graded, &standard)}
                {super::flags::way(page, question, language)}
            </li>
        }
        .into_any());
    }
    let name = |part: &str| format!("answers[{}][{part}][]", question.id);
    let at_once = store::settings(&page.paper.lesson)?.feedback == Feedback::AtOnce;
    // Heard button by button, each says of which question it is.
    let title = question.text(language).map(|text| text.title.clone());
    let check = at_once.then(|| {
        view! {
            <button class="quiet" name="intent" value=format!("check-{}", question.id)>
                {say!(language, "sheet-check")}
                <span class="visually-hidden">" " {title.clone()}</span>
            </button>
        }
    });
    let said = saved
        .filter(|saved| saved.response != Response::Nothing)
        .map(|saved| {
            let time = dates::clock_seconds(saved.saved_at, &page.zone);
            say!(language, "sheet-saved-at", time = time)
        });
    Ok(view! {
        <li class="question" id=question.id.clone() data-question=question.id.clone()>
            {meta}
            <input
                type="hidden"
                name=format!("known[{}]", question.id)
                value=saved.map_or(0, |saved| saved.number)
            />
            {asked.fieldset()}
            <label class="later">
                <input type="checkbox" name=name(LATER) value="1" checked=saved.is_some_and(|saved| saved.later) />
                <span>{say!(language, "sheet-mark-later")}</span>
            </label>
            <div class="actions">
                <button class="quiet" name="intent" value=format!("save-{}", question.id)>
                    {say!(language, "sheet-save")}
                    <span class="visually-hidden">" " {title.clone()}</span>
                </button>
                {check}
                <button class="quiet" name="intent" value=format!("flag-{}", question.id)>
                    {say!(language, "flag-open")}
                    <span class="visually-hidden">" " {title}</span>
                </button>
                <p class="saved" role="status">{said}</p>
            </div>
        </li>
    }
    .into_any())
}

/// How much is answered, and when something was saved last.
fn state(page: &Page, count: usize, language: Language) -> String {
    let answers = &page.paper.answers;
    let answered = answers
        .values()
        .filter(|saved| !saved.response.is_empty())
        .count();
    match answers.values().map(|saved| saved.saved_at).max() {
        Some(at) => say!(
            language,
            "sheet-saved",
            answered = answered,
            count = count,
            time = dates::clock_seconds(at, &page.zone)
        ),
        None => say!(language, "sheet-nothing-saved", count = count),
    }
}

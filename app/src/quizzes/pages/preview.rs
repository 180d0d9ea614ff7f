//! A quiz as it stands today, for who teaches it: as a judge sees it, or with key and reasons.
//! It is shown out of the course alone. There is no attempt behind it and no form on it, so that
//! there is nothing to be kept and nothing that could count.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language, Lesson, LessonText, Question, QuizSettings};
use leptos::prelude::*;
use rules::attempts::Allowance;

use crate::{
    authorization::viewer::{InTraining as _, SeesKeys},
    errors::AppError,
    language::say,
    learning::{self, questions::Asked},
    parts::{
        notice::{info, unreviewed, warn},
        page::{head, number, page, text},
    },
    paths,
    quizzes::store,
    request::Visit,
};

use super::{attempt::basis, corrected::corrected, quiz::facts};

/// A quiz as it stands today.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (training, quiz) = (number("training"), text("quiz"));
    page(async move |visit| {
        let page = load(&visit, training, quiz).await?;
        view(&page, visit.language)
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    quiz: String,
    shown: Shown,
    /// The language to show the quiz in, where it is not that of the interface.
    text_in: Option<Language>,
}

/// How much of the quiz is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// What a judge sees who begins it.
    AsJudge,
    /// Key and reasons, too.
    WithKey(SeesKeys),
}

impl Page {
    /// The address of this preview, showing as much in a language.
    fn address(&self, as_judge: bool, text_in: Option<Language>) -> String {
        let shown = as_judge.then(|| "as=judge".to_owned());
        let text_in = text_in.map(|language| format!("in={}", language.code()));
        let query: Vec<_> = shown.into_iter().chain(text_in).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        let address = paths::quizzes::preview(self.training, &self.quiz);
        format!("{address}{mark}{}", query.join("&"))
    }
}

/// The way to the preview of a quiz, from other pages about it.
pub(super) fn way(training: i64, quiz: &str, language: Language) -> impl IntoView + use<> {
    view! {
        <p class="actions">
            <a class="button" href=paths::quizzes::preview(training, quiz)>{say!(language, "preview-link")}</a>
        </p>
    }
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let may = visit.viewer()?.sees_keys(training)?;
    let training = may.training();
    // With its drafts: a preview is how a quiz is looked at before it is published.
    let (course, _) = learning::course_of(visit, training).await?;
    let query = visit.query();
    Ok(Page {
        training,
        course,
        quiz,
        shown: match query.get("as") {
            Some("judge") => Shown::AsJudge,
            _ => Shown::WithKey(may),
        },
        text_in: query
            .get("in")
            .and_then(Language::from_code)
            .filter(|language| *language != visit.language),
    })
}

fn view(page: &Page, language: Language) -> Result<AnyView, AppError> {
    let course = &page.course;
    let wanted = page.text_in.unwrap_or(language);
    let (_, quiz) = course.lesson(&page.quiz).ok_or(AppError::NotFound)?;
    let settings = store::settings(quiz)?;
    let (shown_in, text) = quiz.text(wanted).ok_or(AppError::NotFound)?;
    let mut crumbs = super::crumbs_of(page.training, &page.quiz, text.title.clone(), language);
    if quiz.is_draft {
        // It has no page of its own yet.
        crumbs.pop();
    }
    let draft = quiz.is_draft.then(|| warn(say!(language, "draft-notice")));
    let missing = (shown_in != wanted).then(|| {
        info(say!(
            language,
            "lesson-not-translated",
            language = shown_in.own_name()
        ))
    });
    let pending = text.review_pending.then(|| unreviewed(language));
    // Each shows the other, and on paper says itself which it is.
    let lede = match page.shown {
        Shown::AsJudge => say!(language, "preview-as-judge"),
        Shown::WithKey(_) => say!(language, "preview-with-key"),
    };
    let count = quiz.questions.len();
    let questions: Vec<_> = quiz
        .questions
        .iter()
        .zip(1..)
        .map(|(question, place)| item(page, (quiz, text), question, (place, count), language))
        .collect();
    Ok(view! {
        {head(say!(language, "preview-title"), crumbs, Some(lede))}
        {draft}
        {warn(say!(language, "preview-nothing-kept"))}
        {switches(page, wanted, language)}
        {missing}
        {pending}
        {facts(course, quiz, settings, Allowance::default(), language)}
        {drawn(course, quiz, settings, language)}
        {places(quiz, language)}
        <ol class="sheet">{questions}</ol>
    }
    .into_any())
}

/// The choice between what a judge sees and all of it, and of the language of the quiz.
fn switches(page: &Page, wanted: Language, language: Language) -> impl IntoView + use<> {
    let as_judge = page.shown == Shown::AsJudge;
    let views = [
        (false, say!(language, "preview-with-key")),
        (true, say!(language, "preview-as-judge")),
    ];
    let views: Vec<_> = views
        .into_iter()
        .map(|(each, words)| {
            let current = (each == as_judge).then_some("true");
            let href = page.address(each, page.text_in);
            view! { <a class="button quiet" href=href aria-current=current>{words}</a> }
        })
        .collect();
    let languages: Vec<_> = page
        .course
        .languages
        .iter()
        .map(|each| {
            let current = (*each == wanted).then_some("true");
            let href = page.address(as_judge, Some(*each).filter(|each| *each != language));
            view! {
                <a class="button quiet" href=href hreflang=each.code() lang=each.code() aria-current=current>
                    {each.own_name()}
                </a>
            }
        })
        .collect();
    view! {
        <nav class="actions switch" aria-label=say!(language, "preview-views")>{views}</nav>
        <nav class="actions switch" aria-label=say!(language, "preview-languages")>{languages}</nav>
    }
}

/// How many questions of each objective an attempt asks; and that it mixes them.
fn drawn(
    course: &Course,
    quiz: &Lesson,
    settings: &QuizSettings,
    language: Language,
) -> impl IntoView + use<> {
    let mut there = BTreeMap::<&str, u32>::new();
    for objective in quiz.questions.iter().flat_map(|each| &each.objective) {
        *there.entry(objective).or_default() += 1;
    }
    let draws: Vec<_> = settings
        .draw
        .iter()
        .map(|(objective, number)| {
            let count = there.get(objective.as_str()).copied().unwrap_or_default();
            (objective, *number.min(&count), count)
        })
        .collect();
    let bank = (!draws.is_empty()).then(|| {
        let asked: u32 = draws.iter().map(|(_, drawn, _)| drawn).sum();
        let rows: Vec<_> = draws
            .iter()
            .map(|&(objective, drawn, count)| {
                let objective = words_of(course, objective, language);
                let words = say!(
                    language,
                    "preview-drawn",
                    drawn = drawn,
                    count = count,
                    objective = objective.as_str()
                );
                view! { <li>{words}</li> }
            })
            .collect();
        let count = quiz.questions.len();
        view! {
            <p>{say!(language, "preview-bank", asked = asked, count = count)}</p>
            <ul class="bank">{rows}</ul>
        }
    });
    let mixed = settings
        .shuffle
        .then(|| view! { <p>{say!(language, "preview-shuffled")}</p> });
    view! { {bank} {mixed} }
}

/// The way to each question.
fn places(quiz: &Lesson, language: Language) -> impl IntoView + use<> {
    let places: Vec<_> = quiz
        .questions
        .iter()
        .zip(1..)
        .map(|(question, place)| {
            view! { <li><a href=format!("#{}", question.id)>{place}</a></li> }
        })
        .collect();
    view! {
        <nav class="sheet-places" aria-label=say!(language, "sheet-places")>
            <ol>{places}</ol>
        </nav>
    }
}

fn item(
    page: &Page,
    (quiz, text): (&Lesson, &LessonText),
    question: &Question,
    (place, count): (usize, usize),
    language: Language,
) -> AnyView {
    let wanted = page.text_in.unwrap_or(language);
    let there = question.texts.contains_key(&wanted);
    let shown_in = if there {
        wanted
    } else {
        page.course.source_language()
    };
    let asked = Asked {
        question,
        language: wanted,
        practice: false,
        order: Vec::new(),
        response: Default::default(),
    };
    let place = say!(language, "sheet-place", place = place, count = count);
    let points = say!(language, "count-points", count = question.points);
    let missing = (!there).then(|| {
        info(say!(
            language,
            "preview-not-translated",
            language = shown_in.own_name()
        ))
    });
    let Shown::WithKey(may) = page.shown else {
        return view! {
            <li class="question" id=question.id.clone() lang=shown_in.code()>
                <p class="meta" lang=language.code()>{place} " · " {points} {learning::draft_mark(question.is_draft, language)}</p>
                {asked.fieldset()}
            </li>
        }
        .into_any();
    };
    let behind = (there && text.behind.contains(&question.id))
        .then(|| info(say!(language, "section-behind")));
    let objective = question.objective.as_ref().map(|objective| {
        let words = words_of(&page.course, objective, language);
        view! { <p class="meta" lang=language.code()>{words}</p> }
    });
    let never = is_never_drawn(quiz, question).then(|| {
        view! { " " <span class="badge warn">{say!(language, "preview-never-drawn")}</span> }
    });
    view! {
        <li class="question" id=question.id.clone() lang=shown_in.code()>
            <p class="meta" lang=language.code()>
                {place} " · " {points} " · " <code>{question.id.clone()}</code> {never}
            </p>
            {objective}
            <div lang=language.code()>{missing} {behind}</div>
            {asked.keyed(may, &page.course.errata)}
            <div lang=language.code()>
                {basis(&page.course, question, language)}
                {corrected(&page.course, question, language)}
            </div>
        </li>
    }
    .into_any()
}

/// Whether a bank draws nothing of what this question asks.
fn is_never_drawn(quiz: &Lesson, question: &Question) -> bool {
    let draw = quiz.quiz().map(|settings| &settings.draw);
    draw.is_some_and(|draw| {
        let number = question.objective.as_ref().and_then(|each| draw.get(each));
        !draw.is_empty() && number.is_none_or(|number| *number == 0)
    })
}

/// An objective in words.
fn words_of(course: &Course, objective: &str, language: Language) -> String {
    course.objective(objective).map_or_else(
        || objective.to_owned(),
        |objective| objective.text.get(language).to_owned(),
    )
}

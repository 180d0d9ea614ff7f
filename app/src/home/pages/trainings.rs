//! The trainings of a person, each with what is next.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language};
use leptos::prelude::*;
use rules::{calendar, places::Place};

use crate::{
    accounts,
    errors::AppError,
    language::{dates, say},
    parts::{
        notice::info,
        page::{head, page},
    },
    paths,
    request::Visit,
    trainings::{self, Training},
};

use super::{
    next::{self, Next},
    teaching::{self, Teaching},
};

/// The trainings of the one who is signed in.
#[component]
pub fn TrainingsPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    trainings: Vec<(Next, Option<Arc<Course>>)>,
    /// What waits in those of them that the person teaches.
    teaching: BTreeMap<i64, Teaching>,
    /// Those that are archived.
    archived: Vec<Training>,
    /// Those that the person was in and is no longer.
    left: Vec<Training>,
    can_make: bool,
    /// Trainings for which the person waits, and as which one in the row.
    waits_for: Vec<(Training, usize)>,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    if viewer.owes_second_step() {
        return Err(AppError::Elsewhere(
            paths::accounts::second_step().to_owned(),
        ));
    }
    let mut page = Page {
        trainings: Vec::new(),
        teaching: BTreeMap::new(),
        archived: Vec::new(),
        left: trainings::left_by(visit.house.db.read(), viewer.account).await?,
        can_make: viewer.can_make_trainings(),
        waits_for: trainings::waits_for(visit.house.db.read(), viewer.account).await?,
    };
    page.left
        .retain(|training| viewer.may_see(training.id).is_err());
    let mut all = trainings::all(visit.house.db.read()).await?;
    let now = visit.house.clock.now();
    all.sort_by_key(|training| {
        let today = training.zone.to_datetime(now).date();
        calendar::nearness(training.starts_on, training.ends_on, today)
    });
    let mut on = Vec::new();
    for training in all {
        if viewer.may_see(training.id).is_err() {
            continue;
        }
        if training.archived.is_some() {
            page.archived.push(training);
        } else {
            on.push(training);
        }
    }
    page.trainings = next::load_all(visit, on).await?;
    let trainings = page.trainings.iter().map(|(next, _)| next);
    page.teaching = teaching::load(visit, trainings).await?;
    Ok(page)
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    // What is over is quiet, unless there is nothing else.
    let all_past = page.trainings.iter().all(|(next, _)| next.is_past());
    let (past, on): (Vec<_>, Vec<_>) = page
        .trainings
        .iter()
        .partition(|(next, _)| next.is_past() && !all_past);
    let cards: Vec<_> = on
        .into_iter()
        .enumerate()
        .map(|(place, (next, course))| {
            let training = &next.training;
            let cancelled = training.cancelled.is_some();
            let body = if cancelled {
                let words = say!(language, "training-cancelled-badge");
                view! { <p><span class="badge warn">{words}</span></p> }.into_any()
            } else {
                next.view(course.as_deref(), place > 0, language)
            };
            let teaching = page.teaching.get(&training.id);
            let teaching = teaching.filter(|_| !cancelled).map(|teaching| teaching.view(language));
            let progress = (next.learns && !cancelled && next.progress().of > 0).then(|| progress(next, language));
            view! {
                <li>
                    <div class="training card" role="group" aria-label=called(training, language)>
                        <h2><a href=paths::home::training(training.id)>{training.titles.get(language).to_owned()}</a></h2>
                        <p class="meta">
                            {training.place.clone()} " · " {dates::days(language, training.starts_on, training.ends_on)}
                        </p>
                        {teaching}
                        {body}
                        {progress}
                    </div>
                </li>
            }
        })
        .collect();
    let waits: Vec<_> = page
        .waits_for
        .iter()
        .map(|(training, number)| {
            let title = training.titles.get(language);
            let words = say!(
                language,
                "waiting-notice",
                number = number,
                training = title
            );
            let leave = trainings::give_back(training.id, Place::Waiting, language);
            view! { {info(words)} {leave} }
        })
        .collect();
    // What was missed in one of them comes back all the same, months later.
    let missed: Vec<_> = past
        .iter()
        .filter(|(next, _)| next.own.missed > 0)
        .map(|(next, _)| next.missed_view(language))
        .collect();
    let missed = (!missed.is_empty()).then(|| view! { <div class="actions">{missed}</div> });
    let past = past.into_iter().map(|(next, _)| &next.training);
    let past = folded(Folded::Past, past, language);
    let list = if cards.is_empty() && waits.is_empty() {
        view! { <p class="empty">{say!(language, "trainings-none")}</p> }.into_any()
    } else {
        view! { <ul class="cards">{cards}</ul> }.into_any()
    };
    let make = page.can_make.then(|| {
        view! {
            <div class="actions"><a class="button quiet" href=paths::trainings::new_training()>{say!(language, "training-new")}</a></div>
        }
    });
    let archived = folded(Folded::Archived, page.archived.iter(), language);
    let left = folded(Folded::Left, page.left.iter(), language);
    view! {
        {head(say!(language, "trainings-title"), Vec::new(), None)}
        {accounts::second_step_asked(visit)}
        {accounts::password_asked(visit)}
        {waits}
        {list}
        {missed}
        {past}
        {archived}
        {left}
        {make}
    }
}

/// What a training is called where another may have its title: with its days.
fn called(training: &Training, language: Language) -> String {
    let days = dates::days(language, training.starts_on, training.ends_on);
    format!("{}, {days}", training.titles.get(language))
}

/// Why trainings stand in a list that is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folded {
    Past,
    Archived,
    /// The person is no longer in them, and cannot open them.
    Left,
}

/// Trainings of which nothing is expected any more, each a line in a list that is folded.
fn folded<'a>(
    why: Folded,
    trainings: impl Iterator<Item = &'a Training>,
    language: Language,
) -> Option<AnyView> {
    let lines: Vec<_> = trainings
        .map(|training| {
            let title = training.titles.get(language).to_owned();
            let days = dates::days(language, training.starts_on, training.ends_on);
            let title = match why {
                Folded::Past | Folded::Archived => {
                    let label = called(training, language);
                    view! { <a href=paths::home::training(training.id) aria-label=label>{title}</a> }.into_any()
                }
                Folded::Left => title.into_any(),
            };
            view! {
                <li>
                    {title}
                    " " <span class="meta">{training.place.clone()} " · " {days}</span>
                </li>
            }
        })
        .collect();
    let count = lines.len();
    let words = match why {
        Folded::Past => say!(language, "trainings-past", count = count),
        Folded::Archived => say!(language, "trainings-archived", count = count),
        Folded::Left => say!(language, "trainings-left", count = count),
    };
    (count > 0).then(|| {
        view! {
            <details class="archive">
                <summary>{words}</summary>
                <ul class="lessons">{lines}</ul>
            </details>
        }
        .into_any()
    })
}

/// How far a person is in the course.
pub(super) fn progress(next: &Next, language: Language) -> impl IntoView + use<> {
    let (done, of) = (next.progress().done, next.progress().of);
    let words = say!(language, "progress", done = done, of = of);
    view! {
        <div class="progress">
            <progress value=done.to_string() max=of.to_string() aria-label=say!(language, "progress-label")></progress>
            <span>{words}</span>
        </div>
    }
}

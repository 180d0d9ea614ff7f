//! The page on which a training is ended: what each way does, before it is done.

use course::Language;
use jiff::Timestamp;
use leptos::{prelude::*, server_fn::ServerFn};
use rules::roles::Role;

use crate::{
    errors::AppError,
    language::{dates, say},
    parts::{
        form::Form,
        notice::info,
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::end::{ArchiveTraining, CancelTraining, DeleteTraining, ReopenTraining},
        standing,
        store::{self, Facts},
    },
};

/// Archives, cancels, deletes or reopens a training.
#[component]
pub fn EndPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    sessions: usize,
    /// How many people are on the list.
    people: usize,
    /// To how many a letter goes.
    told: usize,
    facts: Facts,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let training = store::find(db, id).await?;
    let members = store::members(db, id).await?;
    let is_told = |account: i64| account != viewer.account;
    let told = members
        .iter()
        .filter(|member| member.is_written_to() && is_told(member.account.id));
    let over = training.ends_on < training.zone.to_datetime(now).date();
    Ok(Page {
        sessions: store::sessions(db, id).await?.len(),
        told: if over { 0 } else { told.count() },
        people: members.len(),
        facts: store::facts(db, id).await?,
        training,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let training = &page.training;
    let crumbs = vec![(
        paths::home::training(training.id),
        training.titles.get(language).to_owned(),
    )];
    let state = state(training, language).map(info);
    let reopen = training.is_closed().then(|| {
        let told = match training.cancelled {
            Some(_) => say!(language, "end-reopen-told", count = page.told),
            None => String::new(),
        };
        view! {
            <section>
                <h2>{say!(language, "end-reopen")}</h2>
                <p>{say!(language, "end-reopen-does")} " " {told}</p>
                {form::<ReopenTraining>(training, say!(language, "end-reopen"), visit)}
            </section>
        }
    });
    let archive = training.archived.is_none().then(|| {
        view! {
            <section>
                <h2>{say!(language, "end-archive")}</h2>
                <p>{say!(language, "end-archive-does")}</p>
                {form::<ArchiveTraining>(training, say!(language, "end-archive"), visit)}
            </section>
        }
    });
    let cancel = training.cancelled.is_none().then(|| {
        view! {
            <section>
                <h2>{say!(language, "end-cancel")}</h2>
                <p>{say!(language, "end-cancel-does", sessions = page.sessions, count = page.told)}</p>
                {form::<CancelTraining>(training, say!(language, "end-cancel"), visit)}
            </section>
        }
    });
    let delete = if page.facts.any() {
        let facts = page.facts;
        view! {
            <p>
                {say!(
                    language,
                    "end-delete-not",
                    marks = facts.marks,
                    attempts = facts.attempts,
                    others = facts.others
                )}
            </p>
        }
        .into_any()
    } else {
        view! {
            <p>{say!(language, "end-delete-does", sessions = page.sessions, people = page.people)}</p>
            {form::<DeleteTraining>(training, say!(language, "end-delete"), visit)}
        }
        .into_any()
    };
    view! {
        {head(say!(language, "end-title"), crumbs, None)}
        {state}
        {reopen}
        {archive}
        {cancel}
        <section>
            <h2>{say!(language, "end-delete")}</h2>
            {delete}
        </section>
    }
}

/// That a training is archived or cancelled, and since when.
pub fn state(training: &Training, language: Language) -> Option<String> {
    let day = |since: Timestamp| dates::moment(language, since, &training.zone);
    let cancelled = training.cancelled;
    let cancelled =
        cancelled.map(|since| say!(language, "training-is-cancelled", time = day(since)));
    let archived = training.archived;
    let archived = archived.map(|since| say!(language, "training-is-archived", time = day(since)));
    let both: Vec<String> = [cancelled, archived].into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join(" "))
}

fn form<Action: ServerFn>(
    training: &Training,
    words: String,
    visit: &Visit,
) -> impl IntoView + use<Action> {
    let form = Form::of::<Action>(visit);
    let stood = standing::of_training(training);
    let label = format!("{words}: {}", training.titles.get(visit.language));
    view! {
        <form method="post" action=form.action>
            <input type="hidden" name="training" value=training.id />
            {form.made_from(&stood, |field, value| standing::said(field, value, visit))}
            <button class="quiet" aria-label=label>{words}</button>
        </form>
    }
}

//! The form for a session.

use leptos::{prelude::*, server_fn::ServerFn};
use rules::{online::Percent, roles::Role};

use crate::{
    errors::{AppError, Field, UserError},
    language::{dates, say},
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{
        Group, Session, Training,
        actions::session::{AddSession, ChangeSession, DeleteSession},
        standing, store,
    },
};

use super::{session_groups, training::titles};

/// Adds a session to the agenda.
#[component]
pub fn NewSessionPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| {
        visit.viewer()?.may(id, Role::may_manage_training)?;
        let training = store::find(visit.house.db.read(), id).await?;
        Ok(view::<AddSession>(training, None, &[], &visit).into_any())
    })
}

/// Changes a session.
#[component]
pub fn ChangeSessionPage() -> impl IntoView {
    let (id, session) = (number("training"), number("session"));
    page(async move |visit| {
        visit.viewer()?.may(id, Role::may_manage_training)?;
        let db = visit.house.db.read();
        let training = store::find(db, id).await?;
        let session = store::find_session(db, session).await?;
        if session.training != id {
            return Err(AppError::NotFound);
        }
        let groups = store::groups(db, id).await?;
        Ok(view::<ChangeSession>(training, Some(session), &groups, &visit).into_any())
    })
}

/// Asks before a session is deleted, and says what that does.
#[component]
pub fn DeleteSessionPage() -> impl IntoView {
    let (id, session) = (number("training"), number("session"));
    page(async move |visit| {
        visit.viewer()?.may(id, Role::may_manage_training)?;
        let db = visit.house.db.read();
        let training = store::find(db, id).await?;
        let session = store::find_session(db, session).await?;
        if session.training != id {
            return Err(AppError::NotFound);
        }
        let doer = visit.viewer()?.account;
        let members = store::members(db, id).await?;
        let told = members
            .iter()
            .filter(|member| member.is_written_to() && member.account.id != doer);
        let is_to_come = session.gathering.starts_at > visit.house.clock.now();
        let told = if is_to_come { told.count() } else { 0 };
        let marks = store::marks_at(db, session.id).await?;
        Ok(asked(&training, &session, (marks, told), &visit).into_any())
    })
}

fn asked(
    training: &Training,
    session: &Session,
    (marks, told): (u64, usize),
    visit: &Visit,
) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<DeleteSession>(visit);
    let title = session.titles.get(language).to_owned();
    let change = paths::trainings::change_session(training.id, session.id);
    let crumbs = vec![
        (
            paths::home::training(training.id),
            training.titles.get(language).to_owned(),
        ),
        (change.clone(), title.clone()),
    ];
    let starts = dates::moment(language, session.gathering.starts_at, &training.zone);
    let body = if marks > 0 {
        view! { <p>{say!(language, "session-delete-not", count = marks)}</p> }.into_any()
    } else {
        let stood = standing::of_session(session, training);
        view! {
            <p>{say!(language, "session-delete-does", title = title, time = starts, count = told)}</p>
            <form method="post" action=form.action>
                <input type="hidden" name="session" value=session.id />
                {form.made_from(&stood, |field, value| standing::said(field, value, visit))}
                <div class="actions">
                    <button>{say!(language, "session-delete")}</button>
                    <a class="button quiet" href=change>{say!(language, "cancel")}</a>
                </div>
            </form>
        }
        .into_any()
    };
    view! { {head(say!(language, "session-delete"), crumbs, None)} {body} }
}

fn view<Action: ServerFn>(
    training: Training,
    session: Option<Session>,
    groups: &[Group],
    visit: &Visit,
) -> impl IntoView + use<Action> {
    let language = visit.language;
    let form = Form::of::<Action>(visit);
    let (title, button, name, id) = match &session {
        None => (
            say!(language, "session-new"),
            say!(language, "session-add"),
            "training",
            training.id,
        ),
        Some(session) => (
            say!(language, "session-change"),
            say!(language, "save"),
            "session",
            session.id,
        ),
    };
    let crumbs = vec![(
        paths::home::training(training.id),
        training.titles.get(language).to_owned(),
    )];
    let stood = session
        .as_ref()
        .map(|session| standing::of_session(session, &training));
    let old = |field| {
        stood
            .as_ref()
            .map(|stood| stood.get(field))
            .unwrap_or_default()
    };
    let version = stood
        .as_ref()
        .map(|stood| form.made_from(stood, |field, value| standing::said(field, value, visit)));
    let languages = standing::languages(&training);
    let percent = stood.as_ref().map_or_else(
        || Percent::DEFAULT.get().to_string(),
        |stood| stood.get(Field::OnlinePercent),
    );
    let date = match &stood {
        Some(stood) => stood.get(Field::Date),
        None => training.starts_on.to_string(),
    };
    let hint = say!(
        language,
        "session-clock",
        zone = training.zone_name.as_str(),
        place = training.place.as_str()
    );
    let of_groups = session
        .as_ref()
        .map(|session| session_groups::of_session(session, groups, visit));
    let delete = session.as_ref().map(|session| {
        let address = paths::trainings::delete_session(training.id, session.id);
        view! { <p><a class="button quiet" href=address>{say!(language, "session-delete")}</a></p> }
    });
    view! {
        {head(title, crumbs, Some(hint))}
        <form method="post" action=form.action>
            <input type="hidden" name=name value=id />
            {version}
            {titles(&form, [old(Field::TitleKk), old(Field::TitleRu), old(Field::TitleEn)], Some(&languages))}
            <div class="fields">
                {form.field(Field::Date, Entry { kind: "date", value: date, ..Entry::default() })}
                {form.field(Field::StartsAt, Entry { kind: "time", value: old(Field::StartsAt), ..Entry::default() })}
                {form.field(Field::EndsAt, Entry { kind: "time", value: old(Field::EndsAt), ..Entry::default() })}
                {form.field(Field::EndsOn, Entry { kind: "date", value: old(Field::EndsOn), required: false, hint: Some(say!(language, "session-ends-on-hint")), ..Entry::default() })}
            </div>
            <div class="fields">
                {form.field(Field::Place, Entry { value: old(Field::Place), required: false, ..Entry::default() })}
                {form.field(Field::Trainers, Entry { value: old(Field::Trainers), required: false, most: 500, ..Entry::default() })}
                {form.field(Field::Link, Entry { kind: "url", value: old(Field::Link), required: false, most: 500, hint: Some(say!(language, "session-link-hint")), ..Entry::default() })}
                {form.field(Field::OnlinePercent, Entry { kind: "number", value: percent, required: false, most: 3, hint: Some(say!(language, "session-online-percent-hint")), ..Entry::default() })}
            </div>
            {confirm::<Action>(visit)}
            <div class="actions">
                <button>{button}</button>
                <a class="button quiet" href=paths::home::training(training.id)>{say!(language, "cancel")}</a>
            </div>
        </form>
        {of_groups}
        {delete}
    }
}

/// What has to be confirmed, once the form was refused for it.
pub(super) fn confirm<Action: ServerFn>(visit: &Visit) -> impl IntoView + use<Action> {
    let language = visit.language;
    matches!(
        visit.refusal_of::<Action>(),
        Some(
            UserError::RoomTaken { .. }
                | UserError::MovedWithMarks { .. }
                | UserError::ClockMoves { .. }
                | UserError::FewerPlaces { .. }
        )
    )
    .then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="confirmed" value="true" />
                <span>{say!(language, "confirm")}</span>
            </label>
        }
    })
}

//! The form for a session.

use leptos::{prelude::*, server_fn::ServerFn};
use rules::roles::Role;

use crate::{
    context::Visit,
    dates,
    errors::{Field, UserError},
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    say,
    trainings::{
        Group, Session, Training,
        actions::session::{AddSession, ChangeSession, DeleteSession},
        store,
    },
};

use super::{groups, training::titles};

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
            return Err(crate::errors::AppError::NotFound);
        }
        let groups = store::groups(db, id).await?;
        Ok(view::<ChangeSession>(training, Some(session), &groups, &visit).into_any())
    })
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
        format!("/trainings/{}", training.id),
        training.titles.get(language).to_owned(),
    )];
    let old = |read: &dyn Fn(&Session) -> String| session.as_ref().map(read).unwrap_or_default();
    let percent = session.as_ref().map(|session| session.online_percent);
    let percent = percent.unwrap_or_default();
    let zone = &training.zone;
    let date = session.as_ref().map_or(training.starts_on, |session| {
        session.gathering.starts_at.to_zoned(zone.clone()).date()
    });
    let hint = say!(
        language,
        "session-clock",
        zone = training.zone_name.as_str(),
        place = training.place.as_str()
    );
    // Only where it ends on another day than it begins.
    let ends_on = session
        .as_ref()
        .map(|session| zone.to_datetime(session.gathering.ends_at).date());
    let ends_on = ends_on.filter(|last| *last != date);
    let ends_on = ends_on.map(|last| last.to_string()).unwrap_or_default();
    let of_groups = session
        .as_ref()
        .map(|session| groups::of_session(session, groups, language));
    let delete = session.as_ref().map(|session| {
        view! {
            <section>
                <h2>{say!(language, "session-delete")}</h2>
                <p class="hint">{say!(language, "session-delete-hint")}</p>
                <form method="post" action=DeleteSession::url()>
                    <input type="hidden" name="session" value=session.id />
                    <button class="quiet">{say!(language, "session-delete")}</button>
                </form>
            </section>
        }
    });
    view! {
        {head(title, crumbs, Some(hint))}
        <form method="post" action=form.action>
            <input type="hidden" name=name value=id />
            {titles(&form, [old(&|s| s.titles.kk.clone()), old(&|s| s.titles.ru.clone()), old(&|s| s.titles.en.clone())])}
            <div class="fields">
                {form.field(Field::Date, Entry { kind: "date", value: date.to_string(), ..Entry::default() })}
                {form.field(Field::StartsAt, Entry { kind: "time", value: old(&|s| dates::clock(s.gathering.starts_at, zone)), ..Entry::default() })}
                {form.field(Field::EndsAt, Entry { kind: "time", value: old(&|s| dates::clock(s.gathering.ends_at, zone)), ..Entry::default() })}
                {form.field(Field::EndsOn, Entry { kind: "date", value: ends_on, required: false, hint: Some(say!(language, "session-ends-on-hint")), ..Entry::default() })}
            </div>
            <div class="fields">
                {form.field(Field::Place, Entry { value: old(&|s| s.place.clone()), required: false, ..Entry::default() })}
                {form.field(Field::Trainers, Entry { value: old(&|s| s.trainers.clone()), required: false, most: 500, ..Entry::default() })}
                {form.field(Field::Link, Entry { kind: "url", value: old(&|s| s.link.clone()), required: false, most: 500, hint: Some(say!(language, "session-link-hint")), ..Entry::default() })}
                {form.field(Field::OnlinePercent, Entry { kind: "number", value: percent.get().to_string(), required: false, most: 3, hint: Some(say!(language, "session-online-percent-hint")), ..Entry::default() })}
            </div>
            {confirm::<Action>(visit)}
            <div class="actions">
                <button>{button}</button>
                <a class="button quiet" href=format!("/trainings/{}", training.id)>{say!(language, "cancel")}</a>
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

//! The form for a session.

use leptos::{prelude::*, server_fn::ServerFn};
use rules::roles::Role;

use crate::{
    context::Visit,
    dates,
    errors::Field,
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    say,
    trainings::{
        Session, Training,
        actions::session::{AddSession, ChangeSession},
        store,
    },
};

use super::training::titles;

/// Adds a session to the agenda.
#[component]
pub fn NewSessionPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| {
        visit.viewer()?.may(id, Role::may_manage_training)?;
        let training = store::find(visit.house.db.read(), id).await?;
        Ok(view::<AddSession>(training, None, &visit).into_any())
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
        Ok(view::<ChangeSession>(training, Some(session), &visit).into_any())
    })
}

fn view<Action: ServerFn>(
    training: Training,
    session: Option<Session>,
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
    view! {
        {head(title, crumbs, Some(hint))}
        <form method="post" action=form.action>
            <input type="hidden" name=name value=id />
            {titles(&form, [old(&|s| s.titles.kk.clone()), old(&|s| s.titles.ru.clone()), old(&|s| s.titles.en.clone())])}
            <div class="fields">
                {form.field(Field::Date, Entry { kind: "date", value: date.to_string(), ..Entry::default() })}
                {form.field(Field::StartsAt, Entry { kind: "time", value: old(&|s| dates::clock(s.gathering.starts_at, zone)), ..Entry::default() })}
                {form.field(Field::EndsAt, Entry { kind: "time", value: old(&|s| dates::clock(s.gathering.ends_at, zone)), ..Entry::default() })}
                {form.field(Field::Place, Entry { value: old(&|s| s.place.clone()), required: false, ..Entry::default() })}
            </div>
            <div class="actions">
                <button>{button}</button>
                <a class="button quiet" href=format!("/trainings/{}", training.id)>{say!(language, "cancel")}</a>
            </div>
        </form>
    }
}

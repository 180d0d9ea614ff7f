//! What was said about one person at one session, and the form that corrects it.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attendance::{self, Status},
    roles::Role,
};

use crate::{
    attendance::{
        actions::CorrectMark,
        store::{self, Statement},
    },
    context::Visit,
    dates,
    errors::{AppError, Field},
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    say,
    trainings::{self, Member, Session, Training},
};

use super::words;

/// The history of one person at one session.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let (training, session, enrolment) =
        (number("training"), number("session"), number("enrolment"));
    page(async move |visit| {
        let page = load(&visit, training, session, enrolment).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    session: Session,
    member: Member,
    history: Vec<Statement>,
    may_correct: bool,
}

async fn load(
    visit: &Visit,
    training: i64,
    session: i64,
    enrolment: i64,
) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, Role::may_see_register)?;
    let db = visit.house.db.read();
    let session = trainings::find_session(db, session).await?;
    let member = trainings::member(db, training, enrolment).await?;
    if session.training != training || !member.role.is_registered() {
        return Err(AppError::NotFound);
    }
    Ok(Page {
        training: trainings::find(db, training).await?,
        history: store::history(db, session.id, enrolment).await?,
        may_correct: viewer.can(training, Role::may_take_register),
        session,
        member,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let register = format!(
        "/trainings/{}/sessions/{}/register",
        page.training.id, page.session.id
    );
    let crumbs = vec![
        (
            format!("/trainings/{}", page.training.id),
            page.training.titles.get(language).to_owned(),
        ),
        (register, page.session.titles.get(language).to_owned()),
    ];
    let rows: Vec<_> = page
        .history
        .iter()
        .map(|statement| {
            let status = statement.mark.status;
            let reason = (!statement.reason.is_empty()).then(|| view! { <p>{statement.reason.clone()}</p> });
            let by = statement.by.clone().unwrap_or_else(|| say!(language, "history-gone"));
            let when = dates::moment(language, statement.mark.recorded_at, &page.training.zone);
            view! {
                <li>
                    <span class=words::badge(status)>{words::status(status, language)}</span>
                    <span class="meta">{when} " · " {by} " · " {words::method(statement.mark.method, language)}</span>
                    {reason}
                </li>
            }
        })
        .collect();
    let history = if rows.is_empty() {
        view! { <p class="empty">{say!(language, "history-none")}</p> }.into_any()
    } else {
        view! { <ol class="history">{rows}</ol> }.into_any()
    };
    let form = page.may_correct.then(|| correction(&page, visit));
    view! {
        {head(page.member.account.name.clone(), crumbs, Some(page.member.court.clone()))}
        <section>
            <h2>{say!(language, "history-title")}</h2>
            {history}
        </section>
        {form}
    }
}

fn correction(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language: Language = visit.language;
    let form = Form::of::<CorrectMark>(visit);
    let marks: Vec<_> = page
        .history
        .iter()
        .map(|statement| statement.mark)
        .collect();
    let standing = attendance::standing(&marks).map_or("present", Status::code);
    let statuses = Status::ALL
        .into_iter()
        .map(|status| (status.code().to_owned(), words::status(status, language)))
        .collect();
    view! {
        <section>
            <h2>{say!(language, "correction-title")}</h2>
            <form class="correction" method="post" action=CorrectMark::url()>
                <input type="hidden" name="session" value=page.session.id />
                <input type="hidden" name="enrolment" value=page.member.enrolment />
                {form.select(Field::Status, statuses, standing, None)}
                {form.area(
                    Field::Reason,
                    Entry { most: 500, hint: Some(say!(language, "correction-hint")), ..Entry::default() },
                )}
                <div class="actions">
                    <button>{say!(language, "correction-make")}</button>
                </div>
            </form>
        </section>
    }
}

//! What was said about one person at one session, and the form that corrects it.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attendance::{self, Mark, Source, Status, Unit},
    online::Sighting,
    places::Place,
    roles::Role,
};

use crate::{
    attendance::{
        actions::{CorrectMark, JoinWalkIn, TakeBackMark},
        store::{self, Statement},
    },
    errors::{AppError, Field, UserError},
    language::{dates, say},
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{self, Member, Session, Training},
};

use super::{seen, words};

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
    /// What was seen of the person online.
    seen: Vec<Sighting>,
    may_correct: bool,
    /// Whether the viewer is an organizer, and not only named for this session.
    organizes: bool,
}

async fn load(
    visit: &Visit,
    training: i64,
    session: i64,
    enrolment: i64,
) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may_see(training)?;
    let db = visit.house.db.read();
    let session = trainings::find_session(db, session).await?;
    let calls = store::calls_roll(visit, &session).await;
    let calls = calls.ok().filter(|calls| calls.own() != Some(enrolment));
    if calls.is_none() {
        viewer.may(training, Role::may_see_register)?;
    }
    let member = trainings::member(db, training, enrolment).await?;
    let history = store::history(db, session.id, enrolment).await?;
    // Who has another role now stands in the register for what was said before.
    let is_registered = member.role.is_registered();
    if session.training != training || (!is_registered && history.is_empty()) {
        return Err(AppError::NotFound);
    }
    Ok(Page {
        training: trainings::find(db, training).await?,
        history,
        seen: store::sightings(db, session.id, enrolment).await?,
        may_correct: is_registered && calls.is_some(),
        organizes: viewer.can(training, Role::may_take_register),
        session,
        member,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let register = paths::attendance::register(page.training.id, page.session.id);
    let crumbs = vec![
        (
            paths::home::training(page.training.id),
            page.training.titles.get(language).to_owned(),
        ),
        (register, page.session.titles.get(language).to_owned()),
    ];
    let marks: Vec<Mark> = page
        .history
        .iter()
        .map(|statement| statement.mark.clone())
        .collect();
    let holding: Vec<i32> = attendance::holding(&marks)
        .iter()
        .map(|mark| mark.number)
        .collect();
    let rows: Vec<_> = page
        .history
        .iter()
        .map(|statement| {
            let mark = &statement.mark;
            let holds = holding.contains(&mark.number);
            let class = mark.status.map_or("badge", words::badge);
            let word = words::mark(mark, language);
            // Struck out, and said so to those who do not see it.
            let said = if holds || mark.status.is_none() {
                view! { <span class=class>{word}</span> }.into_any()
            } else {
                view! { <s class="badge">{word}</s> <span class="meta">{say!(language, "status-taken-back")}</span> }
                    .into_any()
            };
            let unit = (mark.unit != Unit::Whole)
                .then(|| view! { <span class="meta">{words::unit(mark.unit, language)} " · "</span> });
            let undo = (holds && page.may_correct).then(|| undo(&page, statement, language));
            // A reason may be an illness: it is for those who decide about it, not for all who look on.
            let tells = page.organizes && page.may_correct && statement.mark.reasoned;
            let reason = tells.then(|| view! { <p>{words::said(&statement.reason, language)}</p> });
            let by = match mark.source {
                // The platform itself, which the source names.
                Source::Online => String::new(),
                _ => {
                    let by = statement.by.clone();
                    by.unwrap_or_else(|| say!(language, "history-gone")) + " · "
                }
            };
            let zone = &page.training.zone;
            let when = dates::moment(language, mark.received_at, zone);
            let late = mark.received_at.duration_since(mark.made_at) > attendance::OFFLINE_AFTER;
            let made = late.then(|| {
                let time = dates::clock(mark.made_at, zone);
                format!(" · {}", say!(language, "source-received", time = time))
            });
            view! {
                <li>
                    {said} " "
                    {unit}
                    <span class="meta">{when} " · " {by} {words::source(mark, language)} {made}</span>
                    {reason}
                    {undo}
                </li>
            }
        })
        .collect();
    let history = if rows.is_empty() {
        view! { <p class="empty">{say!(language, "history-none")}</p> }.into_any()
    } else {
        view! { <ol class="history">{rows}</ol> }.into_any()
    };
    let form = page.may_correct.then(|| correction(&page, &marks, visit));
    let join = (page.organizes
        && page.may_correct
        && page.member.account.is_walk_in()
        && page.member.place != Place::Withdrawn)
        .then(|| join(&page, visit));
    view! {
        {head(page.member.account.name.clone(), crumbs, Some(page.member.court.clone()))}
        <section>
            <h2>{say!(language, "history-title")}</h2>
            {history}
        </section>
        {seen::view(&page.training, &page.session, &page.seen, language)}
        {form}
        {join}
    }
}

/// The form that takes a mark back, folded: most marks are never taken back.
fn undo(page: &Page, statement: &Statement, language: Language) -> impl IntoView + use<> {
    let reason = format!("reason-{}", statement.mark.number);
    view! {
        <details>
            <summary>{say!(language, "register-undo")}</summary>
            <form class="undo" method="post" action=TakeBackMark::url()>
                <input type="hidden" name="session" value=page.session.id />
                <input type="hidden" name="enrolment" value=page.member.enrolment />
                <input type="hidden" name="undoes" value=statement.name.clone() />
                <input type="hidden" name="from_history" value="true" />
                <div class="field">
                    <label for=reason.clone()>{Field::Reason.label(language)}</label>
                    <input id=reason name="reason" maxlength="500" autocomplete="off" />
                </div>
                <button class="quiet">{say!(language, "register-undo")}</button>
            </form>
        </details>
    }
}

fn join(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<JoinWalkIn>(visit);
    // Whose the address is, is said above; that it is the same person is confirmed.
    let whose = match visit.refusal_of::<JoinWalkIn>() {
        Some(UserError::AddressOf { account, .. }) => Some(*account),
        _ => None,
    };
    let confirm = whose.map(|account| {
        view! {
            <label class="choice">
                <input type="checkbox" name="whose" value=account />
                <span>{say!(language, "walk-in-join-same")}</span>
            </label>
        }
    });
    view! {
        <section>
            <h2>{say!(language, "walk-in-join-title")}</h2>
            <form method="post" action=form.action>
                <input type="hidden" name="training" value=page.training.id />
                <input type="hidden" name="enrolment" value=page.member.enrolment />
                {form.field(
                    Field::Email,
                    Entry { kind: "email", most: 254, hint: Some(say!(language, "walk-in-join-hint")), ..Entry::default() },
                )}
                {confirm}
                <div class="actions">
                    <button>{say!(language, "walk-in-join")}</button>
                </div>
            </form>
        </section>
    }
}

fn correction(page: &Page, marks: &[Mark], visit: &Visit) -> impl IntoView + use<> {
    let language: Language = visit.language;
    let form = Form::of::<CorrectMark>(visit);
    let stands = attendance::stands(marks);
    let standing = stands.map_or("present", |stands| stands.status.code());
    let minutes = stands.and_then(|stands| stands.minutes);
    let units = (!page.session.units.is_empty()).then(|| {
        let units = [Unit::Whole]
            .into_iter()
            .chain(page.session.units.iter().copied())
            .map(|unit| (unit.code().to_owned(), words::unit(unit, language)))
            .collect();
        form.select(Field::Unit, units, "", None)
    });
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
                {units}
                {form.select(Field::Status, statuses, standing, None)}
                {form.field(
                    Field::Minutes,
                    Entry {
                        kind: "number",
                        value: minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
                        required: false,
                        most: 4,
                        hint: Some(say!(language, "correction-minutes-hint")),
                        ..Entry::default()
                    },
                )}
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

//! A person in a training: how far the invitation has come, role and details, and the ways to change
//! them; letters; a link for a new password.

mod changing;
mod letters;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts::Reach,
    authorization::viewer::InTraining as _,
    errors::{AppError, Field},
    language::say,
    parts::{
        notice::warn,
        page::{head, number, page},
    },
    paths,
    post::{self, Posted},
    request::Visit,
    trainings::{
        Member, Training,
        actions::{
            person::RemovePerson,
            roles::{MakeResetLink, TakeRole},
        },
        roll::{self, Listed},
        store, words,
    },
};

use changing::{details, role};
use letters::{invitation, letters};

/// A person in a training, for those who manage it, and with their other trainings as rooms that
/// come later show them.
pub fn person<Show, Showing>(others: Show) -> impl IntoView
where
    Show: FnOnce(Visit, i64, i64) -> Showing + Send + 'static,
    Showing: Future<Output = Result<AnyView, AppError>> + Send + 'static,
{
    let (training, enrolment) = (number("training"), number("enrolment"));
    page(async move |visit| {
        let page = load(&visit, training, enrolment).await?;
        let account = page.listed.member.account.id;
        let others = others(visit.clone(), page.training.id, account).await?;
        Ok(view(page, others, &visit).into_any())
    })
}

/// What the page asks to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Taking the role away.
    TakeRole,
    /// Making a link for a new password.
    ResetLink,
    /// Removing the person, who was there by mistake.
    Remove,
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    listed: Listed,
    /// What was written to the person about the training.
    letters: Vec<Posted>,
    /// Whether letters go out.
    carried: bool,
    /// Whether they do, or the viewer sees those that wait for somebody to hand them on.
    may_write: bool,
    /// Whether the person may be removed as a mistake.
    may_remove: bool,
    /// Whether the viewer may make a link that sets the first password.
    may_invite: bool,
    /// Whether the viewer reaches the person's account.
    reaches: bool,
    /// Whether the viewer may make a link for a new password.
    may_reset: bool,
    /// Whether the viewer sees the page of the account.
    sees_account: bool,
    asked: Option<Asked>,
}

async fn load(visit: &Visit, id: i64, enrolment: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let manages = viewer.manages(id)?;
    let id = manages.training();
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let member = store::member(db, id, enrolment).await?;
    let own = member.account.id == viewer.account;
    let may_remove = !own && !store::has_facts(db, enrolment).await?;
    let letters = post::letters_to(db, &manages, member.account.id).await?;
    let reach = Reach::of(db, viewer.account, member.account.id).await?;
    let reaches = reach.is_some();
    let may_reset = member.account.signed_up && reaches;
    let listed = roll::with_states(db, vec![member], now).await?.pop();
    let listed = listed.ok_or(AppError::NotFound)?;
    let member = &listed.member;
    Ok(Page {
        training: store::find(db, id).await?,
        asked: match visit.query().get("ask") {
            Some("take-role") if !member.role.is_registered() => Some(Asked::TakeRole),
            Some("reset-link") if may_reset => Some(Asked::ResetLink),
            Some("remove") if may_remove => Some(Asked::Remove),
            _ => None,
        },
        reaches,
        may_reset,
        sees_account: viewer.administrator,
        may_invite: reaches && listed.awaits_invitation(),
        may_remove,
        carried: visit.house.carrier.is_some(),
        may_write: visit.house.carrier.is_some() || viewer.administrator,
        letters,
        listed,
    })
}

fn view(page: Page, others: AnyView, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let (id, member) = (page.training.id, &page.listed.member);
    let here = paths::home::person(id, member.enrolment);
    let crumbs = vec![
        (
            paths::home::training(id),
            page.training.titles.get(language).to_owned(),
        ),
        (paths::trainings::people(id), say!(language, "people-title")),
    ];
    let email = (!member.account.is_walk_in()).then(|| member.account.email.clone());
    let name = member.account.name.clone();
    let body = match page.asked {
        Some(asked) => confirm(asked, member, id, here, language).into_any(),
        None => {
            let account = page.sees_account.then(|| {
                let account = member.account.id;
                let address = paths::home::account(account);
                let erase = (!member.account.erased).then(|| {
                    let address = paths::erasure::erase(account);
                    view! { <a class="button quiet" href=address>{say!(language, "erase-open")}</a> }
                });
                view! {
                    <div class="actions">
                        <a class="button quiet" href=address>{say!(language, "account-open")}</a>
                        {erase}
                    </div>
                }
            });
            let remove = page.may_remove.then(|| {
                let address = format!("{here}?ask=remove");
                view! {
                    <section>
                        <h2>{say!(language, "person-mistake")}</h2>
                        <p>{say!(language, "person-mistake-hint")}</p>
                        <p><a class="button quiet" href=address>{say!(language, "person-remove")}</a></p>
                    </section>
                }
            });
            let reset = page.may_reset.then(|| {
                let address = format!("{here}?ask=reset-link");
                view! {
                    <section>
                        <h2>{Field::Password.label(language)}</h2>
                        <p><a class="button quiet" href=address>{say!(language, "person-reset")}</a></p>
                    </section>
                }
            });
            let merge = page.reaches.then(|| {
                let address = format!("{}?training={id}", paths::merging::merge(member.account.id));
                view! {
                    <section>
                        <h2>{say!(language, "merge-title")}</h2>
                        <p>{say!(language, "merge-lede")}</p>
                        <p><a class="button quiet" href=address>{say!(language, "merge-open")}</a></p>
                    </section>
                }
            });
            view! {
                {invitation(&page, language)}
                {role(member, id, &here, visit)}
                {details(member, id, page.reaches, visit)}
                {others}
                {reset}
                {letters(&page, language)}
                {merge}
                {remove}
                {account}
            }
            .into_any()
        }
    };
    view! {
        {head(name, crumbs, email)}
        {body}
    }
}

/// Says what will happen, and asks once more.
fn confirm(
    asked: Asked,
    member: &Member,
    training: i64,
    here: String,
    language: Language,
) -> impl IntoView + use<> {
    let (action, question, words) = match asked {
        Asked::TakeRole => (
            TakeRole::url(),
            say!(
                language,
                "person-take-role-ask",
                name = member.account.name.as_str(),
                role = words::role(member.role, language)
            ),
            say!(language, "person-take-role"),
        ),
        Asked::ResetLink => (
            MakeResetLink::url(),
            say!(
                language,
                "person-reset-ask",
                name = member.account.name.as_str()
            ),
            say!(language, "person-reset-do"),
        ),
        Asked::Remove => (
            RemovePerson::url(),
            say!(
                language,
                "person-remove-ask",
                name = member.account.name.as_str()
            ),
            say!(language, "person-remove"),
        ),
    };
    view! {
        {warn(question)}
        <form method="post" action=action>
            <input type="hidden" name="training" value=training />
            <input type="hidden" name="enrolment" value=member.enrolment />
            <div class="actions">
                <button>{words}</button>
                <a class="button quiet" href=here>{say!(language, "cancel")}</a>
            </div>
        </form>
    }
}

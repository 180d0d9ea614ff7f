//! A person in a training: role and details, and the ways to change them; a link for a new password.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{places::Place, roles::Role};

use crate::{
    accounts::Reach,
    context::Visit,
    errors::{AppError, Field},
    parts::{
        form::{Entry, Form},
        notice::warn,
        page::{head, number, page},
    },
    profile, say,
    trainings::{
        Member, Training,
        actions::{
            person::ChangePerson,
            roles::{ChangeRole, MakeResetLink, TakeRole},
        },
        store, words,
    },
    viewer::InTraining as _,
};

/// A person in a training, for those who manage it.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (training, enrolment) = (number("training"), number("enrolment"));
    page(async move |visit| {
        let page = load(&visit, training, enrolment).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page asks to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Taking the role away.
    TakeRole,
    /// Making a link for a new password.
    ResetLink,
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    member: Member,
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
    let id = viewer.manages(id)?.training();
    let db = visit.house.db.read();
    let member = store::member(db, id, enrolment).await?;
    let reach = Reach::of(db, viewer.account, member.account.id).await?;
    let reaches = reach.is_some();
    let may_reset = member.account.signed_up && reaches;
    Ok(Page {
        training: store::find(db, id).await?,
        asked: match visit.query().get("ask") {
            Some("take-role") if !member.role.is_registered() => Some(Asked::TakeRole),
            Some("reset-link") if may_reset => Some(Asked::ResetLink),
            _ => None,
        },
        reaches,
        may_reset,
        sees_account: viewer.administrator,
        member,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let (id, member) = (page.training.id, page.member);
    let here = format!("/trainings/{id}/people/{}", member.enrolment);
    let crumbs = vec![
        (
            format!("/trainings/{id}"),
            page.training.titles.get(language).to_owned(),
        ),
        (
            format!("/trainings/{id}/people"),
            say!(language, "people-title"),
        ),
    ];
    let email = (!member.account.is_walk_in()).then(|| member.account.email.clone());
    let name = member.account.name.clone();
    let body = match page.asked {
        Some(asked) => confirm(asked, &member, id, here, language).into_any(),
        None => {
            let account = page.sees_account.then(|| {
                let address = format!("/accounts/{}", member.account.id);
                view! { <p><a class="button quiet" href=address>{say!(language, "account-open")}</a></p> }
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
            view! {
                {role(&member, id, &here, visit)}
                {details(&member, id, page.reaches, visit)}
                {reset}
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

/// The role, the form that changes it, and the way to take it away.
fn role(member: &Member, training: i64, here: &str, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<ChangeRole>(visit);
    let roles = Role::ALL
        .into_iter()
        .map(|role| (role.code().to_owned(), words::role(role, language)))
        .collect();
    let left = member.place == Place::Withdrawn;
    let state = left.then(|| {
        view! { <p><span class="badge">{say!(language, "place-withdrawn")}</span></p> }
    });
    let away = (!left && !member.role.is_registered()).then(|| {
        let address = format!("{here}?ask=take-role");
        view! { <p><a class="button quiet" href=address>{say!(language, "person-take-role")}</a></p> }
    });
    view! {
        <section>
            <h2>{say!(language, "person-role")}</h2>
            {state}
            <form method="post" action=form.action>
                <input type="hidden" name="training" value=training />
                <input type="hidden" name="enrolment" value=member.enrolment />
                {form.select(Field::Role, roles, member.role.code(), None)}
                <div class="actions">
                    <button>{say!(language, "person-role-change")}</button>
                </div>
            </form>
            {away}
        </section>
    }
}

/// What is kept of the person, to be put right. Who is in trainings of others, too, keeps name and
/// address: they are not this organizer's alone.
fn details(member: &Member, training: i64, reaches: bool, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<ChangePerson>(visit);
    let own = if reaches {
        profile::fields(&form, &member.account, language)
    } else {
        ().into_any()
    };
    let elsewhere = (!reaches && !member.account.erased).then(|| {
        view! { <p class="hint">{say!(language, "details-elsewhere")}</p> }
    });
    let optional = |value: &str| Entry {
        value: value.to_owned(),
        required: false,
        ..Entry::default()
    };
    view! {
        <section id="details">
            <h2>{say!(language, "details-title")}</h2>
            {elsewhere}
            <form method="post" action=form.action>
                <input type="hidden" name="training" value=training />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <div class="fields">
                    {own}
                    {form.field(Field::Court, optional(&member.court))}
                    {form.select(Field::Region, words::regions(language), &member.region, None)}
                    {form.field(Field::Position, optional(&member.position))}
                </div>
                <div class="actions">
                    <button>{say!(language, "details-save")}</button>
                </div>
            </form>
        </section>
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

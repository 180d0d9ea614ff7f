//! A person in a training: how far the invitation has come, role and details, and the ways to change
//! them; letters; a link for a new password.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{invitations::State, people::Sex, places::Place, roles::Role};

use crate::{
    accounts::Reach,
    authorization::viewer::InTraining as _,
    errors::{AppError, Field},
    language::{dates, say},
    parts::{
        form::{Entry, Form},
        notice::warn,
        page::{head, number, page},
    },
    paths,
    post::{self, Posted},
    profile,
    request::Visit,
    trainings::{
        Member, Training,
        actions::{
            invite::SendInvitations,
            people::MakeLinks,
            person::{ChangePerson, RemovePerson},
            roles::{ChangeRole, MakeResetLink, TakeRole},
            slips::MakeSlips,
        },
        roll::{self, Listed},
        standing, store, words,
    },
};

use super::places;

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

/// How far the invitation has come, and the way on.
fn invitation(page: &Page, language: Language) -> impl IntoView + use<> {
    let (id, member) = (page.training.id, &page.listed.member);
    let (class, state) = words::account(&page.listed, language);
    let name = member.account.name.clone();
    let label = |words: &str| format!("{words}: {name}");
    let sentence = page
        .listed
        .awaits_invitation()
        .then(|| words::invited(&page.listed.state, &page.training.zone, language));
    let on = matches!(page.listed.state, State::Refused(..))
        .then(|| view! { <p class="hint">{say!(language, "invited-refused-hint")}</p> });
    let link = page.may_invite.then(|| {
        let words = say!(language, "link-make");
        let label = label(&words);
        view! {
            <form method="post" action=MakeLinks::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <button class="quiet" aria-label=label>{words}</button>
            </form>
        }
    });
    let send = (page.may_invite && page.may_write && member.is_written_to()).then(|| {
        let words = say!(language, "invite-send-one");
        let label = label(&words);
        view! {
            <form method="post" action=SendInvitations::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <input type="hidden" name="again" value="true" />
                <button class="quiet" aria-label=label>{words}</button>
            </form>
        }
    });
    let slip = (page.reaches && page.listed.may_be_given_slip()).then(|| {
        let words = say!(language, "slip-make");
        let label = label(&words);
        view! {
            <form method="post" action=MakeSlips::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <button class="quiet" aria-label=label>{words}</button>
            </form>
        }
    });
    view! {
        <section>
            <h2>{say!(language, "people-signed-up")}</h2>
            <p><span class=class>{state}</span></p>
            <p>{sentence}</p>
            {on}
            <div class="actions">{link} {send} {slip}</div>
        </section>
    }
}

/// What was written to the person about the training.
fn letters(page: &Page, language: Language) -> Option<impl IntoView + use<>> {
    let zone = &page.training.zone;
    let carried = page.carried;
    let rows: Vec<_> = page
        .letters
        .iter()
        .map(|letter| {
            let written = dates::moment(language, letter.written_at, zone);
            let (class, state) = match (letter.sent_at, letter.waits) {
                (Some(at), _) => {
                    let at = dates::moment(language, at, zone);
                    ("badge good", say!(language, "letter-sent", at = at))
                }
                (None, true) if !carried => ("badge info", say!(language, "letter-kept")),
                (None, true) => ("badge info", say!(language, "invited-written")),
                (None, false) => ("badge bad", say!(language, "letter-given-up")),
            };
            let trouble = letter.trouble.as_deref();
            let trouble = trouble.map(|code| post::trouble(code, language));
            view! {
                <tr>
                    <th scope="row">{written}</th>
                    <td>
                        {post::about(letter.kind, language)} " "
                        <span class="meta" lang=letter.language.code()>{letter.subject.clone()}</span>
                    </td>
                    <td><span class=class>{state}</span> " " {trouble}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section id="letters">
                <h2>{say!(language, "person-letters")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "person-letters")>
                    <table class="rows">
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "person-letters-when")}</th>
                                <th scope="col">{say!(language, "person-letters-what")}</th>
                                <th scope="col">{say!(language, "person-letters-state")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
    })
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
    let state = places::badge(member, language).map(|badge| view! { <p>{badge}</p> });
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
            {places::change(member, training, language)}
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
    let sex = member.sex.map_or("", Sex::code);
    let stood = standing::of_member(member, reaches);
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
                {form.made_from(&stood, |field, value| standing::said(field, value, visit))}
                <div class="fields">
                    {own}
                    {form.field(Field::Court, optional(&member.court))}
                    {form.select(Field::Region, words::regions(language), &member.region, None)}
                    {form.field(Field::Position, optional(&member.position))}
                    {form.field(Field::Institution, optional(&member.institution))}
                    {form.select(Field::Sex, words::sexes(language), sex, None)}
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

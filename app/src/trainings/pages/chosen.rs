//! People who were chosen on the list: what will happen to them, before it does.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{places::Place, roles::Role};

use crate::{
    errors::AppError,
    language::say,
    parts::{
        notice::warn,
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::{
            choose::{Deed, LetGo, chosen_before},
            invite::SendInvitations,
            people::MakeLinks,
            slips::MakeSlips,
        },
        roll::{self, Listed},
        store, words,
    },
};

/// How many of those who were chosen are named.
const NAMED: usize = 30;

/// What is about to happen to those who were chosen.
#[component]
pub fn ChosenPage() -> impl IntoView {
    let (id, key) = (number("training"), text("chosen"));
    page(async move |visit| {
        let page = load(&visit, id, key).await?;
        Ok(view(page, visit.language).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    key: String,
    deed: Deed,
    /// Those of the chosen to whom it can happen.
    concerned: Vec<Listed>,
    /// How many others were chosen.
    others: usize,
}

async fn load(visit: &Visit, id: i64, key: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let chosen = chosen_before(visit, id, &key).await?;
    let mut concerned = roll::everybody(db, id, visit.language, now).await?;
    concerned.retain(|one| chosen.enrolments.contains(&one.member.enrolment));
    let all = concerned.len();
    concerned.retain(|one| match chosen.deed {
        Deed::Invite => one.member.is_written_to() && one.member.account.id != viewer.account,
        Deed::Links => one.awaits_invitation(),
        Deed::Slips => one.may_be_given_slip(),
        // Written elsewhere: nothing is asked here.
        Deed::Letter => false,
        Deed::LetGo => {
            let is_own = one.member.account.id == viewer.account;
            let may = one.member.role.is_registered() || !is_own;
            may && one.member.place != Place::Withdrawn
        }
    });
    Ok(Page {
        training: store::find(db, id).await?,
        key,
        deed: chosen.deed,
        others: all - concerned.len(),
        concerned,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let id = page.training.id;
    let people = paths::trainings::people(id);
    let crumbs = vec![
        (
            paths::home::training(id),
            page.training.titles.get(language).to_owned(),
        ),
        (people.clone(), say!(language, "people-title")),
    ];
    let count = page.concerned.len();
    let handed_out = page.concerned.iter().filter(|one| one.handed_out).count();
    let others = (page.others > 0).then(
        || view! { <p class="hint">{say!(language, "chosen-others", count = page.others)}</p> },
    );
    let names: Vec<_> = page
        .concerned
        .iter()
        .take(NAMED)
        .map(|one| {
            let (class, state) = words::account(one, language);
            let name = one.member.account.name.clone();
            view! { <li><bdi>{name}</bdi> " " <span class=class>{state}</span></li> }
        })
        .collect();
    let more = count.saturating_sub(NAMED);
    let more = (more > 0).then(|| view! { <li>{say!(language, "chosen-more", count = more)}</li> });
    let form = if count == 0 {
        view! {
            <p class="empty">{say!(language, "chosen-nobody")}</p>
            <div class="actions">
                <a class="button quiet" href=people>{say!(language, "people-title")}</a>
            </div>
        }
        .into_any()
    } else {
        let buttons = match page.deed {
            Deed::Invite => invite(count, handed_out, language),
            Deed::Links => links(count, handed_out, language),
            Deed::Slips => {
                view! { <button>{say!(language, "chosen-slips-do", count = count)}</button> }
                    .into_any()
            }
            Deed::Letter => ().into_any(),
            Deed::LetGo => {
                view! { <button>{say!(language, "chosen-let-go-do", count = count)}</button> }
                    .into_any()
            }
        };
        let (action, question) = match page.deed {
            Deed::Invite if handed_out > 0 => (
                SendInvitations::url(),
                say!(language, "chosen-invite-handed-out", count = handed_out),
            ),
            Deed::Invite => (
                SendInvitations::url(),
                say!(language, "chosen-invite", count = count),
            ),
            Deed::Links if handed_out > 0 => (
                MakeLinks::url(),
                say!(language, "chosen-links-handed-out", count = handed_out),
            ),
            Deed::Links => (
                MakeLinks::url(),
                say!(language, "chosen-links", count = count),
            ),
            Deed::Slips => (
                MakeSlips::url(),
                say!(language, "chosen-slips", count = count),
            ),
            Deed::Letter | Deed::LetGo => {
                (LetGo::url(), say!(language, "chosen-let-go", count = count))
            }
        };
        view! {
            {warn(question)}
            <form method="post" action=action>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="chosen" value=page.key />
                <input type="hidden" name="again" value="true" />
                <div class="actions">
                    {buttons}
                    <a class="button quiet" href=people>{say!(language, "cancel")}</a>
                </div>
            </form>
            <ul>{names} {more}</ul>
        }
        .into_any()
    };
    view! {
        {head(words::deed(page.deed, language), crumbs, None)}
        {others}
        {form}
    }
}

/// The ways to invite: all, or all but those who were handed a link that works.
fn invite(count: usize, handed_out: usize, language: Language) -> AnyView {
    let all = say!(language, "chosen-invite-do", count = count);
    let rest = count - handed_out;
    all_or_spare(all, handed_out, rest, |rest| {
        say!(language, "chosen-invite-spare", count = rest)
    })
}

/// The ways to make links: for all, or for all but those who were handed one that works.
fn links(count: usize, handed_out: usize, language: Language) -> AnyView {
    let all = say!(language, "chosen-links-do", count = count);
    let rest = count - handed_out;
    all_or_spare(all, handed_out, rest, |rest| {
        say!(language, "chosen-links-spare", count = rest)
    })
}

fn all_or_spare(
    all: String,
    handed_out: usize,
    rest: usize,
    spare: impl Fn(usize) -> String,
) -> AnyView {
    if handed_out == 0 {
        return view! { <button>{all}</button> }.into_any();
    }
    let spare = (rest > 0)
        .then(|| view! { <button name="handed_out" value="spare">{spare(rest)}</button> });
    view! {
        {spare}
        <button class="quiet" name="handed_out" value="replace">{all}</button>
    }
    .into_any()
}

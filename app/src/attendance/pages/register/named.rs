//! The roll call of somebody who was named for one session: the same marks as an organizer's, by
//! plain forms. Guests, the waiting list and closing are the organizers'.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attendance::{Status, Unit};

use crate::{
    attendance::actions::{AllPresent, ConfirmAll, RecordMark},
    parts::notice::info,
    say,
    trainings::Member,
};

use super::{Page, words};

pub(super) fn roll_call(page: &Page, language: Language) -> AnyView {
    if page.judges.is_empty() {
        return info(say!(language, "register-nobody")).into_any();
    }
    let rows: Vec<_> = page
        .judges
        .iter()
        .map(|member| row(page, member, language))
        .collect();
    let proposed = page.judges.iter().filter(|member| {
        let place = (page.session.id, member.enrolment, page.unit);
        let standing = page.standings.standing_in(place.0, place.1, place.2);
        standing.is_some_and(|standing| standing.proposed) && Some(member.enrolment) != page.own
    });
    let proposed = proposed.count();
    let confirm = (proposed > 0).then(|| {
        view! {
            <form method="post" action=ConfirmAll::url()>
                {fields(page)}
                <button class="quiet">{say!(language, "roll-confirm", count = proposed)}</button>
            </form>
        }
    });
    view! {
        <p class="hint">{say!(language, "takers-named")}</p>
        <div class="actions">
            {confirm}
            <form method="post" action=AllPresent::url()>
                {fields(page)}
                <button class="quiet">{say!(language, "register-all-present")}</button>
            </form>
        </div>
        <ol class="register">{rows}</ol>
    }
    .into_any()
}

/// The session and the part of it.
fn fields(page: &Page) -> impl IntoView + use<> {
    let unit = (page.unit != Unit::Whole)
        .then(|| view! { <input type="hidden" name="unit" value=page.unit.code() /> });
    view! {
        <input type="hidden" name="session" value=page.session.id />
        {unit}
    }
}

fn row(page: &Page, member: &Member, language: Language) -> impl IntoView + use<> {
    let enrolment = member.enrolment;
    let standing = page
        .standings
        .standing_in(page.session.id, enrolment, page.unit);
    let stands = standing.map(|standing| standing.status);
    let is_proposed = standing.is_some_and(|standing| standing.proposed);
    let class = if is_proposed {
        "person proposed"
    } else {
        "person"
    };
    let told = standing.map(|standing| words::reported(&standing, language));
    let name = words::person(member, language);
    let buttons = Status::ALL.map(|status| {
        let pressed = if stands == Some(status) {
            "true"
        } else {
            "false"
        };
        view! {
            <button name="status" value=status.code() aria-pressed=pressed>
                {words::status(status, language)}
            </button>
        }
    });
    let is_own = page.own == Some(enrolment);
    let buttons = if is_own {
        view! { <p class="meta">{say!(language, "takers-not-oneself")}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=RecordMark::url()>
                {fields(page)}
                <input type="hidden" name="enrolment" value=enrolment />
                <fieldset class="statuses">
                    <legend class="visually-hidden">{name.clone()}</legend>
                    {buttons.into_iter().collect::<Vec<_>>()}
                </fieldset>
            </form>
        }
        .into_any()
    };
    let shown = if is_own {
        view! { <p class="name">{name}</p> }.into_any()
    } else {
        let history = format!("{}/{enrolment}", page.address());
        view! { <p class="name"><a href=history>{name}</a></p> }.into_any()
    };
    view! {
        <li class=class id=format!("person-{enrolment}")>
            <div>
                {shown}
                <p class="meta">{member.court.clone()}</p>
            </div>
            {buttons}
            <div class="after"><p class="detail">{told}</p></div>
        </li>
    }
}

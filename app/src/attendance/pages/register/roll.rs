//! The roll call, as the island has it and for who only reads.

use course::Language;
use islands::roll_call::{Actions, Choice, Person, Properties, RollCall, Words};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attendance::{Status, Unit};

use crate::{
    attendance::{
        actions::{
            AddWalkIn, AllPresent, ConfirmAll, LetIn, RecordMark, TakeBackAll, TakeBackMark,
        },
        live,
        pages::words,
    },
    errors::Field,
    language::say,
    parts::form::Form,
    paths,
    request::Visit,
    trainings::Member,
};

use super::Page;

pub(super) fn roll_call(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let (language, form) = (visit.language, Form::of::<AddWalkIn>(visit));
    let session = page.session.id;
    let person = |member: &Member| {
        let place = (session, member.enrolment, page.unit);
        let guest = (!page.session.expects(member)).then(|| say!(language, "not-expected"));
        let told = [Some(member.court.clone()), guest];
        let told = told.into_iter().flatten().filter(|words| !words.is_empty());
        Person {
            stands: live::stood(&page.standings, place, &page.training.zone, language).into(),
            name: words::person(member, language),
            court: told.collect::<Vec<_>>().join(" · "),
        }
    };
    // Nobody who was named marks themselves.
    let in_roll = page.judges.iter();
    let in_roll = in_roll.filter(|member| Some(member.enrolment) != page.own);
    let elsewhere = in_roll
        .clone()
        .filter(|member| !page.session.expects(member));
    let elsewhere = elsewhere.map(|member| member.enrolment);
    // Of these no buttons say what stands.
    let at_the_door = page.at_the_door.iter().map(|member| {
        let standing = page
            .standings
            .standing_in(session, member.enrolment, page.unit);
        let standing = standing.map(|standing| words::reported(&standing, language));
        let told = [Some(member.court.clone()), standing];
        let told = told.into_iter().flatten().filter(|words| !words.is_empty());
        Person {
            court: told.collect::<Vec<_>>().join(" · "),
            ..person(member)
        }
    });
    let choices = Status::ALL.into_iter().map(|status| Choice {
        code: status.code().to_owned(),
        word: words::status(status, language),
    });
    let register = page.address();
    let query = match page.unit {
        Unit::Whole => String::new(),
        part => format!("?unit={}", part.code()),
    };
    let actions = Actions {
        record: RecordMark::url().to_owned(),
        take_back: TakeBackMark::url().to_owned(),
        all_present: AllPresent::url().to_owned(),
        take_back_all: TakeBackAll::url().to_owned(),
        confirm: ConfirmAll::url().to_owned(),
        add: AddWalkIn::url().to_owned(),
        let_in: LetIn::url().to_owned(),
        by: visit
            .viewer
            .as_ref()
            .map_or_else(String::new, |viewer| viewer.account.to_string()),
        events: format!(
            "{}{query}",
            paths::attendance::register_events(page.training.id, session)
        ),
        register,
        title: page.session.titles.get(language).to_owned(),
    };
    let properties = Properties {
        session,
        unit: page.unit.code().to_owned(),
        actions,
        typed: [form.value("name", ""), form.value("email", "")],
        wrong: [form.problem(Field::Name), form.problem(Field::Email)],
        people: in_roll.map(person).collect(),
        elsewhere: elsewhere.collect(),
        may_add: page.may_take,
        at_the_door: at_the_door.collect(),
        known: page.known.clone(),
        sought: page.sought.clone(),
        choices: choices.collect(),
        most: page.session.gathering.part(page.unit).minutes(),
        words: said(language),
    };
    view! {
        {islands::element(properties)}
        <RollCall />
    }
}

/// What the roll call says.
fn said(language: Language) -> Words {
    Words {
        unmarked: say!(language, "status-unmarked"),
        saving: say!(language, "roll-saving"),
        saved: say!(language, "roll-saved"),
        waiting: say!(language, "roll-waiting"),
        waiting_in_page: say!(language, "roll-waiting-in-page"),
        waiting_count: say!(language, "roll-waiting-count", count = "{count}"),
        sign_in: say!(language, "roll-sign-in"),
        sign_in_link: say!(language, "sheet-sign-in-link"),
        elsewhere: say!(language, "roll-elsewhere"),
        needs_reason: say!(language, "roll-needs-reason"),
        refused: say!(language, "roll-refused"),
        history: say!(language, "roll-history"),
        proposed: say!(language, "status-proposed"),
        minutes: Field::Minutes.label(language),
        undo: say!(language, "roll-undo"),
        search: say!(language, "register-search"),
        search_do: say!(language, "search-do"),
        nobody: say!(language, "register-search-none"),
        all_present: say!(language, "register-all-present"),
        all_present_hint: say!(language, "register-all-present-hint"),
        take_back_all: say!(language, "roll-undo-all", count = "{count}"),
        confirm: say!(language, "roll-confirm", count = "{count}"),
        others: say!(language, "roll-others"),
        show_others: say!(language, "roll-show-others"),
        unheard: say!(language, "roll-unheard"),
        at_the_door: say!(language, "door-title"),
        at_the_door_hint: say!(language, "door-hint"),
        let_in: say!(language, "door-let-in"),
        walk_in: say!(language, "walk-in-title"),
        walk_in_hint: say!(language, "walk-in-hint"),
        name: Field::Name.label(language),
        email: Field::Email.label(language),
        add: say!(language, "walk-in-add"),
        adding: say!(language, "roll-adding", name = "{name}"),
        on_the_list: say!(language, "roll-on-the-list", name = "{name}"),
        not_added: say!(language, "roll-not-added", name = "{name}", why = "{why}"),
    }
}

pub(super) fn list(page: &Page, people: &[Member], language: Language) -> impl IntoView + use<> {
    let rows: Vec<_> = people
        .iter()
        .map(|member| {
            let badge = match page.status(member.enrolment) {
                Some(status) => {
                    view! { <span class=words::badge(status)>{words::status(status, language)}</span> }.into_any()
                }
                None => view! { <span class="badge">{say!(language, "status-unmarked")}</span> }.into_any(),
            };
            view! {
                <li class="person">
                    <div>
                        <p class="name">{words::person(member, language)}</p>
                        <p class="meta">{member.court.clone()}</p>
                    </div>
                    {badge}
                </li>
            }
        })
        .collect();
    view! { <ol class="register">{rows}</ol> }
}

//! The role and the details, to be changed.

use leptos::prelude::*;
use rules::{people::Sex, places::Place, roles::Role};

use crate::{
    errors::Field,
    language::say,
    parts::form::{Entry, Form},
    profile,
    request::Visit,
    trainings::{
        Member,
        actions::{person::ChangePerson, roles::ChangeRole},
        pages::places,
        standing, words,
    },
};

/// The role, the form that changes it, and the way to take it away.
pub(super) fn role(
    member: &Member,
    training: i64,
    here: &str,
    visit: &Visit,
) -> impl IntoView + use<> {
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
pub(super) fn details(
    member: &Member,
    training: i64,
    reaches: bool,
    visit: &Visit,
) -> impl IntoView + use<> {
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

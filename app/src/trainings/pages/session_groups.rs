//! For which groups a session is.

use std::collections::BTreeSet;

use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    language::say,
    parts::form::Form,
    request::Visit,
    trainings::{Group, Session, actions::groups::SetSessionGroups, standing},
};

/// For which groups a session is, below its form; nothing in a training without groups.
pub(super) fn of_session(
    session: &Session,
    groups: &[Group],
    visit: &Visit,
) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<SetSessionGroups>(visit);
    let ticked = |group: i64| match form.is_refused() {
        true => form.was_ticked("groups[]", &group.to_string()),
        false => session.groups.contains(&group),
    };
    let named = |numbers: &str| {
        let names = groups.iter().filter(|group| {
            let mut numbers = numbers.split(' ');
            numbers.any(|number| number == group.id.to_string())
        });
        let names: Vec<&str> = names.map(|group| group.name.as_str()).collect();
        names.join(", ")
    };
    let chosen: BTreeSet<i64> = groups
        .iter()
        .map(|group| group.id)
        .filter(|id| ticked(*id))
        .collect();
    let chosen = standing::numbers(chosen);
    let stood = standing::of_session_groups(session);
    let version = form.made_from_typed(&stood, |_, _| chosen.clone(), |_, value| named(value));
    (!groups.is_empty()).then(|| {
        let choices: Vec<_> = groups
            .iter()
            .map(|group| {
                let checked = ticked(group.id);
                view! {
                    <label class="choice">
                        <input type="checkbox" name="groups[]" value=group.id checked=checked />
                        <span>{group.name.clone()}</span>
                    </label>
                }
            })
            .collect();
        view! {
            <section id="groups">
                <h2>{say!(language, "session-groups-title")}</h2>
                <p class="hint">{say!(language, "session-groups-hint")}</p>
                <form method="post" action=SetSessionGroups::url()>
                    <input type="hidden" name="session" value=session.id />
                    {version}
                    <fieldset>
                        <legend class="visually-hidden">{say!(language, "session-groups-title")}</legend>
                        {choices}
                    </fieldset>
                    <div class="actions">
                        <button>{say!(language, "session-groups-save")}</button>
                    </div>
                </form>
            </section>
        }
    })
}

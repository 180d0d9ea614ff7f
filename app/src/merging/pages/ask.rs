//! Both accounts side by side, before they become one.

use course::Language;
use leptos::prelude::*;

use crate::{
    language::{self, say},
    parts::{
        form::Form,
        notice::{info, warn},
        page::head,
    },
    request::Visit,
    trainings,
};

use super::super::{
    actions::MergeAccounts,
    plan::{Plan, Side, Step, Why},
    store::Seat,
};
use super::{address, from_training, here};

pub(super) fn ask(plan: Plan, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let (kept, merged) = (&plan.kept.account, &plan.merged.account);
    let form = Form::of::<MergeAccounts>(visit);
    let swap = here(
        visit,
        kept.id,
        &format!("with={}&keep={}", merged.id, merged.id),
    );
    let back = here(visit, kept.id, "");
    let steps: Vec<_> = plan
        .steps
        .iter()
        .map(|step| view! { <li>{said(step, &plan, language)}</li> })
        .collect();
    let steps = (!steps.is_empty()).then(|| view! { <ul>{steps}</ul> });
    let stood = plan.stood();
    let training = from_training(visit)
        .map(|training| view! { <input type="hidden" name="training" value=training /> });
    let body = match plan.check() {
        Err(error) => view! {
            {warn(error.say(language))}
            {steps}
        }
        .into_any(),
        Ok(()) => {
            let question = say!(
                language,
                "merge-ask",
                name = merged.name.as_str(),
                address = address(merged, language),
                kept = address(kept, language)
            );
            view! {
                {steps}
                {info(say!(language, "merge-stays"))}
                {warn(question)}
                <form method="post" action=form.action>
                    <input type="hidden" name="kept" value=kept.id />
                    <input type="hidden" name="merged" value=merged.id />
                    <input type="hidden" name="version" value=stood.version() />
                    {training}
                    <div class="actions">
                        <button>{say!(language, "merge-do")}</button>
                    </div>
                </form>
            }
            .into_any()
        }
    };
    let title = say!(language, "merge-title");
    view! {
        {head(title.clone(), Vec::new(), Some(say!(language, "merge-both")))}
        <div class="table" tabindex="0" role="region" aria-label=title>
            <table class="rows merging">
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "merge-account")}</th>
                        <th scope="col">{say!(language, "field-email")}</th>
                        <th scope="col">{say!(language, "people-signed-up")}</th>
                        <th scope="col">{say!(language, "nav-trainings")}</th>
                    </tr>
                </thead>
                <tbody>
                    {side(&plan.kept, say!(language, "merge-kept"), language)}
                    {side(&plan.merged, say!(language, "merge-merged"), language)}
                </tbody>
            </table>
        </div>
        <div class="actions">
            <a class="button quiet" href=swap>{say!(language, "merge-swap")}</a>
            <a class="button quiet" href=back>{say!(language, "merge-other")}</a>
        </div>
        <h2>{say!(language, "merge-happens")}</h2>
        {body}
    }
}

/// An account: whose, with what.
fn side(side: &Side, becomes: String, language: Language) -> impl IntoView + use<> {
    let account = &side.account;
    let signed_up = match account.signed_up {
        true => say!(language, "people-yes"),
        false => say!(language, "account-not-used"),
    };
    let seats: Vec<_> = side
        .seats
        .iter()
        .map(|seat| {
            let role = language::role(seat.role, language);
            let place = trainings::words::place(seat.place, language);
            let counts = counts(seat, language);
            let title = seat.titles.get(language).to_owned();
            view! { <li>{title} ": " {role} ", " {place} ", " {counts}</li> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row"><bdi>{account.name.clone()}</bdi> " " <span class="badge">{becomes}</span></th>
            <td>{address(account, language)}</td>
            <td>{signed_up}</td>
            <td><ul>{seats}</ul></td>
        </tr>
    }
}

fn counts(seat: &Seat, language: Language) -> String {
    format!(
        "{}, {}",
        say!(language, "merge-marks", count = seat.marks),
        say!(language, "merge-attempts", count = seat.attempts)
    )
}

/// What happens to a place, or why nothing does.
fn said(step: &Step, plan: &Plan, language: Language) -> String {
    let title = |seat: &Seat| seat.titles.get(language).to_owned();
    match step {
        Step::Moves(seat) => say!(language, "merge-moves", title = title(seat)),
        Step::Joins { from, to } => say!(
            language,
            "merge-joins",
            title = title(from),
            own = from.marks,
            kept = to.marks
        ),
        Step::Refused(seat, why) => {
            let name = plan.merged.account.name.as_str();
            let title = title(seat);
            match why {
                Why::Roles => say!(language, "merge-not-roles", title = title),
                Why::AttemptsOfBoth => say!(language, "merge-not-attempts-of-both", title = title),
                Why::Attempts => say!(language, "merge-not-attempts", title = title, name = name),
                Why::Requests => say!(language, "merge-not-requests", title = title, name = name),
                Why::Grants => say!(language, "merge-not-grants", title = title, name = name),
                Why::Namings => say!(language, "merge-not-namings", title = title, name = name),
            }
        }
    }
}

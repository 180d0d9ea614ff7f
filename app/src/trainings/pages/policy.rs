//! The form for the attendance policy of a training, below that for the training.

use course::Language;
use leptos::prelude::*;
use rules::attendance::{Excuse, Minutes, Weight};

use crate::{
    errors::Field,
    language::say,
    parts::form::{Entry, Form},
    request::Visit,
    trainings::{Training, actions::policy::SetPolicy, standing, words},
};

pub(super) fn form(training: &Training, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<SetPolicy>(visit);
    let policy = &training.policy;
    let minutes = |field, minutes: Minutes| {
        let entry = Entry {
            kind: "number",
            value: minutes.get().to_string(),
            most: 3,
            ..Entry::default()
        };
        form.field(field, entry)
    };
    let weights = |field, chosen: Weight| {
        let options =
            Weight::ALL.map(|each| (each.code().to_owned(), words::weight(each, language)));
        form.select(field, options.to_vec(), chosen.code(), None)
    };
    let excuses = Excuse::ALL.map(|each| (each.code().to_owned(), words::excuse(each, language)));
    let lede = say!(language, "policy-lede");
    view! {
        <section id="policy">
            <h2>{say!(language, "policy-title")}</h2>
            <p>{lede} " " {say!(language, "policy-partly")}</p>
            <form method="post" action=form.action>
                <input type="hidden" name="training" value=training.id />
                {form.made_from(&standing::of_policy(training), |field, value| standing::said(field, value, visit))}
                <div class="fields">
                    {minutes(Field::LateAfter, policy.late_after)}
                    {minutes(Field::OpensBefore, policy.opens_before)}
                    {minutes(Field::ClosesAfter, policy.closes_after)}
                </div>
                <div class="fields">
                    {weights(Field::LateCounts, policy.late)}
                    {weights(Field::LeftEarlyCounts, policy.left_early)}
                    {form.select(Field::ExcusedCounts, excuses.to_vec(), policy.excused.code(), None)}
                </div>
                {form.tick(Field::CodeNeeded, policy.code_needed, Some(say!(language, "policy-code-hint")))}
                <div class="actions">
                    <button>{save(language)}</button>
                </div>
            </form>
        </section>
    }
}

fn save(language: Language) -> String {
    say!(language, "policy-save")
}

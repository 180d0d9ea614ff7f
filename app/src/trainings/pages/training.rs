//! The form for a training.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn};
use rules::roles::Role;

use crate::{
    context::Visit,
    errors::{AppError, Field},
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    say,
    trainings::{
        Training,
        actions::training::{ChangeTraining, MakeTraining},
        store,
    },
};

/// Makes a training.
#[component]
pub fn NewTrainingPage() -> impl IntoView {
    page(async |visit| {
        if !visit.viewer()?.can_make_trainings() {
            return Err(AppError::NotAllowed);
        }
        Ok(view::<MakeTraining>(None, &visit).into_any())
    })
}

/// Changes a training.
#[component]
pub fn ChangeTrainingPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| {
        visit.viewer()?.may(id, Role::may_manage_training)?;
        let training = store::find(visit.house.db.read(), id).await?;
        let policy = super::policy::form(&training, &visit);
        let change = view::<ChangeTraining>(Some(training), &visit);
        Ok(view! { {change} {policy} }.into_any())
    })
}

/// Zones that are offered; any IANA name is taken.
const ZONES: [&str; 8] = [
    "Asia/Almaty",
    "Asia/Qostanay",
    "Asia/Bishkek",
    "Asia/Tashkent",
    "Europe/Chisinau",
    "Europe/Kyiv",
    "Europe/Ljubljana",
    "Pacific/Auckland",
];

fn view<Action: ServerFn>(
    training: Option<Training>,
    visit: &Visit,
) -> impl IntoView + use<Action> {
    let language = visit.language;
    let form = Form::of::<Action>(visit);
    let (title, crumbs, button) = match &training {
        None => (
            say!(language, "training-new"),
            vec![("/".to_owned(), say!(language, "nav-trainings"))],
            say!(language, "training-make"),
        ),
        Some(training) => (
            say!(language, "training-change"),
            vec![(
                format!("/trainings/{}", training.id),
                training.titles.get(language).to_owned(),
            )],
            say!(language, "save"),
        ),
    };
    let courses = visit
        .house
        .courses
        .all()
        .into_iter()
        .map(|served| {
            (
                served.course.id.clone(),
                served.course.title.get(language).to_owned(),
            )
        })
        .collect();
    let hidden = training.as_ref().map(|training| {
        view! { <input type="hidden" name="training" value=training.id /> }
    });
    let old = |read: fn(&Training) -> String| training.as_ref().map(read).unwrap_or_default();
    let zone = training
        .as_ref()
        .map_or(ZONES[0].to_owned(), |training| training.zone_name.clone());
    let zones: Vec<_> = ZONES
        .into_iter()
        .map(|zone| view! { <option value=zone></option> })
        .collect();
    let course = old(|t| t.course.clone());
    let capacity = old(|t| {
        t.capacity
            .map(|places| places.to_string())
            .unwrap_or_default()
    });
    let copy = training.as_ref().map(|training| {
        let address = format!("/trainings/{}/copy", training.id);
        view! { <p><a class="button quiet" href=address>{say!(language, "training-copy")}</a></p> }
    });
    view! {
        {head(title, crumbs, None)}
        <form method="post" action=form.action>
            {hidden}
            {titles(&form, [old(|t| t.titles.kk.clone()), old(|t| t.titles.ru.clone()), old(|t| t.titles.en.clone())])}
            <div class="fields">
                {form.field(Field::Place, Entry { value: old(|t| t.place.clone()), ..Entry::default() })}
                {form.select(Field::Course, courses, &course, None)}
            </div>
            <div class="fields">
                {form.field(Field::StartsOn, Entry { kind: "date", value: old(|t| t.starts_on.to_string()), ..Entry::default() })}
                {form.field(Field::EndsOn, Entry { kind: "date", value: old(|t| t.ends_on.to_string()), ..Entry::default() })}
            </div>
            <div class="fields">
                {form.field(
                    Field::TimeZone,
                    Entry { value: zone, hint: Some(say!(language, "time-zone-hint")), list: Some("zones"), ..Entry::default() },
                )}
                <datalist id="zones">{zones}</datalist>
                {form.field(
                    Field::Capacity,
                    Entry {
                        value: capacity,
                        hint: Some(say!(language, "capacity-hint")),
                        required: false,
                        most: 6,
                        ..Entry::default()
                    },
                )}
            </div>
            {form.tick(Field::Reminders, training.as_ref().is_some_and(|t| t.reminders), Some(say!(language, "reminders-hint")))}
            {super::session::confirm::<Action>(visit)}
            <div class="actions">
                <button>{button}</button>
            </div>
        </form>
        {copy}
    }
}

/// The three fields of a title, Kazakh first.
pub(super) fn titles(form: &Form, [kk, ru, en]: [String; 3]) -> impl IntoView + use<> {
    let entry = |value, language: Language| Entry {
        value,
        lang: Some(language.code()),
        ..Entry::default()
    };
    view! {
        <div class="fields">
            {form.field(Field::TitleKk, entry(kk, Language::Kk))}
            {form.field(Field::TitleRu, entry(ru, Language::Ru))}
            {form.field(Field::TitleEn, entry(en, Language::En))}
        </div>
    }
}

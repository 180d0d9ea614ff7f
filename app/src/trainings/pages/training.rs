//! The form for a training.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn};
use rules::roles::Role;

use crate::{
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::training::{ChangeTraining, MakeTraining},
        standing, store,
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
                paths::home::training(training.id),
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
    let stood = training.as_ref().map(standing::of_training);
    let old = |field| {
        stood
            .as_ref()
            .map(|stood| stood.get(field))
            .unwrap_or_default()
    };
    let version = stood
        .as_ref()
        .map(|stood| form.made_from(stood, |field, value| standing::said(field, value, visit)));
    let zone = training
        .as_ref()
        .map_or(ZONES[0].to_owned(), |training| training.zone_name.clone());
    let zones: Vec<_> = ZONES
        .into_iter()
        .map(|zone| view! { <option value=zone></option> })
        .collect();
    let course = old(Field::Course);
    let further = training.as_ref().map(|training| {
        let (copy, end) = (
            paths::trainings::copy(training.id),
            paths::trainings::end(training.id),
        );
        view! {
            <div class="actions">
                <a class="button quiet" href=copy>{say!(language, "training-copy")}</a>
                <a class="button quiet" href=end>{say!(language, "end-title")}</a>
            </div>
        }
    });
    view! {
        {head(title, crumbs, None)}
        <form method="post" action=form.action>
            {hidden}
            {version}
            {titles(&form, [old(Field::TitleKk), old(Field::TitleRu), old(Field::TitleEn)], None)}
            <p class="hint">{say!(language, "titles-hint")}</p>
            <div class="fields">
                {form.field(Field::Place, Entry { value: old(Field::Place), ..Entry::default() })}
                {form.select(Field::Course, courses, &course, None)}
            </div>
            <div class="fields">
                {form.field(Field::StartsOn, Entry { kind: "date", value: old(Field::StartsOn), ..Entry::default() })}
                {form.field(Field::EndsOn, Entry { kind: "date", value: old(Field::EndsOn), ..Entry::default() })}
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
                        value: old(Field::Capacity),
                        hint: Some(say!(language, "capacity-hint")),
                        required: false,
                        most: 6,
                        ..Entry::default()
                    },
                )}
            </div>
            {form.area(
                Field::About,
                Entry {
                    value: old(Field::About),
                    hint: Some(say!(language, "about-hint")),
                    required: false,
                    most: 2000,
                    ..Entry::default()
                },
            )}
            {form.field(
                Field::Contact,
                Entry {
                    value: old(Field::Contact),
                    hint: Some(say!(language, "contact-hint")),
                    required: false,
                    most: 300,
                    ..Entry::default()
                },
            )}
            {form.tick(Field::Reminders, training.as_ref().is_some_and(|t| t.reminders), Some(say!(language, "reminders-hint")))}
            {super::session::confirm::<Action>(visit)}
            <div class="actions">
                <button>{button}</button>
            </div>
        </form>
        {further}
    }
}

/// The fields of a title, Kazakh first: in these languages, where only some are used, and there
/// each has to be filled in.
pub(super) fn titles(
    form: &Form,
    [kk, ru, en]: [String; 3],
    used: Option<&[Language]>,
) -> impl IntoView + use<> {
    let field = |field, value: String, language: Language| {
        let needed = used.is_some_and(|used| used.contains(&language));
        // A title that is there is shown though its language is not used any more.
        let shown = used.is_none() || needed || !value.is_empty();
        shown.then(|| {
            let entry = Entry {
                value,
                required: needed,
                lang: Some(language.code()),
                ..Entry::default()
            };
            form.field(field, entry)
        })
    };
    view! {
        <div class="fields">
            {field(Field::TitleKk, kk, Language::Kk)}
            {field(Field::TitleRu, ru, Language::Ru)}
            {field(Field::TitleEn, en, Language::En)}
        </div>
    }
}

//! The form that copies a training.

use leptos::prelude::*;

use crate::{
    authorization::viewer::InTraining as _,
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{Training, actions::copy::CopyTraining, store},
};

use super::training::titles;

/// Copies a training for another group.
#[component]
pub fn CopyTrainingPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| {
        let (training, sessions) = load(&visit, id).await?;
        Ok(view(training, sessions, &visit).into_any())
    })
}

/// The training, and how many sessions it has.
async fn load(visit: &Visit, id: i64) -> Result<(Training, usize), AppError> {
    let viewer = visit.viewer()?;
    let id = viewer.manages(id)?.training();
    let _ = viewer.makes_trainings()?;
    let db = visit.house.db.read();
    let sessions = store::sessions(db, id).await?.len();
    Ok((store::find(db, id).await?, sessions))
}

fn view(training: Training, sessions: usize, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<CopyTraining>(visit);
    let crumbs = vec![(
        paths::home::training(training.id),
        training.titles.get(language).to_owned(),
    )];
    let lede = say!(language, "training-copy-lede", count = sessions);
    let names = [
        training.titles.kk.clone(),
        training.titles.ru.clone(),
        training.titles.en.clone(),
    ];
    view! {
        {head(say!(language, "training-copy"), crumbs, Some(lede))}
        <form method="post" action=form.action>
            <input type="hidden" name="training" value=training.id />
            {titles(&form, names, None)}
            <div class="fields">
                {form.field(Field::Place, Entry { value: training.place, ..Entry::default() })}
                {form.field(
                    Field::StartsOn,
                    Entry { kind: "date", hint: Some(say!(language, "training-copy-day")), ..Entry::default() },
                )}
            </div>
            {form.tick(Field::Staff, true, Some(say!(language, "training-copy-staff-hint")))}
            <div class="actions">
                <button>{say!(language, "training-copy-do")}</button>
            </div>
        </form>
    }
}

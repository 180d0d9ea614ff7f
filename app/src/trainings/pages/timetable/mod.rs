//! Sessions by a table: pasted from a sheet or typed by hand, looked at, and added all at once.

mod table;
mod words;

use std::collections::BTreeSet;

use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    roles::Role,
    timetable::{Checked, Row},
};

use crate::{
    errors::{AppError, Field, UserError},
    language::{dates, say},
    memory::set_aside,
    parts::{
        form::{Entry, Form},
        notice::{good, warn},
        page::{head, number, page, text},
    },
    paths,
    request::{Visit, refused::Typed},
    trainings::{
        Session, Training,
        actions::timetable::{AddSessions, MOST_PASTED, ReadSessions},
        store,
        timetable::{self, PreparedTable},
    },
};

use table::{Line, table};

/// How many rows stand ready to be typed into.
const TYPED_ROWS: usize = 6;

/// Where rows are pasted or typed.
#[component]
pub fn TimetablePage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| {
        visit.viewer()?.may(id, Role::may_manage_training)?;
        let training = store::find(visit.house.db.read(), id).await?;
        Ok(entering(&training, &visit).into_any())
    })
}

/// What was read, before it is added.
#[component]
pub fn TimetableReadPage() -> impl IntoView {
    let (id, key) = (number("training"), text("table"));
    page(async move |visit| Ok(view(&load(&visit, id, key).await?, &visit).into_any()))
}

/// The way to these pages, below the agenda.
fn crumbs(training: &Training, visit: &Visit) -> Vec<(String, String)> {
    let language = visit.language;
    vec![
        (
            paths::home::training(training.id),
            training.titles.get(language).to_owned(),
        ),
        (
            paths::trainings::agenda(training.id),
            say!(language, "agenda-title"),
        ),
    ]
}

/// The cells that were typed into a form, by their names.
fn cells(typed: &Typed) -> impl Iterator<Item = (&str, &str)> {
    typed.fields.iter().filter_map(|(name, text)| {
        let name = name.strip_prefix("cells[")?.strip_suffix(']')?;
        Some((name, text.as_str()))
    })
}

fn entering(training: &Training, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<ReadSessions>(visit);
    let clock = say!(
        language,
        "session-clock",
        zone = training.zone_name.as_str(),
        place = training.place.as_str()
    );
    let columns = timetable::columns(training);
    let order = columns.iter();
    let order: Vec<String> = order
        .map(|column| timetable::field(*column).label(language))
        .collect();
    let hint = say!(language, "timetable-sheet-hint", columns = order.join(", "));
    let typed = visit.refused_by::<ReadSessions>();
    let typed = typed.map(|refused| timetable::rows(cells(&refused.typed)));
    let mut rows = typed.and_then(Result::ok).unwrap_or_default();
    if rows.len() < TYPED_ROWS {
        rows.resize_with(TYPED_ROWS, Row::default);
    }
    let lines = rows.into_iter().enumerate();
    let lines: Vec<Line> = lines.map(|(at, row)| Line::empty(at + 1, row)).collect();
    view! {
        {head(say!(language, "timetable-title"), crumbs(training, visit), Some(clock))}
        <form method="post" action=form.action>
            <input type="hidden" name="training" value=training.id />
            {form.area(Field::Sheet, Entry { required: false, most: MOST_PASTED, hint: Some(hint), ..Entry::default() })}
            <section>
                <h2>{say!(language, "timetable-by-hand")}</h2>
                <p class="hint">{say!(language, "timetable-by-hand-hint")}</p>
                {table(&columns, lines, say!(language, "timetable-by-hand"), language)}
            </section>
            <div class="actions">
                <button>{say!(language, "timetable-check")}</button>
                <a class="button quiet" href=paths::trainings::agenda(training.id)>{say!(language, "cancel")}</a>
            </div>
        </form>
    }
}

/// What the page shows.
#[derive(Debug)]
struct Page {
    training: Training,
    sessions: Vec<Session>,
    key: String,
    rows: Vec<Checked>,
    /// Whether it was sent, and something speaks against it, which stands above the page.
    is_refused: bool,
}

async fn load(visit: &Visit, id: i64, key: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let db = visit.house.db.read();
    let training = store::find(db, id).await?;
    let refused = visit.refused_by::<AddSessions>();
    let (rows, left) = match refused {
        Some(refused) => (
            timetable::rows(cells(&refused.typed))?,
            left(&refused.typed),
        ),
        None => {
            let now = visit.house.clock.now();
            let table = set_aside::get(db, Some(viewer.account), &key, now).await?;
            let table = table.filter(|table: &PreparedTable| table.training == id);
            let table = table.ok_or(UserError::PreparedGone)?;
            (table.rows, BTreeSet::new())
        }
    };
    let sessions = store::sessions(db, id).await?;
    Ok(Page {
        rows: timetable::checked(&training, &sessions, &rows, &left),
        is_refused: refused.is_some(),
        training,
        sessions,
        key,
    })
}

/// The rows that were to be left out.
fn left(typed: &Typed) -> BTreeSet<usize> {
    let fields = typed.fields.iter();
    let ticked = fields.filter(|(name, _)| name.starts_with("left["));
    ticked.filter_map(|(_, row)| row.parse().ok()).collect()
}

fn view(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = page.training.id;
    let seen: Vec<String> = timetable::doubts(&page.rows).collect();
    let kept = timetable::kept(&page.rows).count();
    let lines = page.rows.iter().filter(|one| !one.row.is_blank());
    let mut lines: Vec<Line> = lines
        .map(|one| Line::of(one, &page.rows, &page.sessions, &page.training, language))
        .collect();
    Line::stand_in_first_wrong(&mut lines);
    let title = say!(language, "timetable-check-title");
    let add = say!(language, "timetable-add", count = kept);
    view! {
        {head(title.clone(), crumbs(&page.training, visit), None)}
        {notices(page, seen.len(), visit)}
        <form method="post" action=AddSessions::url()>
            <input type="hidden" name="training" value=id />
            <input type="hidden" name="table" value=page.key.clone() />
            <input type="hidden" name="seen" value=seen.join(" ") />
            {table(&timetable::columns(&page.training), lines, title, language)}
            <div class="actions">
                <button>{add}</button>
                <a class="button quiet" href=paths::trainings::timetable(id)>{say!(language, "timetable-again")}</a>
            </div>
        </form>
    }
}

/// What has to be said of the table as a whole.
fn notices(page: &Page, doubts: usize, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let rows = || timetable::kept(&page.rows);
    let wrong = rows()
        .filter(|one| timetable::session(one).is_none())
        .count();
    // What was refused stands above the page already.
    let summary = (!page.is_refused).then(|| match wrong {
        0 => good(say!(language, "timetable-good", count = rows().count())).into_any(),
        _ => warn(say!(language, "error-sessions-unclear", count = wrong)).into_any(),
    });
    let doubtful = (doubts > 0 && wrong == 0 && !page.is_refused)
        .then(|| warn(say!(language, "timetable-doubts", count = doubts)));
    let training = &page.training;
    let (first, last) = timetable::days(training, &page.rows);
    let longer = (first, last) != (training.starts_on, training.ends_on);
    let longer = longer.then(|| {
        let before = dates::days(language, training.starts_on, training.ends_on);
        let days = dates::days(language, first, last);
        warn(say!(
            language,
            "timetable-longer",
            before = before,
            days = days
        ))
    });
    view! { {summary} {doubtful} {longer} }
}

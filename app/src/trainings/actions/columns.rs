//! Saying which column of a file is which, where its heads do not tell.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lists::{Heads, Naming};
use rules::roster::Column;

use crate::{
    authorization::viewer::InTraining as _,
    errors::{Field, UserError},
    memory::set_aside,
    paths,
    request::act,
    trainings::{
        ReadingDesk,
        prepared::{PreparedFile, PreparedList},
        store,
    },
};

/// Reads a file again with its columns as an organizer says, puts the list aside, and remembers for
/// the training what its heads mean.
#[server(endpoint = "trainings/name-columns")]
pub async fn name_columns(
    training: i64,
    file: String,
    #[server(default)] columns: BTreeMap<String, String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let training = manages.training();
        let owner = Some(viewer.account);
        let prepared = set_aside::get(house.db.read(), owner, &file, now).await?;
        let prepared = prepared
            .filter(|prepared: &PreparedFile| prepared.training == training)
            .ok_or(UserError::PreparedGone)?;
        let mut naming = store::naming(house.db.read(), training).await?;
        let said = said(&prepared.heads(), &columns, &mut naming)?;
        let list = ReadingDesk::of(house).read(prepared.bytes, naming).await?;
        let list = list.map_err(|unread| UserError::List {
            refusal: unread.refusal,
        })?;
        let txn = house.db.begin().await?;
        for (head, column) in said {
            store::remember_head(&txn, &manages, (&head, column), now).await?;
        }
        let list = PreparedList { training, list };
        let key = set_aside::put(&txn, owner, &list, now).await?;
        txn.commit().await?;
        Ok(paths::trainings::list(training, &key))
    })
    .await
}

/// The field of a form that stands for a column.
pub(in crate::trainings) fn field(column: Column) -> Field {
    match column {
        Column::Name => Field::Name,
        Column::Email => Field::Email,
        Column::Court => Field::Court,
        Column::Region => Field::Region,
        Column::Position => Field::Position,
        Column::Language => Field::Language,
    }
}

/// Whether no list is one without the column.
pub(in crate::trainings) fn is_needed(column: Column) -> bool {
    matches!(column, Column::Name | Column::Email)
}

/// What a form says of heads: those that name a column, each with the column. A column that no head
/// names is one that the list does not have.
fn said(
    heads: &Heads,
    columns: &BTreeMap<String, String>,
    naming: &mut Naming,
) -> Result<Vec<(String, Column)>, UserError> {
    let mut said: Vec<(String, Column)> = Vec::new();
    for column in Column::ALL {
        let field = field(column);
        let chosen = columns.get(column.code()).map_or("", String::as_str);
        if chosen.is_empty() {
            if is_needed(column) {
                return Err(UserError::Missing { field });
            }
            naming.leave_out(column);
            continue;
        }
        let head = chosen.parse::<usize>().ok();
        let head = head.and_then(|place| heads.heads.get(place));
        let head = head.ok_or(UserError::NotUnderstood { field })?;
        // One column says one thing.
        if said.iter().any(|(other, _)| other == head) {
            return Err(UserError::NotUnderstood { field });
        }
        naming.call(head, column);
        said.push((head.clone(), column));
    }
    Ok(said)
}

//! Putting right what stands wrong in a list that was read, without the file.

use std::collections::BTreeMap;

use leptos::prelude::*;
use rules::roster::Column;

use crate::{
    authorization::viewer::InTraining as _, errors::UserError, memory::set_aside, paths,
    request::act, trainings::prepared::PreparedList,
};

/// Puts other texts into cells of a list that was put aside, and reads it again. The list as it was
/// stays under its own address until newer ones need its room.
#[server(endpoint = "trainings/mend-list")]
pub async fn mend_list(
    training: i64,
    list: String,
    #[server(default)] cells: BTreeMap<String, String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let training = viewer.manages(training)?.training();
        let owner = Some(viewer.account);
        let prepared = set_aside::get(house.db.read(), owner, &list, now).await?;
        let mut prepared = prepared
            .filter(|prepared: &PreparedList| prepared.training == training)
            .ok_or(UserError::PreparedGone)?;
        for (cell, text) in &cells {
            let (row, column) = cell_of(cell).ok_or(UserError::BadRequest)?;
            if !prepared.list.mend(row, column, text) {
                return Err(UserError::BadRequest.into());
            }
        }
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, owner, &prepared, now).await?;
        txn.commit().await?;
        Ok(paths::trainings::list(training, &key))
    })
    .await
}

/// Which cell a field is for: `email-5` is the address in row 5.
fn cell_of(name: &str) -> Option<(usize, Column)> {
    let (code, row) = name.split_once('-')?;
    let column = Column::ALL.into_iter().find(|each| each.code() == code)?;
    Some((row.parse().ok()?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_names_its_cell() {
        assert_eq!(cell_of("email-5"), Some((5, Column::Email)));
        for other in [
            "", "5", "email", "email-", "-5", "email-x", "Email-5", "5-email",
        ] {
            assert_eq!(cell_of(other), None, "{other}");
        }
    }
}

//! What nobody can type is not kept, on either database alike.

use app::errors::UserError;
use records::account;
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::harness::House;

on_both_databases!(
    control_characters_in_forms_are_left_out,
    control_characters_in_lists_are_left_out,
);

async fn name_of(house: &House, email: &str) -> String {
    let found = account::Entity::find().filter(account::Column::Email.eq(email));
    found
        .one(house.inner.db.read())
        .await
        .unwrap()
        .unwrap()
        .name
}

async fn control_characters_in_forms_are_left_out(house: House) {
    let organizer = house.knows("Olga", Some(Role::Organizer)).await;
    organizer.arrives().await;
    organizer.visits(&house.training.at("/people")).await;
    for (number, bad) in ["\u{0}", "\u{1}", "\u{b}", "\u{1f}", "\u{7f}"]
        .iter()
        .enumerate()
    {
        let email = format!("person{number}@example.org");
        let name = format!("Ai{bad}da");
        let answer = organizer
            .sends(
                "trainings/add-person",
                &[
                    ("training", &house.training.id),
                    ("name", &name),
                    ("email", &email),
                    ("language", &"en"),
                    ("role", &"judge"),
                ],
            )
            .await;
        answer.is_done();
        assert_eq!(name_of(&house, &email).await, "Aida");
    }
    // Where nobody is signed in, too.
    let refused = house
        .browser()
        .signs_in("a\u{0}b@example.org", "x\u{0}y")
        .await;
    refused.is_refused_with(&UserError::WrongSignIn);
}

async fn control_characters_in_lists_are_left_out(house: House) {
    let organizer = house.knows("Olga", Some(Role::Organizer)).await;
    organizer.arrives().await;
    let list = |bad: &str| {
        format!(
            "name;email;court;region;position;language\r\n\
             Ai{bad}da;aida@example.org;Co{bad}urt;;;kk\r\n"
        )
    };
    // No spreadsheet writes a text with a NUL in it.
    let answer = organizer.imports(list("\u{0}")).await;
    answer.is_refused_with(&UserError::ListUnreadable);
    let answer = organizer.imports(list("\u{1}")).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.text("main tbody th"), "Aida aida@example.org");
}

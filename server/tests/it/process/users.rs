//! `torelik user`.

use app::{accounts, db::Database};
use records::audit_event;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::command_line::{fails, sqlite, succeeds};
use crate::{cluster, erasure::is_random};

/// What the audit says of changes of roles, oldest first.
fn changes_of_roles(database: &str) -> Vec<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let events = runtime.block_on(async {
        let db = Database::open(database).await.unwrap();
        let events = audit_event::Entity::find()
            .filter(audit_event::Column::Action.eq(accounts::events::ROLE_GIVEN.code()))
            .order_by_asc(audit_event::Column::Id);
        let events = events.all(db.read()).await.unwrap();
        db.close().await.unwrap();
        events
    });
    events.into_iter().map(|event| event.detail).collect()
}

fn accounts_and_roles_are_given_out(database: &str) {
    let place = [
        "user",
        "--database",
        database,
        "--public-url",
        "https://training.example.org/",
    ];
    let user = |arguments: &[&'static str]| [&place[..], arguments].concat();
    let link = succeeds(&user(&[
        "add",
        "Amal@Example.org",
        "--name",
        "Amal",
        "--language",
        "ru",
    ]));
    assert!(
        link.starts_with("https://training.example.org/invitations/"),
        "{link}"
    );
    assert_eq!(link.trim().rsplit('/').next().unwrap().len(), 64);
    let said = fails(&user(&["add", "amal@example.org", "--name", "Another"]));
    assert!(
        said.contains("there is an account with amal@example.org already"),
        "{said}"
    );
    fails(&user(&["add", "no address", "--name", "Nobody"]));
    succeeds(&user(&[
        "add",
        "root@example.org",
        "--name",
        "Root",
        "--administrator",
    ]));
    let list = succeeds(&user(&["list"]));
    assert_eq!(
        list,
        "amal@example.org\tAmal\tru\t\tinvited\nroot@example.org\tRoot\tkk\tadministrator\tinvited\n"
    );
    // Roles.
    assert!(fails(&user(&["role", "amal@example.org", "organizer"])).contains("--training NUMBER"));
    assert!(
        fails(&user(&[
            "role",
            "amal@example.org",
            "organizer",
            "--training",
            "1"
        ]))
        .contains("there is no training 1")
    );
    assert!(
        fails(&user(&[
            "role",
            "amal@example.org",
            "king",
            "--training",
            "1"
        ]))
        .contains("king is no role")
    );
    assert!(
        fails(&user(&["role", "nobody@example.org", "administrator"]))
            .contains("there is no account")
    );
    succeeds(&["demo", "--database", database]);
    succeeds(&user(&[
        "role",
        "amal@example.org",
        "observer",
        "--training",
        "1",
    ]));
    succeeds(&user(&[
        "role",
        "amal@example.org",
        "organizer",
        "--training",
        "1",
    ]));
    succeeds(&user(&["role", "root@example.org", "no-administrator"]));
    assert!(succeeds(&user(&["list"])).contains("root@example.org\tRoot\tkk\t\tinvited\n"));
    let other = succeeds(&user(&["reset", "amal@example.org"]));
    assert!(
        other.starts_with("https://training.example.org/invitations/") && other != link,
        "{other}"
    );
    assert!(fails(&user(&["reset", "nobody@example.org"])).contains("there is no account"));
    // Taking a role away, closing, opening again.
    assert!(fails(&user(&["role", "amal@example.org", "none"])).contains("--training NUMBER"));
    succeeds(&user(&[
        "role",
        "amal@example.org",
        "none",
        "--training",
        "1",
    ]));
    // The audit says which role was changed into which.
    let changes = [
        ("none", "observer"),
        ("observer", "organizer"),
        ("administrator", "none"),
        ("organizer", "none"),
    ];
    let changes = changes.map(|(from, to)| format!("{{\"from\":\"{from}\",\"to\":\"{to}\"}}"));
    assert_eq!(changes_of_roles(database), changes);
    succeeds(&user(&["close", "amal@example.org"]));
    assert!(succeeds(&user(&["list"])).contains("amal@example.org\tAmal\tru\t\tclosed\n"));
    assert!(fails(&user(&["close", "nobody@example.org"])).contains("there is no account"));
    succeeds(&user(&["reopen", "amal@example.org"]));
    assert!(succeeds(&user(&["list"])).contains("amal@example.org\tAmal\tru\t\tinvited\n"));
    let refused = fails(&user(&["take-second-step", "amal@example.org"]));
    assert!(refused.contains("has no second step"), "{refused}");
    // Erasing.
    succeeds(&user(&["role", "root@example.org", "administrator"]));
    assert!(fails(&user(&["erase", "root@example.org"])).contains("is an administrator"));
    let erased = succeeds(&user(&["erase", "amal@example.org"]));
    let pseudonym = erased.split(['“', '”']).nth(1).unwrap();
    assert!(
        is_random(pseudonym.strip_prefix("Person ").unwrap()),
        "{erased}"
    );
    assert!(fails(&user(&["erase", "amal@example.org"])).contains("there is no account"));
    let list = succeeds(&user(&["list"]));
    assert!(!list.to_lowercase().contains("amal@"), "{list}");
    let line = format!("@erased.invalid\t{pseudonym}\t");
    assert!(list.contains(&line), "{list}");
}

#[test]
fn accounts_and_roles_are_given_out_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    accounts_and_roles_are_given_out(&sqlite(&folder));
}

#[test]
fn accounts_and_roles_are_given_out_on_postgresql() {
    accounts_and_roles_are_given_out(&cluster::database());
}

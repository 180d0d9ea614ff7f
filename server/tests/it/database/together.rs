//! Programs that start at the same time on one database.

use std::process::Stdio;

use crate::{
    cluster,
    process::command_line::{sqlite, torelik},
};

/// How many start at once.
const PROGRAMS: usize = 5;

fn migrate_at_once(database: &str) {
    let running: Vec<_> = (0..PROGRAMS)
        .map(|_| {
            torelik(&["migrate", "--database", database])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for program in running {
        let ended = program.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.success(), "{said}");
    }
}

#[test]
fn several_bring_an_sqlite_file_up_to_date_together() {
    let folder = tempfile::tempdir().unwrap();
    migrate_at_once(&sqlite(&folder));
}

#[test]
fn several_bring_a_postgresql_database_up_to_date_together() {
    migrate_at_once(&cluster::database());
}

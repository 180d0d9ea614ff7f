//! `torelik check`.

use std::{io::IsTerminal as _, path::Path, process::ExitCode};

use anyhow::bail;

pub(super) fn run(folder: &Path) -> anyhow::Result<ExitCode> {
    if !folder.is_dir() {
        bail!(
            "there is no folder {}: name the folder of courses",
            folder.display()
        );
    }
    let courses = if folder.join("course.toml").exists() {
        vec![(folder.to_owned(), course::load(folder))]
    } else {
        course::load_all(folder)
    };
    if courses.is_empty() {
        bail!(
            "there is no course in {}: a course is a folder with a course.toml",
            folder.display()
        );
    }
    let mut problems = Vec::new();
    for (_, outcome) in courses {
        match outcome {
            Ok(loaded) => println!("{}", loaded.summary),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let report = if std::io::stderr().is_terminal() {
        course::report_coloured(&problems)
    } else {
        course::report(&problems)
    };
    eprintln!("{report}");
    Ok(ExitCode::FAILURE)
}

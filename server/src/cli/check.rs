//! `torelik check`.

use std::{io::IsTerminal as _, path::Path, process::ExitCode};

use anyhow::bail;
use clap::ValueEnum;
use course::Problem;

/// How `check` says what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: problems on standard error, figures on standard output.
    Text,
    /// For editors: one JSON array of problems on standard output, empty if there are none.
    Json,
}

pub(super) fn run(folder: &Path, format: Format) -> anyhow::Result<ExitCode> {
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
    let (mut summaries, mut problems) = (Vec::new(), Vec::new());
    for (_, outcome) in courses {
        match outcome {
            Ok(loaded) => summaries.push(loaded.summary),
            Err(found) => problems.extend(found),
        }
    }
    let code = if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    };
    if format == Format::Json {
        println!("{}", course::report_json(&problems));
        return Ok(code);
    }
    for summary in summaries {
        println!("{summary}");
    }
    tell(&problems);
    Ok(code)
}

/// Tells people what is wrong, if anything is.
pub(super) fn tell(problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    let report = if std::io::stderr().is_terminal() {
        course::report_coloured(problems)
    } else {
        course::report(problems)
    };
    eprintln!("{report}");
}

//! `torelik check`.

use std::{
    io::{self, IsTerminal as _, Write as _},
    path::Path,
    process::ExitCode,
};

use anyhow::{Context as _, bail};
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
    let (mut sound, mut problems) = (Vec::new(), Vec::new());
    for (_, outcome) in courses {
        match outcome {
            Ok(loaded) => sound.push(loaded),
            Err(found) => problems.extend(found),
        }
    }
    let code = if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    };
    problems.extend(sound.iter().flat_map(|loaded| loaded.warnings.clone()));
    if format == Format::Json {
        say(&format!("{}\n", course::report_json(&problems)))?;
        return Ok(code);
    }
    for loaded in &sound {
        let (minutes, given) = (
            course::claims(&loaded.course),
            course::giveaways(&loaded.course),
        );
        say(&format!("{}\n{minutes}\n{given}\n", loaded.summary))?;
    }
    tell(&problems);
    Ok(code)
}

/// Says something on standard output. Whoever reads it may stop in the middle, as `head` does.
pub(super) fn say(text: &str) -> anyhow::Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("standard output cannot be written")
        }
        _ => Ok(()),
    }
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

//! `torelik export` and `torelik import`: questions for and from other platforms.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, anyhow, bail};
use clap::{Args, ValueEnum};
use course::Language;
use exchange::{Remark, Report};
use rules::errata;

use super::check::say;

/// What is written, and where to.
#[derive(Args, Debug)]
pub(super) struct Export {
    /// The folder of the course.
    course: PathBuf,

    /// The id of the lesson or quiz whose questions are written; without it, those of the whole
    /// course.
    #[arg(long)]
    lesson: Option<String>,

    /// The format of the other platform.
    #[arg(long, value_enum)]
    format: Format,

    /// The language in which the questions are written: en, ru or kk.
    #[arg(long, value_parser = language)]
    language: Language,

    /// The file to write.
    #[arg(long)]
    output: PathBuf,
}

/// What is read, and where to.
#[derive(Args, Debug)]
pub(super) struct Import {
    /// The file of the other platform.
    file: PathBuf,

    /// Its format.
    #[arg(long, value_enum)]
    format: Format,

    /// The lesson file to write, such as 05-imported.en.md.
    #[arg(long)]
    output: PathBuf,
}

/// A format of another platform.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Moodle's text format.
    Gift,
    /// Moodle's question bank in XML.
    Moodle,
    /// A content package of QTI 3.0.
    Qti,
}

impl From<Format> for exchange::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Gift => Self::Gift,
            Format::Moodle => Self::Moodle,
            Format::Qti => Self::Qti,
        }
    }
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| format!("there is no language {code}: en, ru or kk"))
}

pub(super) fn export(wanted: &Export) -> anyhow::Result<ExitCode> {
    let folder = &wanted.course;
    let loaded = course::load(folder).map_err(|problems| {
        anyhow!(
            "{}\nThe course cannot be read: correct it first.",
            course::report(&problems)
        )
    })?;
    let lesson = wanted.lesson.as_deref();
    let course = &loaded.course;
    if !course.languages.contains(&wanted.language) {
        bail!("the course is not offered in {}", wanted.language);
    }
    // What is handed on is right as far as is known.
    let (course, more) = errata::put_right(course);
    let mut exported = exchange::export(&course, lesson, wanted.language, wanted.format.into())
        .with_context(|| {
            let ids: Vec<&str> = course
                .lessons()
                .map(|(_, lesson)| lesson.id.as_str())
                .collect();
            let wrong = lesson.unwrap_or_default();
            format!(
                "the course has no lesson {wrong}: it has {}",
                ids.join(", ")
            )
        })?;
    let inside = |id: &String| {
        let of = |(_, lesson): (_, &course::Lesson)| lesson.question(id).map(|_| lesson.id.clone());
        let holds = course.lessons().find_map(of);
        lesson.is_none_or(|wanted| holds.as_deref() == Some(wanted))
    };
    let remarks = more.into_iter().filter(inside).map(|id| Remark {
        question: Some(id),
        reason: "by an erratum other answers are right as well: only the first is written"
            .to_owned(),
    });
    exported.report.remarks.extend(remarks);
    write(&wanted.output, &exported.bytes)?;
    told(exported.questions, &wanted.output, &exported.report)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn import(wanted: &Import) -> anyhow::Result<ExitCode> {
    let file = wanted.file.display();
    let bytes = fs::read(&wanted.file).with_context(|| format!("{file} cannot be read"))?;
    let imported = exchange::import(&bytes, wanted.format.into())
        .with_context(|| format!("{file} cannot be read as this format"))?;
    write(&wanted.output, imported.lesson.as_bytes())?;
    told(imported.questions, &wanted.output, &imported.report)?;
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// Tells how many questions were written and left out, and what had no counterpart.
fn told(questions: usize, output: &Path, report: &Report) -> anyhow::Result<()> {
    let count = |number: usize| match number {
        1 => "1 question".to_owned(),
        number => format!("{number} questions"),
    };
    let mut text = format!("{} in {}", count(questions), output.display());
    if report.left_out > 0 {
        text.push_str(&format!("; {} left out", count(report.left_out)));
    }
    text.push_str(".\n");
    if report.remarks.is_empty() {
        text.push_str("Everything has a counterpart.\n");
    } else {
        text.push_str(&format!(
            "What has no counterpart, or another one:\n\n{report}"
        ));
    }
    say(&text)
}

//! `torelik translated`: says that a translation was brought up to date.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::bail;
use clap::Args;
use course::{Folder, Language, Recorded, RecordedText, Refusal, Translated};

use super::{check, course_folder, language};

/// What was brought up to date.
#[derive(Args, Clone, Debug)]
pub(super) struct Translation {
    /// The lesson: its file name without number and language.
    #[arg(required_unless_present = "all")]
    lesson: Option<String>,
    /// The language of the translation: ru, kk, en.
    #[arg(value_parser = language, required_unless_present = "all")]
    language: Option<Language>,
    /// One section of the lesson by its id; `top` is what comes before the first heading.
    #[arg(long, value_name = "ID")]
    section: Option<String>,
    /// Every lesson in every language: for a course whose translations are all as they should be.
    #[arg(long, conflicts_with_all = ["lesson", "language", "section"])]
    all: bool,
    /// The folder of the course, or of the only course in it.
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    course: PathBuf,
}

pub(super) fn run(translation: &Translation) -> anyhow::Result<ExitCode> {
    let place = course_folder::find(&translation.course)?;
    let translated = match (&translation.lesson, translation.language) {
        (Some(lesson), Some(language)) => Translated::Lesson {
            lesson,
            language,
            section: translation.section.as_deref(),
        },
        _ => Translated::All,
    };
    match course::record(&Folder::read(&place), translated) {
        Ok(recorded) => {
            course_folder::replace(&place.join("translations.lock"), &recorded.lock)?;
            print!("{}", told(&recorded, &place));
            Ok(ExitCode::SUCCESS)
        }
        Err(Refusal::Broken(problems)) => {
            check::tell(&problems);
            bail!("nothing was recorded: the course has problems, which come first");
        }
        Err(Refusal::Because(why)) => bail!("{why}"),
    }
}

/// What was recorded, a line for each text.
fn told(recorded: &Recorded, place: &Path) -> String {
    let mut told = String::new();
    for text in &recorded.texts {
        let RecordedText {
            lesson,
            language,
            sections,
            news,
            missing,
        } = text;
        let plural = if *sections == 1 { "" } else { "s" };
        told.push_str(&format!(
            "{lesson} in {language}: {sections} section{plural} recorded"
        ));
        if news < sections {
            told.push_str(&format!(", {news} of them anew"));
        }
        if *missing > 0 {
            told.push_str(&format!(", {missing} not translated yet"));
        }
        told.push('\n');
    }
    if recorded.dropped > 0 {
        let dropped = recorded.dropped;
        told.push_str(&format!(
            "entries dropped, since their sections are gone: {dropped}\n"
        ));
    }
    told.push_str(&format!(
        "written to {}\n",
        place.join("translations.lock").display()
    ));
    told
}

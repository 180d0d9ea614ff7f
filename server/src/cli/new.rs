//! `torelik new`: begins a module, a lesson, a document or a question.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::bail;
use clap::{Args, Subcommand};
use course::{DocumentKind, Folder, NewThing, Purpose, QuestionKind, Refusal, Skeleton};

use super::{check, course_folder};

#[derive(Clone, Debug, Subcommand)]
pub(super) enum New {
    /// Begins a module: its folder with a module.toml, named in course.toml.
    Module {
        /// The folder, with a number: 02-coi. What follows the number is the id.
        folder: String,
        #[command(flatten)]
        common: Common,
    },
    /// Begins a lesson or a quiz, with a file in each language of the course.
    Lesson {
        /// The id: who-may-apply. The next number is put before it, unless it has one.
        name: String,
        /// The folder or the id of the module.
        #[arg(long)]
        module: String,
        /// Makes it a quiz: pre-test, practice or final.
        #[arg(long, value_parser = purpose, value_name = "PURPOSE")]
        quiz: Option<Purpose>,
        #[command(flatten)]
        common: Common,
    },
    /// Begins a document of a case file, with a file in each language of the course.
    Document {
        /// The id: typesetter-refusal. The next number is put before it, unless it has one.
        name: String,
        /// The folder or the id of the module.
        #[arg(long)]
        module: String,
        /// What it is: decision, record, notice, extract, claim or reply.
        #[arg(long, value_parser = document_kind)]
        kind: DocumentKind,
        /// An id of your own that the documents of one file share.
        #[arg(long)]
        case: Option<String>,
        #[command(flatten)]
        common: Common,
    },
    /// Begins a question at the end of a lesson, in each language in which the lesson exists.
    Question {
        /// How it is answered: single, multiple, true-false, number, order, match, text, blanks,
        /// reasoned or survey.
        #[arg(value_parser = kind)]
        kind: QuestionKind,
        /// The id of the lesson.
        #[arg(long)]
        lesson: String,
        /// The id of the question. It never changes, so choose one that says what is asked.
        #[arg(long)]
        id: String,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Args, Clone, Debug)]
pub(super) struct Common {
    /// What it is called, in the language that the course is written in.
    #[arg(long)]
    title: Option<String>,
    /// The folder of the course, or of the only course in it.
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    course: PathBuf,
}

fn purpose(code: &str) -> Result<Purpose, String> {
    [Purpose::PreTest, Purpose::Practice, Purpose::Final]
        .into_iter()
        .find(|purpose| purpose.code() == code)
        .ok_or_else(|| "one of pre-test, practice, final".to_owned())
}

fn kind(code: &str) -> Result<QuestionKind, String> {
    QuestionKind::from_code(code).ok_or_else(|| {
        format!(
            "one of {}",
            QuestionKind::ALL.map(QuestionKind::code).join(", ")
        )
    })
}

fn document_kind(code: &str) -> Result<DocumentKind, String> {
    let known = DocumentKind::ALL.into_iter();
    known
        .clone()
        .find(|kind| kind.code() == code)
        .ok_or_else(|| {
            let codes: Vec<_> = known.map(DocumentKind::code).collect();
            format!("one of {}", codes.join(", "))
        })
}

impl New {
    fn common(&self) -> &Common {
        match self {
            Self::Module { common, .. }
            | Self::Lesson { common, .. }
            | Self::Document { common, .. }
            | Self::Question { common, .. } => common,
        }
    }

    fn thing(&self) -> NewThing<'_> {
        let title = self.common().title.as_deref();
        match self {
            Self::Module { folder, .. } => NewThing::Module { folder, title },
            Self::Lesson {
                name, module, quiz, ..
            } => NewThing::Lesson {
                name,
                module,
                title,
                quiz: *quiz,
            },
            Self::Document {
                name,
                module,
                kind,
                case,
                ..
            } => NewThing::Document {
                name,
                module,
                kind: *kind,
                case: case.as_deref(),
                title,
            },
            Self::Question {
                kind, lesson, id, ..
            } => NewThing::Question {
                kind: *kind,
                lesson,
                id,
                title,
            },
        }
    }
}

pub(super) fn run(new: &New) -> anyhow::Result<ExitCode> {
    let place = course_folder::find(&new.common().course)?;
    match course::skeleton(&Folder::read(&place), new.thing()) {
        Ok(skeleton) => {
            write(&skeleton, &place)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Refusal::Broken(problems)) => {
            check::tell(&problems);
            bail!("nothing was written: what stands above would be wrong");
        }
        Err(Refusal::Because(why)) => bail!("{why}"),
    }
}

/// Writes the files: the new ones first, so that nothing is named that is not there.
fn write(skeleton: &Skeleton, place: &Path) -> anyhow::Result<()> {
    for file in &skeleton.files {
        let path = place.join(&file.path);
        if file.is_new {
            course_folder::create(&path, &file.text)?;
            println!("begun: {}", path.display());
        } else {
            course_folder::replace(&path, &file.text)?;
            println!("added to: {}", path.display());
        }
    }
    println!("it is a draft: judges see it when `draft` no longer stands there");
    Ok(())
}

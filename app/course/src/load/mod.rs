//! From a folder to a course.

mod contents;
mod documents;
mod furnish;
mod loader;
mod modules;
mod notes;

use std::fs;
use std::path::{Path, PathBuf};

use crate::course::Course;
use crate::drafts::divide;
use crate::folder::Folder;
use crate::problem::Problem;
use crate::skeleton::placeholders;
use crate::summary::Summary;
use loader::Loader;

pub(crate) use modules::{LessonSheets, ModuleSheets};

/// A course, and what it amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The course as judges see it: without drafts.
    pub course: Course,
    /// The course with its drafts, for those who teach it; none if it has no drafts.
    pub with_drafts: Option<Course>,
    /// What it amounts to.
    pub summary: Summary,
    /// What its author may want to look at, in the order of files and lines.
    pub warnings: Vec<Problem>,
}

/// Loads the course in this folder, or says everything that is wrong with it.
///
/// # Errors
/// All the problems of the course, in the order of files and lines.
pub fn load(folder: &Path) -> Result<Loaded, Vec<Problem>> {
    open(&Folder::read(folder))
}

/// Loads every course under `content`: each sub-folder with a `course.toml`, by name.
pub fn load_all(content: &Path) -> Vec<(PathBuf, Result<Loaded, Vec<Problem>>)> {
    let Ok(entries) = fs::read_dir(content) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("course.toml").is_file())
        .collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| (folder.clone(), load(&folder)))
        .collect()
}

/// Loads a course from its files, or says everything that is wrong with it.
///
/// # Errors
/// All the problems of the course, in the order of files and lines.
pub fn open(folder: &Folder) -> Result<Loaded, Vec<Problem>> {
    let readers = divide(folder);
    let whole = read(&readers.trainers)?;
    let Some(judges) = readers.judges else {
        let mut whole = whole;
        whole.warnings.extend(placeholders(folder));
        whole.warnings = ordered(whole.warnings);
        return Ok(whole);
    };
    let left = placeholders(&judges);
    let mut published = read(&judges).map_err(|problems| {
        let within = |problem: Problem| Problem {
            message: format!("without what is a draft: {}", problem.message),
            ..problem
        };
        problems.into_iter().map(within).collect::<Vec<_>>()
    })?;
    published.with_drafts = Some(whole.course);
    published.warnings = ordered(whole.warnings.into_iter().chain(left).collect());
    published.summary.drafts = readers.drafts;
    published.summary.unlisted = whole.summary.unlisted;
    Ok(published)
}

fn read(folder: &Folder) -> Result<Loaded, Vec<Problem>> {
    let (loaded, problems) = Loader::open(folder);
    let problems = ordered(problems);
    match loaded {
        Some(mut loaded) if problems.is_empty() => {
            loaded.warnings = ordered(loaded.warnings);
            Ok(loaded)
        }
        _ => Err(problems),
    }
}

/// Problems in the order of files and lines, each once.
fn ordered(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by(|left, right| {
        (&left.file, left.line, left.column, left.rule).cmp(&(
            &right.file,
            right.line,
            right.column,
            right.rule,
        ))
    });
    problems.dedup();
    problems
}

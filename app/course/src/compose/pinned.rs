//! The pinned text of a lesson: all that is needed to show and grade it again.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Behind, LessonFile, compose};
use crate::authored::FrontMatter;
use crate::language::Language;
use crate::lesson::Lesson;
use crate::markdown::References;
use crate::problem::{Problem, Rule};
use crate::sheet::{Sheet, fileless};

/// The version of the pinned text.
const FORMAT: u32 = 1;

/// The largest pinned text that is opened again: three languages of the largest file, and more.
const LARGEST: usize = 8 * 1024 * 1024;

/// What is pinned. Field order and ordered maps make the JSON canonical.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pinned {
    format: u32,
    module: String,
    lesson: String,
    files: Vec<PinnedFile>,
    refers: References,
}

/// One file of the lesson.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PinnedFile {
    language: Language,
    path: String,
    text: String,
    behind: Vec<String>,
}

/// Writes the body and the hash of a lesson.
pub(super) fn pin(
    lesson: &mut Lesson,
    files: &[LessonFile<'_>],
    behind: &[Vec<String>],
    refers: References,
) {
    let files = files
        .iter()
        .zip(behind)
        .map(|(file, behind)| PinnedFile {
            language: file.language,
            path: file.sheet.inner().to_owned(),
            text: file.sheet.text().to_owned(),
            behind: behind.clone(),
        })
        .collect();
    let pinned = Pinned {
        format: FORMAT,
        module: lesson.module.clone(),
        lesson: lesson.id.clone(),
        files,
        refers,
    };
    // Strings, numbers and maps with string keys: JSON can say them all.
    lesson.body = serde_json::to_string(&pinned).unwrap_or_default();
    lesson.hash = format!("{:x}", Sha256::digest(&lesson.body));
}

/// What the texts of a pinned lesson refer to, and the folder that their pictures are in. None if
/// this is not the body of a lesson.
pub fn refers(body: &str) -> Option<(References, String)> {
    let pinned: Pinned = serde_json::from_str(body).ok()?;
    let folder = pinned
        .files
        .first()
        .and_then(|file| file.path.rsplit_once('/'))
        .map_or(String::new(), |(folder, _)| folder.to_owned());
    Some((pinned.refers, folder))
}

impl Lesson {
    /// Opens a pinned text again: the lesson is equal to the one that was pinned.
    ///
    /// # Errors
    /// If `body` is not the body of a lesson, or is one that a later version of the format refuses.
    pub fn reopen(body: &str) -> Result<Self, Vec<Problem>> {
        let refuse = |message: String| {
            let advice = "give the text of `Lesson::body`, unchanged";
            vec![fileless(
                "pinned lesson".into(),
                Rule::UnreadableFile,
                message,
                advice,
            )]
        };
        if body.len() > LARGEST {
            return Err(refuse("the pinned lesson is too large".to_owned()));
        }
        let pinned: Pinned = serde_json::from_str(body)
            .map_err(|error| refuse(format!("not a pinned lesson: {error}")))?;
        if pinned.format != FORMAT {
            return Err(refuse(format!(
                "the pinned lesson has format {}, not {FORMAT}",
                pinned.format
            )));
        }
        let sheets: Vec<Sheet> = pinned
            .files
            .iter()
            .map(|file| Sheet::new(Path::new(""), &file.path, &file.text))
            .collect();
        let fronts: Vec<Option<FrontMatter>> = sheets.iter().map(FrontMatter::read).collect();
        let files = pinned
            .files
            .iter()
            .zip(sheets.iter().zip(&fronts))
            .filter_map(|(file, (sheet, front))| {
                let behind = Behind::Known(file.behind.clone());
                Some(LessonFile {
                    language: file.language,
                    sheet,
                    front: front.as_ref()?,
                    behind,
                })
            })
            .collect();
        let draft = compose(&pinned.module, &pinned.lesson, files, &pinned.refers);
        let problems: Vec<Problem> = sheets.iter().flat_map(Sheet::take_problems).collect();
        match draft {
            Some(draft) if problems.is_empty() => Ok(draft.lesson),
            _ if problems.is_empty() => Err(refuse("the pinned lesson has no text".to_owned())),
            _ => Err(problems),
        }
    }
}

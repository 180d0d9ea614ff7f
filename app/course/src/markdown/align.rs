//! The ids of headings: made from titles in the source language, and followed by translations.

use std::collections::BTreeSet;

use super::outline::{Part, TitlePart};
use crate::id::{advise, slug};
use crate::problem::Rule;
use crate::sheet::Sheet;

/// A heading of the source language.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub level: u8,
    pub id: String,
}

/// The headings of the text, without those of questions, once they have their ids.
pub(crate) fn marks(parts: &[Part<'_>]) -> Vec<Mark> {
    titles(parts)
        .into_iter()
        .map(|title| Mark {
            level: title.level,
            id: title.id.clone().unwrap_or_default(),
        })
        .collect()
}

/// Gives every heading of the text an id. `original` are the headings of the source language;
/// without it these parts are the source language, and make them.
pub(crate) fn align(sheet: &Sheet, parts: &mut [Part<'_>], original: Option<&[Mark]>) {
    let mut taken = BTreeSet::new();
    for part in parts.iter() {
        let (id, span) = match part {
            Part::Title(title) => (title.id.as_ref(), &title.span),
            Part::Question(question) => (question.id.as_ref(), &question.span),
            Part::Prose(_) => continue,
        };
        if let Some(id) = id
            && !taken.insert(id.clone())
        {
            sheet.wrong(
                span.clone(),
                Rule::DuplicateId,
                format!("another heading in this lesson has the id `{id}`"),
                "give each its own id",
            );
        }
    }
    if let Some(original) = original {
        follow(sheet, parts, original);
        taken.extend(
            titles(parts)
                .into_iter()
                .filter_map(|title| title.id.clone()),
        );
    }
    for part in parts {
        let Part::Title(title) = part else { continue };
        if title.id.is_none() {
            let stem = slug(&title.words);
            let id = std::iter::once(stem.clone())
                .chain((2..).map(|number| format!("{stem}-{number}")))
                .find(|id| !taken.contains(id))
                .unwrap_or(stem);
            taken.insert(id.clone());
            title.id = Some(id);
        }
    }
}

/// The headings among the parts.
fn titles<'t, 'a>(parts: &'t [Part<'a>]) -> Vec<&'t TitlePart<'a>> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Title(title) => Some(title),
            _ => None,
        })
        .collect()
}

/// Gives the headings of a translation the ids of the source. Sections without an id follow the
/// order of the source's, if there are as many; deeper headings do if the whole outline is equal.
fn follow(sheet: &Sheet, parts: &mut [Part<'_>], original: &[Mark]) {
    let sections: Vec<&str> = original
        .iter()
        .filter(|mark| mark.level == 2)
        .map(|mark| mark.id.as_str())
        .collect();
    let levels = original.iter().map(|mark| mark.level);
    let own = titles(parts);
    let as_many = own.iter().filter(|title| title.level == 2).count() == sections.len();
    let same_outline = own.iter().map(|title| title.level).eq(levels);
    let mut section = 0;
    let mut last = None;
    let mut at = 0;
    for part in parts {
        let Part::Title(title) = part else { continue };
        let counterpart = original.get(at).map(|mark| mark.id.clone());
        at += 1;
        if title.level != 2 {
            if title.id.is_none() && same_outline {
                title.id = counterpart;
            }
            continue;
        }
        if title.id.is_none() {
            if !as_many {
                sheet.wrong(
                    title.span.clone(),
                    Rule::TranslationDiffers,
                    "it cannot be told which section of the source this translates",
                    "give the heading the source section's id: {#id}",
                );
            }
            title.id = sections
                .get(section)
                .filter(|_| as_many)
                .map(ToString::to_string);
        }
        section += 1;
        let Some(id) = title.id.as_deref() else {
            continue;
        };
        let found = sections.iter().position(|known| *known == id);
        if found.is_none() {
            sheet.wrong(
                title.span.clone(),
                Rule::TranslationDiffers,
                format!("the source language has no section `{id}`"),
                advise(
                    id,
                    sections.iter().copied(),
                    "use the ids of the source language's sections",
                ),
            );
        } else if found <= last {
            sheet.wrong(
                title.span.clone(),
                Rule::TranslationDiffers,
                format!("the section `{id}` stands at another place than in the source language"),
                "keep the order of the source language",
            );
        }
        last = last.max(found);
    }
}

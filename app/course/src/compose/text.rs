//! A lesson in one language: its blocks, headings and questions.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Tag;

use super::follow::{complete, counterpart, same_order, same_points, same_shapes};
use super::referred::Referred;
use super::{LessonFile, Original};
use crate::diagram::Shape;
use crate::id::{TOP, advise};
use crate::lesson::{Block, Heading, LessonText};
use crate::markdown::{
    FarLink, Mark, Part, References, Renderer, What, align, marks, outline, parse,
};
use crate::problem::Rule;
use crate::questions::{self, Asked};
use crate::sheet::{Placed, Sheet};

/// A lesson in one language, as it was read.
pub(super) struct ReadText {
    pub text: LessonText,
    pub marks: Vec<Mark>,
    pub asked: Vec<Asked>,
    pub hearings: Vec<Hearing>,
    /// The diagrams, and where each stands.
    pub shapes: Vec<(Shape, Range<usize>)>,
    pub referred: Referred,
    pub far_links: Vec<FarLink>,
    /// The `##` sections and where their headings stand.
    pub present: Vec<Placed>,
}

/// A hearing: a section that goes on when its stops are passed.
pub(super) struct Hearing {
    /// The id of the section.
    pub section: String,
    span: Range<usize>,
    /// The ids of the questions at which it stops.
    pub stops: Vec<String>,
}

/// Reads one file; a translation follows `original`.
pub(super) fn read(
    file: &LessonFile<'_>,
    around: &References,
    folder: &str,
    original: Option<&Original<'_>>,
) -> Option<ReadText> {
    let LessonFile {
        sheet,
        front,
        language,
        ..
    } = file;
    let nodes = parse(sheet, front.body)?;
    let (notes, nodes): (Vec<_>, Vec<_>) = nodes
        .into_iter()
        .partition(|node| matches!(node.what, What::Tag(Tag::FootnoteDefinition(_))));
    let (heading, mut parts) = outline(sheet, nodes);
    let title = title(sheet, "lesson", front.title.as_ref(), heading);
    align(
        sheet,
        &mut parts,
        original.map(|original| original.marks.as_slice()),
    );
    let marks = marks(&parts);
    let mut anchors: BTreeSet<String> = marks.iter().map(|mark| mark.id.clone()).collect();
    anchors.insert(TOP.to_owned());
    if let Some(original) = original {
        anchors.extend(original.asked.iter().map(|asked| asked.question.id.clone()));
    }

    let mut renderer = Renderer::new(sheet, around, *language, folder);
    renderer.title.clone_from(&title);
    let mut page = Page::default();
    let mut asked: Vec<Asked> = Vec::new();
    let mut headings = Vec::new();
    let mut present = Vec::new();
    // The hearings, and the one that is being read.
    let mut hearings: Vec<Hearing> = Vec::new();
    let mut at_hearing = false;
    for part in parts {
        match part {
            Part::Prose(nodes) => page.prose.push_str(&renderer.blocks(&nodes)),
            Part::Title(title) => {
                let id = title.id.clone().unwrap_or_default();
                if title.level == 2 {
                    present.push((id.clone(), title.span.clone()));
                    renderer.section.clone_from(&id);
                    page.begin(&id);
                    at_hearing = match original {
                        None => title.hearing,
                        Some(original) => original.hearings.iter().any(|it| it.section == id),
                    };
                    if title.hearing && !at_hearing {
                        sheet.wrong(
                            title.span.clone(),
                            Rule::TranslationDiffers,
                            "this section is a hearing, and in the source language it is none",
                            "delete .hearing here, or add it there",
                        );
                    }
                    if at_hearing {
                        hearings.push(Hearing {
                            section: id.clone(),
                            span: title.span.clone(),
                            stops: Vec::new(),
                        });
                    }
                }
                headings.push(Heading {
                    id,
                    title: title.words.clone(),
                    level: title.level,
                });
                page.prose.push_str(&renderer.heading(&title));
            }
            Part::Question(question) => {
                if question.level == 2
                    && let Some(id) = &question.id
                {
                    present.push((id.clone(), question.span.clone()));
                    at_hearing = false;
                }
                let counterpart = match original {
                    None => None,
                    Some(original) => {
                        match counterpart(sheet, original, question.id.as_deref(), &question.span) {
                            Some(counterpart) => Some(counterpart),
                            None => continue,
                        }
                    }
                };
                if let Some(read) = questions::read(question, &mut renderer, counterpart) {
                    anchors.insert(read.question.id.clone());
                    match hearings.last_mut().filter(|_| at_hearing) {
                        Some(hearing) => {
                            hearing.stops.push(read.question.id.clone());
                            page.stop(&read.question.id);
                        }
                        None => page.ask(&read.question.id),
                    }
                    asked.push(read);
                }
            }
        }
    }
    for hearing in hearings
        .iter()
        .filter(|it| original.is_none() && it.stops.is_empty())
    {
        sheet.wrong(
            hearing.span.clone(),
            Rule::MissingOptions,
            "the hearing stops nowhere",
            "put a question into it, one level below: ### What do you do now? {#id .question}",
        );
    }
    if let Some(notes) = renderer.notes(&notes) {
        page.prose.push_str(&notes);
    }
    let mut blocks = page.finish();
    if let Some(original) = original {
        same_order(sheet, &asked, original);
        same_shapes(sheet, &renderer.shapes, original, &present);
        same_points(file, &renderer.open_points, original, &present);
        complete(&mut blocks, original);
    }
    for (anchor, place) in &renderer.anchors {
        if !anchors.contains(anchor) {
            sheet.wrong(
                place.clone(),
                Rule::BrokenLink,
                format!("the lesson has no section `{anchor}`"),
                advise(
                    anchor,
                    anchors.iter().map(String::as_str),
                    "give the heading the id: {#id}",
                ),
            );
        }
    }
    Some(ReadText {
        text: LessonText {
            title,
            review_pending: front.review_pending,
            blocks,
            headings,
            sources: renderer.sources.clone(),
            terms: renderer.terms.clone(),
            open_points: renderer.open_points,
            diagrams: renderer.shapes.len(),
            behind: Vec::new(),
            missing: Vec::new(),
        },
        marks,
        asked,
        hearings,
        shapes: renderer.shapes,
        referred: Referred {
            sources: renderer.sources,
            terms: renderer.terms,
            lessons: renderer.lessons,
            pictures: renderer.pictures,
            documents: renderer.documents,
        },
        far_links: renderer.far_links,
        present,
    })
}

/// The title, which front matter and the `#` heading must not give differently.
pub(super) fn title(
    sheet: &Sheet,
    what: &str,
    front: Option<&Placed>,
    heading: Option<Placed>,
) -> String {
    match (front, heading) {
        (Some((title, _)), Some((heading, place))) => {
            if title.split_whitespace().ne(heading.split_whitespace()) {
                sheet.wrong(
                    place,
                    Rule::TwoTitles,
                    format!("the heading is not the title in the front matter: {title}"),
                    "make them equal, or delete the heading",
                );
            }
            title.clone()
        }
        (Some((title, _)), None) => title.clone(),
        (None, Some((heading, _))) => heading,
        (None, None) => {
            sheet.wrong(
                0..3,
                Rule::MissingText,
                format!("the {what} has no title"),
                "add title: … to the front matter",
            );
            String::new()
        }
    }
}

/// Prose and questions in reading order.
#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    prose: String,
}

impl Page {
    fn ask(&mut self, question: &str) {
        self.turn();
        self.blocks.push(Block::Question(question.to_owned()));
    }

    fn stop(&mut self, question: &str) {
        self.turn();
        self.blocks.push(Block::Stop(question.to_owned()));
    }

    fn begin(&mut self, section: &str) {
        self.turn();
        self.blocks.push(Block::Section(section.to_owned()));
    }

    fn turn(&mut self) {
        if !self.prose.trim().is_empty() {
            self.blocks
                .push(Block::Html(std::mem::take(&mut self.prose)));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.turn();
        self.blocks
    }
}

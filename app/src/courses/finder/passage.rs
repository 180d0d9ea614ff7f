//! What of a course can be found.

use std::collections::BTreeMap;

use course::{Block, Course, Language, Lesson, LessonText, PagePart, Reading, plain_text};

/// A piece of a course that can be found, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub place: Place,
    /// Its language.
    pub language: Language,
    /// What stands above it.
    pub title: String,
    /// Its words, without marks.
    pub text: String,
}

/// Where a passage stands; the same in all languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A section of a lesson, by the ids of both; without a section, what comes before the first,
    /// or a quiz.
    Lesson(String, Option<String>),
    /// A page of a document, by the id of the document and counted from 1.
    Document(String, usize),
    /// A term of the glossary.
    Term(String),
    /// A source, and the first lesson that cites it; never a quiz, which is not read.
    Source(String, Option<String>),
}

/// Everything in a course that can be found. Of a quiz only the title: what it asks is not to be
/// looked up beforehand.
pub fn passages(course: &Course) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut cited_in = BTreeMap::new();
    for (_, lesson) in course.lessons() {
        let reading = course.reading(&lesson.id);
        for (language, text) in &lesson.texts {
            match reading {
                Some(reading) => {
                    for source in &text.sources {
                        cited_in
                            .entry(source.as_str())
                            .or_insert(&reading.lesson().id);
                    }
                    of_reading(reading, *language, text, &mut passages);
                }
                None => passages.push(beginning(lesson, *language, None, &text.title)),
            }
        }
    }
    for (_, document) in course.documents() {
        for (language, text) in &document.texts {
            passages.extend(text.pages.iter().zip(1..).map(|(page, number)| {
                let parts = page.parts.iter().map(|part| match part {
                    PagePart::Heading(html) | PagePart::Paragraph { html, .. } => plain_text(html),
                });
                Passage {
                    place: Place::Document(document.id.clone(), number),
                    language: *language,
                    title: text.title.clone(),
                    text: parts.collect::<Vec<_>>().join("\n"),
                }
            }));
        }
    }
    for language in &course.languages {
        passages.extend(course.glossary.iter().filter_map(|term| {
            Some(Passage {
                place: Place::Term(term.id.clone()),
                language: *language,
                title: term.names.exact(*language)?.to_owned(),
                text: term
                    .definition
                    .exact(*language)
                    .unwrap_or_default()
                    .to_owned(),
            })
        }));
        passages.extend(course.sources.iter().filter_map(|source| {
            let lesson = cited_in.get(source.id.as_str()).map(|id| (*id).clone());
            Some(Passage {
                place: Place::Source(source.id.clone(), lesson),
                language: *language,
                title: String::new(),
                text: source.citation.exact(*language)?.to_owned(),
            })
        }));
    }
    passages
}

/// A passage of which only the title is known yet.
fn beginning(lesson: &Lesson, language: Language, section: Option<&str>, title: &str) -> Passage {
    Passage {
        place: Place::Lesson(lesson.id.clone(), section.map(str::to_owned)),
        language,
        title: title.to_owned(),
        text: String::new(),
    }
}

fn of_reading(lesson: Reading<'_>, language: Language, text: &LessonText, into: &mut Vec<Passage>) {
    let begin = |section: Option<&str>, title: &str| beginning(&lesson, language, section, title);
    let mut passage = begin(None, &text.title);
    for block in &text.blocks {
        match block {
            Block::Section(id) => {
                let heading = text.headings.iter().find(|heading| heading.id == *id);
                let title = heading.map_or(text.title.as_str(), |heading| &heading.title);
                into.push(std::mem::replace(&mut passage, begin(Some(id), title)));
            }
            Block::Html(html) => {
                // A section begins with its heading, which is the passage's title.
                let text = plain_text(html);
                let text = text.strip_prefix(&passage.title).unwrap_or(&text);
                passage.text.push_str(text);
                passage.text.push('\n');
            }
            // Only what is asked: a hint, the options and the reasons are for whoever tries it.
            Block::Question(id) | Block::Stop(id) => {
                let asked = lesson
                    .question(id)
                    .and_then(|asked| asked.texts.get(&language));
                if let Some(asked) = asked {
                    passage.text.push_str(&plain_text(&asked.stem));
                    passage.text.push('\n');
                }
            }
        }
    }
    into.push(passage);
}

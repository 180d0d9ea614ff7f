//! A small course around a lesson, in which all that the tests refer to exists.

use std::path::Path;

use course::{Course, Folder, Problem};

const COURSE: &str = r#"
id = "small"
title = { en = "Small" }
summary = { en = "S" }
languages = ["en"]
licence = "CC-BY-4.0"
modules = ["m"]
"#;
const MODULE: &str = r#"
id = "m"
title = { en = "M" }
lessons = ["01-asked", "02-other"]
[[objectives]]
id = "inclusion"
text = { en = "Say who is a refugee." }
"#;
const SOURCES: &str = r#"
[[sources]]
id = "csr51"
citation = { en = "Convention, 1951" }
checked = "2026-06"
[[sources]]
id = "handbook"
citation = { en = "Handbook" }
checked = "pending"
"#;
const GLOSSARY: &str = r#"
[[terms]]
id = "refugee"
en = "refugee"
definition = { en = "Somebody who meets the definition." }
"#;
const OTHER: &str = "---\ntitle: Other\n---\n\n## Part {#part}\n\nWords.\n\n## Asks the objective {#other-question .question objective=inclusion}\n\n- [x] {#a} A\n- [ ] {#b} B\n";

/// The beginning of a picture, which is all that a course looks at.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The course with this text as the lesson `asked`.
pub fn course(lesson: &str) -> Result<Course, Vec<Problem>> {
    let files: [(&str, &[u8]); 7] = [
        ("course.toml", COURSE.as_bytes()),
        ("sources.toml", SOURCES.as_bytes()),
        ("glossary.toml", GLOSSARY.as_bytes()),
        ("m/module.toml", MODULE.as_bytes()),
        ("m/01-asked.en.md", lesson.as_bytes()),
        ("m/02-other.en.md", OTHER.as_bytes()),
        ("m/images/map.png", PNG),
    ];
    let folder = Folder::from_files(Path::new("small"), files);
    course::open(&folder).map(|loaded| loaded.course)
}

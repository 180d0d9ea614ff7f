//! Questions go to other platforms and come back as they were.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use course::exchange::{Format, export, import};
use course::{Language, Loaded};

fn asylum() -> Loaded {
    course::load(Path::new("tests/sound/asylum")).unwrap()
}

#[test]
fn show() {
    let course = asylum().course;
    for format in Format::ALL {
        let exported = export(&course, None, Language::En, format).unwrap();
        println!("{}", String::from_utf8_lossy(&exported.bytes));
        println!("REPORT\n{}", exported.report);
        let imported = import(&exported.bytes, format).unwrap();
        println!("LESSON\n{}\n{}", imported.lesson, imported.report);
    }
    panic!();
}

//! What cannot be begun is said, and nothing is written.

use course::{QuestionKind, Refusal, Rule, skeleton};

use super::memory::Files;
use super::{begin, lesson, module, question, refused};

#[test]
fn nothing_is_overwritten_or_taken_twice() {
    let files = Files::asylum();
    for (new, why) in [
        (
            module("01-basics"),
            "there is a folder 01-basics in the course already",
        ),
        (
            module("03-basics"),
            "the module in 01-basics has the id `basics` already",
        ),
        (
            module("02-Coi"),
            "`02-Coi` cannot be the folder of a module: use small letters a–z, digits and hyphens",
        ),
        (
            module("../coi"),
            "`../coi` cannot be the folder of a module: use small letters a–z, digits and hyphens",
        ),
        (
            lesson("definition", "practice"),
            "the course has a lesson `definition` already: 01-basics/01-definition",
        ),
        (
            lesson("07-definition", "basics"),
            "the course has a lesson `definition` already: 01-basics/01-definition",
        ),
        (
            lesson("new", "basic"),
            "there is no module `basic`: did you mean `basics`?",
        ),
        (
            question(QuestionKind::Text, "final", "a b"),
            "`a b` cannot be the id of a question: use small letters a–z, digits and hyphens",
        ),
    ] {
        assert_eq!(refused(&files, new), why);
    }
    // An id that another question has, in this lesson or in a later one, or that the platform takes.
    for (lesson, id) in [
        ("definition", "nexus-1"),
        ("definition", "both"),
        ("final", "days"),
        ("final", "source-a"),
    ] {
        match skeleton(&files.folder(), question(QuestionKind::Single, lesson, id)) {
            Err(Refusal::Broken(problems)) => assert!(!problems.is_empty()),
            other => panic!("{lesson}, {id}: {other:?}"),
        }
    }
}

#[test]
fn what_is_wrong_elsewhere_does_not_hinder() {
    let mut files = Files::asylum();
    files.change("01-basics/01-definition.en.md", |text| {
        text.replace("source:csr51", "source:gone")
    });
    begin(
        &mut files,
        question(QuestionKind::Match, "procedure", "begun"),
    );
    begin(&mut files, lesson("another", "practice"));
    files.set("course.toml", "not TOML");
    match skeleton(&files.folder(), module("03-coi")) {
        Err(Refusal::Broken(problems)) => assert_eq!(problems[0].rule, Rule::BadToml),
        other => panic!("{other:?}"),
    }
}

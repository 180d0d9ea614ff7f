//! What the options of a quiz give away, on quizzes small enough to be reckoned by hand.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use course::{Folder, Giveaway, Giveaways, Language, Loaded, Purpose, claims, giveaways};

const COURSE: &str = "id = \"small\"
title = \"T\"
summary = \"S\"
languages = [\"en\", \"ru\"]
licence = \"CC-BY-4.0\"
modules = [\"m\"]
";

/// A course with this lesson, and its translation if there is one.
fn loaded(lesson: &str, translation: Option<&str>) -> Loaded {
    let mut files = vec![
        ("course.toml", COURSE.as_bytes()),
        ("m/module.toml", b"id = \"m\"\ntitle = \"T\"\n".as_slice()),
        ("m/01-quiz.en.md", lesson.as_bytes()),
    ];
    files.extend(translation.map(|text| ("m/01-quiz.ru.md", text.as_bytes())));
    course::open(&Folder::from_files(Path::new("c"), files))
        .unwrap_or_else(|problems| panic!("{}", course::report(&problems)))
}

/// What a quiz with these questions gives away.
fn given(questions: &str) -> Giveaway {
    let quiz = format!("---\ntitle: T\nquiz: practice\n---\n{questions}");
    let Giveaways(mut found) = giveaways(&loaded(&quiz, None).course);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

const FALSE: &str =
    "\n## F {#f .question .true-false}\n\n- [ ] {#true} True\n- [x] {#false} False\n";
const TRUE: &str =
    "\n## T {#t .question .true-false}\n\n- [x] {#true} True\n- [ ] {#false} False\n";

#[test]
fn the_robot_takes_every_statement_for_false() {
    assert!(near(given(FALSE).robot, 1.0));
    assert!(near(given(TRUE).robot, 0.0));
    let both = given(&format!("{FALSE}{TRUE}"));
    assert!(near(both.robot, 0.5));
    assert_eq!((both.questions, both.ratio, both.singles()), (2, None, 0));
}

#[test]
fn the_robot_takes_the_longest_option() {
    // The key has 4 letters, the others 2 and 2: twice as long, in the second place.
    let long = given("\n## Q {#q .question}\n\n- [ ] {#a} no\n- [x] {#b} even\n- [ ] {#c} so\n");
    assert!(near(long.robot, 1.0));
    assert!(near(long.ratio.unwrap(), 2.0));
    assert_eq!((long.longest, long.places.as_slice()), (1, &[0, 1][..]));
    // Markup has no length; of two that are alike the first is taken.
    let alike = given("\n## Q {#q .question}\n\n- [ ] {#a} some\n- [x] {#b} **many**\n");
    assert!(near(alike.robot, 0.0));
    assert!(near(alike.ratio.unwrap(), 1.0));
    assert_eq!((alike.longest, alike.singles()), (0, 1));
}

#[test]
fn the_robot_takes_three_of_several_and_pays_for_what_is_wrong() {
    // It takes the three longest, a, b and c: two are right, one is wrong. One of three is left.
    let several = "\n## Q {#q .question .multiple}\n\n- [x] {#a} aaaa\n- [x] {#b} bbbb\n- [ ] {#c} cccc\n- [x] {#d} d\n- [ ] {#e} e\n";
    assert!(near(given(several).robot, 1.0 / 3.0));
    // All or nothing: nothing.
    let whole = several.replace(".multiple", ".multiple score=all-or-nothing");
    assert!(near(given(&whole).robot, 0.0));
    // Of three options it takes two, since all of them cannot be right.
    let three =
        "\n## Q {#q .question .multiple}\n\n- [x] {#a} aaaa\n- [x] {#b} bbbb\n- [ ] {#c} c\n";
    assert!(near(given(three).robot, 1.0));
}

#[test]
fn the_robot_takes_the_first_of_everything_else_and_types_nothing() {
    // The same option for each of two rows: right for one of them, or, if it belongs to none, wrong.
    let rows = given(
        "\n## Q {#q .question .match}\n\n| A | B |\n|---|---|\n| {#a} a | {#x} x |\n| {#b} b | {#y} y |\n",
    );
    assert!(near(rows.robot, 0.5));
    let typed =
        given("\n## Q {#q .question .text}\n\n- law\n\n## N {#n .question .number answer=2}\n");
    assert!(near(typed.robot, 0.0));
}

#[test]
fn points_count() {
    let one = FALSE.replace(".true-false", ".true-false points=3");
    assert!(near(given(&format!("{one}{TRUE}")).robot, 0.75));
}

#[test]
fn each_language_is_reckoned_by_itself_and_warned_of() {
    let quiz = "---\ntitle: T\nquiz: final\nattempts: 1\n---\n\n## Q {#q .question}\n\n- [x] {#a} the longer one\n- [ ] {#b} short\n";
    let translation =
        "---\ntitle: Т\n---\n\n## В {#q .question}\n\n- [ ] {#a} да\n- [ ] {#b} ни в коем случае\n";
    let loaded = loaded(quiz, Some(translation));
    let Giveaways(found) = giveaways(&loaded.course);
    let shares: Vec<(Language, f64)> = found.iter().map(|it| (it.language, it.robot)).collect();
    assert_eq!(shares, [(Language::En, 1.0), (Language::Ru, 0.0)]);
    assert!(found.iter().all(|it| it.purpose == Purpose::Final));
    let said: Vec<String> = loaded.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "c/m/01-quiz.en.md:3:7: the quiz `quiz` in en gives 100 % of its points to a robot that takes the longest options and “false”"
        ]
    );
    assert_eq!(
        giveaways(&loaded.course).to_string(),
        "giveaways      robot  key/other  longest   places of the key\n\
         quiz       en  100 %!      2.80      1/1   1\n\
         quiz       ru    0 %       0.12      0/1   1\n"
    );
}

#[test]
fn what_has_no_key_gives_nothing_away() {
    let quiz = "---\ntitle: T\nquiz: practice\n---\n\n## Q {#q .question .survey}\n\n- {#a} yes\n- {#b} no\n";
    assert_eq!(giveaways(&loaded(quiz, None).course).0, []);
    let reading = "---\ntitle: T\n---\n\n## Q {#q .question}\n\n- [x] {#a} yes\n- [ ] {#b} no\n";
    assert_eq!(giveaways(&loaded(reading, None).course).0, []);
}

#[test]
fn minutes_are_reckoned_from_words_and_questions() {
    // 400 words of text: two minutes.
    let text = "word ".repeat(400);
    let reading = format!("---\ntitle: T\nminutes: 9\n---\n\n{text}\n");
    let found = claims(&loaded(&reading, None).course).0;
    assert_eq!((found[0].claimed, found[0].reckoned), (9, 2));
    // Three words more, and 30 seconds for the answer.
    let asked = format!("{reading}\n## Q {{#q .question}}\n\n- [x] {{#a}} yes\n- [ ] {{#b}} no\n");
    let loaded = loaded(&asked.replace("minutes: 9\n", ""), None);
    let found = claims(&loaded.course).0;
    assert_eq!((found[0].claimed, found[0].reckoned), (3, 3), "not claimed");
    assert!(loaded.warnings.is_empty());
    let wanted = "minutes  claimed  reckoned\nquiz           3         3\n";
    assert_eq!(claims(&loaded.course).to_string(), wanted);
}

#[test]
fn of_a_quiz_that_draws_only_what_is_drawn_takes_time() {
    let questions: String = (0..10)
        .map(|number| format!("\n## Q {{#q{number} .question .number objective=o answer=2}}\n"))
        .collect();
    let minutes = |draw: &str| {
        let quiz = format!("---\ntitle: T\nquiz: practice\n{draw}---\n{questions}");
        let module = "id = \"m\"\ntitle = \"T\"\nobjectives = [{ id = \"o\", text = \"O\" }]\n";
        let files = [
            ("course.toml", COURSE.as_bytes()),
            ("m/module.toml", module.as_bytes()),
            ("m/01-quiz.en.md", quiz.as_bytes()),
        ];
        let loaded = course::open(&Folder::from_files(Path::new("c"), files));
        let loaded = loaded.unwrap_or_else(|problems| panic!("{}", course::report(&problems)));
        claims(&loaded.course).0[0].reckoned
    };
    // Ten questions of 45 seconds and a word each are 453 seconds; four of them 181.
    assert_eq!((minutes(""), minutes("draw: { o: 4 }\n")), (8, 4));
}

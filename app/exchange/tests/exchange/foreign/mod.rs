//! Files as other platforms write them, made by hand in `foreign/`, and what becomes of them, in
//! `foreign/*.expected.md`: the lesson and the report. `UPDATE=1 cargo test -p exchange --test
//! exchange` writes what becomes of them now; read the difference before it is kept.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use course::{Key, Question, QuestionKind};
use exchange::{Format, Imported, Unreadable, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::around::course;

const PLACE: &str = "tests/exchange/foreign";

/// The files of a folder as a package.
fn package(folder: &Path) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut folders = vec![folder.to_owned()];
    while let Some(place) = folders.pop() {
        for entry in fs::read_dir(place).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&fs::read(&path).unwrap()).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

fn file(name: &str, format: Format) -> Imported {
    let path = Path::new(PLACE).join(name);
    let bytes = if path.is_dir() {
        package(&path)
    } else {
        fs::read(&path).unwrap()
    };
    import(&bytes, format).unwrap()
}

/// Compares what became of a file with what is expected; what a course would say of it is said.
fn expect(name: &str, imported: &Imported) -> Vec<Question> {
    let Imported { lesson, report, .. } = imported;
    let path = Path::new(PLACE).join(format!("{name}.expected.md"));
    let said = format!("{lesson}\n<!-- What had no counterpart:\n\n{report}-->\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &said).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(said == expected, "said\n{said}\ninstead of\n{expected}");
    let course = course(lesson).unwrap_or_else(|problems| panic!("{}", course::report(&problems)));
    course.lesson("asked").unwrap().1.questions.clone()
}

fn find<'q>(questions: &'q [Question], id: &str) -> &'q Question {
    questions.iter().find(|question| question.id == id).unwrap()
}

#[test]
fn gift() {
    let imported = file("forms.gift", Format::Gift);
    let questions = expect("gift", &imported);
    assert_eq!(questions.len(), imported.questions);
    let answer = |id: &str| find(&questions, id).key.clone();
    assert_eq!(
        find(&questions, "declaratory-act").objective.as_deref(),
        Some("inclusion")
    );
    assert_eq!(
        answer("range"),
        Key::Number {
            answer: 2.0,
            tolerance: 0.5,
            unit: None
        }
    );
    assert_eq!(find(&questions, "year").kind, QuestionKind::Blanks);
    assert_eq!(find(&questions, "who-does-what").kind, QuestionKind::Match);
    let escapes = find(&questions, "escapes-all-of-them");
    let text = &escapes.texts[&course::Language::En];
    assert_eq!(text.title, "Escapes : all of them");
    assert_eq!(
        text.stem,
        "<p>Is {this} = ~tilde # hash \\ backslash<br>\nand a second line?</p>\n"
    );
    assert_eq!(text.options[0].html, "it is a=b");
    for lost in ["Just text", "two-right"] {
        assert!(imported.report.mentions(lost), "{lost}");
    }
}

#[test]
fn moodle() {
    let imported = file("types.xml", Format::Moodle);
    let questions = expect("moodle", &imported);
    let kinds: Vec<_> = questions
        .iter()
        .map(|question| (question.id.as_str(), question.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("ground-1", QuestionKind::Single),
            ("several", QuestionKind::Multiple),
            ("declaratory", QuestionKind::TrueFalse),
            ("name-it", QuestionKind::Text),
            ("days", QuestionKind::Number),
            ("bodies", QuestionKind::Match),
            ("fill-in", QuestionKind::Blanks),
            ("steps", QuestionKind::Order),
            ("all-of-them", QuestionKind::Multiple),
            ("reasons", QuestionKind::Reasoned),
            ("tag-soup", QuestionKind::Single),
        ]
    );
    assert_eq!(find(&questions, "ground-1").points, 2);
    assert!(find(&questions, "all-of-them").all_or_nothing);
    for lost in ["Read this", "Sum", "Drag", "same-twice", "same-right-side"] {
        assert!(
            imported.report.mentions(lost),
            "{lost}\n{}",
            imported.report
        );
    }
}

#[test]
fn qti() {
    let imported = file("qti", Format::Qti);
    let questions = expect("qti", &imported);
    let ids: Vec<_> = questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(
        ids,
        ["several", "item-7", "fields"],
        "in the order of the test"
    );
    assert_eq!(find(&questions, "item-7").points, 3);
    assert!(imported.report.mentions("Where?"));
}

/// What each file shows: how many questions are left out, and words that the report says.
const MENDED: [(&str, Format, usize, &[&str]); 10] = [
    ("mac-line-ends.gift", Format::Gift, 0, &[]),
    (
        "joined.gift",
        Format::Gift,
        1,
        &[
            "when-appeal: no empty line stands before it there",
            "left out: a description asks nothing",
            "words-after: a line stands after its answers",
            "empty-line-inside: an empty line in its answers was passed over",
        ],
    ),
    (
        "braces.gift",
        Format::Gift,
        7,
        &[
            "Set: left out: `1, 2, 3` between the braces is no answer of GIFT",
            "Set and answer: left out: braces stand after its answers",
            "small: `{true}` was read as {TRUE}",
            "Russian: left out: `Верно` between the braces is no answer of GIFT",
            "Junk: left out: `claim` between the braces",
            "Within: left out: a { stands within its answers",
            "Unescaped hash: left out: `#00ff00` is feedback on nothing",
            "left out: line 17, column 25: the answers that begin here have no end: add }",
        ],
    ),
    (
        "commas.gift",
        Format::Gift,
        0,
        &["words: the answer `complaint`, which is worth a part of the points, was left out"],
    ),
    (
        "languages.gift",
        Format::Gift,
        0,
        &["languages: it is written in several languages there (ru, en)"],
    ),
    (
        "commas.xml",
        Format::Moodle,
        0,
        &[
            "unequal: its right options weigh differently there",
            "words: an answer is worth `half` there, which is no number",
        ],
    ),
    (
        "gaps.xml",
        Format::Moodle,
        1,
        &[
            "markup: an accepted answer is plain words here; its markup was left out",
            "parts: the answer `third`, which is worth a part of the points, was left out",
            "Several: left out: it has a gap in which several are to be ticked",
        ],
    ),
    (
        "languages.xml",
        Format::Moodle,
        0,
        &[
            "it is written in several languages there (en, ru)",
            "it is written in several languages there (ru, kk)",
        ],
    ),
    (
        "left-out.xml",
        Format::Moodle,
        3,
        &[
            "essay: what stands in the field from the beginning was left out: 1. Facts 2. Law",
            "essay: files are to be attached there",
            "essay: at least 50 words are asked for there",
            "file: it is answered by a file alone there",
            "file: its <plagiarismcheck> was left out: strict",
            "<sup> has no counterpart",
            "lines: what is said there of a whole answer was left out: right: Well done.; wrong: Read again.",
        ],
    ),
    (
        "qti-astray",
        Format::Qti,
        2,
        &[
            "weights: its right options weigh differently there",
            "weights: here each wrong option takes as much away",
            "left out: items/broken.xml, line 2",
            "left out: the package has no file items/missing.xml",
        ],
    ),
];

#[test]
fn nothing_is_dropped_in_silence() {
    for (name, format, left_out, said) in MENDED {
        let imported = file(name, format);
        let questions = expect(name, &imported);
        assert_eq!(questions.len(), imported.questions, "{name}");
        let report = imported.report.to_string();
        assert_eq!(imported.report.left_out, left_out, "{name}\n{report}");
        // Whoever counts the lines counts the questions.
        let lines = report.lines().filter(|line| line.contains("left out: "));
        let of_questions = lines.filter(|line| {
            let reason = line.split("left out: ").next().unwrap_or_default();
            reason.is_empty() || reason.ends_with(": ") && reason.matches(": ").count() == 1
        });
        assert_eq!(of_questions.count(), left_out, "{name}\n{report}");
        for words in said {
            assert!(report.contains(words), "{name}: {words}\n{report}");
        }
    }
}

#[test]
fn keys_are_what_their_authors_meant() {
    let keys = |name: &str, format: Format| {
        let questions = expect(name, &file(name, format));
        move |id: &str| find(&questions, id).key.clone()
    };
    let right = |key: Key| match key {
        Key::Options(right) => right.len(),
        other => panic!("{other:?}"),
    };
    for (name, format) in [
        ("commas.gift", Format::Gift),
        ("commas.xml", Format::Moodle),
    ] {
        let key = keys(name, format);
        assert_eq!(right(key("thirds")), 3, "{name}");
        assert_eq!(
            key("number"),
            Key::Number {
                answer: 2.5,
                tolerance: 0.5,
                unit: None
            },
            "{name}"
        );
    }
    let key = keys("gaps.xml", Format::Moodle);
    let said = |key: Key| match key {
        Key::Blanks(blanks) => blanks
            .into_values()
            .flat_map(|blank| blank.into_values().flatten())
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        said(key("entities")),
        ["naïve", "a & b", "isn't", "is not", "«иск»"]
    );
    assert_eq!(
        said(key("space-and-sign")),
        ["Section 2", "<", "\"chambers\""]
    );
    let key = keys("qti-astray", Format::Qti);
    assert_eq!(
        key("days"),
        Key::Number {
            answer: 20.0,
            tolerance: 1.0,
            unit: None
        }
    );
    let questions = expect("qti-astray", &file("qti-astray", Format::Qti));
    assert_eq!(find(&questions, "weights").points, 3);
    let stem = &find(&questions, "days").texts[&course::Language::En].stem;
    assert_eq!(stem, "<p>Within _____ days an appeal is lodged.</p>\n");
}

#[test]
fn a_file_with_too_many_questions_says_so_once() {
    let gift: String = (0..503)
        .map(|number| format!("::Number {number}::Is it {number}?{{T}}\n\n"))
        .collect();
    let imported = import(gift.as_bytes(), Format::Gift).unwrap();
    assert_eq!((imported.questions, imported.report.left_out), (500, 3));
    assert_eq!(
        imported.report.to_string(),
        "left out: the last 3 questions of the file: a lesson holds 500; divide the file\n"
    );
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let said = |bytes: &[u8], format: Format| -> String {
        import(bytes, format)
            .map(|imported| imported.lesson)
            .map_err(|error: Unreadable| error.to_string())
            .unwrap_err()
    };
    assert_eq!(
        said("::Қ::Who? {=a\n~b\n\nNext".as_bytes(), Format::Gift),
        "line 1, column 11: the answers that begin here have no end: add }"
    );
    assert_eq!(
        said(b"\n\nb } c", Format::Gift),
        "line 3, column 3: this } ends no answers: add { before it, or write \\}"
    );
    assert_eq!(
        said(b"ab\n\xff", Format::Gift),
        "line 2, column 1: the file is not UTF-8 text: save it as UTF-8"
    );
    assert_eq!(
        said(b"<quiz>\n  <question>\n</quiz>", Format::Moodle),
        "line 3, column 1: not XML: ill-formed document: expected `</question>`, but `</quiz>` was found"
    );
    assert_eq!(
        said(b"\n<html></html>", Format::Moodle),
        "line 2, column 1: not Moodle XML: it begins with <html> and not with <quiz>"
    );
    assert_eq!(
        said(b"no package", Format::Qti),
        "line 1, column 1: not a package of QTI: invalid Zip archive: Could not find EOCD"
    );
    assert_eq!(
        said(b"<assessmentItem/>", Format::Qti),
        "line 1, column 1: not QTI 3.0: it begins with <assessmentItem> and not with <qti-assessment-item>"
    );
}

#[test]
fn hostile_files_are_answered_in_time() {
    let before = std::time::Instant::now();
    let wrapped = |text: &str| {
        let html = text.replace("]]>", "");
        format!(
            "<quiz><question type=\"cloze\"><questiontext format=\"html\"><text><![CDATA[{html}{{1:SA:=a}}]]></text></questiontext></question></quiz>"
        )
    };
    for piece in [
        "{",
        "}",
        "{1:SA:",
        "{1:SA:=a}",
        "~",
        "=",
        "::",
        "\\",
        "####",
        "->",
        "[",
        "*",
        "_",
        "`",
        "\n",
        "//[",
        "[id:",
        "<b>",
        "<p>",
        "</p>",
        "<table><tr><td>",
        "<ul><li>",
        "<a href=x>",
        "<blockquote>",
        "&",
        "&amp;",
        "> ",
        "- ",
        "[[",
        "\r",
        "x\n",
        "{\n",
        "}\n",
        "{mlang",
        "{mlang ru}",
        "{mlang}",
        "<span class=\"multilang\" lang=\"ru\">",
        "</span>",
        "&#39",
    ] {
        let text = piece.repeat(30_000 / piece.len());
        for gift in [
            text.clone(),
            format!("a {{={text}}}"),
            format!("[html]{text} {{=a ~b}}"),
            format!("[markdown]{text} {{=a ~b}}"),
        ] {
            let _ = import(gift.as_bytes(), Format::Gift);
        }
        let _ = import(wrapped(&text).as_bytes(), Format::Moodle);
        let _ = import(text.as_bytes(), Format::Moodle);
        let _ = import(text.as_bytes(), Format::Qti);
    }
    assert!(before.elapsed().as_secs() < 60, "{:?}", before.elapsed());
}

//! Any text, as an author might write it.

use proptest::prelude::*;
use proptest::sample::select;

/// Words that trip over something in one of the formats.
const ODD: &[&str] = &[
    "a*b*c",
    "_x_",
    "1986.",
    "1)",
    "#",
    "##",
    "-",
    "+",
    "->",
    "=",
    "==",
    "~",
    "~~",
    "::",
    ":",
    "{}",
    "{#a}",
    "}",
    "<b>",
    "</p>",
    "&amp;",
    "&",
    "|",
    "\\",
    "\\n",
    "%50%",
    "%",
    "//",
    "`x`",
    "````",
    "$CATEGORY:",
    "]]>",
    "]",
    "[x]",
    "[ ]",
    "[html]",
    "![",
    "(a)",
    "\"q\"",
    "it's",
    "!",
    "{1:SHORTANSWER:=x}",
    "####",
    "#a#b",
    "TRUE",
    "T",
    "қазақ",
    "Кто",
    "—",
    "…",
    "🙂",
    "é",
    "a_b",
    "__",
    "***",
    "@@PLUGINFILE@@",
    "a\u{a0}b",
    "true",
    "1.5",
    "^2",
    "x^2",
    "%41",
    "torelik:",
    "e\u{301}",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Zа-яқғ]{1,8}",
        1 => select(ODD).prop_map(str::to_owned),
    ]
}

/// Words of a text, plain.
pub fn plain() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 1..5).prop_map(|words| words.join(" "))
}

/// A text in which no character means anything.
pub fn escaped(text: &str) -> String {
    text.chars()
        .map(|each| match each {
            each if each.is_ascii_punctuation() => format!("\\{each}"),
            each => each.to_string(),
        })
        .collect()
}

/// A piece of a line.
fn piece() -> impl Strategy<Value = String> {
    let said = || plain().prop_map(|text| escaped(text.trim()));
    let letters = || "[a-zқ]{1,6}";
    prop_oneof![
        4 => said(),
        1 => letters().prop_map(|text| format!("*{text}*")),
        1 => letters().prop_map(|text| format!("**{text}**")),
        1 => letters().prop_map(|text| format!("**{text} *in* it**")),
        1 => letters().prop_map(|text| format!("~~{text}~~")),
        1 => select(&["`code`", "`` a`b ``", "`<b> & {x}`", "`a\\|b`", "`->`"][..])
            .prop_map(str::to_owned),
        1 => (said(), select(&[
            "source:csr51", "term:refugee", "lesson:other", "lesson:other#part",
            "https://example.org/?a=1&b=2", "https://example.org/a_(b) \"A & \\\"b\\\"\"",
            "mailto:who@example.org",
        ][..])).prop_map(|(words, to)| match to.split_once(' ') {
            Some((to, title)) => format!("[{words}](<{to}> {title})"),
            None => format!("[{words}]({to})"),
        }),
        1 => Just("[](source:handbook)".to_owned()),
        1 => Just("![A map](images/map.png)".to_owned()),
    ]
}

/// A line without line ends.
pub fn line() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 1..4).prop_map(|pieces| pieces.join(" "))
}

fn paragraph() -> impl Strategy<Value = String> {
    (
        line(),
        prop_oneof![3 => Just(""), 1 => Just("\n"), 1 => Just("\\\n")],
        line(),
    )
        .prop_map(|(one, between, other)| match between {
            "" => one,
            between => format!("{one}{between}{other}"),
        })
}

fn indented(text: &str, by: &str) -> String {
    text.replace('\n', &format!("\n{by}"))
}

/// A block that is not a paragraph.
fn structure() -> impl Strategy<Value = String> {
    prop_oneof![
        (line(), line()).prop_map(|(one, two)| format!("- {one}\n- {two}\n  - inner")),
        (paragraph(), line())
            .prop_map(|(one, two)| format!("- {}\n\n- {two}\n\n  more", indented(&one, "  "))),
        (line(), line()).prop_map(|(one, two)| format!("3. {one}\n4. {two}")),
        (line(), line()).prop_map(|(one, two)| format!("> {one}\n>\n> {two}")),
        line().prop_map(|one| format!("> [!IMPORTANT]\n> {one}\n>\n> - a\n> - b")),
        Just("```rust\nfn a() {\n\n    \"<b>\" // ~ = # {x}\n}\n```".to_owned()),
        Just("````\n```\n\\n [[x]]\n````".to_owned()),
        (line(), line()).prop_map(|(one, two)| {
            let (one, two) = (one.replace('|', "\\|"), two.replace('|', "\\|"));
            let (one, two) = (one.replace("\\\\|", "\\|"), two.replace("\\\\|", "\\|"));
            format!("| Head | |\n|:--|--:|\n| {one} | {two} |\n| | x |")
        }),
        line().prop_map(|one| format!("Term\n: {one}\n: other")),
        line().prop_map(|one| format!("Term\n\n: {one}\n\n  more")),
    ]
}

/// A text of several blocks.
pub fn prose() -> impl Strategy<Value = String> {
    let block = prop_oneof![2 => paragraph(), 1 => structure()];
    proptest::collection::vec(block, 1..4).prop_map(|blocks| {
        // A paragraph between, so that two lists stay two.
        blocks.join("\n\nBetween.\n\n")
    })
}

pub fn boxed(label: &str, text: Option<String>) -> String {
    text.map_or(String::new(), |text| {
        format!("> [!{label}]\n> {}\n\n", text.replace('\n', "\n> "))
    })
}

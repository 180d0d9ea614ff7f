//! Any question, as an author might write it. This knows nothing of how the crate writes Markdown:
//! every mark in a text has its backslash.

mod text;

use proptest::prelude::*;
use proptest::sample::select;

use text::{boxed, escaped, line, plain, prose};

/// What stands before the options, and the boxes after them.
fn surroundings() -> impl Strategy<Value = (String, Option<String>, String)> {
    let boxes = (proptest::option::of(prose()), proptest::option::of(prose()))
        .prop_map(|(note, tip)| boxed("NOTE", note) + &boxed("TIP", tip));
    (plain(), proptest::option::of(prose()), boxes)
}

/// The attributes that most kinds have.
fn common() -> impl Strategy<Value = String> {
    (
        select(&["", " points=1", " points=7", " points=100"][..]),
        select(&["", " objective=inclusion"][..]),
        select(&["", " basis=csr51", " basis=csr51,handbook"][..]),
    )
        .prop_map(|(points, objective, basis)| format!("{points}{objective}{basis}"))
}

/// Words for options that are all different, with feedback on some.
fn options() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    let option = (line(), proptest::option::of(prose()));
    proptest::collection::vec(option, 2..6).prop_map(|options| {
        let numbered = options.into_iter().enumerate();
        numbered
            .map(|(at, (words, feedback))| (format!("{words} no {at}"), feedback))
            .collect()
    })
}

fn ids(count: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set("[a-z0-9][a-z0-9-]{0,5}", count..=count)
        .prop_map(|ids| ids.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
}

fn score() -> impl Strategy<Value = &'static str> {
    select(&["", " score=all-or-nothing"][..])
}

fn item(words: &str, feedback: Option<&String>) -> String {
    let feedback = feedback.map_or(String::new(), |said| {
        format!("\n  > {}", said.replace('\n', "\n  > "))
    });
    format!("{words}{feedback}")
}

/// The class with its attributes, what is added to the stem, and the list or table.
fn body() -> BoxedStrategy<(String, String, String)> {
    let choice = |kind: &'static str| {
        (options(), any::<u32>(), ids(6), score()).prop_map(
            move |(mut options, seed, ids, score)| {
                if kind == "true-false" {
                    options.truncate(2);
                }
                let count = u32::try_from(options.len()).unwrap();
                let ticked = |at: usize| {
                    let at = u32::try_from(at).unwrap();
                    seed % count == at || (kind == "multiple" && seed >> at & 1 == 1)
                };
                let plain_ids = kind == "true-false" && seed & 1 == 0;
                let list: Vec<String> = options
                    .iter()
                    .enumerate()
                    .map(|(at, (words, feedback))| {
                        let mark = if ticked(at) { "x" } else { " " };
                        let id = match at {
                            _ if !plain_ids => &ids[at],
                            0 => "true",
                            _ => "false",
                        };
                        let more = if at == 2 { "\n  - inner" } else { "" };
                        let words = format!("{words}{more}");
                        format!("- [{mark}] {{#{id}}} {}", item(&words, feedback.as_ref()))
                    })
                    .collect();
                let score = if kind == "multiple" { score } else { "" };
                (format!(".{kind}{score}"), String::new(), list.join("\n"))
            },
        )
    };
    prop_oneof![
        choice("single"),
        choice("multiple"),
        choice("true-false"),
        (options(), ids(6), score()).prop_map(|(options, ids, score)| {
            let list: Vec<String> = options
                .iter()
                .zip(&ids)
                .enumerate()
                .map(|(at, ((words, _), id))| format!("{}. {{#{id}}} {words}", at + 1))
                .collect();
            (format!(".order{score}"), String::new(), list.join("\n"))
        }),
        (options(), ids(12), score(), any::<bool>(), any::<bool>()).prop_map(
            |(options, ids, score, named, extra)| {
                let cell = |words: &str| words.replace("\\|", "|").replace('|', "\\|");
                let mut table = match named {
                    true => "| *Left* | Right |\n|---|---|".to_owned(),
                    false => "| | |\n|---|---|".to_owned(),
                };
                for (at, (words, _)) in options.iter().enumerate() {
                    let words = cell(words);
                    table.push_str(&format!(
                        "\n| {{#{}}} L{at} {words} | {{#{}}} {words} |",
                        ids[at],
                        ids[at + 6]
                    ));
                }
                if extra {
                    table.push_str(&format!("\n| | {{#{}}} left over |", ids[5]));
                }
                (format!(".match{score}"), String::new(), table)
            }
        ),
        (
            -1.0e6..1.0e6f64,
            0.0..10.0f64,
            select(&["", " unit=days", " unit=%"][..])
        )
            .prop_map(|(answer, tolerance, unit)| {
                let class = format!(".number answer={answer} tolerance={tolerance}{unit}");
                (class, String::new(), String::new())
            }),
        proptest::collection::vec(plain(), 1..4).prop_map(|answers| {
            let numbered = answers.iter().enumerate();
            let list: Vec<String> = numbered
                .map(|(at, answer)| format!("- {} {at}", escaped(answer)))
                .collect();
            (".text".to_owned(), String::new(), list.join("\n"))
        }),
        (
            proptest::collection::vec("[a-zқ0-9 *~=#}]{0,5}[a-z]", 1..4),
            line(),
            score()
        )
            .prop_map(|(mut answers, words, score)| {
                // The same answer twice is one answer.
                answers.sort();
                answers.dedup();
                let gap = format!("[[{}]]", escaped(&answers.join("|")).replace("\\|", "|"));
                let text = format!("Fill **{gap}** in {words} and {gap} too.");
                (format!(".blanks{score}"), text, String::new())
            }),
        (line(), select(&["", " score=all-or-nothing"][..])).prop_map(|(words, score)| {
            let text = format!("{words} [[a]]");
            (format!(".blanks{score}"), text, String::new())
        }),
        options().prop_map(|options| {
            let list: Vec<String> = options
                .iter()
                .enumerate()
                .map(|(at, (words, _))| format!("- {{#o{at}}} {words}"))
                .collect();
            (".survey".to_owned(), String::new(), list.join("\n"))
        }),
        (options(), ids(6), 1..2000u32).prop_map(|(options, ids, words)| {
            let list: Vec<String> = options
                .iter()
                .zip(&ids)
                .enumerate()
                .map(|(at, ((words, _), id))| match at {
                    0 => format!("- {{#{id}}} {words}"),
                    1 => format!("- {{#{id} points=3}} {words}\n  - inner"),
                    _ => format!("- {{#{id} points={at}}} **7** {words}"),
                })
                .collect();
            (
                format!(
                    ".reasoned words={words}{}",
                    if words % 2 == 0 { " markers=2" } else { "" }
                ),
                String::new(),
                list.join("\n"),
            )
        }),
        (2..12u32).prop_map(|steps| (
            format!(".survey scale={steps}"),
            String::new(),
            String::new()
        )),
        Just((".survey".to_owned(), String::new(), String::new())),
    ]
    .boxed()
}

/// A question with this id.
fn question(id: String) -> impl Strategy<Value = String> {
    (surroundings(), common(), body()).prop_map(
        move |((title, stem, boxes), common, (class, more, list))| {
            let title = escaped(&title).replace("{\\#", "x").replace("{\\.", "x");
            let opinion = class.starts_with(".survey");
            let common = match class.starts_with(".reasoned") {
                _ if opinion => String::new(),
                true => common.replace(" points=100", "").replace(" points=1", "").replace(" points=7", ""),
                false => common,
            };
            // A list in the text of an opinion would be its options.
            let stem = stem.filter(|_| !opinion || !list.is_empty()).unwrap_or_default();
            format!(
                "## {title} {{#{id} .question {class}{common}}}\n\n{stem}\n\n{more}\n\nThen.\n\n{list}\n\n{boxes}\n"
            )
        },
    )
}

/// A lesson of some questions.
pub fn lesson() -> impl Strategy<Value = String> {
    (question("q1".to_owned()), question("2nd".to_owned()))
        .prop_map(|(one, two)| format!("---\ntitle: Asked\nquiz: practice\n---\n\n{one}\n{two}"))
}

//! Any text and any question is written so that it says the same when it is read.

use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Alignment, BlockQuoteKind};

use super::report::Reasons;
use super::text::{
    Block, Definition, Dialect, Inline, Piece, Rendered, Table, Text, Where, Words, canonical,
    from_html, from_markdown, gap, markdown, tidy, to_html,
};
use super::written::{Answer, Choice, ChoiceKind, Item, Written};
use super::{authored, reading, taken, xml};
use course::Language;

fn words(emphasis: bool) -> BoxedStrategy<Words> {
    let text = || {
        prop_oneof![
            "[a-zқ]{1,5}",
            "[ -~қ]{1,8}",
            select(
                &[
                    "1.", "#", "- ", "a_b", "&lt;", "\\", "|", "~~~", "```", ": ", "==", "(x)"
                ][..]
            )
            .prop_map(str::to_owned),
        ]
    };
    let plain = prop_oneof![
        6 => text().prop_map(Inline::Text),
        1 => text().prop_map(Inline::Code),
        1 => Just(Inline::SoftBreak),
        1 => Just(Inline::HardBreak),
        1 => (text(), text()).prop_map(|(title, said)| Inline::Link {
            to: "https://e.org/a_(b)?c=1&d=[2]".to_owned(),
            title,
            words: vec![Inline::Text(said)],
        }),
        1 => text().prop_map(|alternative| Inline::Picture {
            at: "images/a b.png".to_owned(),
            title: String::new(),
            alternative,
        }),
        1 => (0..3usize).prop_map(Inline::Blank),
    ];
    let plain = proptest::collection::vec(plain, 1..5).boxed();
    if !emphasis {
        return plain;
    }
    let marked = (plain.clone(), plain.clone(), 0..3u8).prop_map(|(before, inner, kind)| {
        let mut words = before;
        words.push(match kind {
            0 => Inline::Emphasis(inner),
            1 => Inline::Strong(vec![Inline::Emphasis(inner)]),
            _ => Inline::Struck(inner),
        });
        words.push(Inline::Text(" and".to_owned()));
        words
    });
    prop_oneof![plain, marked].boxed()
}

fn text(emphasis: bool) -> BoxedStrategy<Text> {
    let line = prop_oneof![
        4 => words(emphasis).prop_map(Block::Paragraph),
        1 => words(emphasis).prop_map(Block::Plain),
        1 => ("[a-z]{0,4}", "[ -~\n]{1,20}").prop_map(|(language, code)| Block::Code { language, code }),
        1 => proptest::collection::vec(words(emphasis), 4).prop_map(|cells| Block::Table(Table {
            alignments: vec![Alignment::Left, Alignment::None],
            head: cells[..2].to_vec(),
            rows: vec![cells[2..].to_vec()],
        })),
    ];
    let block = line.prop_recursive(3, 12, 3, |inner| {
        let some = || proptest::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            some().prop_map(Block::Quote),
            some().prop_map(|text| Block::Aside(BlockQuoteKind::Important, text)),
            (
                proptest::option::of(1..3u64),
                proptest::collection::vec(some(), 1..3)
            )
                .prop_map(|(start, items)| Block::List { start, items }),
        ]
    });
    // Definitions in a list have corners of their own; that they may come out otherwise is said.
    let definitions = words(emphasis).prop_map(|words| {
        let term = vec![Inline::Text("Term".to_owned())];
        Block::Definitions(vec![
            Definition::Term(term),
            Definition::Meaning(vec![Block::Plain(words)]),
        ])
    });
    proptest::collection::vec(prop_oneof![5 => block, 1 => definitions], 1..4).boxed()
}

fn tidied(text: Text, place: Where) -> Text {
    tidy(text, place, &mut Reasons::default())
}

/// What of a question the writer could not write.
fn read_again(written: &Written) -> Result<Reasons, TestCaseError> {
    let mut reasons = Reasons::default();
    let said = authored::question(written, &mut reasons);
    let around = reading::obliging(written, "m");
    let question = course::apart::question(&said, Language::En, &around, "m");
    let question = question.map_err(|problems| {
        TestCaseError::fail(format!("{}\n{said}", course::report(&problems)))
    })?;
    let again = taken::taken(&question, Language::En, &Rendered::of(&around, "m"));
    let canonical = |written: Option<Written>| {
        written.map(|mut written| {
            written.stem = canonical(&written.stem);
            written.explanation = written.explanation.map(|text| canonical(&text));
            if let Answer::Choice { options, .. } = &mut written.answer {
                for option in options {
                    option.words = canonical(&option.words);
                    option.feedback = option.feedback.take().map(|text| canonical(&text));
                }
            }
            if let Answer::Order(items) = &mut written.answer {
                items
                    .iter_mut()
                    .for_each(|item| item.words = canonical(&item.words));
            }
            written
        })
    };
    if reasons == Reasons::default() {
        prop_assert_eq!(
            canonical(again),
            canonical(Some(written.clone())),
            "{}",
            said
        );
    }
    Ok(reasons)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_says_the_same(text in text(true)) {
        let text = tidied(text, Where::Box);
        let mut reasons = Reasons::default();
        let said = markdown(&text, &gap, &mut reasons);
        let again = canonical(&from_markdown(&said, &mut Reasons::default()));
        prop_assert!(again == canonical(&text) || reasons != Reasons::default(), "{said}\n{text:?}\n{again:?}");
    }

    #[test]
    fn without_emphasis_everything_can_be_written(text in text(false)) {
        let text = tidied(text, Where::Box);
        let mut reasons = Reasons::default();
        let said = markdown(&text, &gap, &mut reasons);
        let again = canonical(&from_markdown(&said, &mut Reasons::default()));
        prop_assert_eq!(&again, &text, "{}", said);
        prop_assert_eq!(reasons, Reasons::default());
    }

    #[test]
    fn html_says_the_same(text in text(true)) {
        let text = tidied(text, Where::Box);
        let gap = |number: usize| format!("<span data-blank=\"{}\"/>", number + 1);
        let html = format!("<div>{}</div>", to_html(&text, &gap));
        let element = xml::parse(html.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let again = from_html(&[Piece::Element(element)], Dialect::Foreign, &mut Reasons::default());
        prop_assert_eq!(canonical(&again), text, "{}", html);
    }

    #[test]
    fn a_question_is_read_as_it_was_written(
        stem in text(false),
        options in proptest::collection::vec((text(false), proptest::option::of(text(false))), 2..4),
        explanation in proptest::option::of(text(false)),
        order in any::<bool>(),
    ) {
        let no_gaps = |mut text: Text| {
            super::text::each_line(&mut text, &mut |words| {
                words.retain(|inline| !matches!(inline, Inline::Blank(_)));
            });
            text
        };
        let filled = |text: Text, place: Where| {
            let text = tidied(no_gaps(text), place);
            (!text.is_empty()).then_some(text)
        };
        // Each option begins with words of its own, as the course asks.
        let option = |at: usize, words: Text| {
            let mut own = vec![Block::Paragraph(vec![Inline::Text(format!("option {at}"))])];
            own.extend(words);
            tidied(no_gaps(own), Where::Option)
        };
        let answer = if order {
            Answer::Order(options.into_iter().enumerate().map(|(at, (words, _))| Item {
                id: format!("o{at}"),
                words: option(at, words),
            }).collect())
        } else {
            Answer::Choice {
                kind: ChoiceKind::Single,
                options: options.into_iter().enumerate().map(|(at, (words, feedback))| Choice {
                    id: format!("o{at}"),
                    right: at == 0,
                    words: option(at, words),
                    feedback: feedback.and_then(|said| filled(said, Where::Box)),
                }).collect(),
            }
        };
        let mut written = Written::new(answer);
        written.id = "q".to_owned();
        written.title = "What? {x} # \\*".to_owned();
        written.stem = tidied(no_gaps(stem), Where::Stem);
        written.explanation = explanation.and_then(|text| filled(text, Where::Box));
        prop_assert_eq!(read_again(&written)?, Reasons::default());
    }
}

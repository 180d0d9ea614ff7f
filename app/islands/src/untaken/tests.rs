use crate::outbox::encode;

use super::*;

fn message(question: &str, sequence: &str, fields: &[(&str, &str)]) -> Message {
    let own = [
        ("attempt", "7"),
        ("question", question),
        ("sequence", sequence),
        ("client", "tab"),
    ];
    Message {
        key: format!("attempt-7/{question}"),
        group: "attempt-7".to_owned(),
        action: String::new(),
        body: encode(own.into_iter().chain(fields.iter().copied())),
        order: 1,
        made_at: 0,
    }
}

#[test]
fn what_was_taken_is_not_shown_and_nothing_else_is_lost() {
    let titles = Map::from_iter([("decide".to_owned(), "Decide".to_owned())]);
    let asked = (titles, Map::default());
    let words = [("answers[decide][words][]", "She fears.")];
    let shown = |sequence, stands: &[(&str, (i64, &str))]| {
        let stands = stands
            .iter()
            .map(|(question, (number, client))| {
                ((*question).to_owned(), (*number, (*client).to_owned()))
            })
            .collect();
        piece(
            &message("decide", sequence, &words),
            &stands,
            &asked,
            "chosen",
        )
    };
    let expected = Some(Piece {
        title: "Decide".to_owned(),
        text: "She fears.".to_owned(),
    });
    assert_eq!(shown("3", &[]), expected);
    assert_eq!(shown("3", &[("decide", (2, "tab"))]), expected);
    assert_eq!(shown("3", &[("decide", (9, "other"))]), expected);
    assert_eq!(shown("3", &[("decide", (3, "tab"))]), None);
    let chosen = [("answers[fear][option][]", "past")];
    let chosen = piece(
        &message("fear", "1", &chosen),
        &Map::default(),
        &asked,
        "chosen",
    );
    assert_eq!(chosen.unwrap().text, "chosen");
}

#[test]
fn what_was_chosen_is_said_in_words() {
    let offered: Offered = [
        ("past", "Harm in the past"),
        ("risk", "A risk of harm"),
        ("row-a", "Article 1A"),
        ("row-b", "Article 33"),
    ]
    .map(|(id, words)| (id.to_owned(), words.to_owned()))
    .into_iter()
    .collect();
    for (parts, expected) in [
        (
            vec![("option", "risk"), ("option", "gone")],
            "A risk of harm",
        ),
        (
            vec![("row-a", "past"), ("row-b", ""), ("row-c", "risk")],
            "Article 1A: Harm in the past",
        ),
        (
            vec![
                ("place-past", "2"),
                ("place-risk", " 1 "),
                ("place-gone", "3"),
            ],
            "1. A risk of harm\n2. Harm in the past",
        ),
        (vec![("words", "Typed"), ("later", "true")], ""),
    ] {
        assert_eq!(chosen(parts.into_iter(), &offered), expected);
    }
    let offered = Map::from_iter([("fear".to_owned(), offered)]);
    let message = message("fear", "1", &[("answers[fear][option][]", "past")]);
    let asked = (Map::default(), offered);
    let piece = piece(&message, &Map::default(), &asked, "chosen");
    assert_eq!(piece.unwrap().text, "Harm in the past");
}

use super::*;

fn fields(fields: &[(&str, &str)]) -> Vec<Field> {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn answer(sequence: i64) -> Answer {
    Answer {
        sequence,
        client: "this".to_owned(),
        fields: fields(&[("answers[q][words][]", "text")]),
    }
}

fn receipt_of(sequence: i64, client: Option<&str>) -> Receipt {
    Receipt {
        at: "14:02:11".to_owned(),
        sequence,
        client: client.map(str::to_owned),
    }
}

#[test]
fn keys_and_names_say_what_they_are_about() {
    assert_eq!(key(17, "nexus-1"), "attempt-17/nexus-1");
    assert!(key(17, "q").starts_with(&format!("{}/", group(17))));
    assert_eq!(question(&key(17, "nexus-1")), Some("nexus-1"));
    assert_eq!(part("answers[q-1][place-a][]", "q-1"), Some("place-a"));
    // Not those of a question whose id begins the same.
    assert_eq!(part("answers[q-1][option][]", "q"), None);
    assert_eq!(part("answers[q][option][]", "q-1"), None);
    assert_eq!(part("attempt", "q"), None);
}

#[test]
fn an_answer_comes_back_as_it_was_sent() {
    let answer = Answer {
        sequence: 5,
        client: "3f0c".to_owned(),
        fields: fields(&[
            ("answers[q][blank-1][]", "Қазақстан & “заң”\r\nжаңа жол"),
            ("answers[q][blank-2][]", ""),
            ("answers[q][later][]", "1"),
        ]),
    };
    let body = answer.body(17, "q");
    assert!(body.starts_with("attempt=17&question=q&sequence=5&client=3f0c&answers%5Bq%5D"));
    assert_eq!(Answer::read(&body), Some(answer));
    assert_eq!(Answer::read("attempt=17&question=q"), None);
}

#[test]
fn a_question_is_open_answered_or_marked_for_later() {
    let later = ("answers[q][later][]", "1");
    let words = ("answers[q][words][]", "text");
    let blank = ("answers[q][words][]", " \n");
    for (given, expected, answered) in [
        (vec![], Progress::Open, false),
        (vec![blank], Progress::Open, false),
        (vec![blank, words], Progress::Answered, true),
        (vec![words, later], Progress::Later, true),
        (vec![blank, later], Progress::Later, false),
    ] {
        let given = fields(&given);
        assert_eq!(progress(&given, "q"), expected, "{given:?}");
        assert_eq!(is_answered(&given, "q"), answered, "{given:?}");
    }
}

#[test]
fn a_number_is_used_again_only_while_nothing_was_sent_under_it() {
    let mut sequence = Sequence::known(3);
    assert_eq!(sequence.next(), 4);
    assert_eq!(sequence.next(), 4);
    sequence.uses(4);
    assert_eq!(sequence.next(), 5);
    sequence.learns(9);
    assert_eq!(sequence.next(), 10);
    // What is said late takes nothing back.
    sequence.learns(4);
    assert_eq!(sequence.next(), 10);
    assert!(sequence.is_past(8));
    // What another has answered since is one that this page knows nothing of.
    assert!(!sequence.is_behind(9));
    assert!(sequence.is_behind(10));
    assert!(!sequence.is_past(9));
}

#[test]
fn an_answer_that_stands_was_taken() {
    for client in [None, Some("this")] {
        let receipt = receipt_of(5, client);
        for delayed in [false, true] {
            assert_eq!(verdict(&answer(5), &receipt, delayed), Verdict::Taken);
        }
    }
}

#[test]
fn a_late_answer_gives_way_and_a_fresh_one_is_the_last_word() {
    for (sequence, client) in [(6, None), (6, Some("another")), (5, Some("another"))] {
        let receipt = receipt_of(sequence, client);
        assert_eq!(verdict(&answer(5), &receipt, true), Verdict::Late);
        assert_eq!(verdict(&answer(5), &receipt, false), Verdict::Again);
    }
}

#[test]
fn what_the_same_tab_sent_later_needs_no_more() {
    let receipt = receipt_of(6, Some("this"));
    assert_eq!(verdict(&answer(5), &receipt, true), Verdict::Taken);
}

#[test]
fn only_a_receipt_is_a_receipt() {
    assert_eq!(
        receipt(r#"{"at":"14:02:11","sequence":5}"#),
        Some(receipt_of(5, None))
    );
    assert_eq!(
        receipt(r#"{"at":"14:02:11","sequence":5,"client":"this","more":1}"#),
        Some(receipt_of(5, Some("this")))
    );
    for text in ["", "null", "<html>", r#"{"at":"14:02:11"}"#] {
        assert_eq!(receipt(text), None, "{text}");
    }
}

#[test]
fn no_refusal_throws_away_what_can_still_count() {
    for code in ["attempt_submitted", "attempt_time_over"] {
        assert_eq!(after_refusal(code), AfterRefusal::Stop);
    }
    for code in [
        "not_understood",
        "not_found",
        "not_allowed",
        "too_much_sent",
    ] {
        assert_eq!(after_refusal(code), AfterRefusal::SetAside);
    }
}

#[test]
fn fields_get_back_what_they_held() {
    let mut left = fields(&[
        ("answers[q][option][]", "b"),
        ("answers[q][option][]", "c"),
        ("answers[q][words][]", "first"),
        ("answers[q][words][]", "second"),
        ("answers[q][row-1][]", ""),
    ]);
    let mut choice = |value| held(&mut left, "answers[q][option][]", value, true);
    assert_eq!(choice("a"), Held::Chosen(false));
    assert_eq!(choice("b"), Held::Chosen(true));
    assert_eq!(choice("c"), Held::Chosen(true));
    let mut text = |name| held(&mut left, name, "", false);
    assert_eq!(text("answers[q][words][]"), Held::Text("first".to_owned()));
    assert_eq!(text("answers[q][words][]"), Held::Text("second".to_owned()));
    // What was emptied is empty, and what was not there is, too.
    assert_eq!(text("answers[q][row-1][]"), Held::Text(String::new()));
    assert_eq!(text("answers[q][row-2][]"), Held::Text(String::new()));
    assert!(left.is_empty());
}

#[test]
fn what_was_typed_is_told_from_what_was_chosen() {
    let left = fields(&[
        ("answers[q][option][]", "b"),
        ("answers[q][later][]", "1"),
        ("answers[q][blank-a][]", "seventeen"),
        ("answers[q][blank-b][]", " "),
        ("answers[q][words][]", "So."),
        ("answers[other][words][]", "No."),
    ]);
    assert_eq!(typed(&left, "q"), "seventeen\nSo.");
    assert_eq!(typed(&left[..2], "q"), "");
}

#[test]
fn two_options_in_one_place_are_seen() {
    let places = |second, third| {
        let left = fields(&[
            ("answers[q][place-a][]", "1"),
            ("answers[q][place-b][]", second),
            ("answers[q][place-c][]", third),
            ("answers[other][place-a][]", "1"),
        ]);
        same_place(&left, "q")
    };
    assert!(places("1", ""));
    assert!(places("2", "2"));
    assert!(!places("2", "3"));
    assert!(!places("", ""));
}

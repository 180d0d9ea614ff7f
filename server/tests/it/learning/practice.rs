//! Trying the questions that stand in a lesson.

use crate::harness::{Answer, House, Person};

on_both_databases!(a_question_is_tried_at_once_and_kept_nowhere);

/// What only somebody who has answered is told, by question.
const REASONS: [(&str, &[&str]); 5] = [
    (
        "ground",
        &[
            "speaks of descent",
            "take her for an opponent",
            "none of the five grounds",
            "how the persecutor sees her",
        ],
    ),
    ("days", &["Ninety days are three months"]),
    (
        "bind",
        &[
            "Ratified, hence binding",
            "Domestic law binds",
            "It persuades, no more",
        ],
    ),
    (
        "declaratory",
        &["precedes its recognition", "only declares what is"],
    ),
    ("name", &["non-refoulement", "prohibition of refoulement"]),
];

async fn tries(
    judge: &Person,
    house: &House,
    lesson: &str,
    question: &str,
    answer: &str,
) -> Answer {
    judge
        .sees(
            &house
                .training
                .at(&format!("/lessons/{lesson}?question={question}{answer}")),
        )
        .await
}

async fn a_question_is_tried_at_once_and_kept_nowhere(house: House) {
    let judge = house.judge("Amal").await;
    for path in ["/lessons/definition", "/lessons/procedure"] {
        let page = judge.sees(&house.training.at(path)).await;
        for words in REASONS.iter().flat_map(|(_, words)| *words) {
            assert!(
                !page.body.contains(words),
                "{path} tells “{words}” before an answer"
            );
        }
        assert_eq!(page.count("input[checked], option[selected]"), 0, "{path}");
        assert_eq!(page.count(".tried, .right, .feedback"), 0, "{path}");
    }
    let wrong = tries(&judge, &house, "definition", "ground", "&option=race").await;
    assert!(
        wrong.text(".tried .feedback").starts_with("Incorrect"),
        "{}",
        wrong.text(".tried")
    );
    // Why the chosen one is wrong, which is right and why, and the reasons; not those of the rest.
    assert_eq!(
        wrong.text(".option.chosen .why"),
        "Nothing in her file speaks of descent."
    );
    assert_eq!(
        wrong.text(".option.right .why"),
        "The authorities take her for an opponent."
    );
    assert!(
        wrong
            .text(".explanation")
            .contains("how the persecutor sees her")
    );
    assert_eq!(
        wrong.attributes("form.question input[checked]", "value"),
        ["race"]
    );
    let right = tries(&judge, &house, "definition", "ground", "&option=opinion").await;
    assert!(
        right.text(".tried .feedback").starts_with("Correct"),
        "{}",
        right.text(".tried")
    );
    assert_eq!(
        right.text(".option.chosen.right .why"),
        "The authorities take her for an opponent."
    );
    // Trying leaves no trace: the lesson is as before.
    let page = judge.sees(&house.training.at("/lessons/definition")).await;
    assert_eq!(page.count(".tried, input[checked]"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_kind_of_question_is_graded() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    for (question, answer, verdict) in [
        ("days", "&number=90", "Correct"),
        ("days", "&number=91", "Incorrect"),
        ("days", "&number=ninety", "Incorrect"),
        ("days", "", "Not answered"),
        ("bind", "&option=convention&option=law", "Correct"),
        ("bind", "&option=convention", "Partly correct"),
        ("bind", "&option=handbook", "Incorrect"),
        ("declaratory", "&option=false", "Correct"),
        ("declaratory", "&option=true", "Incorrect"),
        (
            "steps",
            "&place-include=1&place-exclude=2&place-return=3",
            "Correct",
        ),
        (
            "steps",
            "&place-include=3&place-exclude=2&place-return=1",
            "Incorrect",
        ),
        (
            "bodies",
            "&row-court=reviews&row-commission=advises",
            "Correct",
        ),
        (
            "bodies",
            "&row-court=sings&row-commission=advises",
            "Partly correct",
        ),
        ("name", "&words=Non-Refoulement", "Correct"),
        ("name", "&words=extradition", "Incorrect"),
        ("fill", "&blank-1=1951+convention&blank-2=1951", "Correct"),
        ("fill", "&blank-1=Convention&blank-2=1967", "Partly correct"),
        ("wish", "&option=more", "Thank you"),
        // What is no option of the question counts for nothing.
        ("declaratory", "&option=perhaps", "Not answered"),
    ] {
        let page = tries(&judge, &house, "procedure", question, answer).await;
        let said = page.text(".tried .feedback > p:first-child");
        assert!(
            said.starts_with(verdict),
            "{question}{answer}: {said}, not {verdict}"
        );
        // Of the other questions nothing is told.
        for (other, words) in REASONS.iter().filter(|(other, _)| *other != question) {
            for words in *words {
                assert!(
                    !page.body.contains(words),
                    "{question} tells “{words}” of {other}"
                );
            }
        }
    }
    // A wrong answer is told the right one.
    let page = tries(&judge, &house, "procedure", "steps", "&place-return=1").await;
    assert!(
        page.text(".tried")
            .contains("Inclusion → Exclusion → Ban on return"),
        "{}",
        page.text(".tried")
    );
    let page = tries(&judge, &house, "procedure", "days", "&number=1").await;
    assert!(
        page.text(".tried").contains("Correct answer: 90 days"),
        "{}",
        page.text(".tried")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn options_to_be_ordered_do_not_stand_in_the_right_order() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("/lessons/procedure")).await;
    let names = page.attributes("#steps select", "name");
    assert_eq!(names.len(), 3);
    assert_ne!(names, ["place-include", "place-exclude", "place-return"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_typed_is_shown_as_text() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    for (question, field) in [("name", "words"), ("days", "number"), ("fill", "blank-1")] {
        let typed = "\"><script>alert(1)</script>";
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair(field, typed)
            .finish();
        let page = tries(&judge, &house, "procedure", question, &format!("&{query}")).await;
        assert!(!page.body.contains("<script>alert"), "{question}");
        assert!(
            page.attributes("main input", "value")
                .contains(&typed.to_owned()),
            "{question}"
        );
    }
}

//! What a page says about a question whose key was put right.

use super::regrading::{regrades, serves_erratum};
use crate::harness::{Answer, House, eventually};

on_both_databases!(after_an_erratum_every_page_says_what_is_right_now);

/// An erratum of one kind about a question of the small course's final quiz, and what pages say
/// about it.
struct Case {
    question: &'static str,
    erratum: &'static str,
    /// What the judge answered; the other questions stay empty.
    answered: (&'static str, &'static str),
    /// How that turns out now.
    verdict: &'static str,
    /// What is right now, in words; none where nothing is said or options are marked.
    right: Option<&'static str>,
    /// The options that are marked as right.
    marked: &'static [&'static str],
    /// What changed.
    changed: &'static str,
    /// The points before it is graded again, and what is said of those it gets then.
    uncounted: Option<(&'static str, &'static str)>,
}

const CASES: [Case; 8] = [
    Case {
        question: "months",
        erratum: "kind = \"key\"\nanswer = 18\ntolerance = 0",
        answered: ("answers[months][number][]", "17"),
        verdict: "Incorrect",
        right: Some("18 months"),
        marked: &[],
        changed: "Until then the correct answer was: 17 months.",
        uncounted: Some(("1 of 1", "now worth 0 of 1")),
    },
    Case {
        question: "months",
        erratum: "kind = \"accept\"\nanswer = 18\ntolerance = 0",
        answered: ("answers[months][number][]", "16"),
        verdict: "Incorrect",
        right: Some("17 months or 18 months"),
        marked: &[],
        changed: "Also correct since then: 18 months.",
        uncounted: None,
    },
    Case {
        question: "months",
        erratum: "kind = \"void\"",
        answered: ("answers[months][number][]", "17"),
        verdict: "This question has been withdrawn and no longer counts.",
        right: None,
        marked: &[],
        changed: "Until then the correct answer was: 17 months.",
        uncounted: Some(("1 of 1", "now worth 0 of 0")),
    },
    Case {
        question: "fear",
        erratum: "kind = \"key\"\noptions = [\"past\"]",
        answered: ("answers[fear][option][]", "past"),
        verdict: "Correct",
        right: None,
        marked: &["To find harm in the past"],
        changed: "Until then the correct answer was: To find a real chance of harm on return.",
        uncounted: Some(("0 of 1", "now worth 1 of 1")),
    },
    Case {
        question: "fear",
        erratum: "kind = \"accept\"\noptions = [\"past\"]",
        answered: ("answers[fear][option][]", "certainty"),
        verdict: "Incorrect",
        right: None,
        marked: &[
            "To find harm in the past",
            "To find a real chance of harm on return",
        ],
        changed: "Also correct since then: To find harm in the past.",
        uncounted: None,
    },
    Case {
        question: "grounds",
        erratum: "kind = \"accept\"\noptions = [\"religion\", \"poverty\"]",
        answered: ("answers[grounds][option][]", "poverty"),
        verdict: "Partly correct",
        right: Some("Nationality; Religion or Poverty; Religion"),
        marked: &["Religion", "Poverty"],
        changed: "Also correct since then: Poverty; Religion.",
        uncounted: Some(("0 of 2", "now worth 1 of 2")),
    },
    Case {
        question: "ban",
        erratum: "kind = \"accept\"\nwords = [\"return\"]",
        answered: ("answers[ban][words][]", "return"),
        verdict: "Correct",
        right: None,
        marked: &[],
        changed: "Also correct since then: return.",
        uncounted: Some(("0 of 1", "now worth 1 of 1")),
    },
    Case {
        question: "ban",
        erratum: "kind = \"key\"\nwords = [\"return\"]",
        answered: ("answers[ban][words][]", "refoulement"),
        verdict: "Incorrect",
        right: Some("return"),
        marked: &[],
        changed: "Until then the correct answer was: non-refoulement.",
        uncounted: None,
    },
];

impl Case {
    /// The erratum, as it stands in the course.
    fn written(&self) -> String {
        format!(
            "[[errata]]\nlesson = \"final\"\nquestion = \"{}\"\non = 2024-05-30\n{}\n\
             reason = {{ en = \"So it is.\", ru = \"Так.\", kk = \"Солай.\" }}\n",
            self.question, self.erratum
        )
    }

    /// Holds the result of whoever answered to what is right now.
    fn is_told(&self, page: &Answer, regraded: bool) {
        let place = format!("{}: {}, regraded: {regraded}", self.question, self.erratum);
        let within = |selector: &str| format!("#{} {selector}", self.question);
        let text = page.text(&format!("#{}", self.question));
        assert!(text.contains(self.changed), "{place}: {text}");
        assert!(text.contains("So it is."), "{place}: {text}");
        let feedback = page.text(&within(".feedback"));
        assert!(feedback.starts_with(self.verdict), "{place}: {feedback}");
        match self.right {
            Some(right) => assert!(
                feedback.contains(&format!("Correct answer: {right}")),
                "{place}: {feedback}"
            ),
            None => assert!(!feedback.contains("Correct answer:"), "{place}: {feedback}"),
        }
        let marked = page.texts(&within(".option.right"));
        assert_eq!(marked.len(), self.marked.len(), "{place}: {marked:?}");
        for (marked, expected) in marked.iter().zip(self.marked) {
            assert!(marked.starts_with(expected), "{place}: {marked}");
        }
        match self.uncounted.filter(|_| !regraded) {
            Some((counted, now)) => {
                assert_eq!(
                    page.text(&within("> .meta:first-child")),
                    counted,
                    "{place}"
                );
                assert!(text.contains(now), "{place}: {text}");
            }
            None => assert!(
                !text.contains("does not include this yet"),
                "{place}: {text}"
            ),
        }
    }
}

/// The sum of the points is that of the questions, before and after it is graded again.
fn adds_up(page: &Answer) {
    let first = |text: &str| text.split(' ').next().unwrap().parse::<f64>().unwrap();
    let points = page.texts(".sheet > li > .meta:first-child");
    let sum: f64 = points.iter().map(|text| first(text)).sum();
    assert_eq!(first(&page.text(".score small")), sum, "{points:?}");
}

async fn after_an_erratum_every_page_says_what_is_right_now(house: House) {
    let trainer = house.trainer("Tom").await;
    let results = house.training.at("/quizzes/final/results");
    for (case, number) in CASES.iter().zip(1..) {
        let judge = house.judge(&format!("Judge {number}")).await;
        let (path, attempt) = judge.attempts_quiz().await;
        judge
            .answers(attempt, "submit", &[case.answered])
            .await
            .is_done();
        serves_erratum(&house, &case.written()).await;
        for regraded in [false, true] {
            if regraded {
                regrades(&trainer, &house, "Erratum").await.is_done();
            }
            let page = judge.sees(&path).await;
            case.is_told(&page, regraded);
            adds_up(&page);
            // The trainer's figures go by the same.
            let questions = trainer.sees(&results).await.texts(".results > li");
            let told = questions.iter().filter(|text| text.contains(case.changed));
            assert_eq!(told.count(), 1, "{}: {questions:?}", case.erratum);
        }
        std::fs::write(house.content.join("small/errata.toml"), "").unwrap();
        eventually("the erratum is gone", async || {
            let served = house.inner.courses.get("small").unwrap();
            served.course.errata.is_empty()
        })
        .await;
        regrades(&trainer, &house, "Taken back").await.is_done();
    }
    // What was given is marked as right by what is right now.
    serves_erratum(&house, &CASES[0].written()).await;
    let marked = async || {
        let page = trainer.sees(&results).await;
        let rows = page.texts(".results > li:nth-child(3) tbody tr");
        let right = rows.into_iter().filter(|row| row.contains("correct"));
        right.collect::<Vec<_>>()
    };
    assert!(marked().await.is_empty(), "nobody wrote 18");
    let judge = house.judge("Eighteen").await;
    let (_, attempt) = judge.attempts_quiz().await;
    let answers = [("answers[months][number][]", "18")];
    judge.answers(attempt, "submit", &answers).await.is_done();
    assert_eq!(marked().await, ["18 correct 1"]);
}

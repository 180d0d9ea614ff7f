//! Reasoned answers are marked by their rubric.

use app::errors::{Field, UserError};
use records::{grade, rubric_mark};

use super::{
    RIGHT,
    regrading::{ERRATUM, regrades, serves_erratum},
};
use crate::harness::{Answer, House, Person, eventually};

on_both_databases!(
    a_reasoned_answer_is_marked_without_knowing_whose_it_is,
    marking_applies_the_mark_and_nothing_else,
    a_slip_is_put_right_on_the_page,
    any_answer_is_commented_and_decided_with_a_reason,
);

const QUESTION: &str = "

## Decide {#decide .question .reasoned words=150 objective=inclusion}

Decide her claim.

- {#each points=4} Applies each element
- {#limits} Sees the limits

> [!NOTE]
> Element by element.
";

/// Marks the reasoned question.
pub async fn marks(trainer: &Person, house: &House, attempt: i64, points: (&str, &str)) -> Answer {
    trainer
        .visits(&house.training.at("/quizzes/final/marking"))
        .await;
    let fields: [(&str, &dyn ToString); 5] = [
        ("attempt", &attempt),
        ("question", &"decide"),
        ("points[each]", &points.0),
        ("points[limits]", &points.1),
        ("comment", &"See article 1A(2)."),
    ];
    trainer.sends("quizzes/mark", &fields).await
}

async fn a_reasoned_answer_is_marked_without_knowing_whose_it_is(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.to_owned() + QUESTION
    });
    eventually("the longer quiz is served", async || {
        judge
            .sees(&house.training.at("/quizzes/final"))
            .await
            .texts(".facts dd")[0]
            == "5"
    })
    .await;
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", "She fears what is to come."));
    judge.answers(attempt, "submit", &answers).await.is_done();
    let page = trainer
        .sees(&house.training.at("/quizzes/final/marking"))
        .await;
    assert_eq!(page.text(".given"), "She fears what is to come.");
    assert!(!page.body.contains("Amal"), "who wrote it is hidden");
    assert!(!trainer.sees(&path).await.main().contains("Amal"));
    for bad in [("5", "1"), ("-1", "1"), ("x", "1"), ("4", "")] {
        let refused = marks(&trainer, &house, attempt, bad).await;
        refused.is_refused_with(&UserError::NotUnderstood {
            field: Field::Points,
        });
    }
    for other in [&judge, &house.organizer("Olga").await] {
        let refused = marks(other, &house, attempt, ("4", "1")).await;
        refused.is_refused_with(&UserError::NotAllowed);
    }
    assert_eq!(house.count::<rubric_mark::Entity>().await, 0);
    marks(&trainer, &house, attempt, ("3", "1")).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "90 % 9 of 10 points");
    assert_eq!(result.text(".verdict"), "passed");
    assert!(
        result
            .text("#decide .comment")
            .contains("See article 1A(2).")
    );
    assert!(trainer.sees(&path).await.text(".lede").starts_with("Amal"));
    let page = trainer
        .sees(&house.training.at("/quizzes/final/marking"))
        .await;
    // It waits no longer, and can be marked again.
    assert_eq!((page.count(".given"), page.count(".marked .given")), (1, 1));
    // A second look is a second mark; the first stays.
    marks(&trainer, &house, attempt, ("4", "1")).await.is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "100 % 10 of 10 points"
    );
    assert_eq!(house.count::<rubric_mark::Entity>().await, 2);
    assert_eq!(house.count::<grade::Entity>().await, 3);
}

/// The quiz with a reasoned question, passed at what the course says.
pub async fn serves_reasoned(house: &House) {
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("pass: 60\n", "") + QUESTION
    });
    let asked = async || {
        let served = house.inner.courses.get("small").unwrap();
        let (_, quiz) = served.course.lesson("final").unwrap();
        quiz.questions.len() == 5 && quiz.quiz().unwrap().pass.is_none()
    };
    eventually("the longer quiz is served", asked).await;
}

async fn marking_applies_the_mark_and_nothing_else(house: House) {
    serves_reasoned(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", "She fears what is to come."));
    judge.answers(attempt, "submit", &answers).await.is_done();
    // Since then more is asked of whoever begins, and a key that was right is so no longer.
    house.rewrites("course.toml", |text| {
        text.replace("pass_mark = 60", "pass_mark = 95")
    });
    serves_erratum(&house, ERRATUM).await;
    let intro = judge.sees(&house.training.at("/quizzes/final")).await;
    assert!(intro.main().contains("You need 95 %"), "{}", intro.main());
    marks(&trainer, &house, attempt, ("3", "1")).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "90 % 9 of 10 points");
    assert_eq!(result.text(".verdict"), "passed");
    // The erratum waits to be looked at, and is then the only thing that changes.
    let regrade = house.training.at("/quizzes/final/regrade");
    let rows = trainer.sees(&regrade).await.texts("tbody tr");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains("9 / 10 (90 %) 8 / 10 (80 %)"), "{rows:?}");
    assert!(!rows[0].contains("fails"), "{rows:?}");
    regrades(&trainer, &house, "Erratum of 30 May")
        .await
        .is_done();
    // A second mark keeps what was put right.
    marks(&trainer, &house, attempt, ("4", "1")).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "90 % 9 of 10 points");
    assert_eq!(result.text(".verdict"), "passed");
    let page = trainer.sees(&regrade).await;
    assert!(page.main().contains("No grade would change."));
    // Who begins now is held to what is asked now.
    let late = house.judge("Dana").await;
    let (_, attempt) = late.attempts_quiz().await;
    let mut answers = answers.clone();
    answers.retain(|(name, _)| !name.contains("months"));
    answers.push(("answers[months][number][]", "18"));
    let done = late.answers(attempt, "submit", &answers).await;
    marks(&trainer, &house, attempt, ("3", "1")).await.is_done();
    let result = late.sees(done.is_done().leads_to()).await;
    assert_eq!(result.text(".score"), "90 % 9 of 10 points");
    assert_eq!(result.text(".verdict"), "not passed");
}

async fn a_slip_is_put_right_on_the_page(house: House) {
    serves_reasoned(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", "She fears what is to come."));
    judge.answers(attempt, "submit", &answers).await.is_done();
    let marking = house.training.at("/quizzes/final/marking");
    let page = trainer.sees(&marking).await;
    assert_eq!(page.count(".marked"), 0);
    assert!(
        page.main().contains("6 words of about 150"),
        "{}",
        page.main()
    );
    assert!(page.text("details").contains("Element by element."));
    // A refused form still holds what was typed, and only that form.
    let refused = marks(&trainer, &house, attempt, ("40", "1")).await;
    let refused = trainer.sees(refused.leads_to()).await;
    assert_eq!(refused.text("[name=comment]"), "See article 1A(2).");
    assert_eq!(refused.attribute("[name='points[each]']", "value"), "40");
    assert_eq!(refused.attribute("[name='points[limits]']", "value"), "1");
    // 1 instead of 4.
    marks(&trainer, &house, attempt, ("1", "1")).await.is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "70 % 7 of 10 points"
    );
    let page = trainer.sees(&marking).await;
    assert_eq!(
        page.attribute(".marked [name='points[each]']", "value"),
        "1"
    );
    assert_eq!(page.text(".marked [name=comment]"), "See article 1A(2).");
    marks(&trainer, &house, attempt, ("4", "1")).await.is_done();
    // Both marks and all three grades are told, to the judge and to the trainer.
    for (reader, by) in [(&judge, ""), (&trainer, " · Tom")] {
        let page = reader.sees(&path).await;
        assert_eq!(page.text(".score"), "100 % 10 of 10 points");
        let marks = page.texts("#decide .mark");
        assert_eq!(marks.len(), 2, "{marks:?}");
        assert!(
            marks[0].ends_with(&format!("marked: 2 of 5{by}")),
            "{marks:?}"
        );
        assert!(
            marks[1].ends_with(&format!("marked: 5 of 5{by}")),
            "{marks:?}"
        );
        let grades = page.texts(".grades tbody tr");
        let expected = [
            "5 / 10 (50 %) handed in",
            "7 / 10 (70 %) an answer was marked",
            "10 / 10 (100 %) an answer was marked",
        ];
        assert_eq!(grades.len(), 3, "{grades:?}");
        for (grade, expected) in grades.iter().zip(expected) {
            assert!(grade.ends_with(expected), "{grade}");
        }
    }
}

async fn decides(
    trainer: &Person,
    path: &str,
    question: &str,
    intent: &str,
    (points, reason): (&str, &str),
) -> Answer {
    trainer.visits(&format!("{path}?decide={question}")).await;
    let attempt = path.rsplit('/').next().unwrap();
    let fields: [(&str, &dyn ToString); 5] = [
        ("attempt", &attempt),
        ("question", &question),
        ("points", &points),
        ("reason", &reason),
        ("intent", &intent),
    ];
    trainer.sends("quizzes/decide", &fields).await
}

async fn any_answer_is_commented_and_decided_with_a_reason(house: House) {
    serves_reasoned(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT[..4].to_vec();
    answers.push(("answers[ban][words][]", "The ban on sending back"));
    judge.answers(attempt, "submit", &answers).await.is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "40 % 4 of 10 points"
    );
    let open = trainer.sees(&format!("{path}?decide=ban")).await;
    assert_eq!(open.count("form.correction"), 1, "one form at a time");
    let not_understood = UserError::NotUnderstood {
        field: Field::Points,
    };
    for (question, intent, typed, error) in [
        ("ban", "points", ("1", " "), UserError::ReasonNeeded),
        ("ban", "comment", ("", ""), UserError::ReasonNeeded),
        ("ban", "points", ("1.5", "Why"), not_understood.clone()),
        ("ban", "points", ("-1", "Why"), not_understood.clone()),
        ("ban", "points", ("", "Why"), not_understood),
        ("decide", "points", ("1", "Why"), UserError::NotFound),
        ("nothing", "comment", ("", "Why"), UserError::NotFound),
        ("ban", "other", ("1", "Why"), UserError::BadRequest),
    ] {
        let refused = decides(&trainer, &path, question, intent, typed).await;
        refused.is_refused_with(&error);
    }
    assert_eq!(house.count::<rubric_mark::Entity>().await, 0);
    // A word alone changes nothing; what is given counts; the key can count again.
    let said = [
        ("comment", "", "Which ban?", "40 % 4 of 10 points", ""),
        (
            "points",
            "0,5",
            "It is meant.",
            "45 % 4.5 of 10 points",
            "given by the trainer: 0.5 of 1",
        ),
        (
            "points",
            "1",
            "It is right.",
            "50 % 5 of 10 points",
            "given by the trainer: 1 of 1",
        ),
        (
            "key",
            "",
            "It is not.",
            "40 % 4 of 10 points",
            "graded by the key again",
        ),
        (
            "points",
            "1",
            "It is, all the same.",
            "50 % 5 of 10 points",
            "given by the trainer: 1 of 1",
        ),
    ];
    for (place, (intent, points, reason, score, decided)) in said.into_iter().enumerate() {
        let done = decides(&trainer, &path, "ban", intent, (points, reason)).await;
        done.is_done();
        for reader in [&judge, &trainer] {
            let page = reader.sees(&path).await;
            assert_eq!(page.text(".score"), score, "{reason}");
            assert_eq!(page.count("#ban .comment"), place + 1);
            let marks = page.texts("#ban .mark");
            assert_eq!(marks.len(), place + 1);
            assert!(marks[place].contains(decided), "{marks:?}");
        }
    }
    assert_eq!(house.count::<rubric_mark::Entity>().await, 5, "appended");
    assert_eq!(house.count::<grade::Entity>().await, 5, "where it changed");
    let feedback = judge.sees(&path).await.text("#ban .feedback");
    assert!(feedback.starts_with("Correct"), "{feedback}");
    // Grading again keeps what was decided.
    serves_erratum(&house, ERRATUM).await;
    regrades(&trainer, &house, "Erratum").await.is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "40 % 4 of 10 points"
    );
    // Nobody else has the form, and nobody decides about their own answers.
    assert_eq!(
        judge
            .sees(&format!("{path}?decide=ban"))
            .await
            .count("form.correction"),
        0
    );
    for other in [&judge, &house.observer("Oskar").await] {
        let refused = decides(other, &path, "ban", "points", ("1", "Mine")).await;
        refused.is_refused_with(&UserError::NotAllowed);
    }
}

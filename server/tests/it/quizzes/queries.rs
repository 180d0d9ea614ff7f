//! A page asks the database as often for two hundred people as for twenty.

use app::db::news::News;

use super::{
    marking::serves_reasoned,
    regrading::{ERRATUM, regrades, serves_erratum},
};
use crate::harness::House;

on_both_databases!(what_is_asked_does_not_grow_with_the_people);

/// What happens by itself in the background may ask something, too.
const BESIDE: u64 = 10;

/// Copies the one judge who sat the quiz, with all that was answered, to so many more; each of the
/// copies also has another attempt open.
pub async fn copies(house: &House, from: usize, to: usize) {
    let training = house.training.id;
    let numbered = |insert: &str| {
        format!(
            "WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to}) {insert}"
        )
    };
    let new = "SELECT enrolment.id FROM enrolment JOIN account ON account.id = account_id \
               WHERE email LIKE 'copy-%' AND NOT EXISTS \
               (SELECT 1 FROM attempt WHERE enrolment_id = enrolment.id)";
    let columns = "quiz, content_hash, seed, pass_percent, started_at";
    let unanswered = "attempt.number = 1 AND attempt.enrolment_id <> first.enrolment_id \
                      AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = attempt.id)";
    for sql in [
        numbered(
            "INSERT INTO account (email, name, language, administrator, created_at) \
             SELECT 'copy-' || i || '@example.org', 'Copy ' || i, 'en', false, 0 FROM n",
        ),
        format!(
            "INSERT INTO enrolment (account_id, training_id, role, court, region, position, created_at) \
             SELECT id, {training}, 'judge', '', '', '', 0 FROM account WHERE email LIKE 'copy-%' \
             AND NOT EXISTS (SELECT 1 FROM enrolment WHERE account_id = account.id)"
        ),
        format!(
            "INSERT INTO attempt (enrolment_id, number, submitted_at, {columns}) \
             SELECT fresh.id, 1, submitted_at, {columns} FROM ({new}) AS fresh, attempt WHERE attempt.id = 1"
        ),
        format!(
            "INSERT INTO attempt (enrolment_id, number, {columns}) \
             SELECT attempt.enrolment_id, 2, {columns} FROM attempt WHERE number = 1 AND id <> 1 \
             AND NOT EXISTS (SELECT 1 FROM attempt AS other \
             WHERE other.enrolment_id = attempt.enrolment_id AND other.number = 2)"
        ),
        format!(
            "INSERT INTO remark (id, enrolment_id, kind, body, written_at) \
             SELECT 'copy-' || attempt.id || '-' || remark.id, attempt.enrolment_id, 'answer', body, 0 \
             FROM remark, attempt, attempt AS first \
             WHERE remark.kind = 'answer' AND remark.enrolment_id = first.enrolment_id \
             AND first.id = 1 AND {unanswered}"
        ),
        format!(
            "INSERT INTO answer (attempt_id, question, number, client, response, remark_id, later, checked, saved_at) \
             SELECT attempt.id, question, answer.number, client, response, \
             CASE WHEN remark_id IS NULL THEN NULL ELSE 'copy-' || attempt.id || '-' || remark_id END, later, checked, saved_at \
             FROM answer, attempt, attempt AS first \
             WHERE answer.attempt_id = first.id AND first.id = 1 AND {unanswered}"
        ),
        "INSERT INTO grade (attempt_id, number, points_milli, possible_milli, passed, parts, reason, graded_at) \
         SELECT attempt.id, 1, points_milli, possible_milli, passed, parts, reason, graded_at \
         FROM grade, attempt WHERE grade.attempt_id = 1 AND grade.number = 1 AND attempt.number = 1 \
         AND NOT EXISTS (SELECT 1 FROM grade AS other WHERE other.attempt_id = attempt.id)"
            .to_owned(),
    ] {
        house.execute(&sql).await.unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }
}

/// The least of three counts: now and then something else asks.
async fn asks(house: &House, what: impl AsyncFn()) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..3 {
        let before = house.inner.db.statements();
        what().await;
        least = least.min(house.inner.db.statements() - before);
    }
    least
}

async fn what_is_asked_does_not_grow_with_the_people(house: House) {
    serves_reasoned(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (_, attempt) = judge.attempts_quiz().await;
    assert_eq!(attempt, 1, "the copies are made of it");
    let answers = [
        ("answers[fear][option][]", "chance"),
        ("answers[decide][words][]", "She fears what is to come."),
    ];
    judge.answers(attempt, "submit", &answers).await.is_done();
    // The text that they saw is no longer the one that is served.
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("How many months", "In how many months")
    });
    serves_erratum(
        &house,
        &ERRATUM
            .replace("months", "fear")
            .replace("answer = 18\ntolerance = 0", "options = [\"past\"]"),
    )
    .await;
    let quiz = |page: &str| house.training.at(&format!("/quizzes/final/{page}"));
    let mut counts = Vec::new();
    for (from, to) in [(1, 19), (20, 199)] {
        copies(&house, from, to).await;
        let mut count = Vec::new();
        for page in [
            "home",
            "gradebook",
            "results",
            "marking",
            "regrade",
            "people",
        ] {
            let address = match page {
                "home" => "/".to_owned(),
                "gradebook" => house.training.at("/results"),
                page => quiz(page),
            };
            let asked = asks(&house, async || {
                let shown = trainer.sees(&address).await;
                let everybody = match page {
                    "home" => {
                        let handed_in = format!("{} people have handed in", to + 1);
                        shown.text(".teaching .last").contains(&handed_in)
                    }
                    "results" => shown.count("section tbody tr") == to + 1,
                    // Whose answers wait is told to nobody who marks.
                    "regrade" => shown.count("tbody tr") > to - from,
                    "marking" => shown.count(".given") == to + 1,
                    _ => shown.body.contains(&format!("Copy {to}")),
                };
                assert!(everybody, "{page}: {}", shown.main());
            })
            .await;
            count.push((page, asked));
        }
        let asked = asks(&house, async || {
            // It would not look before one is due.
            house.inner.db.news().tell(News::Everything);
            assert_eq!(
                app::quizzes::hand_in_overdue(&house.inner).await.unwrap(),
                0
            );
        })
        .await;
        count.push(("the job", asked));
        let asked = asks(&house, async || {
            app::quizzes::hand_in_overdue(&house.inner).await.unwrap();
        })
        .await;
        assert_eq!(asked, 0, "nothing is due");
        let before = house.inner.db.statements();
        regrades(&trainer, &house, "Erratum").await.is_done();
        count.push(("grading again", house.inner.db.statements() - before));
        counts.push(count);
    }
    for ((what, few), (_, many)) in counts[0].iter().zip(&counts[1]) {
        assert!(
            *many <= few + BESIDE,
            "{what}: {few} for 20, {many} for 200"
        );
        assert!(*few > 0, "{what} was counted");
    }
}

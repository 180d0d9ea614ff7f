//! A pre-test is neither passed nor failed, wherever one looks.

use app::authorization::{Outcome, ROUTES, Who};
use course::Purpose;

use super::{
    RIGHT, WRONG,
    regrading::{ERRATUM, serves_erratum},
};
use crate::harness::{House, Person, eventually};

on_both_databases!(
    no_page_says_that_a_pre_test_was_passed_or_failed,
    a_pre_test_shows_its_reasons_after_the_last_attempt_whatever_was_reached,
);

/// Makes a pre-test of the quiz, and waits until it is served.
async fn makes_pre_test(house: &House, more: &str) {
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("quiz: final\n", &format!("quiz: pre-test\n{more}"))
    });
    eventually("the pre-test is served", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        let (_, quiz) = course.lesson("final").unwrap();
        quiz.quiz().unwrap().purpose == Purpose::PreTest
    })
    .await;
}

/// What badges say of something that is passed, failed, or may still become either.
const BADGES: [(&str, [&str; 5]); 3] = [
    (
        "en",
        ["passed", "not passed", "awaits marking", "passes", "fails"],
    ),
    (
        "ru",
        [
            "зачтено",
            "не зачтено",
            "ожидает оценки",
            "сдаёт",
            "не сдаёт",
        ],
    ),
    (
        "kk",
        ["өтті", "өтпеді", "бағалануын күтуде", "өтеді", "өтпейді"],
    ),
];

/// Words that stand nowhere in a page or a file in English.
const WORDS: [&str; 6] = [
    "passed",
    "failed",
    "passes",
    "fails",
    "awaits marking",
    "reached the pass mark",
];

/// What a pre-test says of itself: that there is nothing to fail.
const PROMISE: &str = "you cannot fail it";

/// Every address of the matrix that this person may see, with what the test knows put in.
fn addresses(house: &House, who: Who, attempts: &[i64], judge: &Person) -> Vec<String> {
    let known = [
        ("{training}", house.training.id.to_string()),
        ("{session}", house.training.sessions[0].to_string()),
        ("{enrolment}", judge.enrolment.to_string()),
        ("{quiz}", "final".to_owned()),
        ("{lesson}", "definition".to_owned()),
    ];
    let pages = ROUTES
        .iter()
        .filter(|row| row.outcome(who) == Outcome::Allowed)
        .flat_map(|row| {
            let path = known
                .iter()
                .fold(row.path.to_owned(), |path, (name, value)| {
                    path.replace(name, value)
                });
            let each = |attempt: &i64| path.replace("{attempt}", &attempt.to_string());
            attempts.iter().map(each).collect::<Vec<_>>()
        });
    // What is live has no end to wait for.
    let ends = |path: &String| !path.contains('{') && !path.ends_with("/events");
    let mut pages: Vec<String> = pages.filter(ends).collect();
    pages.dedup();
    pages
}

async fn no_page_says_that_a_pre_test_was_passed_or_failed(house: House) {
    makes_pre_test(&house, "").await;
    let (good, bad) = (house.judge("Amal").await, house.judge("Bolat").await);
    let mut attempts = Vec::new();
    for (judge, answers) in [(&good, &RIGHT[..]), (&bad, &WRONG[..])] {
        let (path, attempt) = judge.attempts_quiz().await;
        judge.answers(attempt, "submit", answers).await.is_done();
        assert_eq!(judge.sees(&path).await.text(".verdict"), "completed");
        let quiz = judge.sees(&house.training.at("/quizzes/final")).await;
        assert_eq!(quiz.texts("tbody .badge"), ["completed"]);
        assert!(quiz.main().contains(PROMISE));
        attempts.push(attempt);
    }
    // Bolat goes from 40 to 60 percent, which would pass anything else.
    serves_erratum(&house, ERRATUM).await;
    let (trainer, organizer) = (house.trainer("Tom").await, house.organizer("Olga").await);
    let people = organizer
        .sees(&house.training.at("/quizzes/final/people"))
        .await;
    assert_eq!(people.texts("tbody .badge"), ["completed", "completed"]);
    let regrade = trainer
        .sees(&house.training.at("/quizzes/final/regrade"))
        .await;
    assert_eq!(regrade.count("tbody tr"), 2, "{}", regrade.main());
    let everybody = [
        (Who::Judge, &good, &attempts[..1]),
        (Who::Judge, &bad, &attempts[1..]),
        (Who::Trainer, &trainer, &attempts[..]),
        (Who::Organizer, &organizer, &attempts[..]),
    ];
    let mut wrong = Vec::new();
    for (who, person, attempts) in everybody {
        let pages = addresses(&house, who, attempts, &good);
        let quiz = house.training.at("/quizzes/final");
        assert!(pages.contains(&quiz), "{pages:#?}");
        for (language, badges) in BADGES {
            // One chooses on a page, and comes back to it.
            person.sees("/").await;
            person.chooses_language(language).await;
            let home = person.sees("/").await;
            assert_eq!(home.attribute("html", "lang"), language);
            for page in &pages {
                let answer = person.visits(page).await;
                let mut found = answer.texts(".badge, .verdict");
                found.retain(|words| badges.contains(&words.as_str()));
                // One's own data in JSON are named as the columns of the tables.
                if language == "en" && !page.ends_with(".json") {
                    let main = answer.main();
                    // What is no page is a file.
                    let said = if main.is_empty() { answer.body } else { main };
                    let said = said.replace(PROMISE, "");
                    let words = WORDS.into_iter().filter(|word| said.contains(word));
                    found.extend(words.map(str::to_owned));
                }
                if !found.is_empty() {
                    wrong.push(format!("{page} says {found:?} to {who:?} in {language}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

async fn a_pre_test_shows_its_reasons_after_the_last_attempt_whatever_was_reached(house: House) {
    makes_pre_test(&house, "feedback: after-last-attempt\n").await;
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    let result = judge.sees(&path).await.main();
    assert!(
        result.contains("The reasons are shown once you have handed in your last attempt."),
        "{result}"
    );
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    assert!(judge.sees(&path).await.body.contains("Seventeen months"));
}

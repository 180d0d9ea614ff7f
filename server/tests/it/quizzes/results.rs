//! How a quiz went, for the trainer.

use app::errors::UserError;
use rules::roles::Role;

use super::{RIGHT, WRONG};
use crate::harness::House;

on_two_servers!(
    a_trainer_sees_how_a_quiz_went_once_there_is_enough_to_say,
    only_judges_with_a_place_are_counted,
    figures_are_told_by_the_language_that_was_read,
);

async fn a_trainer_sees_how_a_quiz_went_once_there_is_enough_to_say(house: House) {
    let trainer = house.trainer("Tom").await;
    let results = house.training.at("/quizzes/final/results");
    for each in 0..10 {
        if each == 9 {
            // Nine are too few; what was counted is shown all the same.
            let page = trainer.sees(&results).await;
            assert_eq!(page.text(".lede"), "First attempts that were handed in: 9");
            let facts = page.texts("#main .results .facts dd");
            assert_eq!(facts[..3], ["9 / 9", "too few to say", "too few to say"]);
        }
        let judge = house.judge(&format!("Judge {each}")).await;
        let (_, attempt) = judge.attempts_quiz().await;
        let answers: &[(&str, &str)] = if each < 6 { &RIGHT } else { &WRONG };
        judge.answers(attempt, "submit", answers).await.is_done();
    }
    let page = trainer.sees(&results).await;
    // Fear: all right. Grounds: six wholly, four by half. Months and name: six of ten.
    let facts = page.texts("#main .results .facts dd");
    let facility: Vec<_> = facts.chunks(3).map(|facts| facts[1].as_str()).collect();
    assert_eq!(
        facility,
        [
            "100 % (72 to 100 %)",
            "80 % (49 to 94 %)",
            "60 % (31 to 83 %)",
            "60 % (31 to 83 %)"
        ]
    );
    let discrimination: Vec<_> = facts.chunks(3).map(|facts| facts[2].as_str()).collect();
    assert_eq!(
        discrimination,
        ["cannot be calculated: everyone did the same", "1", "1", "1"]
    );
    let fear = page.texts(".results > li:first-child tbody tr");
    assert_eq!(
        fear,
        [
            "To find harm in the past 0",
            "To find a real chance of harm on return correct 10",
            "To be certain of harm 0"
        ]
    );
    assert_eq!(
        page.texts("section tbody tr").len(),
        10,
        "and every attempt"
    );
    // A second attempt of the same person is no first impression.
    let again = house.judge("Amal").await;
    for _ in 0..2 {
        let (_, attempt) = again.attempts_quiz().await;
        again.answers(attempt, "submit", &RIGHT).await.is_done();
    }
    let page = trainer.sees(&results).await;
    assert_eq!(page.text(".lede"), "First attempts that were handed in: 11");
    for other in [&again, &house.organizer("Olga").await] {
        assert_eq!(other.visits(&results).await.status, 403);
    }
}

async fn only_judges_with_a_place_are_counted(house: House) {
    let trainer = house.trainer("Tom").await;
    let (judge, former) = (house.judge("Amal").await, house.judge("Former").await);
    for each in [&judge, &former] {
        let (_, attempt) = each.attempts_quiz().await;
        each.answers(attempt, "submit", &RIGHT).await.is_done();
    }
    let (_, open) = former.attempts_quiz().await;
    for (name, place) in [("Waits", "waiting"), ("Left", "withdrawn")] {
        let enrolment = house.judge(name).await.enrolment;
        let sql = format!("UPDATE enrolment SET place = '{place}' WHERE id = {enrolment}");
        house.execute(&sql).await.unwrap();
    }
    // Somebody who teaches now: what was tried before counts no more, and is not gone on with.
    let training = house.training.id;
    house.enrols_too(&former, Role::Trainer, training).await;
    let page = trainer
        .sees(&house.training.at("/quizzes/final/results"))
        .await;
    assert_eq!(page.text(".lede"), "First attempts that were handed in: 1");
    let refused = former.answers(open, "submit", &RIGHT).await;
    refused.is_refused_with(&UserError::NotAllowed);
    // Who waits for a place or gave it up has not failed to begin.
    let page = trainer
        .sees(&house.training.at("/quizzes/final/people"))
        .await;
    let names = page.texts("main tbody tr th");
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(names[0].starts_with("Amal"), "{names:?}");
}

/// The language is that of the page, whatever was chosen since, and kept with each answer.
async fn figures_are_told_by_the_language_that_was_read(house: House) {
    let trainer = house.trainer("Tom").await;
    let results = house.training.at("/quizzes/final/results");
    for (name, language, right) in [
        ("Amal", "ru", true),
        ("Bolat", "ru", true),
        ("Chingiz", "kk", false),
        ("Dana", "kk", true),
        ("Erlan", "kk", false),
    ] {
        let judge = house.judge(name).await;
        judge.visits("/").await;
        judge.chooses_language(language).await;
        let (path, attempt) = judge.attempts_quiz().await;
        let sheet = judge.sees(&path).await;
        let action = sheet.attribute("form#sheet", "action");
        assert!(action.ends_with(&format!("?in={language}")), "{action}");
        // Chosen in another window, while the page stays as it is.
        judge.chooses_language("en").await;
        let action = action.trim_start_matches("/api/");
        let option = if right { "chance" } else { "past" };
        let fields: [(&str, &dyn ToString); 3] = [
            ("attempt", &attempt),
            ("intent", &"submit"),
            ("answers[fear][option][]", &option),
        ];
        judge.sends(action, &fields).await.is_done();
    }
    let page = trainer.sees(&results).await;
    let rows = page.texts(".results > li:first-child .by-language tbody tr");
    let mut expected = [
        "Русский 100 % 34 to 100 % 2".to_owned(),
        "Қазақша 33.3 % 6 to 79 % 3".to_owned(),
    ];
    let mut found = rows.clone();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    // What nobody answered was read by nobody, as far as one knows.
    assert_eq!(page.count(".by-language"), 1);
    // An answer that is saved by itself brings the language of its page, too.
    let judge = house.judge("Farida").await;
    let (_, attempt) = judge.attempts_quiz().await;
    let fields: [(&str, &dyn ToString); 5] = [
        ("attempt", &attempt),
        ("question", &"fear"),
        ("sequence", &1),
        ("client", &"a"),
        ("answers[fear][option][]", &"chance"),
    ];
    judge.sends("quizzes/answer?in=ru", &fields).await;
    judge.answers(attempt, "submit", &[]).await.is_done();
    let page = trainer.sees(&results).await;
    let rows = page.texts(".results > li:first-child .by-language tbody tr");
    assert!(
        rows.contains(&"Русский 100 % 44 to 100 % 3".to_owned()),
        "{rows:?}"
    );
}

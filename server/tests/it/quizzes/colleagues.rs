//! Written answers are shown to colleagues without a name, where both agreed.

use records::answer_consent;

use super::{
    RIGHT,
    marking::{marks, serves_reasoned},
};
use crate::harness::{Answer, Fields, House, Person};

on_both_databases!(
    two_who_agreed_read_each_other_without_a_name,
    what_is_taken_back_or_not_marked_is_shown_to_nobody,
);

/// A judge hands in an answer in words, which is marked.
async fn writes(house: &House, trainer: &Person, name: &str, words: &str) -> (Person, String, i64) {
    let judge = house.judge(name).await;
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", words));
    judge.answers(attempt, "submit", &answers).await.is_done();
    marks(trainer, house, attempt, ("3", "1")).await.is_done();
    (judge, path, attempt)
}

async fn shares(judge: &Person, path: &str, attempt: i64, shared: bool) -> Answer {
    judge.visits(path).await;
    let fields: &Fields<'_> = &[("attempt", &attempt), ("shared", &shared)];
    judge.sends("quizzes/share", fields).await
}

async fn two_who_agreed_read_each_other_without_a_name(house: House) {
    serves_reasoned(&house).await;
    let trainer = house.trainer("Tom").await;
    let (amal, of_amal, first) = writes(&house, &trainer, "Amal", "Ferns fear frost.").await;
    let (dana, of_dana, second) = writes(&house, &trainer, "Dana", "Cranes cross creeks.").await;
    // It is off, and offered.
    let page = amal.sees(&of_amal).await;
    assert_eq!(page.value("shared"), "true");
    assert_eq!(page.count(".colleagues"), 0);
    // One who agrees alone sees nothing, and is not seen.
    shares(&amal, &of_amal, first, true).await.is_done();
    let page = amal.sees(&of_amal).await;
    assert_eq!(page.count(".colleagues .written"), 0);
    assert_eq!(page.count(".colleagues"), 1);
    assert!(!dana.sees(&of_dana).await.body.contains("Ferns"));
    shares(&dana, &of_dana, second, true).await.is_done();
    for (reader, path, other, name) in [
        (&amal, &of_amal, "Cranes cross creeks.", "Dana"),
        (&dana, &of_dana, "Ferns fear frost.", "Amal"),
    ] {
        let page = reader.sees(path).await;
        assert_eq!(page.texts("#decide .colleagues .written"), [other]);
        assert!(!page.main().contains(name), "no name");
    }
    // Nobody but the author says so, and a trainer sees nothing of it.
    let refused = shares(&dana, &of_dana, first, false).await;
    refused.is_refused_with(&app::errors::UserError::NotFound);
    assert_eq!(trainer.sees(&of_amal).await.count(".colleagues"), 0);
    // Two at the most.
    for (name, words) in [("Erlan", "Erlan’s words"), ("Fatima", "Fatima’s words")] {
        let (judge, path, attempt) = writes(&house, &trainer, name, words).await;
        shares(&judge, &path, attempt, true).await.is_done();
    }
    let once = amal.sees(&of_amal).await.texts(".colleagues .written");
    assert_eq!(once.len(), 2);
    assert_eq!(
        amal.sees(&of_amal).await.texts(".colleagues .written"),
        once
    );
}

async fn what_is_taken_back_or_not_marked_is_shown_to_nobody(house: House) {
    serves_reasoned(&house).await;
    let trainer = house.trainer("Tom").await;
    let (amal, of_amal, first) = writes(&house, &trainer, "Amal", "Ferns fear frost.").await;
    let (dana, of_dana, second) = writes(&house, &trainer, "Dana", "Cranes cross creeks.").await;
    shares(&amal, &of_amal, first, true).await.is_done();
    shares(&dana, &of_dana, second, true).await.is_done();
    // Somebody who agreed and waits for a mark.
    let bolat = house.judge("Bolat").await;
    let (path, attempt) = bolat.attempts_quiz().await;
    let answers = [("answers[decide][words][]", "Moles mine moss.")];
    bolat.answers(attempt, "submit", &answers).await.is_done();
    assert_eq!(bolat.sees(&path).await.count("#colleagues"), 0);
    shares(&bolat, &path, attempt, true).await.is_done();
    assert!(!amal.sees(&of_amal).await.body.contains("Moles"));
    // Said twice it is said once, and it can be taken back.
    shares(&dana, &of_dana, second, true).await.is_done();
    shares(&dana, &of_dana, second, false).await.is_done();
    assert_eq!(house.count::<answer_consent::Entity>().await, 4);
    assert!(!amal.sees(&of_amal).await.body.contains("Cranes"));
    assert!(!dana.sees(&of_dana).await.body.contains("Ferns"));
}

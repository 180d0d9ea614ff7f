//! Each answer is saved by itself, and none is lost.

use app::errors::UserError;
use jiff::SignedDuration;
use records::{answer, grade};
use serde_json::Value;

use super::{RIGHT, WRONG};
use crate::harness::{Answer, House, at_once};

on_two_servers!(
    an_answer_is_saved_by_itself_and_told_when,
    what_comes_late_or_twice_changes_nothing,
    two_devices_come_to_the_same,
    two_forms_of_one_state_are_both_kept_and_the_loser_is_told,
    many_judges_answer_at_once_and_nothing_is_lost,
    a_question_is_marked_for_later_and_looked_over,
    an_attempt_whose_time_ran_out_is_handed_in_once,
    what_is_saved_while_it_is_handed_in_is_graded_or_refused,
);

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
}

pub(super) fn refused(answer: &Answer, error: &UserError) {
    let told: UserError = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((answer.status, &told), (error.status().as_u16(), error));
}

pub(super) const FEAR: &str = "answers[fear][option][]";

async fn an_answer_is_saved_by_itself_and_told_when(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    let kept = judge
        .says(attempt, ("fear", 1, "tab-1"), &[(FEAR, "chance")])
        .await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    assert_eq!(
        json(&kept),
        serde_json::json!({ "at": "08:50:00", "sequence": 1, "client": "tab-1" })
    );
    judge
        .says(
            attempt,
            ("months", 1, "tab-1"),
            &[("answers[months][number][]", "17")],
        )
        .await;
    // Another device, another language: every word is there.
    let elsewhere = judge.at_another_device().await;
    elsewhere.visits(&path).await;
    let sheet = elsewhere.chooses_language("ru").await;
    assert_eq!(sheet.attributes("input[checked]", "value"), ["chance"]);
    assert_eq!(sheet.value("answers[months][number][]"), "17");
    assert_eq!(sheet.text("#fear .saved"), "сохранено 08:50:00");
    assert_eq!(
        sheet.attributes(".sheet-places a", "data-state"),
        ["answered", "open", "answered", "open"]
    );
}

async fn what_comes_late_or_twice_changes_nothing(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    for (sequence, option) in [(2, "chance"), (1, "past"), (2, "chance"), (1, "past")] {
        let kept = judge
            .says(attempt, ("fear", sequence, "tab-1"), &[(FEAR, option)])
            .await;
        assert_eq!(kept.status, 200, "{}", kept.body);
    }
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.attributes("input[checked]", "value"), ["chance"]);
    assert_eq!(
        house.count::<answer::Entity>().await,
        2,
        "each message once"
    );
    // The page's own form goes on from what it knew.
    let form = [(FEAR, "certainty"), ("known[fear]", "2")];
    judge.answers(attempt, "save", &form).await.is_done();
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.attributes("input[checked]", "value"), ["certainty"]);
    assert_eq!(sheet.value("known[fear]"), "3");
    // Boxes that were emptied are empty.
    let ground = "answers[grounds][option][]";
    judge
        .says(attempt, ("grounds", 1, "tab-1"), &[(ground, "religion")])
        .await;
    judge
        .answers(attempt, "save", &[("known[grounds]", "1")])
        .await
        .is_done();
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.attributes("input[checked]", "value"), ["certainty"]);
    // A page that was left open for long does not undo what came since.
    let stale = [(FEAR, "past"), ("known[fear]", "0")];
    judge.answers(attempt, "save", &stale).await.is_done();
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.attributes("input[checked]", "value"), ["certainty"]);
}

async fn two_devices_come_to_the_same(house: House) {
    // A device that is behind is told that a newer answer stands.
    let judge = house.judge("Dana").await;
    let (_, attempt) = judge.attempts_quiz().await;
    judge
        .says(attempt, ("fear", 7, "a"), &[(FEAR, "past")])
        .await;
    let behind = judge
        .says(attempt, ("fear", 3, "b"), &[(FEAR, "chance")])
        .await;
    assert_eq!(json(&behind)["sequence"], 7);
    // Both counted the same while they were apart: whichever arrives first, the same one stands.
    let mut stood = Vec::new();
    for (name, clients) in [("Amal", ["a", "b"]), ("Bolat", ["b", "a"])] {
        let judge = house.judge(name).await;
        let (path, attempt) = judge.attempts_quiz().await;
        for client in clients {
            let option = if client == "a" { "past" } else { "chance" };
            judge
                .says(attempt, ("fear", 5, client), &[(FEAR, option)])
                .await;
        }
        stood.push(
            judge
                .sees(&path)
                .await
                .attributes("input[checked]", "value"),
        );
    }
    assert_eq!(stood, [["chance"], ["chance"]]);
}

async fn two_forms_of_one_state_are_both_kept_and_the_loser_is_told(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    let saved = format!("{path}?done=answers-saved");
    let behind = format!("{path}?done=answers-behind");
    // Two tabs that were opened before anything was answered.
    let tabs = ["past", "chance"].map(|option| [(FEAR, option), ("known[fear]", "0")]);
    let first = judge.answers(attempt, "save", &tabs[0]).await;
    assert_eq!(first.is_done().leads_to(), saved);
    let second = judge.answers(attempt, "save", &tabs[1]).await;
    assert_eq!(house.count::<answer::Entity>().await, 2, "both are kept");
    // Which of them stands is chance; what the page says is not.
    let stands = judge
        .sees(&path)
        .await
        .attributes("input[checked]", "value");
    let told = second.is_done().leads_to().to_owned();
    match stands[0].as_str() {
        "chance" => assert_eq!(told, saved),
        _ => assert_eq!(told, behind),
    }
    // A page that is behind is told so, and nothing is handed in that does not stand.
    judge
        .says(attempt, ("fear", 5, "phone"), &[(FEAR, "certainty")])
        .await;
    for intent in ["save", "review", "submit"] {
        let stale = judge.answers(attempt, intent, &tabs[0]).await;
        assert_eq!(stale.is_done().leads_to(), behind, "{intent}");
    }
    assert_eq!(house.count::<grade::Entity>().await, 0);
    let sheet = judge.sees(&behind).await;
    assert!(
        sheet
            .main()
            .contains("Newer answers had already been saved")
    );
    assert_eq!(sheet.attributes("input[checked]", "value"), ["certainty"]);
    // Numbers that no browser sends do no harm.
    let known = i32::MAX.to_string();
    let form = [(FEAR, "past"), ("known[fear]", known.as_str())];
    judge.answers(attempt, "save", &form).await.is_done();
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.attributes("input[checked]", "value"), ["past"]);
    assert_eq!(sheet.value("known[fear]"), "6");
    // What the page shows is handed in.
    let form = [(FEAR, "chance"), ("known[fear]", "6")];
    judge.answers(attempt, "submit", &form).await.is_done();
    assert_eq!(house.count::<grade::Entity>().await, 1);
}

async fn many_judges_answer_at_once_and_nothing_is_lost(house: House) {
    let mut judges = Vec::new();
    for each in 0..12 {
        let judge = house.judge(&format!("Judge {each}")).await;
        let (path, attempt) = judge.attempts_quiz().await;
        judges.push((judge, path, attempt));
    }
    for round in 1..=3 {
        let options = ["past", "chance", "certainty"];
        let number = (16 + round).to_string();
        let answers = at_once(judges.iter().flat_map(|(judge, _, attempt)| {
            let number = number.as_str();
            [
                (
                    ("fear", round, "tab"),
                    vec![(FEAR, options[round as usize - 1])],
                ),
                (
                    ("months", round, "tab"),
                    vec![("answers[months][number][]", number)],
                ),
            ]
            .map(|(which, fields)| async move { judge.says(*attempt, which, &fields).await })
        }))
        .await;
        assert!(answers.iter().all(|answer| answer.status == 200));
    }
    assert_eq!(house.count::<answer::Entity>().await, 12 * 2 * 3);
    for (judge, path, _) in &judges {
        let sheet = judge.sees(path).await;
        assert_eq!(sheet.attributes("input[checked]", "value"), ["certainty"]);
        assert_eq!(sheet.value("answers[months][number][]"), "19");
    }
}

async fn a_question_is_marked_for_later_and_looked_over(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge
        .says(
            attempt,
            ("fear", 1, "tab"),
            &[(FEAR, "past"), ("answers[fear][later][]", "1")],
        )
        .await;
    judge
        .says(
            attempt,
            ("months", 1, "tab"),
            &[("answers[months][number][]", "17")],
        )
        .await;
    let sheet = judge.sees(&path).await;
    assert_eq!(
        sheet.attributes("input[checked]", "name"),
        [FEAR, "answers[fear][later][]"]
    );
    let to_review = judge.answers(attempt, "review", &[]).await;
    let review = judge.sees(to_review.is_done().leads_to()).await;
    assert_eq!(
        review.texts(".review .badge"),
        [
            "marked for later",
            "not answered",
            "answered",
            "not answered"
        ]
    );
    assert_eq!(
        review.attributes(".review a", "href")[1],
        format!("{path}#grounds")
    );
    assert_eq!(
        review.text(".lede"),
        "2 questions are not answered. One is marked for later."
    );
    // From the sheet this is the one way to hand in, also where all is answered.
    assert_eq!(review.count("form button[value=submit]"), 1);
    let buttons = judge
        .sees(&path)
        .await
        .attributes(".sheet-bar button", "value");
    assert_eq!(buttons, ["review"]);
    let other = house.judge("Bolat").await;
    let (own, all) = other.attempts_quiz().await;
    let asked = other.answers(all, "review", &RIGHT).await;
    assert_eq!(asked.is_done().leads_to(), format!("{own}?review"));
    judge.answers(attempt, "submit", &[]).await.is_done();
    assert_eq!(judge.sees(&path).await.text(".score"), "20 % 1 of 5 points");
}

async fn an_attempt_whose_time_ran_out_is_handed_in_once(house: House) {
    let (judge, other) = (house.judge("Amal").await, house.judge("Bolat").await);
    let (path, attempt) = judge.attempts_quiz().await;
    judge
        .says(attempt, ("fear", 1, "tab"), &[(FEAR, "chance")])
        .await;
    house.time_passes(SignedDuration::from_mins(15));
    let (later, _) = other.attempts_quiz().await;
    // At the deadline and within the grace nothing happens yet.
    house.time_passes(SignedDuration::from_secs(5 * 60 + 30));
    assert_eq!(
        app::quizzes::hand_in_overdue(&house.inner).await.unwrap(),
        0
    );
    house.time_passes(SignedDuration::from_secs(1));
    let late = judge
        .says(
            attempt,
            ("months", 1, "tab"),
            &[("answers[months][number][]", "17")],
        )
        .await;
    refused(&late, &UserError::AttemptTimeOver);
    // Both this and the server's own job may run: once all the same.
    at_once((0..4).map(|_| app::quizzes::hand_in_overdue(&house.inner))).await;
    crate::harness::eventually("it is handed in", async || {
        house.count::<grade::Entity>().await == 1
    })
    .await;
    let result = judge.sees(&path).await;
    assert_eq!(
        result.text(".score"),
        "20 % 1 of 5 points",
        "what was saved in time counts"
    );
    assert_eq!(
        other.sees(&later).await.count("#sheet"),
        1,
        "the other's time goes on"
    );
    app::quizzes::hand_in_overdue(&house.inner).await.unwrap();
    assert_eq!(house.count::<grade::Entity>().await, 1);
}

async fn what_is_saved_while_it_is_handed_in_is_graded_or_refused(house: House) {
    for each in 0..4 {
        let judge = house.judge(&format!("Judge {each}")).await;
        let elsewhere = judge.at_another_device().await;
        let (path, attempt) = judge.attempts_quiz().await;
        judge.answers(attempt, "save", &WRONG).await.is_done();
        elsewhere.visits(&path).await;
        let number = [("answers[months][number][]", "17")];
        let handing_in: [(&str, &dyn ToString); 2] = [("attempt", &attempt), ("intent", &"submit")];
        let (saved, submitted) = tokio::join!(
            judge.says(attempt, ("months", 9, "tab"), &number),
            elsewhere.sends("quizzes/save", &handing_in),
        );
        submitted.is_done();
        let score = judge.sees(&path).await.text(".score");
        // What was acknowledged counts; what was not, does not.
        match saved.status {
            200 => assert_eq!(score, "60 % 3 of 5 points"),
            _ => {
                refused(&saved, &UserError::AttemptSubmitted);
                assert_eq!(score, "40 % 2 of 5 points");
            }
        }
    }
}

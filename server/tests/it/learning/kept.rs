//! A course that changes while the database takes no texts is served when they are kept, and not
//! before.

use records::release;

use crate::{
    harness::{House, eventually},
    quizzes::RIGHT,
};

on_both_databases!(a_course_is_served_only_after_its_texts_are_kept);

async fn a_course_is_served_only_after_its_texts_are_kept(house: House) {
    let judge = house.judge("Amal").await;
    let hash = || {
        house
            .inner
            .courses
            .get("small")
            .unwrap()
            .course
            .hash
            .clone()
    };
    let (before, releases) = (hash(), house.count::<release::Entity>().await);
    house
        .execute("ALTER TABLE release RENAME TO release_away")
        .await
        .unwrap();
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("“fear”", "“dread”")
    });
    let ready = async || house.browser().visits("/readyz").await;
    eventually("readiness knows", async || {
        ready().await.body.contains(r#""texts":false"#)
    })
    .await;
    assert_eq!(ready().await.status, 200, "what was served still is");
    assert_eq!(hash(), before);
    // Whoever begins meanwhile is asked a text that is kept.
    let (path, attempt) = judge.attempts_quiz().await;
    assert!(!judge.sees(&path).await.body.contains("“dread”"));
    house
        .execute("ALTER TABLE release_away RENAME TO release")
        .await
        .unwrap();
    // No file changes any more.
    eventually("the new text is served", async || hash() != before).await;
    assert!(ready().await.body.contains(r#""texts":true"#));
    assert_eq!(house.count::<release::Entity>().await, releases + 1);
    let result = judge.answers(attempt, "submit", &RIGHT).await;
    judge.sees(result.is_done().leads_to()).await;
    // Twice more: what the attempt was asked is known whatever the course says now.
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("“dread”", "“terror”")
    });
    let second = hash();
    eventually("the third text is served", async || hash() != second).await;
    assert!(judge.sees(&path).await.status == 200);
}

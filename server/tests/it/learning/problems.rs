//! A trainer's text, served as soon as it is right.

use crate::harness::{House, eventually};

on_both_databases!(a_changed_text_is_served_and_a_broken_one_never);

const LESSON: &str = "01-basics/01-definition.en.md";

async fn a_changed_text_is_served_and_a_broken_one_never(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (lesson, problems) = (
        house.training.at("/lessons/definition"),
        house.training.at("/problems"),
    );
    let shows = async |path: &str, words: &str| trainer.sees(path).await.main().contains(words);
    assert!(shows(&problems, "Nothing is wrong").await);
    // A second right answer to a question that has room for one, and a changed sentence.
    house.rewrites(LESSON, |text| {
        text.replace("- [ ] {#poverty}", "- [x] {#poverty}")
            .replace("by itself", "alone")
    });
    eventually("the problems are shown", || {
        shows(&problems, "The last good version is still shown")
    })
    .await;
    let report = trainer.sees(&problems).await.text("pre.report");
    assert!(
        report.contains("01-basics/01-definition.en.md:"),
        "{report}"
    );
    let page = judge.sees(&lesson).await;
    assert!(page.main().contains("Each element is examined by itself"));
    assert!(
        shows(
            &house.training.at(""),
            "The new version of the course has one problem"
        )
        .await
    );
    assert!(
        !judge
            .sees(&house.training.at(""))
            .await
            .main()
            .contains("The new version"),
        "judges need not know"
    );
    assert_eq!(judge.visits(&problems).await.status, 403);
    // Mended, it is served; nothing was started again.
    house.rewrites(LESSON, |text| {
        text.replace("- [x] {#poverty}", "- [ ] {#poverty}")
    });
    eventually("the mended text is served", || async {
        judge.sees(&lesson).await.main().contains("examined alone")
    })
    .await;
    assert!(shows(&problems, "Nothing is wrong").await);
    // A file that vanishes breaks the course, too; when it is back, all is well.
    let file = house.content.join("small").join(LESSON);
    let text = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    eventually("what is missing is told", || async {
        !shows(&problems, "Nothing is wrong").await
    })
    .await;
    assert!(judge.sees(&lesson).await.main().contains("examined alone"));
    std::fs::write(&file, text).unwrap();
    eventually("all is well", || shows(&problems, "Nothing is wrong")).await;
}

//! Search and the glossary.

use crate::harness::House;

on_both_databases!(
    what_is_looked_for_is_found_in_its_sentence,
    what_a_quiz_asks_is_not_found,
    the_glossary_stands_in_three_languages,
);

async fn what_is_looked_for_is_found_in_its_sentence(house: House) {
    let judge = house.judge("Amal").await;
    let search = |query: &str| house.training.at(&format!("/search?q={query}"));
    let page = judge.sees(&search("elemental+examine")).await;
    assert_eq!(page.texts(".hits li").len(), 1, "{}", page.main());
    assert_eq!(page.text(".hits p"), "Each element is examined by itself.");
    assert_eq!(page.texts(".hits mark"), ["element", "examined"]);
    assert_eq!(
        page.attribute(".hits a", "href"),
        house.training.at("/lessons/definition#elements")
    );
    // Another language than the interface's: the text is opened in that.
    let page = judge.sees(&search("элементы")).await;
    assert_eq!(
        page.attributes(".hits a", "href")[0],
        house.training.at("/lessons/definition?in=ru#elements")
    );
    let page = judge.sees(&search("босқындарға")).await;
    assert!(
        page.attributes(".hits a", "href")
            .contains(&house.training.at("/glossary#term-refugee")),
        "{}",
        page.main()
    );
    // Nothing, and things that are no words.
    assert_eq!(judge.sees(&search("zebra")).await.count(".empty"), 1);
    for odd in ["%22", "*", "AND+OR", "%00", "a:b", "(", &"x".repeat(5000)] {
        judge.sees(&search(odd)).await;
    }
    let page = judge.sees(&house.training.at("/search")).await;
    assert_eq!(page.count(".hits"), 0);
    let stranger = house.stranger("Sam").await;
    assert_eq!(stranger.visits(&search("element")).await.status, 404);
}

async fn what_a_quiz_asks_is_not_found(house: House) {
    let judge = house.judge("Amal").await;
    let course = house.inner.courses.get("small").unwrap().course;
    let (_, quiz) = course.lesson("final").unwrap();
    for question in &quiz.questions {
        let title = &question.texts[&course::Language::En].title;
        let query: String = title
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ')
            .collect();
        let page = judge
            .sees(
                &house
                    .training
                    .at(&format!("/search?q={}", query.replace(' ', "+"))),
            )
            .await;
        assert!(
            page.attributes(".hits a", "href")
                .iter()
                .all(|href| !href.contains("/quizzes/final#")),
            "{}",
            page.main()
        );
    }
    // The quiz itself is found by its name, and no more of it.
    let page = judge
        .sees(&house.training.at("/search?q=check+yourself"))
        .await;
    assert_eq!(
        page.attributes(".hits a", "href"),
        [house.training.at("/quizzes/final")]
    );
}

async fn the_glossary_stands_in_three_languages(house: House) {
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("/glossary")).await;
    assert_eq!(page.texts(".glossary b"), ["refugee", "беженец", "босқын"]);
    assert_eq!(page.texts(".glossary .badge"), ["not yet confirmed"]);
    assert_eq!(page.count("#term-refugee"), 1);
    assert_eq!(
        judge
            .sees(&house.training.at("/glossary?q=БЕЖЕН"))
            .await
            .count(".glossary > li"),
        1
    );
    assert_eq!(
        judge
            .sees(&house.training.at("/glossary?q=zebra"))
            .await
            .count(".empty"),
        1
    );
}

//! What comes of a result: what to read, what was wrong alone, what comes next.

use jiff::SignedDuration;

use super::{RIGHT, WRONG};
use crate::harness::{House, eventually};

on_both_databases!(
    a_result_leads_on,
    a_result_leads_to_the_section_that_teaches,
    only_what_was_wrong_is_shown_on_request,
    an_attempt_under_way_comes_first_at_home,
    what_is_over_is_folded,
);

async fn a_result_leads_on(house: House) {
    house.rewrites("sources.toml", |text| {
        text.replacen(
            "checked",
            "address = \"https://example.org/csr51\"\nchecked",
            1,
        )
    });
    eventually("the source has an address", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        course.source("csr51").unwrap().address.is_some()
    })
    .await;
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let result = judge.sees(&path).await;
    // Both lessons fit into an hour; what was weakest comes first.
    assert_eq!(result.text(".plan h3"), "45 minutes for what was hardest");
    assert_eq!(
        result.attributes(".plan a", "href"),
        ["/lessons/procedure", "/lessons/definition"].map(|path| house.training.at(path))
    );
    let taught = result.attributes(".bars > li:first-child .taught a", "href");
    let lesson = house.training.at("/lessons/procedure");
    assert_eq!(taught, [lesson.clone(), format!("{lesson}#days")]);
    assert_eq!(
        judge.sees(&taught[1]).await.count("form#days"),
        1,
        "the question is there"
    );
    // Sources open.
    let sources = result.attributes("#fear .basis a", "href");
    assert!(
        !sources.is_empty() && sources.iter().all(|href| href.starts_with("https://")),
        "{sources:?}"
    );
    // One filled button: what comes next.
    let next = result.texts("a.button:not(.quiet)");
    assert_eq!(next, ["Read: Who is a refugee, 25 min"]);
    // What a sheet of paper needs to say.
    let paper = result.text("p.on-paper");
    assert!(
        paper.starts_with("Amal · 30 May 2024")
            && paper.ends_with(&format!("Attempt No. {attempt}")),
        "{paper}"
    );
    let right = result.texts("table.on-paper tbody td:last-child");
    assert_eq!(right.len(), 4);
    assert_eq!(right[2], "17 months");
    // A trainer reads the result of another; nothing there is theirs to do.
    let trainer = house.trainer("Tom").await;
    let seen = trainer.sees(&path).await;
    assert_eq!(seen.count(".plan, .taught"), 0);
    assert!(seen.text("p.on-paper").starts_with("Amal"));
    // Everything right: there is nothing to repeat.
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.count(".plan, .taught, .switch"), 0);
}

async fn a_result_leads_to_the_section_that_teaches(house: House) {
    house.rewrites("01-basics/01-definition.en.md", |text| {
        let taught = "objectives: [inclusion]\nteaches: { inclusion: [elements] }";
        text.replacen("objectives: [inclusion]", taught, 1)
    });
    eventually("the lesson says what its sections teach", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        !course.lesson("definition").unwrap().1.teaches.is_empty()
    })
    .await;
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let result = judge.sees(&path).await;
    let lesson = house.training.at("/lessons/definition");
    // The section with its own minutes, and the question that practises the same.
    let second = ".bars > li:nth-child(2) .taught";
    assert_eq!(
        result.attributes(&format!("{second} a"), "href"),
        [format!("{lesson}#elements"), format!("{lesson}#ground")]
    );
    assert_eq!(
        result.texts(&format!("{second} a")),
        ["Who is a refugee: Elements", "practise"]
    );
    assert_eq!(result.texts(&format!("{second} .meta")), ["1 min"]);
    assert_eq!(judge.sees(&lesson).await.count("h2#elements"), 1);
    // The plan counts the section and not the whole lesson.
    assert_eq!(result.text(".plan h3"), "21 minutes for what was hardest");
    let read = result.attributes(".plan a", "href");
    assert_eq!(
        read,
        [
            house.training.at("/lessons/procedure"),
            format!("{lesson}#elements")
        ]
    );
}

async fn only_what_was_wrong_is_shown_on_request(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let all = judge.sees(&path).await;
    assert_eq!(all.count(".sheet > li"), 4);
    assert_eq!(all.count("#reasons"), 1);
    let ways = all.attributes(".switch a", "href");
    assert_eq!(all.texts(".switch [aria-current]"), ["All 4 questions"]);
    let wrong = judge.sees(&ways[1]).await;
    assert_eq!(
        wrong.texts(".switch [aria-current]"),
        ["Only what I got wrong (3)"]
    );
    // They keep their numbers.
    let numbers = wrong.attributes(".sheet > li", "data-number");
    assert_eq!(numbers, ["2", "3", "4"]);
    assert_eq!(wrong.count("#fear"), 0, "that one was right");
}

async fn an_attempt_under_way_comes_first_at_home(house: House) {
    let judge = house.judge("Amal").await;
    let home = judge.sees("/").await;
    assert_eq!(
        home.texts(".in-course a.button"),
        ["Read: Who is a refugee, 25 min"]
    );
    assert_eq!(home.text(".in-course p"), "The course begins here.");
    // Nothing else fits into a quarter of an hour.
    assert_eq!(home.count(".fits"), 0);
    let (path, _) = judge.attempts_quiz().await;
    house.time_passes(SignedDuration::from_mins(5));
    for page in ["/".to_owned(), house.training.at("")] {
        let page = judge.sees(&page).await;
        assert_eq!(
            page.texts(".in-course a.button"),
            ["Continue the test: Check yourself, 15 min left"]
        );
        assert_eq!(page.attribute(".in-course a.button", "href"), path);
        let why = page.text(".in-course p");
        assert!(why.contains("running until 30 May 2024, 09:10"), "{why}");
    }
    let list = judge.sees(&house.training.at("")).await;
    let lessons = list.texts(".lessons li");
    assert!(lessons[2].contains("in progress"), "{lessons:?}");
    assert!(
        lessons[2].contains("15\u{a0}min left") || lessons[2].contains("15 min left"),
        "{lessons:?}"
    );
    assert_eq!(list.text(".module-progress"), "0 of 3 done 60 min left");
    // While one can check in, that is the filled button.
    house.time_passes(SignedDuration::from_mins(10));
    let home = judge.sees("/").await;
    assert_eq!(home.count(".check-in button"), 1);
    assert_eq!(home.count(".next a.button:not(.quiet)"), 0);
}

async fn what_is_over_is_folded(house: House) {
    let judge = house.judge("Amal").await;
    let later = house.another_training().await;
    house
        .enrols_too(&judge, rules::roles::Role::Judge, later.id)
        .await;
    let sql = format!(
        "UPDATE training SET ends_on = '2024-01-02', starts_on = '2024-01-01' WHERE id = {}",
        later.id
    );
    house.execute(&sql).await.unwrap();
    let home = judge.sees("/").await;
    assert_eq!(home.count(".cards > li"), 1);
    assert_eq!(home.text("details.archive summary"), "Past trainings (1)");
    let past = home.attribute("details.archive a", "href");
    assert_eq!(past, format!("/trainings/{}", later.id));
    // Where nothing else is, it is not hidden.
    let sql = "UPDATE training SET ends_on = '2024-01-02', starts_on = '2024-01-01'";
    house.execute(sql).await.unwrap();
    let home = judge.sees("/").await;
    assert_eq!(
        (home.count(".cards > li"), home.count("details.archive")),
        (2, 0)
    );
}

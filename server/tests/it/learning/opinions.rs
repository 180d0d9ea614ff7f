//! What judges think, for those who teach.

use crate::harness::{House, Person, eventually};

use super::practice::tries;

on_both_databases!(
    opinions_are_told_to_those_who_teach_without_names_and_not_of_a_few,
    what_was_erased_or_laid_aside_is_told_no_more,
    however_many_answer_the_database_is_asked_the_same,
);

const TEXTS: [&str; 5] = [
    "A list of interpreters",
    "Better country reports",
    "Calmer rooms",
    "Decisions of others",
    "Even more time",
];

/// A lesson that asks for words, too.
async fn serves(house: &House) {
    house.rewrites("01-basics/02-procedure.en.md", |text| {
        format!("{text}\n\n## What would help? {{#help .question .survey}}\n\nIn your court.\n")
    });
    let visitor = house.judge("Visitor").await;
    let lesson = house.training.at("/lessons/procedure");
    eventually("the question is served", || async {
        visitor
            .sees(&lesson)
            .await
            .count("#help input[type=text], #help-words")
            == 1
    })
    .await;
}

async fn writes(person: &Person, house: &House, text: &str) {
    let answer = format!("&words={}", text.replace(' ', "+"));
    tries(person, house, "procedure", "help", &answer).await;
}

async fn opinions_are_told_to_those_who_teach_without_names_and_not_of_a_few(house: House) {
    serves(&house).await;
    let trainer = house.trainer("Tom").await;
    let (path, file) = (
        house.training.at("/opinions"),
        house.training.at("/opinions.csv"),
    );
    let mut judges = Vec::new();
    for name in ["Erlan", "Dana", "Bolat", "Amal", "Fatima"] {
        judges.push(house.judge(name).await);
    }
    let page = judges[0]
        .sees(&house.training.at("/lessons/procedure"))
        .await;
    let promise = page.text("#help .meta");
    assert!(
        promise.contains("without your name, once five have answered"),
        "{promise}"
    );
    // Who teaches tries it, too, and is no judge.
    writes(&trainer, &house, "Words of a trainer").await;
    for (judge, text) in judges.iter().zip(TEXTS).take(4) {
        writes(judge, &house, text).await;
        tries(judge, &house, "procedure", "wish", "&option=more").await;
    }
    for address in [&path, &file] {
        let seen = trainer.sees(address).await;
        for text in TEXTS {
            assert!(
                !seen.body.contains(text),
                "{address} tells “{text}” of four"
            );
        }
        assert!(!seen.body.contains("More time") && !seen.body.contains("4 answers"));
    }
    writes(&judges[4], &house, "A first thought").await;
    tries(&judges[4], &house, "procedure", "help", "&again=true").await;
    writes(&judges[4], &house, TEXTS[4]).await;
    tries(&judges[4], &house, "procedure", "wish", "&option=less").await;

    let page = trainer.sees(&path).await;
    assert_eq!(
        page.texts(".written li"),
        TEXTS,
        "in the order of the letters"
    );
    let bars = page.texts(".bars li");
    assert!(
        bars[0].starts_with("More time") && bars[0].ends_with("4 of 5"),
        "{bars:?}"
    );
    let file = trainer.sees(&page.attribute("a[download]", "href")).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    for seen in [&page.main(), &file.body] {
        for gone in ["A first thought", "Words of a trainer"] {
            assert!(!seen.contains(gone), "{gone}");
        }
        for judge in &judges {
            assert!(!seen.contains(&judge.name) && !seen.contains(&judge.email));
        }
    }
    assert!(TEXTS.iter().all(|text| file.body.contains(text)));
    // One finds it from the training's page and from the notes on a lesson.
    let ways = trainer.sees(&house.training.at("")).await;
    let ways = ways.attributes(".actions a", "href");
    assert!(ways.contains(&path), "{ways:?}");
    // A course that asks for no opinion says so in no place; nobody else has the page.
    let organizer = house.organizer("Olga").await;
    for person in [&judges[0], &organizer] {
        for address in [&path, &house.training.at("/opinions.csv")] {
            assert_eq!(person.visits(address).await.status, 403);
        }
        let ways = person.sees(&house.training.at("")).await;
        assert!(!ways.attributes("a", "href").contains(&path));
    }
}

async fn what_was_erased_or_laid_aside_is_told_no_more(house: House) {
    serves(&house).await;
    let trainer = house.trainer("Tom").await;
    let administrator = house.administrator("Root").await;
    let path = house.training.at("/opinions");
    let mut judges = Vec::new();
    for (name, text) in ["A", "B", "C", "D", "E", "F", "G"]
        .iter()
        .zip(["Sixth", "Seventh"].iter().chain(&TEXTS))
    {
        let judge = house.judge(&format!("Judge {name}")).await;
        writes(&judge, &house, text).await;
        judges.push(judge);
    }
    let told = async || trainer.sees(&path).await.texts(".written li");
    assert_eq!(told().await.len(), 7);
    tries(&judges[0], &house, "procedure", "help", "&again=true").await;
    let left = told().await;
    assert!(
        left.len() == 6 && !left.contains(&"Sixth".to_owned()),
        "{left:?}"
    );
    crate::erasure::erases(&administrator, &judges[1])
        .await
        .is_done();
    assert_eq!(told().await, TEXTS);
    crate::erasure::erases(&administrator, &judges[2])
        .await
        .is_done();
    let page = trainer.sees(&path).await;
    assert_eq!(page.count(".written"), 0, "four are too few");
}

async fn however_many_answer_the_database_is_asked_the_same(house: House) {
    serves(&house).await;
    let trainer = house.trainer("Tom").await;
    let path = house.training.at("/opinions");
    let statements = async || {
        trainer.sees(&path).await;
        let mut least = u64::MAX;
        for _ in 0..5 {
            let before = house.inner.db.statements();
            trainer.sees(&path).await;
            least = least.min(house.inner.db.statements() - before);
        }
        least
    };
    for text in TEXTS {
        let judge = house.judge(text).await;
        writes(&judge, &house, text).await;
    }
    let few = statements().await;
    for each in 0..6 {
        let judge = house.judge(&format!("Judge {each}")).await;
        writes(&judge, &house, "Something else").await;
        tries(&judge, &house, "procedure", "wish", "&option=more").await;
    }
    assert_eq!(statements().await, few);
}

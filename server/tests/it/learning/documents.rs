//! Documents of case files: read like paper, quoted by page and paragraph.

use reqwest::Url;

use crate::{
    harness::{Answer, House, eventually},
    quizzes::RIGHT,
};

on_both_databases!(
    a_document_is_shown_as_sheets_with_numbered_paragraphs,
    a_citation_leads_to_the_document_from_wherever_it_is_read,
    documents_are_for_those_in_the_training,
    a_document_is_found_by_its_words,
);

async fn a_document_is_shown_as_sheets_with_numbered_paragraphs(house: House) {
    let judge = house.judge("Amal").await;
    let path = house.training.at("/documents/refusal");
    let page = judge.sees(&path).await;
    assert_eq!(
        (page.text("h1"), page.text("title")),
        (
            "Decision on status".to_owned(),
            "Decision on status · Asylum, in small · Törelik".to_owned()
        )
    );
    assert_eq!(page.attribute("article", "lang"), "en");
    assert_eq!(page.attributes(".leaf", "id"), ["page1", "page2"]);
    assert_eq!(
        page.attributes(".leaf", "aria-label"),
        ["Page 1 of 2", "Page 2 of 2"]
    );
    // The numbers are those of the lists, so that they are read out.
    assert_eq!(page.attributes("ol.paragraphs", "start"), ["1", "3"]);
    let ids = page.attributes("ol.paragraphs > li", "id");
    assert_eq!(ids, ["p1", "p2", "p3", "p4"]);
    assert_eq!(page.texts(".leaf h2"), ["Decision"]);
    assert_eq!(page.attribute("time", "datetime"), "2026-04-30");
    assert_eq!(page.text(".issuer"), "Department of N. oblast");
    assert_eq!(
        page.texts(".signed"),
        ["Head of the department (signature)"]
    );
    assert!(page.text(".reference").contains("No. 17"));
    // What is printed goes its own way: each sheet says that it is invented.
    assert_eq!(page.count(".invented"), 1);
    assert_eq!(
        page.texts(".running > :first-child"),
        ["Invented for study"; 2]
    );
    // The other documents of the file, and what is cited.
    assert_eq!(
        page.attributes(".case-file a", "href"),
        ["record", "refusal"]
    );
    assert_eq!(page.text(".case-file [aria-current]"), "Decision on status");
    assert_eq!(page.count("#source-csr51"), 1);
    assert_eq!(page.count("head link[href*='/document-']"), 1);
    let lesson = judge.sees(&house.training.at("/lessons/definition")).await;
    assert_eq!(lesson.count("head link[href*='/document-']"), 0);
    // In the reader's language, and in any other that it exists in.
    let page = judge.sees(&format!("{path}?in=ru")).await;
    assert_eq!(page.text("h1"), "Решение о статусе");
    assert_eq!(page.attribute("article", "lang"), "ru");
    assert_eq!(page.attribute("html", "lang"), "en");
    assert!(page.text(".reference").contains("30 апреля 2026"));
    assert_eq!(page.count(".review-pending"), 1);
    judge.visits(&path).await;
    let page = judge.chooses_language("kk").await;
    assert_eq!(page.text("h1"), "Decision on status");
    assert!(page.text(".notice.info").contains("English"));
}

/// Where the citations of a page lead.
fn cited(page: &Answer, path: &str) -> Vec<String> {
    let base = Url::parse("http://localhost").unwrap().join(path).unwrap();
    page.attributes("main a.citation", "href")
        .iter()
        .map(|href| {
            let url = base.join(href).unwrap();
            format!("{}#{}", url.path(), url.fragment().unwrap_or_default())
        })
        .collect()
}

const QUESTION: &str = "

## Decide {#decide .question .reasoned words=150 objective=inclusion}

Decide her claim; see the [refusal](document:refusal#2.4).

- {#each points=4} Answers the [refusal](document:refusal#2.4)
- {#limits} Sees the limits

> [!NOTE]
> As the [refusal](document:refusal#2.4) says.
";

async fn a_citation_leads_to_the_document_from_wherever_it_is_read(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let target = house.training.at("/documents/refusal#p4");
    let sees = async |who: &crate::harness::Person, path: &str, at_least: usize| {
        let page = who.sees(path).await;
        let found = cited(&page, path);
        assert!(found.len() >= at_least, "{path}: {}", page.main());
        assert!(found.iter().all(|to| *to == target), "{path}: {found:?}");
        page
    };
    let lesson = house.training.at("/lessons/procedure");
    let page = sees(&judge, &lesson, 1).await;
    assert_eq!(page.text("a.citation"), "refusal (p. 2, para. 4)");
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.to_owned() + QUESTION
    });
    eventually("the longer quiz is served", async || {
        judge
            .sees(&house.training.at("/quizzes/final"))
            .await
            .texts(".facts dd")[0]
            == "5"
    })
    .await;
    let (path, attempt) = judge.attempts_quiz().await;
    sees(&judge, &path, 1).await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", "She fears what is to come."));
    judge.answers(attempt, "submit", &answers).await.is_done();
    sees(&judge, &path, 1).await;
    let marking = house.training.at("/quizzes/final/marking");
    sees(&trainer, &marking, 2).await;
    let fields: [(&str, &dyn ToString); 5] = [
        ("attempt", &attempt),
        ("question", &"decide"),
        ("points[each]", &"3"),
        ("points[limits]", &"1"),
        ("comment", &"Good."),
    ];
    trainer.sends("quizzes/mark", &fields).await.is_done();
    sees(&judge, &path, 3).await;
    // Between documents, too.
    let page = judge.sees(&house.training.at("/documents/refusal")).await;
    let to = cited(&page, &house.training.at("/documents/refusal"));
    assert_eq!(to, [house.training.at("/documents/record#p2")]);
}

async fn documents_are_for_those_in_the_training(house: House) {
    let judge = house.judge("Amal").await;
    for nothing in ["/documents/nothing", "/documents/definition"] {
        assert_eq!(judge.visits(&house.training.at(nothing)).await.status, 404);
    }
    let path = house.training.at("/documents/refusal");
    assert_eq!(house.stranger("Sam").await.visits(&path).await.status, 404);
}

async fn a_document_is_found_by_its_words(house: House) {
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("/search?q=ferret")).await;
    assert_eq!(
        page.attributes(".hits a", "href"),
        [house.training.at("/documents/record#page1")]
    );
    assert!(page.text(".hits .meta").contains("document"));
}

//! Notes of one's own on sections of lessons.

use app::errors::UserError;
use records::section_note;

use crate::harness::{Answer, House, Person, eventually};

on_both_databases!(
    a_note_is_written_changed_found_and_emptied,
    nobody_else_is_ever_shown_a_note,
    a_note_that_was_changed_in_another_tab_is_shown_and_not_overwritten,
    a_booklet_holds_ones_own_notes_where_one_ticks_it,
    a_note_outlives_its_section,
);

const TEXT: &str = "Qara qaghida: ask him twice.";

fn at(house: &House, section: &str) -> String {
    house
        .training
        .at(&format!("/lessons/definition/notes/{section}"))
}

async fn sends(person: &Person, house: &House, (note, version): (&str, &str)) -> Answer {
    let fields: Vec<(&str, &dyn ToString)> = vec![
        ("training", &house.training.id),
        ("lesson", &"definition"),
        ("section", &"elements"),
        ("note", &note),
        ("version", &version),
    ];
    person.sends("learning/write-note", &fields).await
}

/// Writes what the page of the note offers to be written over.
async fn writes(person: &Person, house: &House, note: &str) -> Answer {
    let page = person.sees(&at(house, "elements")).await;
    let sent = sends(person, house, (note, &page.value("version"))).await;
    person.sees(sent.is_done().leads_to()).await
}

async fn a_note_is_written_changed_found_and_emptied(house: House) {
    let judge = house.judge("Amal").await;
    let lesson = house.training.at("/lessons/definition");
    let page = judge.sees(&lesson).await;
    // As the browser reads it, at the address of the lesson.
    let ways = page.attributes(".section-end a[href*='notes']", "href");
    assert_eq!(ways, ["definition/notes/elements"]);
    assert_eq!(judge.sees("/account/notes").await.count("main h2"), 0);
    let page = writes(&judge, &house, TEXT).await;
    assert_eq!(page.text(".notice.good"), "Your note is saved.");
    assert_eq!(page.text("main textarea"), TEXT);
    // The same in every language; all of them by course, with the way to the place.
    judge.chooses_language("kk").await;
    assert_eq!(
        judge.sees(&at(&house, "elements")).await.text("textarea"),
        TEXT
    );
    judge.visits("/account").await;
    judge.chooses_language("en").await;
    let page = writes(&judge, &house, "Two\n\nparagraphs").await;
    assert_eq!(page.text("main textarea").split_whitespace().count(), 2);
    let all = judge.sees("/account/notes").await;
    assert_eq!(all.texts("main h2"), ["Asylum, in small"]);
    assert_eq!(all.texts("main .given").len(), 1);
    let place = format!("{lesson}#elements");
    assert_eq!(all.attributes("main h3 a", "href"), [place]);
    let data = judge.sees("/account/data.html").await;
    assert!(data.body.contains("Your notes on lessons"));
    assert!(data.body.contains("paragraphs"));
    // Empty, it is gone; sent twice, it is written once.
    for _ in 0..2 {
        let page = writes(&judge, &house, " \n ").await;
        assert_eq!(
            page.text(".notice.good"),
            "Your note was empty and has been deleted."
        );
    }
    assert_eq!(house.count::<section_note::Entity>().await, 0);
    // No note on what is no section.
    for section in ["nothing", "top"] {
        assert_eq!(judge.visits(&at(&house, section)).await.status, 404);
    }
    let long = "x".repeat(10_001);
    judge.sees(&at(&house, "elements")).await;
    let sent = sends(&judge, &house, (&long, "")).await;
    let page = judge.sees(sent.leads_to()).await;
    assert_eq!(page.count("textarea[aria-invalid=true]"), 1);
    assert_eq!(page.text("textarea").len(), long.len(), "nothing is lost");
}

async fn nobody_else_is_ever_shown_a_note(house: House) {
    let judge = house.judge("Amal").await;
    writes(&judge, &house, TEXT).await;
    let people = [
        house.judge("Bolat").await,
        house.trainer("Tom").await,
        house.organizer("Olga").await,
        house.observer("Oskar").await,
        house.administrator("Anna").await,
    ];
    for person in &people {
        for path in [
            at(&house, "elements"),
            "/account/notes".to_owned(),
            house.training.at("/lessons/definition"),
            house.training.at("/booklets?notes=true"),
            house.training.at("/opinions"),
            house.training.at("/search?q=qaghida"),
            format!("/accounts/{}", judge.account),
            "/audit".to_owned(),
            "/account/data.json".to_owned(),
        ] {
            let seen = person.visits(&path).await;
            assert!(
                !seen.body.contains("qaghida") || path.contains("search"),
                "{path}"
            );
        }
    }
    let found = people[0]
        .sees(&house.training.at("/search?q=qaghida"))
        .await;
    assert_eq!(found.count(".hits"), 0);
    // Without a place in the training there is nothing to be written on.
    people[4]
        .sees(&house.training.at("/lessons/definition"))
        .await;
    sends(&people[4], &house, ("x", ""))
        .await
        .is_refused_with(&UserError::NotAllowed);
    let stranger = house.stranger("Sam").await;
    assert_eq!(stranger.visits(&at(&house, "elements")).await.status, 404);
    // Gone with the person.
    crate::erasure::erases(&people[4], &judge).await.is_done();
    assert_eq!(house.count::<section_note::Entity>().await, 0);
}

async fn a_note_that_was_changed_in_another_tab_is_shown_and_not_overwritten(house: House) {
    let judge = house.judge("Amal").await;
    let other_tab = judge.sees(&at(&house, "elements")).await.value("version");
    writes(&judge, &house, "Written in the first tab").await;
    let sent = sends(&judge, &house, ("Written in the other", &other_tab)).await;
    let page = judge.sees(sent.leads_to()).await;
    page.is_refused_with(&UserError::ChangedMeanwhile);
    let row = page.text(".meanwhile tbody tr");
    assert!(
        row.contains("Written in the other") && row.contains("Written in the first tab"),
        "{row}"
    );
    assert_eq!(page.text("textarea"), "Written in the other");
    let all = judge.sees("/account/notes").await;
    assert_eq!(all.text("main .given"), "Written in the first tab");
    // Having seen it, one writes over it.
    let sent = sends(&judge, &house, ("Both", &page.value("version"))).await;
    judge.sees(sent.is_done().leads_to()).await;
    let all = judge.sees("/account/notes").await;
    assert_eq!(all.texts("main .given"), ["Both"]);
}

async fn a_booklet_holds_ones_own_notes_where_one_ticks_it(house: House) {
    let judge = house.judge("Amal").await;
    let path = house.training.at("/booklets/basics");
    assert_eq!(judge.sees(&path).await.count("input[name=notes]"), 0);
    writes(&judge, &house, TEXT).await;
    let page = judge.sees(&path).await;
    assert_eq!(page.count("input[name=notes]:not([checked])"), 1);
    assert!(!page.body.contains(TEXT), "only where it is ticked");
    let page = judge.sees(&format!("{path}?notes=true")).await;
    assert_eq!(page.count("input[name=notes][checked]"), 1);
    assert_eq!(page.texts(".booklet .given"), [TEXT]);
    let colleague = house.judge("Bolat").await;
    let page = colleague.sees(&format!("{path}?notes=true")).await;
    assert!(!page.body.contains(TEXT) && page.count("input[name=notes]") == 0);
}

async fn a_note_outlives_its_section(house: House) {
    let judge = house.judge("Amal").await;
    writes(&judge, &house, TEXT).await;
    house.rewrites("01-basics/trainer/01-definition.en.md", |text| {
        text.replace("lesson:definition#elements", "lesson:definition")
    });
    for language in ["en", "ru", "kk"] {
        house.rewrites(&format!("01-basics/01-definition.{language}.md"), |text| {
            text.replace("{#elements}", "{#parts}")
        });
    }
    let lesson = house.training.at("/lessons/definition");
    eventually("the other section is served", async || {
        judge.sees(&lesson).await.count("#parts") == 1
    })
    .await;
    let all = judge.sees("/account/notes").await;
    assert_eq!(all.texts("main .given"), [TEXT]);
    assert_eq!(all.count("main h3 a"), 0, "there is no place any more");
    let change = all.attribute("main .meta a", "href");
    assert_eq!(judge.sees(&change).await.text("textarea"), TEXT);
    let page = writes(&judge, &house, "").await;
    assert_eq!(page.count("main .given"), 0);
    assert_eq!(judge.visits(&change).await.status, 404);
}

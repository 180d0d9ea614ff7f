//! Highlights of one's own in a lesson: quotations in the note on their section.

use app::errors::{Field, UserError};
use records::section_note;
use sea_orm::EntityTrait as _;

use crate::harness::{Answer, House, Person};

on_two_servers!(
    words_are_kept_shown_and_removed,
    a_highlight_is_its_readers_alone,
    what_is_no_highlight_is_refused,
);

const WORDS: &str = "Each element is examined";

async fn highlights(person: &Person, house: &House, words: &str) -> Answer {
    person.sees(&house.training.at("/lessons/definition")).await;
    let fields: [(&str, &dyn ToString); 4] = [
        ("training", &house.training.id),
        ("lesson", &"definition"),
        ("section", &"elements"),
        ("words", &words),
    ];
    person.sends("learning/highlight", &fields).await
}

async fn bodies(house: &House) -> Vec<String> {
    let rows = section_note::Entity::find().all(house.inner.db.read());
    let rows = rows.await.unwrap().into_iter();
    rows.map(|row| row.body).collect()
}

async fn words_are_kept_shown_and_removed(house: House) {
    let judge = house.judge("Amal").await;
    let lesson = house.training.at("/lessons/definition");
    // Who has highlighted nothing is sent no list, and the script only when something is selected.
    let page = judge.sees(&lesson).await;
    assert_eq!(page.count("#own-marks"), 0);
    assert_eq!(page.count("script[data-marking][data-mark='Highlight']"), 1);
    assert_eq!(page.count("script[src*='marking']"), 0);
    // Selected over two lines and sent twice, it is kept once.
    for words in ["Each element\n  is examined", WORDS] {
        let page = highlights(&judge, &house, words).await;
        assert_eq!(
            page.is_done().leads_to(),
            format!("{lesson}?done=note-written#elements")
        );
    }
    highlights(&judge, &house, "examined separately")
        .await
        .is_done();
    assert_eq!(
        bodies(&house).await,
        ["> Each element is examined\n> examined separately"]
    );
    let page = judge.sees(&lesson).await;
    assert_eq!(
        page.texts("#own-marks > li"),
        [WORDS, "examined separately"]
    );
    assert_eq!(
        page.attributes("#own-marks > li", "data-section"),
        ["elements", "elements"]
    );
    // Among the notes, in the booklet where it is ticked, and in the file of one's data.
    let all = judge.sees("/account/notes").await;
    assert_eq!(
        all.texts("main blockquote mark"),
        [WORDS, "examined separately"]
    );
    let booklet = judge
        .sees(&house.training.at("/booklets/basics?notes=true"))
        .await;
    assert_eq!(booklet.texts(".booklet blockquote mark").len(), 2);
    assert_eq!(booklet.count(".booklet .marked form"), 0);
    assert!(judge.sees("/account/data.html").await.body.contains(WORDS));
    // Removed without a script; what else stands in the note stays.
    let fields: [(&str, &dyn ToString); 4] = [
        ("course", &"small"),
        ("lesson", &"definition"),
        ("section", &"elements"),
        ("words", &WORDS),
    ];
    for _ in 0..2 {
        judge.sees("/account/notes").await;
        let all = judge.does("learning/remove-highlight", &fields).await;
        assert_eq!(all.text(".notice.good"), "The highlight has been removed.");
        assert_eq!(all.texts("main blockquote mark"), ["examined separately"]);
    }
    assert_eq!(judge.sees(&lesson).await.count("#own-marks > li"), 1);
    // The last one leaves no empty note.
    let form = judge
        .sees("/account/notes")
        .await
        .attribute("main .marked input[name=words]", "value");
    let fields: [(&str, &dyn ToString); 4] = [
        ("course", &"small"),
        ("lesson", &"definition"),
        ("section", &"elements"),
        ("words", &form),
    ];
    judge.does("learning/remove-highlight", &fields).await;
    assert_eq!(house.count::<section_note::Entity>().await, 0);
    assert_eq!(judge.sees(&lesson).await.count("#own-marks"), 0);
}

async fn a_highlight_is_its_readers_alone(house: House) {
    let judge = house.judge("Amal").await;
    let colleague = house.judge("Bolat").await;
    let trainer = house.trainer("Tom").await;
    highlights(&judge, &house, WORDS).await.is_done();
    for other in [&colleague, &trainer] {
        let page = other.sees(&house.training.at("/lessons/definition")).await;
        assert_eq!(page.count("#own-marks"), 0);
        assert_eq!(other.sees("/account/notes").await.count("blockquote"), 0);
        let fields: [(&str, &dyn ToString); 4] = [
            ("course", &"small"),
            ("lesson", &"definition"),
            ("section", &"elements"),
            ("words", &WORDS),
        ];
        other
            .sends("learning/remove-highlight", &fields)
            .await
            .is_done();
    }
    assert_eq!(bodies(&house).await, [format!("> {WORDS}")]);
    let anna = house.administrator("Anna").await;
    highlights(&anna, &house, WORDS)
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn what_is_no_highlight_is_refused(house: House) {
    let judge = house.judge("Amal").await;
    let field = Field::Note;
    for (words, error) in [
        (" \n ".to_owned(), UserError::Missing { field }),
        ("x".repeat(1_001), UserError::TooLong { field, most: 1_000 }),
    ] {
        let answer = highlights(&judge, &house, &words).await;
        judge.sees(answer.leads_to()).await.is_refused_with(&error);
    }
    assert!(bodies(&house).await.is_empty());
    let fields: [(&str, &dyn ToString); 4] = [
        ("training", &house.training.id),
        ("lesson", &"definition"),
        ("section", &"nothing"),
        ("words", &WORDS),
    ];
    judge
        .sends("learning/highlight", &fields)
        .await
        .is_refused_with(&UserError::NotFound);
}

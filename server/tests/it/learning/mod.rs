//! Reading lessons, and how far one is.

mod documents;
mod forms;
mod highlights;
mod kept;
mod notes;
mod opinions;
mod orientation;
mod practice;
mod problems;
mod search;
mod sections;
mod uploads;

use app::errors::UserError;
use records::lesson_reading;

use crate::harness::{Fields, House};

on_two_servers!(
    a_lesson_is_read_in_three_languages,
    reading_leads_to_the_next_lesson_and_shows_as_progress,
    said_twice_a_lesson_is_noted_once,
    who_does_not_take_the_course_is_urged_to_no_test,
    lessons_are_for_those_in_the_training,
);

async fn a_lesson_is_read_in_three_languages(house: House) {
    let judge = house.judge("Amal").await;
    let path = house.training.at("/lessons/definition");
    judge.sees(&path).await;
    for (language, course, title, section, term) in [
        (
            "kk",
            "Баспана қысқаша",
            "Кім босқын болып табылады",
            "Элементтер",
            "Анықтамаға сай келетін адам.",
        ),
        (
            "ru",
            "Убежище вкратце",
            "Кто является беженцем",
            "Элементы",
            "Тот, кто отвечает определению.",
        ),
        (
            "en",
            "Asylum, in small",
            "Who is a refugee",
            "Elements",
            "Somebody who meets the definition.",
        ),
    ] {
        let page = judge.chooses_language(language).await;
        assert_eq!(
            (page.text("h1"), page.text("title")),
            (title.to_owned(), format!("{title} · {course} · Törelik"))
        );
        assert_eq!(page.attribute("article", "lang"), language);
        assert!(
            page.texts("article h2").contains(&section.to_owned()),
            "{:?}",
            page.texts("article h2")
        );
        assert_eq!(page.attributes("nav.contents a", "href")[0], "#elements");
        assert_eq!(page.count("#elements"), 1);
        assert_eq!(page.text(".terms dd"), term);
        assert_eq!(page.count("#source-csr51"), 1);
    }
    // What is not translated is shown in its source, and says so.
    judge.visits(&house.training.at("/lessons/procedure")).await;
    let page = judge.chooses_language("kk").await;
    assert_eq!(page.text("h1"), "Procedure");
    assert_eq!(
        (
            page.attribute("article", "lang"),
            page.attribute("html", "lang")
        ),
        ("en".to_owned(), "kk".to_owned())
    );
    assert!(
        page.text(".notice.info").contains("English"),
        "{}",
        page.text(".notice.info")
    );
}

async fn reading_leads_to_the_next_lesson_and_shows_as_progress(house: House) {
    let judge = house.judge("Amal").await;
    let id = house.training.id;
    assert_eq!(judge.sees("/").await.text(".progress"), "0 of 3 done");
    let next = async || {
        let page = judge.sees("/").await;
        page.attributes(".next a.button", "href")
    };
    assert_eq!(next().await, [house.training.at("/lessons/definition")]);
    judge.sees(&house.training.at("/lessons/definition")).await;
    let page = judge
        .does(
            "learning/mark-read",
            &[("training", &id), ("lesson", &"definition")],
        )
        .await;
    assert_eq!(page.text("h1"), "Procedure");
    assert_eq!(page.text(".notice.good"), "The lesson is marked as read.");
    assert_eq!(next().await, [house.training.at("/lessons/procedure")]);
    let page = judge
        .does(
            "learning/mark-read",
            &[("training", &id), ("lesson", &"procedure")],
        )
        .await;
    assert_eq!(page.text("h1"), "Check yourself", "the quiz comes next");
    let page = judge.sees(&house.training.at("")).await;
    assert_eq!(page.text(".progress"), "2 of 3 done");
    let done: Vec<_> = page
        .texts(".lessons li")
        .into_iter()
        .map(|lesson| lesson.contains("done"))
        .collect();
    assert_eq!(done, [true, true, false]);
    // Reading is one's own.
    let other = house.judge("Bolat").await;
    assert_eq!(other.sees("/").await.text(".progress"), "0 of 3 done");
}

async fn who_does_not_take_the_course_is_urged_to_no_test(house: House) {
    // Only who teaches is shown how far the course is read.
    let people = [
        (house.trainer("Tom").await, true),
        (house.organizer("Olga").await, false),
        (house.observer("Olaf").await, false),
    ];
    let id = house.training.id;
    for (person, teaches) in people {
        for lesson in ["definition", "procedure"] {
            person
                .sees(&house.training.at(&format!("/lessons/{lesson}")))
                .await;
            let fields: &Fields<'_> = &[("training", &id), ("lesson", &lesson)];
            person.sends("learning/mark-read", fields).await.is_done();
        }
        for path in ["/".to_owned(), house.training.at("")] {
            let page = person.sees(&path).await;
            let progress = page.texts(".progress");
            let done = progress.iter().all(|words| words == "2 of 2 done");
            assert!(
                done && (!teaches || !progress.is_empty()),
                "{path}: {progress:?}"
            );
            let next = page.attributes(".next a.button", "href");
            assert!(
                next.iter().all(|way| !way.contains("/quizzes/")),
                "{path}: {next:?}"
            );
        }
    }
}

async fn said_twice_a_lesson_is_noted_once(house: House) {
    let judge = house.judge("Amal").await;
    let id = house.training.id;
    let fields: [(&str, &dyn ToString); 2] = [("training", &id), ("lesson", &"definition")];
    let answers =
        crate::harness::at_once((0..5).map(|_| judge.sends("learning/mark-read", &fields))).await;
    for answer in answers {
        answer.is_done();
    }
    assert_eq!(house.count::<lesson_reading::Entity>().await, 1);
    let answer = judge
        .sends(
            "learning/mark-read",
            &[("training", &id), ("lesson", &"nothing")],
        )
        .await;
    answer.is_refused_with(&UserError::NotFound);
}

async fn lessons_are_for_those_in_the_training(house: House) {
    let path = house.training.at("/lessons/definition");
    let stranger = house.stranger("Sam").await;
    assert_eq!(stranger.visits(&path).await.status, 404);
    let answer = stranger
        .sends(
            "learning/mark-read",
            &[("training", &house.training.id), ("lesson", &"definition")],
        )
        .await;
    answer.is_refused_with(&UserError::NotFound);
    // An administrator reads along, without a place of her own.
    let administrator = house.administrator("Root").await;
    let page = administrator.sees(&path).await;
    assert_eq!(page.count("form.read"), 0);
    let answer = administrator
        .sends(
            "learning/mark-read",
            &[("training", &house.training.id), ("lesson", &"definition")],
        )
        .await;
    answer.is_refused_with(&UserError::NotAllowed);
    let judge = house.judge("Amal").await;
    assert_eq!(
        judge
            .visits(&house.training.at("/lessons/nothing"))
            .await
            .status,
        404
    );
    // A quiz under the address of a lesson leads to itself.
    let answer = judge.visits(&house.training.at("/lessons/final")).await;
    assert_eq!(answer.leads_to(), house.training.at("/quizzes/final"));
    assert_eq!(
        judge
            .visits(&house.training.at("/quizzes/definition"))
            .await
            .status,
        404
    );
}

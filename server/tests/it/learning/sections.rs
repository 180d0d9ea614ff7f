//! How far somebody is in a lesson, section by section.

use app::errors::UserError;
use course::Language;
use records::{authored_text, lesson_reading, release, release_text, section_reading};

use crate::harness::{House, Person};

on_both_databases!(
    a_section_that_was_read_is_shown_as_read,
    the_last_section_makes_the_lesson_read,
    said_twice_a_section_is_noted_once,
    one_goes_on_where_one_stopped,
    a_section_is_read_in_another_language,
    loading_a_folder_again_makes_no_second_release,
);

/// Gives the small course's lesson a second section in all languages.
async fn with_two_sections(house: &House) {
    for (language, title) in [("en", "Fear"), ("ru", "Опасения"), ("kk", "Қауіп")] {
        house.rewrites(&format!("01-basics/01-definition.{language}.md"), |text| {
            format!("{text}\n## {title} {{#fear}}\n\nLooking ahead.\n")
        });
    }
    house.serves("fear").await;
}

impl House {
    /// Waits until the lesson that is served has a section.
    async fn serves(&self, section: &str) {
        crate::harness::eventually("the new text is served", || async {
            let served = self.inner.courses.get("small").unwrap();
            let (_, lesson) = served.course.lesson("definition").unwrap();
            lesson.reading().any(|each| each.id == section)
        })
        .await;
    }
}

async fn reads(judge: &Person, house: &House, section: &str) -> String {
    judge.sees(&house.training.at("/lessons/definition")).await;
    let fields: [(&str, &dyn ToString); 3] = [
        ("training", &house.training.id),
        ("lesson", &"definition"),
        ("section", &section),
    ];
    let answer = judge.sends("learning/mark-read", &fields).await;
    answer.is_done().leads_to().to_owned()
}

async fn a_section_that_was_read_is_shown_as_read(house: House) {
    with_two_sections(&house).await;
    let judge = house.judge("Amal").await;
    let path = house.training.at("/lessons/definition");
    let page = judge.sees(&path).await;
    assert_eq!(page.count("form.section-end"), 2);
    assert_eq!(page.count("form.section-end.done"), 0);
    assert_eq!(
        reads(&judge, &house, "elements").await,
        format!("{path}#fear")
    );
    let page = judge.sees(&path).await;
    assert_eq!(page.count("form.section-end.done"), 1);
    assert_eq!(
        page.attributes("nav.contents a.read", "href"),
        ["#elements"]
    );
    assert_eq!(page.text(".go-on"), "Continue where you left off: Fear");
    // Reading is one's own; who only looks in has nothing to note.
    let other = house.judge("Bolat").await;
    assert_eq!(other.sees(&path).await.count(".section-end.done"), 0);
    let administrator = house.administrator("Root").await;
    assert_eq!(administrator.sees(&path).await.count("form.section-end"), 0);
}

async fn the_last_section_makes_the_lesson_read(house: House) {
    with_two_sections(&house).await;
    let judge = house.judge("Amal").await;
    reads(&judge, &house, "elements").await;
    assert_eq!(house.count::<lesson_reading::Entity>().await, 0);
    let end = reads(&judge, &house, "fear").await;
    assert_eq!(end, house.training.at("/lessons/definition#end"));
    assert_eq!(house.count::<lesson_reading::Entity>().await, 1);
    assert_eq!(judge.sees("/").await.text(".progress"), "1 of 3 done");
    // To say it of the lesson says it of its sections.
    let other = house.judge("Bolat").await;
    let fields: [(&str, &dyn ToString); 2] =
        [("training", &house.training.id), ("lesson", &"definition")];
    other.sends("learning/mark-read", &fields).await.is_done();
    let page = other.sees(&house.training.at("/lessons/definition")).await;
    assert_eq!(page.count("form.section-end.done"), 2);
}

async fn said_twice_a_section_is_noted_once(house: House) {
    let judge = house.judge("Amal").await;
    judge.sees(&house.training.at("/lessons/definition")).await;
    let fields: [(&str, &dyn ToString); 3] = [
        ("training", &house.training.id),
        ("lesson", &"definition"),
        ("section", &"elements"),
    ];
    let sending = (0..5).map(|_| judge.sends("learning/mark-read", &fields));
    for answer in crate::harness::at_once(sending).await {
        answer.is_done();
    }
    assert_eq!(house.count::<section_reading::Entity>().await, 1);
    for wrong in ["nothing", "ground", "top"] {
        let fields: [(&str, &dyn ToString); 3] = [
            ("training", &house.training.id),
            ("lesson", &"definition"),
            ("section", &wrong),
        ];
        let answer = judge.sends("learning/mark-read", &fields).await;
        answer.is_refused_with(&UserError::NotFound);
    }
}

async fn one_goes_on_where_one_stopped(house: House) {
    with_two_sections(&house).await;
    let judge = house.judge("Amal").await;
    reads(&judge, &house, "elements").await;
    let page = judge.sees("/").await;
    assert_eq!(
        page.attribute(".next a.button", "href"),
        house.training.at("/lessons/definition#fear")
    );
    assert!(
        page.main()
            .contains("You stopped in the middle of this lesson."),
        "{}",
        page.main()
    );
}

async fn a_section_is_read_in_another_language(house: House) {
    let judge = house.judge("Amal").await;
    let path = house.training.at("/lessons/definition");
    let page = judge.sees(&path).await;
    assert_eq!(
        page.attributes(".section-end .others a", "href"),
        ["?in=ru#elements", "?in=kk#elements"]
    );
    let page = judge.sees(&format!("{path}?in=kk")).await;
    assert_eq!(page.attribute("article", "lang"), Language::Kk.code());
    assert_eq!(
        page.attribute("html", "lang"),
        Language::En.code(),
        "the interface stays"
    );
    assert_eq!(
        page.attribute("form.question input[name=shown_in]", "value"),
        "kk"
    );
    let page = judge.sees(&format!("{path}?in=xx")).await;
    assert_eq!(page.attribute("article", "lang"), Language::En.code());
}

async fn loading_a_folder_again_makes_no_second_release(house: House) {
    let count = async || {
        (
            house.count::<release::Entity>().await,
            house.count::<release_text::Entity>().await,
            house.count::<authored_text::Entity>().await,
        )
    };
    let before = count().await;
    assert_eq!(before, (1, 5, 5), "three lessons and two documents");
    let course = house.inner.courses.get("small").unwrap().course;
    for _ in 0..2 {
        app::learning::keep(&house.inner.db, &course, house.inner.clock.now())
            .await
            .unwrap();
    }
    assert_eq!(count().await, before);
    // One changed lesson is a new release, of which the other texts are the old ones.
    with_two_sections(&house).await;
    crate::harness::eventually("the release is kept", async || count().await.0 > 1).await;
    let (releases, listed, texts) = count().await;
    assert!(
        releases <= 4 && texts == before.2 + releases - 1,
        "{releases} {texts}"
    );
    assert_eq!(listed, 5 * releases);
}

//! What stands in a lesson beside its text: open points, diagrams, hearings, trainer's notes; and
//! what lies beside the lessons of a module.

use std::slice::from_ref;

use reqwest::Url;

use crate::harness::{Answer, Fields, House, Person, eventually};

on_both_databases!(
    an_open_point_is_marked_and_gathered_on_a_page_of_its_module,
    a_diagram_is_drawn_and_said_in_words,
    a_hearing_goes_on_when_its_stop_is_passed,
    what_others_chose_at_a_stop_is_told_from_five_on,
    trainers_notes_are_for_those_who_teach,
    documents_are_listed_with_the_time_they_take,
    a_lesson_is_reached_from_wherever_it_is_cited,
    a_booklet_holds_a_module_and_no_key,
);

/// Adds to the lesson on procedure, in English, and waits until it is served.
async fn adds(house: &House, reader: &Person, text: &str, selector: &str) -> Answer {
    house.rewrites("01-basics/02-procedure.en.md", |before| {
        format!("{before}\n{text}")
    });
    let path = house.training.at("/lessons/procedure");
    eventually("the longer lesson is served", async || {
        reader.sees(&path).await.count(selector) > 0
    })
    .await;
    reader.sees(&path).await
}

const OPEN: &str = "
## Limits {#limits}

A limit.

> [!CAUTION]
> Is it [a limit](source:csr51)? See [above](#limits) and [the definition](lesson:definition).
";

async fn an_open_point_is_marked_and_gathered_on_a_page_of_its_module(house: House) {
    let judge = house.judge("Amal").await;
    let gathered = house.training.at("/open-questions/basics");
    let page = judge.sees(&gathered).await;
    assert_eq!((page.count(".open-points"), page.count(".empty")), (0, 1));
    let training = judge.sees(&house.training.at("")).await;
    assert_eq!(training.count("a[href*='open-questions']"), 0);

    let lesson = adds(&house, &judge, OPEN, ".open-point").await;
    assert_eq!(lesson.attribute("aside.open-point", "id"), "open-point-1");
    assert_eq!(lesson.text(".open-point .mark"), "Open question");
    assert_eq!(
        lesson.attributes("main a[href*='open-questions']", "href"),
        from_ref(&gathered)
    );
    let training = judge.sees(&house.training.at("")).await;
    assert_eq!(
        training.attributes("main a[href*='open-questions']", "href"),
        from_ref(&gathered)
    );

    let page = judge.sees(&gathered).await;
    assert_eq!(page.text("h1"), "Open questions");
    assert_eq!(page.texts(".open-points h2"), ["Procedure"]);
    assert_eq!(page.texts(".open-points .meta"), ["Limits"]);
    // Back to where it stands, to its source on this page, and on from there.
    let procedure = house.training.at("/lessons/procedure");
    assert_eq!(
        page.attributes(".open-points a", "href"),
        [
            format!("{procedure}#open-point-1"),
            "#source-csr51".to_owned(),
            format!("{procedure}#limits"),
            "../lessons/definition".to_owned(),
        ]
    );
    assert_eq!(page.count("#source-csr51"), 1);
    let nothing = judge
        .visits(&house.training.at("/open-questions/nothing"))
        .await;
    assert_eq!(nothing.status, 404);
    let stranger = house.stranger("Stranger").await;
    assert_eq!(stranger.visits(&gathered).await.status, 404);
}

const DRAWN: &str = "
## Drawn {#drawn}

```tree
Who decides
- Is there a decision?
  - [yes] the zhyrau
  - [no] the body
```
";

async fn a_diagram_is_drawn_and_said_in_words(house: House) {
    let judge = house.judge("Amal").await;
    let page = adds(&house, &judge, DRAWN, "figure.diagram").await;
    assert_eq!(page.text(".diagram figcaption"), "Who decides");
    assert_eq!(page.attribute(".diagram svg", "aria-hidden"), "true");
    assert_eq!(
        page.texts(".in-words li li"),
        ["yes: the zhyrau", "no: the body"]
    );
    // The content security policy allows no styles in attributes.
    assert_eq!(page.count("[style]"), 0);
    // The words are found once, not once more in the drawing.
    let found = judge.sees(&house.training.at("/search?q=zhyrau")).await;
    assert_eq!(found.count(".hits > li mark"), 1, "{}", found.main());
}

const HEARING: &str = "
## The hearing {#hearing .hearing}

**Judge:** Who interpreted?

### What now? {#stop-one .question objective=procedure}

- [x] {#ask} Ask
- [ ] {#rise} Rise

> [!NOTE]
> Ask, since the record is silent.

**Claimant:** My uncle.

### And now? {#stop-two .question objective=procedure}

- [x] {#adjourn} Adjourn
- [ ] {#go-on} Go on

**Judge:** We adjourn.

## After it {#after}

Outside the hearing.
";

/// What stands under a question belongs to it until a line across.
fn hearing() -> String {
    HEARING
        .replace("silent.\n", "silent.\n\n---\n")
        .replace("Go on\n", "Go on\n\n---\n")
}

async fn a_hearing_goes_on_when_its_stop_is_passed(house: House) {
    let judge = house.judge("Amal").await;
    let hearing = hearing();
    let page = adds(&house, &judge, &hearing, ".goes-on").await;
    assert_eq!(page.count("details.goes-on"), 2);
    assert_eq!(page.count("details.goes-on details.goes-on"), 1);
    assert_eq!(page.count("details.goes-on[open]"), 0);
    assert_eq!(page.texts(".goes-on > summary"), ["What happened next"; 2]);
    let folded = &page.texts(".goes-on")[0];
    assert!(folded.contains("My uncle."));
    assert!(!folded.contains("Outside the hearing."));
    assert_eq!(page.count(".goes-on .section-end"), 0);
    let tries = async |stop: &str, option: &str| {
        let page = chooses(&house, &judge, stop, option).await;
        assert_eq!(page.count(&format!("#{stop} .tried")), 1);
        page.count("details.goes-on[open]")
    };
    assert_eq!(tries("stop-one", "ask").await, 1);
    // Whoever answers the second has passed the first.
    assert_eq!(tries("stop-two", "adjourn").await, 2);
}

/// Answers a question of the lesson on procedure and goes where that leads.
async fn chooses(house: &House, who: &Person, question: &str, option: &str) -> Answer {
    who.visits(&house.training.at("/lessons/procedure")).await;
    let name = format!("answers[{question}][option][]");
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("lesson", &"procedure"),
        ("question", &question),
        (&name, &option),
    ];
    let done = who.sends("learning/try", fields).await;
    who.sees(done.is_done().leads_to()).await
}

async fn what_others_chose_at_a_stop_is_told_from_five_on(house: House) {
    let trainer = house.trainer("Tom").await;
    let hearing = hearing();
    let page = adds(&house, &trainer, &hearing, "#stop-one").await;
    assert_eq!(page.attribute("#stop-one", "method"), "post");
    assert_eq!(page.attribute("#bind", "method"), "post");
    let lesson = house.training.at("/lessons/procedure");
    let chooses = async |who: &Person, question: &str, option: &str| {
        chooses(&house, who, question, option).await
    };
    let mut judges = Vec::new();
    for name in ["Amal", "Bolat", "Dana", "Erlan", "Fatima"] {
        judges.push(house.judge(name).await);
    }
    for (judge, option) in judges.iter().zip(["ask", "rise", "ask", "ask"]) {
        let page = chooses(judge, "stop-one", option).await;
        assert_eq!(page.count("#stop-one .tried"), 1);
        assert_eq!(page.count("#stop-one .others"), 0, "too few");
    }
    // Looking at the page before one has chosen tells nothing; choosing anew changes nothing.
    let looks = format!("{lesson}?question=stop-one&option=ask");
    let looked = judges[4].sees(&looks).await;
    assert_eq!(looked.count("#stop-one .others, .tried"), 0);
    chooses(&judges[0], "stop-one", "rise").await;
    assert_eq!(house.count::<records::stop_choice::Entity>().await, 4);
    let page = chooses(&judges[4], "stop-one", "rise").await;
    assert_eq!(
        page.texts("#stop-one .others li"),
        ["Ask 3 of 5", "Rise 2 of 5"]
    );
    // Before the comment.
    let tried = page.text("#stop-one .tried");
    assert!(
        tried.find("3 of 5") < tried.find("record is silent"),
        "{tried}"
    );
    // What a trainer tries is not kept; what judges chose is told.
    let page = chooses(&trainer, "stop-one", "ask").await;
    assert_eq!(page.count("#stop-one .others"), 1);
    assert_eq!(page.texts("#stop-one .others li")[0], "Ask 3 of 5");
    // What is no question of the lesson is refused.
    for question in ["no", "fear"] {
        let fields: &Fields<'_> = &[
            ("training", &house.training.id),
            ("lesson", &"procedure"),
            ("question", &question),
        ];
        let refused = judges[0].sends("learning/try", fields).await;
        assert!(refused.refusal().is_some(), "{question}");
    }
}

async fn trainers_notes_are_for_those_who_teach(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let path = house.training.at("/notes/definition");
    let page = trainer.sees(&path).await;
    assert_eq!(page.text("h1"), "Trainer’s notes");
    assert!(page.text("article").contains("zhasyryn belgi"));
    assert_eq!(page.texts("article h2"), ["Aim"]);
    let training = trainer.sees(&house.training.at("")).await;
    assert_eq!(
        training.attributes("a[href*='/notes/']", "href"),
        from_ref(&path)
    );
    assert_eq!(
        trainer
            .visits(&house.training.at("/notes/procedure"))
            .await
            .status,
        404
    );
    // In a language in which they do not exist they say so.
    trainer.visits(&path).await;
    let page = trainer.chooses_language("kk").await;
    assert_eq!(page.attribute("article", "lang"), "en");
    assert!(page.text(".notice.info").contains("English"));

    assert_eq!(judge.visits(&path).await.status, 403);
    let training = judge.sees(&house.training.at("")).await;
    assert_eq!(training.count("a[href*='/notes/']"), 0);
    for search in ["zhasyryn", "belgi"] {
        let found = judge
            .sees(&house.training.at(&format!("/search?q={search}")))
            .await;
        assert_eq!(found.count(".hits > li"), 0, "{}", found.main());
    }
}

async fn documents_are_listed_with_the_time_they_take(house: House) {
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("")).await;
    assert_eq!(
        page.attributes(".module-documents a", "href"),
        ["record", "refusal"].map(|id| house.training.at(&format!("/documents/{id}")))
    );
    assert_eq!(
        page.texts(".module-documents .meta"),
        ["1 minute to read"; 2]
    );
    assert_eq!(
        page.text(".module-documents summary"),
        "2 documents of case files, 2 min to read"
    );
}

async fn a_lesson_is_reached_from_wherever_it_is_cited(house: House) {
    let judge = house.judge("Amal").await;
    house.rewrites("01-basics/03-final.en.md", |text| {
        let question = "
## Decide {#decide .question .reasoned words=150 objective=inclusion}

Decide; see [the definition](lesson:definition#elements).

- {#each points=4} Answers [it](lesson:procedure)
";
        text.to_owned() + question
    });
    eventually("the longer quiz is served", async || {
        judge
            .sees(&house.training.at("/quizzes/final"))
            .await
            .texts(".facts dd")[0]
            == "5"
    })
    .await;
    let (path, _) = judge.attempts_quiz().await;
    let page = judge.sees(&path).await;
    let base = Url::parse("http://localhost").unwrap().join(&path).unwrap();
    let links = page.attributes("main .question a[href*='lessons']", "href");
    assert!(!links.is_empty(), "{}", page.main());
    for link in links {
        let to = base.join(&link).unwrap();
        assert!(
            to.path().starts_with(&house.training.at("/lessons/")),
            "{to}"
        );
        judge.sees(to.path()).await;
    }
}

async fn a_booklet_holds_a_module_and_no_key(house: House) {
    let judge = house.judge("Amal").await;
    adds(&house, &judge, OPEN, ".open-point").await;
    let path = house.training.at("/booklets/basics");
    let page = judge.sees(&path).await;
    assert_eq!(page.text("h1"), "Basics");
    // The quiz is not read.
    assert_eq!(
        page.attributes(".front ol a", "href"),
        ["#definition", "#procedure"]
    );
    assert_eq!(page.texts(".chapter > h2").len(), 2);
    // Anchors are each lesson's own, and lead where they are.
    for href in page.attributes("main a[href^='#']", "href") {
        let target = href.trim_start_matches('#');
        assert_eq!(page.count(&format!("[id='{target}']")), 1, "{href}");
    }
    assert!(
        page.attributes(".chapter a", "href")
            .contains(&"#definition".to_owned())
    );
    // Exercises without a key: nothing of what only somebody is told who has answered.
    assert!(page.count(".exercise") >= 9);
    for words in [
        "three months of thirty days",
        "Ratified, hence binding",
        "speaks of descent",
        "Think in months",
    ] {
        assert!(!page.body.contains(words), "{words}");
    }
    assert_eq!(page.count("main input, main [style]"), 0);
    assert_eq!(page.count(".booklet #source-csr51"), 1);
    // The words that are accepted for gaps and short texts are not on it, either.
    assert!(!page.body.contains("1951 Convention"));
    // Its tests with square codes, and no test of another module.
    assert_eq!(page.count(".tests > .slip"), 1);
    assert_eq!(
        page.count(".tests .square[role='img'][aria-label] > svg"),
        1
    );
    let training = judge.sees(&house.training.at("")).await;
    assert_eq!(
        training.attributes("main a[href*='booklets']", "href"),
        from_ref(&path)
    );
    // The whole course, module by module, its anchors each lesson's own as well.
    let whole = page.attributes(".crumbs a[href$='booklets']", "href");
    let course = judge.sees(&whole[0]).await;
    let titles = course.texts("h2.part");
    assert_eq!(titles.first().map(String::as_str), Some("Basics"));
    assert_eq!(course.count(".front ol ol"), titles.len());
    assert_eq!(course.count(".chapter > h2"), 0);
    let chapters = course.count(".front ol ol a");
    assert!(chapters > 0);
    assert_eq!(course.count(".chapter > h3"), chapters);
    for href in course.attributes("main a[href^='#']", "href") {
        let target = href.trim_start_matches('#');
        assert_eq!(course.count(&format!("[id='{target}']")), 1, "{href}");
    }
    assert!(course.count(".tests > .slip") >= page.count(".tests > .slip"));
    assert!(!course.body.contains("Think in months"));
    assert_eq!(
        judge
            .visits(&house.training.at("/booklets/nothing"))
            .await
            .status,
        404
    );
    assert_eq!(house.stranger("Sam").await.visits(&path).await.status, 404);
}

//! A trainer looks at a quiz: with its key, or as a judge sees it; nothing of it is kept.

use course::{Language, QuestionKind};
use rules::roles::Role;

use super::{
    keys::{ASKED, KEY, NUMBER, serve_every_kind},
    regrading::serves_erratum,
};
use crate::harness::{Answer, House, eventually};

on_both_databases!(
    who_teaches_looks_at_a_quiz_and_nobody_else,
    looking_at_a_quiz_stores_nothing,
    a_judge_among_the_administrators_sees_no_key,
);

const PREVIEW: &str = "/previews/final";

async fn who_teaches_looks_at_a_quiz_and_nobody_else(house: House) {
    let path = house.training.at(PREVIEW);
    let elsewhere = house.another_training().await;
    let trainer_elsewhere = house.stranger("Tolegen").await;
    house
        .enrols_too(&trainer_elsewhere, Role::Trainer, elsewhere.id)
        .await;
    let outcomes = [
        (house.trainer("Tamara").await, 200),
        (house.administrator("Anna").await, 200),
        (house.judge("Amal").await, 403),
        (house.observer("Oskar").await, 403),
        (house.organizer("Olga").await, 403),
        (house.stranger("Sam").await, 404),
        (trainer_elsewhere, 404),
    ];
    for (person, status) in &outcomes {
        for query in ["", "?as=judge", "?in=ru"] {
            let page = person.visits(&format!("{path}{query}")).await;
            assert_eq!(page.status, *status, "{} at {query}", person.name);
            let asks = ["real chance of harm", "реальную вероятность"];
            let asks = asks.iter().any(|words| page.body.contains(words));
            assert_eq!(asks, *status == 200, "{} at {query}", person.name);
        }
        // It is shown only where the way leads somewhere.
        let quiz = person.visits(&house.training.at("/quizzes/final")).await;
        let way = format!("a[href='{path}']");
        assert_eq!(quiz.count(&way) == 1, *status == 200, "{}", person.name);
        let training = person.visits(&house.training.at("")).await;
        assert_eq!(training.count(&way) == 1, *status == 200, "{}", person.name);
    }
    let nobody = house.browser().visits(&path).await;
    assert!(nobody.leads_to().starts_with("/sign-in?next="));
    let trainer = &outcomes[0].0;
    let results = house.training.at("/quizzes/final/results");
    let results = trainer.sees(&results).await;
    assert_eq!(results.count(&format!("a[href='{path}']")), 1);
    // A lesson is no quiz, and what is not there is not there.
    for other in ["/previews/definition", "/previews/none"] {
        assert_eq!(trainer.visits(&house.training.at(other)).await.status, 404);
    }
}

async fn looking_at_a_quiz_stores_nothing(house: House) {
    let trainer = house.trainer("Tamara").await;
    let (_, attempt) = house.judge("Amal").await.attempts_quiz().await;
    let before = house.rows().await;
    assert!(before["attempt"] == 1 && before.len() > 20, "{before:?}");
    for shown in ["as=judge", "as=all"] {
        for language in Language::ALL {
            let query = format!("?{shown}&in={}", language.code());
            let page = trainer.sees(&house.training.at(PREVIEW)).await;
            assert!(page.text(".notice.warn").contains("Nothing on this page"));
            let page = trainer
                .sees(&house.training.at(&format!("{PREVIEW}{query}")))
                .await;
            keeps_nothing(&page);
        }
    }
    assert_eq!(house.rows().await, before);
    // What somebody sends all the same is no answer, though the form is set aside as any that is
    // refused.
    let sent = trainer
        .answers(attempt, "save", &[("answers[fear][option][]", "chance")])
        .await;
    assert!(sent.refusal().is_some());
    let after = house.rows().await;
    for table in ["attempt", "answer", "grade", "audit_event"] {
        assert_eq!(after[table], before[table], "{table}");
    }
}

/// Nothing on the page can be sent, with scripts or without.
#[track_caller]
fn keeps_nothing(page: &Answer) {
    let sending = "main form, main button, main [action], main [formaction], main [type=hidden], \
                   main script, leptos-island";
    assert_eq!(page.count(sending), 0, "{}", page.body);
}

/// Whoever takes the course is told no key before grading, whatever else they are.
async fn a_judge_among_the_administrators_sees_no_key(house: House) {
    let both = house.administrator("Anna").await;
    house
        .enrols_too(&both, Role::Judge, house.training.id)
        .await;
    let page = both.visits(&house.training.at(PREVIEW)).await;
    assert_eq!(page.status, 403);
    let quiz = both.sees(&house.training.at("/quizzes/final")).await;
    assert_eq!(quiz.count("a[href*='/previews/']"), 0);
    assert_eq!(quiz.count(".quiz-intro form"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_kind_of_question_is_shown_with_its_key_and_without() {
    let house = House::start().await;
    let trainer = house.trainer("Tamara").await;
    serve_every_kind(&house, &house.judge("Amal").await).await;
    let keyed = trainer.sees(&house.training.at(PREVIEW)).await;
    let judges = house.training.at(&format!("{PREVIEW}?as=judge"));
    let judges = trainer.sees(&judges).await;
    let judge = house.judge("Bolat").await;
    let (sheet, _) = judge.attempts_quiz().await;
    let sheet = judge.sees(&sheet).await;
    for kind in QuestionKind::ALL {
        let question = format!("#zq-{}", kind.code());
        assert!(keyed.text(&question).contains(ASKED) || kind == QuestionKind::Blanks);
        assert_eq!(tells(&keyed, &question, kind), told(kind), "{kind:?}");
        if kind != QuestionKind::Survey && kind != QuestionKind::Number {
            let why = format!("{KEY}-{} because.", kind.code());
            assert_eq!(keyed.text(&format!("{question} .explanation")), why);
        }
        // As on the sheet, word for word and field for field; and nothing told.
        let asked = format!("{question} fieldset");
        assert_eq!(judges.text(&asked), sheet.text(&asked));
        let fields = format!("{asked} :is(input, select, textarea, option)");
        assert!(judges.count(&fields) > 0, "{kind:?}");
        for of in ["type", "name", "value", "id"] {
            let shown = judges.attributes(&fields, of);
            assert_eq!(shown, sheet.attributes(&fields, of), "{kind:?}");
        }
        let marks = ".right, .why, .key, .explanation, .rubric, .feedback";
        assert_eq!(judges.count(&format!("{question} :is({marks})")), 0);
    }
    assert!(!judges.body.contains(KEY) && !judges.body.contains(NUMBER));
    keeps_nothing(&keyed);
    keeps_nothing(&judges);
}

/// Where the key of a kind stands, and what it says there.
fn tells(page: &Answer, question: &str, kind: QuestionKind) -> Vec<String> {
    let place = match kind {
        QuestionKind::Single | QuestionKind::Multiple | QuestionKind::TrueFalse => ".option",
        QuestionKind::Number => ".key strong",
        QuestionKind::Order | QuestionKind::Match | QuestionKind::Text => ".key li",
        QuestionKind::Blanks => ".key ol > li",
        QuestionKind::Reasoned => ".rubric > li",
        QuestionKind::Survey => ".key",
    };
    page.texts(&format!("{question} {place}"))
}

fn told(kind: QuestionKind) -> &'static [&'static str] {
    match kind {
        QuestionKind::Single => &[
            "The first correct zqkey-single of the first.",
            "The second zqkey-single of the second.",
        ],
        QuestionKind::Multiple => &[
            "The first correct zqkey-multiple one.",
            "The second correct",
            "The third zqkey-multiple three.",
        ],
        QuestionKind::TrueFalse => &["True zqkey-true-false said.", "False correct"],
        QuestionKind::Number => &[NUMBER],
        QuestionKind::Order => &["Begin", "Go on", "End"],
        QuestionKind::Match => &["Court — reviews", "Commission — advises"],
        QuestionKind::Text => &["English: zqkey-text; zqkey-text too"],
        QuestionKind::Blanks => &["English: zqkey-blanks; zqkey-blanks too"],
        QuestionKind::Reasoned => &[
            "zqkey-reasoned elements 2 points",
            "zqkey-reasoned limits 1 point",
        ],
        QuestionKind::Survey => &["There is no right answer: this asks for an opinion."],
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_text_of_today_is_shown_in_each_language() {
    let house = House::start().await;
    let trainer = house.trainer("Tamara").await;
    let judge = house.judge("Amal").await;
    let (sheet, _) = judge.attempts_quiz().await;
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("What does the word “fear” ask", "What does fear today ask")
    });
    let preview = house.training.at(PREVIEW);
    eventually("the new text is shown", || async {
        let page = trainer.sees(&preview).await;
        page.text("#fear .stem").contains("fear today")
    })
    .await;
    let pinned = judge.sees(&sheet).await.text("#fear .stem");
    assert!(pinned.contains("the word"), "{pinned}");
    let russian = trainer.sees(&format!("{preview}?in=ru")).await;
    assert_eq!(russian.text("#fear h2"), "Опасение");
    assert_eq!(russian.attribute("#fear", "lang"), "ru");
    assert!(russian.text("#fear .key").contains("Стандарт ниже"));
    // The page itself stays in the language of its reader, and says what is not translated.
    assert_eq!(russian.text("h1"), "Preview");
    assert!(
        russian
            .text("#grounds .notice")
            .contains("not been translated")
    );
    assert_eq!(russian.attribute("#grounds", "lang"), "en");
    let current = ".switch [aria-current]";
    assert_eq!(russian.texts(current), ["With key and reasons", "Русский"]);
    // Either choice keeps the other.
    let ways = russian.attributes(".switch a", "href");
    let at = |query: &str| format!("{preview}{query}");
    let expected = ["?in=ru", "?as=judge&in=ru", "", "?in=ru", "?in=kk"].map(at);
    assert_eq!(ways, expected);
    // The choice of language of the whole page, too.
    trainer.visits(&at("?as=judge")).await;
    trainer.chooses_language("ru").await;
    let page = trainer.sees(&at("?as=judge")).await;
    assert_eq!(page.text("#fear legend"), "Опасение");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_bank_is_shown_whole_and_says_how_many_are_drawn() {
    let house = House::start().await;
    let trainer = house.trainer("Tamara").await;
    house.rewrites("01-basics/03-final.en.md", |text| {
        let settings = "minutes: 20\nshuffle: true\ndraw: { inclusion: 1 }\n";
        text.replace("minutes: 20\n", settings)
    });
    let preview = house.training.at(PREVIEW);
    eventually("the bank is served", || async {
        trainer.sees(&preview).await.count(".bank") == 1
    })
    .await;
    for query in ["", "?as=judge"] {
        let page = trainer.sees(&format!("{preview}{query}")).await;
        assert_eq!(page.count(".sheet > li"), 4);
        assert_eq!(page.texts(".bank li"), ["1 of 2: Say who is a refugee."]);
        let main = page.main();
        assert!(main.contains("Each attempt asks 1 of these 4 questions"));
        assert!(main.contains("in a different order"), "{main}");
    }
    let page = trainer.sees(&preview).await;
    let never = page.attributes(".question:has(.badge.warn)", "id");
    assert_eq!(never, ["months", "ban"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_is_shown_as_errata_have_put_it_right() {
    const ERRATA: &str = r#"
[[errata]]
lesson = "final"
question = "fear"
on = 2024-05-30
kind = "accept"
options = ["past"]
reason = { en = "It may be argued.", ru = "Спорно.", kk = "Даулы." }

[[errata]]
lesson = "final"
question = "grounds"
on = 2024-05-30
kind = "accept"
options = ["religion"]
reason = { en = "One suffices.", ru = "Достаточно.", kk = "Жеткілікті." }

[[errata]]
lesson = "final"
question = "months"
on = 2024-05-30
kind = "void"
reason = { en = "Nobody counted.", ru = "Не считали.", kk = "Санамады." }
"#;
    let house = House::start().await;
    let trainer = house.trainer("Tamara").await;
    serves_erratum(&house, ERRATA).await;
    let page = trainer.sees(&house.training.at(PREVIEW)).await;
    let right = page.texts("#fear .option.right");
    assert_eq!(right.len(), 2, "{right:?}");
    assert_eq!(page.count("#grounds .option.right"), 2);
    assert_eq!(
        page.text("#grounds .key"),
        "Also correct: Religion",
        "beside what is marked"
    );
    assert!(page.text("#months .key").contains("has been withdrawn"));
    assert!(!page.text("#months .key strong").contains("17"));
    assert!(page.text("#months .notice").contains("Nobody counted."));
}

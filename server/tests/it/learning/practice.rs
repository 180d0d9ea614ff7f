//! Answering the questions that stand in a lesson.

use records::{practice_answer, remark};
use sea_orm::EntityTrait as _;

use crate::harness::{Answer, House, Person};

on_two_servers!(
    a_question_is_answered_in_place_and_remembered,
    nothing_is_told_before_something_is_chosen,
    an_opinion_can_be_changed_and_is_counted_once,
    what_was_typed_is_ones_own_and_can_be_erased,
    who_has_no_place_answers_without_being_kept,
);

/// What only somebody who has answered is told, by question.
const REASONS: [(&str, &[&str]); 5] = [
    (
        "ground",
        &[
            "speaks of descent",
            "take her for an opponent",
            "none of the five grounds",
            "how the persecutor sees her",
        ],
    ),
    ("days", &["Ninety days are three months"]),
    (
        "bind",
        &[
            "Ratified, hence binding",
            "Domestic law binds",
            "It persuades, no more",
        ],
    ),
    (
        "declaratory",
        &["precedes its recognition", "only declares what is"],
    ),
    ("name", &["non-refoulement", "prohibition of refoulement"]),
];

/// Answers a question of a lesson, as `&part=value` for each of its fields, and goes where that
/// leads.
pub(super) async fn tries(
    person: &Person,
    house: &House,
    lesson: &str,
    question: &str,
    answer: &str,
) -> Answer {
    person
        .visits(&house.training.at(&format!("/lessons/{lesson}")))
        .await;
    let sent = sends(person, house, lesson, question, answer).await;
    person.sees(sent.is_done().leads_to()).await
}

async fn sends(
    person: &Person,
    house: &House,
    lesson: &str,
    question: &str,
    answer: &str,
) -> Answer {
    let parts: Vec<(String, String)> = form_urlencoded::parse(answer.as_bytes())
        .filter(|(part, _)| !part.is_empty())
        .map(|(part, value)| match &*part {
            "again" | "shown_in" => (part.into_owned(), value.into_owned()),
            part => (format!("answers[{question}][{part}][]"), value.into_owned()),
        })
        .collect();
    let mut fields: Vec<(&str, &dyn ToString)> = vec![
        ("training", &house.training.id),
        ("lesson", &lesson),
        ("question", &question),
    ];
    fields.extend(
        parts
            .iter()
            .map(|(name, value)| (name.as_str(), value as &dyn ToString)),
    );
    person.sends("learning/try", &fields).await
}

async fn a_question_is_answered_in_place_and_remembered(house: House) {
    let judge = house.judge("Amal").await;
    for path in ["/lessons/definition", "/lessons/procedure"] {
        let page = judge.sees(&house.training.at(path)).await;
        for words in REASONS.iter().flat_map(|(_, words)| *words) {
            assert!(
                !page.body.contains(words),
                "{path} tells “{words}” before an answer"
            );
        }
        assert_eq!(page.count("input[checked], option[selected]"), 0, "{path}");
        assert_eq!(page.count(".tried, .right, .feedback"), 0, "{path}");
    }
    let wrong = tries(&judge, &house, "definition", "ground", "&option=race").await;
    assert!(
        wrong.text(".tried .feedback").starts_with("Incorrect"),
        "{}",
        wrong.text(".tried")
    );
    // Why the chosen one is wrong, which is right and why, and the reasons; not those of the rest.
    assert_eq!(
        wrong.text(".option.chosen .why"),
        "Nothing in her file speaks of descent."
    );
    assert_eq!(
        wrong.text(".option.right .why"),
        "The authorities take her for an opponent."
    );
    assert!(
        wrong
            .text(".explanation")
            .contains("how the persecutor sees her")
    );
    // One card: each option stands in it once, and there is nothing left to choose.
    assert_eq!(wrong.count("#ground .option"), 3);
    assert_eq!(
        wrong.count("#ground input:not([type=hidden]), #ground label"),
        0
    );
    // Of another question nothing is told, and this one stays when that is answered.
    let other = tries(&judge, &house, "definition", "ground", "&again=true").await;
    assert_eq!(other.count("#ground .tried, #ground [checked]"), 0);
    assert_eq!(other.count("#ground input[type=radio]"), 3);
    let right = tries(&judge, &house, "definition", "ground", "&option=opinion").await;
    assert!(
        right.text(".tried .feedback").starts_with("Correct"),
        "{}",
        right.text(".tried")
    );
    assert_eq!(
        right.text(".option.chosen.right .why"),
        "The authorities take her for an opponent."
    );
    // It is remembered, as one card among several, and for nobody else.
    let page = judge.sees(&house.training.at("/lessons/definition")).await;
    assert_eq!(page.count("#ground .tried"), 1);
    let sections = page.texts(".contents .aside");
    assert!(
        sections.iter().any(|words| words.contains("practised")),
        "{sections:?}"
    );
    let colleague = house.judge("Bolat").await;
    let seen = colleague
        .sees(&house.training.at("/lessons/definition"))
        .await;
    assert_eq!(seen.count(".tried, .contents .aside"), 0);
    for words in REASONS.iter().flat_map(|(_, words)| *words) {
        assert!(!seen.body.contains(words), "a colleague is told “{words}”");
    }
    // Facts are appended: wrong, laid aside, right. Sent twice, an answer is one.
    sends(&judge, &house, "definition", "ground", "&option=opinion")
        .await
        .is_done();
    assert_eq!(house.count::<practice_answer::Entity>().await, 3);
    // Several stand at once.
    tries(&judge, &house, "procedure", "days", "&number=90").await;
    let both = tries(&judge, &house, "procedure", "bind", "&option=handbook").await;
    assert_eq!(both.count("#days .tried"), 1);
    assert_eq!(both.count("#bind .tried"), 1);
    assert_eq!(both.count(".tried"), 2);
    // Nothing of it stands in an address: one is led to the question, in the language it was in.
    let sent = sends(
        &judge,
        &house,
        "procedure",
        "days",
        "&number=91&shown_in=ru",
    )
    .await;
    let lesson = house.training.at("/lessons/procedure");
    assert_eq!(sent.leads_to(), format!("{lesson}?in=ru#days"));
    let data = judge.sees("/account/data.html").await;
    assert!(
        data.body
            .contains("What you answered to practice questions")
    );
}

async fn nothing_is_told_before_something_is_chosen(house: House) {
    let judge = house.judge("Amal").await;
    let lesson = house.training.at("/lessons/procedure");
    judge.visits(&lesson).await;
    for (question, answer) in [
        ("bind", ""),
        ("days", "&number=+"),
        ("declaratory", "&option=perhaps"),
    ] {
        let sent = sends(&judge, &house, "procedure", question, answer).await;
        assert_eq!(
            sent.leads_to(),
            format!("{lesson}?choose={question}#{question}")
        );
        let page = judge.sees(sent.leads_to()).await;
        let said = page.text(&format!("#{question} .notice.bad"));
        assert!(said.starts_with("Answer first"), "{said}");
        assert_eq!(page.count(".notice.bad"), 1, "{question}");
        assert_eq!(page.count(".tried"), 0, "{question}");
        for words in REASONS.iter().flat_map(|(_, words)| *words) {
            assert!(!page.body.contains(words), "{question} tells “{words}”");
        }
    }
    // An address tells nothing either, whatever stands in it.
    let page = judge
        .sees(&format!("{lesson}?question=bind&option=law&tried=none"))
        .await;
    assert_eq!(page.count(".tried, [checked]"), 0);
    assert_eq!(house.count::<practice_answer::Entity>().await, 0);
    // Laid aside before it was answered, there is nothing to lay aside.
    sends(&judge, &house, "procedure", "bind", "&again=true")
        .await
        .is_done();
    assert_eq!(house.count::<practice_answer::Entity>().await, 0);
}

async fn an_opinion_can_be_changed_and_is_counted_once(house: House) {
    let mut judges = Vec::new();
    for name in ["Amal", "Bolat", "Dana", "Erlan", "Fatima"] {
        judges.push(house.judge(name).await);
    }
    let first = judges[0]
        .sees(&house.training.at("/lessons/procedure"))
        .await;
    assert!(first.text("#wish .meta").starts_with("Your opinion"));
    let options = first.attributes("#wish input[type=radio]", "value");
    let (one, two) = (
        format!("&option={}", options[0]),
        format!("&option={}", options[1]),
    );
    for judge in &judges[..4] {
        let page = tries(judge, &house, "procedure", "wish", &one).await;
        assert_eq!(page.count("#wish .others"), 0, "too few");
        assert!(
            page.text("#wish .tried")
                .contains("once five have answered")
        );
    }
    // Changed, it counts as what it is now, and as one.
    tries(&judges[0], &house, "procedure", "wish", "&again=true").await;
    tries(&judges[0], &house, "procedure", "wish", &two).await;
    let page = tries(&judges[4], &house, "procedure", "wish", &one).await;
    let told = page.texts("#wish .others li");
    assert!(
        told[0].ends_with("4 of 5") && told[1].ends_with("1 of 5"),
        "{told:?}"
    );
    // Whoever has not said anything is told nothing.
    let late = house.judge("Gulnara").await;
    let page = late.sees(&house.training.at("/lessons/procedure")).await;
    assert_eq!(page.count(".others ul"), 0);
}

async fn what_was_typed_is_ones_own_and_can_be_erased(house: House) {
    let judge = house.judge("Amal").await;
    let administrator = house.administrator("Root").await;
    let page = tries(
        &judge,
        &house,
        "procedure",
        "name",
        "&words=zhanaozen+secret",
    )
    .await;
    assert!(page.text("#name .tried").contains("zhanaozen secret"));
    let rows = async || {
        practice_answer::Entity::find()
            .all(house.inner.db.read())
            .await
            .unwrap()
    };
    let before = rows().await;
    assert!(
        !before[0].response.contains("zhanaozen"),
        "{}",
        before[0].response
    );
    crate::erasure::erases(&administrator, &judge)
        .await
        .is_done();
    let left = remark::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    assert!(left.iter().all(|remark| !remark.body.contains("zhanaozen")));
    assert_eq!(rows().await, before);
}

async fn who_has_no_place_answers_without_being_kept(house: House) {
    let administrator = house.administrator("Root").await;
    let page = tries(
        &administrator,
        &house,
        "definition",
        "ground",
        "&option=opinion",
    )
    .await;
    assert!(page.text("#ground .tried .feedback").starts_with("Correct"));
    assert_eq!(house.count::<practice_answer::Entity>().await, 0);
    let page = administrator
        .sees(&house.training.at("/lessons/definition"))
        .await;
    assert_eq!(page.count(".tried"), 0);
    // A key opens nothing to anybody else.
    let sent = sends(
        &administrator,
        &house,
        "definition",
        "ground",
        "&option=opinion",
    )
    .await;
    let judge = house.judge("Amal").await;
    assert_eq!(judge.sees(sent.leads_to()).await.count(".tried"), 0);
    // Whoever teaches is enrolled, and remembered as any reader.
    let trainer = house.trainer("Tom").await;
    let page = tries(&trainer, &house, "definition", "ground", "&option=opinion").await;
    assert_eq!(page.count("#ground .tried"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_kind_of_question_is_graded() {
    let house = House::start().await;
    for (place, (question, answer, verdict)) in [
        ("days", "&number=90", "Correct"),
        ("days", "&number=91", "Incorrect"),
        ("days", "&number=ninety", "Incorrect"),
        ("bind", "&option=convention&option=law", "Correct"),
        ("bind", "&option=convention", "Partly correct"),
        ("bind", "&option=handbook", "Incorrect"),
        ("declaratory", "&option=false", "Correct"),
        ("declaratory", "&option=true", "Incorrect"),
        (
            "steps",
            "&place-include=1&place-exclude=2&place-return=3",
            "Correct",
        ),
        (
            "steps",
            "&place-include=3&place-exclude=2&place-return=1",
            "Incorrect",
        ),
        (
            "bodies",
            "&row-court=reviews&row-commission=advises",
            "Correct",
        ),
        (
            "bodies",
            "&row-court=sings&row-commission=advises",
            "Partly correct",
        ),
        ("name", "&words=Non-Refoulement", "Correct"),
        ("name", "&words=extradition", "Incorrect"),
        ("fill", "&blank-1=1951+convention&blank-2=1951", "Correct"),
        ("fill", "&blank-1=Convention&blank-2=1967", "Partly correct"),
        ("wish", "&option=more", "Thank you"),
    ]
    .into_iter()
    .enumerate()
    {
        let judge = house.judge(&format!("Judge{place}")).await;
        let page = tries(&judge, &house, "procedure", question, answer).await;
        let said = page.text(&format!("#{question} .tried .feedback > p:first-child"));
        assert!(
            said.starts_with(verdict),
            "{question}{answer}: {said}, not {verdict}"
        );
        // Of the other questions nothing is told.
        for (other, words) in REASONS.iter().filter(|(other, _)| *other != question) {
            for words in *words {
                assert!(
                    !page.body.contains(words),
                    "{question} tells “{words}” of {other}"
                );
            }
        }
    }
    // A wrong answer is told the right one.
    let judge = house.judge("Amal").await;
    let page = tries(&judge, &house, "procedure", "steps", "&place-return=1").await;
    assert!(
        page.text("#steps .tried")
            .contains("Inclusion → Exclusion → Ban on return"),
        "{}",
        page.text(".tried")
    );
    let page = tries(&judge, &house, "procedure", "days", "&number=1").await;
    assert!(
        page.text("#days .tried")
            .contains("Correct answer: 90 days"),
        "{}",
        page.text(".tried")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn options_to_be_ordered_do_not_stand_in_the_right_order() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("/lessons/procedure")).await;
    let names = page.attributes("#steps select", "name");
    assert_eq!(names.len(), 3);
    let right = ["include", "exclude", "return"].map(|id| format!("answers[steps][place-{id}][]"));
    assert_ne!(names, right);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_typed_is_shown_as_text() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    for (question, field) in [("name", "words"), ("days", "number"), ("fill", "blank-1")] {
        let typed = "\"><script>alert(1)</script>";
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair(field, typed)
            .finish();
        let page = tries(&judge, &house, "procedure", question, &query).await;
        assert!(!page.body.contains("<script>alert"), "{question}");
        let told = page.text(&format!("#{question} .tried"));
        assert!(told.contains(typed), "{question}: {told}");
    }
}

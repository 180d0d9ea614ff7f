//! What people type freely, by or about the person, is emptied in every table. The forms are
//! read from the source: a new field belongs to one of the two lists below before it lands.

use std::{collections::BTreeSet, path::Path};

use app::accounts;
use records::{
    answer, attendance_answer, attendance_mark, attendance_request, flag_answer, grade,
    question_flag, rubric_mark,
};

use super::{all, columns_with, erases};
use crate::{
    harness::{Fields, House, PASSWORD, Person, eventually},
    quizzes::WRONG,
};

on_both_databases!(words_by_and_about_the_person_are_emptied_and_the_facts_stay);

/// Fields in which somebody types freely, by or about the person: into each goes a word of its own.
const TYPED: [(&str, &str); 25] = [
    ("trainings/add-person", "name"),
    ("trainings/add-person", "email"),
    ("trainings/add-person", "court"),
    ("trainings/add-person", "position"),
    ("trainings/change-person", "institution"),
    ("profile/ask-address", "email"),
    ("trainings/add-session", "trainers"),
    ("trainings/change-session", "trainers"),
    ("attendance/add-walk-in", "name"),
    ("attendance/join-walk-in", "email"),
    ("attendance/correct", "reason"),
    ("attendance/take-back", "reason"),
    ("attendance/ask", "reason"),
    ("attendance/answer", "reason"),
    ("quizzes/allow", "reason"),
    ("quizzes/take-back-allowance", "reason"),
    ("quizzes/mark", "comment"),
    ("quizzes/decide", "reason"),
    ("quizzes/regrade", "reason"),
    ("quizzes/reopen", "reason"),
    ("quizzes/save", "answers"),
    ("quizzes/flag", "unclear"),
    ("quizzes/answer-flag", "reply"),
    ("learning/write-note", "note"),
    ("learning/highlight", "words"),
];

/// Fields that hold nothing about one person, or lead to the same place as one above.
const ELSEWHERE: [(&str, &[&str]); 9] = [
    // One of several known things, a number, a day or a time: refused when it is anything else.
    (
        "chosen",
        &[
            "language",
            "status",
            "minutes",
            "unit",
            "mark",
            "undoes",
            "intent",
            "role",
            "region",
            "points",
            "known",
            "quiz",
            "question",
            "client",
            "lesson",
            "section",
            "list",
            "file",
            "ticket",
            "token",
            "attempts",
            "capacity",
            "course",
            "time_zone",
            "date",
            "from",
            "starts_at",
            "ends_at",
            "starts_on",
            "ends_on",
            "online_percent",
            "why",
            "wanted",
            "late_after",
            "opens_before",
            "closes_after",
            "late_counts",
            "left_early_counts",
            "excused_counts",
            "kind",
            "opens_on",
            "opens_at",
            "closes_on",
            "closes_at",
            "percent",
            "version",
            "sex",
            "state",
            "deed",
            "chosen",
            "handed_out",
            "option",
            "shown_in",
            "to",
            "letter",
            "table",
            "seen",
        ],
    ),
    // To many, and gone with each of them, or when the words of letters are forgotten.
    (
        "a letter",
        &[
            "subject_en",
            "body_en",
            "subject_ru",
            "body_ru",
            "subject_kk",
            "body_kk",
        ],
    ),
    // Of the programme, about no one person; the page of erasing says that it is looked at by hand.
    (
        "programme",
        &[
            "title_en",
            "title_ru",
            "title_kk",
            "place",
            "link",
            "about",
            "contact",
            "group_name",
        ],
    ),
    // Hashed or compared, and not kept.
    (
        "not kept",
        &[
            "password",
            "current_password",
            "next",
            "second_code",
            "code",
            "offered",
            "key",
        ],
    ),
    // A lock without a name, which goes with the account.
    ("a lock", &["credential"]),
    // To find somebody or the way back; what is kept of it is the account's.
    (
        "compared",
        &[
            "accounts/sign-in email",
            "erasure/erase email",
            "erasure/erase name",
            "recovery/ask email",
            "accounts/sign-in held",
            "accounts/sign-in-by-passkey held",
            "accounts/choose-language page",
            "attendance/add-walk-in email",
            "trainings/choose q",
            "trainings/name-columns columns",
            "trainings/choose court",
            "trainings/prepare-letter court",
            // Graded; of what was typed is kept that something was.
            "quizzes/practise answers",
        ],
    ),
    // The same columns as a field above.
    (
        "the same",
        &[
            "quizzes/answer answers",
            "learning/try answers",
            "learning/remove-highlight words",
            "trainings/read-list data",
            "trainings/read-sessions sheet",
            "trainings/read-sessions cells",
            "trainings/add-sessions cells",
            "attendance/excuse reason",
            "trainings/change-person name",
            "trainings/change-person email",
            "trainings/change-person court",
            "trainings/change-person position",
            "profile/change name",
            "profile/change email",
        ],
    ),
    // A file, which goes with the person: `attendance::excuses` sees to that.
    ("a file", &["attendance/attach data"]),
    // Set aside until the marks are made, under lock and for half an hour; what is typed chooses
    // somebody and is not kept.
    (
        "set aside",
        &[
            "attendance/read-meeting data",
            "attendance/take-meeting who",
            "trainings/mend-list cells",
        ],
    ),
];

/// All fields of forms that take a text, as the source declares them.
fn text_fields() -> BTreeSet<(String, String)> {
    fn read(folder: &Path, found: &mut BTreeSet<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                fields(&std::fs::read_to_string(&path).unwrap(), found);
            }
        }
    }
    fn fields(source: &str, found: &mut BTreeSet<(String, String)>) {
        for action in source.split("#[server(endpoint = \"").skip(1) {
            let (endpoint, rest) = action.split_once('"').unwrap();
            let (_, rest) = rest.split_once("fn ").unwrap();
            let (_, rest) = rest.split_once('(').unwrap();
            let (arguments, _) = rest.split_once(") -> ").unwrap();
            let arguments = arguments.replace("#[server(default)]", "");
            for line in arguments.split(['\n', ',']) {
                // A map's type has a comma; what follows it is no name.
                let Some((name, kind)) = line.trim().split_once(": ") else {
                    continue;
                };
                let is_text = ["String", "Answers", "MultipartData"]
                    .iter()
                    .any(|text| kind.contains(text));
                if is_text {
                    found.insert((endpoint.to_owned(), name.to_owned()));
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    read(&source, &mut found);
    found
}

#[test]
fn every_field_that_takes_a_text_is_known() {
    let fields = text_fields();
    assert!(fields.len() > 60, "the source is read: {fields:?}");
    let known = |endpoint: &str, name: &str| {
        TYPED.contains(&(endpoint, name))
            || ELSEWHERE.iter().any(|(_, names)| {
                names.contains(&name) || names.contains(&format!("{endpoint} {name}").as_str())
            })
    };
    let unknown: Vec<_> = fields
        .iter()
        .filter(|(endpoint, name)| !known(endpoint, name))
        .collect();
    assert!(
        unknown.is_empty(),
        "does erasing a person empty these? {unknown:#?}"
    );
    let gone: Vec<_> = TYPED
        .iter()
        .filter(|(endpoint, name)| !fields.contains(&((*endpoint).to_owned(), (*name).to_owned())))
        .collect();
    assert!(gone.is_empty(), "no form has these any more: {gone:?}");
}

/// The word that is typed into a field, and nowhere else.
fn word(endpoint: &str, name: &str) -> String {
    let place = TYPED.iter().position(|field| *field == (endpoint, name));
    format!("zhanaozen{}z", place.unwrap())
}

const QUESTION: &str = "

## Decide {#decide .question .reasoned words=150 objective=inclusion}

Decide her claim.

- {#each points=4} Applies each element

> [!NOTE]
> Element by element.
";

const ERRATUM: &str = r#"
[[errata]]
lesson = "final"
question = "fear"
on = 2024-05-30
kind = "void"
[errata.reason]
en = "It was ambiguous."
ru = "Вопрос неоднозначен."
kk = "Сұрақ екіұшты."
"#;

/// Somebody whom an organizer adds by the form, with a password.
async fn added(house: &House, organizer: &Person) -> Person {
    let of = |name| word("trainings/add-person", name);
    let email = format!("{}@example.org", of("email"));
    organizer.visits(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("name", &of("name")),
        ("email", &email),
        ("role", &"judge"),
        ("court", &of("court")),
        ("region", &"KZ-71"),
        ("position", &of("position")),
        ("language", &"en"),
    ];
    organizer
        .sends("trainings/add-person", fields)
        .await
        .is_done();
    let person = house.comes_in(&email).await;
    let page = house.training.at(&format!("/people/{}", person.enrolment));
    organizer.visits(&page).await;
    let institution = word("trainings/change-person", "institution");
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("enrolment", &person.enrolment),
        ("name", &of("name")),
        ("court", &of("court")),
        ("region", &"KZ-71"),
        ("position", &of("position")),
        ("institution", &institution),
        ("sex", &"female"),
        ("language", &"en"),
    ];
    organizer
        .sends("trainings/change-person", fields)
        .await
        .is_done();
    person
}

async fn words_by_and_about_the_person_are_emptied_and_the_facts_stay(house: House) {
    let administrator = house.administrator("Root").await;
    let organizer = house.organizer("Olga").await;
    let trainer = house.trainer("Tom").await;
    let judge = added(&house, &organizer).await;
    let training = house.training.id;
    let session = house.training.sessions[0];

    // A new address, which waits to be confirmed.
    judge.visits("/account/address").await;
    let email = format!("{}@example.org", word("profile/ask-address", "email"));
    let fields: &Fields<'_> = &[("email", &email), ("current_password", &PASSWORD)];
    judge.sends("profile/ask-address", fields).await.is_done();

    // The programme names the person as a trainer, beside another.
    let named = format!("{}; Tom", judge.name);
    organizer.visits(&house.training.at("/sessions/new")).await;
    let fields: &Fields<'_> = &[
        ("training", &training),
        ("title_en", &"More"),
        ("title_ru", &"Ещё"),
        ("title_kk", &"Тағы"),
        ("date", &"2024-05-31"),
        ("starts_at", &"15:00"),
        ("ends_at", &"16:00"),
        ("trainers", &named),
        ("online_percent", &"80"),
    ];
    organizer
        .sends("trainings/add-session", fields)
        .await
        .is_done();

    // The register: corrected, taken back, asked about, answered.
    let of = word;
    judge.checks_in(session).await.is_done();
    let reason = of("attendance/correct", "reason");
    organizer
        .corrects(session, &judge, "late", &reason)
        .await
        .is_done();
    let mark = all::<attendance_mark::Entity>(&house).await.pop().unwrap();
    let reason = of("attendance/take-back", "reason");
    let fields: &Fields<'_> = &[
        ("session", &session),
        ("enrolment", &judge.enrolment),
        ("undoes", &mark.mark),
        ("reason", &reason),
        ("from_history", &true),
    ];
    organizer
        .sends("attendance/take-back", fields)
        .await
        .is_done();
    let reason = of("attendance/ask", "reason");
    judge.visits(&house.training.at("/attendance")).await;
    let fields: &Fields<'_> = &[
        ("session", &session),
        ("status", &"excused"),
        ("reason", &reason),
    ];
    judge.sends("attendance/ask", fields).await.is_done();
    let reason = of("attendance/answer", "reason");
    organizer.visits(&house.training.at("/requests")).await;
    let fields: &Fields<'_> = &[("request", &1), ("intent", &"grant"), ("reason", &reason)];
    organizer.sends("attendance/answer", fields).await.is_done();

    // The quiz: granted more time, answered, marked, graded again.
    let reason = of("quizzes/allow", "reason");
    organizer
        .visits(&house.training.at("/quizzes/final/people"))
        .await;
    let fields: &Fields<'_> = &[
        ("training", &training),
        ("quiz", &"final"),
        ("enrolment", &judge.enrolment),
        ("minutes", &"10"),
        ("reason", &reason),
    ];
    organizer.sends("quizzes/allow", fields).await.is_done();
    let reason = of("quizzes/take-back-allowance", "reason");
    let fields: &Fields<'_> = &[
        ("training", &training),
        ("quiz", &"final"),
        ("grant", &1),
        ("reason", &reason),
    ];
    organizer
        .sends("quizzes/take-back-allowance", fields)
        .await
        .is_done();
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.to_owned() + QUESTION
    });
    eventually("the longer quiz is served", || async {
        let page = judge.sees(&house.training.at("/quizzes/final")).await;
        page.texts(".facts dd")[0] == "5"
    })
    .await;
    let (path, attempt) = judge.attempts_quiz().await;
    let typed = of("quizzes/save", "answers");
    let mut answers = WRONG.to_vec();
    answers.retain(|(name, _)| !name.contains("[ban]"));
    answers.push(("answers[decide][words][]", &typed));
    answers.push(("answers[ban][words][]", &typed));
    judge.answers(attempt, "submit", &answers).await.is_done();
    let comment = of("quizzes/mark", "comment");
    trainer
        .visits(&house.training.at("/quizzes/final/marking"))
        .await;
    let fields: &Fields<'_> = &[
        ("attempt", &attempt),
        ("question", &"decide"),
        ("points[each]", &"4"),
        ("comment", &comment),
    ];
    trainer.sends("quizzes/mark", fields).await.is_done();
    let reason = of("quizzes/decide", "reason");
    trainer
        .visits(&house.training.at(&format!("/attempts/{attempt}")))
        .await;
    let fields: &Fields<'_> = &[
        ("attempt", &attempt),
        ("question", &"fear"),
        ("intent", &"comment"),
        ("reason", &reason),
    ];
    trainer.sends("quizzes/decide", fields).await.is_done();
    let unclear = of("quizzes/flag", "unclear");
    let fields: &Fields<'_> = &[
        ("attempt", &attempt),
        ("question", &"fear"),
        ("unclear", &unclear),
    ];
    judge.sends("quizzes/flag", fields).await.is_done();
    let note = of("learning/write-note", "note");
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("lesson", &"definition"),
        ("section", &"elements"),
        ("note", &note),
    ];
    judge.sends("learning/write-note", fields).await.is_done();
    let words = of("learning/highlight", "words");
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("lesson", &"definition"),
        ("section", &"elements"),
        ("words", &words),
    ];
    judge.sends("learning/highlight", fields).await.is_done();
    let reply = of("quizzes/answer-flag", "reply");
    trainer
        .visits(&house.training.at("/quizzes/final/results"))
        .await;
    let fields: &Fields<'_> = &[("flag", &1), ("reply", &reply)];
    trainer.sends("quizzes/answer-flag", fields).await.is_done();
    std::fs::write(house.content.join("small/errata.toml"), ERRATUM).unwrap();
    eventually("the erratum is served", || async {
        let served = house.inner.courses.get("small").unwrap();
        !served.course.errata.is_empty()
    })
    .await;
    let reason = of("quizzes/regrade", "reason");
    let regrade = house.training.at("/quizzes/final/regrade");
    let fields: &Fields<'_> = &[
        ("training", &training),
        ("quiz", &"final"),
        ("reason", &reason),
    ];
    trainer.visits(&regrade).await;
    trainer.sends("quizzes/regrade", fields).await.is_done();

    let reason = of("quizzes/reopen", "reason");
    trainer
        .visits(&house.training.at(&format!("/attempts/{attempt}")))
        .await;
    let reopening: &Fields<'_> = &[
        ("attempt", &attempt),
        ("closes_on", &"2100-01-01"),
        ("closes_at", &"09:00"),
        ("reason", &reason),
        ("knowingly", &true),
    ];
    trainer.sends("quizzes/reopen", reopening).await.is_done();
    judge.answers(attempt, "submit", &[]).await.is_done();

    // Each word is found before, or this would show nothing.
    let walk_ins = ["attendance/add-walk-in", "attendance/join-walk-in"];
    for (endpoint, name) in TYPED {
        if walk_ins.contains(&endpoint) || name == "trainers" {
            continue;
        }
        let word = word(endpoint, name);
        let found = columns_with(&house, &word).await;
        assert!(!found.is_empty(), "{endpoint} {name} is kept nowhere");
    }
    assert!(
        columns_with(&house, &judge.name)
            .await
            .contains(&"session.trainers".to_owned())
    );
    let standing = trainer.sees(&path).await.text(".score");
    let facts = facts(&house).await;

    erases(&administrator, &judge).await.is_done();
    assert_eq!(columns_with(&house, "zhanaozen").await, [""; 0]);
    assert_eq!(self::facts(&house).await, facts, "the facts stay");
    let erased = accounts::people(house.inner.db.read(), [judge.account]).await;
    let pseudonym = erased.unwrap().remove(&judge.account).unwrap().name;
    assert!(pseudonym.starts_with("Person "), "{pseudonym}");
    assert_eq!(
        columns_with(&house, &format!("{pseudonym}; Tom")).await,
        ["session.trainers"]
    );
    // The pages say that there were words, and what they were worth stays.
    let history = house
        .training
        .at(&format!("/sessions/{session}/register/{}", judge.enrolment));
    let page = organizer.sees(&history).await.main();
    assert!(page.contains("(text erased)"), "{page}");
    let page = organizer.sees(&house.training.at("/requests")).await;
    assert!(!page.main().contains("zhanaozen"));
    let page = trainer.sees(&path).await;
    assert_eq!(page.text(".score"), standing);
    assert!(page.main().contains("(text erased)"));
    // Grading again takes nothing away.
    std::fs::write(house.content.join("small/errata.toml"), "").unwrap();
    eventually("the erratum is gone", || async {
        let served = house.inner.courses.get("small").unwrap();
        served.course.errata.is_empty()
    })
    .await;
    trainer.visits(&regrade).await;
    trainer.sends("quizzes/regrade", fields).await.is_done();
    assert_eq!(self::facts(&house).await, facts, "no grade is added");

    // Somebody who came without being on the list, and got an address later.
    let name = word("attendance/add-walk-in", "name");
    organizer.visits(&house.training.register(0)).await;
    let fields: &Fields<'_> = &[("session", &session), ("name", &name), ("email", &"")];
    organizer
        .sends("attendance/add-walk-in", fields)
        .await
        .is_done();
    assert_eq!(columns_with(&house, &name).await, ["account.name"]);
    let walk_in = all::<records::account::Entity>(&house)
        .await
        .into_iter()
        .find(|account| account.name == name)
        .unwrap();
    let seat = all::<records::enrolment::Entity>(&house)
        .await
        .into_iter()
        .find(|seat| seat.account_id == walk_in.id)
        .unwrap();
    let email = format!("{}@example.org", word("attendance/join-walk-in", "email"));
    let fields: &Fields<'_> = &[
        ("training", &training),
        ("enrolment", &seat.id),
        ("email", &email),
    ];
    organizer
        .sends("attendance/join-walk-in", fields)
        .await
        .is_done();
    assert_eq!(columns_with(&house, &email).await, ["account.email"]);
    administrator
        .visits(&format!("/erase/{}", walk_in.id))
        .await;
    let fields: &Fields<'_> = &[("account", &walk_in.id), ("email", &email)];
    administrator.sends("erasure/erase", fields).await.is_done();
    assert_eq!(columns_with(&house, "zhanaozen").await, [""; 0]);
}

/// What was done, without the words.
async fn facts(house: &House) -> String {
    format!(
        "{:#?}{:#?}{:#?}{:#?}{:#?}{:#?}{:#?}{:#?}",
        all::<attendance_mark::Entity>(house).await,
        all::<attendance_request::Entity>(house).await,
        all::<attendance_answer::Entity>(house).await,
        all::<answer::Entity>(house).await,
        all::<grade::Entity>(house).await,
        all::<rubric_mark::Entity>(house).await,
        all::<question_flag::Entity>(house).await,
        all::<flag_answer::Entity>(house).await,
    )
}

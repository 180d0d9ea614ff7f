//! The attendance policy of a training: every door of the register asks it, and every report.

use std::{io::Cursor, path::Path};

use app::{attendance::count_online, errors::UserError};
use calamine::{Data, Reader as _, Xlsx};
use rules::attendance::Policy;

use super::{MINUTE, made, marks};
use crate::{
    harness::{Answer, House, Person},
    rooms::code_below,
};

on_two_servers!(
    the_form_shows_what_holds_and_takes_nothing_else,
    check_in_opens_and_closes_by_the_policy,
    the_code_and_the_meeting_open_with_check_in,
    who_is_late_is_late_by_the_policy_at_every_door,
    every_report_counts_by_the_policy,
    the_database_refuses_what_no_policy_says,
    where_the_code_is_needed_no_tap_from_afar_counts,
    a_mark_before_anybody_can_be_there_is_warned_of_and_not_counted,
);

const NAMES: [&str; 6] = [
    "late_after",
    "opens_before",
    "closes_after",
    "late_counts",
    "left_early_counts",
    "excused_counts",
];

async fn sets(house: &House, who: &Person, values: [&str; 6]) -> Answer {
    let training = house.training.id;
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("training", &training)];
    for (name, value) in NAMES.iter().zip(&values) {
        fields.push((name, value));
    }
    who.visits(&house.training.at("/change")).await;
    who.sends("trainings/set-policy", &fields).await
}

/// What stands in the six fields of the form.
fn stands(page: &Answer) -> Vec<String> {
    let typed = NAMES[..3].iter().map(|name| page.value(name));
    let chosen = NAMES[3..]
        .iter()
        .map(|name| page.attribute(&format!("select[name={name}] option[selected]"), "value"));
    typed.chain(chosen).collect()
}

async fn the_form_shows_what_holds_and_takes_nothing_else(house: House) {
    let organizer = house.organizer("Olga").await;
    let path = house.training.at("/change");
    let usual = ["10", "30", "0", "full", "full", "absent"];
    assert_eq!(stands(&organizer.sees(&path).await), usual);
    let other = ["0", "240", "15", "half", "nothing", "left-out"];
    for place in 0..6 {
        for wrong in ["", "-1", "241", "ten", "1.5", "FULL"] {
            let mut values = other;
            values[place] = wrong;
            let refused = sets(&house, &organizer, values).await;
            let error = refused.refusal();
            let as_minutes = matches!(&error, Some(UserError::PolicyMinutes { most: 240, .. }));
            let as_code = matches!(&error, Some(UserError::NotUnderstood { .. }));
            assert!(
                if place < 3 { as_minutes } else { as_code },
                "{place} {wrong:?} {error:?}"
            );
        }
    }
    assert_eq!(
        stands(&organizer.sees(&path).await),
        usual,
        "nothing was kept"
    );
    sets(&house, &organizer, other).await.is_done();
    assert_eq!(stands(&organizer.sees(&path).await), other);
    // The training's own form leaves it alone.
    let page = organizer.sees(&path).await;
    let names = [
        "title_en",
        "title_ru",
        "title_kk",
        "place",
        "starts_on",
        "ends_on",
        "time_zone",
    ];
    let values = names.map(|name| page.value(name));
    let training = house.training.id;
    let mut fields: Vec<(&str, &dyn ToString)> =
        vec![("training", &training), ("course", &"small")];
    for (name, value) in names.iter().zip(&values) {
        fields.push((name, value));
    }
    organizer.sends("trainings/change", &fields).await.is_done();
    assert_eq!(stands(&organizer.sees(&path).await), other);
    let audit = format!("/audit?training={training}");
    let audit = organizer.sees(&audit).await.main();
    assert!(audit.contains("set the attendance rules"), "{audit}");
    // What was and what is, in words.
    for words in [
        "A late arrival counts as: a whole session → half a session",
        "Leaving early counts as: a whole session → nothing",
    ] {
        assert!(audit.contains(words), "{words}: {audit}");
    }
}

async fn check_in_opens_and_closes_by_the_policy(house: House) {
    let organizer = house.organizer("Olga").await;
    let [amal, bolat, dana] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    let session = house.training.sessions[0];
    sets(
        &house,
        &organizer,
        ["10", "5", "20", "full", "full", "absent"],
    )
    .await
    .is_done();
    // Ten minutes before the beginning: too early by five.
    let refused = amal.checks_in(session).await;
    refused.is_refused_with(&UserError::TooEarly {
        opens: "08:55".to_owned(),
    });
    assert!(amal.sees("/").await.main().contains("08:55"));
    house.time_passes(MINUTE * 5);
    amal.checks_in(session).await.is_done();
    // Nineteen minutes after the end: the home page still offers it, and it is taken.
    house.time_passes(MINUTE * 114);
    let offered = bolat
        .sees("/")
        .await
        .attributes("form.check-in [name=session]", "value");
    assert!(offered.contains(&session.to_string()), "{offered:?}");
    bolat.checks_in(session).await.is_done();
    house.time_passes(MINUTE);
    dana.checks_in(session)
        .await
        .is_refused_with(&UserError::CheckInClosed);
    let expected = [
        made(1, "present", "self", ""),
        made(1, "present", "self", ""),
    ];
    assert_eq!(marks(&house).await, expected);
}

async fn the_code_and_the_meeting_open_with_check_in(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let session = house.training.sessions[0];
    house
        .execute(&format!(
            "UPDATE session SET link = 'https://meet.example.org/a' WHERE id = {session}"
        ))
        .await
        .unwrap();
    let screen = house.training.at(&format!("/sessions/{session}/code"));
    let joins = async || {
        judge
            .sends("attendance/join-online", &[("session", &session)])
            .await
    };
    assert_eq!(organizer.sees(&screen).await.count(".screen-code"), 1);
    sets(
        &house,
        &organizer,
        ["10", "5", "20", "full", "full", "absent"],
    )
    .await
    .is_done();
    let page = organizer.sees(&screen).await;
    assert_eq!(page.count(".screen-code"), 0);
    assert!(page.main().contains("08:55"), "{}", page.main());
    judge
        .visits(&house.training.at(&format!("/sessions/{session}/online")))
        .await;
    joins().await.is_refused_with(&UserError::TooEarly {
        opens: "08:55".to_owned(),
    });
    house.time_passes(MINUTE * 5);
    assert_eq!(organizer.sees(&screen).await.count(".screen-code"), 1);
    joins().await.is_done();
    // After the end the code is good as long as check-in is open.
    house.time_passes(MINUTE * 114);
    let code = organizer
        .sees(&screen)
        .await
        .attribute(".screen-code", "data-code");
    let ticket = judge
        .sees(&format!("/c/{code}"))
        .await
        .attribute("[name=ticket]", "value");
    judge
        .does("attendance/check-in-by-code", &[("ticket", &ticket)])
        .await;
    assert_eq!(marks(&house).await, [made(1, "present", "code", "")]);
    house.time_passes(MINUTE);
    assert_eq!(organizer.sees(&screen).await.count(".screen-code"), 0);
    house.time_passes(MINUTE * 10);
    count_online(&house.inner).await.unwrap();
}

async fn who_is_late_is_late_by_the_policy_at_every_door(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let session = house.training.sessions[0];
    sets(
        &house,
        &organizer,
        ["45", "30", "0", "full", "full", "absent"],
    )
    .await
    .is_done();
    house.time_passes(MINUTE * 55);
    // Forty-five minutes after the beginning.
    judge.checks_in(session).await.is_done();
    organizer.visits(&house.training.register(0)).await;
    organizer
        .sends(
            "attendance/add-walk-in",
            &[("session", &session), ("name", &"In Time")],
        )
        .await
        .is_done();
    sets(
        &house,
        &organizer,
        ["44", "30", "0", "full", "full", "absent"],
    )
    .await
    .is_done();
    let bolat = house.judge("Bolat").await;
    house.time_passes(MINUTE / 60);
    bolat.checks_in(session).await.is_done();
    organizer.visits(&house.training.register(0)).await;
    organizer
        .sends(
            "attendance/add-walk-in",
            &[("session", &session), ("name", &"Too Late")],
        )
        .await
        .is_done();
    let screen = house.training.at(&format!("/sessions/{session}/code"));
    let code = organizer
        .sees(&screen)
        .await
        .attribute(".screen-code", "data-code");
    let dana = house.judge("Dana").await;
    let page = dana.sees(&format!("/c/{code}")).await;
    assert!(
        page.main().contains("You are late by 45 min"),
        "{}",
        page.main()
    );
    let ticket = page.attribute("[name=ticket]", "value");
    dana.does("attendance/check-in-by-code", &[("ticket", &ticket)])
        .await;
    let said: Vec<_> = marks(&house)
        .await
        .into_iter()
        .map(|(_, status, source, _)| (status, source))
        .collect();
    let said: Vec<_> = said
        .iter()
        .map(|(status, source)| (status.as_str(), source.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("present", "self"),
            ("present", "organizer"),
            ("late", "self"),
            ("late", "organizer"),
            ("late", "code"),
        ]
    );
}

/// The shares of the one judge, wherever they are told: the matrix, the groups, the workbook.
async fn shares(house: &House, organizer: &Person) -> [String; 3] {
    let page = organizer.sees(&house.training.at("/register")).await;
    let row = page.texts(".matrix tbody tr > *");
    let groups = organizer.sees(&house.training.at("/register/groups")).await;
    let group = groups.texts("tbody tr:first-child > *").join(" ");
    let file = organizer.sees(&house.training.at("/register.xlsx")).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let sheet = book.worksheet_range("Summary").unwrap();
    let column = |name: &str| {
        let mut head = sheet.rows().nth(3).unwrap().iter();
        head.position(|cell| *cell == Data::String(name.to_owned()))
            .unwrap()
    };
    let cells: Vec<_> = ["Attended", "Held", "Of those held"]
        .map(|name| sheet.rows().nth(4).unwrap()[column(name)].to_string())
        .to_vec();
    [row[1].clone(), group, cells.join(" ")]
}

async fn every_report_counts_by_the_policy(house: House) {
    let (organizer, amal) = (house.organizer("Olga").await, house.judge("Amal").await);
    let [opening, practice, _] = house.training.sessions;
    organizer.records(opening, &amal, "present").await.is_done();
    house.time_passes(MINUTE * 5 * 60);
    for (status, values, matrix, workbook) in [
        ("late", ["full", "full", "absent"], "100%", "2 2 1"),
        ("late", ["half", "full", "absent"], "75%", "1.5 2 0.75"),
        ("late", ["nothing", "full", "absent"], "50%", "1 2 0.5"),
        ("left-early", ["nothing", "full", "absent"], "100%", "2 2 1"),
        (
            "left-early",
            ["full", "half", "absent"],
            "75%",
            "1.5 2 0.75",
        ),
        ("excused", ["full", "full", "absent"], "50%", "1 2 0.5"),
        ("excused", ["full", "full", "half"], "75%", "1.5 2 0.75"),
        ("excused", ["full", "full", "left-out"], "100%", "1 1 1"),
    ] {
        organizer
            .corrects(practice, &amal, status, "As it was.")
            .await
            .is_done();
        let [late, left, excused] = values;
        sets(&house, &organizer, ["10", "30", "0", late, left, excused])
            .await
            .is_done();
        let [row, group, book] = shares(&house, &organizer).await;
        assert_eq!(
            (row.as_str(), book.as_str()),
            (matrix, workbook),
            "{status} {values:?}"
        );
        assert!(group.contains(matrix), "{status} {values:?}: {group}");
    }
    let page = organizer.sees(&house.training.at("/register")).await;
    let told = "excused — not counted: the session is left out of the share";
    assert!(page.main().contains(told), "{}", page.main());
}

async fn the_database_refuses_what_no_policy_says(house: House) {
    for set in [
        "late_after = -1",
        "check_in_opens_before = 241",
        "check_in_closes_after = 241",
        "late_counts = ''",
        "left_early_counts = 'left-out'",
        "excused_counts = 'full'",
    ] {
        let refused = house.execute(&format!("UPDATE training SET {set}")).await;
        assert!(refused.is_err(), "{set}");
    }
    let training = app::trainings::find(house.inner.db.read(), house.training.id)
        .await
        .unwrap();
    assert_eq!(training.policy, Policy::default());
}

async fn where_the_code_is_needed_no_tap_from_afar_counts(house: House) {
    let (organizer, amal) = (house.organizer("Olga").await, house.judge("Amal").await);
    let (training, session) = (house.training.id, house.training.sessions[0]);
    let form = "form.check-in [name=session]";
    assert_eq!(amal.sees("/").await.count(form), 1);
    organizer.visits(&house.training.at("/change")).await;
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("training", &training)];
    let usual = ["10", "30", "0", "full", "full", "absent"];
    for (name, value) in NAMES.iter().zip(&usual) {
        fields.push((name, value));
    }
    fields.push(("code_needed", &"true"));
    organizer
        .sends("trainings/set-policy", &fields)
        .await
        .is_done();
    let page = organizer.sees(&house.training.at("/change")).await;
    assert_eq!(page.count("[name=code_needed][checked]"), 1);
    let page = amal.sees("/").await;
    assert_eq!(page.count(form), 0);
    assert!(page.attributes("main a", "href").contains(&"/c".to_owned()));
    amal.checks_in(session)
        .await
        .is_refused_with(&UserError::CodeNeeded);
    assert_eq!(marks(&house).await, []);
    let screen = house.training.at(&format!("/sessions/{session}/code"));
    let screen = organizer.sees(&screen).await;
    let code = screen.attribute(".screen-code", "data-code");
    let page = amal.sees(&format!("/c/{code}")).await;
    let ticket = page.attribute("[name=ticket]", "value");
    amal.does("attendance/check-in-by-code", &[("ticket", &ticket)])
        .await;
    assert_eq!(marks(&house).await, [made(1, "present", "code", "")]);
    let audit = organizer.sees(&format!("/audit?training={training}")).await;
    let words = "Check in only with the code from the screen: no → yes";
    assert!(audit.main().contains(words), "{}", audit.main());
}

async fn a_mark_before_anybody_can_be_there_is_warned_of_and_not_counted(house: House) {
    let (organizer, amal) = (house.organizer("Olga").await, house.judge("Amal").await);
    // The first session begins in ten minutes, the second one in hours.
    let [first, second, _] = house.training.sessions;
    let register = |session: i64| house.training.at(&format!("/sessions/{session}/register"));
    let warned = |page: &Answer| page.main().contains("This session has not begun");
    assert!(!warned(&organizer.sees(&register(first)).await));
    assert!(warned(&organizer.sees(&register(second)).await));
    organizer.records(second, &amal, "present").await.is_done();
    let planned = async || {
        let page = organizer.sees(&house.training.at("/register")).await;
        page.texts(".matrix tbody td")[1].clone()
    };
    assert_eq!(planned().await, "0%");
    house.time_passes(MINUTE * 110);
    assert!(!warned(&organizer.sees(&register(second)).await));
    assert_eq!(planned().await, "33%");
}

/// What was one constant for all trainings is read from no place but the policy.
#[test]
fn nobody_knows_the_old_constants() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let gone = ["LATE_AFTER", "CHECK_IN_OPENS_BEFORE", "check_in_opens_at"];
    let mut asks_the_policy = 0;
    for folder in ["app/src", "app/rules/src", "server/src"] {
        for (path, code) in code_below(&root.join(folder)) {
            for name in gone {
                assert!(!code.contains(name), "{}: {name}", path.display());
            }
            // What a status counts for is asked in one place alone.
            let counts = code.contains("Presence::of(");
            let of_reports = path.parent().is_some_and(|of| of.ends_with("reports"));
            assert!(!counts || of_reports, "{}", path.display());
            asks_the_policy += usize::from(code.contains("policy.") || code.contains(".policy"));
        }
    }
    assert!(
        asks_the_policy > 8,
        "{asks_the_policy}: the search finds nothing"
    );
}

//! Two people at the same form: nothing is overwritten unseen, and what is sent twice is made once.

use std::collections::{BTreeMap, BTreeSet};

use app::{authorization::ACTIONS, errors::UserError, trainings};
use records::{session, training};

use super::{FORM, SESSION, makes, with};
use crate::harness::{House, Person, at_once};

on_two_servers!(
    what_another_changed_meanwhile_is_shown_and_chosen,
    a_form_that_was_refused_is_still_made_from_what_it_was_made_from,
    every_form_that_changes_says_from_what_it_was_made,
    a_person_a_group_and_a_window_are_not_overwritten,
    of_two_who_grant_the_second_sees_the_first,
    every_form_that_makes_something_makes_one_thing,
);

/// The forms that change what stands: each carries the version that it was made from.
const CHANGES: [&str; 16] = [
    "trainings/change",
    "trainings/set-policy",
    "trainings/change-session",
    "trainings/delete-session",
    "trainings/archive",
    "trainings/cancel",
    "trainings/reopen",
    "trainings/delete",
    "trainings/change-person",
    "trainings/rename-group",
    "trainings/set-session-groups",
    "profile/change",
    "quizzes/set-window",
    "quizzes/allow",
    "merging/merge",
    "learning/write-note",
];
/// The forms that make something of which there may be several alike: sent twice, they make one.
const MAKES: [&str; 5] = [
    "trainings/make",
    "trainings/copy",
    "trainings/add-session",
    "trainings/add-sessions",
    "trainings/copy-day",
];
/// All others, by what keeps them from doing harm.
const OTHERS: [(&str, &[&str]); 4] = [
    (
        "of oneself alone, in one's own browser",
        &[
            "accounts/sign-in",
            "accounts/choose-password",
            "post/send-test",
            "trainings/arrive",
            "trainings/choose",
            "trainings/prepare-letter",
            "trainings/read-sessions",
            "accounts/sign-out",
            "accounts/sign-out-everywhere",
            "accounts/choose-language",
            "accounts/accept-invitation",
            "accounts/change-password",
            "recovery/ask",
            "accounts/pass-second-step",
            "accounts/ask-passkey",
            "accounts/sign-in-by-passkey",
            "accounts/offer-passkey",
            "accounts/add-passkey",
            "accounts/remove-passkey",
            "accounts/make-second-step",
            "accounts/confirm-second-step",
            "accounts/renew-recovery-codes",
            "accounts/end-second-step",
            "accounts/end-login",
            "accounts/end-other-logins",
            "profile/ask-address",
            "profile/confirm-address",
            "calendar/renew",
            "post/choose",
            "privacy/confirm",
            "learning/mark-read",
            "learning/highlight",
            "learning/remove-highlight",
        ],
    ),
    (
        "one value, and the last one stands, or done already",
        &[
            "erasure/erase",
            "post/try-again",
            "quizzes/reopen",
            "quizzes/share",
            "quizzes/choose-missed",
            "trainings/let-go",
            "trainings/make-slips",
            "trainings/remove-group",
            "trainings/remove-person",
            "trainings/put-in-group",
            "accounts/make-link",
            "accounts/end-logins",
            "accounts/make-administrator",
            "accounts/unmake-administrator",
            "accounts/take-second-step",
            "accounts/require-second-step",
            "accounts/close",
            "accounts/reopen",
            "trainings/make-links",
            "trainings/send-invitations",
            "trainings/change-role",
            "trainings/take-role",
            "trainings/make-reset-link",
            "trainings/withdraw",
            "trainings/place-again",
            "trainings/give-back",
            "attendance/close-register",
            "attendance/reopen-register",
            "attendance/set-units",
            "attendance/let-in",
            "attendance/join-walk-in",
            "attendance/unname-roll-taker",
            "quizzes/take-back-allowance",
            "quizzes/regrade",
        ],
    ),
    (
        "the database holds one of each",
        &[
            "trainings/add-person",
            "attendance/read-meeting",
            "trainings/make-group",
            "trainings/send-letter",
            "trainings/read-list",
            "trainings/take-list",
            "trainings/mend-list",
            "trainings/name-columns",
            "attendance/name-roll-taker",
            "attendance/add-walk-in",
            "attendance/answer",
            "attendance/attach",
            "attendance/ask",
            "attendance/excuse",
            "quizzes/start",
            "quizzes/practise",
            "quizzes/answer-flag",
        ],
    ),
    (
        "facts are appended, and told apart by their names and numbers",
        &[
            "attendance/record",
            "attendance/take-meeting",
            "attendance/correct",
            "attendance/take-back",
            "attendance/all-present",
            "attendance/take-back-all",
            "attendance/confirm-all",
            "attendance/check-in",
            "attendance/check-in-by-code",
            "attendance/join-online",
            "attendance/stay-online",
            "attendance/leave-online",
            "learning/try",
            "quizzes/answer",
            "quizzes/save",
            "quizzes/flag",
            "quizzes/mark",
            "quizzes/decide",
        ],
    ),
];

#[test]
fn every_form_is_known() {
    let others = OTHERS.iter().flat_map(|(_, actions)| actions.iter());
    let known: Vec<&str> = CHANGES
        .iter()
        .chain(&MAKES)
        .chain(others)
        .copied()
        .collect();
    let all: BTreeSet<&str> = ACTIONS.iter().map(|row| row.path).collect();
    let listed: BTreeSet<&str> = known.iter().copied().collect();
    assert_eq!(listed.len(), known.len(), "each stands once");
    let new: Vec<_> = all.difference(&listed).collect();
    assert!(new.is_empty(), "what happens when two send these? {new:?}");
    let gone: Vec<_> = listed.difference(&all).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

fn fields<'a>(form: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a dyn ToString)> {
    form.iter()
        .map(|(name, value)| (*name, value as &dyn ToString))
        .collect()
}

/// A form with what stands in its page, by the names of the fields.
async fn opened(
    person: &Person,
    page: &str,
    action: &str,
    names: &[&'static str],
) -> Vec<(&'static str, String)> {
    let page = person.sees(page).await;
    let names = names.iter().map(|name| {
        let field = format!("form[action='/api/{action}'] [name={name}]");
        (*name, page.attribute(&field, "value"))
    });
    names.collect()
}

const OF_SESSION: [&str; 11] = [
    "version",
    "session",
    "title_en",
    "title_ru",
    "title_kk",
    "date",
    "starts_at",
    "ends_at",
    "place",
    "trainers",
    "online_percent",
];

fn typed(form: &mut [(&'static str, String)], name: &str, value: &str) {
    let field = form.iter_mut().find(|(each, _)| *each == name).unwrap();
    field.1 = value.to_owned();
}

async fn what_another_changed_meanwhile_is_shown_and_chosen(house: House) {
    let (olga, oleg) = (house.organizer("Olga").await, house.organizer("Oleg").await);
    let session = house.training.sessions[1];
    let page = house.training.at(&format!("/sessions/{session}/change"));
    let action = "trainings/change-session";
    let mut hers = opened(&olga, &page, action, &OF_SESSION).await;
    let mut his = opened(&oleg, &page, action, &OF_SESSION).await;
    typed(&mut hers, "place", "Room 301");
    typed(&mut his, "trainers", "A. Seitkali");
    olga.sends(action, &fields(&hers)).await.is_done();
    let answer = oleg.sends(action, &fields(&his)).await;
    let page = oleg.sees(answer.leads_to()).await;
    page.is_refused_with(&UserError::ChangedMeanwhile);
    // Both ways, side by side; what he typed stands in the form.
    let rows = page.texts(".meanwhile tbody tr");
    assert_eq!(rows, ["Place — Room 301", "Trainers A. Seitkali —"]);
    assert_eq!(page.value("trainers"), "A. Seitkali");
    let kept = trainings::find_session(house.inner.db.read(), session);
    assert_eq!(kept.await.unwrap().place, "Room 301");
    // He takes hers over and keeps his own.
    typed(&mut his, "version", &page.value("version"));
    typed(&mut his, "place", "Room 301");
    oleg.sends(action, &fields(&his)).await.is_done();
    let kept = trainings::find_session(house.inner.db.read(), session)
        .await
        .unwrap();
    assert_eq!(
        (kept.place.as_str(), kept.trainers.as_str()),
        ("Room 301", "A. Seitkali")
    );
    // In the audit stands what was and what is; names that were typed do not.
    let rows = olga
        .sees(&format!("/audit?training={}", house.training.id))
        .await
        .texts("tbody tr");
    assert!(rows[1].contains("Place: — → Room 301"), "{rows:?}");
    assert!(rows[0].contains("Trainers: changed"), "{rows:?}");
    assert!(!rows.join(" ").contains("Seitkali"), "{rows:?}");
}

async fn a_form_that_was_refused_is_still_made_from_what_it_was_made_from(house: House) {
    let (olga, oleg) = (house.organizer("Olga").await, house.organizer("Oleg").await);
    let session = house.training.sessions[1];
    let page = house.training.at(&format!("/sessions/{session}/change"));
    let action = "trainings/change-session";
    let mut hers = opened(&olga, &page, action, &OF_SESSION).await;
    let mut his = opened(&oleg, &page, action, &OF_SESSION).await;
    typed(&mut his, "ends_at", "11:00");
    typed(&mut hers, "place", "Room 301");
    olga.sends(action, &fields(&hers)).await.is_done();
    // Changed meanwhile, and wrong: first the one is told, then the other.
    let answer = oleg.sends(action, &fields(&his)).await;
    let page = oleg.sees(answer.leads_to()).await;
    page.is_refused_with(&UserError::ChangedMeanwhile);
    let seen = page.value("version");
    typed(&mut his, "version", &seen);
    let answer = oleg.sends(action, &fields(&his)).await;
    let page = oleg.sees(answer.leads_to()).await;
    assert_eq!(page.count(".meanwhile"), 0);
    assert_eq!(page.value("version"), seen);
    // She changes it once more while he looks at the refused form.
    let again = house.training.at(&format!("/sessions/{session}/change"));
    let mut hers = opened(&olga, &again, action, &OF_SESSION).await;
    typed(&mut hers, "place", "Room 302");
    olga.sends(action, &fields(&hers)).await.is_done();
    typed(&mut his, "ends_at", "12:00");
    let answer = oleg.sends(action, &fields(&his)).await;
    oleg.sees(answer.leads_to())
        .await
        .is_refused_with(&UserError::ChangedMeanwhile);
}

async fn every_form_that_changes_says_from_what_it_was_made(house: House) {
    let organizer = house.organizer("Olga").await;
    let anna = house.administrator("Anna").await;
    let (judge, double) = (house.judge("Amal").await, house.judge("Amal A.").await);
    let (training, session) = (house.training.id, house.training.sessions[1]);
    let group = a_group(&house, &organizer, "First").await;
    let mut carried = BTreeSet::new();
    for state in ["open", "archived"] {
        for path in [
            house.training.at("/change"),
            house.training.at("/end"),
            house.training.at(&format!("/sessions/{session}/change")),
            house.training.at(&format!("/sessions/{session}/delete")),
            house.training.at("/groups"),
            house.training.at(&format!("/people/{}", judge.enrolment)),
            house.training.at("/quizzes/final/people"),
            house.training.at("/lessons/definition/notes/elements"),
            format!("/accounts/{}/profile", judge.account),
            format!("/merge/{}?with={}", judge.account, double.account),
        ] {
            let by = if path.starts_with("/accounts") {
                &anna
            } else {
                &organizer
            };
            let page = by.sees(&path).await;
            for action in page.attributes("main form:has([name=version])", "action") {
                carried.insert(action.trim_start_matches("/api/").to_owned());
            }
        }
        if state == "open" {
            let now = house.inner.clock.now().as_millisecond();
            let sql = format!("UPDATE training SET archived_at = {now} WHERE id = {training}");
            house.execute(&sql).await.unwrap();
        }
    }
    assert_eq!(carried, CHANGES.map(str::to_owned).into());
    let sql = format!("UPDATE training SET archived_at = NULL WHERE id = {training}");
    house.execute(&sql).await.unwrap();
    house.forget_logins();
    let policy = [
        ("late_after", "15"),
        ("opens_before", "30"),
        ("closes_after", "0"),
        ("late_counts", "full"),
        ("left_early_counts", "full"),
        ("excused_counts", "absent"),
    ];
    let others = [
        ("name", "Amal"),
        ("language", "kk"),
        ("group_name", "Second"),
        ("quiz", "final"),
        ("minutes", "5"),
        ("reason", "Was ill"),
        ("lesson", "definition"),
        ("section", "elements"),
        ("note", "Mine."),
    ];
    for action in CHANGES {
        let mut form: BTreeMap<&str, String> = [&FORM[..], &SESSION, &policy, &others]
            .concat()
            .into_iter()
            .map(|(name, value)| (name, value.to_owned()))
            .collect();
        form.insert("training", training.to_string());
        form.insert("session", session.to_string());
        form.insert("enrolment", judge.enrolment.to_string());
        form.insert("account", judge.account.to_string());
        form.insert("kept", judge.account.to_string());
        form.insert("merged", double.account.to_string());
        form.insert("group", group.to_string());
        form.insert("version", "0".to_owned());
        let form: Vec<(&str, String)> = form.into_iter().collect();
        let wanted: Vec<(&str, &dyn ToString)> = fields(&form);
        let by = if action == "profile/change" {
            &anna
        } else {
            &organizer
        };
        by.sees(&house.training.at("/change")).await;
        by.sends(action, &wanted)
            .await
            .is_refused_with(&UserError::ChangedMeanwhile);
    }
}

async fn every_form_that_makes_something_makes_one_thing(house: House) {
    let organizer = house.organizer("Olga").await;
    let id = makes(&organizer).await;
    let path = format!("/trainings/{id}");
    let number = id.to_string();
    let mut session = with(&SESSION, &[("place", "")]);
    session.push(("training", &number));
    let mut copy = with(&FORM, &[("starts_on", "2025-03-30")]);
    copy.push(("training", &number));
    let mut day = with(&[("from", "2024-03-31"), ("date", "2024-03-30")], &[]);
    day.push(("training", &number));
    let make = with(&FORM, &[("place", "Lviv")]);
    let mut table = with(
        &[
            ("cells[date-1]", "30.03.2024"),
            ("cells[starts_at-1]", "14:00–15:00"),
            ("cells[title_ru-1]", "Практика"),
            ("cells[starts_at-2]", "15:00–16:00"),
            ("cells[title_ru-2]", "Итоги"),
        ],
        &[],
    );
    table.push(("training", &number));
    let forms = [
        ("trainings/add-session", session),
        ("trainings/copy-day", day),
        ("trainings/copy", copy),
        ("trainings/add-sessions", table),
        ("trainings/make", make),
    ];
    let actions: BTreeSet<&str> = forms.iter().map(|(action, _)| *action).collect();
    assert_eq!(actions, MAKES.into());
    for (action, form) in &forms {
        organizer.sees(&path).await;
        let fields: Vec<(&str, &dyn ToString)> = form
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToString))
            .collect();
        let before = made(&house).await;
        // A double click, and going back and sending it again.
        let answers = at_once([
            organizer.sends(action, &fields),
            organizer.sends(action, &fields),
        ])
        .await;
        let again = organizer.sends(action, &fields).await;
        let first = answers[0].is_done().leads_to();
        assert_eq!(answers[1].is_done().leads_to(), first, "{action}");
        assert_eq!(again.is_done().leads_to(), first, "{action}");
        let after = made(&house).await;
        let more = (after.0 - before.0, after.1 - before.1);
        let expected = match *action {
            "trainings/add-session" | "trainings/copy-day" => (0, 1),
            "trainings/add-sessions" => (0, 2),
            // With the two sessions that there are by then.
            "trainings/copy" => (1, 2),
            _ => (1, 0),
        };
        assert_eq!(more, expected, "{action}");
    }
    // Another field, another thing; and after a while the same once more.
    let mut other = with(
        &SESSION,
        &[("title_en", "Evidence, once more"), ("place", "")],
    );
    other.push(("training", &number));
    for _ in 0..2 {
        let before = made(&house).await.1;
        super::sends(&organizer, "trainings/add-session", &other)
            .await
            .is_done();
        assert_eq!(made(&house).await.1, before + 1);
        house.time_passes(jiff::SignedDuration::from_mins(11));
    }
}

/// Makes a group of the training; gives its number.
async fn a_group(house: &House, organizer: &Person, name: &str) -> i64 {
    organizer.sees(&house.training.at("/groups")).await;
    let made: [(&str, &dyn ToString); 2] =
        [("training", &house.training.id), ("group_name", &name)];
    organizer
        .sends("trainings/make-group", &made)
        .await
        .is_done();
    let groups = trainings::groups(house.inner.db.read(), house.training.id).await;
    let found = groups.unwrap().into_iter().find(|group| group.name == name);
    found.unwrap().id
}

async fn a_person_a_group_and_a_window_are_not_overwritten(house: House) {
    let (olga, oleg) = (house.organizer("Olga").await, house.organizer("Oleg").await);
    let judge = house.judge("Amal").await;
    let session = house.training.sessions[1];
    let group = a_group(&house, &olga, "First").await;
    let person = house.training.at(&format!("/people/{}", judge.enrolment));
    let change = house.training.at(&format!("/sessions/{session}/change"));
    let people = house.training.at("/quizzes/final/people");
    let (training, enrolment) = (house.training.id.to_string(), judge.enrolment.to_string());
    // Where, which form, its other fields, what she and he type, and what is shown to him.
    let cases = [
        (
            &person,
            "trainings/change-person",
            vec![
                ("training", training.clone()),
                ("enrolment", enrolment),
                ("name", "Amal".to_owned()),
                ("language", "kk".to_owned()),
            ],
            ("court", "Court of Abai", "Court of Semei"),
            "Court Court of Semei Court of Abai",
        ),
        (
            &house.training.at("/groups"),
            "trainings/rename-group",
            vec![("training", training.clone()), ("group", group.to_string())],
            ("group_name", "Hall A", "Hall B"),
            "Name of the group Hall B Hall A",
        ),
        (
            &change,
            "trainings/set-session-groups",
            vec![("session", session.to_string())],
            ("groups[]", &*group.to_string(), ""),
            "Group — Hall B",
        ),
        (
            &people,
            "quizzes/set-window",
            vec![
                ("training", training.clone()),
                ("quiz", "final".to_owned()),
                ("opens_on", "2024-05-30".to_owned()),
            ],
            ("opens_at", "09:00", "10:00"),
            "Opens at 10:00 09:00",
        ),
    ];
    for (page, action, fixed, (field, hers, his), shown) in &cases {
        let version = opened(&olga, page, action, &["version"]).await[0].1.clone();
        let form = |typed: &str| {
            let mut form = fixed.clone();
            form.push(("version", version.clone()));
            if !typed.is_empty() {
                form.push((*field, typed.to_owned()));
            }
            form
        };
        olga.sends(action, &fields(&form(hers))).await.is_done();
        oleg.sees(page).await;
        let answer = oleg.sends(action, &fields(&form(his))).await;
        let refused = oleg.sees(answer.leads_to()).await;
        refused.is_refused_with(&UserError::ChangedMeanwhile);
        let rows = refused.texts(".meanwhile tbody tr");
        assert!(rows.iter().any(|row| row == shown), "{action}: {rows:?}");
        // He has seen it, and says it all the same.
        let version = refused.attribute(
            &format!("form[action='/api/{action}'] [name=version]"),
            "value",
        );
        let mut again = form(his);
        for each in &mut again {
            if each.0 == "version" {
                each.1.clone_from(&version);
            }
        }
        oleg.sends(action, &fields(&again)).await.is_done();
    }
}

async fn of_two_who_grant_the_second_sees_the_first(house: House) {
    let (olga, oleg) = (house.organizer("Olga").await, house.organizer("Oleg").await);
    let judge = house.judge("Amal").await;
    let people = house.training.at("/quizzes/final/people");
    let version = opened(&olga, &people, "quizzes/allow", &["version"]).await[0]
        .1
        .clone();
    let form: [(&str, &dyn ToString); 6] = [
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("enrolment", &judge.enrolment),
        ("minutes", &"10"),
        ("reason", &"Was ill"),
        ("version", &version),
    ];
    // A double click is one grant.
    olga.sends("quizzes/allow", &form).await.is_done();
    olga.sends("quizzes/allow", &form).await.is_done();
    assert_eq!(house.count::<records::allowance::Entity>().await, 1);
    // His comes on top only once he has seen hers.
    oleg.sees(&people).await;
    let answer = oleg.sends("quizzes/allow", &form).await;
    let page = oleg.sees(answer.leads_to()).await;
    page.is_refused_with(&UserError::ChangedMeanwhile);
    let rows = page.texts("#grant .meanwhile tbody tr");
    assert_eq!(rows, ["Amal 10 extra minutes: Was ill"]);
    assert_eq!(page.value("minutes"), "10");
    let seen = page.attribute("form[action='/api/quizzes/allow'] [name=version]", "value");
    let mut again = form;
    again[5].1 = &seen;
    oleg.sends("quizzes/allow", &again).await.is_done();
    assert_eq!(house.count::<records::allowance::Entity>().await, 2);
}

/// How many trainings and sessions there are.
async fn made(house: &House) -> (u64, u64) {
    (
        house.count::<training::Entity>().await,
        house.count::<session::Entity>().await,
    )
}

//! Two people at the same form: nothing is overwritten unseen, and what is sent twice is made once.

use std::collections::{BTreeMap, BTreeSet};

use app::{authorization::ACTIONS, errors::UserError, trainings};
use records::{session, training};

use super::{FORM, SESSION, makes, with};
use crate::harness::{House, Person, at_once};

on_both_databases!(
    what_another_changed_meanwhile_is_shown_and_chosen,
    a_form_that_was_refused_is_still_made_from_what_it_was_made_from,
    every_form_that_changes_says_from_what_it_was_made,
    every_form_that_makes_something_makes_one_thing,
);

/// The forms that change what stands: each carries the version that it was made from.
const CHANGES: [&str; 8] = [
    "trainings/change",
    "trainings/set-policy",
    "trainings/change-session",
    "trainings/delete-session",
    "trainings/archive",
    "trainings/cancel",
    "trainings/reopen",
    "trainings/delete",
];
/// The forms that make something of which there may be several alike: sent twice, they make one.
const MAKES: [&str; 4] = [
    "trainings/make",
    "trainings/copy",
    "trainings/add-session",
    "trainings/copy-day",
];
/// All others, by what keeps them from doing harm.
const OTHERS: [(&str, &[&str]); 6] = [
    (
        "of oneself alone, in one's own browser",
        &[
            "accounts/sign-in",
            "accounts/choose-password",
            "post/send-test",
            "trainings/arrive",
            "trainings/choose",
            "trainings/prepare-letter",
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
            "learning/choose",
            "trainings/make-group",
            "trainings/send-letter",
            "trainings/read-list",
            "trainings/take-list",
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
            "attendance/confirm-all",
            "attendance/check-in",
            "attendance/check-in-by-code",
            "attendance/join-online",
            "attendance/stay-online",
            "attendance/leave-online",
            "quizzes/answer",
            "quizzes/save",
            "quizzes/flag",
            "quizzes/mark",
            "quizzes/decide",
        ],
    ),
    (
        "not kept from it yet: the last one stands",
        &[
            "trainings/change-person",
            "trainings/rename-group",
            "trainings/set-session-groups",
            "profile/change",
            "quizzes/set-window",
        ],
    ),
    (
        "not kept from it yet: a second is seen and taken back",
        &["quizzes/allow"],
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
    let (training, session) = (house.training.id, house.training.sessions[1]);
    let mut carried = BTreeSet::new();
    for state in ["open", "archived"] {
        for path in [
            house.training.at("/change"),
            house.training.at("/end"),
            house.training.at(&format!("/sessions/{session}/change")),
            house.training.at(&format!("/sessions/{session}/delete")),
        ] {
            let page = organizer.sees(&path).await;
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
    house.inner.doorkeeper.forget_all();
    let policy = [
        ("late_after", "15"),
        ("opens_before", "30"),
        ("closes_after", "0"),
        ("late_counts", "full"),
        ("left_early_counts", "full"),
        ("excused_counts", "absent"),
    ];
    for action in CHANGES {
        let mut form: BTreeMap<&str, String> = [&FORM[..], &SESSION, &policy]
            .concat()
            .into_iter()
            .map(|(name, value)| (name, value.to_owned()))
            .collect();
        form.insert("training", training.to_string());
        form.insert("session", session.to_string());
        form.insert("version", "0".to_owned());
        let form: Vec<(&str, String)> = form.into_iter().collect();
        let wanted: Vec<(&str, &dyn ToString)> = fields(&form);
        organizer.sees(&house.training.at("/change")).await;
        organizer
            .sends(action, &wanted)
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
    let forms = [
        ("trainings/add-session", session),
        ("trainings/copy-day", day),
        ("trainings/copy", copy),
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

/// How many trainings and sessions there are.
async fn made(house: &House) -> (u64, u64) {
    (
        house.count::<training::Entity>().await,
        house.count::<session::Entity>().await,
    )
}

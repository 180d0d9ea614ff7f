//! What a page asks of the database does not grow with the people: every route, by everybody who is
//! let in, with twenty people and with two thousand.

use std::collections::BTreeMap;

use app::authorization::{Outcome, ROUTES, Who};
use records::enrolment;

use super::{Fixture, requests};
use crate::{harness::House, quizzes::queries::copies};

on_both_databases!(no_page_asks_more_the_more_people_there_are);

/// What happens by itself in the background may ask something, too.
const BESIDE: u64 = 8;

/// How often a page is asked for again, where something else seems to have asked meanwhile.
const TRIES: usize = 4;

/// Makes so many copies of the judge in all, with everything that was kept of that judge: an attempt
/// that was handed in and one that is open, marks at every session, what was read, a request, a
/// letter, a login, and what the audit knows.
async fn grow(house: &House, from: usize, to: usize) {
    copies(house, from, to).await;
    let fresh = "SELECT enrolment.id AS enrolment, account.id AS account FROM enrolment \
                 JOIN account ON account.id = account_id WHERE email LIKE 'copy-%' \
                 AND NOT EXISTS (SELECT 1 FROM attendance_mark WHERE enrolment_id = enrolment.id)";
    let training = house.training.id;
    let of_each = [
        "INSERT INTO attendance_request (session_id, enrolment_id, status, unit, asked_by, asked_at) \
         SELECT session.id, enrolment, 'excused', '', account, 1 FROM fresh, session \
         WHERE session.training_id = TRAINING AND session.id = (SELECT MIN(id) FROM session)",
        "INSERT INTO section_reading (enrolment_id, lesson, section, section_hash, read_at) \
         SELECT enrolment, lesson, section, section_hash, read_at FROM fresh, section_reading \
         WHERE enrolment_id = (SELECT enrolment_id FROM attempt WHERE id = 1)",
        "INSERT INTO letter (account_id, recipient, language, kind, subject, body, training_id, \
         created_at, tries, error) \
         SELECT account, 'copy@example.org', 'en', 'message', 'Hello', 'Hello.', TRAINING, 1, 1, \
         '550' FROM fresh",
        "INSERT INTO login (account_id, token_hash, created_at, seen_at, expires_at, browser, stays, \
         arrived, failed_tries) \
         SELECT account, 'copy-' || account, 1, 1, 2, '', false, false, 0 FROM fresh",
        "INSERT INTO audit_event (at, actor_id, request, action, subject, subject_id, training_id, \
         detail) \
         SELECT 1, account, 'copy', 'accounts.signed-in', 'account', account, TRAINING, '{}' FROM fresh",
        // The last: what is fresh has no mark.
        "INSERT INTO attendance_mark (mark, session_id, enrolment_id, number, unit, status, source, \
         made_at, received_at) \
         SELECT 'copy-' || enrolment || '-' || session.id, session.id, enrolment, 1, '', 'present', \
         CASE WHEN session.id = (SELECT MIN(id) FROM session) THEN 'self' ELSE 'organizer' END, 1, 1 \
         FROM fresh, session WHERE session.training_id = TRAINING",
    ];
    for each in of_each {
        let sql = each
            .replace("TRAINING", &training.to_string())
            .replace("FROM fresh", &format!("FROM ({fresh}) AS fresh"));
        house
            .execute(&sql)
            .await
            .unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }
}

/// How many statements each route takes for each who is let in.
async fn asked(
    fixture: &Fixture,
    before: &BTreeMap<(&str, Who), u64>,
) -> BTreeMap<(&'static str, Who), u64> {
    let mut asked = BTreeMap::new();
    for row in ROUTES {
        for who in Who::ALL {
            if row.outcome(who) != Outcome::Allowed {
                continue;
            }
            let mut least = u64::MAX;
            for _ in 0..TRIES {
                let start = fixture.house.inner.db.statements();
                let (found, _) = requests::visit(fixture, who, row.path).await;
                least = least.min(fixture.house.inner.db.statements() - start);
                assert_eq!(found, Ok(Outcome::Allowed), "{} by {who:?}", row.path);
                let few = before.get(&(row.path, who));
                if few.is_none_or(|few| least <= few + BESIDE) {
                    break;
                }
            }
            asked.insert((row.path, who), least);
        }
    }
    asked
}

async fn no_page_asks_more_the_more_people_there_are(house: House) {
    let fixture = Fixture::of(house).await;
    grow(&fixture.house, 1, 19).await;
    let few = asked(&fixture, &BTreeMap::new()).await;
    assert!(few.len() > ROUTES.len(), "every route was asked for");
    grow(&fixture.house, 20, 1_999).await;
    assert!(fixture.house.count::<enrolment::Entity>().await > 2_000);
    let many = asked(&fixture, &few).await;
    let grown: Vec<String> = many
        .iter()
        .filter(|(cell, many)| **many > few[*cell] + BESIDE)
        .map(|((path, who), many)| {
            let few = few[&(*path, *who)];
            format!("{path} by {who:?}: {few} for 20 people, {many} for 2,000")
        })
        .collect();
    assert!(grown.is_empty(), "{grown:#?}");
}

//! The authorisation matrix, asked of the running application: every action and every route, by
//! everybody. The lists come from the application itself, so that a new one is asked too, and
//! fails until it stands in the matrix.

mod encodings;
mod fixture;
mod growth;
pub mod requests;
pub mod sources;

use std::collections::BTreeSet;

use app::authorization::{ACTIONS, Audience, Kind, Outcome, ROUTES, Row, Who, sees};
use leptos::server_fn::axum::server_fn_paths;
use server::{assets, health, router};

use crate::harness::House;
pub use fixture::Fixture;

on_both_databases!(
    every_action_lets_in_whom_the_matrix_says,
    every_route_lets_in_whom_the_matrix_says,
);

/// Words of the trainer's notes on the lesson of the fixture.
const NOTES: &str = "zhasyryn belgi";

/// What is in one list and not in the other.
fn differences(there: BTreeSet<String>, table: &[Row]) -> Vec<String> {
    let written: BTreeSet<String> = table.iter().map(|row| row.path.to_owned()).collect();
    let missing = there
        .difference(&written)
        .map(|path| format!("{path} has no row in the matrix"));
    let gone = written
        .difference(&there)
        .map(|path| format!("{path} stands in the matrix and is no more"));
    missing.chain(gone).collect()
}

#[test]
fn every_action_stands_in_the_matrix() {
    // Looked at once, so that the linker keeps the application.
    let _ = router::addresses();
    let actions = server_fn_paths().map(|(path, _)| path.trim_start_matches("/api/").to_owned());
    let differences = differences(actions.collect(), ACTIONS);
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn every_route_stands_in_the_matrix() {
    let watched = health::routes()
        .into_iter()
        .map(|(path, _)| path.to_owned());
    let assets = [format!("{}/{{*file}}", assets::PATH)];
    let routes = router::addresses().into_iter().chain(watched).chain(assets);
    let differences = differences(routes.collect(), ROUTES);
    assert!(differences.is_empty(), "{differences:#?}");
}

async fn every_action_lets_in_whom_the_matrix_says(house: House) {
    let fixture = Fixture::of(house).await;
    let mut wrong = Vec::new();
    for who in Who::ALL {
        // What ends the login comes last.
        let (last, first): (Vec<&Row>, Vec<&Row>) = ACTIONS
            .iter()
            .partition(|row| row.path.starts_with("accounts/sign-out"));
        for row in first.into_iter().chain(last) {
            let found = requests::act(&fixture, who, row.path).await;
            if found != Ok(row.outcome(who)) {
                let expected = row.outcome(who);
                wrong.push(format!(
                    "{} by {who:?}: {found:?}, not {expected:?}",
                    row.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

async fn every_route_lets_in_whom_the_matrix_says(house: House) {
    let fixture = Fixture::of(house).await;
    let mut wrong = Vec::new();
    let mut found_by: Vec<(Who, Kind)> = Vec::new();
    let mut noted: BTreeSet<Who> = BTreeSet::new();
    for who in Who::ALL {
        for row in ROUTES {
            let (found, body) = requests::visit(&fixture, who, row.path).await;
            if found != Ok(row.outcome(who)) {
                let expected = row.outcome(who);
                wrong.push(format!(
                    "{} by {who:?}: {found:?}, not {expected:?}",
                    row.path
                ));
            }
            // What trainers have at hand is on no page of anybody else, whichever it is.
            if body.contains(NOTES) {
                noted.insert(who);
            }
            for kind in Kind::ALL {
                if fixture.shows(kind, who, &body) {
                    found_by.push((who, kind));
                    if !may_show(row, who, kind) {
                        wrong.push(format!("{} shows {kind:?} to {who:?}", row.path));
                    }
                }
            }
        }
    }
    assert_eq!(noted, BTreeSet::from([Who::Trainer, Who::Administrator]));
    // What the page “Who can see what about me” says is what was seen.
    for audience in Audience::ALL {
        for kind in Kind::ALL {
            let (seen, said) = (
                found_by.contains(&(audience.who(), kind)),
                sees(audience, kind),
            );
            if seen != said {
                wrong.push(format!(
                    "{kind:?} is seen by {audience:?}: {seen}; the page says {said}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether the matrix says that a row shows a kind of data about the judge to somebody.
fn may_show(row: &Row, who: Who, kind: Kind) -> bool {
    let audience = Audience::ALL.into_iter().find(|each| each.who() == who);
    row.outcome(who) == Outcome::Allowed
        && audience.is_some_and(|audience| {
            row.shows
                .iter()
                .any(|shown| shown.kind() == kind && shown.is_for(audience))
        })
}

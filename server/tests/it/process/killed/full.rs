//! The disk is full for a while: no file may grow or be written to. What is acknowledged before,
//! meanwhile and afterwards is seen by others, and there after a kill.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use app::errors::UserError;
use rules::roles::Role;
use tokio::{
    process::{Child, Command},
    sync::watch,
    task::JoinSet,
};

use super::{
    Program,
    answers::{self, answers_until},
    marks::{self, JUDGES, calls_the_roll},
};
use crate::harness::House;

/// How often the disk is full.
const TIMES: usize = 3;

/// Sets how large files may grow.
async fn limit(child: &Child, bytes: &str) {
    let pid = child.id().unwrap().to_string();
    let size = format!("--fsize={bytes}:unlimited");
    let status = Command::new("prlimit")
        .args(["--pid", &pid, &size])
        .status();
    assert!(status.await.unwrap().success());
}

async fn more(counted: &mut watch::Receiver<usize>, by: usize) {
    let before = *counted.borrow();
    let more = counted.wait_for(|count| *count >= before + by);
    tokio::time::timeout(std::time::Duration::from_secs(60), more)
        .await
        .expect("acknowledgements go on")
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_acknowledged_after_the_disk_was_full_is_kept() {
    let mut house = House::start().await;
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("minutes: 20\n", "")
    });
    let mut judges = Vec::new();
    for each in 0..JUDGES {
        let name = format!("Judge {each}");
        judges.push(Arc::new(house.knows(&name, Some(Role::Judge)).await));
    }
    let organizer = Arc::new(house.knows("Organizer", Some(Role::Organizer)).await);
    let session = house.training.sessions[0];
    house.told_to_stop().await.unwrap().unwrap();
    let program = Program::of(&house);

    let mut child = program.start().await;
    organizer.arrives().await;
    let mut attempts = BTreeMap::new();
    for judge in &judges {
        judge.arrives().await;
        attempts.insert(judge.enrolment, judge.attempts_quiz().await.1);
    }
    let (saved, marked) = (answers::Promises::none(), marks::Promises::none());
    let (mut answers_count, mut marks_count) = (saved.count.subscribe(), marked.count.subscribe());
    let killed = Arc::new(AtomicBool::new(false));
    let mut working = JoinSet::new();
    for judge in &judges {
        let attempt = attempts[&judge.enrolment];
        let (judge, killed, saved) = (judge.clone(), killed.clone(), saved.clone());
        working.spawn(async move {
            answers_until(judge, attempt, 1, killed, saved).await;
        });
    }
    {
        let people: Vec<i64> = judges.iter().map(|judge| judge.enrolment).collect();
        let (organizer, killed, marked) = (organizer.clone(), killed.clone(), marked.clone());
        working.spawn(async move {
            calls_the_roll(&organizer, session, &people, 0, &killed, &marked).await;
        });
    }
    for time in 0..TIMES {
        more(&mut answers_count, 50).await;
        more(&mut marks_count, 5).await;
        limit(&child, "0").await;
        program.comes_to_be_ready(false).await;
        limit(&child, "unlimited").await;
        program.comes_to_be_ready(true).await;
        // Somebody is refused as on any day.
        let refused = judges[time % JUDGES].starts_quiz().await;
        refused.is_refused_with(&UserError::AttemptOpen);
        more(&mut answers_count, 100).await;
        more(&mut marks_count, 10).await;
        answers::compare(&program.database, &saved, "while it runs").await;
        marks::compare(&program.database, &marked, "while it runs").await;
    }
    child.kill().await.unwrap();
    killed.store(true, Ordering::SeqCst);
    while working.join_next().await.is_some() {}
    answers::compare(&program.database, &saved, "after the kill").await;
    marks::compare(&program.database, &marked, "after the kill").await;
}

//! Answers that were acknowledged survive.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use records::{answer, remark};
use reqwest::{
    RequestBuilder,
    header::{ACCEPT, HeaderMap, HeaderValue},
};
use rules::roles::Role;
use sea_orm::{ConnectOptions, Database, EntityTrait as _};
use tokio::{sync::watch, task::JoinSet};

use super::{KILLS, Program};
use crate::harness::{House, Person};

/// How many judges answer meanwhile.
const JUDGES: usize = 6;

/// What was acknowledged: the number typed, by attempt and sequence.
pub(super) struct Promises {
    kept: Mutex<BTreeMap<(i64, i32), String>>,
    pub(super) count: watch::Sender<usize>,
}

impl Promises {
    pub(super) fn none() -> Arc<Self> {
        Arc::new(Self {
            kept: Mutex::default(),
            count: watch::channel(0).0,
        })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn acknowledged_answers_survive_fifty_kills() {
    let mut house = House::start().await;
    // Without a limit: the clock of the program is not the house's.
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("minutes: 20\n", "")
    });
    let mut judges = Vec::new();
    for each in 0..JUDGES {
        judges.push(Arc::new(
            house
                .knows(&format!("Judge {each}"), Some(Role::Judge))
                .await,
        ));
    }
    house.told_to_stop().await.unwrap().unwrap();
    let program = Program::of(&house);

    let acknowledged = Promises::none();
    let mut counted = acknowledged.count.subscribe();
    let mut attempts: Vec<(i64, i32)> = Vec::new();
    for kill in 0..KILLS {
        let mut child = program.start().await;
        if attempts.is_empty() {
            for judge in &judges {
                judge.arrives().await;
                attempts.push((judge.attempts_quiz().await.1, 1));
            }
        }
        let killed = Arc::new(AtomicBool::new(false));
        let mut answering = JoinSet::new();
        for (judge, (attempt, from)) in judges.iter().zip(&attempts) {
            let (judge, killed, acknowledged) =
                (judge.clone(), killed.clone(), acknowledged.clone());
            answering.spawn(answers_until(judge, *attempt, *from, killed, acknowledged));
        }
        // At any moment: with the first answers, or in full swing.
        let more = rand::random_range(1..150);
        let before = *counted.borrow();
        counted
            .wait_for(|count| *count >= before + more)
            .await
            .unwrap();
        compare(
            &program.database,
            &acknowledged,
            &format!("before kill {kill}"),
        )
        .await;
        child.kill().await.unwrap();
        killed.store(true, Ordering::SeqCst);
        let mut last = BTreeMap::new();
        while let Some(done) = answering.join_next().await {
            let (attempt, sequence) = done.unwrap();
            last.insert(attempt, sequence);
        }
        for (attempt, from) in &mut attempts {
            *from = last[attempt];
        }
        compare(
            &program.database,
            &acknowledged,
            &format!("after kill {kill}"),
        )
        .await;
    }
    let promises = acknowledged.kept.lock().unwrap().len();
    assert!(promises > 1000, "there was load: {promises}");
}

/// Answers one question again and again until the server is gone; gives the next sequence.
pub(super) async fn answers_until(
    judge: Arc<Person>,
    attempt: i64,
    mut sequence: i32,
    killed: Arc<AtomicBool>,
    acknowledged: Arc<Promises>,
) -> (i64, i32) {
    while !killed.load(Ordering::SeqCst) {
        let number = sequence.to_string();
        let request = request(&judge, attempt, sequence, &number);
        let Ok(response) = request.send().await else {
            // Whether it was stored is not known, and nothing was promised.
            return (attempt, sequence + 1);
        };
        // Only a whole answer counts as a promise.
        if response.status().is_success() && response.bytes().await.is_ok() {
            let mut kept = acknowledged.kept.lock().unwrap();
            kept.insert((attempt, sequence), number);
            acknowledged.count.send_replace(kept.len());
        }
        sequence += 1;
    }
    (attempt, sequence)
}

fn request(judge: &Person, attempt: i64, sequence: i32, number: &str) -> RequestBuilder {
    let fields: [(&str, &dyn ToString); 5] = [
        ("attempt", &attempt),
        ("question", &"months"),
        ("sequence", &sequence),
        ("client", &"tab"),
        ("answers[months][number][]", &number),
    ];
    let json = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
    judge.form("quizzes/answer", &fields).headers(json)
}

/// What is promised has to be seen by a connection that is opened now.
pub(super) async fn compare(database: &str, acknowledged: &Promises, when: &str) {
    let promised = acknowledged.kept.lock().unwrap().clone();
    let mut options = ConnectOptions::new(database);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    let stored: BTreeMap<(i64, i32), String> = answer::Entity::find()
        .find_also_related(remark::Entity)
        .all(&db)
        .await
        .unwrap()
        .into_iter()
        .map(|(row, typed)| ((row.attempt_id, row.number), typed.unwrap().body))
        .collect();
    db.close().await.unwrap();
    for (which, number) in &promised {
        let row = stored
            .get(which)
            .unwrap_or_else(|| panic!("{when}, {which:?} was promised and is lost"));
        assert_eq!(row, &format!(r#"{{"kind":"number","value":"{number}"}}"#));
    }
}

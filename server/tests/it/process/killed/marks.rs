//! Marks that were acknowledged survive, and none is there twice.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use records::attendance_mark as mark;
use reqwest::{
    RequestBuilder,
    header::{ACCEPT, HeaderMap, HeaderValue},
};
use rules::roles::Role;
use sea_orm::{ConnectOptions, Database, EntityTrait as _};
use tokio::{sync::watch, task::JoinSet};

use super::{KILLS, Program};
use crate::harness::{House, Person};

/// How many judges the roll is called of, and how many organizers call it at once.
pub(super) const JUDGES: usize = 6;
const ORGANIZERS: usize = 4;
/// The judges of whom one organizer calls the roll: of so many that none is told the same status
/// twice in turn.
const OWN: usize = 2;

/// The names of the marks that were acknowledged.
pub(super) struct Promises {
    kept: Mutex<BTreeSet<String>>,
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
async fn acknowledged_marks_survive_fifty_kills() {
    let mut house = House::start().await;
    let mut judges = Vec::new();
    for each in 0..ORGANIZERS * OWN {
        judges.push(house.judge(&format!("Judge {each}")).await.enrolment);
    }
    let mut organizers = Vec::new();
    for each in 0..ORGANIZERS {
        let name = format!("Organizer {each}");
        organizers.push(Arc::new(house.knows(&name, Some(Role::Organizer)).await));
    }
    let session = house.training.sessions[0];
    house.told_to_stop().await.unwrap().unwrap();
    let program = Program::of(&house);

    let promises = Promises::none();
    let mut counted = promises.count.subscribe();
    let judges: Arc<[i64]> = judges.into();
    let mut turns = [0; ORGANIZERS];
    for kill in 0..KILLS {
        let mut child = program.start().await;
        if kill == 0 {
            for organizer in &organizers {
                organizer.arrives().await;
            }
        }
        let killed = Arc::new(AtomicBool::new(false));
        let mut calling = JoinSet::new();
        for (place, organizer) in organizers.iter().enumerate() {
            // Each has judges of their own: what another has just said of one is acknowledged as
            // it stands, and adds no mark.
            let own: Arc<[i64]> = judges[place * OWN..(place + 1) * OWN].into();
            let (organizer, judges) = (organizer.clone(), own);
            let (killed, promises) = (killed.clone(), promises.clone());
            let turn = turns[place];
            calling.spawn(async move {
                let roll = calls_the_roll(&organizer, session, &judges, turn, &killed, &promises);
                (place, roll.await)
            });
        }
        let more = rand::random_range(1..120);
        let before = *counted.borrow();
        counted
            .wait_for(|count| *count >= before + more)
            .await
            .unwrap();
        compare(&program.database, &promises, &format!("before kill {kill}")).await;
        child.kill().await.unwrap();
        killed.store(true, Ordering::SeqCst);
        while let Some(done) = calling.join_next().await {
            let (place, turn) = done.unwrap();
            turns[place] = turn;
        }
        compare(&program.database, &promises, &format!("after kill {kill}")).await;
    }
    let promised = promises.kept.lock().unwrap().len();
    assert!(promised > 1000, "there was load: {promised}");
}

/// Marks one judge after the other until the server is gone. What was not acknowledged is sent
/// again under the same name, as a browser does. Goes on after a turn and gives the last: of a judge
/// nothing is said that stands already, which would be acknowledged and add no mark.
pub(super) async fn calls_the_roll(
    organizer: &Person,
    session: i64,
    judges: &[i64],
    mut turn: usize,
    killed: &AtomicBool,
    promises: &Promises,
) -> usize {
    let statuses = ["present", "late", "left-early", "absent", "excused"];
    while !killed.load(Ordering::SeqCst) {
        turn += 1;
        let name = uuid();
        let (judge, status) = (judges[turn % judges.len()], statuses[turn % statuses.len()]);
        while !killed.load(Ordering::SeqCst) {
            let request = request(organizer, session, judge, status, &name);
            let Ok(response) = request.send().await else {
                tokio::task::yield_now().await;
                continue;
            };
            // Only a whole answer counts as a promise.
            let status = response.status();
            if response.bytes().await.is_err() || status.is_server_error() {
                continue;
            }
            if status.is_success() {
                let mut kept = promises.kept.lock().unwrap();
                kept.insert(name.clone());
                promises.count.send_replace(kept.len());
            }
            break;
        }
    }
    turn
}

fn request(
    organizer: &Person,
    session: i64,
    judge: i64,
    status: &str,
    name: &str,
) -> RequestBuilder {
    let fields: [(&str, &dyn ToString); 4] = [
        ("session", &session),
        ("enrolment", &judge),
        ("status", &status),
        ("mark", &name),
    ];
    let json = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
    organizer.form("attendance/record", &fields).headers(json)
}

fn uuid() -> String {
    let hex = format!("{:032x}", rand::random::<u128>());
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-")
}

/// The database refuses a second mark of a name, so what is promised has to be there, once.
pub(super) async fn compare(database: &str, promises: &Promises, when: &str) {
    let promised = promises.kept.lock().unwrap().clone();
    let mut options = ConnectOptions::new(database);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    let rows = mark::Entity::find().all(&db).await.unwrap();
    db.close().await.unwrap();
    let stored: BTreeSet<&String> = rows.iter().map(|row| &row.mark).collect();
    assert_eq!(stored.len(), rows.len(), "{when} a mark is there twice");
    for name in &promised {
        assert!(
            stored.contains(name),
            "{when} {name} was promised and is lost"
        );
    }
}

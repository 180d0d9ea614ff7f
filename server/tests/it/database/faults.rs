//! What can go wrong at each step of a transaction, and how it is brought about.

use std::{
    pin::pin,
    task::{Context, Poll},
};

use sea_orm::{ConnectionTrait as _, DbErr, Statement};

use super::{Place, state};
use crate::harness::eventually;

/// What the one who wrote was told.
#[derive(Debug)]
pub(super) enum Told {
    Kept,
    Refused,
    /// Nothing: whoever asked went away.
    Nothing,
}

/// A step of a transaction.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Begin,
    Statement,
    Commit,
    Rollback,
}

const STEPS: [Step; 4] = [Step::Begin, Step::Statement, Step::Commit, Step::Rollback];

/// A fault.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// Whoever waits for a step goes away after so many polls.
    GivenUp(Step, usize),
    /// Another program holds the lock for writing.
    Locked,
    /// The disk is full when a statement wants a page.
    Full { then: Step },
    /// SQLite ends the transaction by itself at a statement.
    RolledBack { then: Step },
    /// A statement fails; SQLite keeps what it did, or the transaction goes on without it.
    Failed { how: &'static str, then: Step },
    /// A statement is broken off in the middle.
    Interrupted { then: Step },
    /// COMMIT is refused, and SQLite has rolled back by itself.
    HookRefuses,
    /// COMMIT is refused by a constraint that waited for it.
    Deferred,
    /// The server ends the connection before a step.
    Terminated(Step),
}

impl Fault {
    pub(super) fn all(sqlite: bool) -> Vec<Self> {
        let mut all = vec![Self::Deferred];
        for step in STEPS {
            all.extend((0..8).map(|polls| Self::GivenUp(step, polls)));
        }
        let ends = [Step::Commit, Step::Rollback];
        for then in ends {
            all.push(Self::Failed { how: "ABORT", then });
        }
        if !sqlite {
            all.extend(STEPS.map(Self::Terminated));
            return all;
        }
        all.extend([Self::Locked, Self::HookRefuses]);
        for then in [Step::Commit, Step::Rollback, Step::Statement] {
            all.extend([
                Self::Full { then },
                Self::RolledBack { then },
                Self::Failed { how: "FAIL", then },
                Self::Interrupted { then },
            ]);
        }
        all
    }

    /// Brings it about while a fact is being stated.
    pub(super) async fn provoke(self, place: &Place, id: i32) -> Told {
        match self {
            Self::GivenUp(step, polls) => given_up(place, id, step, polls).await,
            Self::Locked => locked(place).await,
            Self::Full { then } => {
                let spoil = "INSERT INTO fact (id, words) VALUES (-1, zeroblob(3000000))";
                let prepare = "PRAGMA max_page_count = 1";
                let told = failing(place, id, &[prepare], spoil, then).await;
                // There is room again, on whatever connection writes now.
                let again = "PRAGMA max_page_count = 1000000";
                place.db.writer().execute_unprepared(again).await.unwrap();
                told
            }
            Self::RolledBack { then } => raised(place, id, "ROLLBACK", then).await,
            Self::Failed { how, then } if place.is_sqlite() => raised(place, id, how, then).await,
            Self::Failed { then, .. } => {
                let twice = format!("INSERT INTO fact (id) VALUES ({id})");
                failing(place, id, &[], &twice, then).await
            }
            Self::Interrupted { then } => interrupted(place, id, then).await,
            Self::HookRefuses => hook_refuses(place, id).await,
            Self::Deferred => {
                let txn = place.db.begin().await.unwrap();
                state(&txn, id).await.unwrap();
                let about = "INSERT INTO about (fact) VALUES (-7)";
                txn.execute_unprepared(about).await.unwrap();
                told(txn.commit().await)
            }
            Self::Terminated(step) => terminated(place, id, step).await,
        }
    }
}

fn told(outcome: Result<(), DbErr>) -> Told {
    match outcome {
        Ok(()) => Told::Kept,
        Err(_) => Told::Refused,
    }
}

/// Polls something so many times, and drops it.
async fn polled<Doing: Future>(doing: Doing, mut polls: usize) -> Option<Doing::Output> {
    let mut doing = pin!(doing);
    std::future::poll_fn(|context: &mut Context<'_>| {
        if polls == 0 {
            return Poll::Ready(None);
        }
        polls -= 1;
        doing.as_mut().poll(context).map(Some)
    })
    .await
}

async fn given_up(place: &Place, id: i32, step: Step, polls: usize) -> Told {
    let txn = match step {
        Step::Begin => polled(place.db.begin(), polls).await,
        _ => Some(place.db.begin().await),
    };
    let Some(txn) = txn.map(Result::unwrap) else {
        return Told::Nothing;
    };
    match step {
        Step::Statement => {
            // Who gave a statement up cannot go on as if it had been done.
            let done = polled(state(&txn, id), polls).await;
            let outcome = txn.commit().await;
            assert!(done.is_some() || polls == 0 || outcome.is_err(), "{polls}");
            match done {
                Some(_) => told(outcome),
                None => Told::Refused,
            }
        }
        Step::Rollback => {
            state(&txn, id).await.unwrap();
            polled(txn.rollback(), polls).await;
            Told::Refused
        }
        Step::Begin | Step::Commit => {
            state(&txn, id).await.unwrap();
            match polled(txn.commit(), polls).await {
                Some(outcome) => told(outcome),
                None => Told::Nothing,
            }
        }
    }
}

async fn locked(place: &Place) -> Told {
    let other = place.another().await;
    other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
    let writer = place.db.writer();
    writer
        .execute_unprepared("PRAGMA busy_timeout = 20")
        .await
        .unwrap();
    assert!(place.db.begin().await.is_err());
    eventually("readiness knows", async || !place.db.takes_writes().await).await;
    other.execute_unprepared("ROLLBACK").await.unwrap();
    other.close().await.unwrap();
    eventually("it takes writes", async || place.db.takes_writes().await).await;
    Told::Refused
}

/// A statement fails, and whoever wrote does not heed it.
async fn failing(place: &Place, id: i32, before: &[&str], spoil: &str, then: Step) -> Told {
    let txn = place.db.begin().await.unwrap();
    for sql in before {
        txn.execute_unprepared(sql).await.unwrap();
    }
    state(&txn, id).await.unwrap();
    assert!(txn.execute_unprepared(spoil).await.is_err(), "{spoil}");
    finish(place, txn, id, then).await
}

async fn finish(place: &Place, txn: app::db::Write, id: i32, then: Step) -> Told {
    match then {
        Step::Rollback => {
            // SQLite has nothing to undo any more where it has done so by itself.
            let _ = txn.rollback().await;
            return Told::Refused;
        }
        Step::Statement => {
            let more = state(&txn, id).await;
            assert!(more.is_err(), "after a failure each would be kept alone");
            drop(txn);
            assert!(!place.seen_by_another().await.contains(&id));
            return Told::Refused;
        }
        Step::Begin | Step::Commit => {}
    }
    let outcome = txn.commit().await;
    assert!(outcome.is_err(), "what failed is not acknowledged");
    Told::Refused
}

async fn raised(place: &Place, id: i32, how: &str, then: Step) -> Told {
    let trigger = format!(
        "CREATE TEMP TRIGGER IF NOT EXISTS refuses_{how} BEFORE INSERT ON fact WHEN NEW.id = -2 \
         BEGIN SELECT RAISE({how}, 'as the test wants'); END"
    );
    let writer = place.db.writer();
    writer.execute_unprepared(&trigger).await.unwrap();
    let spoil = "INSERT INTO fact (id) VALUES (-2)";
    let told = failing(place, id, &[], spoil, then).await;
    let gone = format!("DROP TRIGGER IF EXISTS refuses_{how}");
    writer.execute_unprepared(&gone).await.unwrap();
    told
}

async fn interrupted(place: &Place, id: i32, then: Step) -> Told {
    let txn = place.db.begin().await.unwrap();
    state(&txn, id).await.unwrap();
    txn.commit().await.unwrap();
    // On the one connection that writes; it breaks off what takes long.
    let pool = place.db.writer().get_sqlite_connection_pool();
    let mut connection = pool.acquire().await.unwrap();
    let mut handle = connection.lock_handle().await.unwrap();
    handle.set_progress_handler(2000, || false);
    drop(handle);
    drop(connection);
    let long = "INSERT INTO fact (id) WITH RECURSIVE n(i) AS \
                (SELECT -1000000 UNION ALL SELECT i + 1 FROM n LIMIT 500000) SELECT i FROM n";
    let other = id + 500_000;
    let told = failing(place, other, &[], long, then).await;
    let mut connection = pool.acquire().await.unwrap();
    connection
        .lock_handle()
        .await
        .unwrap()
        .remove_progress_handler();
    assert!(matches!(told, Told::Refused));
    let seen = place.seen_by_another().await;
    assert!(!seen.contains(&other) && seen.range(..0).next().is_none());
    Told::Kept
}

async fn hook_refuses(place: &Place, id: i32) -> Told {
    let txn = {
        let pool = place.db.writer().get_sqlite_connection_pool();
        let mut connection = pool.acquire().await.unwrap();
        let mut handle = connection.lock_handle().await.unwrap();
        let mut refused = false;
        handle.set_commit_hook(move || std::mem::replace(&mut refused, true));
        drop(handle);
        drop(connection);
        place.db.begin().await.unwrap()
    };
    state(&txn, id).await.unwrap();
    let outcome = txn.commit().await;
    assert!(outcome.is_err(), "the hook refused");
    Told::Refused
}

async fn terminated(place: &Place, id: i32, step: Step) -> Told {
    let other = place.another().await;
    let backends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                    WHERE pid <> pg_backend_pid() AND datname = current_database()";
    let end = async || {
        let all = Statement::from_string(other.get_database_backend(), backends.to_owned());
        let ended = other.query_all_raw(all).await.unwrap();
        assert!(!ended.is_empty());
    };
    if matches!(step, Step::Begin) {
        end().await;
    }
    let txn = place.db.begin().await.unwrap();
    if matches!(step, Step::Statement) {
        end().await;
        assert!(state(&txn, id).await.is_err());
        return told(txn.commit().await);
    }
    state(&txn, id).await.unwrap();
    match step {
        Step::Rollback => {
            end().await;
            let _ = txn.rollback().await;
            Told::Refused
        }
        Step::Commit => {
            end().await;
            told(txn.commit().await)
        }
        Step::Begin | Step::Statement => told(txn.commit().await),
    }
}

//! Each step of a transaction fails in each way we know. Then somebody is refused as usual, and
//! others write: what they are told is kept has to be seen by another connection, and to be in the
//! files.

use std::collections::BTreeSet;

use super::{
    Place,
    faults::{Fault, Told},
    state,
};

/// As many as a pool has connections, and a few more.
const AFTERWARDS: usize = 12;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_acknowledged_after_any_fault_is_kept_on_sqlite() {
    after_each_fault(Place::on_sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_acknowledged_after_any_fault_is_kept_on_postgres() {
    after_each_fault(Place::on_postgres().await).await;
}

async fn after_each_fault(place: Place) {
    let (mut kept, mut refused) = (BTreeSet::new(), BTreeSet::new());
    let mut next = 0..;
    let mut provoked = 0;
    for fault in Fault::all(place.is_sqlite()) {
        let id = next.next().unwrap();
        match fault.provoke(&place, id).await {
            Told::Kept => {
                kept.insert(id);
            }
            Told::Refused => {
                refused.insert(id);
            }
            Told::Nothing => {}
        }
        provoked += 1;
        // Two ordinary refusals: one by word, one by going away.
        for by_word in [true, false] {
            let id = next.next().unwrap();
            let txn = place.db.begin().await.unwrap();
            state(&txn, id).await.unwrap();
            if by_word {
                txn.rollback().await.unwrap();
            }
            refused.insert(id);
        }
        for _ in 0..AFTERWARDS {
            let id = next.next().unwrap();
            let txn = place
                .db
                .begin()
                .await
                .unwrap_or_else(|error| panic!("{fault:?}: {error}"));
            state(&txn, id).await.unwrap();
            txn.commit().await.unwrap();
            kept.insert(id);
        }
        let seen = place.seen_by_another().await;
        let lost: Vec<_> = kept.difference(&seen).collect();
        assert!(lost.is_empty(), "{fault:?}: told and not seen: {lost:?}");
        let left = place.left_after_a_kill().await;
        let lost: Vec<_> = kept.difference(&left).collect();
        assert!(lost.is_empty(), "{fault:?}: lost in a kill: {lost:?}");
        let wrong: Vec<_> = refused.intersection(&seen).collect();
        assert!(wrong.is_empty(), "{fault:?}: refused and kept: {wrong:?}");
        assert!(place.db.takes_writes().await, "{fault:?}");
    }
    assert!(provoked > 20, "{provoked} faults");
}

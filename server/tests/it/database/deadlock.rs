//! Two who write the same rows in opposite order, on PostgreSQL: one of them is made again.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::{db, errors::AppError};
use sea_orm::ConnectionTrait as _;
use tokio::sync::Barrier;

use super::{Place, state};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_deadlock_is_made_again() {
    let place = Place::on_postgres().await;
    let txn = place.db.begin().await.unwrap();
    state(&txn, 1).await.unwrap();
    state(&txn, 2).await.unwrap();
    txn.commit().await.unwrap();
    // Both hold their first row before either wants the other's.
    let both = Barrier::new(2);
    let tries = AtomicUsize::new(0);
    let writes = async |first: i32, second: i32| {
        let once = AtomicUsize::new(0);
        let say = |id: i32, word: &str| {
            format!("UPDATE fact SET words = concat(words, '{word}') WHERE id = {id}")
        };
        let (first, second) = (&say(first, "a"), &say(second, "b"));
        let (once, both, tries, place) = (&once, &both, &tries, &place);
        db::retried(|| async move {
            tries.fetch_add(1, Ordering::SeqCst);
            let txn = place.db.begin().await?;
            txn.execute_unprepared(first).await?;
            if once.fetch_add(1, Ordering::SeqCst) == 0 {
                both.wait().await;
            }
            txn.execute_unprepared(second).await?;
            txn.commit().await?;
            Ok::<(), AppError>(())
        })
        .await
    };
    let (one, other) = tokio::join!(writes(1, 2), writes(2, 1));
    one.unwrap();
    other.unwrap();
    assert_eq!(tries.load(Ordering::SeqCst), 3, "one was made twice");
    let reader = place.another().await;
    let count = "SELECT count(*) FROM fact WHERE length(words) = 2";
    let count = sea_orm::Statement::from_string(reader.get_database_backend(), count.to_owned());
    let found = reader.query_one_raw(count).await.unwrap().unwrap();
    assert_eq!(found.try_get_by_index::<i64>(0).unwrap(), 2);
}

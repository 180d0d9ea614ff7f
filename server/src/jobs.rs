//! What happens by itself, again and again, for as long as the server runs. Each job may run
//! twice, here or in another server, with the same result.

use std::{sync::Arc, time::Duration};

use app::{
    attendance, erasure, errors::AppError, house::House, memory::set_aside, post, quizzes,
    trainings,
};
use tokio::{task::JoinSet, time::MissedTickBehavior};
use tracing::Instrument as _;

use crate::metrics::Metrics;

/// How often it is looked whether there is something to do.
const EVERY: Duration = Duration::from_secs(5);
/// How often it is looked for what may wait a minute.
const SELDOM: Duration = Duration::from_secs(60);

/// How often it is looked for what has become too old to be kept.
const DAILY: Duration = Duration::from_secs(24 * 60 * 60);

/// The jobs that run; they end when this is dropped.
#[derive(Debug)]
pub struct Jobs {
    _running: JoinSet<()>,
}

/// Starts the jobs of a house. Each goes its own way: a mail server that is slow holds up
/// nobody's attempt.
pub fn start(house: &Arc<House>, metrics: &Metrics) -> Jobs {
    let mut jobs = Starting {
        running: JoinSet::new(),
        house: house.clone(),
        metrics: metrics.clone(),
    };
    jobs.every(EVERY, "hand-in", |house| async move {
        quizzes::hand_in_overdue(&house).await
    });
    if house.clock.is_machine() {
        jobs.every(SELDOM, "clock", |house| async move {
            house.db.keeps_time(&house.clock).await?;
            Ok(0)
        });
    }
    jobs.every(SELDOM, "reminders", |house| async move {
        trainings::remind(&house).await
    });
    jobs.every(EVERY, "letters", |house| async move {
        post::send_due(&house).await
    });
    jobs.every(SELDOM, "letters-secrets", |house| async move {
        post::forget_secrets(&house).await
    });
    jobs.every(SELDOM, "online-minutes", |house| async move {
        attendance::count_online(&house).await
    });
    jobs.every(SELDOM, "open-registers", |house| async move {
        attendance::remind_of_open_registers(&house).await
    });
    jobs.every(DAILY, "retention", |house| async move {
        erasure::forget_old(&house).await
    });
    jobs.every(SELDOM, "set-aside", |house| async move {
        set_aside::sweep(&house.db, &house.clock).await
    });
    Jobs {
        _running: jobs.running,
    }
}

/// Jobs that are being started.
struct Starting {
    running: JoinSet<()>,
    house: Arc<House>,
    metrics: Metrics,
}

impl Starting {
    /// Does something again and again, under a name that log and metrics have.
    fn every<Doing>(
        &mut self,
        every: Duration,
        name: &'static str,
        job: impl Fn(Arc<House>) -> Doing + Send + 'static,
    ) where
        Doing: Future<Output = Result<usize, AppError>> + Send,
    {
        let (house, metrics) = (self.house.clone(), self.metrics.clone());
        self.running.spawn(async move {
            let mut ticks = tokio::time::interval(every);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                let span = tracing::info_span!("job", name);
                let outcome = job(house.clone()).instrument(span).await;
                metrics.ran(name, &house.clock, outcome.is_ok());
                if let Err(error) = outcome {
                    tracing::error!(job = name, ?error, "a job failed; it is tried again");
                }
            }
        });
    }
}

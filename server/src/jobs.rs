//! What happens by itself, again and again, for as long as the server runs. Each job may run
//! twice, here or in another server, with the same result.

use std::{sync::Arc, time::Duration};

use app::{context::House, quizzes};
use tokio::{task::JoinHandle, time::MissedTickBehavior};

/// How often it is looked whether there is something to do.
const EVERY: Duration = Duration::from_secs(5);

/// The jobs that run; they end when this is dropped.
#[derive(Debug)]
pub struct Jobs(JoinHandle<()>);

impl Drop for Jobs {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Starts the jobs of a house.
pub fn start(house: Arc<House>) -> Jobs {
    Jobs(tokio::spawn(async move {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if let Err(error) = quizzes::hand_in_overdue(&house).await {
                tracing::error!(?error, "overdue attempts cannot be handed in");
            }
        }
    }))
}

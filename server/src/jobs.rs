//! What happens by itself, again and again, for as long as the server runs. Each job may run
//! twice, here or in another server, with the same result.

use std::{sync::Arc, time::Duration};

use app::{
    attendance, erasure, errors::AppError, house::House, memory::set_aside, post, quizzes,
    trainings,
};
use tokio::{task::JoinSet, time::MissedTickBehavior};

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
pub fn start(house: &Arc<House>) -> Jobs {
    let mut running = JoinSet::new();
    let trouble = "overdue attempts cannot be handed in";
    let job = |house| async move { quizzes::hand_in_overdue(&house).await };
    running.spawn(again_and_again(EVERY, house.clone(), trouble, job));
    let trouble = "reminders cannot be written";
    let job = |house| async move { trainings::remind(&house).await };
    running.spawn(again_and_again(SELDOM, house.clone(), trouble, job));
    let trouble = "letters cannot be sent";
    let job = |house| async move { post::send_due(&house).await };
    running.spawn(again_and_again(EVERY, house.clone(), trouble, job));
    let trouble = "secrets of letters cannot be forgotten";
    let job = |house| async move { post::forget_secrets(&house).await };
    running.spawn(again_and_again(SELDOM, house.clone(), trouble, job));
    let trouble = "minutes of online sessions cannot be counted";
    let job = |house| async move { attendance::count_online(&house).await };
    running.spawn(again_and_again(SELDOM, house.clone(), trouble, job));
    let trouble = "organizers cannot be reminded of open registers";
    let job = |house| async move { attendance::remind_of_open_registers(&house).await };
    running.spawn(again_and_again(SELDOM, house.clone(), trouble, job));
    let trouble = "what is too old to be kept cannot be deleted";
    let job = |house| async move { erasure::forget_old(&house).await };
    running.spawn(again_and_again(DAILY, house.clone(), trouble, job));
    let trouble = "what was set aside and has expired cannot be forgotten";
    let job = |house: Arc<House>| async move { set_aside::sweep(&house.db, &house.clock).await };
    running.spawn(again_and_again(SELDOM, house.clone(), trouble, job));
    Jobs { _running: running }
}

async fn again_and_again<Doing>(
    every: Duration,
    house: Arc<House>,
    trouble: &'static str,
    job: impl Fn(Arc<House>) -> Doing,
) where
    Doing: Future<Output = Result<usize, AppError>>,
{
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = job(house.clone()).await {
            tracing::error!(?error, "{trouble}");
        }
    }
}

//! The other servers on one PostgreSQL: what each changes, the others hear of at once, by
//! LISTEN and NOTIFY.
//!
//! At once is not before the next request: who has just sent a form and comes to another server may
//! be quicker. For a moment such a browser brings a cookie, and nothing that is remembered is believed.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use app::{
    db::news::{News, Teller},
    house::House,
};
use sea_orm::{
    ConnectionTrait as _, DbBackend, Statement,
    sqlx::postgres::{PgListener, PgPool},
};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    task::JoinSet,
    time::sleep,
};

/// The channel; PostgreSQL keeps those of different databases apart.
const CHANNEL: &str = "torelik";
/// The most news that are told together: PostgreSQL takes 8,000 bytes.
const MOST: usize = 300;
/// How long it is waited before the database is tried again.
const PAUSE: Duration = Duration::from_secs(1);

/// The cookie of a browser that has just sent a form.
pub const JUST_WROTE: &str = "just-wrote";
/// For how many seconds it has it: longer than anything is remembered that it may have changed.
const JUST: u32 = 10;

/// What sets the cookie, where other servers may take the next request.
pub fn just_wrote(house: &House) -> Option<String> {
    let secure = if house.settings.secure() {
        "; Secure"
    } else {
        ""
    };
    house
        .db
        .is_shared()
        .then(|| format!("{JUST_WROTE}=1; Path=/; Max-Age={JUST}; HttpOnly; SameSite=Lax{secure}"))
}

/// Hears and tells, until it is dropped.
#[derive(Debug)]
pub struct Neighbours {
    _running: JoinSet<()>,
}

impl Neighbours {
    /// Meets the other servers; none on SQLite, which has one server.
    pub fn meet(house: &Arc<House>) -> Option<Self> {
        if !house.db.is_shared() {
            return None;
        }
        let pool = house.db.read().get_postgres_connection_pool().clone();
        // What this server says, it does not hear.
        let own = format!("{:016x}", rand::random::<u64>());
        let mut running = JoinSet::new();
        let told = house.db.news().listen();
        running.spawn(tell(house.clone(), told, own.clone()));
        running.spawn(hear(house.clone(), pool, own));
        Some(Self { _running: running })
    }
}

/// Tells the other servers what this one tells. While one notification is on its way, the next
/// gathers.
async fn tell(house: Arc<House>, mut told: Receiver<News>, own: String) {
    loop {
        let mut news = BTreeSet::new();
        match told.recv().await {
            Ok(one) => news.insert(one),
            Err(RecvError::Lagged(_)) => news.insert(News::Everything),
            Err(RecvError::Closed) => return,
        };
        while news.len() < MOST
            && let Ok(one) = told.try_recv()
        {
            news.insert(one);
        }
        let words: Vec<String> = news.iter().map(News::to_string).collect();
        let notify = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_notify($1, $2)",
            [CHANNEL.into(), format!("{own} {}", words.join(" ")).into()],
        );
        // Where it does not arrive, the others know when what they remember has expired.
        if let Err(error) = house.db.read().execute_raw(notify).await {
            tracing::warn!(%error, "the other servers cannot be told");
        }
    }
}

/// Hears what the other servers tell.
async fn hear(house: Arc<House>, pool: PgPool, own: String) {
    loop {
        if let Err(error) = listen(house.db.news(), &pool, &own).await {
            tracing::warn!(%error, "the other servers cannot be heard");
        }
        sleep(PAUSE).await;
    }
}

async fn listen(news: &Teller, pool: &PgPool, own: &str) -> Result<(), sea_orm::sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    // What was told before.
    news.tell_here(News::Everything);
    loop {
        let Some(notification) = listener.try_recv().await? else {
            // The connection was lost and will be made anew; what was told meanwhile is missed.
            news.tell_here(News::Everything);
            continue;
        };
        let mut words = notification.payload().split(' ');
        if words.next() == Some(own) {
            continue;
        }
        for word in words {
            news.tell_here(word.parse().unwrap_or(News::Everything));
        }
    }
}

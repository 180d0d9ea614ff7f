//! A transaction that writes.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    prelude::async_trait::async_trait,
};

use super::{
    Probe,
    news::{News, Teller},
};

/// A transaction that writes, undone unless it is committed. Always the outermost: it cannot be
/// begun within another, so what [`Write::commit`] acknowledges is in the database.
///
/// After a statement that failed, or was given up before its outcome was known, nothing more can
/// be done in it and it cannot be committed. PostgreSQL answers the COMMIT of such a transaction
/// with a rollback that the driver takes for success; SQLite may have ended it by itself, and
/// would keep each later statement alone.
#[derive(Debug)]
pub struct Write {
    txn: DatabaseTransaction,
    spoilt: AtomicBool,
    probe: Probe,
    teller: Teller,
    news: Mutex<BTreeSet<News>>,
    asker: Option<Asker>,
}

/// Who asked for what is written, and in which request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// The account; none where nobody is signed in.
    pub account: Option<i64>,
    /// The request's id.
    pub request: String,
}

impl Write {
    /// The transaction must be the outermost of its connection.
    pub(super) fn new(txn: DatabaseTransaction, probe: Probe, teller: Teller) -> Self {
        Self {
            txn,
            probe,
            teller,
            news: Mutex::default(),
            spoilt: AtomicBool::new(false),
            asker: None,
        }
    }

    /// The same, asked for by somebody.
    #[must_use]
    pub fn asked_by(self, asker: Asker) -> Self {
        Self {
            asker: Some(asker),
            ..self
        }
    }

    /// Who asked for it; none for what the server does by itself.
    pub fn asker(&self) -> Option<&Asker> {
        self.asker.as_ref()
    }

    /// Says what is changed by it, which whoever remembers it is told by the commit. Stands beside
    /// the statement that changes it, so that nobody who asks for that can forget it.
    pub fn changes(&self, news: News) {
        let mut told = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        told.insert(news);
    }

    /// Commits, and tells the news. What was written is acknowledged by this, and by nothing else.
    ///
    /// # Errors
    /// When the database refuses, or a statement failed before.
    pub async fn commit(self) -> Result<(), DbErr> {
        if self.spoilt.load(Ordering::SeqCst) {
            return Err(spoilt());
        }
        let outcome = self.txn.commit().await;
        self.probe.note_commit(outcome.is_ok());
        // Also where nobody knows whether it was kept: looking again does no harm.
        let news = self
            .news
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        for one in news {
            self.teller.tell(one);
        }
        outcome
    }

    /// For the migrator, which knows no other transaction.
    pub fn for_migrator(&self) -> &DatabaseTransaction {
        &self.txn
    }

    /// Undoes it. Dropping it does the same, without waiting.
    ///
    /// # Errors
    /// When the database refuses; what was written is undone all the same.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.txn.rollback().await
    }

    /// Runs a statement; unless it succeeds, the transaction is spoilt.
    async fn run<T>(&self, statement: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        if self.spoilt.load(Ordering::SeqCst) {
            return Err(spoilt());
        }
        let mut doubt = Doubt(Some(&self.spoilt));
        let outcome = statement.await;
        if outcome.is_ok() {
            doubt.0 = None;
        }
        outcome
    }
}

fn spoilt() -> DbErr {
    DbErr::Custom("a statement of this transaction failed before; nothing of it is kept".into())
}

/// Spoils the transaction when it is dropped, by an error or because nobody waits any more.
struct Doubt<'a>(Option<&'a AtomicBool>);

impl Drop for Doubt<'_> {
    fn drop(&mut self) {
        if let Some(spoilt) = self.0 {
            spoilt.store(true, Ordering::SeqCst);
        }
    }
}

#[async_trait]
impl ConnectionTrait for Write {
    fn get_database_backend(&self) -> DbBackend {
        self.txn.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.run(self.txn.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.run(self.txn.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.run(self.txn.query_one_raw(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.run(self.txn.query_all_raw(statement)).await
    }
}

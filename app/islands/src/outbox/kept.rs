//! The unsent messages in the browser's own storage (IndexedDB), where they outlive the page.

use idb::{
    Database, DatabaseEvent as _, Error, Factory, KeyRange, ObjectStoreParams, TransactionFuture,
    TransactionMode,
};
use wasm_bindgen::JsValue;

use super::message::{Message, Tidying};

const DATABASE: &str = "torelik-outbox";
const STORE: &str = "messages";
/// What the server did not take lies under this and the key that it had. `waiting.js` lists it.
const ASIDE: &str = "refused/";

/// The storage, once it is open. Each message lies under its key, as text; a key begins with its
/// group and a slash.
pub struct Kept(Database);

impl Kept {
    /// Opens the storage.
    ///
    /// # Errors
    /// Where the browser refuses: a private window, no room left.
    pub async fn open() -> Result<Self, Error> {
        let mut request = Factory::new()?.open(DATABASE, Some(1))?;
        request.on_upgrade_needed(|event| {
            // Were this to fail, the first transaction would say so.
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        let mut database = request.await?;
        // A later version of the program wants to rebuild it: this page must not stand in its way.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Self(database))
    }

    /// Keeps a message, in the place of one with the same key. It is begun at once; what is
    /// given says when it is done.
    ///
    /// # Errors
    /// When the storage is gone.
    pub fn put(&self, message: &Message) -> Result<TransactionFuture, Error> {
        let transaction = self.0.transaction(&[STORE], TransactionMode::ReadWrite)?;
        transaction
            .object_store(STORE)?
            .put(&message.write().into(), Some(&message.key.as_str().into()))?;
        Ok(transaction.into_future())
    }

    /// The messages of a group.
    ///
    /// # Errors
    /// When the storage is gone.
    pub async fn group(&self, group: &str) -> Result<Vec<Message>, Error> {
        // Whatever begins with the group and a slash: a slash is followed by a zero.
        let (from, to) = (format!("{group}/"), format!("{group}0"));
        let range = KeyRange::bound(&from.into(), &to.into(), Some(false), Some(true))?;
        let found = self
            .0
            .transaction(&[STORE], TransactionMode::ReadOnly)?
            .object_store(STORE)?
            .get_all(Some(range.into()), None)?
            .await?;
        Ok(found.iter().filter_map(read).collect())
    }

    /// Removes a message, unless another has taken its place.
    ///
    /// # Errors
    /// When the storage is gone.
    pub async fn remove(&self, key: &str, order: i64) -> Result<(), Error> {
        let store = self
            .0
            .transaction(&[STORE], TransactionMode::ReadWrite)?
            .object_store(STORE)?;
        let found = store.get(JsValue::from_str(key))?.await?;
        if found.as_ref().and_then(read).map(|found| found.order) == Some(order) {
            store.delete(JsValue::from_str(key))?.await?;
        }
        Ok(())
    }

    /// Puts a message that the server did not take aside, with the code of why and the words for it.
    /// It stays until the person has sent or discarded it. For messages with a key of their own.
    ///
    /// # Errors
    /// When the storage is gone.
    pub async fn set_aside(
        &self,
        message: &Message,
        why: [&str; 2],
        now: i64,
    ) -> Result<(), Error> {
        let transaction = self.0.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        store.delete(JsValue::from_str(&message.key))?;
        let aside = JsValue::from_str(&format!("{ASIDE}{}", message.key));
        store.put(&message.write_refused(why, now).into(), Some(&aside))?;
        transaction.await.map(drop)
    }

    /// Removes what has lain here for too long at a moment, in milliseconds since 1970, of groups
    /// that are swept, but for one. What an organizer has marked is never swept.
    ///
    /// # Errors
    /// When the storage is gone.
    pub async fn sweep(&self, but: &str, now: i64) -> Result<(), Error> {
        let store = self
            .0
            .transaction(&[STORE], TransactionMode::ReadWrite)?
            .object_store(STORE)?;
        let found = store.get_all(None, None)?.await?;
        for mut message in found.iter().filter_map(read) {
            let key = JsValue::from_str(&message.key);
            if message.group == but {
                continue;
            }
            match message.tidying(now) {
                Tidying::Stays => {}
                Tidying::IsDated => {
                    message.made_at = now;
                    store.put(&message.write().into(), Some(&key))?.await?;
                }
                Tidying::Goes => {
                    store.delete(key)?.await?;
                }
            }
        }
        Ok(())
    }
}

fn read(value: &JsValue) -> Option<Message> {
    Message::read(&value.as_string()?)
}

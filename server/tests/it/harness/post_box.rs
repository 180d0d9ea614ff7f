//! A post box that keeps letters, or refuses them when told to.

use std::sync::Mutex;

use app::mail::{Carrier, Carrying, Failure, Outgoing};

/// A post box that keeps letters.
#[derive(Debug, Default)]
pub struct PostBox {
    letters: Mutex<Vec<Outgoing>>,
    refuses: Mutex<Option<Failure>>,
}

impl PostBox {
    /// What has arrived, in this order.
    pub fn letters(&self) -> Vec<Outgoing> {
        self.letters.lock().unwrap().clone()
    }

    /// What has arrived for somebody.
    pub fn letters_to(&self, recipient: &str) -> Vec<Outgoing> {
        let mut letters = self.letters();
        letters.retain(|letter| letter.recipient == recipient);
        letters
    }

    /// Refuses letters from now on.
    pub fn refuses(&self, code: &str, for_good: bool) {
        let code = code.to_owned();
        *self.refuses.lock().unwrap() = Some(Failure { code, for_good });
    }

    /// Takes letters again.
    pub fn takes(&self) {
        *self.refuses.lock().unwrap() = None;
    }
}

impl Carrier for PostBox {
    fn carry<'a>(&'a self, letter: &'a Outgoing) -> Carrying<'a> {
        Box::pin(async move {
            // Others get their turn in the middle of it.
            tokio::task::yield_now().await;
            if let Some(failure) = self.refuses.lock().unwrap().clone() {
                return Err(failure);
            }
            self.letters.lock().unwrap().push(letter.clone());
            Ok(())
        })
    }
}

//! Application state: the database, the courses, the clock, the settings, and the services that
//! rooms bring along.

use std::{
    any::{Any, TypeId, type_name},
    collections::HashMap,
    fmt::Debug,
    sync::Arc,
};

use jiff::SignedDuration;

use crate::{
    clock::Clock,
    courses::{Courses, finder::Finder},
    db::Database,
    doorkeeper::Doorkeeper,
    mail::{Carrier, Encloses},
    memory::{pieces::Pieces, readings::Readings},
    secrets::Key,
};

/// Where the style sheet, the icon, the font and the browser's part lie; their names hold the
/// hash of their content.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Address of the style sheet.
    pub style: String,
    /// Address of the style sheet that the pages of attendance have besides.
    pub register_style: String,
    /// Address of the style sheet that home, the list of a course and the pages of quizzes have
    /// besides.
    pub quiz_style: String,
    /// Address of the style sheet that a document has besides.
    pub document_style: String,
    /// Address of the icon.
    pub icon: String,
    /// Address of the script of a lesson, which notes what has been read to its end.
    pub reading: Option<String>,
    /// Address of the script that highlights in a lesson.
    pub marking: Option<String>,
    /// Address of the script of the screen in the room, which keeps its code up to date.
    pub screen: Option<String>,
    /// Address of the script of the register, which lets it open without a network.
    pub offline: Option<String>,
    /// Address of the script that counts and sends the marks that wait in a browser.
    pub waiting: Option<String>,
    /// Address of the script of a page that counts minutes online.
    pub online: Option<String>,
    /// Address of the script that asks devices for passkeys.
    pub passkey: Option<String>,
    /// Address of the script that shows a password while it is chosen.
    pub password: Option<String>,
    /// Address of the font that a page needs at once.
    pub font: Option<String>,
    /// The answer sheet of a quiz; none when it was not built.
    pub answer_sheet: Option<Islands>,
    /// The roll call of a register; none when it was not built.
    pub roll_call: Option<Islands>,
}

/// The islands of one page, built by themselves so that a page loads no other's: they lie at
/// `/folder/name.js` and `/folder/name.wasm`.
#[derive(Clone, Debug)]
pub struct Islands {
    /// The folder, without slashes.
    pub folder: &'static str,
    /// The name without its ending.
    pub name: String,
}

/// For how long things are kept that nobody needs for ever; none for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The words of a letter, from its writing.
    pub letters: Option<SignedDuration>,
    /// A login, from its end.
    pub logins: Option<SignedDuration>,
    /// An invitation, from when it stopped working.
    pub invitations: Option<SignedDuration>,
    /// Events of the audit.
    pub audit: Option<SignedDuration>,
}

/// What does not change while the server runs, as far as pages and actions need to know it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which people reach the server, without a slash at its end.
    pub public_url: String,
    /// Whether to tell what the demo's sign-ins are.
    pub demo: bool,
    /// Where the assets lie.
    pub assets: Assets,
    /// For how long things are kept.
    pub keep: Keep,
    /// The server's key, for secrets that have to be read again; none where no file is set.
    pub key: Option<Key>,
}

impl Settings {
    /// Whether people come by https, so that cookies must not travel otherwise.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Service registry: what rooms bring along when the house is built, asked for by type. So the
/// house carries what stands above it without knowing it.
#[derive(Debug, Default)]
pub struct Services(HashMap<TypeId, Box<dyn Service>>);

/// What can be a service: whatever many requests can share and the log can show.
pub trait Service: Any + Debug + Send + Sync {}

impl<T: Any + Debug + Send + Sync> Service for T {}

impl Services {
    /// With one service more; one of the same type is replaced.
    #[must_use]
    pub fn with<T: Service>(mut self, service: T) -> Self {
        self.0.insert(TypeId::of::<T>(), Box::new(service));
        self
    }

    fn get<T: Service>(&self) -> Option<&T> {
        let service: &dyn Any = self.0.get(&TypeId::of::<T>())?.as_ref();
        service.downcast_ref()
    }
}

/// The application's state, shared by all requests: database, courses, clock and services.
#[derive(Debug)]
pub struct House {
    /// The database.
    pub db: Database,
    /// The courses that are being served.
    pub courses: Courses,
    /// What time it is.
    pub clock: Clock,
    /// What does not change while the server runs.
    pub settings: Settings,
    /// Passwords, throttles and the logins that are known.
    pub doorkeeper: Doorkeeper,
    /// Pieces of pages that are the same for everybody.
    pub pieces: Pieces,
    /// Finds what courses say.
    pub finder: Finder,
    /// What readers have read.
    pub readings: Readings,
    /// What takes letters away; none where there is no mail server.
    pub carrier: Option<Arc<dyn Carrier>>,
    /// What gives letters about sessions their calendar.
    pub encloses: Arc<dyn Encloses>,
    /// What rooms brought along.
    pub services: Services,
}

impl House {
    /// A service that a room brought along when the house was built.
    ///
    /// # Panics
    /// When none was brought. A test asks for each at boot, so that this is found there.
    pub fn service<T: Service>(&self) -> &T {
        let service = self.services.get();
        service.unwrap_or_else(|| panic!("{} is brought at boot", type_name::<T>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_found_by_its_type() {
        let services = Services::default().with(7_u8).with("seven").with(8_u8);
        assert_eq!(services.get::<u8>(), Some(&8));
        assert_eq!(services.get::<&str>(), Some(&"seven"));
        assert_eq!(services.get::<u16>(), None);
    }
}

//! What is written about the register: answers to requests, and registers that stand open.

use course::Language;
use rules::attendance::Standing;

use crate::{
    language::{dates, say},
    paths,
    post::{Kind, NewLetter},
    trainings::{Member, Session, Training},
};

use super::{pages::words, store::Request};

/// That what somebody asked was answered. The reasons stand on the page alone: a letter lies in
/// mailboxes that others may read.
pub(super) fn answered(
    public_url: &str,
    training: &Training,
    member: &Member,
    asked: &[(&Request, &Session)],
    granted: bool,
) -> NewLetter {
    let language = member.account.language;
    let sessions: Vec<_> = asked
        .iter()
        .map(|(_, session)| line(training, session, language))
        .collect();
    let answer = if granted {
        say!(language, "request-granted")
    } else {
        say!(language, "request-refused")
    };
    let title = training.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-answered-subject", title = title),
        body: say!(
            language,
            "letter-answered-body",
            name = member.account.name.as_str(),
            title = title,
            answer = answer,
            sessions = sessions.join("\n"),
            home = format!("{public_url}{}", paths::attendance::own(training.id))
        ),
        ..letter(Kind::RequestAnswered, training, member)
    }
}

/// That somebody asked about the register, for an organizer. Who asked, what and why stands on the
/// page alone: a letter is not erased with a person of whom it speaks.
pub(super) fn asked(
    public_url: &str,
    training: &Training,
    organizer: &Member,
    sessions: &[&Session],
) -> NewLetter {
    let language = organizer.account.language;
    let lines = sessions.iter();
    let lines: Vec<_> = lines
        .map(|session| line(training, session, language))
        .collect();
    let title = training.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-asked-subject", title = title),
        body: say!(
            language,
            "letter-asked-body",
            name = organizer.account.name.as_str(),
            title = title,
            sessions = lines.join("\n"),
            home = format!("{public_url}{}", paths::attendance::requests(training.id))
        ),
        ..letter(Kind::RequestAsked, training, organizer)
    }
}

/// That a mark about somebody was corrected, and what stands now. The reason stands on the page
/// alone.
pub(super) fn corrected(
    public_url: &str,
    training: &Training,
    member: &Member,
    session: &Session,
    stands: Option<&Standing>,
) -> NewLetter {
    let language = member.account.language;
    let title = training.titles.get(language);
    let status = stands.map_or_else(
        || say!(language, "status-unmarked"),
        |standing| words::reported(standing, language),
    );
    NewLetter {
        subject: say!(language, "letter-corrected-subject", title = title),
        body: say!(
            language,
            "letter-corrected-body",
            name = member.account.name.as_str(),
            title = title,
            session = line(training, session, language),
            status = status,
            home = format!("{public_url}{}", paths::attendance::own(training.id))
        ),
        ..letter(Kind::MarkCorrected, training, member)
    }
}

/// That the register of a session that is long over is not closed.
pub(super) fn left_open(
    public_url: &str,
    training: &Training,
    member: &Member,
    session: &Session,
) -> NewLetter {
    let language = member.account.language;
    let title = session.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-open-subject", title = title),
        body: say!(
            language,
            "letter-open-body",
            name = member.account.name.as_str(),
            training = training.titles.get(language),
            session = line(training, session, language),
            home = format!(
                "{public_url}{}#session-{}",
                paths::attendance::open(training.id),
                session.id
            )
        ),
        sender: None,
        once: Some(once(session, member)),
        ..letter(Kind::RegisterOpen, training, member)
    }
}

/// The name of the letter about an open register, which is written once.
pub(super) fn once(session: &Session, member: &Member) -> String {
    format!("register-open/{}/{}", session.id, member.account.id)
}

/// When a session is, and its title.
fn line(training: &Training, session: &Session, language: Language) -> String {
    let starts = session.gathering.starts_at;
    format!(
        "{}  {}",
        dates::moment(language, starts, &training.zone),
        session.titles.get(language)
    )
}

fn letter(kind: Kind, training: &Training, member: &Member) -> NewLetter {
    NewLetter {
        account: member.account.id,
        recipient: member.account.email.clone(),
        language: member.account.language,
        kind,
        subject: String::new(),
        body: String::new(),
        secret: None,
        training: Some(training.id),
        enrolment: Some(member.enrolment),
        sender: None,
        once: None,
        expires_at: None,
    }
}

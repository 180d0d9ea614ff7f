//! What is written to the people of a training, in their language.

use course::Language;
use jiff::{Timestamp, civil};

use crate::{
    accounts::LinkKind,
    language::{dates, say},
    paths,
    post::{Kind, NewLetter},
};

use super::{Member, Session, Training, actions::letter::Words};

/// An invitation to a training. With the token of a link it is for somebody who has no password
/// yet; without, for somebody who only has to sign in.
pub fn invitation(
    public_url: &str,
    training: &Training,
    member: &Member,
    token: Option<String>,
    now: Timestamp,
) -> NewLetter {
    let language = member.account.language;
    let home = format!("{public_url}{}", paths::home::training(training.id));
    let title = training.titles.get(language);
    let days = dates::days(language, training.starts_on, training.ends_on);
    let expires_at = now + LinkKind::Invitation.limit();
    let body = match token {
        Some(ref token) => say!(
            language,
            "letter-invitation-body",
            name = member.account.name.as_str(),
            title = title,
            days = days,
            place = training.place.as_str(),
            link = format!("{public_url}{}", paths::accounts::invitation(token)),
            until = dates::moment(language, expires_at, &training.zone),
            home = home
        ),
        None => say!(
            language,
            "letter-welcome-body",
            name = member.account.name.as_str(),
            title = title,
            days = days,
            place = training.place.as_str(),
            home = home
        ),
    };
    NewLetter {
        subject: say!(language, "letter-invitation-subject", title = title),
        body,
        secret: token,
        expires_at: Some(expires_at),
        ..letter(Kind::Invitation, training, member)
    }
}

/// A reminder of the sessions of one day. `sessions` are in the order of their beginnings.
pub fn reminder(
    public_url: &str,
    training: &Training,
    member: &Member,
    date: civil::Date,
    sessions: &[&Session],
) -> NewLetter {
    let language = member.account.language;
    let zone = &training.zone;
    let lines: Vec<_> = sessions
        .iter()
        .map(|session| {
            let place = if session.place.is_empty() {
                String::new()
            } else {
                format!(" ({})", session.place)
            };
            format!(
                "{}–{}  {}{place}",
                dates::clock(session.gathering.starts_at, zone),
                dates::until(session.gathering.starts_at, session.gathering.ends_at, zone),
                session.titles.get(language)
            )
        })
        .collect();
    let first = sessions.first().map(|session| session.gathering.starts_at);
    let clock = say!(
        language,
        "agenda-clock",
        zone = training.zone_name.as_str(),
        offset = first.map_or_else(String::new, |first| dates::offset(first, zone))
    );
    let title = training.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-reminder-subject", title = title),
        body: say!(
            language,
            "letter-reminder-body",
            name = member.account.name.as_str(),
            title = title,
            day = dates::weekday(language, date),
            place = training.place.as_str(),
            agenda = lines.join("\n"),
            clock = clock,
            home = format!("{public_url}{}", paths::home::training(training.id))
        ),
        once: Some(once(training, member, date)),
        expires_at: first,
        ..letter(Kind::Reminder, training, member)
    }
}

/// That who waited has a place now.
pub fn moved_up(public_url: &str, training: &Training, member: &Member) -> NewLetter {
    let language = member.account.language;
    let title = training.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-moved-up-subject", title = title),
        body: say!(
            language,
            "letter-moved-up-body",
            name = member.account.name.as_str(),
            title = title,
            days = dates::days(language, training.starts_on, training.ends_on),
            place = training.place.as_str(),
            home = format!("{public_url}{}", paths::home::training(training.id))
        ),
        ..letter(Kind::MovedUp, training, member)
    }
}

/// That a session takes place at another time, or elsewhere: how it was and how it is.
pub fn session_moved(
    public_url: &str,
    training: &Training,
    member: &Member,
    (old, new): (&Session, &Session),
) -> NewLetter {
    let language = member.account.language;
    let title = new.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-session-moved-subject", title = title),
        body: say!(
            language,
            "letter-session-moved-body",
            name = member.account.name.as_str(),
            training = training.titles.get(language),
            title = title,
            old = when_and_where(training, old, language),
            new = when_and_where(training, new, language),
            home = format!(
                "{public_url}{}#session-{}",
                paths::home::training(training.id),
                new.id
            )
        ),
        expires_at: Some(new.gathering.ends_at.max(old.gathering.starts_at)),
        ..letter(Kind::SessionMoved, training, member)
    }
}

/// That a session does not take place.
pub fn session_cancelled(
    public_url: &str,
    training: &Training,
    member: &Member,
    session: &Session,
) -> NewLetter {
    let language = member.account.language;
    let title = session.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-session-cancelled-subject", title = title),
        body: say!(
            language,
            "letter-session-cancelled-body",
            name = member.account.name.as_str(),
            training = training.titles.get(language),
            title = title,
            old = when_and_where(training, session, language),
            home = format!("{public_url}{}", paths::home::training(training.id))
        ),
        expires_at: Some(session.gathering.ends_at),
        ..letter(Kind::SessionCancelled, training, member)
    }
}

/// That a training does not take place.
pub fn training_cancelled(public_url: &str, training: &Training, member: &Member) -> NewLetter {
    let language = member.account.language;
    let title = training.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-session-cancelled-subject", title = title),
        body: say!(
            language,
            "letter-training-cancelled-body",
            name = member.account.name.as_str(),
            title = title,
            days = dates::days(language, training.starts_on, training.ends_on),
            place = training.place.as_str(),
            home = format!("{public_url}{}", paths::home::training(training.id))
        ),
        ..letter(Kind::SessionCancelled, training, member)
    }
}

/// That a training which was cancelled takes place.
pub fn training_takes_place(public_url: &str, training: &Training, member: &Member) -> NewLetter {
    let language = member.account.language;
    let title = training.titles.get(language);
    NewLetter {
        subject: say!(language, "letter-training-back-subject", title = title),
        body: say!(
            language,
            "letter-training-back-body",
            name = member.account.name.as_str(),
            title = title,
            days = dates::days(language, training.starts_on, training.ends_on),
            place = training.place.as_str(),
            home = format!("{public_url}{}", paths::home::training(training.id))
        ),
        ..letter(Kind::SessionCancelled, training, member)
    }
}

/// A session's day, times and room, by the training's clock.
pub fn when_and_where(training: &Training, session: &Session, language: Language) -> String {
    let (zone, gathering) = (&training.zone, &session.gathering);
    let starts = dates::moment(language, gathering.starts_at, zone);
    let ends = dates::until(gathering.starts_at, gathering.ends_at, zone);
    let place = if session.place.is_empty() {
        String::new()
    } else {
        format!(" ({})", session.place)
    };
    format!("{starts}–{ends}{place}")
}

/// The name of a reminder, which is written once.
pub fn once(training: &Training, member: &Member, date: civil::Date) -> String {
    format!("reminder/{}/{date}/{}", training.id, member.account.id)
}

/// What an organizer writes, in the words for the person's language, with who writes and where the
/// training is found below it. Answers go to the organizer.
pub fn message(
    public_url: &str,
    training: &Training,
    member: &Member,
    words: &Words,
    (sender, name): (i64, &str),
) -> NewLetter {
    let language = member.account.language;
    let foot = say!(
        language,
        "letter-message-foot",
        name = name,
        title = training.titles.get(language),
        home = format!("{public_url}{}", paths::home::training(training.id))
    );
    NewLetter {
        subject: words.subject.clone(),
        body: format!("{}\n\n{foot}", words.body),
        sender: Some(sender),
        ..letter(Kind::Message, training, member)
    }
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

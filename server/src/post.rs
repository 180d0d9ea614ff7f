//! Letters by SMTP: what `app` hands over becomes a message that mail servers take.

use std::{fmt, time::Duration};

use anyhow::Context as _;
use app::mail::{Carrier, Carrying, Failure, Outgoing};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
    transport::smtp,
};

use crate::config::SecretUrl;

/// A letter is carried, or not, within this time.
const LIMIT: Duration = Duration::from_secs(120);
/// How long one command waits for its answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// The mailbox is not there or may not be written to: asking again does not help, and annoys.
/// (RFC 5321, section 4.2.3. Other refusals may be about us, and be put right.)
const NO_SUCH_MAILBOX: [u16; 3] = [550, 551, 553];

/// What a calendar that goes with a letter is.
const CALENDAR: &str = "text/calendar; charset=utf-8; method=PUBLISH";

/// A mail server that takes letters.
pub struct MailServer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl fmt::Debug for MailServer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MailServer")
    }
}

impl MailServer {
    /// The mail server at an address; nothing is sent to it yet.
    ///
    /// # Errors
    /// In a sentence: when the address or the sender is not understood.
    pub fn new(url: &SecretUrl, from: &str) -> anyhow::Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.reveal())
            // The cause may quote the address.
            .map_err(|_| anyhow::anyhow!("--smtp {url} is not understood: smtps://user:password@host, or smtp://user:password@host?tls=required"))?
            .timeout(Some(PATIENCE))
            .build();
        let from = from.parse().with_context(|| {
            format!("--smtp-from {from} is not a sender: “Törelik <training@example.org>”")
        })?;
        Ok(Self { transport, from })
    }

    /// Whether the server answers, and lets us in; nothing is sent.
    ///
    /// # Errors
    /// In a sentence.
    pub async fn answers(&self) -> anyhow::Result<()> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => anyhow::bail!("it does not answer"),
            Err(error) => Err(error.into()),
        }
    }

    fn message(&self, letter: &Outgoing) -> Option<Message> {
        let recipient: Address = letter.recipient.parse().ok()?;
        let header = |name, value: &str| {
            HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
        };
        let mut builder = Message::builder();
        if let Some((name, email)) = &letter.reply_to
            && let Ok(email) = email.parse()
        {
            builder = builder.reply_to(Mailbox::new(Some(name.clone()), email));
        }
        let builder = builder
            .from(self.from.clone())
            .to(Mailbox::new(None, recipient))
            .subject(letter.subject.clone())
            .date(letter.written_at.into())
            .message_id(Some(format!("<{}>", letter.message_id)))
            // So that absent people's programs do not answer (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", letter.language.code()));
        let Some(calendar) = &letter.calendar else {
            return builder
                .header(MIME_VERSION_1_0)
                .header(ContentType::TEXT_PLAIN)
                .body(letter.body.clone())
                .ok();
        };
        let kind = ContentType::parse(CALENDAR).ok()?;
        let file = Attachment::new(calendar.name.clone()).body(calendar.text.clone(), kind);
        let text = SinglePart::plain(letter.body.clone());
        builder
            .multipart(MultiPart::mixed().singlepart(text).singlepart(file))
            .ok()
    }
}

impl Carrier for MailServer {
    fn carry<'a>(&'a self, letter: &'a Outgoing) -> Carrying<'a> {
        Box::pin(async move {
            let message = self.message(letter).ok_or_else(|| Failure {
                code: "address".to_owned(),
                for_good: true,
            })?;
            match tokio::time::timeout(LIMIT, self.transport.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(failure(&error)),
                Err(_) => Err(Failure {
                    code: "timeout".to_owned(),
                    for_good: false,
                }),
            }
        })
    }
}

/// What the error says, as a code: what the mail server wrote may name the person.
fn failure(error: &smtp::Error) -> Failure {
    let status = error.status().map(u16::from);
    let code = match status {
        Some(status) if error.is_permanent() => format!("refused-{status}"),
        Some(status) => format!("deferred-{status}"),
        None if error.is_tls() => "tls".to_owned(),
        None if error.is_timeout() => "timeout".to_owned(),
        None => "unreachable".to_owned(),
    };
    Failure {
        code,
        for_good: status.is_some_and(|status| NO_SUCH_MAILBOX.contains(&status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let plain: SecretUrl = "no address: secret".parse().unwrap();
        let error = MailServer::new(&plain, "a@example.org").unwrap_err();
        assert!(!format!("{error:#} {error:?}").contains("secret"));
    }

    #[tokio::test]
    async fn a_calendar_goes_with_a_letter_as_a_file() {
        let url: SecretUrl = "smtp://localhost".parse().unwrap();
        let server = MailServer::new(&url, "Törelik <training@example.org>").unwrap();
        let mut letter = Outgoing {
            recipient: "judge@example.org".to_owned(),
            reply_to: None,
            language: course::Language::Ru,
            subject: "Перенос".to_owned(),
            body: "Занятие перенесено.".to_owned(),
            message_id: "letter-1@example.org".to_owned(),
            written_at: jiff::Timestamp::UNIX_EPOCH,
            calendar: None,
        };
        let plain = server.message(&letter).unwrap().formatted();
        let plain = String::from_utf8(plain).unwrap();
        assert!(!plain.contains("text/calendar"), "{plain}");
        letter.calendar = Some(app::mail::Enclosure {
            name: "training-1-2024-05-30.ics".to_owned(),
            text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(),
        });
        let with = server.message(&letter).unwrap().formatted();
        let with = String::from_utf8(with).unwrap();
        for part in [
            "multipart/mixed",
            "text/plain",
            "text/calendar; charset=utf-8; method=PUBLISH",
            "filename=\"training-1-2024-05-30.ics\"",
            "BEGIN:VCALENDAR",
        ] {
            assert!(with.contains(part), "{part}: {with}");
        }
    }

    #[test]
    fn a_sender_has_to_be_one() {
        let url: SecretUrl = "smtp://localhost".parse().unwrap();
        assert!(MailServer::new(&url, "Törelik <training@example.org>").is_ok());
        let error = MailServer::new(&url, "Törelik").unwrap_err();
        assert!(error.to_string().starts_with("--smtp-from"));
    }
}

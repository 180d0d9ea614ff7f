//! What is written to judges about their attempts. Neither points nor reasons: a letter lies in
//! mailboxes that others may read.

use course::Language;
use jiff::Timestamp;
use rules::errata;

use crate::{
    language::{dates, say},
    paths,
    post::{Kind, NewLetter},
    trainings::{Member, Training},
};

use super::store::{Attempt, Grade, Paper, Standing};

/// Where a letter goes: about which training, to whom.
type To<'a> = (&'a Training, &'a Member);

/// That all answers of an attempt are marked.
pub fn marked(public_url: &str, to: To<'_>, paper: &Paper) -> NewLetter {
    let language = to.1.account.language;
    let quiz = title(paper, language);
    NewLetter {
        subject: say!(language, "letter-marked-subject", quiz = quiz.as_str()),
        body: say!(
            language,
            "letter-marked-body",
            name = to.1.account.name.as_str(),
            title = to.0.titles.get(language),
            quiz = quiz.as_str(),
            home = home(public_url, to.0, &paper.attempt)
        ),
        ..letter(Kind::AnswersMarked, to)
    }
}

/// That the grade of an attempt went up or down; none where it did neither.
pub fn changed(public_url: &str, to: To<'_>, paper: &Paper, grade: &Grade) -> Option<NewLetter> {
    let before = paper.attempt.grade?;
    let quiz = title(paper, to.1.account.language);
    let moved = (before, grade.standing);
    regraded(public_url, to, (&paper.attempt, &quiz), moved)
}

/// [`changed`], by the grades alone.
pub fn regraded(
    public_url: &str,
    to: To<'_>,
    (attempt, quiz): (&Attempt, &str),
    (before, after): (Standing, Standing),
) -> Option<NewLetter> {
    let language = to.1.account.language;
    let way = match errata::goes(&before.total, &after.total) {
        std::cmp::Ordering::Greater => say!(language, "grade-went-up"),
        std::cmp::Ordering::Less => say!(language, "grade-went-down"),
        std::cmp::Ordering::Equal => return None,
    };
    Some(NewLetter {
        subject: say!(language, "letter-grade-subject", quiz = quiz),
        body: say!(
            language,
            "letter-grade-body",
            name = to.1.account.name.as_str(),
            title = to.0.titles.get(language),
            quiz = quiz,
            way = way,
            home = home(public_url, to.0, attempt)
        ),
        ..letter(Kind::GradeChanged, to)
    })
}

/// That an attempt was reopened, and until when.
pub fn reopened(public_url: &str, to: To<'_>, paper: &Paper, until: Timestamp) -> NewLetter {
    let language = to.1.account.language;
    let quiz = title(paper, language);
    NewLetter {
        subject: say!(language, "letter-reopened-subject", quiz = quiz.as_str()),
        body: say!(
            language,
            "letter-reopened-body",
            name = to.1.account.name.as_str(),
            title = to.0.titles.get(language),
            quiz = quiz.as_str(),
            until = dates::moment(language, until, &to.0.zone),
            home = home(public_url, to.0, &paper.attempt)
        ),
        expires_at: Some(until),
        ..letter(Kind::AttemptReopened, to)
    }
}

fn title(paper: &Paper, language: Language) -> String {
    let text = paper.lesson.text(language);
    text.map(|(_, text)| text.title.clone()).unwrap_or_default()
}

fn home(public_url: &str, training: &Training, attempt: &Attempt) -> String {
    format!(
        "{public_url}{}",
        paths::quizzes::attempt(training.id, attempt.id)
    )
}

fn letter(kind: Kind, (training, member): To<'_>) -> NewLetter {
    NewLetter {
        account: member.account.id,
        recipient: member.account.email.clone(),
        language: member.account.language,
        kind,
        subject: String::new(),
        body: String::new(),
        secret: None,
        sender: None,
        training: Some(training.id),
        enrolment: Some(member.enrolment),
        once: None,
        expires_at: None,
    }
}

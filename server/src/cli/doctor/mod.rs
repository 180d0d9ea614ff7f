//! `torelik doctor`: what `serve` would meet, a line for each, with what to do. It changes nothing:
//! no file is made and no migration applied.

mod checks;
mod machine;

use std::{fmt, process::ExitCode};

use crate::config::Config;

use super::check::say;

/// What came of looking at one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// As it should be.
    Well,
    /// It works, and somebody should look at it.
    Look,
    /// It keeps the server from serving, or people's work from being safe.
    Wrong,
}

impl State {
    /// As it stands at the beginning of a line.
    const fn word(self) -> &'static str {
        match self {
            Self::Well => "ok",
            Self::Look => "look",
            Self::Wrong => "WRONG",
        }
    }
}

/// What was looked at, how it is, and what to do if it is not well.
#[derive(Debug)]
struct Finding {
    state: State,
    subject: &'static str,
    said: String,
}

impl Finding {
    fn well(subject: &'static str, said: impl Into<String>) -> Self {
        Self::new(State::Well, subject, said)
    }

    fn look(subject: &'static str, said: impl Into<String>) -> Self {
        Self::new(State::Look, subject, said)
    }

    fn wrong(subject: &'static str, said: impl Into<String>) -> Self {
        Self::new(State::Wrong, subject, said)
    }

    fn new(state: State, subject: &'static str, said: impl Into<String>) -> Self {
        Self {
            state,
            subject,
            said: said.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (state, subject) = (self.state.word(), self.subject);
        write!(formatter, "{state:<6}{subject:<15}{}", self.said)
    }
}

/// Looks at everything, and says it.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let findings = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(all(config));
    let lines: Vec<String> = findings.iter().map(|it| format!("{it}\n")).collect();
    say(&lines.concat())?;
    let worst = findings.iter().map(|finding| finding.state).max();
    Ok(match worst {
        Some(State::Wrong) => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    })
}

async fn all(config: &Config) -> Vec<Finding> {
    let mut findings = checks::settings(config);
    findings.extend(checks::database(config).await);
    findings.extend(checks::key(config));
    findings.extend(machine::space(config));
    findings.push(checks::courses(config));
    findings.push(checks::mail(config).await);
    findings.push(machine::address(config).await);
    findings
}

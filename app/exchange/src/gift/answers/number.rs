//! Numbers: `28:0.5` and `27.5..28.5`.

use super::super::read::text;
use super::super::run::Run;
use super::weighed;
use crate::extras::Extras;
use crate::numbers::number as read;
use crate::report::Reasons;
use crate::text::Format;
use crate::written::Answer;

/// `28:0.5` or `27.5..28.5`; of several answers the first that is worth all.
pub(super) fn number(
    run: &Run,
    format: Format,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let run = match run.split("~") {
        Some((before, after)) => {
            let said = after
                .split("#")
                .map(|(_, said)| text(said, format, reasons));
            if said.is_some_and(|said| !said.is_empty()) {
                reasons.say("feedback on numbers was left out");
            }
            before
        }
        None => run.clone(),
    };
    let mut found: Option<(f64, f64)> = None;
    for (_, answer) in run.answers(&['=']) {
        let weighed = weighed(&answer, 100.0);
        let said = weighed.words.text();
        if weighed.feedback.is_some() {
            reasons.say("feedback on numbers was left out");
        }
        let range = range(&said).ok_or_else(|| format!("`{said}` is no number"))?;
        if weighed.weight < 100.0 || found.is_some() {
            reasons.say(format!(
                "the answer `{said}` was left out: here a number has one"
            ));
        } else {
            found = Some(range);
        }
    }
    let (answer, tolerance) = found.ok_or_else(|| "it has no right answer".to_owned())?;
    Ok(Answer::Number {
        answer,
        tolerance,
        unit: extras.get("unit").map(str::to_owned),
    })
}

/// The middle and how far it reaches to either side.
fn range(said: &str) -> Option<(f64, f64)> {
    if let Some((low, high)) = said.split_once("..") {
        let (low, high) = (read(low)?, read(high)?);
        let middle = (low + high) / 2.0;
        return middle
            .is_finite()
            .then_some((middle, (high - low).abs() / 2.0));
    }
    match said.split_once(':') {
        Some((answer, tolerance)) => Some((read(answer)?, read(tolerance)?.abs())),
        None => Some((read(said)?, 0.0)),
    }
}

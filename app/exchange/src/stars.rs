//! Accepted answers on Moodle: a star stands for anything unless a backslash stands before it.

use super::report::Reasons;

/// An answer in which stars stand for themselves.
pub(super) fn guarded(answer: &str) -> String {
    answer.replace('*', "\\*")
}

/// The answer that Moodle means. None, which is said, if a star in it stands for anything.
pub(super) fn meant(answer: &str, reasons: &mut Reasons) -> Option<String> {
    if answer.replace("\\*", "").contains('*') {
        reasons.say(format!(
            "the answer `{answer}` was left out: here a star stands for itself"
        ));
        return None;
    }
    Some(answer.replace("\\*", "*"))
}

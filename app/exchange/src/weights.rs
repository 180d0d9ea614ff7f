//! What part of the points an option is worth on Moodle, in percent.

use super::report::Reasons;

/// The share of each of so many right options, as Moodle writes it.
pub(super) fn share(count: usize, reasons: &mut Reasons) -> String {
    // Moodle knows these shares and no others.
    if !(1..=10).contains(&count) && count != 20 {
        reasons.say(format!("Moodle knows no share of one in {count}"));
    }
    let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
    let share = format!("{:.5}", 100.0 / f64::from(count));
    share.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Options as Moodle weighs them: the weight in percent of each.
///
/// Tells which are right, and says where Moodle weighs otherwise than the course does: there each
/// right one is worth its share, and each wrong one takes as much away.
pub(super) fn rights(weights: &[f64], one: bool, reasons: &mut Reasons) -> Vec<bool> {
    let close = |one: f64, other: f64| (one - other).abs() < 0.01;
    if one {
        if weights
            .iter()
            .any(|weight| !close(*weight, 100.0) && *weight > 0.0)
        {
            reasons.say("options that are worth a part of the points count as wrong here");
        }
        if weights.iter().any(|weight| *weight < 0.0) {
            reasons.say("options that take points away earn nothing here");
        }
        return weights.iter().map(|weight| close(*weight, 100.0)).collect();
    }
    let right: Vec<f64> = weights
        .iter()
        .copied()
        .filter(|weight| *weight > 0.0)
        .collect();
    let share = 100.0 / f64::from(u32::try_from(right.len()).unwrap_or(u32::MAX).max(1));
    let wrong = weights.iter().filter(|weight| **weight <= 0.0);
    if right.iter().any(|weight| !close(*weight, share)) {
        reasons.say("its right options weigh differently there; here each is worth the same");
    }
    if wrong.clone().any(|weight| !close(*weight, -share)) {
        reasons.say("here each wrong option takes as much away as a right one is worth");
    }
    weights.iter().map(|weight| *weight > 0.0).collect()
}

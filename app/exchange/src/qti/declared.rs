//! What an item declares of its responses and outcomes.

use crate::numbers::number;
use crate::report::Reasons;
use crate::text::Element;

/// A response that an item declares.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub cardinality: String,
    pub base: String,
    /// The right values, in order.
    pub right: Vec<String>,
    /// What each value is worth.
    pub worth: Vec<(String, f64)>,
    /// What all other values are worth.
    pub usual: f64,
}

impl Declared {
    /// The response with this identifier.
    pub(super) fn find(item: &Element, name: &str) -> Option<Self> {
        let element = item
            .all("qti-response-declaration")
            .find(|element| element.attribute("identifier") == Some(name))?;
        let said = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let right = element
            .first("qti-correct-response")
            .into_iter()
            .flat_map(|right| right.all("qti-value"))
            .map(|value| value.text().trim().to_owned());
        let worth = element
            .first("qti-mapping")
            .into_iter()
            .flat_map(|mapping| mapping.all("qti-map-entry"))
            .filter_map(|entry| {
                let points = number(entry.attribute("mapped-value")?)?;
                Some((entry.attribute("map-key")?.to_owned(), points))
            });
        Some(Self {
            cardinality: said("cardinality"),
            base: said("base-type"),
            right: right.collect(),
            worth: worth.collect(),
            usual: element
                .first("qti-mapping")
                .and_then(|mapping| number(mapping.attribute("default-value")?))
                .unwrap_or_default(),
        })
    }

    /// Whether this value is right.
    pub(super) fn is_right(&self, value: &str) -> bool {
        if self.right.is_empty() {
            self.worth
                .iter()
                .any(|(known, points)| known == value && *points > 0.0)
        } else {
            self.right.iter().any(|known| known == value)
        }
    }

    /// The values that are worth most, or are right. It is said that others are worth a part.
    pub(super) fn accepted(&self, reasons: &mut Reasons) -> Vec<String> {
        let most = self
            .worth
            .iter()
            .map(|(_, points)| *points)
            .fold(0.0, f64::max);
        if most <= 0.0 {
            return self.right.clone();
        }
        let mut accepted = Vec::new();
        for (value, points) in &self.worth {
            if *points >= most {
                accepted.push(value.clone());
            } else if *points > 0.0 {
                reasons.say(format!(
                    "the answer `{value}`, which is worth a part of the points, was left out"
                ));
            }
        }
        accepted
    }
}

/// What the whole item is worth, if it says so.
pub(super) fn most(item: &Element) -> Option<f64> {
    let outcome = |name: &str| {
        item.all("qti-outcome-declaration")
            .find(|outcome| outcome.attribute("identifier") == Some(name))
    };
    let default = |outcome: &Element| {
        outcome
            .first("qti-default-value")
            .and_then(|value| value.first("qti-value"))
            .and_then(|value| value.text().trim().parse::<f64>().ok())
    };
    outcome("MAXSCORE")
        .and_then(default)
        .or_else(|| outcome("SCORE")?.attribute("normal-maximum")?.parse().ok())
        .filter(|points| points.is_finite())
}

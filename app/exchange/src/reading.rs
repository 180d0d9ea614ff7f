//! What a question that comes from elsewhere may refer to.

use super::written::{Address, Written};
use course::apart::{Contour, References};
use course::{Language, Localised, Review, Source, Term};

/// References in which all that a question refers to exists.
pub(super) fn obliging(written: &Written, folder: &str) -> References {
    let mut around = References::default();
    let name = |id: &str| Localised::from([(Language::En, id)]);
    let source = |id: &str| Source {
        id: id.to_owned(),
        citation: name(id),
        address: None,
        checked: None,
    };
    for id in &written.basis {
        around.sources.insert(id.clone(), source(id));
    }
    for address in written.addresses() {
        match &address {
            Address::Picture(at) => {
                around.pictures.insert(format!("{folder}/{at}"), at.clone());
            }
            Address::Link(to) => match to.split_once(':') {
                Some(("source", id)) => {
                    around.sources.insert(id.to_owned(), source(id));
                }
                Some(("term", id)) => {
                    let term = Term {
                        id: id.to_owned(),
                        names: name(id),
                        definition: name(id),
                        source: None,
                        review: Review::Pending,
                        reviews: std::collections::BTreeMap::new(),
                    };
                    around.terms.insert(id.to_owned(), term);
                }
                Some(("lesson", place)) => {
                    let id = place.split('#').next().unwrap_or_default();
                    around.lessons.insert(id.to_owned(), name(id));
                }
                Some(("document", place)) => {
                    let id = place.split('#').next().unwrap_or_default();
                    let contour = Contour {
                        titles: name(id),
                        pages: Vec::new(),
                    };
                    around.documents.insert(id.to_owned(), contour);
                }
                _ => {}
            },
        }
    }
    around
}

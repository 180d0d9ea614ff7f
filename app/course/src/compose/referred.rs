//! What the texts of a lesson refer to, and so must be pinned with them.

use crate::markdown::{References, note};

/// What a text refers to, by id; pictures by path.
#[derive(Default)]
pub(super) struct Referred {
    pub sources: Vec<String>,
    pub terms: Vec<String>,
    pub lessons: Vec<String>,
    pub pictures: Vec<String>,
    pub documents: Vec<String>,
}

impl References {
    /// Takes what was referred to, and what that refers to itself.
    pub(super) fn take(&mut self, around: &Self, referred: &Referred) {
        let entry = |id: &String| {
            around
                .sources
                .get(id)
                .map(|source| (id.clone(), source.clone()))
        };
        let mut sources = referred.sources.clone();
        for id in &referred.terms {
            if let Some(term) = around.terms.get(id) {
                self.terms.insert(id.clone(), term.clone());
                if let Some(source) = &term.source {
                    note(&mut sources, source);
                }
            }
        }
        self.sources.extend(sources.iter().filter_map(entry));
        for id in &referred.lessons {
            self.lessons.extend(
                around
                    .lessons
                    .get(id)
                    .map(|title| (id.clone(), title.clone())),
            );
        }
        for id in &referred.documents {
            self.documents.extend(
                around
                    .documents
                    .get(id)
                    .map(|document| (id.clone(), document.clone())),
            );
        }
        for path in &referred.pictures {
            self.pictures.extend(
                around
                    .pictures
                    .get(path)
                    .map(|name| (path.clone(), name.clone())),
            );
        }
    }
}

//! What an address looks like before it is filled in.

use leptos_router::{
    ParamSegment, PartialPathMatch, PathSegment, PossibleRouteMatch, StaticSegment,
};

/// A pattern, in the way of axum: `{name}` where something varies. To Leptos it is the same as its
/// own `path!`, of which the address could not be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern(pub &'static str);

/// A segment of a pattern.
enum Segment {
    Fixed(StaticSegment<&'static str>),
    Varies(ParamSegment),
}

impl Pattern {
    /// Whether a path, without a query, is one of these.
    pub fn matches(self, path: &str) -> bool {
        self.test(path).is_some_and(|found| found.is_complete())
    }

    fn segments(self) -> impl Iterator<Item = Segment> {
        let parts = self.0.split('/').filter(|part| !part.is_empty());
        parts.map(|part| {
            let name = part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'));
            name.map_or(Segment::Fixed(StaticSegment(part)), |name| {
                Segment::Varies(ParamSegment(name))
            })
        })
    }
}

impl PossibleRouteMatch for Pattern {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let mut rest = path;
        let mut matched = 0;
        let mut params = Vec::new();
        for segment in self.segments() {
            let found = match segment {
                Segment::Fixed(segment) => segment.test(rest),
                Segment::Varies(segment) => segment.test(rest),
            }?;
            matched += found.matched().len();
            rest = found.remaining();
            params.extend(found.params());
        }
        Some(PartialPathMatch::new(rest, params, &path[..matched]))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        for segment in self.segments() {
            match segment {
                Segment::Fixed(segment) => segment.generate_path(path),
                Segment::Varies(segment) => segment.generate_path(path),
            }
        }
    }
}

/// An address that a room declares.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// What it looks like.
    pub pattern: Pattern,
    /// One that is filled in.
    pub sample: fn() -> String,
}

/// What stands in a sample.
pub trait Sample {
    /// Something that an address may hold.
    const SAMPLE: Self;
}

impl Sample for i64 {
    const SAMPLE: Self = 7;
}

impl Sample for &str {
    const SAMPLE: Self = "seven";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(pattern: &'static str, path: &str) -> Option<Vec<(String, String)>> {
        let found = Pattern(pattern).test(path)?;
        let whole = found.is_complete();
        let params = found.params().into_iter();
        whole.then(|| {
            params
                .map(|(name, value)| (name.into_owned(), value))
                .collect()
        })
    }

    #[test]
    fn a_pattern_matches_what_is_made_of_it_and_nothing_else() {
        let pattern = "/trainings/{training}/people";
        let seven = vec![("training".to_owned(), "7".to_owned())];
        assert_eq!(params(pattern, "/trainings/7/people"), Some(seven.clone()));
        assert_eq!(params(pattern, "/trainings/7/people/"), Some(seven));
        for other in [
            "/",
            "/trainings/7",
            "/trainings/7/people/1",
            "/trainings/7/peoples",
        ] {
            assert_eq!(params(pattern, other), None, "{other}");
        }
        assert_eq!(params("/", "/"), Some(Vec::new()));
        assert_eq!(params("/", "/c"), None);
    }
}

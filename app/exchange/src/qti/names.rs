//! Names that QTI and this crate agree on.

/// The namespace of items and tests.
pub(super) const ITEM: &str = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

/// The namespace of manifests.
pub(super) const MANIFEST: &str = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";

/// The manifest's place in a package.
pub(super) const MANIFEST_FILE: &str = "imsmanifest.xml";

/// The test's place in our packages.
pub(super) const TEST_FILE: &str = "test.xml";

/// What our items say they were made with.
pub(super) const TOOL: &str = "Törelik";

/// The outcome that shows the feedback of options.
pub(super) const FEEDBACK: &str = "FEEDBACK";

/// The outcome that shows the explanation, and what it is set to.
pub(super) const EXPLANATION: (&str, &str) = ("EXPLANATION", "explanation");

/// The outcome that would show the hint, and what it would be set to.
pub(super) const HINT: (&str, &str) = ("HINT", "hint");

/// An id as an identifier, which never begins with a digit.
pub(super) fn identifier(id: &str) -> String {
    if id.starts_with(|first: char| first.is_ascii_digit()) {
        format!("_{id}")
    } else {
        id.to_owned()
    }
}

/// The id of an identifier of ours; of others something to make an id of.
pub(super) fn id(identifier: &str) -> String {
    identifier
        .strip_prefix('_')
        .filter(|id| id.starts_with(|first: char| first.is_ascii_digit()))
        .unwrap_or(identifier)
        .to_owned()
}

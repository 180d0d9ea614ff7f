//! A package: the manifest, the test and the items.

use super::names::{ITEM, MANIFEST, MANIFEST_FILE, TEST_FILE, identifier};
use super::{item, package};
use crate::Bundle;
use crate::report::{Reasons, Report};
use crate::written::Written;
use crate::xml::escape_attribute;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Writes the questions. QTI can hold them all.
pub(crate) fn write(bundle: &Bundle, report: &mut Report) -> (Vec<u8>, Vec<String>) {
    let mut files = vec![
        (MANIFEST_FILE.to_owned(), manifest(bundle)),
        (TEST_FILE.to_owned(), test(bundle)),
    ];
    for written in questions(bundle) {
        let mut reasons = Reasons::default();
        let text = item::write(written, bundle.language, &mut reasons);
        report.of(&written.id, reasons);
        files.push((file(written), format!("{DECLARATION}{text}")));
    }
    (package::pack(&files), Vec::new())
}

fn questions(bundle: &Bundle) -> impl Iterator<Item = &Written> {
    bundle
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.questions)
}

fn file(written: &Written) -> String {
    format!("items/{}.xml", written.id)
}

fn manifest(bundle: &Bundle) -> String {
    let mut text = format!(
        "{DECLARATION}<manifest xmlns=\"{MANIFEST}\" identifier=\"manifest\">\n  <metadata>\n    <schema>QTI Package</schema>\n    <schemaversion>3.0.0</schemaversion>\n  </metadata>\n  <organizations/>\n  <resources>\n"
    );
    text.push_str(&format!(
        "    <resource identifier=\"test\" type=\"imsqti_test_xmlv3p0\" href=\"{TEST_FILE}\">\n      <file href=\"{TEST_FILE}\"/>\n"
    ));
    for written in questions(bundle) {
        text.push_str(&format!(
            "      <dependency identifierref=\"item-{}\"/>\n",
            written.id
        ));
    }
    text.push_str("    </resource>\n");
    for written in questions(bundle) {
        let file = file(written);
        text.push_str(&format!(
            "    <resource identifier=\"item-{}\" type=\"imsqti_item_xmlv3p0\" href=\"{file}\">\n      <file href=\"{file}\"/>\n    </resource>\n",
            written.id
        ));
    }
    text.push_str("  </resources>\n</manifest>\n");
    text
}

fn test(bundle: &Bundle) -> String {
    let mut text = format!(
        "{DECLARATION}<qti-assessment-test xmlns=\"{ITEM}\" identifier=\"{}\" title=\"{}\">\n  <qti-test-part identifier=\"part\" navigation-mode=\"nonlinear\" submission-mode=\"simultaneous\">\n",
        identifier(&bundle.id),
        escape_attribute(&bundle.title)
    );
    for chapter in &bundle.chapters {
        text.push_str(&format!(
            "    <qti-assessment-section identifier=\"{}\" title=\"{}\" visible=\"true\">\n",
            identifier(&chapter.id),
            escape_attribute(&chapter.title)
        ));
        for written in &chapter.questions {
            text.push_str(&format!(
                "      <qti-assessment-item-ref identifier=\"item-{}\" href=\"{}\"/>\n",
                written.id,
                file(written)
            ));
        }
        text.push_str("    </qti-assessment-section>\n");
    }
    text.push_str("  </qti-test-part>\n</qti-assessment-test>\n");
    text
}

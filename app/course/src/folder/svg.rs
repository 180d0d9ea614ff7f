//! What an SVG picture may hold: shapes, words and colours. An SVG file can also carry scripts and
//! load things from elsewhere; opened by its address it would do so as part of this site, so such
//! a file is refused, not cleaned: what its author sees is what is served.

use roxmltree::{Attribute, Document, Node, ParsingOptions};

/// More elements than this are no drawing for a lesson.
const MOST: u32 = 100_000;

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements that run, or bring in another kind of document.
const ACTIVE: [&str; 8] = [
    "script",
    "foreignObject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "handler",
];

/// What a picture may carry in itself.
const EMBEDDED: [&str; 4] = [
    "data:image/png;",
    "data:image/jpeg;",
    "data:image/gif;",
    "data:image/webp;",
];

/// What is wrong with an SVG file, and what to do.
pub(super) fn fault(bytes: &[u8]) -> Option<(String, String)> {
    let fault = |message: String| (message, "export it as plain SVG, or as PNG".to_owned());
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some(fault("the picture is not SVG: it is not UTF-8".to_owned()));
    };
    let options = ParsingOptions {
        nodes_limit: MOST,
        // Entities could say what is looked for here in other words.
        allow_dtd: false,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(roxmltree::Error::DtdDetected) => {
            return Some((
                "the picture has a document type, `<!DOCTYPE …>`".to_owned(),
                "delete it from the file: SVG needs none".to_owned(),
            ));
        }
        Err(error) => return Some(fault(format!("the picture is not SVG: {error}"))),
    };
    let root = document.root_element().tag_name();
    if root.name() == "svg" && root.namespace() != Some(SVG) {
        return Some(fault(format!(
            "the picture's `<svg>` lacks xmlns=\"{SVG}\""
        )));
    }
    if root.name() != "svg" {
        return Some(fault(format!(
            "the picture is not SVG: it begins with `<{}>`",
            root.name()
        )));
    }
    document.descendants().find_map(active).map(fault)
}

/// What a node does beyond being looked at.
fn active(node: Node<'_, '_>) -> Option<String> {
    if node.is_pi() {
        return Some("the picture holds instructions, `<?…?>`".to_owned());
    }
    let name = node.tag_name();
    let forbidden = ACTIVE
        .iter()
        .any(|active| name.name().eq_ignore_ascii_case(active));
    if forbidden || name.namespace() == Some(XHTML) {
        return Some(format!(
            "the picture holds `<{}>`, which could run in the reader's browser",
            name.name()
        ));
    }
    if name.name() == "style" {
        let css: String = node.descendants().filter_map(|node| node.text()).collect();
        if loads(&css) {
            return Some("the picture's `<style>` loads something from elsewhere".to_owned());
        }
    }
    node.attributes().find_map(|attribute| told(&attribute))
}

/// What an attribute does beyond being looked at.
fn told(attribute: &Attribute<'_, '_>) -> Option<String> {
    let (name, value) = (attribute.name(), attribute.value().trim());
    let event = |name: &str| {
        name.get(..2)
            .is_some_and(|on| on.eq_ignore_ascii_case("on"))
    };
    let leads = name == "href" && !value.starts_with('#') && {
        let value = value.to_ascii_lowercase();
        !EMBEDDED.iter().any(|known| value.starts_with(known))
    };
    // An animation can set what could not stand there by itself.
    let animates = name == "attributeName" && (event(value) || value.ends_with("href"));
    if event(name) || animates {
        Some(format!(
            "the picture has `{name}`, which could run in the reader's browser"
        ))
    } else if leads || loads(value) {
        Some(format!(
            "the picture leads or loads elsewhere: `{name}=\"{}\"`",
            value.chars().take(60).collect::<String>()
        ))
    } else {
        None
    }
}

/// Whether CSS loads something that is not in the picture. Escapes could hide that, so they count
/// as if they did.
fn loads(css: &str) -> bool {
    let css = css.to_ascii_lowercase();
    let elsewhere = css.split("url(").skip(1).any(|address| {
        !address
            .trim_start_matches(|each: char| each.is_whitespace() || each == '"' || each == '\'')
            .starts_with('#')
    });
    elsewhere || css.contains("@import") || css.contains("image-set(") || css.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(inside: &str) -> Option<String> {
        let svg = format!(
            "<svg xmlns='{SVG}' xmlns:xlink='http://www.w3.org/1999/xlink' \
             xmlns:h='{XHTML}' viewBox='0 0 9 9'>{inside}</svg>"
        );
        fault(svg.as_bytes()).map(|(message, _)| message)
    }

    #[test]
    fn drawings_are_taken() {
        for inside in [
            "",
            "<title>Border</title><path d='M0 0h9v9z' fill='url(#g)' style=\"stroke: url('#g')\"/>",
            "<linearGradient id='g'/><use xlink:href='#g'/>",
            "<style>path { fill: #c00 }</style>",
            "<image href='data:image/png;base64,iVBORw0KGgo='/>",
            "<animate attributeName='opacity' from='0' to='1'/>",
        ] {
            assert_eq!(said(inside), None, "{inside}");
        }
    }

    #[test]
    fn what_runs_or_loads_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<g><SCRIPT href='#a'/></g>",
            "<h:script/>",
            "<h:p>text</h:p>",
            "<foreignObject/>",
            "<path onload='alert(1)'/>",
            "<path ONCLICK='alert(1)'/>",
            "<a href='javascript:alert(1)'><path/></a>",
            "<a xlink:href=' java&#10;script:alert(1)'/>",
            "<use href='https://example.org/a.svg#b'/>",
            "<use href='data:image/svg+xml,x'/>",
            "<image href='data:text/html,x'/>",
            "<set attributeName='onclick' to='alert(1)'/>",
            "<animate attributeName='xlink:href' to='javascript:alert(1)'/>",
            "<path fill='url(https://example.org/a)'/>",
            "<path style='fill: URL( \"//example.org/a\")'/>",
            "<style>@import 'https://example.org/a.css';</style>",
            "<style><![CDATA[a { fill: u\\72l(https://example.org) }]]></style>",
            "<?xml-stylesheet href='https://example.org/a.css'?>",
        ] {
            assert!(said(inside).is_some(), "{inside}");
        }
    }

    #[test]
    fn what_is_no_svg_is_told() {
        let said = |text: &str| fault(text.as_bytes()).unwrap().0;
        assert_eq!(
            said("<html/>"),
            "the picture is not SVG: it begins with `<html>`"
        );
        assert_eq!(
            said("<svg/>"),
            "the picture's `<svg>` lacks xmlns=\"http://www.w3.org/2000/svg\""
        );
        assert!(said("<svg").starts_with("the picture is not SVG: "));
        assert!(said("").starts_with("the picture is not SVG: "));
        assert_eq!(
            said(&format!(
                "<!DOCTYPE svg [<!ENTITY s 'x'>]><svg xmlns='{SVG}'>&s;</svg>"
            )),
            "the picture has a document type, `<!DOCTYPE …>`"
        );
        assert!(fault(b"\xff\xfe<\0").is_some());
    }
}

//! What the tests of the matrix rely on in the source.

use std::path::Path;

/// Routes are made in lists that the matrix's test reads; one that is made beside them would be
/// walked by nobody.
#[test]
fn routes_are_made_of_their_lists() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut made = Vec::new();
    for file in [
        "router.rs",
        "assets.rs",
        "boot.rs",
        "files.rs",
        "health.rs",
    ] {
        let text = std::fs::read_to_string(source.join(file)).unwrap();
        let text: String = text.split_whitespace().collect();
        for way in [".route(", ".nest(", ".nest_service(", ".route_service("] {
            for rest in text.split(way).skip(1) {
                let end = rest.find(',').unwrap();
                made.push(format!("{file}{way}{}", &rest[..end]));
            }
        }
    }
    made.sort();
    let expected = [
        "assets.rs.nest(PATH",
        "assets.rs.nest_service(&format!(\"/{WATCHED}\")",
        "health.rs.route(path",
        "router.rs.route(\"/api/{*action}\"",
        "router.rs.route(path",
    ];
    assert_eq!(made, expected);
}

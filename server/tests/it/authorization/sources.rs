//! What the tests of the matrix rely on in the source.

use std::path::{Path, PathBuf};

/// Routes are made in lists that the matrix's test reads; one that is made beside them would be
/// walked by nobody.
#[test]
fn routes_are_made_of_their_lists() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut made = Vec::new();
    for (file, text) in files(&source) {
        let file = file.strip_prefix(&source).unwrap().display().to_string();
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
        // On a listener of its own.
        "metrics.rs.route(\"/metrics\"",
        "router.rs.route(\"/api/{*action}\"",
        "router.rs.route(path",
    ];
    assert_eq!(made, expected);
}

/// What acts without anybody's asking has a door of its own, which no action and no page goes
/// through.
#[test]
fn only_jobs_and_the_command_line_act_as_the_system() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut going = Vec::new();
    for root in ["../app/src", "src"] {
        for (file, text) in files(&folder.join(root)) {
            let goes = text
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .any(|word| word == "Authority");
            if goes {
                going.push(file.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    going.sort();
    let expected = [
        "../app/src/attendance/jobs.rs",
        "../app/src/authorization/viewer/mod.rs",
        "../app/src/authorization/viewer/proofs/mod.rs",
        "../app/src/quizzes/jobs.rs",
        "src/cli/user.rs",
        "src/demo/mod.rs",
        "src/metrics.rs",
    ];
    assert_eq!(going, expected);
}

/// Whoever makes a training manages it: said once, by the store that has just made it.
#[test]
fn a_training_is_managed_by_its_maker_where_it_is_made() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    let saying = files(&app)
        .into_iter()
        .filter(|(_, text)| text.contains(".made("));
    let saying: Vec<_> = saying
        .map(|(file, _)| file.strip_prefix(&app).unwrap().display().to_string())
        .collect();
    assert_eq!(saying, ["trainings/store/trainings/writing.rs"]);
}

/// All files of Rust below a folder with their text.
pub fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

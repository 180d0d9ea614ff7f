//! Rules that nobody goes by: public items of the crate `rules` that nothing but their tests uses.
//! Twice a lesser copy stood in the application while the tested rule stood unused, and the bug
//! lived in the copy.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::rooms::{code_below, paths_below};

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The crates that may use the rules.
const USERS: [&str; 4] = ["app/src", "app/lists/src", "app/islands/src", "server/src"];

/// A part of a file of the rules that begins at the margin: an item, or an implementation.
struct Chunk {
    /// The module below the crate that it belongs to.
    module: String,
    /// What it is called; of an implementation the type.
    name: String,
    is_public: bool,
    text: String,
}

/// The identifiers of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
}

/// The name of the item that a line at the margin begins, if it begins one.
fn begins(line: &str) -> Option<(String, bool)> {
    let public = line.starts_with("pub ");
    let line = line
        .trim_start_matches("pub ")
        .trim_start_matches("pub(crate) ")
        .trim_start_matches("pub(super) ");
    let mut words = words(line);
    match words.next()? {
        "fn" | "struct" | "enum" | "trait" | "type" | "static" => {
            Some((words.next()?.to_owned(), public))
        }
        "const" => {
            let next = words.next()?;
            if next != "fn" {
                return Some((next.to_owned(), public));
            }
            Some((words.next()?.to_owned(), public))
        }
        "impl" => {
            let rest = line.split('{').next().unwrap_or(line);
            let of = rest.rsplit(" for ").next()?.trim_start_matches("impl");
            // Past the parameters.
            let of = match of.starts_with('<') {
                true => of.split_once("> ").map_or(of, |(_, of)| of),
                false => of,
            };
            Some((self::words(of).next()?.to_owned(), false))
        }
        _ => None,
    }
}

fn chunks() -> Vec<Chunk> {
    let source = folder("app/rules/src");
    let mut chunks = Vec::new();
    for (file, code) in code_below(&source) {
        let below = file.strip_prefix(&source).unwrap();
        let first = below.components().next().unwrap().as_os_str();
        let module = first.to_str().unwrap().trim_end_matches(".rs").to_owned();
        for line in code.lines() {
            if let Some((name, is_public)) = begins(line) {
                chunks.push(Chunk {
                    module: module.clone(),
                    name,
                    is_public,
                    text: String::new(),
                });
            }
            if let Some(chunk) = chunks.last_mut() {
                chunk.text.push_str(line);
                chunk.text.push('\n');
            }
        }
    }
    chunks
}

/// A text in which what was brought in under another name has its own: `letters as rule`.
fn without_other_names(code: &str) -> String {
    let mut plain = code.to_owned();
    let uses = code.split("use ").skip(1);
    for brought in uses.filter_map(|rest| rest.split(';').next()) {
        let words: Vec<&str> = words(brought).collect();
        for three in words.windows(3) {
            if let [own, "as", other] = three
                && *other != "_"
            {
                plain = plain.replace(&format!("{own} as {other}"), own);
                plain = plain.replace(&format!("{other}::"), &format!("{own}::"));
            }
        }
    }
    plain
}

/// What the other crates name, by module: `rules::grading::Points`, or `grading::Points` where the
/// module was brought in.
fn named() -> BTreeSet<(String, String)> {
    let mut named = BTreeSet::new();
    for user in USERS {
        for (_, code) in code_below(&folder(user)) {
            let code = without_other_names(&code);
            let mut modules = BTreeSet::new();
            for path in paths_below(&code, "rules::") {
                let mut steps = path.split("::");
                let Some(module) = steps.next() else { continue };
                match steps.next() {
                    None | Some("self") => {
                        modules.insert(module.to_owned());
                    }
                    Some(item) => {
                        named.insert((module.to_owned(), item.to_owned()));
                    }
                }
            }
            for module in modules {
                for path in paths_below(&code, &format!("{module}::")) {
                    let item = path.split("::").next().unwrap_or_default().to_owned();
                    named.insert((module.clone(), item));
                }
            }
        }
    }
    named
}

/// The public items and functions of the rules that nobody uses.
fn unused(chunks: &[Chunk], named: &BTreeSet<(String, String)>, others: &str) -> Vec<String> {
    // Used is what others name, and what is named in something that is used.
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut waiting: Vec<&str> = Vec::new();
    for chunk in chunks {
        if named.contains(&(chunk.module.clone(), chunk.name.clone())) {
            waiting.push(&chunk.name);
        }
    }
    let mut by_name = BTreeMap::<&str, Vec<&Chunk>>::new();
    for chunk in chunks {
        by_name.entry(&chunk.name).or_default().push(chunk);
    }
    while let Some(name) = waiting.pop() {
        if !used.insert(name) {
            continue;
        }
        for chunk in by_name.get(name).into_iter().flatten() {
            waiting.extend(words(&chunk.text).filter(|word| by_name.contains_key(word)));
        }
    }
    let mut unused: Vec<String> = chunks
        .iter()
        .filter(|chunk| chunk.is_public && !used.contains(chunk.name.as_str()))
        .map(|chunk| format!("rules::{}::{}", chunk.module, chunk.name))
        .collect();
    // Functions of types: named anywhere else, in the rules or outside.
    let mut count = BTreeMap::<&str, usize>::new();
    for text in chunks
        .iter()
        .map(|chunk| chunk.text.as_str())
        .chain([others])
    {
        for word in words(text) {
            *count.entry(word).or_default() += 1;
        }
    }
    for chunk in chunks {
        for line in chunk
            .text
            .lines()
            .filter(|line| line.starts_with("    pub "))
        {
            if let Some((name, _)) = begins(line.trim_start())
                && count.get(name.as_str()) == Some(&1)
            {
                unused.push(format!("rules::{}::{}::{name}", chunk.module, chunk.name));
            }
        }
    }
    unused
}

#[test]
fn every_rule_is_gone_by() {
    let others: Vec<String> = USERS
        .iter()
        .flat_map(|user| code_below(&folder(user)))
        .map(|(_, code)| code)
        .collect();
    let (chunks, named) = (chunks(), named());
    assert!(
        chunks.len() > 200 && named.len() > 50,
        "the scan finds what there is"
    );
    let unused = unused(&chunks, &named, &others.join("\n"));
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn the_scan_sees_what_nobody_uses() {
    let chunk = |name: &str, is_public, text: &str| Chunk {
        module: "grading".to_owned(),
        name: name.to_owned(),
        is_public,
        text: text.to_owned(),
    };
    let chunks = [
        chunk("grade", true, "pub fn grade() -> Graded { share() }"),
        chunk("share", false, "fn share()"),
        chunk("Graded", true, "pub struct Graded"),
        chunk(
            "Graded",
            false,
            "impl Graded {\n    pub fn is_whole(&self)\n    pub fn lost(&self)\n}",
        ),
        chunk("forgotten", true, "pub fn forgotten() -> Alone"),
        chunk("Alone", true, "pub struct Alone"),
    ];
    let named = BTreeSet::from([("grading".to_owned(), "grade".to_owned())]);
    assert_eq!(
        unused(&chunks, &named, "graded.is_whole()"),
        [
            "rules::grading::forgotten",
            "rules::grading::Alone",
            "rules::grading::Graded::lost"
        ]
    );
    assert_eq!(
        begins("pub const fn whole(points: u32)"),
        Some(("whole".to_owned(), true))
    );
    assert_eq!(
        begins("impl<Id: Ord> Changes<Id> {"),
        Some(("Changes".to_owned(), false))
    );
    assert_eq!(
        begins("impl Stamped for Saved {"),
        Some(("Saved".to_owned(), false))
    );
    assert_eq!(
        begins("pub const FARTHEST: i32 = 1;"),
        Some(("FARTHEST".to_owned(), true))
    );
    assert_eq!(begins("use std::fmt;"), None);
    let code = "use rules::{letters as rule, roles::Role};\nfn f() { rule::reminds() }";
    let plain = "use rules::{letters, roles::Role};\nfn f() { letters::reminds() }";
    assert_eq!(without_other_names(code), plain);
}

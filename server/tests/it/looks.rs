//! What pages are made of: the gallery that shows every part, pages as they stand, and the widths of
//! the style sheets.
//!
//! The snapshots are for reviews: whoever changes a page on purpose reads the difference and keeps it
//! with `INSTA_UPDATE=always`. One of each holds on both databases.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use course::Language;
use scraper::{ElementRef, Html, Selector};

use crate::{
    harness::{Answer, House, Plan},
    quizzes::WRONG,
    rooms::code_below,
};

on_both_databases!(the_pages_that_are_seen_most);

/// What of the parts has no look of its own, or is a whole page.
const UNSEEN: [(&str, &str); 7] = [
    ("again", "page"),
    ("page", "NotFound"),
    ("page", "stopped"),
    // Like those they are made of; the difference is in the title of the window, or in what is read.
    ("page", "head_of"),
    ("meanwhile", "made_from_typed"),
    ("island", "wake"),
    ("script", "script"),
];

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The public functions of a file that give something to be seen.
fn drawn(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for rest in code.split("pub fn ").skip(1) {
        let (name, _) = rest.split_once(['(', '<']).unwrap();
        let signature = rest
            .split_once(" {")
            .map_or(rest, |(signature, _)| signature);
        let given = signature.rsplit_once("->").map_or("", |(_, given)| given);
        if ["IntoView", "AnyView", "Wrong"]
            .iter()
            .any(|view| given.contains(view))
        {
            found.push(name);
        }
    }
    found
}

/// Whether a text calls something by this name.
fn calls(text: &str, name: &str) -> bool {
    let mut pieces = text.split(&format!("{name}(")).collect::<Vec<_>>();
    pieces.pop();
    pieces.iter().any(|before| {
        let last = before.chars().next_back();
        last.is_none_or(|last| !last.is_alphanumeric() && last != '_')
    })
}

#[test]
fn the_gallery_shows_every_part() {
    let gallery = std::fs::read_to_string(folder("app/src/frame/gallery.rs")).unwrap();
    let doors = std::fs::read_to_string(folder("app/src/parts/mod.rs")).unwrap();
    let mut seen = 0;
    let mut unseen = UNSEEN.to_vec();
    for (file, code) in code_below(&folder("app/src/parts")) {
        let within = file.strip_prefix(folder("app/src/parts")).unwrap();
        let room = within.iter().next().unwrap().to_str().unwrap();
        let room = room.trim_end_matches(".rs").to_owned();
        if !doors.contains(&format!("pub mod {room};")) {
            continue;
        }
        for name in drawn(&code) {
            let listed = unseen
                .iter()
                .position(|each| *each == (room.as_str(), name));
            if let Some(place) = listed {
                unseen.remove(place);
                continue;
            }
            seen += 1;
            assert!(
                calls(&gallery, name),
                "parts::{room}::{name} is not in the gallery (app/src/frame/gallery.rs)"
            );
        }
    }
    assert!(seen > 15, "{seen}");
    assert!(unseen.is_empty(), "these are no more: {unseen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_the_demonstration_has_the_gallery() {
    let house = House::start().await;
    for browser in [&house.browser(), &*house.judge("Amal").await] {
        assert_eq!(browser.visits("/parts").await.status, 404);
    }
    let house = Plan::default().with(&["--demo"]).start().await;
    let judge = house.judge("Amal").await;
    let mut titles = Vec::new();
    for language in Language::ALL {
        judge.sees("/account").await;
        judge.chooses_language(language.code()).await;
        let page = judge.sees("/parts").await;
        titles.push(page.text("h1"));
        // One form is as it comes, one says what is wrong with each kind of field, one shows both ways.
        assert_eq!(page.count("main form[method=get]:not([class])"), 3);
        assert_eq!(page.count("main .problem"), 4);
        assert_eq!(page.count("main .meanwhile tbody tr"), 1);
        let mut ids = page.attributes("[id]", "id");
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
        // What the gallery draws changes nothing: but for the language, it asks for itself.
        for action in page.attributes("main form", "action") {
            let own = ["/parts", "/api/accounts/choose-language"].contains(&action.as_str());
            assert!(own, "{action}");
        }
    }
    titles.dedup();
    assert_eq!(titles.len(), 3, "{titles:?}");
    let nobody = house.browser().sees("/parts").await;
    insta_of("parts", &nobody, "main");
}

async fn the_pages_that_are_seen_most(house: House) {
    let at = |path: &str| house.training.at(path);
    let organizer = house.organizer("Olga").await;
    let judge = house.judge("Amal").await;
    let other = house.judge("Saule").await;
    // The head and the foot of every page stand in the first.
    insta_of("home", &judge.sees("/").await, "html");
    insta_of("course", &judge.sees(&at("")).await, "main");
    insta_of(
        "lesson",
        &judge.sees(&at("/lessons/definition")).await,
        "main",
    );
    insta_of("quiz", &judge.sees(&at("/quizzes/final")).await, "main");
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "save", &WRONG).await.is_done();
    insta_of(
        "review",
        &judge.sees(&format!("{path}?review")).await,
        "main",
    );
    let handed_in = judge.answers(attempt, "submit", &WRONG).await;
    let results = judge.sees(handed_in.is_done().leads_to()).await;
    insta_of("results", &results, "main");
    let session = house.training.sessions[0];
    organizer
        .records(session, &other, "present")
        .await
        .is_done();
    insta_of("people", &organizer.sees(&at("/people")).await, "main");
    insta_of("register", &organizer.sees(&at("/register")).await, "main");
    let signatures = organizer.sees(&at("/register/signatures")).await;
    insta_of("day-sheet", &signatures, "main");
    insta_of("account", &judge.sees("/account").await, "main");
}

/// Holds a page, or what of it is looked at, to its snapshot.
fn insta_of(name: &str, page: &Answer, selector: &str) {
    let html = Html::parse_document(&page.body);
    let selector = Selector::parse(selector).unwrap();
    let root = html.select(&selector).next().unwrap();
    let mut printed = String::new();
    print(root, 0, &mut printed);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (what, placeholder) in [
        (
            r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            "[id]",
        ),
        (r"form-[0-9a-f]{16}", "form-[id]"),
        (r"_[0-9]{12,}", "_[id]"),
        (r#"nonce="[^"]+""#, r#"nonce="[nonce]""#),
        // Where the scripts of islands are loaded, it stands here, too.
        (r#"crossorigin="[\w-]{22}""#, r#"crossorigin="[nonce]""#),
        (
            r"/assets/([a-z0-9-]+?)-[0-9A-Za-z_]{8,}\.",
            "/assets/$1-[hash].",
        ),
        (r"127\.0\.0\.1:\d+", "[site]"),
    ] {
        settings.add_filter(what, placeholder);
    }
    settings.bind(|| insta::assert_snapshot!(name, printed));
}

/// Prints a page with an element a line, so that a difference is the lines that differ. What wakes the
/// islands is left out: it depends on whether they were built.
fn print(element: ElementRef<'_>, depth: usize, out: &mut String) {
    let (indent, inner) = ("  ".repeat(depth), "  ".repeat(depth + 1));
    let own = element.value();
    let wakes = own.name() == "script" && own.attr("src").is_none();
    if wakes || own.attr("rel") == Some("modulepreload") {
        return;
    }
    write!(out, "{indent}<{}", own.name()).unwrap();
    // What an island is given is for its script.
    let read = |(name, _): &(&str, &str)| !["data-given", "data-props"].contains(name);
    for (name, value) in own.attrs().filter(read) {
        write!(out, " {name}=\"{value}\"").unwrap();
    }
    out.push_str(">\n");
    // What a picture is drawn of is nothing to read.
    if own.name() == "svg" {
        return;
    }
    for child in element.children() {
        if let Some(child) = ElementRef::wrap(child) {
            print(child, depth + 1, out);
        } else if let Some(text) = child.value().as_text() {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                writeln!(out, "{inner}{words}").unwrap();
            }
        }
    }
}

/// The two widths that anything to read may have, of `style/tokens.css`, beside the whole of what it
/// stands in.
const WIDTHS: [&str; 5] = [
    "var(--measure)",
    "var(--page)",
    "calc(var(--page) + 2 * var(--gutter))",
    "100%",
    "none",
];

/// The name in the head, which is cut where there is little room; no block of a page.
const CUT: &str = ".me > a:not(.button)";

/// The declarations of the widest that something may be, with file and line, without what is for paper.
fn widest() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder("style")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "css") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let screen = text.split("@layer print").next().unwrap();
        for (number, line) in screen.lines().enumerate() {
            for property in ["max-inline-size:", "max-width:"] {
                for rest in line.split(property).skip(1) {
                    // Conditions of windows and of containers are in brackets.
                    let Some((value, _)) = rest.split_once([';', '}']) else {
                        continue;
                    };
                    if line.trim_start().starts_with('@') {
                        continue;
                    }
                    let file = path.file_name().unwrap().to_string_lossy();
                    let selector = line.split('{').next().unwrap().trim().to_owned();
                    found.push((
                        format!("{file}:{}", number + 1),
                        selector,
                        value.trim().to_owned(),
                    ));
                }
            }
        }
    }
    found
}

#[test]
fn there_are_two_widths_and_no_more() {
    let widest = widest();
    assert!(widest.len() > 10, "{widest:?}");
    let others: Vec<String> = widest
        .iter()
        .filter(|(_, selector, value)| !WIDTHS.contains(&value.as_str()) && selector != CUT)
        .map(|(place, selector, value)| format!("{place}: {selector} {{ {value} }}"))
        .collect();
    assert!(others.is_empty(), "a third width:\n{}", others.join("\n"));
}

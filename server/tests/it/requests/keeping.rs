//! What browsers may keep, and the order to come by https.

use std::fs;

use crate::harness::{House, Plan, eventually};

/// The smallest picture that is one.
const PICTURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>A dot</title><path d="M0 0h1v1z"/></svg>"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_what_is_named_by_its_content_is_kept() {
    let house = House::start().await;
    let images = house.content.join("small/01-basics/images");
    fs::create_dir(&images).unwrap();
    fs::write(images.join("dot.svg"), PICTURE).unwrap();
    house.rewrites("01-basics/01-definition.en.md", |text| {
        format!("{text}\n\n![A dot](images/dot.svg)\n")
    });
    let judge = house.judge("Amal").await;
    let lesson = house.training.at("/lessons/definition");
    eventually("the lesson has its picture", || async {
        judge.sees(&lesson).await.count("main img") == 1
    })
    .await;
    let page = judge.sees(&lesson).await;
    let picture = house
        .training
        .at(&format!("/lessons/{}", page.attribute("main img", "src")));
    let answer = judge.sees(&picture).await;
    assert_eq!(answer.body, PICTURE);
    // A browser of its own keeps it; a proxy, which others use, does not.
    assert_eq!(
        answer.header("cache-control"),
        "private, max-age=31536000, immutable"
    );
    for missing in [
        house.browser().visits(&picture).await,
        judge.visits(&picture.replace(".svg", "x.svg")).await,
    ] {
        assert_eq!(
            (missing.status, missing.header("cache-control")),
            (404, "no-store")
        );
    }
    // A browser asks for the worker again each time, and is told when it is the same.
    let worker = judge.sees("/offline-worker.js").await;
    assert_eq!(worker.header("cache-control"), "no-cache");
    // What is of one person at one moment is not kept, whatever its kind.
    for path in server::router::addresses() {
        let path = path
            .replace("{training}", &house.training.id.to_string())
            .replace("{session}", &house.training.sessions[0].to_string())
            .replace("{name}", "none")
            .replace("{file}", "none.ics");
        if path == "/offline-worker.js" {
            continue;
        }
        let answer = house.browser().visits(&path).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_comes_by_https_is_told_to_come_so_again() {
    let public = ["--public-url", "https://training.example.org"];
    for (more, order) in [
        (&[][..], "max-age=31536000; includeSubDomains"),
        (&["--hsts-subdomains", "false"], "max-age=31536000"),
    ] {
        let house = Plan::default().with(&public).with(more).start().await;
        let browser = house.browser();
        let style = browser
            .sees("/sign-in")
            .await
            .attribute("link[rel=stylesheet]", "href");
        for path in ["/sign-in", "/nowhere", "/healthz", "/readyz", &style] {
            let answer = browser.visits(path).await;
            assert_eq!(answer.header("strict-transport-security"), order, "{path}");
        }
    }
}

//! Where one is and how one gets on, on every page of a course: titles, search, headings, the way
//! back in another language.

use reqwest::header::{ACCEPT, LOCATION};

use crate::harness::{House, eventually};

on_both_databases!(
    search_is_reachable_from_every_page_of_a_training,
    titles_name_the_course_and_the_site,
    each_question_has_a_heading,
    another_language_leads_back_to_the_same_address,
    an_unreviewed_text_says_so_alike_everywhere,
    whoever_takes_anything_is_redirected_like_a_browser,
    signing_in_beside_a_sheet_ends_there,
    a_term_tells_what_it_is_called_in_all_languages,
);

async fn search_is_reachable_from_every_page_of_a_training(house: House) {
    let judge = house.judge("Amal").await;
    let (attempt, _) = judge.attempts_quiz().await;
    let search = house.training.at("/search");
    for path in [
        house.training.at(""),
        house.training.at("/lessons/definition"),
        house.training.at("/documents/refusal"),
        house.training.at("/quizzes/final"),
        house.training.at("/glossary"),
        attempt,
    ] {
        let ways = judge.sees(&path).await;
        let ways = ways.attributes(".main-nav a", "href");
        assert_eq!(ways, ["/", search.as_str()], "{path}");
    }
    // Where there is nothing to search there is no way to it, nor into what is somebody else's.
    let stranger = house.stranger("Sam").await;
    for (who, path) in [
        (&judge, "/".to_owned()),
        (&judge, "/account".to_owned()),
        (&stranger, house.training.at("")),
    ] {
        let page = who.visits(&path).await;
        assert_eq!(page.count(".main-nav a[href$='/search']"), 0, "{path}");
    }
}

async fn titles_name_the_course_and_the_site(house: House) {
    let judge = house.judge("Amal").await;
    for (path, title) in [
        (
            "/lessons/procedure",
            "Procedure · Asylum, in small · Törelik",
        ),
        (
            "/quizzes/final",
            "Check yourself · Asylum, in small · Törelik",
        ),
        ("/glossary", "Glossary · Asylum, in small · Törelik"),
        ("", "Asylum cases · Törelik"),
    ] {
        let page = judge.sees(&house.training.at(path)).await;
        assert_eq!(page.text("title"), title, "{path}");
    }
}

async fn each_question_has_a_heading(house: House) {
    let judge = house.judge("Amal").await;
    let (path, _) = judge.attempts_quiz().await;
    let sheet = judge.sees(&path).await;
    assert_eq!(
        sheet.texts("legend h2"),
        ["Fear", "Grounds", "Months", "Name"]
    );
    let lesson = judge.sees(&house.training.at("/lessons/definition")).await;
    assert_eq!(lesson.texts("legend h3"), ["Which ground fits best?"]);
}

async fn another_language_leads_back_to_the_same_address(house: House) {
    let judge = house.judge("Amal").await;
    let (path, _) = judge.attempts_quiz().await;
    for path in [
        path.clone(),
        format!("{path}?review"),
        house.training.at("/quizzes/final"),
    ] {
        judge.sees(&path).await;
        let answer = judge
            .sends("accounts/choose-language", &[("language", &"ru")])
            .await;
        assert_eq!(answer.leads_to(), path, "no mark is left behind");
    }
    // The script that keeps the place belongs to the sheet, too.
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.count("script[src*='/reading-']"), 1);
}

async fn an_unreviewed_text_says_so_alike_everywhere(house: House) {
    for file in ["01-definition", "03-final"] {
        house.rewrites(&format!("01-basics/{file}.en.md"), |text| {
            text.replacen("---\n", "---\nreview: pending\n", 1)
        });
    }
    let judge = house.judge("Amal").await;
    let said = async |path: &str| {
        judge
            .sees(&house.training.at(path))
            .await
            .texts(".review-pending")
    };
    eventually("both texts are served", async || {
        !said("/lessons/definition").await.is_empty() && !said("/quizzes/final").await.is_empty()
    })
    .await;
    assert_eq!(
        said("/lessons/definition").await,
        said("/quizzes/final").await
    );
}

async fn whoever_takes_anything_is_redirected_like_a_browser(house: House) {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    for path in ["/".to_owned(), house.training.at("")] {
        let request = client.get(format!("{}{path}", house.url));
        let answer = request.header(ACCEPT, "*/*").send().await.unwrap();
        let to = answer.headers()[LOCATION].to_str().unwrap().to_owned();
        assert_eq!(answer.status(), 302, "{path}");
        assert!(to.starts_with("/sign-in?next="), "{to}");
    }
}

async fn a_term_tells_what_it_is_called_in_all_languages(house: House) {
    let judge = house.judge("Amal").await;
    let path = house.training.at("/lessons/definition");
    let notes = judge.sees(&path).await.attributes(".term", "data-note");
    let note = &notes[0];
    assert_eq!(
        note,
        "refugee · беженец · босқын: Somebody who meets the definition."
    );
}

async fn signing_in_beside_a_sheet_ends_there(house: House) {
    let judge = house.judge("Amal").await;
    let beside = house.browser();
    let form = beside.sees("/sign-in?next=%2Fsigned-in").await;
    let next = form.attribute("[name=next]", "value");
    assert_eq!(next, "/signed-in");
    let fields: [(&str, &dyn ToString); 3] = [
        ("email", &judge.email),
        ("password", &crate::harness::PASSWORD),
        ("next", &next),
    ];
    let answer = beside.sends("accounts/sign-in", &fields).await;
    let page = beside.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.text("h1"), "You are signed in");
    assert!(page.main().contains("You may close this tab."));
}

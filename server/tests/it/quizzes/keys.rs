//! No address tells the key of a quiz to somebody who is not to have it: every route of the
//! router, as every role, as browsers and as programs ask, for every question of every kind,
//! before, during and after an attempt. The key of a practice question in a lesson is told to nobody
//! but who has answered it. Nor does any tell a draft to somebody who does not teach.

use std::time::Duration;

use course::QuestionKind;
use reqwest::header::ACCEPT;

use crate::harness::{Browser, Fields, House, Person, Training, eventually};

/// Stands in everything that tells the key; nothing else on the platform says it.
pub(super) const KEY: &str = "zqkey";
/// Stands in what a trainer looks for in a reasoned answer, which waits until it is marked.
const RUBRIC: &str = "zqkey-reasoned";
/// The key of the number: longer than what the name of a request or a nonce may hold by chance.
pub(super) const NUMBER: &str = "918273645501";
/// Stands in everything that tells the key of a practice question in a lesson.
const PRACTICE: &str = "zpkey";
/// Stands in everything that is a draft.
const DRAFT: &str = "zqdraft";
/// Stands in a translation that is a draft: it is not written yet, for nobody.
const UNTRANSLATED: &str = "zquntranslated";
/// Stands in what every question asks.
pub(super) const ASKED: &str = "zqasked";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_address_tells_the_key_of_a_quiz() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    serve_every_kind(&house, &judge).await;
    serve_practice(&house, &judge).await;
    let elsewhere = house.another_training().await;
    let of_elsewhere = house.stranger("Elsa").await;
    house
        .enrols_too(&of_elsewhere, rules::roles::Role::Judge, elsewhere.id)
        .await;
    let nobody = house.browser();
    let colleague = house.judge("Bolat").await;
    let trainer = house.trainer("Tamara").await;
    serve_drafts(&house, &trainer).await;
    let observer = house.observer("Oskar").await;
    let organizer = house.organizer("Olga").await;
    let administrator = house.administrator("Adil").await;
    let visitors: [(&str, &Browser); 8] = [
        ("nobody", &nobody),
        ("judge", &judge),
        ("colleague", &colleague),
        ("judge of another training", &of_elsewhere),
        ("trainer", &trainer),
        ("observer", &observer),
        ("organizer", &organizer),
        ("administrator", &administrator),
    ];
    let walk = |stage, attempt| Walk {
        training: &house.training,
        judge: &judge,
        attempt,
        stage,
    };

    walk(Stage::Before, 0).all(&visitors).await;
    let (path, attempt) = judge.attempts_quiz().await;
    let chosen = [
        ("answers[zq-single][option][]", "one"),
        ("answers[zq-reasoned][words][]", "In my own words."),
    ];
    judge.answers(attempt, "save", &chosen).await.is_done();
    let lesson = house.training.at("/lessons/procedure");
    judge.visits(&lesson).await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("lesson", &"procedure"),
        ("question", &"zp-one"),
        ("answers[zp-one][option][]", &"two"),
    ];
    let sent = judge.sends("learning/try", fields).await;
    walk(Stage::During, attempt).all(&visitors).await;
    let told = judge.sees(sent.is_done().leads_to()).await;
    for told_now in ["zpkey-one first", "zpkey-one second", "zpkey-one because"] {
        assert!(told.body.contains(told_now), "{told_now}");
    }
    judge.answers(attempt, "submit", &chosen).await.is_done();
    walk(Stage::After, attempt).all(&visitors).await;

    // What is kept back above is there to be told: the judge reads it now, the trainer too.
    let result = judge.sees(&path).await;
    for kind in QuestionKind::ALL {
        let told = result.body.contains(&format!("{KEY}-{}", kind.code()));
        let expected = !matches!(
            kind,
            QuestionKind::Reasoned | QuestionKind::Survey | QuestionKind::Number
        );
        assert_eq!(told, expected, "{}", kind.code());
    }
    assert!(result.body.contains("918,273") || result.body.contains(NUMBER));
    let marking = house.training.at("/quizzes/final/marking");
    assert!(trainer.sees(&marking).await.body.contains(RUBRIC));
    // So are drafts, for those who teach.
    for (path, mark) in [
        ("/lessons/tasting", "zqdraft-lesson"),
        ("/lessons/definition", "zqdraft-question"),
        ("/lessons/casks", "zqdraft-module"),
        ("/documents/unripe", "zqdraft-document"),
        ("/previews/ripening", "zqdraft-quiz"),
    ] {
        let page = trainer.sees(&house.training.at(path)).await;
        assert!(page.body.contains(mark), "{path}: {}", page.main());
    }
    let listed = trainer.sees(&house.training.at("")).await;
    assert_eq!(
        listed
            .texts(".badge.warn")
            .iter()
            .filter(|words| *words == "draft")
            .count(),
        4
    );
    let preview = house.training.at("/previews/final");
    for told in [KEY, NUMBER, RUBRIC] {
        assert!(trainer.sees(&preview).await.body.contains(told));
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Before,
    During,
    After,
}

/// One walk through all addresses.
struct Walk<'a> {
    training: &'a Training,
    judge: &'a Person,
    attempt: i64,
    stage: Stage,
}

impl Walk<'_> {
    async fn all(&self, visitors: &[(&str, &Browser)]) {
        for route in server::router::addresses() {
            for path in self.paths(&route) {
                for (who, browser) in visitors {
                    for accept in ["text/html", "*/*"] {
                        let told = asks(browser, &path, accept).await;
                        self.tells_nothing(&route, &path, who, accept, &told);
                    }
                }
            }
        }
    }

    /// The addresses of a route, with everything that may stand in it, and the queries under
    /// which a page shows more.
    fn paths(&self, route: &str) -> Vec<String> {
        let mut paths = vec![String::new()];
        let mut asks_questions = false;
        for part in route.split('/').skip(1) {
            let name = part
                .strip_prefix(':')
                .or_else(|| part.strip_prefix('{')?.strip_suffix('}'));
            let values = match name {
                None => vec![part.to_owned()],
                Some("training") => vec![self.training.id.to_string()],
                Some("session") => vec![self.training.sessions[0].to_string()],
                Some("enrolment") => vec![self.judge.enrolment.to_string()],
                Some("account") => vec![self.judge.account.to_string()],
                Some("attempt") => {
                    asks_questions = true;
                    vec![self.attempt.to_string()]
                }
                Some("lesson" | "quiz") => {
                    asks_questions = true;
                    [
                        "definition",
                        "procedure",
                        "final",
                        "tasting",
                        "ripening",
                        "casks",
                    ]
                    .map(str::to_owned)
                    .into()
                }
                Some("question") => QuestionKind::ALL
                    .map(|kind| format!("zq-{}", kind.code()))
                    .into(),
                // One's own note on a section shows what one wrote, and no question.
                Some("section") => {
                    asks_questions = false;
                    vec!["elements".to_owned()]
                }
                Some("module") => ["basics", "cellar"].map(str::to_owned).into(),
                Some("document") => ["record", "refusal", "unripe"].map(str::to_owned).into(),
                // What was put aside for one person, and secrets: nobody here has any.
                Some(
                    "code" | "token" | "links" | "slips" | "chosen" | "letter" | "list" | "table"
                    | "file" | "name" | "excuse",
                ) => {
                    vec!["none".to_owned()]
                }
                Some(other) => panic!("{route}: what can {other} be?"),
            };
            paths = paths
                .iter()
                .flat_map(|path| values.iter().map(move |value| format!("{path}/{value}")))
                .collect();
        }
        let mut queries = vec![String::new(), "?q=zebra".to_owned()];
        if asks_questions {
            queries.extend(["?review", "?as=judge", "?as=judge&in=ru"].map(str::to_owned));
            queries.extend(QuestionKind::ALL.map(|kind| {
                format!(
                    "?question=zq-{}&option=one&number=1&words=one&in=ru",
                    kind.code()
                )
            }));
            queries.extend(
                ["zp-one", "zp-two"]
                    .map(|id| format!("?question={id}&option=two&choose={id}&tried=none")),
            );
        }
        paths
            .iter()
            .flat_map(|path| queries.iter().map(move |query| format!("{path}{query}")))
            .collect()
    }

    fn tells_nothing(&self, route: &str, path: &str, who: &str, accept: &str, told: &str) {
        let at = |end: &str| route.ends_with(end);
        let of_attempt = at("attempt}") || at(":attempt");
        let of_trainers =
            route.contains("/quizzes/") && (at("/results") || at("/marking") || at("/regrade"));
        let of_preview = route.contains("/previews/");
        let teaches = matches!(who, "trainer" | "administrator");
        let here = format!("{:?}: {who} at {path} as {accept}: {told}", self.stage);
        match who {
            // Who authors sees the key where answers are looked at, and nowhere else.
            "trainer" | "administrator" if of_attempt || of_trainers => {}
            // Looked at as a judge sees it, the preview tells no more than the sheet does.
            "trainer" | "administrator" if of_preview && !path.contains("as=judge") => {}
            "judge" if of_attempt && self.stage == Stage::After => {
                assert!(!told.contains(RUBRIC), "{here}");
            }
            _ => {
                assert!(!told.contains(KEY), "{here}");
                assert!(!told.contains(NUMBER), "{here}");
            }
        }
        // The key of a practice question is told in its lesson alone, to whoever has answered it.
        let answered =
            who == "judge" && self.stage != Stage::Before && path.contains("/lessons/procedure");
        assert!(answered || !told.contains(PRACTICE), "{here}");
        assert!(!told.contains("zpkey-two"), "{here}");
        assert!(teaches || !told.contains(DRAFT), "{here}");
        assert!(!told.contains(UNTRANSLATED), "{here}");
        // A quiz is not read, found or looked up: its questions are met in an attempt alone, and
        // in the preview of those who teach.
        let met = of_attempt || of_trainers || (of_preview && teaches);
        if !met {
            assert!(!told.contains(ASKED), "{here}");
        }
    }
}

/// All that the server says: status, headers, and what of the body comes by itself.
async fn asks(browser: &Browser, path: &str, accept: &str) -> String {
    let request = browser.get(path).header(ACCEPT, accept);
    let mut response = request.send().await.unwrap();
    let mut told = format!("{} {:?}\n", response.status(), response.headers());
    let streams = told.contains("text/event-stream");
    loop {
        let patience = Duration::from_millis(if streams { 300 } else { 30_000 });
        match tokio::time::timeout(patience, response.chunk()).await {
            Ok(chunk) => match chunk.unwrap() {
                Some(bytes) => told.push_str(&String::from_utf8_lossy(&bytes)),
                None => break,
            },
            Err(_) if streams => break,
            Err(_) => panic!("{path}: the body does not end"),
        }
    }
    told
}

/// Has drafts served of everything that can be one: a lesson, a quiz, a document, a module, a
/// question in a lesson, a translation.
async fn serve_drafts(house: &House, trainer: &Person) {
    let course = house.content.join("small");
    let write = |path: &str, text: String| {
        let path = course.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let question = |id: &str, class: &str| {
        format!(
            "\n\n## {DRAFT}-{id} {{#zq-{id} .question .single {class} objective=inclusion}}\n\n\
             {DRAFT}-{id}?\n\n- [x] {{#one}} {DRAFT} one\n- [ ] {{#two}} {DRAFT} two\n"
        )
    };
    let front = |more: &str| format!("---\ntitle: {DRAFT} title\n{more}draft: true\n---\n\n");
    write(
        "01-basics/documents/09-unripe.en.md",
        format!(
            "{}# {DRAFT} title\n\n{DRAFT}-document\n",
            front("kind: record\ndate: 2026-01-15\nissued-by: Nobody\n"),
        ),
    );
    let of_procedure = std::fs::read_to_string(course.join("01-basics/02-procedure.ru.md"));
    write(
        "01-basics/02-procedure.kk.md",
        of_procedure
            .unwrap()
            .replacen("---\n", "---\ndraft: true\n", 1)
            + "\n"
            + UNTRANSLATED
            + "\n",
    );
    write(
        "02-cellar/01-casks.en.md",
        format!("---\ntitle: {DRAFT} casks\n---\n\n{DRAFT}-module\n"),
    );
    write(
        "02-cellar/module.toml",
        format!("id = \"cellar\"\ndraft = true\ntitle = {{ en = \"{DRAFT} cellar\" }}\n"),
    );
    house.rewrites("course.toml", |text| {
        text.replacen("\"01-basics\"", "\"01-basics\", \"02-cellar\"", 1)
    });
    house.rewrites("01-basics/01-definition.en.md", |text| {
        text.to_owned() + &question("question", ".draft")
    });
    write(
        "01-basics/04-tasting.en.md",
        format!("{}{DRAFT}-lesson\n", front("")),
    );
    write(
        "01-basics/05-ripening.en.md",
        front("quiz: final\n") + &question("quiz", ""),
    );
    house.rewrites("01-basics/module.toml", |text| {
        text.replacen(
            "\"03-final\"",
            "\"03-final\", \"04-tasting\", \"05-ripening\"",
            1,
        )
    });
    let last = house.training.at("/previews/ripening");
    eventually("drafts are shown to those who teach", || async {
        trainer.visits(&last).await.status == 200
    })
    .await;
}

/// Has two practice questions served in a lesson.
async fn serve_practice(house: &House, judge: &Person) {
    let question = |id: &str| {
        format!(
            "\n\n## Practice {id} {{#zp-{id} .question .single objective=inclusion}}\n\nWhich?\n\n\
             - [x] {{#one}} The first\n  > {PRACTICE}-{id} first.\n\
             - [ ] {{#two}} The second\n  > {PRACTICE}-{id} second.\n\n\
             > [!NOTE]\n> {PRACTICE}-{id} because.\n"
        )
    };
    house.rewrites("01-basics/02-procedure.en.md", |text| {
        text.to_owned() + &question("one") + &question("two")
    });
    let lesson = house.training.at("/lessons/procedure");
    eventually("the practice questions are served", || async {
        judge.sees(&lesson).await.count("#zp-two") == 1
    })
    .await;
}

/// Has a quiz served that asks a question of every kind.
pub(super) async fn serve_every_kind(house: &House, judge: &Person) {
    let folder = house.content.join("small/01-basics");
    std::fs::remove_file(folder.join("03-final.ru.md")).unwrap();
    let questions: String = QuestionKind::ALL.map(authored).concat();
    house.rewrites("01-basics/03-final.en.md", |text| {
        let (settings, _) = text.split_once("## Fear").unwrap();
        settings.to_owned() + &questions
    });
    let quiz = house.training.at("/quizzes/final");
    let asked = QuestionKind::ALL.len().to_string();
    eventually("the quiz with every kind is served", || async {
        judge.sees(&quiz).await.texts(".facts dd")[0] == asked
    })
    .await;
}

/// A question of a kind, as a trainer writes it.
fn authored(kind: QuestionKind) -> String {
    let code = kind.code();
    let (attributes, before, answers) = match kind {
        QuestionKind::Single => (
            "",
            "",
            "- [x] {#one} The first\n  > zqkey-single of the first.\n\
             - [ ] {#two} The second\n  > zqkey-single of the second.\n",
        ),
        QuestionKind::Multiple => (
            "",
            "",
            "- [x] {#one} The first\n  > zqkey-multiple one.\n\
             - [x] {#two} The second\n- [ ] {#three} The third\n  > zqkey-multiple three.\n",
        ),
        QuestionKind::TrueFalse => (
            "",
            "",
            "- [ ] {#one} True\n  > zqkey-true-false said.\n- [x] {#two} False\n",
        ),
        QuestionKind::Number => ("answer=918273645501 tolerance=0", "", ""),
        QuestionKind::Order => (
            "",
            "",
            "1. {#one} Begin\n2. {#two} Go on\n3. {#three} End\n",
        ),
        QuestionKind::Match => (
            "",
            "",
            "| Body | Task |\n|---|---|\n| {#l-one} Court | {#one} reviews |\n\
             | {#l-two} Commission | {#two} advises |\n",
        ),
        QuestionKind::Text => ("", "", "- zqkey-text\n- zqkey-text too\n"),
        QuestionKind::Blanks => ("", "The [[zqkey-blanks|zqkey-blanks too]] of 1951.\n\n", ""),
        QuestionKind::Reasoned => (
            "words=100",
            "",
            "- {#one points=2} zqkey-reasoned elements\n- {#two} zqkey-reasoned limits\n",
        ),
        QuestionKind::Survey => ("scale=3", "", ""),
    };
    let explained = match kind {
        QuestionKind::Survey | QuestionKind::Number => String::new(),
        _ => format!("\n> [!NOTE]\n> zqkey-{code} because.\n"),
    };
    let objective = match kind {
        QuestionKind::Number | QuestionKind::Text => "procedure",
        _ => "inclusion",
    };
    format!(
        "\n## Kind {code} {{#zq-{code} .question .{code} {attributes} objective={objective}}}\n\n\
         What does the zebra say of {ASKED}?\n\n{before}{answers}{explained}"
    )
}

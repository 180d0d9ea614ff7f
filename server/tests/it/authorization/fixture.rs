//! A training in which something of everything is there to be asked for.

use std::collections::BTreeMap;

use app::{
    authorization::{Kind, Who},
    post::{self, NewLetter},
    request::Query,
};
use course::Language;
use records::{attendance_request, training_group};
use rules::roles::Role;
use sea_orm::EntityTrait as _;

use crate::{
    harness::{Browser, House, Person, copy_folder, eventually},
    quizzes::RIGHT,
};

const NAME: &str = "Amalbek Sadykov";
const REASON: &str = "the train from Karaganda stood still";
const ANSWER: &str = "She fears what is to come in Almaly.";
const FEEDBACK: &str = "See what the second element asks.";
const LETTER: &str = "On Thursday the hall on the third floor.";

const QUESTION: &str = "

## Decide {#decide .question .reasoned words=150 objective=inclusion}

Decide her claim.

- {#each points=4} Applies each element
- {#limits} Sees the limits

> [!NOTE]
> Element by element.
";

/// Everybody who asks, and what they ask for.
pub struct Fixture {
    pub house: House,
    people: BTreeMap<Who, Person>,
    nobody: Browser,
    /// A judge of the training to whom things are done.
    pub somebody: Person,
    /// What stands in addresses and forms, by the name of the parameter.
    values: BTreeMap<&'static str, String>,
}

impl Fixture {
    pub async fn of(house: House) -> Self {
        serves_more(&house).await;
        let mut people = BTreeMap::from([
            (Who::Judge, house.judge(NAME).await),
            (Who::OtherJudge, house.judge("Other").await),
            (Who::Trainer, house.trainer("Tamara").await),
            (Who::Observer, house.observer("Oskar").await),
            (Who::Organizer, house.organizer("Olga").await),
            (Who::Administrator, house.administrator("Anna").await),
        ]);
        let elsewhere = house.another_training().await.id;
        for (who, name, role) in [
            (Who::JudgeElsewhere, "Elsewhere", Role::Judge),
            (Who::OrganizerElsewhere, "Orazaly", Role::Organizer),
        ] {
            let person = house.knows(name, None).await;
            house.enrols_too(&person, role, elsewhere).await;
            person.arrives().await;
            people.insert(who, person);
        }
        for (who, name, place) in [
            (Who::Waiting, "Waiting", "waiting"),
            (Who::Withdrawn, "Withdrawn", "withdrawn"),
        ] {
            let person = house.judge(name).await;
            let enrolment = person.enrolment;
            let sql = format!("UPDATE enrolment SET place = '{place}' WHERE id = {enrolment}");
            house.execute(&sql).await.unwrap();
            people.insert(who, person);
        }
        house.forget_logins();
        let somebody = house.judge("Somebody").await;
        let mut fixture = Self {
            nobody: house.browser(),
            house,
            people,
            somebody,
            values: BTreeMap::new(),
        };
        fixture.prepares().await;
        fixture
    }

    /// Does what leaves something to be asked for.
    async fn prepares(&mut self) {
        let (judge, organizer) = (&self.people[&Who::Judge], &self.people[&Who::Organizer]);
        let training = &self.house.training;
        let session = training.sessions[0];
        let sql = format!(
            "UPDATE session SET link = 'https://meet.example.org/room' WHERE id = {session}"
        );
        self.house.execute(&sql).await.unwrap();

        // Attendance: a mark with minutes, a request with its reason, a code and its ticket.
        organizer
            .marks(session, judge, "left-early", &[("minutes", "37")])
            .await;
        judge
            .does(
                "attendance/ask",
                &[
                    ("session", &session),
                    ("status", &"present"),
                    ("reason", &REASON),
                ],
            )
            .await;
        let requests = attendance_request::Entity::find();
        let request = requests.one(self.house.inner.db.read()).await.unwrap();
        let document = judge
            .hands_in(request.as_ref().unwrap().id, b"%PDF-1.7 a")
            .await;
        document.is_done();
        let screen = training.at(&format!("/sessions/{session}/code"));
        let screen = organizer.sees(&screen).await;
        let code = screen.attribute(".screen-code", "data-code");
        // Scanned before signing in: it is anybody's who uses it.
        let scanned = self.nobody.visits(&format!("/c/{code}")).await;
        let next = Query::of(scanned.leads_to())
            .get("next")
            .unwrap()
            .to_owned();
        let ticket = Query::of(&next).get("ticket").unwrap().to_owned();

        // Quizzes: an attempt that was handed in and marked, and another that is open.
        let (_, attempt) = judge.attempts_quiz().await;
        let mut answers = RIGHT.to_vec();
        answers.push(("answers[decide][words][]", ANSWER));
        judge.answers(attempt, "submit", &answers).await.is_done();
        self.people[&Who::Trainer]
            .sends(
                "quizzes/mark",
                &[
                    ("attempt", &attempt),
                    ("question", &"decide"),
                    ("points[each]", &"3"),
                    ("points[limits]", &"1"),
                    ("comment", &FEEDBACK),
                ],
            )
            .await
            .is_done();
        let (_, open) = judge.attempts_quiz().await;
        judge
            .sends(
                "quizzes/flag",
                &[
                    ("attempt", &attempt),
                    ("question", &"fear"),
                    ("unclear", &"Which court?"),
                ],
            )
            .await
            .is_done();

        // What is put aside for the organizer, and addresses with a token.
        let list = organizer
            .imports("name,email,court,region,position,language\nNew,new@example.org,,,,\n")
            .await;
        let list = last_step(list.leads_to());
        self.house
            .invites("Invited", Some(Role::Judge), training.id)
            .await;
        organizer.visits(&training.at("/people")).await;
        let links = organizer
            .sends("trainings/make-links", &[("training", &training.id)])
            .await;
        let links = last_step(links.leads_to());
        organizer.visits(&training.at("/people")).await;
        let chosen = organizer
            .sends(
                "trainings/choose",
                &[
                    ("training", &training.id),
                    ("everybody", &true),
                    ("deed", &"let-go"),
                ],
            )
            .await;
        let chosen = last_step(chosen.leads_to());
        organizer.visits(&training.at("/letters/new")).await;
        let letter = organizer
            .sends(
                "trainings/prepare-letter",
                &[
                    ("training", &training.id),
                    ("to", &"all"),
                    ("subject_en", &"Hello"),
                    ("body_en", &"Hello."),
                ],
            )
            .await;
        let letter = last_step(letter.leads_to());
        organizer.visits(&training.at("/people")).await;
        let asked = organizer
            .sends(
                "trainings/choose",
                &[
                    ("training", &training.id),
                    ("everybody", &true),
                    ("deed", &"slips"),
                ],
            )
            .await;
        let asked = last_step(asked.leads_to());
        let slips = organizer
            .sends(
                "trainings/make-slips",
                &[("training", &training.id), ("chosen", &asked)],
            )
            .await;
        let slips = last_step(slips.leads_to());
        organizer.visits(&training.at("/sessions/table")).await;
        let pasted: [(&str, &dyn ToString); 2] = [
            ("training", &training.id),
            ("sheet", &"30.05.2024\t17:00\tA"),
        ];
        let table = organizer.sends("trainings/read-sessions", &pasted).await;
        let table = last_step(table.leads_to());
        let renewed = judge.sends("calendar/renew", &[]).await;
        let renewed = judge.sees(renewed.leads_to()).await;
        let file = last_step(&renewed.text("main code"));
        let lesson = judge.sees(&training.at("/lessons/definition")).await;
        let picture = lesson.attribute("main img", "src");
        let style = lesson.attributes("head link[rel=stylesheet]", "href");

        let group = self.makes_a_group().await;
        self.writes_a_letter(judge).await;
        self.values = BTreeMap::from([
            ("training", training.id.to_string()),
            ("session", session.to_string()),
            ("enrolment", judge.enrolment.to_string()),
            ("account", judge.account.to_string()),
            ("attempt", attempt.to_string()),
            ("open", open.to_string()),
            ("request", request.unwrap().id.to_string()),
            ("excuse", "1".to_owned()),
            ("ticket", ticket),
            ("code", code),
            ("lesson", "definition".to_owned()),
            ("section", "elements".to_owned()),
            ("document", "refusal".to_owned()),
            ("module", "basics".to_owned()),
            ("quiz", "final".to_owned()),
            ("question", "fear".to_owned()),
            ("flag", "1".to_owned()),
            ("list", list),
            ("group", group.to_string()),
            ("links", links),
            ("chosen", chosen),
            ("letter", letter),
            ("slips", slips),
            ("table", table),
            ("token", "no-such-token".to_owned()),
            ("name", last_step(&picture)),
            ("file", file),
            ("*file", last_step(&style[0])),
        ]);
    }

    /// A group that a session is for, and so stays.
    async fn makes_a_group(&self) -> i64 {
        let (organizer, training) = (&self.people[&Who::Organizer], &self.house.training);
        let fields: [(&str, &dyn ToString); 2] =
            [("training", &training.id), ("group_name", &"Civil")];
        let made = organizer.sends("trainings/make-group", &fields).await;
        made.is_done();
        let groups = training_group::Entity::find();
        let group = groups.one(self.house.inner.db.read()).await.unwrap();
        let group = group.unwrap().id;
        let fields: [(&str, &dyn ToString); 2] =
            [("session", &training.sessions[2]), ("groups[]", &group)];
        let set = organizer
            .sends("trainings/set-session-groups", &fields)
            .await;
        set.is_done();
        group
    }

    async fn writes_a_letter(&self, judge: &Person) {
        let letter = NewLetter {
            account: judge.account,
            recipient: judge.email.clone(),
            language: Language::En,
            kind: post::Kind::Reminder,
            subject: "A word".to_owned(),
            body: LETTER.to_owned(),
            secret: None,
            training: None,
            enrolment: None,
            sender: None,
            once: None,
            expires_at: None,
        };
        crate::post::writes(&self.house, letter).await;
    }

    /// The browser of somebody.
    pub fn browser(&self, who: Who) -> &Browser {
        match self.people.get(&who) {
            Some(person) => person,
            None => &self.nobody,
        }
    }

    /// The enrolment of somebody who has a place in the training.
    pub fn enrolment(&self, who: Who) -> i64 {
        self.people[&who].enrolment
    }

    /// Signs somebody in again who has signed out.
    pub async fn arrives(&self, who: Who) {
        if let Some(person) = self.people.get(&who) {
            person.arrives().await;
        }
    }

    /// What stands for a parameter.
    pub fn value(&self, name: &str) -> &str {
        let value = self.values.get(name);
        value.unwrap_or_else(|| panic!("nothing is known to stand for {name}"))
    }

    /// Whether what was served shows a kind of data about the judge.
    pub fn shows(&self, kind: Kind, who: Who, body: &str) -> bool {
        match kind {
            // One's own name stands at the head of each page.
            Kind::Name => body
                .split_once("<main")
                .map_or(body, |(_, main)| main)
                .contains(NAME),
            Kind::Address => body.contains(&self.people[&Who::Judge].email),
            Kind::Attendance => body.contains("37 min"),
            Kind::Reasons => body.contains(REASON),
            Kind::WorkOfQuizzes => body.contains(ANSWER),
            Kind::Results => {
                let body = body.replace('\u{a0}', " ");
                body.contains("9 / 10") || body.contains("9 of 10 points")
            }
            Kind::Feedback => body.contains(FEEDBACK),
            Kind::Letters => body.contains(LETTER),
            Kind::Logins => {
                let own = body.contains("id=\"logins\"") && who == Who::Judge;
                own || body.contains("id=\"logins-of\"")
            }
        }
    }
}

/// A longer quiz, and a lesson with a picture.
async fn serves_more(house: &House) {
    let images = house.content.join("small/01-basics/images");
    let picture = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../app/course/tests/sound/asylum/01-basics/images");
    copy_folder(&picture, &images);
    house.rewrites("01-basics/01-definition.en.md", |text| {
        text.replace(
            "Each element is examined by itself.",
            "Each element is examined by itself.\n\n![A map of the border](images/map.png)",
        )
    });
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.to_owned() + QUESTION
    });
    let visitor = house.judge("Visitor").await;
    eventually("the longer course is served", || async {
        let quiz = visitor.sees(&house.training.at("/quizzes/final")).await;
        let lesson = visitor
            .sees(&house.training.at("/lessons/definition"))
            .await;
        quiz.texts(".facts dd")[0] == "5" && lesson.count("main img") == 1
    })
    .await;
}

fn last_step(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

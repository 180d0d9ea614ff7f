//! A browser: keeps cookies, says where it comes from, and does not follow redirects by itself.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use reqwest::{
    Client, RequestBuilder,
    cookie::{CookieStore as _, Jar},
    header::{ACCEPT, ACCEPT_LANGUAGE, HOST, ORIGIN, REFERER},
    multipart::{Form, Part},
    redirect::Policy,
};

use super::Answer;

/// Fields of a form: names with what is typed into them.
pub type Fields<'a> = [(&'a str, &'a dyn ToString)];

pub struct Browser {
    pub url: String,
    /// Another server, which takes every other request, as a proxy before both would have it.
    neighbour: Option<String>,
    asked: AtomicUsize,
    client: Client,
    jar: Arc<Jar>,
    /// The page it shows.
    at: Mutex<String>,
    /// All that was served to it.
    seen: Mutex<Vec<String>>,
}

impl Browser {
    pub fn new(url: &str) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder()
            .redirect(Policy::none())
            .cookie_provider(jar.clone())
            // Given up before the server does so: on a busy machine hundreds wait for each other.
            .pool_idle_timeout(Duration::from_secs(5))
            .no_proxy();
        Self {
            url: url.to_owned(),
            neighbour: None,
            asked: AtomicUsize::new(0),
            client: client.build().unwrap(),
            jar,
            at: Mutex::new("/".to_owned()),
            seen: Mutex::default(),
        }
    }

    /// The same where another server takes every other request.
    pub fn beside(mut self, neighbour: Option<&str>) -> Self {
        self.neighbour = neighbour.map(str::to_owned);
        self
    }

    /// Another browser that reaches the same servers.
    pub fn another(&self) -> Self {
        Self::new(&self.url).beside(self.neighbour.as_deref())
    }

    /// The server that takes the next request.
    fn next(&self) -> &str {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let neighbour = self.neighbour.as_deref();
        neighbour.filter(|_| number % 2 == 1).unwrap_or(&self.url)
    }

    /// What a proxy says of the address that people know.
    fn host(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// Goes to a page, from a page.
    pub async fn visits(&self, path: &str) -> Answer {
        let request = self.get(path).header("sec-fetch-site", "same-origin");
        let answer = self.sends_request(request).await;
        *self.at.lock().unwrap() = path.to_owned();
        answer
    }

    /// Goes to a page that is there.
    pub async fn sees(&self, path: &str) -> Answer {
        let answer = self.visits(path).await;
        assert_eq!(
            answer.status, 200,
            "{path}: {:?} {}",
            answer.location, answer.body
        );
        answer
    }

    /// Sends a form of the page it shows.
    pub async fn sends(&self, action: &str, fields: &Fields<'_>) -> Answer {
        self.sends_request(self.form(action, fields)).await
    }

    /// Sends a form of the page it shows, and goes where that leads.
    pub async fn does(&self, action: &str, fields: &Fields<'_>) -> Answer {
        let answer = self.sends(action, fields).await;
        self.sees(answer.leads_to()).await
    }

    /// Hands in a document with a request.
    pub async fn hands_in(&self, request: i64, file: &[u8]) -> Answer {
        let part = Part::bytes(file.to_vec()).file_name("../of me.html");
        let form = Form::new()
            .text("request", request.to_string())
            .part("document", part);
        self.sends_request(self.post("attendance/attach").multipart(form))
            .await
    }

    /// Sends a file with a form.
    pub async fn uploads(&self, action: &str, training: i64, file: &[u8]) -> Answer {
        let part = Part::bytes(file.to_vec()).file_name("list.csv");
        let form = Form::new()
            .text("training", training.to_string())
            .part("list", part);
        self.sends_request(self.post(action).multipart(form)).await
    }

    /// A request for a page, to be changed.
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client
            .get(format!("{}{path}", self.next()))
            .header(HOST, self.host())
            .header(ACCEPT, "text/html,*/*;q=0.8")
            .header(ACCEPT_LANGUAGE, "en")
    }

    /// A form as this browser sends it, to be changed.
    pub fn form(&self, action: &str, fields: &Fields<'_>) -> RequestBuilder {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (*name, value.to_string()))
            .collect();
        self.post(action)
            .header("sec-fetch-site", "same-origin")
            .header(ORIGIN, &self.url)
            .form(&fields)
    }

    /// A bare post, to be changed.
    pub fn post(&self, action: &str) -> RequestBuilder {
        let from = format!("{}{}", self.url, self.at.lock().unwrap());
        self.client
            .post(format!("{}/api/{action}", self.next()))
            .header(HOST, self.host())
            .header(ACCEPT, "text/html,*/*;q=0.8")
            .header(ACCEPT_LANGUAGE, "en")
            .header(REFERER, from)
    }

    pub async fn sends_request(&self, request: RequestBuilder) -> Answer {
        let answer = Answer::of(request.send().await.unwrap(), &self.url).await;
        self.seen.lock().unwrap().push(answer.body.clone());
        answer
    }

    /// Sends a request that was changed by hand.
    pub async fn executes(&self, request: reqwest::Request) -> Answer {
        let answer = Answer::of(self.client.execute(request).await.unwrap(), &self.url).await;
        self.seen.lock().unwrap().push(answer.body.clone());
        answer
    }

    /// All that was served to it.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    /// The cookies that it would send.
    pub fn cookies(&self) -> String {
        let url = self.url.parse().unwrap();
        self.jar
            .cookies(&url)
            .map(|cookies| cookies.to_str().unwrap().to_owned())
            .unwrap_or_default()
    }

    pub async fn signs_in(&self, email: &str, password: &str) -> Answer {
        self.visits("/sign-in").await;
        self.sends(
            "accounts/sign-in",
            &[("email", &email), ("password", &password), ("next", &"/")],
        )
        .await
    }

    pub async fn chooses_language(&self, code: &str) -> Answer {
        self.does("accounts/choose-language", &[("language", &code)])
            .await
    }

    /// Whether it is signed in.
    pub async fn is_signed_in(&self) -> bool {
        match self.visits("/").await {
            Answer { status: 200, .. } => true,
            answer => {
                assert_eq!(answer.leads_to(), "/sign-in?next=%2F");
                false
            }
        }
    }
}

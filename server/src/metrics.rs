//! Metrics for Prometheus, served on an address of their own: what is answered and how fast, what runs
//! by itself, what the process takes. Nothing in them is about a person: routes stand as patterns.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use app::{authorization::viewer::Authority, clock::Clock, house::House, post};
use axum::{Router, extract::State, response::IntoResponse, routing::get};
use http::{StatusCode, header::CONTENT_TYPE};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::{ConstCounter, Counter},
        family::Family,
        gauge::{ConstGauge, Gauge},
        histogram::Histogram,
    },
    registry::{Registry, Unit},
};
use tokio::net::TcpListener;

/// The media type of the format (OpenMetrics 1.0).
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Seconds that answers are counted up to: from a page that is kept to the limit of a request.
const SECONDS: [f64; 11] = [
    0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 20.0,
];

/// An answer, as it is counted.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answer {
    /// The pattern of the route, or the path of the action.
    route: String,
    method: String,
    status: u64,
}

/// A route, as its times are counted.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

/// Something that happens by itself.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Job {
    job: &'static str,
}

/// What is counted while the server runs. Cheap to copy: all copies count the same.
#[derive(Clone, Debug)]
pub struct Metrics {
    answers: Family<Answer, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    open: Gauge,
    succeeded: Family<Job, Gauge>,
    failed: Family<Job, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            answers: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            open: Gauge::default(),
            succeeded: Family::default(),
            failed: Family::default(),
        }
    }
}

impl Metrics {
    /// A request came.
    pub fn comes(&self) -> Open {
        self.open.inc();
        Open(self.clone())
    }

    /// A job came to its end.
    pub fn ran(&self, job: &'static str, clock: &Clock, succeeded: bool) {
        let job = Job { job };
        if succeeded {
            let at = clock.now().as_second();
            self.succeeded.get_or_create(&job).set(at);
        } else {
            self.failed.get_or_create(&job).inc();
        }
    }

    /// All of it, as Prometheus reads it.
    async fn text(&self, house: &House) -> Result<String, std::fmt::Error> {
        let mut registry = Registry::with_prefix("torelik");
        let r = &mut registry;
        r.register(
            "requests",
            "Requests that were answered",
            self.answers.clone(),
        );
        r.register_with_unit(
            "request_duration",
            "How long answers took",
            Unit::Seconds,
            self.seconds.clone(),
        );
        r.register("requests_open", "Requests under way", self.open.clone());
        r.register_with_unit(
            "job_succeeded",
            "When a job came to a good end last, since 1970",
            Unit::Seconds,
            self.succeeded.clone(),
        );
        r.register("job_failures", "Jobs that failed", self.failed.clone());
        let statements = ConstCounter::new(house.db.statements());
        r.register("statements", "Statements sent to the database", statements);
        let courses = i64::try_from(house.courses.all().len()).unwrap_or(i64::MAX);
        r.register(
            "courses",
            "Courses that are served",
            ConstGauge::new(courses),
        );
        if let Some(bytes) = resident_bytes() {
            let bytes = ConstGauge::new(bytes);
            r.register_with_unit(
                "resident_memory",
                "Memory of the process",
                Unit::Bytes,
                bytes,
            );
        }
        // Where the database is away, the rest is told all the same.
        if let Ok(outbox) = post::outbox(house.db.read(), &Authority::System.administers()).await {
            for (name, help, letters) in [
                (
                    "letters_waiting",
                    "Letters that are to be sent",
                    outbox.waiting,
                ),
                (
                    "letters_given_up",
                    "Letters that no mail server took",
                    outbox.given_up,
                ),
            ] {
                let letters = i64::try_from(letters).unwrap_or(i64::MAX);
                r.register(name, help, ConstGauge::new(letters));
            }
        }
        let mut text = String::new();
        encode(&mut text, &registry)?;
        Ok(text)
    }
}

/// A request under way. Counted as such until it is dropped, be it that nobody waits for its answer
/// any more.
#[derive(Debug)]
pub struct Open(Metrics);

impl Open {
    /// It was answered.
    pub fn goes(self, route: &str, method: &str, status: u16, after: Duration) {
        let answer = Answer {
            route: route.to_owned(),
            method: method.to_owned(),
            status: status.into(),
        };
        self.0.answers.get_or_create(&answer).inc();
        let route = Route {
            route: route.to_owned(),
        };
        let seconds = self.0.seconds.get_or_create(&route);
        seconds.observe(after.as_secs_f64());
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.dec();
    }
}

/// The memory that the process has, where the system says (Linux).
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// What watches the server by metrics.
#[derive(Debug)]
pub struct Watched {
    listener: TcpListener,
    router: Router,
}

impl Watched {
    /// Binds the metrics of a house to a listener.
    pub fn new(listener: TcpListener, house: Arc<House>, metrics: Metrics) -> Self {
        let router = Router::new()
            .route("/metrics", get(scraped))
            .with_state((house, metrics));
        Self { listener, router }
    }

    /// Where they are served.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves them for as long as nobody drops this.
    pub async fn run(self) {
        if let Err(error) = axum::serve(self.listener, self.router).await {
            tracing::error!(%error, "metrics are not served any more");
        }
    }
}

async fn scraped(State((house, metrics)): State<(Arc<House>, Metrics)>) -> impl IntoResponse {
    match metrics.text(&house).await {
        Ok(text) => (StatusCode::OK, [(CONTENT_TYPE, OPEN_METRICS)], text),
        Err(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            [(CONTENT_TYPE, "text/plain")],
            String::new(),
        ),
    }
}

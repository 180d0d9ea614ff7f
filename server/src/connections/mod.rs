//! Takes connections and answers requests on them, within limits that a server needs without a
//! proxy in front: how many connections, how long for a request's head, how long for nothing.
//!
//! When all places are taken, the connection that has been idle for longest makes room: somebody
//! who opens connections and asks nothing shuts nobody out. HTTP/1.1 only: a proxy in front speaks
//! HTTP/2 with browsers, and one request at a time on a connection is what keeps the count.

mod line;
mod places;

use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioTimer;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::{Instant, sleep_until},
};
use tower::Service as _;

use self::{
    line::{Held, Line, Watched},
    places::{Place, Places},
};
use crate::config::Config;

/// Open files that connections do not use: the database's, the log's, the listener's.
const OTHER_FILES: u64 = 128;
/// The most bytes of a request's head. Nothing that people write travels in an address.
const MOST_HEAD: usize = 32 * 1024;
/// A connection whose other end takes nothing, or has gone without a word, ends after this.
const UNACKNOWLEDGED: Duration = Duration::from_secs(60);
/// How often it is looked for an idle connection while all places are taken.
const LOOK: Duration = Duration::from_millis(20);
/// How long a request that is on its way when the server stops has to be there.
const LAST_WORD: Duration = Duration::from_secs(1);

/// How many connections, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at the same time.
    pub most: usize,
    /// For the head of a request, and for none.
    pub head: Duration,
}

impl Limits {
    /// What the configuration and the system allow.
    pub fn of(config: &Config) -> Self {
        let wanted = u64::from(config.connections);
        let files = rlimit::Resource::NOFILE.get_soft().unwrap_or(u64::MAX);
        let allowed = files.saturating_sub(OTHER_FILES).max(8);
        if allowed < wanted {
            tracing::warn!(
                files,
                connections = allowed,
                "the system allows too few open files for as many connections as are configured"
            );
        }
        Self {
            most: usize::try_from(wanted.min(allowed)).unwrap_or(usize::MAX),
            head: Duration::from_secs(config.head_seconds),
        }
    }
}

/// Raises the number of files that this process may open to what the system allows.
pub fn raise_open_files() {
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!(%error, "the number of open files cannot be raised");
    }
}

/// Serves until told to stop; then takes nobody new, and returns when requests under way are
/// answered.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) {
    let (stopping, stopped) = watch::channel(());
    let places = Places::new(limits.most);
    let mut stop = pin!(stop);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(MOST_HEAD);
    let http = Arc::new(http);
    loop {
        let taken = async {
            let (stream, address) = accept(&listener).await;
            (stream, address, place(&places).await)
        };
        let (stream, address, place) = tokio::select! {
            taken = taken => taken,
            () = &mut stop => break,
        };
        prepare(&stream);
        tokio::spawn(answer(
            stream,
            address,
            router.clone(),
            http.clone(),
            place,
            stopped.clone(),
        ));
    }
    drop(listener);
    drop(stopped);
    let _ = stopping.send(());
    stopping.closed().await;
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(taken) => return taken,
            Err(error) => {
                // One that is gone before it is taken concerns nobody. Without a free descriptor
                // the next would fail at once, and the log would fill.
                tracing::debug!(%error, "a connection cannot be taken");
                tokio::time::sleep(LOOK).await;
            }
        }
    }
}

/// A place for one connection; idle ones make room for it.
async fn place(places: &Arc<Places>) -> Place {
    loop {
        if let Some(place) = places.take() {
            return place;
        }
        places.send_longest_idle_away();
        tokio::select! {
            () = places.left() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// What a socket cannot do is not needed to serve on it.
fn prepare(stream: &TcpStream) {
    let _ = stream.set_nodelay(true);
    let socket = socket2::SockRef::from(stream);
    #[cfg(target_os = "linux")]
    let _ = socket.set_tcp_user_timeout(Some(UNACKNOWLEDGED));
    let _ = socket.set_tcp_keepalive(&socket2::TcpKeepalive::new().with_time(UNACKNOWLEDGED));
}

/// Answers what is asked on one connection, until it ends.
async fn answer(
    stream: TcpStream,
    address: SocketAddr,
    router: Router,
    http: Arc<http1::Builder>,
    place: Place,
    mut stopped: watch::Receiver<()>,
) {
    let line: Arc<Line> = place.line();
    let service = {
        let line = line.clone();
        service_fn(move |mut request: Request<Incoming>| {
            let asked = line.ask();
            request.extensions_mut().insert(ConnectInfo(address));
            let answer = router.clone().call(request.map(Body::new));
            async move {
                let Ok(answer) = answer.await;
                Ok::<_, Infallible>(answer.map(|body| Held::new(body, asked)))
            }
        })
    };
    let mut connection = pin!(http.serve_connection(Watched::new(stream, line.clone()), service));
    let mut last_word = None;
    loop {
        let over = async move {
            match last_word {
                Some(at) => sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = connection.as_mut() => return,
            () = line.sent_away() => {
                connection.as_mut().graceful_shutdown();
                if line.is_idle() {
                    return;
                }
            }
            _ = stopped.changed(), if last_word.is_none() => {
                connection.as_mut().graceful_shutdown();
                last_word = Some(Instant::now() + LAST_WORD);
            }
            () = over => {
                // Half a head is no request: nothing is lost when it is not waited for.
                if line.is_idle() {
                    return;
                }
                last_word = Some(Instant::now() + LAST_WORD);
            }
        }
    }
}

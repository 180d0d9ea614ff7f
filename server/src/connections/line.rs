//! One connection: whether something is asked on it, and whether all that was answered has gone
//! out.

use std::{
    io::IoSlice,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::{Context, Poll},
};

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, sync::Notify};

use super::places::Places;

/// What is known of a connection.
#[derive(Debug)]
pub struct Line {
    places: Arc<Places>,
    /// Its number among the idle ones; 0 while something is asked.
    idle: AtomicU64,
    asked: AtomicBool,
    /// The other end has not taken all that was sent.
    stalled: AtomicBool,
    away: AtomicBool,
    told: Notify,
}

impl Line {
    pub fn new(places: Arc<Places>) -> Self {
        Self {
            places,
            idle: AtomicU64::new(0),
            asked: AtomicBool::new(false),
            stalled: AtomicBool::new(false),
            away: AtomicBool::new(false),
            told: Notify::new(),
        }
    }

    /// Something is asked, until what is given back is dropped.
    pub fn ask(self: &Arc<Self>) -> Asked {
        self.asked.store(true, Ordering::SeqCst);
        self.places.wakes(self);
        Asked(self.clone())
    }

    /// Nothing is asked and everything has been answered.
    pub fn is_idle(&self) -> bool {
        !self.asked.load(Ordering::SeqCst) && !self.stalled.load(Ordering::SeqCst)
    }

    /// Notes its number among the idle ones, or that it is none; gives what it was. Only
    /// [`Places`] calls it, which has its list locked.
    pub fn idle_since(&self, since: Option<u64>) -> Option<u64> {
        let before = self.idle.swap(since.unwrap_or(0), Ordering::SeqCst);
        (before != 0).then_some(before)
    }

    /// Tells it to end.
    pub fn send_away(&self) {
        self.away.store(true, Ordering::SeqCst);
        self.told.notify_one();
    }

    /// Waits until it is told to end.
    pub async fn sent_away(&self) {
        self.told.notified().await;
    }

    #[cfg(test)]
    pub fn is_sent_away(&self) -> bool {
        self.away.load(Ordering::SeqCst)
    }
}

/// That something is asked on a connection: lives until the answer has been handed over.
#[derive(Debug)]
pub struct Asked(Arc<Line>);

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.asked.store(false, Ordering::SeqCst);
        self.0.places.rests(&self.0);
    }
}

/// The body of an answer, with what it answers.
#[derive(Debug)]
pub struct Held {
    body: Body,
    _asked: Asked,
}

impl Held {
    pub fn new(body: Body, asked: Asked) -> Self {
        Self {
            body,
            _asked: asked,
        }
    }
}

impl HttpBody for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The stream of a connection, which notes whether the other end takes what is sent.
#[derive(Debug)]
pub struct Watched {
    stream: TokioIo<TcpStream>,
    line: Arc<Line>,
}

impl Watched {
    pub fn new(stream: TcpStream, line: Arc<Line>) -> Self {
        Self {
            stream: TokioIo::new(stream),
            line,
        }
    }

    fn note<T>(&self, written: Poll<T>) -> Poll<T> {
        self.line
            .stalled
            .store(written.is_pending(), Ordering::SeqCst);
        written
    }
}

impl Read for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl Write for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, buffer);
        self.note(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, buffers);
        self.note(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

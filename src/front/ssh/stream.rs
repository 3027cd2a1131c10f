//! A connection that can be ended from outside, and that ends by itself: before it said
//! who it is, when nothing goes out any more.
//!
//! The library obeys a request to disconnect only once keys are exchanged, and waits
//! for ever for who says nothing. This works below it, at any time.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// After so long without taking a byte, a peer is gone.
const STALL: Duration = Duration::from_mins(1);

/// What is known of a connection by whoever watches over it.
#[derive(Debug)]
pub(super) struct Line(Mutex<State>);

#[derive(Debug)]
struct State {
    /// Until when it may go on; none: as long as it likes.
    deadline: Option<Instant>,
    is_cut: bool,
    reader: Option<Waker>,
}

impl Line {
    /// A connection that may go on until `deadline`.
    pub(super) fn new(deadline: Instant) -> Arc<Self> {
        let state = State { deadline: Some(deadline), is_cut: false, reader: None };
        Arc::new(Self(Mutex::new(state)))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It may go on until then; none: as long as it likes.
    pub(super) fn allow(&self, deadline: Option<Instant>) {
        let mut state = self.lock();
        state.deadline = deadline;
        if let Some(reader) = state.reader.take() {
            reader.wake();
        }
    }

    /// Ends it, whatever it is doing.
    pub(super) fn cut(&self) {
        let mut state = self.lock();
        state.is_cut = true;
        if let Some(reader) = state.reader.take() {
            reader.wake();
        }
    }
}

/// A stream that [`Line`] watches over.
pub(super) struct Watched<S> {
    stream: S,
    line: Arc<Line>,
    /// The deadline being waited for, with the timer.
    timer: Option<(Instant, Pin<Box<Sleep>>)>,
    /// Since when nothing went out, while something was to.
    stall: Option<Pin<Box<Sleep>>>,
}

impl<S> Watched<S> {
    /// Watches over `stream`.
    pub(super) fn new(stream: S, line: Arc<Line>) -> Self {
        Self { stream, line, timer: None, stall: None }
    }

    /// Whether it is to end now. If not, the task is woken when that changes.
    fn poll_end(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let deadline = {
            let mut state = self.line.lock();
            if state.is_cut {
                return Poll::Ready(io::ErrorKind::ConnectionAborted.into());
            }
            if !state.reader.as_ref().is_some_and(|reader| reader.will_wake(cx.waker())) {
                state.reader = Some(cx.waker().clone());
            }
            state.deadline
        };
        let Some(deadline) = deadline else {
            self.timer = None;
            return Poll::Pending;
        };
        if self.timer.as_ref().is_none_or(|(at, _)| *at != deadline) {
            self.timer = Some((deadline, Box::pin(sleep_until(deadline))));
        }
        match &mut self.timer {
            Some((_, timer)) => timer.as_mut().poll(cx).map(|()| io::ErrorKind::TimedOut.into()),
            None => Poll::Pending,
        }
    }

    /// Whether nothing went out for too long.
    fn poll_stall<T>(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stall = None;
            return written;
        }
        let stall = self.stall.get_or_insert_with(|| Box::pin(sleep_until(Instant::now() + STALL)));
        match stall.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending if self.line.lock().is_cut => {
                Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Poll::Ready(error) = self.poll_end(cx) {
            return Poll::Ready(Err(error));
        }
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.poll_stall(cx, written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.poll_stall(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

//! What the system tells by signals: nothing of it ends the program unasked.

#[cfg(unix)]
pub(super) use posix::watch;

/// There are none to watch.
#[cfg(not(unix))]
pub(super) fn watch(
    _screen: &std::sync::Arc<super::Screen>,
    _closed: std::sync::mpsc::Receiver<()>,
    _on_event: impl Fn(super::Event) + Send + 'static,
) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
mod posix {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
    use std::thread;

    use signal_hook::consts::{
        SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU, SIGUSR1,
        SIGUSR2, SIGWINCH,
    };
    use signal_hook::iterator::Signals;

    use super::super::{Event, GRACE, Screen, size};

    /// Everything that would stop or end the program; those not answered are
    /// thereby ignored. SIGPIPE is not among them: Rust ignores it from the start,
    /// and answering it, itself a write to a pipe, could go round for ever.
    const ALL: [i32; 12] = [
        SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGALRM,
        SIGUSR1, SIGUSR2,
    ];

    /// A thread owns the signals; another tells the session, which may be slow.
    pub(in super::super) fn watch(
        screen: &Arc<Screen>,
        closed: Receiver<()>,
        on_event: impl Fn(Event) + Send + 'static,
    ) -> io::Result<()> {
        let mut signals = Signals::new(ALL)?;
        let (news, told) = mpsc::channel();
        let is_resize_waiting = Arc::new(AtomicBool::new(false));
        let is_waiting = Arc::clone(&is_resize_waiting);
        thread::Builder::new().name("news".to_owned()).spawn(move || {
            for event in told {
                // The size is read as late as possible: many changes are one.
                is_waiting.store(false, Ordering::SeqCst);
                on_event(match event {
                    Event::Resize(_) => Event::Resize(size()),
                    other => other,
                });
            }
        })?;
        let screen = Arc::clone(screen);
        let answer = move || {
            for signal in signals.forever() {
                let event = match signal {
                    SIGWINCH if is_resize_waiting.swap(true, Ordering::SeqCst) => continue,
                    SIGWINCH => Event::Resize(size()),
                    SIGCONT => {
                        screen.take_again();
                        Event::Resume
                    }
                    // In plain lines the keyboard interrupts by a signal again.
                    SIGINT if !screen.is_taken.load(Ordering::SeqCst) => Event::Terminate,
                    SIGTERM | SIGHUP => {
                        // The session may be gone already; then this is not heard.
                        let _ = news.send(Event::Terminate);
                        end_unless_closed(&screen, &closed, signal);
                        return;
                    }
                    _ => continue,
                };
                if news.send(event).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("signals".to_owned()).spawn(answer)?;
        Ok(())
    }

    /// Ends the process if the session does not give the terminal back in time.
    #[expect(clippy::exit, reason = "the session does not answer and nobody else can end it")]
    fn end_unless_closed(screen: &Screen, closed: &Receiver<()>, signal: i32) {
        if closed.recv_timeout(GRACE) == Err(RecvTimeoutError::Timeout) {
            screen.restore();
            std::process::exit(128 + signal);
        }
    }
}

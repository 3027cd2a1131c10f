//! The terminal under plain lines, on a machine that many people use: the keyboard
//! still puts lines together, but no key of it ends, stops or leaves the program, and
//! what one person typed is not there for the next.

use std::io::{self, Write};

/// What plain lines are written to, beside their text.
pub trait Console {
    /// Leaves nothing of what was shown and typed until now.
    ///
    /// # Errors
    /// Nothing can be written any more.
    fn wipe(&mut self, output: &mut dyn Write) -> io::Result<()>;

    /// Whether what is typed from now on is shown to nobody.
    fn keep_secret(&mut self, is_secret: bool);
}

/// A pipe, or somebody's own terminal: nothing to take care of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Own;

impl Console for Own {
    fn wipe(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn keep_secret(&mut self, _: bool) {}
}

#[cfg(unix)]
pub use tty::Shared;

#[cfg(unix)]
mod tty {
    use std::io::{self, Write};
    use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
    use std::thread;

    use rustix::termios::{
        InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush,
        tcgetattr, tcsetattr,
    };
    use signal_hook::consts::{
        SIGALRM, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU, SIGUSR1, SIGUSR2,
    };
    use signal_hook::iterator::Signals;

    use super::Console;
    use crate::run::terminal::GRACE;

    /// Everything that would stop or end the program; only the first two do.
    const ALL: [i32; 10] =
        [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGALRM, SIGUSR1, SIGUSR2];
    /// The screen and all above it, emptied (ECMA-48 ED 2, xterm's ED 3).
    const WIPE: &[u8] = b"\x1b[m\x1b[H\x1b[2J\x1b[3J";
    /// Rows that push everything out of sight where no sequence is understood.
    const ROWS: usize = 100;

    /// The terminal of a machine that many people use. Dropping it gives it back.
    #[derive(Debug)]
    pub struct Shared {
        before: Termios,
        ours: Termios,
        is_dumb: bool,
        is_secret: bool,
        /// Dropped with it: tells the thread of signals that the session ended.
        _open: Sender<()>,
    }

    impl Shared {
        /// Takes the terminal on standard input. `is_dumb`: it understands no sequence.
        /// `on_end` is called, from another thread, when the program should end.
        ///
        /// # Errors
        /// Standard input is no terminal, or refuses.
        pub fn open(is_dumb: bool, on_end: impl Fn() + Send + 'static) -> io::Result<Self> {
            let before = tcgetattr(io::stdin())?;
            let ours = guarded(before.clone());
            let (open, closed) = mpsc::channel();
            let mut signals = Signals::new(ALL)?;
            let at_end = before.clone();
            thread::Builder::new().name("signals".to_owned()).spawn(move || {
                for signal in signals.forever() {
                    if matches!(signal, SIGTERM | SIGHUP) {
                        on_end();
                        return end_unless_closed(&at_end, &closed, signal);
                    }
                }
            })?;
            tcsetattr(io::stdin(), OptionalActions::Now, &ours)?;
            Ok(Self { before, ours, is_dumb, is_secret: false, _open: open })
        }
    }

    /// Lines as before, but no key means a signal, the end of the input, or silence.
    fn guarded(mut modes: Termios) -> Termios {
        // Nobody presses these on purpose: Ctrl-C and its like are letters of a line.
        modes.local_modes -= LocalModes::ISIG | LocalModes::IEXTEN;
        // Control characters are shown as letters: an echoed sequence would be obeyed.
        let kept = LocalModes::ICANON | LocalModes::ECHO | LocalModes::ECHONL;
        modes.local_modes |= kept | LocalModes::ECHOCTL;
        modes.input_modes -= InputModes::IXON | InputModes::IXOFF | InputModes::BRKINT;
        modes.input_modes |= InputModes::ICRNL | InputModes::IGNBRK;
        for end in [SpecialCodeIndex::VEOF, SpecialCodeIndex::VEOL, SpecialCodeIndex::VEOL2] {
            // Zero: no key (POSIX's `_POSIX_VDISABLE`, as Linux has it).
            modes.special_codes[end] = 0;
        }
        modes
    }

    /// Ends the process if the session does not give the terminal back in time.
    #[expect(clippy::exit, reason = "the session does not answer and nobody else can end it")]
    fn end_unless_closed(before: &Termios, closed: &Receiver<()>, signal: i32) {
        if closed.recv_timeout(GRACE) == Err(RecvTimeoutError::Timeout) {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
            std::process::exit(128 + signal);
        }
    }

    impl Console for Shared {
        fn wipe(&mut self, output: &mut dyn Write) -> io::Result<()> {
            // A line that was begun and not sent is in the terminal, not here.
            let _ = tcflush(io::stdin(), QueueSelector::IFlush);
            if self.is_dumb {
                output.write_all(&[b'\n'; ROWS])?;
            } else {
                output.write_all(WIPE)?;
            }
            output.flush()
        }

        fn keep_secret(&mut self, is_secret: bool) {
            if self.is_secret == is_secret {
                return;
            }
            self.is_secret = is_secret;
            let mut modes = self.ours.clone();
            if is_secret {
                modes.local_modes -= LocalModes::ECHO;
            }
            // Another way of reading is no reason to stop anybody.
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &modes);
        }
    }

    impl Drop for Shared {
        fn drop(&mut self) {
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &self.before);
        }
    }
}

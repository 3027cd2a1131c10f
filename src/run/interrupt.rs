//! Ctrl-C while something long is done.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a program that was interrupted (128 and the number of the signal).
pub const EXIT_CODE: u8 = 130;

/// Whether one was asked to stop. Copies say the same.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Hears Ctrl-C from now on. A second one ends the program at once.
    ///
    /// # Errors
    /// What the system says.
    pub fn listen() -> io::Result<Self> {
        let asked = Self::default();
        let signal = signal_hook::consts::SIGINT;
        let code = i32::from(EXIT_CODE);
        // In this order: the first one sees that nobody has asked yet.
        signal_hook::flag::register_conditional_shutdown(signal, code, Arc::clone(&asked.0))?;
        signal_hook::flag::register(signal, Arc::clone(&asked.0))?;
        Ok(asked)
    }

    /// Asks to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether one was asked to stop.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

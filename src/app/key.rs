//! Our own words for what a person does with keyboard and mouse.

use serde::{Deserialize, Serialize};

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Key {
    /// A character, as typed: case and accents kept.
    Char(char),
    /// Validate.
    Enter,
    /// The Escape key, never required.
    Escape,
    /// Erase before the cursor.
    Backspace,
    /// Erase after the cursor.
    Delete,
    /// Next.
    Tab,
    /// Previous.
    BackTab,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// First.
    Home,
    /// Last.
    End,
    /// A screenful back.
    PageUp,
    /// A screenful on.
    PageDown,
    /// F1 and so on, never required.
    Function(u8),
    /// Control and a lower-case letter, never required.
    Control(char),
}

/// One thing a person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pressed the left button or touched, at a cell counted from 0.
    Press {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// Turned the wheel: -1 up, 1 down.
    Wheel(i8),
    /// Pasted text.
    Paste(String),
}

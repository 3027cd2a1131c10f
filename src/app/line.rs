//! One line of text being typed.

/// The longest line anybody may type, in characters.
pub const LONGEST: usize = 120;

/// The longest text anybody may paste where a whole document is asked for.
pub const LONGEST_DOCUMENT: usize = 16_384;

/// A line and the cursor in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    text: Vec<char>,
    cursor: usize,
    longest: usize,
}

impl Default for Line {
    fn default() -> Self {
        Self { text: vec![], cursor: 0, longest: LONGEST }
    }
}

/// A change to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// A character typed at the cursor.
    Insert(char),
    /// The character before the cursor erased.
    Backspace,
    /// The character after the cursor erased.
    Delete,
    /// The cursor one to the left.
    Left,
    /// The cursor one to the right.
    Right,
    /// The cursor before the first character.
    Home,
    /// The cursor after the last character.
    End,
}

impl Line {
    /// A line that already says `text`, the cursor at its end.
    pub fn of(text: &str) -> Self {
        let text: Vec<char> = text.chars().take(LONGEST).collect();
        Self { cursor: text.len(), text, longest: LONGEST }
    }

    /// An empty line that takes a whole document.
    pub fn long() -> Self {
        Self { longest: LONGEST_DOCUMENT, ..Self::default() }
    }

    /// Takes everything away.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cursor = 0;
    }

    /// What has been typed.
    pub fn value(&self) -> String {
        self.text.iter().collect()
    }

    /// Whether there is more than spaces.
    pub fn is_blank(&self) -> bool {
        self.text.iter().all(|c| c.is_whitespace())
    }

    /// Characters before the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Applies one change. Characters that may not be shown are left out.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert(c) => {
                if self.text.len() < self.longest && !crate::domain::prose::is_forbidden(c) {
                    self.text.insert(self.cursor, c);
                    self.cursor += 1;
                }
            }
            Edit::Backspace if self.cursor > 0 => {
                self.cursor -= 1;
                self.text.remove(self.cursor);
            }
            Edit::Delete if self.cursor < self.text.len() => {
                self.text.remove(self.cursor);
            }
            Edit::Left => self.cursor = self.cursor.saturating_sub(1),
            Edit::Right => self.cursor = (self.cursor + 1).min(self.text.len()),
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Backspace | Edit::Delete => {}
        }
    }
}

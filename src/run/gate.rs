//! Who may try a card, where trying has to be slow: see `domain::tries` for a machine
//! one sits at.

/// Counts the cards that are tried from one place.
pub trait Gate: Send + Sync {
    /// A card that begins with the word of that place in the list is to be tried. It
    /// counts as wrong until it is known to be right, so that trying many at once
    /// gains nothing.
    ///
    /// # Errors
    /// Minutes to wait: it may not be tried now.
    fn take(&self, first: u16) -> Result<(), u32>;

    /// It was right.
    fn right(&self, first: u16);

    /// The PIN of a group session is to be tried; it counts as wrong until it is known
    /// to be right.
    ///
    /// # Errors
    /// Minutes to wait: it may not be tried now.
    fn knock(&self) -> Result<(), u32>;

    /// It was right.
    fn let_in(&self);
}

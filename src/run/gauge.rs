//! Who says how a server is: the server itself, or whoever asks one. See `cli::serve`.

use crate::app::status::StatusNews;
use crate::text::Text;

/// Says how a server is.
pub trait Gauge: Send {
    /// How it is now, or why that is not known, in the words of `text`.
    ///
    /// # Errors
    /// It does not answer.
    fn read(&self, text: &Text) -> StatusNews;
}

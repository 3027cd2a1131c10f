//! Who says whether a certificate is genuine. The command line answers it, since it
//! already knows how: see `cli::verify`.

use crate::app::checking::{Hand, Here, Told};
use crate::text::Text;

/// Who checks certificates.
pub trait Checker: Send {
    /// What there is to check with, in the words of `text`.
    fn here(&self, text: &Text) -> Here;

    /// The answers about what somebody has in hand, in the words of `text`.
    ///
    /// # Errors
    /// Why there is no answer, in words.
    fn check(&self, hand: &Hand, text: &Text) -> Result<Vec<Told>, String>;
}

//! What the trainer's menu asks of the machine. The command line answers it, since it
//! already knows how: see `cli::kiosk`.

use crate::app::trainer::Desk as Page;
use crate::text::Text;

/// Who looks after this machine, and what they may read.
pub trait Desk: Send {
    /// Whether this is the trainer's passphrase.
    fn opens(&self, passphrase: &str) -> bool;

    /// What there is to read, in the words of `text`, line by line.
    fn page(&self, page: Page, text: &Text) -> Vec<String>;
}

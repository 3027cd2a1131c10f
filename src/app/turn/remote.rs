//! Who comes from elsewhere: known, or not, before the session begins.

use super::Turn;
use crate::app::msg::Arrived;

impl Turn<'_> {
    /// Somebody came in.
    pub(super) fn arrived(&mut self, arrived: &Arrived) {
        match arrived {
            Arrived::Guest => self.just_look(),
        }
    }
}

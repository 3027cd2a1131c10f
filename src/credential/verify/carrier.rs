//! A picture or a page that should carry a certificate, and does not.

use super::{Check, Reason, Report};
use crate::credential::reading::FormError;

impl Report {
    /// What was handed over is no certificate: no list need be consulted.
    pub fn of_no_certificate(why: FormError) -> Self {
        Self { form: Check::Failed(Reason::Form(why)), ..Self::empty() }
    }
}

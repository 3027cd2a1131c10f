//! What the trainer's menu can be asked: the same answers as the command line gives.

use std::io;

use crate::app::trainer::Desk as Page;
use crate::cli::{Globals, doctor, play, report};
use crate::credential::passphrase;
use crate::run::desk::Desk;
use crate::run::wording;
use crate::store::StoreError;
use crate::text::Text;

/// The command line at the trainer's service.
pub(super) struct Counter {
    pub(super) globals: Globals,
    /// The imprint of the passphrase.
    pub(super) imprint: String,
}

impl Desk for Counter {
    fn opens(&self, typed: &str) -> bool {
        passphrase::opens(&self.imprint, typed)
    }

    fn page(&self, page: Page, text: &Text) -> Vec<String> {
        let catalogue = play::quiet_catalogue(&self.globals);
        let mut out = vec![];
        let told = match page {
            Page::Check => Ok(doctor::tell(&self.globals, text.clone(), &mut out)),
            Page::Modules => report::modules(&self.globals, (&catalogue, text), &mut out),
            Page::Passports => report::passports(&self.globals, (&catalogue, text), &mut out),
        };
        if let Some(why) = why_not(told, text) {
            return vec![text.with("trainer-no-page", &[("why", (&why).into())])];
        }
        String::from_utf8_lossy(&out).trim_end().lines().map(str::to_owned).collect()
    }
}

fn why_not(told: Result<io::Result<()>, StoreError>, text: &Text) -> Option<String> {
    match told {
        Ok(written) => written.err().map(|error| error.to_string()),
        Err(error) => Some(wording::store_error(text, &error)),
    }
}

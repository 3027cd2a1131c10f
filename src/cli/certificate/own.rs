//! One's own certificates, for who asks for them from elsewhere: to standard output,
//! never to files, and never with a passphrase.

use std::io::Write;

use super::{Format, Kept, chosen, forms, list, list_json};
use crate::cli::{Globals, exit, opened};
use crate::credential::code::ShortCode;
use crate::credential::ledger::Ledger;
use crate::domain::record::{Fact, LearningRecord};

fn own(records: &[LearningRecord]) -> Vec<Kept> {
    let kept = records.iter().filter_map(|record| match &record.fact {
        Fact::Certified { certificate, subject, document } => Some(Kept {
            learner: record.learner,
            id: *certificate,
            at: record.at,
            subject: subject.clone(),
            document: document.clone(),
            is_by_request: false,
        }),
        _ => None,
    });
    kept.collect()
}

/// Lists those in `records`.
pub(in crate::cli) fn list_own(
    records: &[LearningRecord],
    globals: &Globals,
    out: &mut dyn Write,
) -> u8 {
    let (kept, text) = (own(records), globals.text());
    // Withdrawals that cannot be read are told by who looks after the site.
    let ledger = Ledger::look(&globals.data_folder()).ok().flatten();
    opened::written(if globals.json {
        list_json(&kept, ledger.as_ref(), out)
    } else {
        list(&kept, ledger.as_ref(), &text, out)
    })
}

/// Writes one of those in `records` in some form, or says why not.
pub(in crate::cli) fn export_own(
    records: &[LearningRecord],
    (codes, format): (&[String], Format),
    globals: &Globals,
    (out, trouble): (&mut dyn Write, &mut dyn Write),
) -> u8 {
    let (kept, text) = (own(records), globals.text());
    let mut refuse = |id: &str, code: &str, exit: u8| {
        // Nobody may be there to read it: the exit code says it too.
        let _ = writeln!(trouble, "{}", text.with(id, &[("code", code.into())]));
        exit
    };
    let [code] = codes else { return refuse("exec-one-code", "", exit::USAGE) };
    let one = match chosen(&kept, codes, format) {
        Ok(found) => match found.into_iter().next() {
            Some(one) => one,
            None => return refuse("certificates-unknown", code, exit::NO_INPUT),
        },
        Err(super::Trouble::BadCode(code)) => {
            return refuse("certificates-bad-code", &code, exit::USAGE);
        }
        Err(_) => return refuse("certificates-unknown", code, exit::NO_INPUT),
    };
    match forms::content(&globals.data_folder(), &text, format, (&one, &kept)) {
        Ok(content) => opened::written(out.write_all(content.as_bytes())),
        Err(why) => {
            let code = ShortCode::of(one.id).to_string();
            refuse(why.message(), &code, exit::UNAVAILABLE)
        }
    }
}

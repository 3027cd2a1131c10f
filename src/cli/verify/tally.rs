//! What many answers come to.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::credential::verify::Verdict;
use crate::text::Text;

/// How many of each verdict there were.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally([usize; 6]);

/// The verdicts, the gravest first, each with the message that counts it.
const GRAVEST_FIRST: [(Verdict, &str); 6] = [
    (Verdict::Altered, "verify-count-altered"),
    (Verdict::Untrusted, "verify-count-untrusted"),
    (Verdict::Revoked, "verify-count-revoked"),
    (Verdict::OutOfDate, "verify-count-out-of-date"),
    (Verdict::Unknown, "verify-count-unknown"),
    (Verdict::Valid, "verify-count-valid"),
];

impl Tally {
    /// One more.
    pub(super) fn add(&mut self, verdict: Verdict) {
        for (count, (known, _)) in self.0.iter_mut().zip(GRAVEST_FIRST) {
            *count += usize::from(known == verdict);
        }
    }

    /// How many in all.
    pub(super) fn count(&self) -> usize {
        self.0.iter().sum()
    }

    /// Each verdict there is, with how often, the gravest first.
    fn counted(&self) -> impl DoubleEndedIterator<Item = (Verdict, &'static str, usize)> {
        let all = GRAVEST_FIRST.into_iter().zip(self.0);
        all.filter(|(_, count)| *count > 0).map(|((verdict, id), count)| (verdict, id, count))
    }

    /// The gravest of them.
    pub(super) fn worst(&self) -> Verdict {
        self.counted().next().map_or(Verdict::Valid, |(verdict, ..)| verdict)
    }

    /// Tells it; `left` files were not looked at.
    pub(super) fn write(
        &self,
        left: usize,
        (is_json, text): (bool, &Text),
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if is_json {
            return writeln!(out, "{}", self.json(left));
        }
        writeln!(out, "\n{}", text.with("verify-total", &[("count", self.count().into())]))?;
        for (_, id, count) in self.counted().rev() {
            writeln!(out, "  {}", text.with(id, &[("count", count.into())]))?;
        }
        if left > 0 {
            writeln!(out, "{}", text.with("verify-stopped", &[("left", left.into())]))?;
        }
        Ok(())
    }

    fn json(&self, left: usize) -> Value {
        let counts = self.counted().map(|(verdict, _, n)| (verdict.name().to_owned(), json!(n)));
        let counts: Map<String, Value> = counts.collect();
        let verdict = self.worst();
        json!({
            "verdict": verdict.name(),
            "exit": verdict.exit_code(),
            "total": self.count(),
            "counts": counts,
            "left": left,
        })
    }
}

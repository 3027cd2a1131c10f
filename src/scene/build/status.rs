//! How a server is.

use super::{Builder, Parts};
use crate::app::status::StatusShown;
use crate::domain::prose::Prose;
use crate::scene::{Block, Tone};
use crate::text::Arg;

impl Builder<'_> {
    pub(super) fn status(self, shown: &StatusShown) -> Parts {
        let mut body = vec![];
        match &shown.told {
            None => body.push(self.say("status-looking")),
            Some(Err(why)) => {
                body.push(Block::Verdict { tone: Tone::Danger, text: Prose::plain(why) });
            }
            Some(Ok(reading)) => {
                let lines = reading.lines().map(|(id, count)| {
                    let count = count.to_string();
                    self.with(id, &[("count", Arg::from(count.as_str()))])
                });
                body.push(Block::Lines { numbered: false, lines: lines.collect() });
            }
        }
        body.extend([self.small("status-what"), self.items()]);
        Parts::new("status", self.get("status-head"), body)
    }
}

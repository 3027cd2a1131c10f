//! A certificate for who sits elsewhere: how it is taken home, and as text to be copied.

use super::{Builder, Parts};
use crate::app::elsewhere::{Form, TextShown};
use crate::app::watch::Closing;
use crate::domain::prose::Prose;
use crate::scene::Block;

impl Builder<'_> {
    /// The command that brings the certificate of that code home, if it is known how
    /// one gets here.
    fn take_home_line(self, short: &str) -> Option<String> {
        let call = self.model.around.elsewhere.call.as_deref()?;
        Some(format!("{call} certificate export {short} --format json > {short}.json"))
    }

    /// A command to be typed at home, by which one gets what it asks for.
    pub(super) fn home_line(self, command: &str) -> Block {
        let call = self.model.around.elsewhere.call.as_deref().unwrap_or("ssh …");
        let line = format!("{call} {command}");
        Block::Text(Prose::stressed([(line.as_str(), true)]))
    }

    /// How a certificate is taken home.
    pub(super) fn take_home(self, short: &str) -> Vec<Block> {
        let Some(line) = self.take_home_line(short) else { return vec![] };
        vec![self.say("text-home"), Block::Text(Prose::stressed([(line.as_str(), true)]))]
    }

    /// That the session will be closed, and what keeps it.
    pub(super) fn closing(self, closing: Closing) -> Prose {
        let (id, seconds) = match closing {
            Closing::Idle(seconds) => ("closing-idle", seconds),
            Closing::Long(seconds) => ("closing-long", seconds),
        };
        let (minutes, rest) = (i64::from(seconds / 60), i64::from(seconds));
        self.with(id, &[("minutes", minutes.into()), ("seconds", rest.into())])
    }

    /// A certificate as text: nothing stands beside what is to be copied.
    pub(super) fn as_text(self, shown: &TextShown) -> Parts {
        let mut body = vec![Block::Heading(Prose::plain(&self.paper_title(&shown.subject)))];
        match &shown.text {
            Some(text) => {
                let how = match shown.form {
                    Form::Document => "text-how-document",
                    Form::Token => "text-how-token",
                };
                // How to copy it stands below: a long text goes off above.
                body.extend([Block::Bare(text.clone()), self.say(how)]);
            }
            None => body.push(self.say("text-none")),
        }
        if let Some(line) = self.take_home_line(&shown.short) {
            body.extend([self.say("text-home"), Block::Bare(line)]);
        }
        if !self.model.around.elsewhere.has_clipboard {
            body.push(self.small("text-no-clipboard"));
        }
        body.push(self.items());
        let form = match shown.form {
            Form::Document => "json",
            Form::Token => "jwt",
        };
        Parts::new(format!("text-{form}-{}", shown.short), self.get("text-head"), body)
    }
}

//! Signing the register from a seat: two lines to type, then one question.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::signing::{SignAct, SignStep, Signing};
use crate::domain::prose::Prose;
use crate::scene::{Block, Field};

impl Builder<'_> {
    pub(super) fn signing(self, signing: &Signing) -> Parts {
        let (place, mut body) = match &signing.step {
            SignStep::Surname(line) => (
                "sign/surname",
                vec![
                    Block::Heading(self.get("sign-who")),
                    self.sign_field("sign-surname", (line.value(), line.cursor())),
                ],
            ),
            SignStep::FirstName(line) => (
                "sign/first",
                vec![
                    Block::Heading(self.get("sign-who")),
                    self.sign_field("sign-first-name", (line.value(), line.cursor())),
                ],
            ),
            SignStep::Sure(is_listed) => ("sign/sure", self.sign_sure(signing, *is_listed)),
        };
        let purge = self.date(signing.purge_on);
        // Whoever does not see the field hears what is in it.
        let usual = match &signing.step {
            SignStep::Surname(_) => &signing.surname,
            SignStep::FirstName(_) => &signing.first_name,
            SignStep::Sure(_) => "",
        };
        if !usual.is_empty() {
            body.push(Block::Small(self.with("attend-usual", &[("value", usual.into())])));
        }
        // What becomes of a name is said before it is typed.
        if !matches!(signing.step, SignStep::Sure(_)) {
            body.push(Block::Text(self.with("sign-kept", &[("date", (&purge).into())])));
        }
        body.push(self.items());
        Parts::new(place, self.get("sign-title"), body)
    }

    fn sign_field(self, label: &str, (value, cursor): (String, usize)) -> Block {
        let label = self.text.get(label);
        Block::Field(Field {
            label: self.with("attend-label", &[("label", (&label).into())]),
            value,
            cursor,
            after: Prose::default(),
            is_focused: true,
        })
    }

    fn sign_sure(self, signing: &Signing, is_listed: bool) -> Vec<Block> {
        let name = format!("{} {}", signing.surname.to_uppercase(), signing.first_name);
        let what = if is_listed { "sign-listed" } else { "sign-unlisted" };
        vec![
            Block::Heading(self.with("sign-as", &[("name", (&name).into())])),
            self.say(what),
            self.say("sign-binds"),
        ]
    }

    pub(super) fn sign_item(self, act: SignAct) -> Worded {
        let id = match act {
            SignAct::Typed => "validate",
            SignAct::Yes => "sign-yes",
            SignAct::Other => "sign-other",
            SignAct::Again => "sign-again",
            SignAct::Back => "sign-back",
        };
        Worded::new(self.get(id))
    }
}

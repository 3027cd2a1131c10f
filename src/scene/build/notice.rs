//! Short messages about what just happened.

use super::Builder;
use crate::app::model::Notice;
use crate::app::msg::Trouble;
use crate::app::outside::Stick;
use crate::domain::attendance::Clock;
use crate::domain::learner::BadNumber;
use crate::domain::prose::Prose;
use crate::domain::time::Date;
use crate::scene::attendance::clock_words;
use crate::scene::{Block, Tone};

impl Builder<'_> {
    /// All is erased; a register of attendance keeps what it must until its day.
    fn erased(self, signed_until: Option<Date>) -> Prose {
        match signed_until {
            None => self.get("notice-erased"),
            Some(until) => {
                let until = self.date(until);
                self.with("notice-erased-signed", &[("date", (&until).into())])
            }
        }
    }

    pub(super) fn notice(self, notice: &Notice) -> Block {
        let (tone, text) = match notice {
            Notice::Pin(told) => return self.pin_notice(*told),
            Notice::Seat(told) => return self.seat_notice(*told),
            Notice::ChooseFirst => (Tone::Info, self.get("notice-choose-first")),
            Notice::OrderFirst => (Tone::Info, self.get("notice-order-first")),
            Notice::TypeFirst => (Tone::Info, self.get("notice-type-first")),
            Notice::WriteFirst => (Tone::Info, self.get("lead-write-first")),
            Notice::NumberFirst => (Tone::Info, self.get("notice-number-first")),
            Notice::UnknownCard(left) => {
                (Tone::NotYet, self.with("notice-unknown-card", &[("left", (*left).into())]))
            }
            Notice::CardWait(minutes) => {
                (Tone::NotYet, self.with("notice-card-wait", &[("minutes", (*minutes).into())]))
            }
            Notice::OtherKey => (Tone::Info, self.get("notice-other-key")),
            Notice::UnknownWord => (Tone::Info, self.get("notice-unknown-word")),
            Notice::BadNumber(BadNumber::Shape) => (Tone::NotYet, self.get("notice-number-shape")),
            Notice::BadNumber(BadNumber::Check) => (Tone::NotYet, self.get("notice-number-check")),
            Notice::NameFirst => (Tone::NotYet, self.get("notice-name-first")),
            Notice::Healed(told) => (Tone::Info, Prose::plain(told)),
            Notice::NotSaved(trouble) => (Tone::Danger, self.trouble(trouble)),
            Notice::NotChecked(why) => (Tone::NotYet, Prose::plain(why)),
            Notice::Attended(told) => self.attended(told),
            Notice::HoursFirst => (Tone::NotYet, self.get("attend-hours-first")),
            Notice::NoRoom => (Tone::Info, self.get("notice-no-room")),
            Notice::NoModule => (Tone::Info, self.get("notice-no-module")),
            Notice::Exported { folder, files, made_key, left } => {
                self.exported((folder, files), made_key.as_ref(), left)
            }
            Notice::OnStick { stick, files, left } => self.on_stick(stick, files, left),
            Notice::Printed(count) => {
                (Tone::Good, self.with("outside-printed", &[("count", (*count).into())]))
            }
            Notice::Refused { why, made_key } => {
                let why = self.text.with("notice-refused", &[("why", why.into())]);
                let told = format!("{why} {}", self.made_key(made_key.as_ref()));
                (Tone::Danger, Prose::plain(told.trim()))
            }
            Notice::Erased { signed_until } => (Tone::Good, self.erased(*signed_until)),
            Notice::Forgotten => (Tone::Good, self.get("notice-forgotten")),
            Notice::Recalled { days } => self.recalled(*days),
            Notice::Follows(route) => (Tone::Good, self.follows(route.as_ref())),
            Notice::TrainerWait(seconds) => (Tone::NotYet, self.trainer_wait(*seconds)),
            Notice::CardsAllowed => (Tone::Good, self.get("trainer-cards-allowed")),
            Notice::NoVoice => (Tone::Info, self.get("listen-absent")),
            Notice::LookOnly => (Tone::Info, self.get("welcome-look-only")),
            Notice::KeyLinked => (Tone::Good, self.get("notice-key-linked")),
            Notice::KeyRevoked => (Tone::Good, self.get("notice-key-revoked")),
            Notice::Closing(closing) => (Tone::NotYet, self.closing(*closing)),
            Notice::Clipped => (Tone::Good, self.get("text-copied")),
            Notice::GuestOnly => (Tone::Info, self.get("home-guest")),
        };
        Block::Notice { tone, text }
    }

    /// Whether somebody signed, and when; or why not.
    fn attended(self, told: &Result<Clock, String>) -> (Tone, Prose) {
        match told {
            Ok(clock) => {
                let clock = clock_words(self.text, *clock);
                (Tone::Good, self.with("attend-mine", &[("clock", (&clock).into())]))
            }
            Err(why) => (Tone::NotYet, Prose::plain(why)),
        }
    }

    fn exported(
        self,
        (folder, files): (&String, &[String]),
        made_key: Option<&String>,
        left: &[String],
    ) -> (Tone, Prose) {
        let list = files.join(", ");
        let args =
            [("count", files.len().into()), ("folder", folder.into()), ("files", (&list).into())];
        let saved = self.text.with("notice-exported", &args);
        let told = format!("{saved}. {} {}", left.join(" "), self.made_key(made_key));
        let tone = if left.is_empty() { Tone::Good } else { Tone::NotYet };
        (tone, Prose::plain(told.trim()))
    }

    fn on_stick(self, stick: &Stick, files: &[String], left: &[String]) -> (Tone, Prose) {
        let list = files.join(", ");
        let args = [
            ("count", files.len().into()),
            ("name", (&stick.name).into()),
            ("files", (&list).into()),
        ];
        let id = if stick.is_removable { "outside-on-stick" } else { "outside-in-folder" };
        let told = format!("{} {}", self.text.with(id, &args), left.join(" "));
        let tone = if left.is_empty() { Tone::Good } else { Tone::NotYet };
        (tone, Prose::plain(told.trim()))
    }

    fn trainer_wait(self, seconds: u32) -> Prose {
        self.with("trainer-wait", &[("seconds", i64::from(seconds).into())])
    }

    fn made_key(self, path: Option<&String>) -> String {
        let told = |path| self.text.with("notice-made-key", &[("path", path)]);
        path.map(|path| told(path.into())).unwrap_or_default()
    }

    /// Why it could not be kept, and what to do.
    pub(super) fn trouble(self, trouble: &Trouble) -> Prose {
        match trouble {
            Trouble::Held { by } => self.with("trouble-held", &[("by", by.into())]),
            Trouble::Full => self.get("trouble-full"),
            Trouble::ReadOnly => self.get("trouble-read-only"),
            Trouble::TooNew => self.get("trouble-too-new"),
            Trouble::Other(why) => self.with("trouble-other", &[("why", why.into())]),
        }
    }
}

//! What takes long, put off by who serves many sessions on few threads.

use crate::app::effect::Effect;
use crate::domain::card::Card;
use crate::domain::id::LearnerId;
use crate::domain::record::CardSeal;
use crate::store::RoomReply;

/// What takes long: keys to derive, files to read or to write.
#[derive(Default)]
pub(super) struct Later {
    /// What was asked.
    pub(super) effects: Vec<Effect>,
    /// Whose card it may be, and the card.
    pub(super) candidates: Vec<(Vec<(LearnerId, CardSeal)>, Card)>,
    /// Sessions that are over, to be put on paper.
    pub(super) sessions: Vec<RoomReply>,
}

impl Later {
    /// Whether nothing was put off.
    pub(super) const fn is_empty(&self) -> bool {
        self.effects.is_empty() && self.candidates.is_empty() && self.sessions.is_empty()
    }
}

/// Whether an effect may take longer than people notice when many share a thread.
pub(super) const fn is_slow(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Seal { .. }
            | Effect::SealPin(_)
            | Effect::TryPin { .. }
            | Effect::Purge { .. }
            | Effect::TryPassphrase(_)
            | Effect::Desk(_)
            | Effect::Search(_)
            | Effect::ExportActions { .. }
            | Effect::Bilan(_)
            | Effect::Issue(_)
            | Effect::Code { .. }
            | Effect::Attend(_)
            | Effect::Text { .. }
            | Effect::Check(_)
            | Effect::Status
            | Effect::Export(_)
            | Effect::PrintSheet { .. }
            | Effect::KeepLayout(_)
            | Effect::KeepTries(_)
            | Effect::Learnt { .. }
            | Effect::Places
            | Effect::PrintCard(_)
            | Effect::Hand { .. }
    )
}

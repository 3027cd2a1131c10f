//! The store's answers, in the player's words.

use super::wording;
use super::world::World;
use crate::app::model::Known;
use crate::app::msg::{Msg, News, Trouble};
use crate::store::{Reply, StoreError, Summary};
use crate::text::Text;

/// The message for a reply; none for what only the shell needs.
pub(super) fn of_reply(reply: Reply, text: &Text, world: &dyn World) -> Option<Msg> {
    let news = match reply {
        Reply::Opened(healed) => {
            let exposed = wording::exposed(text, &healed);
            News::Opened { healed: wording::mended(text, &healed), exposed }
        }
        Reply::Appended { ticket, records } => News::Saved { ticket, records },
        Reply::Failed { ticket: Some(ticket), error } => {
            News::Failed { ticket, trouble: trouble(&error, text) }
        }
        Reply::Failed { ticket: None, error } => News::Closed(trouble(&error, text)),
        Reply::Refused(error) => News::Refused(trouble(&error, text)),
        Reply::Loaded { learner, records } => News::Loaded { learner, records },
        Reply::Roll(all) => {
            News::Roll(all.into_iter().map(|summary| known(summary, world)).collect())
        }
        Reply::Candidates(_) | Reply::Room(_) | Reply::Erased { .. } => return None,
        Reply::Holder(found) => News::KeyHolder(found),
        Reply::Purged(count) => News::Purged(count),
    };
    Some(Msg::Store(news))
}

fn known(summary: Summary, world: &dyn World) -> Known {
    let Summary { learner, name, begun, last, module, .. } = summary;
    Known { learner, name, last: module, when: [begun, last].map(|at| world.here(at)) }
}

/// The trouble an error is for a learner.
pub(super) fn trouble(error: &StoreError, text: &Text) -> Trouble {
    match error {
        StoreError::Held { holder, .. } => Trouble::Held {
            by: holder.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string),
        },
        StoreError::Full { .. } => Trouble::Full,
        StoreError::ReadOnly { .. } | StoreError::Forbidden { .. } => Trouble::ReadOnly,
        StoreError::TooNew { .. } => Trouble::TooNew,
        StoreError::Unavailable { .. }
        | StoreError::UnknownLearner(_)
        | StoreError::AlreadyJoined(_)
        | StoreError::TooLarge { .. }
        | StoreError::Corrupt { .. } => Trouble::Other(wording::store_error(text, error)),
    }
}

//! Group sessions outside the screen: what a session asks of a room goes to the store's
//! thread, which holds them all (`store::rooms`); what comes back is said in the player's
//! words.

mod leaves;

use std::path::PathBuf;
use std::sync::Arc;

use super::shell::Setup;
use super::world::{Machine, World};
use super::{clock, news};
use crate::app::lead::{Entered, RoomEffect, RoomNews, Word};
use crate::app::model::Open;
use crate::app::msg::Msg;
use crate::content::Catalogue;
use crate::content::catalogue::Opening;
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::record::Edition;
use crate::store::{Host, RoomReply, RoomRequest};
use crate::text::Text;

/// What a request for a room comes to.
pub(super) enum Asked {
    /// It is known here.
    Known(Msg),
    /// The rooms are asked.
    Rooms(RoomRequest),
}

/// Carries out what a session asks for its room.
pub(super) fn execute(setup: &Setup, effect: RoomEffect) -> Asked {
    Asked::Rooms(match effect {
        RoomEffect::Find { module, trainer } => {
            return Asked::Known(Msg::Room(find(setup, &module, trainer)));
        }
        RoomEffect::Open { opening, module } => RoomRequest::Open { opening, module },
        RoomEffect::Resume(room) => RoomRequest::Resume(room),
        RoomEffect::Join(join) => RoomRequest::Join(join),
        RoomEffect::Look(pin) => RoomRequest::Look(pin),
        RoomEffect::Lead(deeds) => RoomRequest::Lead(deeds),
        RoomEffect::Take(part) => RoomRequest::Take(part),
        RoomEffect::Slip(slip) => RoomRequest::Slip(slip),
        RoomEffect::Count => RoomRequest::Count,
        RoomEffect::Leave => RoomRequest::Leave,
        RoomEffect::Papers => RoomRequest::Whole,
        RoomEffect::Word { seat, word } => {
            let id = match word {
                Word::Coming => "lead-word-coming",
                Word::Reread => "lead-word-reread",
                Word::Nearly => "lead-word-nearly",
            };
            return Asked::Known(Msg::Room(RoomNews::Word(seat, setup.text.prose(id))));
        }
    })
}

/// The message for an answer of the rooms.
pub(super) fn heard(setup: &Setup, reply: RoomReply) -> Msg {
    Msg::Room(match reply {
        RoomReply::Entered(entered) => {
            let crate::store::rooms::Entered { room, module, edition, attempt, seen } = *entered;
            let open = Open { module, edition, is_fallback: false };
            RoomNews::Entered(Box::new(Entered { room, open, attempt, seen }))
        }
        RoomReply::Done => RoomNews::Done,
        RoomReply::Refused(refusal) => RoomNews::Refused(refusal),
        RoomReply::Failed(error) => RoomNews::Failed(news::trouble(&error, &setup.text)),
        RoomReply::Seen(seen) => RoomNews::Seen(seen),
        RoomReply::Whole(room, module) => {
            return Msg::Certificates(leaves::write(setup, &(*room, module)));
        }
    })
}

/// The module to lead.
fn find(setup: &Setup, module: &ModuleId, trainer: String) -> RoomNews {
    match setup.catalogue.module(module, setup.text.locale()) {
        Ok(Opening { module, edition, is_fallback, .. }) => {
            RoomNews::Found { open: Open { module, edition, is_fallback }, trainer }
        }
        Err(_) => RoomNews::Missing,
    }
}

/// What holding rooms in that data folder needs.
pub fn host(data: PathBuf, catalogue: Arc<Catalogue>, text: &Text) -> Host {
    let locales: Vec<String> = text.bundles().locales().map(str::to_owned).collect();
    let shelf = move |id: &ModuleId, edition: &Edition| exactly(&catalogue, &locales, id, edition);
    let day = |at| clock::here(at).0;
    Host { data, shelf: Box::new(shelf), now: Box::new(|| Machine.now()), day }
}

/// Exactly that text of a module, in whatever language it is.
pub fn exactly(
    catalogue: &Catalogue,
    locales: &[String],
    id: &ModuleId,
    edition: &Edition,
) -> Option<Arc<Module>> {
    let opened = locales.iter().filter_map(|locale| catalogue.module(id, locale).ok());
    let found = opened.filter(|opening| opening.edition == *edition).map(|opening| opening.module);
    found.into_iter().next()
}

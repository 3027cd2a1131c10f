//! What the store answers to one request.

use super::{Reply, Request, broken};
use crate::store::{Store, StoreError, purge};

/// Does what is asked, and says what came of it.
///
/// # Errors
/// [`StoreError`] of the disk.
pub(super) fn answer(store: &mut dyn Store, request: Request) -> Result<Reply, StoreError> {
    Ok(match request {
        Request::Append { ticket, drafts } => {
            let mut results = store.append(vec![drafts]);
            Reply::Appended { ticket, records: results.pop().unwrap_or_else(|| Err(broken()))? }
        }
        Request::Load { learner } => Reply::Loaded { learner, records: store.of_learner(learner)? },
        Request::Roll => Reply::Roll(store.roll()),
        Request::Candidates { first } => Reply::Candidates(store.candidates(first)),
        Request::Holder { key } => Reply::Holder(store.holder(key)),
        Request::Erase { learner } => Reply::Erased { learner, was_known: store.erase(learner)? },
        Request::Purge { months, now } => {
            let unused = purge::unused(&store.roll(), months, now);
            Reply::Purged(store.erase_all(&unused)?)
        }
        // Decided elsewhere: see `serve`.
        Request::Room(_) => return Err(broken()),
    })
}

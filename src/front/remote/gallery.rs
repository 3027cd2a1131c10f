//! Frames and the ways between them, shared by all sessions that see the same.
//!
//! A session keeps no cells of its own: it keeps its share of the frame it was last
//! sent, packed. The bytes that turn one frame into another are kept once they were
//! wanted twice, within a bound: what only one person ever sees is not kept.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::packed::Packed;
use crate::paint::{self, Frame, Look, Shown, Size, Words, encode};
use crate::scene::Scene;
use crate::text::Text;

/// Memory the kept ways may take, in bytes.
const MOST_BYTES: usize = 8 << 20;
/// What a way costs beside its bytes: its place in the tables.
const WAY: usize = 128;
/// Buffers kept to draw into: as many as draw at once, of a usual size.
const MOST_BUFFERS: usize = 4;
/// What most scenes come to when they are hashed, in bytes.
const USUAL_SCENE: usize = 4096;
/// Frames that were wanted again after nobody looked at them any more, and are kept a
/// while: who comes next finds them drawn. A screen of usual size takes some 5 KiB.
const MOST_RECENT: usize = 32;
/// A larger buffer is given back.
const MOST_CELLS: usize = 200 * 60;

/// A frame that was sent.
#[derive(Debug)]
pub(super) struct Painted {
    id: u128,
    look: Look,
    cells: Packed,
    /// Where a press lands.
    pub(super) shown: Shown,
}

/// All frames.
pub(super) struct Gallery {
    /// Two, for a name long enough that no two frames share one.
    names: [RandomState; 2],
    shelf: Mutex<Shelf>,
    buffers: Mutex<Vec<Buffer>>,
}

#[derive(Default)]
struct Shelf {
    /// Frames somebody is looking at.
    frames: HashMap<u128, Weak<Painted>>,
    /// Frames drawn a second time, the last one at the end.
    recent: VecDeque<Arc<Painted>>,
    /// Frames there were when the table was last cleared of those nobody looks at.
    living: usize,
    ways: HashMap<(u128, u128), Way>,
    /// The ways in the order they were first wanted.
    order: VecDeque<(u128, u128)>,
    bytes: usize,
}

/// The bytes that turn one frame into another.
enum Way {
    /// Wanted once.
    Known,
    /// Wanted again.
    Kept(Arc<[u8]>),
}

/// Writes down what is hashed: gone through once, then hashed as one.
struct Written(Vec<u8>);

impl Hasher for Written {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Nobody asks for it.
    fn finish(&self) -> u64 {
        0
    }
}

impl Default for Gallery {
    fn default() -> Self {
        Self {
            names: [RandomState::new(), RandomState::new()],
            shelf: Mutex::default(),
            buffers: Mutex::default(),
        }
    }
}

impl Gallery {
    /// The frame of a scene, and the bytes that turn `before` into it; none if it is
    /// what is seen already.
    pub(super) fn show(
        &self,
        before: Option<&Arc<Painted>>,
        (scene, look, size): (&Scene, Look, Size),
        text: &Text,
    ) -> Option<(Arc<Painted>, Arc<[u8]>)> {
        let id = self.name(scene, look, size, text.locale());
        if before.is_some_and(|before| before.id == id) {
            return None;
        }
        let known = self.lock().frames.get(&id).and_then(Weak::upgrade);
        let (painted, drawn) = match known {
            Some(painted) => (painted, None),
            None => self.draw(id, (scene, look, size), text),
        };
        let way = (before.map_or(0, |before| before.id), id);
        let bytes = match self.lock().ways.get(&way) {
            Some(Way::Kept(bytes)) => Arc::clone(bytes),
            _ => self.encode(before, &painted, drawn.as_ref()),
        };
        self.give_back(drawn);
        self.keep(way, &bytes);
        Some((painted, bytes))
    }

    fn name(&self, scene: &Scene, look: Look, size: Size, locale: &str) -> u128 {
        let mut written = Written(Vec::with_capacity(USUAL_SCENE));
        (scene, look, size, locale).hash(&mut written);
        let [first, second] = self.names.each_ref().map(|name| name.hash_one(&written.0));
        u128::from(first) << 64 | u128::from(second)
    }

    fn draw(
        &self,
        id: u128,
        (scene, look, size): (&Scene, Look, Size),
        text: &Text,
    ) -> (Arc<Painted>, Option<Buffer>) {
        let area = Rect::new(0, 0, size.width, size.height);
        let mut buffer = self.buffer();
        buffer.resize(area);
        let (too_small, more) = (text.get("too-small"), text.get("more"));
        let words = Words { too_small: &too_small, more: &more };
        let shown = paint::paint(scene, &look, &words, area, &mut buffer);
        let painted = Painted { id, look, cells: Packed::of(&buffer), shown };
        let painted = Arc::new(painted);
        let mut shelf = self.lock();
        let is_again = shelf.frames.insert(id, Arc::downgrade(&painted)).is_some();
        if is_again {
            shelf.recent.push_back(Arc::clone(&painted));
        }
        let is_full = shelf.recent.len() > MOST_RECENT;
        let oldest = if is_full { shelf.recent.pop_front() } else { None };
        if shelf.frames.len() > 64 + 2 * shelf.living {
            shelf.frames.retain(|_, frame| frame.strong_count() > 0);
            shelf.living = shelf.frames.len();
        }
        drop(shelf);
        // Whoever drops a frame holds nobody up.
        drop(oldest);
        (painted, Some(buffer))
    }

    /// What a terminal that shows `before` is sent.
    fn encode(
        &self,
        before: Option<&Arc<Painted>>,
        next: &Painted,
        drawn: Option<&Buffer>,
    ) -> Arc<[u8]> {
        let mut bytes = vec![];
        // Other colours mean other bytes for the same cells: all is drawn anew.
        let before = before.filter(|before| before.look.colours == next.look.colours);
        let old = before.map(|before| {
            let mut buffer = self.buffer();
            before.cells.unpack(&mut buffer);
            (buffer, before.shown.cursor)
        });
        let previous = old.as_ref().map(|(buffer, cursor)| Frame { buffer, cursor: *cursor });
        let mut again = None;
        let buffer = drawn.unwrap_or_else(|| {
            let buffer = again.insert(self.buffer());
            next.cells.unpack(buffer);
            buffer
        });
        let frame = Frame { buffer, cursor: next.shown.cursor };
        encode(previous, frame, next.look.colours, &mut bytes);
        self.give_back(old.map(|(buffer, _)| buffer));
        self.give_back(again);
        bytes.into()
    }

    /// Remembers a way: its name the first time, its bytes the second.
    fn keep(&self, way: (u128, u128), bytes: &Arc<[u8]>) {
        let mut shelf = self.lock();
        let shelf = &mut *shelf;
        match shelf.ways.get_mut(&way) {
            None => {
                shelf.ways.insert(way, Way::Known);
                shelf.order.push_back(way);
                shelf.bytes += WAY;
            }
            Some(known @ Way::Known) => {
                *known = Way::Kept(Arc::clone(bytes));
                shelf.bytes += bytes.len();
            }
            Some(Way::Kept(_)) => {}
        }
        while shelf.bytes > MOST_BYTES {
            let Some(oldest) = shelf.order.pop_front() else { break };
            let freed = match shelf.ways.remove(&oldest) {
                Some(Way::Kept(bytes)) => WAY + bytes.len(),
                _ => WAY,
            };
            shelf.bytes = shelf.bytes.saturating_sub(freed);
        }
    }

    fn buffer(&self) -> Buffer {
        let mut buffers = self.buffers.lock().unwrap_or_else(PoisonError::into_inner);
        buffers.pop().unwrap_or_default()
    }

    fn give_back(&self, buffer: Option<Buffer>) {
        let Some(buffer) = buffer.filter(|buffer| buffer.content.capacity() <= MOST_CELLS) else {
            return;
        };
        let mut buffers = self.buffers.lock().unwrap_or_else(PoisonError::into_inner);
        if buffers.len() < MOST_BUFFERS {
            buffers.push(buffer);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

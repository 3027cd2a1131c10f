//! Screens for one session somewhere else: keys in, at most one frame out.

use std::collections::VecDeque;
use std::sync::Arc;

use super::super::{look_now, screens::WIPE};
use super::gallery::{Gallery, Painted};
use crate::app::key::Input;
use crate::app::msg::Msg;
use crate::input::bytes::Parser;
use crate::linear;
use crate::paint::{Look, Size, Target, target_at};
use crate::run::{Session, terminal};
use crate::scene::{Block, Scene};
use crate::text::{Arg, Text};

/// What one terminal shows.
pub(super) struct Screens {
    look: Look,
    size: Size,
    parser: Parser,
    /// Inputs that wait for work put off: what was asked first is done first.
    waiting: VecDeque<Input>,
    /// What it was last sent.
    sent: Option<Arc<Painted>>,
    /// Whether showing it again would show the same.
    is_settled: bool,
    /// Whether it was taken: the other screen, without cursor.
    is_taken: bool,
    /// The scene that is there without cells, for the terminal's own selection.
    bare: Option<Box<Scene>>,
    /// Wipes of the session already done.
    wipes: u64,
}

impl Screens {
    pub(super) fn new(look: Look, size: Size) -> Self {
        Self {
            look,
            size,
            parser: Parser::new(),
            waiting: VecDeque::new(),
            sent: None,
            is_settled: false,
            is_taken: false,
            bare: None,
            wipes: 0,
        }
    }

    /// Takes another size, if it is one; all is drawn anew, then or when what is shown
    /// is no longer what was sent.
    pub(super) fn resize(&mut self, size: Option<Size>, is_stale: bool) {
        let size = size.unwrap_or(self.size);
        if is_stale || size != self.size {
            self.size = size;
            self.sent = None;
        }
    }

    /// Whether a lone ESC may have been the key.
    pub(super) const fn has_pending_escape(&self) -> bool {
        self.parser.has_pending_escape()
    }

    /// The lone ESC was the key.
    pub(super) fn flush(&mut self, session: &mut Session) {
        let inputs = self.parser.flush();
        self.inputs(session, inputs);
    }

    /// Forgets a sequence or paste that was begun.
    pub(super) fn forget_begun(&mut self) {
        self.parser = Parser::new();
    }

    /// Takes bytes in and says how many inputs they were.
    pub(super) fn feed(&mut self, session: &mut Session, bytes: &[u8]) -> usize {
        let inputs = self.parser.feed(bytes);
        let count = inputs.len();
        self.inputs(session, inputs);
        count
    }

    fn inputs(&mut self, session: &mut Session, inputs: Vec<Input>) {
        self.waiting.extend(inputs);
        self.go_on(session);
    }

    /// Handles what waits, as far as nothing that takes long is to be done first.
    pub(super) fn go_on(&mut self, session: &mut Session) {
        while !session.has_work()
            && let Some(input) = self.waiting.pop_front()
        {
            session.handle(match input {
                Input::Key(key) => Msg::Key(key),
                Input::Wheel(step) => Msg::Wheel(step),
                Input::Paste(text) => Msg::Paste(text),
                // What is pressed is what was sent.
                Input::Press { column, row } => match self.target(column, row) {
                    Some(Target::Item(place)) => Msg::Press(place),
                    Some(Target::Key(key)) => Msg::Key(key),
                    None => Msg::Touch,
                },
            });
        }
    }

    fn target(&self, column: u16, row: u16) -> Option<Target> {
        target_at(&self.sent.as_ref()?.shown.regions, column, row)
    }

    /// What the terminal is to be sent, if anything.
    pub(super) fn show(&mut self, session: &mut Session, gallery: &Gallery) -> Option<Vec<u8>> {
        let mut bytes = vec![];
        let scene = session.scene_at(&look_now(self.look, session), self.size);
        if scene.body.iter().any(|block| matches!(block, Block::Bare(_))) {
            return self.show_bare(session.text(), scene);
        }
        if !self.is_taken {
            (self.is_taken, self.bare) = (true, None);
            bytes.extend_from_slice(terminal::ENTER);
        }
        if self.wipes != session.wipes() {
            self.wipes = session.wipes();
            self.parser = Parser::new();
            self.waiting.clear();
            self.sent = None;
            bytes.extend_from_slice(WIPE);
        }
        let look = look_now(self.look, session);
        let text = session.text();
        let shown = gallery.show(self.sent.as_ref(), (&scene, look, self.size), text);
        self.is_settled = true;
        if let Some((painted, way)) = shown {
            bytes.extend_from_slice(&way);
            let (rows, hidden_rows) = painted.shown.rows_around();
            // What was scrolled to may not be there.
            self.is_settled = rows == scene.scroll;
            session.handle(Msg::Shown { rows, hidden_rows });
            self.sent = Some(painted);
        }
        (!bytes.is_empty()).then_some(bytes)
    }

    /// Writes a scene on the terminal as it was before ours, line by line: there, a line
    /// that is wrapped is still one, and the mouse selects.
    fn show_bare(&mut self, text: &Text, scene: Scene) -> Option<Vec<u8>> {
        let mut bytes = self.leave().to_vec();
        let say = |id: &str, args: &[(&str, &str)]| {
            let args: Vec<(&str, Arg<'_>)> =
                args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
            text.with(id, &args)
        };
        for line in linear::bare(self.bare.as_deref(), &scene, &say) {
            let is_bare = |block: &Block| matches!(block, Block::Bare(text) if *text == line);
            let width = usize::from(self.size.width);
            let width = if scene.body.iter().any(is_bare) { usize::MAX } else { width };
            for row in broken(&line, width) {
                bytes.extend([row.as_bytes(), b"\r\n"].concat());
            }
        }
        self.bare = Some(Box::new(scene));
        self.is_settled = true;
        (!bytes.is_empty()).then_some(bytes)
    }

    /// Whether there is nothing to show until something happens.
    pub(super) const fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Gives the terminal back.
    pub(super) fn leave(&mut self) -> &'static [u8] {
        self.sent = None;
        if std::mem::take(&mut self.is_taken) { terminal::LEAVE } else { &[] }
    }
}

/// The rows of a line of words, each of at most so many signs where words allow.
fn broken(line: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in line.split(' ') {
        let fits = |row: &String| row.chars().count() + 1 + word.chars().count() <= width;
        match rows.last_mut().filter(|row| row.is_empty() || fits(row)) {
            Some(row) if row.is_empty() => row.push_str(word),
            Some(row) => row.extend([" ", word]),
            None => rows.push(word.to_owned()),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole_and_what_is_to_be_copied_is_one_line() {
        assert_eq!(broken("un deux trois", 7), ["un deux", "trois"]);
        assert_eq!(broken("un deux trois", usize::MAX), ["un deux trois"]);
        assert_eq!(broken("interminable mot", 4), ["interminable", "mot"]);
        assert_eq!(broken("", 4), [""]);
    }
}

//! A scene as its reader comes to see it: the first screen, then all that the
//! keys for more bring into sight.

use passeport::app::key::Key;
use passeport::app::model::Model;
use passeport::app::msg::{Entropy, Msg, Stamped};
use passeport::app::update;
use passeport::domain::time::Timestamp;
use passeport::paint::{Colours, Glyphs, Look, Shown, Words, paint};
use passeport::scene::{Scene, scene};
use passeport::text::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Enough presses to read anything there is.
const ENOUGH: usize = 200;

/// One screen, drawn.
pub(super) struct Picture {
    /// Its rows, from edge to edge.
    pub(super) rows: Vec<String>,
    /// What is where.
    pub(super) shown: Shown,
}

/// How a reader looks: the size of the screen, its characters, the painter's words.
#[derive(Clone)]
pub(super) struct Eye {
    /// Columns and rows.
    pub(super) size: (u16, u16),
    /// The characters there are.
    pub(super) glyphs: Glyphs,
    /// "Enlarge the window", "more below".
    pub(super) words: (String, String),
}

impl Eye {
    /// How the scene is drawn.
    pub(super) fn look(&self) -> Look {
        Look { colours: Colours::None, glyphs: self.glyphs, ..Look::default() }
    }

    /// Draws the scene.
    pub(super) fn see(&self, scene: &Scene) -> Picture {
        let (width, height) = self.size;
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        let words = Words { too_small: &self.words.0, more: &self.words.1 };
        let shown = paint(scene, &self.look(), &words, area, &mut buf);
        let row = |y: u16| (0..width).map(|x| buf[(x, y)].symbol()).collect();
        Picture { rows: (0..height).map(row).collect(), shown }
    }
}

/// All that comes into sight, from the first screen on.
pub(super) struct Film {
    /// The screens on the way, the first one as it is met.
    pub(super) pictures: Vec<Picture>,
    /// Whether the way led to the last row, and then to the first.
    pub(super) is_whole: bool,
}

/// Reads `model` to its end with the key for the next page, or with the arrow
/// where things to choose from are gone through; then back up to its beginning.
pub(super) fn film(eye: &Eye, model: &Model, text: &Text, first: &Scene) -> Film {
    let picture = eye.see(first);
    let mut shown = picture.shown.clone();
    let pictures = vec![picture];
    if shown.hidden_rows == 0 && shown.scroll == 0 && !shown.has_more_items {
        return Film { pictures, is_whole: true };
    }
    let mut reader = Reader { eye, text, first, model: model.clone(), pictures };
    reader.hear(&shown);
    let mut is_whole = true;
    if shown.hidden_rows > 0 {
        is_whole = reader.go(&mut shown, Key::PageDown, |shown| shown.hidden_rows == 0);
    }
    if shown.has_more_items {
        is_whole &= reader.go(&mut shown, Key::Down, |shown| !shown.has_more_items);
    }
    if shown.scroll > 0 {
        is_whole &= reader.go(&mut shown, Key::PageUp, |shown| shown.scroll == 0);
    }
    Film { pictures: reader.pictures, is_whole }
}

struct Reader<'a> {
    eye: &'a Eye,
    text: &'a Text,
    first: &'a Scene,
    model: Model,
    pictures: Vec<Picture>,
}

impl Reader<'_> {
    /// What a front tells the player about what it has drawn.
    fn hear(&mut self, shown: &Shown) {
        let (rows, hidden_rows) = shown.rows_around();
        tell(&mut self.model, Msg::Shown { rows, hidden_rows });
    }

    /// Presses a key until there is no more that way. False if it leads nowhere,
    /// or away from what is not read to its end.
    fn go(&mut self, shown: &mut Shown, page: Key, is_end: fn(&Shown) -> bool) -> bool {
        let arrow = if page == Key::PageUp { Key::Up } else { Key::Down };
        for _ in 0..ENOUGH {
            if is_end(shown) {
                return true;
            }
            let before = (shown.scroll, self.model.focus);
            tell(&mut self.model, Msg::Key(if shown.follows_scroll { page } else { arrow }));
            let scene = scene(&self.model, self.text);
            if scene.place != self.first.place {
                return false;
            }
            let picture = self.eye.see(&scene);
            *shown = picture.shown.clone();
            self.pictures.push(picture);
            self.hear(shown);
            if (shown.scroll, self.model.focus) == before {
                return false;
            }
        }
        false
    }
}

fn tell(model: &mut Model, msg: Msg) {
    // The same day as in the house of these tests: what depends on the date stays.
    let at = Timestamp(1_795_338_000_000);
    drop(update(model, Stamped { at, entropy: Entropy::default(), msg }));
}

/// Everything one screen would show were it tall enough: its rows in order, from
/// pictures that each lie one row further down. None when they do not follow one
/// another: a row is then jumped over or drawn twice.
pub(super) fn joined(pictures: &[Vec<String>]) -> Option<Vec<String>> {
    let (first, others) = pictures.split_first()?;
    let height = first.len();
    // Rows that stay: news at the top, actions at the bottom.
    let stays = |top: usize, bottom: usize| {
        pictures.windows(2).all(|pair| {
            let [one, next] = pair else { return false };
            let end = height - bottom;
            one[..top] == next[..top]
                && one[end..] == next[end..]
                && one[top + 1..end] == next[top..end - 1]
        })
    };
    let ways = (0..height).flat_map(|top| (0..height - top).map(move |bottom| (top, bottom)));
    let (_, bottom) = { ways }.find(|(top, bottom)| stays(*top, *bottom))?;
    let end = height - bottom;
    let mut rows = first[..end].to_vec();
    rows.extend(others.iter().map(|next| next[end - 1].clone()));
    rows.extend_from_slice(&first[end..]);
    Some(rows)
}

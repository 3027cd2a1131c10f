//! Every screen of every module, drawn at every size: all of it is seen, nothing
//! overlaps, and each character is one that the screen has.

use passeport::app::model::Model;
use passeport::paint::Glyphs;
use passeport::scene::{Block, Item, Prose, Scene, scene};
use passeport::text::Text;

use super::film::{Eye, Film, Picture, film, joined};
use super::for_each_module;
use super::states::{self, Promise};

/// The sizes that an author is promised.
const SIZES: [(u16, u16); 4] = [(80, 24), (64, 24), (50, 18), (40, 15)];

#[test]
fn every_screen_of_every_module_is_seen_whole_at_every_size() {
    for_each_module(|module, locale| {
        let text = states::words(locale);
        let mut checker = Checker { text, eyes: eyes(locale), troubles: vec![], states: 0 };
        states::each(module, locale, &mut |name, model, promise| {
            checker.check(name, model, promise);
        });
        assert!(checker.states > 150, "only {} states", checker.states);
        checker.troubles
    });
}

fn eyes(locale: &str) -> Vec<Eye> {
    let text = states::words(locale);
    let words = (text.get("too-small"), text.get("more"));
    SIZES.map(|size| Eye { size, glyphs: Glyphs::Vt, words: words.clone() }).to_vec()
}

struct Checker {
    text: Text,
    eyes: Vec<Eye>,
    troubles: Vec<String>,
    states: usize,
}

impl Checker {
    fn check(&mut self, name: &str, model: &Model, promise: Promise) {
        self.states += 1;
        let scene = scene(model, &self.text);
        for eye in &self.eyes {
            let found = Sight { eye, model, text: &self.text, scene: &scene }.troubles(promise);
            let (width, height) = eye.size;
            self.troubles.extend(found.map(|what| format!("{name} at {width}x{height}: {what}")));
        }
    }
}

/// One state on one screen.
struct Sight<'a> {
    eye: &'a Eye,
    model: &'a Model,
    text: &'a Text,
    scene: &'a Scene,
}

impl Sight<'_> {
    /// The first thing that is wrong with it, with a picture.
    fn troubles(&self, promise: Promise) -> Option<String> {
        let film = film(self.eye, self.model, self.text, self.scene);
        let first = &film.pictures[0];
        let hidden = first.shown.hidden_rows;
        let is_kept = promise == Promise::Reached || hidden == 0;
        let found = (!is_kept).then(|| format!("hides {hidden} rows"));
        let found = found.or_else(|| self.outside_the_level(first));
        let found = found.or_else(|| self.overlapping(first)).or_else(|| self.bars(first));
        let found = found.or_else(|| self.body(&film));
        found.map(|what| format!("{what}\n{}", first.rows.join("\n")))
    }

    /// Characters that the screen has not; and the richer screen differs in
    /// nothing but its corners.
    fn outside_the_level(&self, picture: &Picture) -> Option<String> {
        let rich = Eye { glyphs: Glyphs::Unicode, ..self.eye.clone() }.see(self.scene);
        for (plain, rich) in picture.rows.iter().zip(&rich.rows) {
            if let Some(bad) = plain.chars().find(|c| !Glyphs::Vt.is_safe(*c)) {
                return Some(format!("{bad:?} in {plain:?}"));
            }
            if let Some(bad) = rich.chars().find(|c| !Glyphs::Unicode.is_safe(*c)) {
                return Some(format!("{bad:?} in {rich:?}"));
            }
            if squared(rich) != *plain {
                return Some(format!("{rich:?} is no {plain:?}"));
            }
        }
        None
    }

    /// Two things to press at one place, or one outside the screen.
    fn overlapping(&self, picture: &Picture) -> Option<String> {
        let regions = &picture.shown.regions;
        let (width, height) = self.eye.size;
        for (place, (area, target)) in regions.iter().enumerate() {
            if area.is_empty() || area.right() > width || area.bottom() > height {
                return Some(format!("{target:?} at {area:?}"));
            }
            let others = regions.iter().take(place);
            if let Some((_, other)) = others.into_iter().find(|(other, _)| other.intersects(*area))
            {
                return Some(format!("{target:?} over {other:?}"));
            }
        }
        None
    }

    /// The status is whole; the title too, or cut with a sign where there is no
    /// room; the keys that nobody can do without are there.
    fn bars(&self, picture: &Picture) -> Option<String> {
        let header = squeezed(&picture.rows[0]);
        let (title, status) =
            (squeezed(&self.scene.title.text()), squeezed(&self.scene.status.text()));
        let Some(shown) = header.strip_suffix(&status) else {
            return Some(format!("the status {status:?} is cut: {header:?}"));
        };
        let is_narrow = self.eye.size.0 < 80;
        let start = shown.strip_suffix('…').filter(|start| is_narrow && start.chars().count() >= 8);
        if shown != title && !start.is_some_and(|start| title.starts_with(start)) {
            return Some(format!("the title {title:?} is cut: {header:?}"));
        }
        let footer = picture.rows[picture.rows.len() - 2..].concat();
        let keys = self.scene.footer.iter().filter(|hint| hint.is_essential);
        let missing = { keys }.find(|hint| !footer.contains(&hint.cap))?;
        Some(format!("no {} in {footer:?}", missing.cap))
    }

    /// All that the scene says, in its order.
    fn body(&self, film: &Film) -> Option<String> {
        if !film.is_whole {
            return Some("the keys for more do not lead to the end".to_owned());
        }
        let first = &film.pictures[0];
        if film.pictures.len() == 1 {
            return self.lost(&first.rows[1..], true);
        }
        if !first.shown.follows_scroll {
            // A list goes where its focus goes, so that rows come more than once.
            let rows = film.pictures.iter().flat_map(|picture| &picture.rows[1..]);
            return self.lost(&rows.cloned().collect::<Vec<_>>(), false);
        }
        let mut scene = self.scene.clone();
        let last = film.pictures.iter().map(|picture| picture.shown.scroll).max().unwrap_or(0);
        let bodies = (0..=last).map(|scroll| {
            scene.scroll = scroll;
            body_of(&self.eye.see(&scene))
        });
        let Some(mut whole) = joined(&bodies.collect::<Vec<_>>()) else {
            return Some("its rows do not follow one another".to_owned());
        };
        let seen: Vec<String> = film.pictures.iter().flat_map(body_of).collect();
        if let Some(row) = whole.iter().find(|row| !seen.contains(row)) {
            return Some(format!("no key leads to {row:?}"));
        }
        // What the focus leads to, when not all that can be chosen is in sight.
        whole.extend(seen.into_iter().filter(|_| first.shown.has_more_items));
        self.lost(&whole, false)
    }

    /// The first words that are not on the rows, after the words before them.
    fn lost(&self, rows: &[String], at_once: bool) -> Option<String> {
        let all = squeezed(&rows.concat());
        let mut at = 0;
        let mut find = |wanted: &str| {
            let wanted = squeezed(wanted);
            // A list gone through by its focus shows its rows in another order.
            let from = if at_once { at } else { 0 };
            let found = all.get(from..)?.find(&wanted)?;
            at = from + found + wanted.len();
            Some(())
        };
        let lost = |what: &str| Some(format!("lost: {what:?}"));
        let mut place = 0;
        for block in &self.scene.body {
            if let Some(text) = texts(block).into_iter().find(|text| find(text).is_none()) {
                return lost(&text);
            }
            let Block::Items(items) = block else { continue };
            for item in items {
                if find_label(item, &mut find).is_none() {
                    return lost(&item.label.text());
                }
                let detail = item.detail.text();
                if find(&detail).is_none() && !self.is_told_in_focus(place, &detail) {
                    return lost(&detail);
                }
                place += 1;
            }
        }
        None
    }

    /// Where every row counts, the detail of an item waits for the focus.
    fn is_told_in_focus(&self, place: usize, detail: &str) -> bool {
        let model = Model { focus: Some(place), ..self.model.clone() };
        let picture = self.eye.see(&scene(&model, self.text));
        squeezed(&picture.rows.concat()).contains(&squeezed(detail))
    }
}

/// Finds the label of an item, and the words beside it, which may stand after any
/// row of the label.
fn find_label(item: &Item, find: &mut dyn FnMut(&str) -> Option<()>) -> Option<()> {
    let (label, aside) = (item.label.text(), item.aside.text());
    let words: Vec<&str> = label.split(' ').collect();
    let split = |count: usize| {
        let (before, after) = (words[..count].concat(), words[count..].concat());
        format!("{before}{aside}{after}")
    };
    (0..=words.len()).rev().find_map(|count| find(&split(count)))
}

/// The words of a block, as they follow one another.
fn texts(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(text)
        | Block::Text(text)
        | Block::Small(text)
        | Block::Spare(text)
        | Block::Verdict { text, .. }
        | Block::Notice { text, .. } => vec![text.text()],
        Block::Facts(facts) => facts.iter().flat_map(|(l, v)| [l.text(), v.text()]).collect(),
        Block::Lines { lines, .. } | Block::Entries(lines) => {
            lines.iter().map(Prose::text).collect()
        }
        Block::Frame { title, lines, .. } => {
            [title.text()].into_iter().chain(lines.iter().map(Prose::text)).collect()
        }
        Block::Code { instead, .. } => vec![instead.text()],
        Block::Items(_) | Block::Bare(_) => vec![],
        Block::Bars(bars) => bars.iter().map(|bar| bar.label.text()).collect(),
        Block::People(people) => people.rows.iter().map(|row| row.name.text()).collect(),
        Block::Figure { words, .. } => vec![words.text()],
        Block::Field(field) => vec![field.label.text(), field.value.clone(), field.after.text()],
        Block::Stamps(stamps) => {
            stamps.iter().flat_map(|stamp| [stamp.state.text(), stamp.label.text()]).collect()
        }
    }
}

/// The rows between the line under the header and the line above the footer.
fn body_of(picture: &Picture) -> Vec<String> {
    let is_rule = |row: &&String| row.ends_with("────────");
    let start = picture.rows.iter().position(|row| is_rule(&row)).unwrap_or(0) + 1;
    let end = picture.rows.iter().rposition(|row| is_rule(&row)).unwrap_or(0);
    picture.rows[start..end].to_vec()
}

/// Without what lines are broken at, and without frames.
fn squeezed(text: &str) -> String {
    let is_frame = |c: char| matches!(c, '│' | '─' | '┌' | '┐' | '└' | '┘');
    text.chars().filter(|c| !c.is_whitespace() && !is_frame(*c)).collect()
}

/// With the corners of a plain screen.
fn squared(row: &str) -> String {
    row.replace('╭', "┌").replace('╮', "┐").replace('╰', "└").replace('╯', "┘")
}

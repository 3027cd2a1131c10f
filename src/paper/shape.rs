//! Outlines: the few lines and curves that every picture here is made of.

use std::fmt::Write as _;

/// A point: to the right, and down.
pub(super) type Point = (f32, f32);

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub(super) u8, pub(super) u8, pub(super) u8);

/// The dark colour of the programme: as good as black on a photocopy.
pub(super) const DEEP: Ink = Ink(0x0e, 0x4a, 0x5a);
/// Its lighter twin.
pub(super) const TIDE: Ink = Ink(0x3d, 0x86, 0x97);
/// What shines.
pub(super) const GOLD: Ink = Ink(0xd0, 0x9a, 0x2f);
/// The paper.
pub(super) const WHITE: Ink = Ink(0xff, 0xff, 0xff);

impl Ink {
    /// As it is written in SVG and HTML.
    pub(super) fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Move(Point),
    Line(Point),
    Curve(Point, Point, Point),
    Close,
}

/// An area, by its border.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Outline(pub(super) Vec<Step>);

/// How far the handles of a quarter of a circle reach.
const QUARTER: f32 = 0.552_285;

impl Outline {
    /// The area between these corners.
    pub(super) fn polygon(corners: &[Point]) -> Self {
        let mut steps = vec![];
        for (place, corner) in corners.iter().enumerate() {
            steps.push(if place == 0 { Step::Move(*corner) } else { Step::Line(*corner) });
        }
        steps.push(Step::Close);
        Self(steps)
    }

    /// A rectangle, by its corner at the top left, its width and its height.
    pub(super) fn rectangle((x, y): Point, width: f32, height: f32) -> Self {
        Self::polygon(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    }

    /// A circle.
    pub(super) fn circle((x, y): Point, radius: f32) -> Self {
        let (r, k) = (radius, radius * QUARTER);
        Self(vec![
            Step::Move((x + r, y)),
            Step::Curve((x + r, y + k), (x + k, y + r), (x, y + r)),
            Step::Curve((x - k, y + r), (x - r, y + k), (x - r, y)),
            Step::Curve((x - r, y - k), (x - k, y - r), (x, y - r)),
            Step::Curve((x + k, y - r), (x + r, y - k), (x + r, y)),
            Step::Close,
        ])
    }

    /// Every point moved.
    pub(super) fn map(&self, to: impl Fn(Point) -> Point) -> Self {
        let step = |step: &Step| match *step {
            Step::Move(p) => Step::Move(to(p)),
            Step::Line(p) => Step::Line(to(p)),
            Step::Curve(a, b, p) => Step::Curve(to(a), to(b), to(p)),
            Step::Close => Step::Close,
        };
        Self(self.0.iter().map(step).collect())
    }

    /// As the `d` of a path in SVG, to a hundredth.
    pub(super) fn path_data(&self) -> String {
        let mut data = String::new();
        let mut put = |letter: char, points: &[Point]| {
            data.push(letter);
            for (place, (x, y)) in points.iter().enumerate() {
                let gap = if place == 0 { "" } else { " " };
                // Writing to a string does not fail.
                let _ = write!(data, "{gap}{} {}", hundredths(*x), hundredths(*y));
            }
        };
        for step in &self.0 {
            match *step {
                Step::Move(p) => put('M', &[p]),
                Step::Line(p) => put('L', &[p]),
                Step::Curve(a, b, p) => put('C', &[a, b, p]),
                Step::Close => put('Z', &[]),
            }
        }
        data
    }
}

/// A number to a hundredth, without zeros that say nothing.
pub(super) fn hundredths(number: f32) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_are_written_short() {
        let square = Outline::rectangle((0.0, -0.001), 1.5, 2.0);
        assert_eq!(square.path_data(), "M0 0L1.5 0L1.5 2L0 2Z");
        assert_eq!(hundredths(10.0), "10");
        assert_eq!(hundredths(-2.504), "-2.5");
    }
}

//! What a table may show: no count under five, nor one that follows from the others.
//!
//! A table sorts people into cells, each person into one. Cells under [`LEAST`] stay
//! hidden. What is hidden must not follow from what is shown, by whoever knows this
//! very rule: enough other cells are hidden too, and when all are, the total as well.
//! The tests try every small table and every conclusion there is.

use std::ops::RangeInclusive;

/// Fewer people than this are never told of.
pub const LEAST: u32 = 5;

/// A table with its hidden cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// How many people it sorts; none when every cell is hidden.
    pub total: Option<u32>,
    /// The cells, in the order given; none for the hidden ones.
    pub cells: Vec<Option<u32>>,
}

impl Shown {
    /// A table of which nothing is shown.
    pub fn nothing(cells: usize) -> Self {
        Self { total: None, cells: vec![None; cells] }
    }

    /// The count of a cell, if it is shown.
    pub fn cell(&self, place: usize) -> Option<u32> {
        self.cells.get(place).copied().flatten()
    }
}

/// Hides what must be hidden. `known` is what is told about each cell elsewhere,
/// whether it is shown or not: a lowest and a highest count.
pub fn shown(counts: &[u32], known: &[RangeInclusive<u32>]) -> Shown {
    let total: u32 = counts.iter().sum();
    let mut hidden: Vec<bool> = counts.iter().map(|count| *count < LEAST).collect();
    while hidden.contains(&true) && !is_safe(counts, known, &hidden) {
        // The smallest go first: they say least. All that are alike, or which of
        // them was taken would tell something.
        let visible = counts.iter().zip(&hidden).filter(|(_, hidden)| !**hidden);
        let Some(smallest) = visible.map(|(count, _)| *count).min() else { break };
        for (count, hidden) in counts.iter().zip(&mut hidden) {
            *hidden |= *count == smallest;
        }
    }
    if hidden.iter().all(|hidden| *hidden) {
        return Shown::nothing(counts.len());
    }
    let cells = counts.iter().zip(&hidden).map(|(count, hidden)| (!hidden).then_some(*count));
    Shown { total: Some(total), cells: cells.collect() }
}

/// Whether each hidden cell may hold more than one count, for somebody who knows
/// the sum of the hidden cells and which of them are under [`LEAST`].
fn is_safe(counts: &[u32], known: &[RangeInclusive<u32>], hidden: &[bool]) -> bool {
    let cells = counts.iter().enumerate().zip(hidden).filter(|(_, hidden)| **hidden);
    // Wide numbers: bounds without an end are added up.
    let cells: Vec<(u64, u64, u64)> = cells
        .map(|((place, count), _)| {
            let (low, high) = if *count < LEAST { (0, LEAST - 1) } else { (LEAST, u32::MAX) };
            let told = known.get(place).map_or((0, u32::MAX), |told| (*told.start(), *told.end()));
            ((*count).into(), low.max(told.0).into(), high.min(told.1).into())
        })
        .collect();
    let sum: u64 = cells.iter().map(|(count, ..)| count).sum();
    let lowest: u64 = cells.iter().map(|(_, low, _)| low).sum();
    let highest: u64 = cells.iter().map(|(.., high)| high).sum();
    // A sum under the least is such a count itself: of those who are in no other cell.
    cells.len() > 1
        && sum >= LEAST.into()
        && cells.iter().all(|(_, low, high)| {
            let least = sum.saturating_sub(highest - high).max(*low);
            let most = sum.saturating_sub(lowest - low).min(*high);
            least < most
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn anything(cells: usize) -> Vec<RangeInclusive<u32>> {
        vec![0..=u32::MAX; cells]
    }

    /// Every way to sort `total` people into so many cells.
    fn tables(total: u32, cells: usize) -> Vec<Vec<u32>> {
        if cells == 1 {
            return vec![vec![total]];
        }
        let rest = |first: u32| tables(total - first, cells - 1).into_iter();
        (0..=total)
            .flat_map(|first| rest(first).map(move |tail| [vec![first], tail].concat()))
            .collect()
    }

    /// Groups tables by what is published of them, and finds hidden cells that hold
    /// the same count in all tables of a group: those are not hidden at all.
    pub(in crate::domain::statistics) fn given_away<P: Ord + std::fmt::Debug>(
        tables: impl IntoIterator<Item = Vec<u32>>,
        publish: impl Fn(&[u32]) -> (P, Shown),
    ) -> Vec<String> {
        let mut groups: BTreeMap<(P, Option<u32>, Vec<Option<u32>>), Vec<RangeInclusive<u32>>> =
            BTreeMap::new();
        for table in tables {
            let (beside, shown) = publish(&table);
            let ranges = groups
                .entry((beside, shown.total, shown.cells))
                .or_insert_with(|| table.iter().map(|count| *count..=*count).collect());
            for (range, count) in ranges.iter_mut().zip(&table) {
                *range = *range.start().min(count)..=*range.end().max(count);
            }
        }
        let known = groups.into_iter().filter(|((_, _, cells), ranges)| {
            let mut both = cells.iter().zip(ranges);
            both.any(|(cell, range)| cell.is_none() && range.start() == range.end())
        });
        known.map(|(published, ranges)| format!("{published:?}: {ranges:?}")).collect()
    }

    #[test]
    fn no_hidden_count_of_any_small_table_follows_from_what_is_shown() {
        for (cells, most) in [(2, 60), (3, 40), (4, 30), (5, 20)] {
            let tables = (0..=most).flat_map(|total| tables(total, cells));
            let known = given_away(tables, |table| ((), shown(table, &anything(cells))));
            assert_eq!(known, Vec::<String>::new(), "{cells} cells");
        }
    }

    #[test]
    fn the_attack_finds_what_naive_hiding_gives_away() {
        let naive = |table: &[u32]| {
            let cells = table.iter().map(|count| (*count >= LEAST).then_some(*count)).collect();
            ((), Shown { total: Some(table.iter().sum()), cells })
        };
        let known = given_away(tables(20, 3), naive);
        // 12, 6 and what is left: 2.
        assert!(known.iter().any(|found| found.contains("[12..=12, 6..=6, 2..=2]")), "{known:?}");
    }

    #[test]
    fn what_is_large_enough_is_shown() {
        let all = |counts: &[u32]| shown(counts, &anything(counts.len()));
        assert_eq!(all(&[20, 5, 9]).cells, [Some(20), Some(5), Some(9)]);
        assert_eq!(all(&[20, 5, 9]).total, Some(34));
        // The smallest other one hides the rare one.
        assert_eq!(all(&[40, 2, 9]).cells, [Some(40), None, None]);
        assert_eq!(all(&[40, 2, 3, 9]).cells, [Some(40), None, None, Some(9)]);
        // Nobody at all in both: that would be known.
        assert_eq!(all(&[40, 0, 0, 9]).cells, [Some(40), None, None, None]);
        // Two cells: one hides the other, and the total with them.
        assert_eq!(all(&[38, 2]), Shown::nothing(2));
        assert_eq!(all(&[4]), Shown::nothing(1));
        assert_eq!(all(&[]), Shown::nothing(0));
    }

    proptest! {
        #[test]
        fn small_counts_and_small_sums_of_them_are_never_shown(
            counts in prop::collection::vec(prop_oneof![0u32..12, 0u32..200], 0..8),
        ) {
            let shown = shown(&counts, &anything(counts.len()));
            prop_assert!(shown.cells.iter().flatten().all(|count| *count >= LEAST));
            let visible: u32 = shown.cells.iter().flatten().sum();
            let hidden = shown.cells.iter().filter(|cell| cell.is_none()).count();
            prop_assert!(hidden != 1 || counts.len() == 1, "{shown:?}");
            if let (Some(total), 1..) = (shown.total, hidden) {
                prop_assert!(total - visible >= LEAST, "{shown:?}");
            }
        }

        #[test]
        fn somebody_can_always_have_moved_between_hidden_cells(
            counts in prop::collection::vec(prop_oneof![0u32..7, 0u32..60], 2..7),
        ) {
            // Another table that looks the same, with another count in each hidden cell.
            let published = shown(&counts, &anything(counts.len()));
            for place in 0..counts.len() {
                if published.cell(place).is_some() || published.total.is_none() {
                    continue;
                }
                let others = (0..counts.len()).filter(|other| *other != place);
                let mut moves = others.flat_map(|other| [(place, other), (other, place)]);
                let is_possible = moves.any(|(from, to)| {
                    let mut moved = counts.clone();
                    (1..=counts[from].min(60)).any(|_| {
                        moved[from] -= 1;
                        moved[to] += 1;
                        shown(&moved, &anything(counts.len())) == published
                    })
                });
                prop_assert!(is_possible, "cell {place} of {counts:?} is {published:?}");
            }
        }
    }
}

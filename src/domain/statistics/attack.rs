//! What somebody finds out who knows the rule and tries every table there can be.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::withheld::{LEAST, Shown};

/// Every way to sort `total` people into so many cells.
pub(super) fn tables(total: u32, cells: usize) -> Vec<Vec<u32>> {
    if cells == 1 {
        return vec![vec![total]];
    }
    let rest = |first: u32| tables(total - first, cells - 1).into_iter();
    (0..=total)
        .flat_map(|first| rest(first).map(move |tail| [vec![first], tail].concat()))
        .collect()
}

/// Groups tables by what is published of them, and finds the small counts that are
/// the same in all tables of a group: whoever reads it knows them.
pub(super) fn given_away<P: Ord + std::fmt::Debug>(
    tables: impl IntoIterator<Item = Vec<u32>>,
    publish: impl Fn(&[u32]) -> (P, Shown),
) -> Vec<String> {
    let mut groups: BTreeMap<(P, Shown), Vec<RangeInclusive<u32>>> = BTreeMap::new();
    for table in tables {
        let ranges = groups
            .entry(publish(&table))
            .or_insert_with(|| table.iter().map(|count| *count..=*count).collect());
        for (range, count) in ranges.iter_mut().zip(&table) {
            *range = *range.start().min(count)..=*range.end().max(count);
        }
    }
    let known = groups.into_iter().filter(|(_, ranges)| {
        ranges.iter().any(|range| *range.end() < LEAST && range.start() == range.end())
    });
    known.map(|(published, ranges)| format!("{published:?}: {ranges:?}")).collect()
}

//! What a table may show: no count under five, nor one that follows from the others.
//!
//! A table sorts people into cells, each person into one. As soon as one cell holds
//! fewer than [`LEAST`], none of them is shown: the table is told more coarsely, cells
//! put together into groups, then groups into larger ones, until no sum is small; or
//! not at all, and then not even how many people there are. To hide only some cells
//! gives others away, to whoever knows the rule by which they are chosen: what decides
//! here is nothing but what would be told. The tests try every small table, with every
//! conclusion that can be drawn from it.

/// Fewer people than this are never told of.
pub const LEAST: u32 = 5;

/// What is told of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Every cell.
    Cells(Vec<u32>),
    /// The sums of the groups of that level.
    Groups {
        /// Which of the levels.
        level: usize,
        /// The sums, by number of the group.
        sums: Vec<u32>,
    },
    /// Nothing.
    Nothing,
}

impl Shown {
    /// How many people there are, if that is told.
    pub fn total(&self) -> Option<u32> {
        match self {
            Self::Cells(counts) | Self::Groups { sums: counts, .. } => Some(counts.iter().sum()),
            Self::Nothing => None,
        }
    }

    /// The count of a cell, if it is told.
    pub fn cell(&self, place: usize) -> Option<u32> {
        match self {
            Self::Cells(counts) => counts.get(place).copied(),
            Self::Groups { .. } | Self::Nothing => None,
        }
    }
}

/// What may be told of a table. Each of `levels` gives the number of the group of
/// each cell, from 0; a later level puts groups of the one before together.
/// `is_safe` says whether the sums of a level may be told: it must look at nothing
/// that is not told with them.
pub fn shown(counts: &[u32], levels: &[Vec<usize>], is_safe: impl Fn(&[u32]) -> bool) -> Shown {
    let is_large =
        |counts: &[u32]| !counts.is_empty() && counts.iter().all(|count| *count >= LEAST);
    if is_large(counts) {
        return Shown::Cells(counts.to_vec());
    }
    let told = levels.iter().enumerate().map(|(level, groups)| (level, sums(counts, groups)));
    let mut told = told.filter(|(_, sums)| is_large(sums) && is_safe(sums));
    told.next().map_or(Shown::Nothing, |(level, sums)| Shown::Groups { level, sums })
}

fn sums(counts: &[u32], groups: &[usize]) -> Vec<u32> {
    let number = groups.iter().max().map_or(0, |last| last + 1);
    let sum = |group: usize| {
        let cells = counts.iter().zip(groups).filter(|(_, of)| **of == group);
        cells.map(|(count, _)| count).sum()
    };
    (0..number).map(sum).collect()
}

/// The lowest and the highest count a hidden cell may hold.
pub type Bounds = (u32, u32);

/// Whether each cell of a hidden group may hold more than one count, for somebody
/// who knows its `sum`, the `bounds` of each cell, and that one of them at least is
/// under [`LEAST`].
pub fn is_open(sum: u32, bounds: &[Bounds]) -> bool {
    let is_possible = |cell: usize, count: u32| {
        let others = bounds.iter().enumerate().filter(|(other, _)| *other != cell);
        let others: Vec<Bounds> = others.map(|(_, bounds)| *bounds).collect();
        let Some(rest) = sum.checked_sub(count) else { return false };
        (count < LEAST && is_between(rest, &others))
            || (0..others.len()).any(|small| {
                let mut others = others.clone();
                if let Some((_, high)) = others.get_mut(small) {
                    *high = (*high).min(LEAST - 1);
                }
                is_between(rest, &others)
            })
    };
    bounds.iter().enumerate().all(|(cell, (low, high))| {
        let counts = (*low..=(*high).min(sum)).filter(|count| is_possible(cell, *count));
        counts.take(2).count() == 2
    })
}

/// Whether counts within these bounds can add up to `sum`.
fn is_between(sum: u32, bounds: &[Bounds]) -> bool {
    let (low, high) = bounds.iter().fold((0_u64, 0_u64), |(low, high), bounds| {
        (low + u64::from(bounds.0), high + u64::from(bounds.1))
    });
    bounds.iter().all(|(low, high)| low <= high) && (low..=high).contains(&sum.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::attack::{given_away, tables};
    use super::*;

    fn always(_: &[u32]) -> bool {
        true
    }

    /// Ways to put so many cells together, coarser and coarser.
    fn levels(cells: usize) -> Vec<Vec<usize>> {
        let halves = (0..cells).map(|cell| usize::from(cell > 0)).collect();
        vec![(0..cells).map(|cell| cell / 2).collect(), vec![0; cells]]
            .into_iter()
            .chain([halves])
            .take(if cells > 3 { 2 } else { 3 })
            .collect()
    }

    #[test]
    fn no_hidden_count_of_any_small_table_follows_from_what_is_told() {
        for (cells, most) in [(2, 60), (3, 45), (4, 32), (5, 22), (6, 16)] {
            for levels in [vec![], levels(cells)] {
                let tables = (0..=most).flat_map(|total| tables(total, cells));
                let known = given_away(tables, |table| ((), shown(table, &levels, always)));
                assert_eq!(known, Vec::<String>::new(), "{cells} cells");
            }
        }
    }

    #[test]
    fn the_attack_finds_what_naive_hiding_gives_away() {
        // Small cells and as few others as it takes, the total told: what tables of
        // official statistics used to do.
        let naive = |table: &[u32]| {
            let cells: Vec<_> =
                table.iter().map(|count| if *count < LEAST { 0 } else { *count }).collect();
            (table.iter().sum::<u32>(), Shown::Groups { level: 0, sums: cells })
        };
        let known = given_away(tables(20, 3), naive);
        // 12, 6 and what is left: 2.
        assert!(known.iter().any(|found| found.contains("[12..=12, 6..=6, 2..=2]")), "{known:?}");
    }

    #[test]
    fn what_is_large_enough_is_told_as_finely_as_it_may() {
        let levels = [vec![0, 1, 1], vec![0, 0, 0]];
        let told = |counts: [u32; 3]| shown(&counts, &levels, always);
        let groups = |level, sums: &[u32]| Shown::Groups { level, sums: sums.to_vec() };
        assert_eq!(told([20, 5, 9]), Shown::Cells(vec![20, 5, 9]));
        assert_eq!(told([20, 4, 9]), groups(0, &[20, 13]));
        assert_eq!(told([20, 4, 0]), groups(1, &[24]));
        assert_eq!(told([4, 40, 40]), groups(1, &[84]));
        assert_eq!(told([4, 0, 0]), Shown::Nothing);
        assert_eq!(shown(&[20, 4, 9], &levels, |sums| sums.len() < 2), groups(1, &[33]));
        assert_eq!(shown(&[], &[], always), Shown::Nothing);
    }

    #[test]
    fn hidden_cells_are_open_when_each_may_hold_two_counts() {
        let any = (0, u32::MAX);
        assert!(is_open(5, &[any, any]));
        assert!(!is_open(0, &[any, any]), "nobody at all");
        assert!(!is_open(8, &[(4, u32::MAX), (4, u32::MAX)]), "4 and 4: one is under 5");
        assert!(is_open(9, &[(4, u32::MAX), (4, u32::MAX)]));
        assert!(!is_open(20, &[(0, 0), any]));
        assert!(!is_open(7, &[any]));
    }

    proptest! {
        #[test]
        fn no_small_number_is_told(
            counts in prop::collection::vec(prop_oneof![0u32..12, 0u32..200], 0..8),
            is_grouped: bool,
        ) {
            let levels = if is_grouped { levels(counts.len()) } else { vec![] };
            match shown(&counts, &levels, always) {
                Shown::Cells(told) => {
                    prop_assert_eq!(&told, &counts);
                    prop_assert!(told.iter().all(|count| *count >= LEAST));
                }
                Shown::Groups { sums, .. } => prop_assert!(sums.iter().all(|sum| *sum >= LEAST)),
                Shown::Nothing => {}
            }
        }

        /// Tries to find a hidden count: by any two people who change places.
        #[test]
        fn people_could_change_places_and_nobody_would_notice(
            counts in prop::collection::vec(prop_oneof![0u32..7, 0u32..60], 2..7),
        ) {
            let levels = levels(counts.len());
            let told = shown(&counts, &levels, always);
            let Shown::Groups { level, .. } = &told else { return Ok(()) };
            let groups = &levels[*level];
            for place in 0..counts.len() {
                let others: Vec<usize> =
                    (0..counts.len()).filter(|o| *o != place && groups[*o] == groups[place]).collect();
                // Alone in its group: it is told.
                let is_told = others.is_empty();
                let mut moves = others.iter().flat_map(|other| [(place, *other), (*other, place)]);
                let is_hidden = moves.any(|(from, to)| {
                    (1..=counts[from]).any(|people| {
                        let mut moved = counts.clone();
                        moved[from] -= people;
                        moved[to] += people;
                        shown(&moved, &levels, always) == told
                    })
                });
                prop_assert!(is_told || is_hidden, "cell {place} of {counts:?}: {told:?}");
            }
        }
    }
}

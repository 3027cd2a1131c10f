//! What modules say that was to be checked again by now.

use super::report::{blocks, lines};
use crate::domain::module::{Block, Module};
use crate::domain::sheet::Line;
use crate::domain::time::Date;

/// How many facts of `module`, the module itself among them, were to be checked
/// again before `today`.
pub fn overdue(module: &Module, today: Date) -> usize {
    let told = blocks(module).filter_map(|(_, block)| match block {
        Block::Fact { review_by, .. } => Some(*review_by),
        _ => None,
    });
    let printed = lines(module).filter_map(|(_, line)| match line {
        Line::Fact { review_by, .. } => Some(*review_by),
        Line::Tick(_) | Line::Fill(_) => None,
    });
    let days = std::iter::once(module.about.review_by).chain(told).chain(printed);
    days.filter(|day| *day < today).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Folder, load};

    #[test]
    fn a_module_is_overdue_the_day_after_its_review_and_never_before() {
        let folder = Folder::embedded();
        let path = "vente-en-ligne/fr.ron";
        let mut module = load(path, folder.file(path).unwrap()).0.unwrap();
        let day: Date = "2026-11-22".parse().unwrap();
        assert_eq!(overdue(&module, day), 0);
        module.about.review_by = day;
        assert_eq!(overdue(&module, day), 0);
        assert_eq!(overdue(&module, day.plus_days(1)), 1);
        let all = overdue(&module, "2099-01-01".parse().unwrap());
        assert!(all > 2, "facts of pages and sheets count: {all}");
    }
}

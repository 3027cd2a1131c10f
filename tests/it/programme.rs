//! The whole programme: every module in every language, played to its
//! certificate through a pipe, and every one of its screens drawn.

mod drawn;
mod film;
mod given;
mod spoken;
mod states;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use passeport::content::Catalogue;
use passeport::domain::id::ModuleId;

/// The languages of the program.
const LOCALES: [&str; 2] = ["fr", "en"];

/// Does `check` for each module in each language, on all processors, and stops
/// with all that went wrong rather than with the first of it.
#[track_caller]
fn for_each_module(check: impl Fn(&ModuleId, &str) -> Vec<String> + Sync) {
    let catalogue = Catalogue::embedded();
    let modules = catalogue.entries().iter().map(|entry| &entry.id);
    let jobs: Vec<(&ModuleId, &str)> =
        modules.flat_map(|module| LOCALES.map(|locale| (module, locale))).collect();
    assert!(jobs.len() >= 40, "twenty modules in two languages, not {jobs:?}");
    let (next, troubles) = (AtomicUsize::new(0), Mutex::new(vec![]));
    let work = || {
        while let Some((module, locale)) = jobs.get(next.fetch_add(1, Ordering::SeqCst)) {
            let found = catch_unwind(AssertUnwindSafe(|| check(module, locale)));
            let found = found.unwrap_or_else(|panic| vec![said(panic.as_ref())]);
            let found = found.into_iter().map(|what| format!("{module}/{locale}: {what}"));
            troubles.lock().unwrap().extend(found);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let troubles = troubles.into_inner().unwrap();
    assert!(troubles.is_empty(), "{} troubles:\n{}", troubles.len(), troubles.join("\n"));
}

/// The words of a panic.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("panicked").to_owned()
}

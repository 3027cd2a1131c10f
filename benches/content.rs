//! What modules cost: the catalogue at start, a module when it is opened, the
//! check of all of them.
//!
//! ```text
//! cargo bench --bench content
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop loudly"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use passeport::content::lint::{self, Settings};
use passeport::content::{Catalogue, Folder, load};

/// How often each is done; the median counts.
const TIMES: usize = 101;

fn main() {
    let folder = Folder::embedded();
    let files: Vec<_> =
        folder.modules().map(|(id, language, path)| (id, language, path.to_owned())).collect();
    let bytes: usize = files.iter().map(|(.., path)| folder.file(path).unwrap().len()).sum();
    println!("{} module files, {} KiB", files.len(), bytes / 1024);
    print("catalogue at start", median(|| Catalogue::embedded().entries().len()));

    let (id, language, path) = files.first().cloned().unwrap();
    let size = folder.file(&path).unwrap().len();
    println!("{path}, {} KiB:", size / 1024);
    let opened = median_of(Catalogue::embedded, |catalogue| {
        catalogue.module(&id, language).unwrap().module.questions().count()
    });
    print("  opened from the program", opened);
    let text = folder.file(&path).unwrap();
    print("  loaded from outside", median(|| load(&path, text).1.len()));
    let one = Folder { name: String::new(), files: vec![(path.clone(), text.to_vec())] };
    print("  checked", median(|| lint::check(&one, Settings::default()).diagnostics.len()));
    print("all checked", median(|| lint::check(&folder, Settings::default()).diagnostics.len()));
}

fn median<T>(work: impl Fn() -> T) -> Duration {
    median_of(|| (), |()| work())
}

/// The median time of `work` on what `prepare` made.
fn median_of<P, T>(prepare: impl Fn() -> P, work: impl Fn(P) -> T) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let prepared = prepare();
            let start = Instant::now();
            black_box(work(prepared));
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(TIMES / 2).copied().unwrap_or_default()
}

fn print(what: &str, time: Duration) {
    println!("{what:<28} {:>9.3} ms", time.as_secs_f64() * 1000.0);
}

//! What looking for something costs: reading all modules once, then each key.
//!
//! ```text
//! cargo bench --bench search
//! ```
#![expect(clippy::print_stdout, reason = "a measurement is for people to read")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use passeport::content::Catalogue;
use passeport::content::search::Index;

/// How often each is done; the median counts.
const TIMES: usize = 51;

/// What is typed key by key: found at once, found after a typo, never found.
const TYPED: [&str; 4] =
    ["facture électronique", "mot de passe", "sauvegrade de l’ordinatuer", "zzzzz zzzzz zzzzz"];

fn main() {
    for locale in ["fr", "en"] {
        let built = median(Catalogue::embedded, |catalogue| Index::build(&catalogue, locale));
        print(&format!("index in {locale}, all modules read"), built);
    }
    let index = Index::build(&Catalogue::embedded(), "fr");
    print("all hard words", median(|| (), |()| index.search("").words.len()));
    for typed in TYPED {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        let keys = ends.filter_map(|end| typed.get(..end));
        let times = keys.map(|start| median(|| (), |()| index.search(start).hits.len()));
        let slowest = times.max().unwrap_or_default();
        print(&format!("slowest key of \"{typed}\""), slowest);
    }
}

/// The median time of `work` on what `prepare` made.
fn median<P, T>(prepare: impl Fn() -> P, work: impl Fn(P) -> T) -> Duration {
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
    println!("{what:<46} {:>9.3} ms", time.as_secs_f64() * 1000.0);
}

//! Chance that can be had again.

/// Says how to do the same again, if it went wrong.
pub(super) struct Seed(pub(super) u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the same again: PASSEPORT_TEST_SEED={}", self.0);
        }
    }
}

/// Numbers that look like chance (xorshift64*).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % most
    }

    pub(super) fn shuffled(&mut self, range: std::ops::Range<usize>) -> Vec<usize> {
        let mut all: Vec<usize> = range.collect();
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
        all
    }
}

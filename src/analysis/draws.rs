//! Numbers that look like chance and are the same each time.

/// SplitMix64 (Steele, Lea and Flood, 2014). It stands here because the generator of a library may change with its releases,
/// and an answer with it.
pub struct Draws(u64);

impl Draws {
    /// The series that a seed begins.
    pub fn new(seed: u64) -> Self {
        Draws(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 that is less than the bound; the bias of 64 bits is of no account for bounds of ours.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// Puts so many items at the front, any of them with equal chance.
    pub fn pick<T>(&mut self, items: &mut [T], count: usize) {
        for at in 0..count.min(items.len()) {
            let other = at + self.below(items.len() - at);
            items.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        let mut draws = Draws::new(1_234_567);
        let drawn = [(); 3].map(|()| draws.next());
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_item_is_picked_about_as_often() {
        let mut draws = Draws::new(1);
        let mut picked = [0; 10];
        for _ in 0..100_000 {
            let mut items: Vec<usize> = (0..10).collect();
            draws.pick(&mut items, 1);
            picked[items[0]] += 1;
        }
        assert!(picked.iter().all(|count| (9_700..10_300).contains(count)), "{picked:?}");
    }
}

//! All orders in which things can happen.

/// All permutations of the numbers below `count`.
#[must_use]
pub fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for next in 0..count {
        let mut longer = vec![];
        for shorter in &all {
            for place in 0..=next {
                let mut order: Vec<usize> = shorter.clone();
                order.insert(place, next);
                longer.push(order);
            }
        }
        all = longer;
    }
    all
}

/// All ways to interleave two sequences of `count` steps: at each step, whose turn it is.
#[must_use]
pub fn interleavings(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![];
    for bits in 0..1_u32 << (2 * count) {
        if usize::try_from(bits.count_ones()) == Ok(count) {
            let turn = |step| usize::from(bits >> step & 1 == 1);
            all.push((0..2 * count).map(turn).collect());
        }
    }
    all
}

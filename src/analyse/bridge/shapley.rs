//! What each of several changes did to a pair of lines, whatever the order they came in.
//!
//! In: the money by class for every subset of the changes. Out: for each change its average effect
//! over all orders (the Shapley value), rounded to whole cents so that per change and per class
//! nothing is lost: the sums over the changes so far are rounded, with their total kept, and each
//! change is what its sum has more than the one before. Where the two ends change places, every
//! result changes its sign.

use crate::analyse::ClassTotals;
use crate::money::{self, Total};

/// Money by class, or its exact multiple.
type Exact = [i128; 4];

/// Effects of changes by their number. `worth` tells the money by class once the changes whose
/// bits are set have happened; of all changes only the first may move the total.
pub(super) fn effects(count: usize, worth: impl Fn(usize) -> ClassTotals) -> Vec<ClassTotals> {
    let worths: Vec<Exact> =
        (0..1_usize << count).map(|changes| worth(changes).0.map(Total::cents)).collect();
    let weights: Vec<i128> =
        (0..count).map(|size| factorial(size) * factorial(count - size - 1)).collect();
    let whole = factorial(count);
    let last = worths.len() - 1;
    let moved = worths[last].iter().sum::<i128>() - worths[0].iter().sum::<i128>();
    let (mut so_far, mut rounded) = ([0; 4], vec![0; 4]);
    (0..count)
        .map(|change| {
            for (subset, before) in worths.iter().enumerate() {
                if subset >> change & 1 == 1 {
                    continue;
                }
                let after = &worths[subset | 1 << change];
                let weight = weights[subset.count_ones() as usize];
                for (sum, (after, before)) in so_far.iter_mut().zip(after.iter().zip(before)) {
                    *sum += weight * (after - before);
                }
            }
            let next = money::round_to_sum(&so_far, whole, moved);
            let mut own = ClassTotals::default();
            for (class, sum) in own.0.iter_mut().enumerate() {
                *sum = Total(next[class] - rounded[class]);
            }
            rounded = next;
            own
        })
        .collect()
}

fn factorial(number: usize) -> i128 {
    (1..=i128::try_from(number).expect("a handful of changes")).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(classes: [i128; 4]) -> ClassTotals {
        ClassTotals(classes.map(Total))
    }

    /// 100 operations become 150 innovation. Money alone: 100 -> 150 operations, or 100 -> 150
    /// innovation; on average +25 of each. The class: 100 or 150, on average 125.
    #[test]
    fn money_and_class_share_what_they_did_together() {
        let worth = |changes: usize| {
            let amount = if changes & 1 == 1 { 150 } else { 100 };
            totals(if changes & 2 == 2 { [0, 0, amount, 0] } else { [amount, 0, 0, 0] })
        };
        let found = effects(2, worth);
        assert_eq!(found, [totals([25, 0, 25, 0]), totals([-125, 0, 125, 0])]);
    }

    /// An odd cent: +1 is split as half a cent of each class, which no account knows.
    #[test]
    fn half_cents_are_never_lost_and_turn_with_the_sides() {
        let worth = |changes: usize| {
            let amount = if changes & 1 == 1 { 101 } else { 100 };
            totals(if changes & 2 == 2 { [0, 0, amount, 0] } else { [amount, 0, 0, 0] })
        };
        let there = effects(2, worth);
        assert_eq!(there[0].total(), Total(1));
        assert_eq!(there[1].total(), Total(0));
        let back = effects(2, |changes| worth(!changes & 3));
        let turned: Vec<ClassTotals> = there.iter().map(ClassTotals::negated).collect();
        assert_eq!(back, turned);
    }

    /// What changes nothing in any order gets nothing, also between changes that are rounded.
    #[test]
    fn a_change_without_effect_gets_nothing() {
        let worth = |changes: usize| {
            let amount = if changes & 1 == 1 { 3 } else { 0 };
            totals(if changes & 4 == 4 { [0, 0, amount, 0] } else { [amount, 0, 0, 0] })
        };
        let found = effects(3, worth);
        assert!(found[1].is_zero());
        assert_eq!(found.iter().map(ClassTotals::total).sum::<Total>(), Total(3));
    }
}

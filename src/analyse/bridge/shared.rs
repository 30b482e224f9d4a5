//! Lines that share one key: which of the earlier ones is which of the later ones.
//!
//! In: the lines of one key on both sides. Out: pairs. First lines that say the same throughout,
//! then those of equal words and amounts, then those of equal amounts in their order of years,
//! then those of equal words with the nearest amounts, then the rest with the nearest amounts.
//! No pair depends on the order of rows, and all are the same whichever side comes first. Nobody
//! can prove such a pair: it stands as in doubt.

use std::collections::BTreeMap;

use crate::money::Cents;
use crate::period::Period;

/// A line that shares its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sharer {
    /// Number of the line.
    pub(super) number: u32,
    /// Everything it says beside amounts.
    pub(super) texts: String,
    /// Its amounts, in order of period.
    pub(super) amounts: Vec<(Period, Cents)>,
    /// What it was found to be.
    pub(super) found: String,
}

impl Sharer {
    fn cents(&self) -> Vec<Cents> {
        self.amounts.iter().map(|&(_, cents)| cents).collect()
    }

    fn money(&self) -> i128 {
        self.amounts.iter().map(|(_, cents)| i128::from(cents.0)).sum()
    }
}

/// What lines have to have in common, from everything to nothing.
const ALIKE: [fn(&Sharer) -> String; 5] = [
    |line| format!("{}\u{1f}{:?}\u{1f}{}", line.texts, line.amounts, line.found),
    |line| format!("{}\u{1f}{:?}", line.texts, line.amounts),
    |line| format!("{}\u{1f}{:?}", line.texts, line.cents()),
    |line| line.texts.clone(),
    |_| String::new(),
];

/// Pairs of numbers.
pub(super) fn pairs(mut lefts: Vec<Sharer>, mut rights: Vec<Sharer>) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for alike in ALIKE {
        let mut groups: BTreeMap<String, [Vec<Sharer>; 2]> = BTreeMap::new();
        for (side, lines) in [(0, &mut lefts), (1, &mut rights)] {
            for line in lines.drain(..) {
                groups.entry(alike(&line)).or_default()[side].push(line);
            }
        }
        for [mut own_lefts, mut own_rights] in groups.into_values() {
            nearest(&mut own_lefts, &mut own_rights, &mut pairs);
            lefts.append(&mut own_lefts);
            rights.append(&mut own_rights);
        }
    }
    pairs
}

/// Pairs lines in order of their money, passing over those of the longer side that are farther
/// from their neighbour; what is paired leaves the lists.
fn nearest(lefts: &mut Vec<Sharer>, rights: &mut Vec<Sharer>, pairs: &mut Vec<(u32, u32)>) {
    let is_turned = lefts.len() > rights.len();
    let (few, many) = if is_turned { (rights, lefts) } else { (lefts, rights) };
    for lines in [&mut *few, &mut *many] {
        lines.sort_by_cached_key(|line| {
            let amounts = line.amounts.clone();
            (line.money(), line.texts.clone(), amounts, line.found.clone())
        });
    }
    let mut spare = many.len() - few.len();
    let mut waiting = std::mem::take(many).into_iter().peekable();
    for line in few.drain(..) {
        let Some(mut best) = waiting.next() else { break };
        let distance = |other: &Sharer| (other.money() - line.money()).unsigned_abs();
        while spare > 0
            && let Some(next) = waiting.next_if(|next| distance(next) < distance(&best))
        {
            many.push(std::mem::replace(&mut best, next));
            spare -= 1;
        }
        let pair = (line.number, best.number);
        pairs.push(if is_turned { (pair.1, pair.0) } else { pair });
    }
    many.extend(waiting);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::BUDGET;

    fn lines(cents: &[i64]) -> Vec<Sharer> {
        let line = |(number, &cents): (u32, &i64)| Sharer {
            number,
            texts: "Konzept".into(),
            amounts: vec![(BUDGET, Cents(cents))],
            found: String::new(),
        };
        (0..).zip(cents).map(line).collect()
    }

    fn paired(left: &[i64], right: &[i64]) -> Vec<(i64, i64)> {
        let found = pairs(lines(left), lines(right));
        let mut found: Vec<_> = found
            .into_iter()
            .map(|(before, after)| (left[before as usize], right[after as usize]))
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn the_most_equal_amounts_are_paired_in_whatever_order() {
        for right in [[10_000, 20_000, 5], [5, 10_000, 20_000], [20_000, 5, 10_000]] {
            // 100,00 stays what it is; 0,01 becomes 0,05 and 200,00.
            assert_eq!(paired(&[1, 10_000, 1], &right), [(1, 5), (1, 20_000), (10_000, 10_000)]);
        }
        assert_eq!(
            paired(&[1, 10_000, 1], &[10_001, 20_000, 5]),
            [(1, 5), (1, 10_001), (10_000, 20_000)]
        );
        // One line is gone: the nearest stay.
        assert_eq!(paired(&[1, 10_000], &[2]), [(1, 2)]);
        assert_eq!(paired(&[9_000], &[1, 10_000]), [(9_000, 10_000)]);
        assert_eq!(paired(&[100, 200], &[200, 100]), [(100, 100), (200, 200)]);
    }
}

//! Ids a person may have meant by one that no line has.
//!
//! In: the lines of a round and a wrong id. Out: a few ids, for a message only; nothing is ever paired
//! by them. An ordinal that is missing or one too many comes first, then a letter or two.

use strsim::damerau_levenshtein;

use crate::schema::{Portfolio, Text};

/// Ids that are named.
const MOST: usize = 3;
/// Letters that may differ.
const FARTHEST: usize = 2;

/// The ids of a round that are nearest to one it does not have, the nearest first.
#[must_use]
pub fn near_ids(portfolio: &Portfolio, wrong: &str) -> Vec<Text> {
    let wrong = wrong.trim().to_uppercase();
    let base = without_ordinal(&wrong);
    let near = portfolio.lines.iter().filter_map(|line| {
        let distance = if line.base_id() == base {
            0
        } else {
            1 + Some(damerau_levenshtein(&line.id, &wrong)).filter(|own| *own <= FARTHEST)?
        };
        Some((distance, &line.id))
    });
    let mut near: Vec<_> = near.collect();
    near.sort();
    near.into_iter().take(MOST).map(|(_, id)| id.clone()).collect()
}

/// An id without the number that tells lines of one key apart.
fn without_ordinal(id: &str) -> &str {
    match id.rsplit_once('-') {
        // An id of ours has four groups; a fifth is the ordinal, however it was mistyped.
        Some((base, _)) if base.split('-').count() == 4 => base,
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BUDGET, Fixture};
    use crate::classify::Class::Operations;

    #[test]
    fn ordinals_come_before_letters_and_nothing_is_far_fetched() {
        let mut fixture = Fixture::new();
        let [twin, other, far] = ["P-AAAA-AAAA-AAAA", "P-AAAA-AAAA-AAAB", "P-ZZZZ-ZZZZ-ZZZZ"];
        for id in [twin, &format!("{twin}-2"), other, far] {
            fixture.line(id, 0, Operations, &[(BUDGET, 1)]);
        }
        let near = |wrong| near_ids(&fixture.portfolio, wrong).join(" ");
        assert_eq!(near("P-AAAA-AAAA-AAAA-3"), format!("{twin} {twin}-2"));
        assert_eq!(near("p-aaaa-aaaa-aabb"), format!("{other} {twin}"));
        assert_eq!(near("P-QQQQ-QQQQ-QQQQ"), "");
    }
}

//! Whether a line changed since it was decided: amount or text, beyond the policy's thresholds.
//!
//! In: what the reviewer saw, what the line is now. Out: a [`Change`]. Exactly at a threshold is
//! not beyond it. An amount that appears, vanishes or leaves zero has no share: it is a change.

use strsim::generic_levenshtein;

use super::super::prepare::line_texts;
use crate::money::{Ratio, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::round::{Policy, Round};
use crate::schema::{BudgetLine, Decision};

/// Comparing two texts costs the product of their lengths; beyond this they count as different
/// where they differ at all, so that a person looks.
const COMPARED: usize = 1_000_000;

/// What changed since a line was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Change {
    /// The amount, by more than `decision_amount_change` of what was seen.
    pub amount: bool,
    /// The text, by more than `decision_text_change` of the longer one.
    pub text: bool,
}

impl Change {
    /// Anything changed.
    #[must_use]
    pub const fn any(self) -> bool {
        self.amount || self.text
    }

    /// What changed between the decision and the line now.
    pub(super) fn since(
        decision: &Decision,
        amount_now: Option<Total>,
        text_now: &str,
        policy: &Policy,
    ) -> Self {
        Self {
            amount: amount_changed(decision.amount, amount_now, policy.decision_amount_change),
            text: text_changed(&decision.text, text_now, policy.decision_text_change),
        }
    }
}

/// The cost a decision speaks of: of a fiscal year in the target phase, or summed over the budget
/// years. Other years have no target phase: for later ones it is what is planned, for earlier ones
/// what was granted, else the first state of planning the source has. Nothing where there is none.
#[must_use]
pub fn amount_seen(
    line: &BudgetLine,
    fiscal_year: Option<FiscalYear>,
    round: &Round,
) -> Option<Total> {
    let cost = |period| line.cost().find(|amount| amount.period == period).map(|one| one.cents);
    let Some(fiscal_year) = fiscal_year else {
        let amounts: Vec<_> = super::target_periods(round).filter_map(cost).collect();
        return (!amounts.is_empty()).then(|| amounts.into_iter().sum());
    };
    let of = |phase| cost(Period { fiscal_year, phase }).map(Total::from);
    let target = of(round.target_phase());
    if target.is_some() || round.fiscal_years.contains(&fiscal_year) {
        return target;
    }
    let later = round.fiscal_years.iter().all(|&budget| fiscal_year > budget);
    let likely = if later { Phase::Plan } else { Phase::Approved };
    [likely].into_iter().chain(Phase::ALL).find_map(of)
}

/// What a reviewer reads of a line: title, description and note as the rules search them.
#[must_use]
pub fn text_seen(line: &BudgetLine) -> String {
    let texts = line_texts(line).into_iter().filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join("; ")
}

fn amount_changed(seen: Option<Total>, now: Option<Total>, threshold: Ratio) -> bool {
    match (seen, now) {
        (None, None) => false,
        (Some(seen), Some(now)) => {
            let (moved, base) = ((now - seen).0.abs(), seen.0.abs());
            moved * threshold.denominator > base * threshold.numerator
        }
        _ => true,
    }
}

fn text_changed(seen: &str, now: &str, threshold: Ratio) -> bool {
    let characters = |text: &str| -> Vec<char> {
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
    };
    let (seen, now) = (characters(seen), characters(now));
    let longer = seen.len().max(now.len()) as i128;
    distance(&seen, &now) * threshold.denominator > longer * threshold.numerator
}

/// Characters to change, or more where the texts are too long to say.
fn distance(seen: &[char], now: &[char]) -> i128 {
    let equal = |(left, right): &(&char, &char)| left == right;
    let begin = seen.iter().zip(now).take_while(equal).count();
    let (seen, now) = (&seen[begin..], &now[begin..]);
    let end = seen.iter().rev().zip(now.iter().rev()).take_while(equal).count();
    let (seen, now) = (&seen[..seen.len() - end], &now[..now.len() - end]);
    if seen.len().saturating_mul(now.len()) > COMPARED {
        return seen.len().max(now.len()) as i128;
    }
    generic_levenshtein(&seen.to_vec(), &now.to_vec()) as i128
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_at_the_threshold_is_not_beyond_it() {
        let tenth = Ratio::from_millionths(100_000);
        let changed = |seen, now| amount_changed(Some(Total(seen)), Some(Total(now)), tenth);
        assert!(!changed(1_000, 1_100) && !changed(1_000, 900) && !changed(-1_000, -1_100));
        assert!(changed(1_000, 1_101) && changed(1_000, 899) && changed(1_000, -1_000));
        assert!(!changed(0, 0) && changed(0, 1));
        assert!(amount_changed(None, Some(Total(0)), tenth));
        assert!(amount_changed(Some(Total(0)), None, tenth));
        assert!(!amount_changed(None, None, tenth));
    }

    #[test]
    fn texts_differ_by_the_characters_to_change() {
        let fifth = Ratio::from_millionths(200_000);
        // Two of ten characters are a fifth, three are more.
        assert!(!text_changed("abcdefghij", "abcdefgh", fifth));
        assert!(text_changed("abcdefghij", "abcdefg", fifth));
        assert!(!text_changed("abcdefghij", "xbcdefghiy", fifth));
        assert!(text_changed("abcdefghij", "xbcdyfghiz", fifth));
        assert!(!text_changed("", "", fifth) && text_changed("", "a", fifth));
        assert!(!text_changed("Lizenz  \n Wartung", "Lizenz Wartung", fifth));
        assert!(text_changed("a", "b", Ratio::from_millionths(0)));
    }

    #[test]
    fn long_texts_count_as_different_where_they_differ() {
        let tenth = Ratio::from_millionths(100_000);
        let long = "ab ".repeat(10_000);
        assert!(!text_changed(&long, &format!("{long}b"), tenth));
        let turned: String = long.trim().chars().rev().collect();
        assert!(text_changed(&long, &format!("x{turned}y"), tenth));
    }
}

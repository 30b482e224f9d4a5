//! One line's truth beside what was found, in money and in shares.
//!
//! In: a label, the parts found, the amount. Out: what both agree on and what goes from which
//! class to which. Money is by size here; signs matter for the target only.

use super::{CLASSES, size};
use crate::classify::labels::{Label, WHOLE};
use crate::classify::{Class, Part};
use crate::money::{self, Cents, Total};

/// Money by class, in the order of [`Class::ALL`].
pub(super) type ByClass = [Total; CLASSES];

/// One line's truth beside what was found.
pub(super) struct Compared<'a> {
    pub label: &'a Label,
    pub found_parts: &'a [Part],
    pub cents: Cents,
    /// Sizes by class.
    pub truth: ByClass,
    pub found: ByClass,
    pub agrees: bool,
    pub false_innovation: bool,
    pub only_unclear: bool,
}

impl<'a> Compared<'a> {
    /// Compares a label with the parts found.
    pub(super) fn new(label: &'a Label, found_parts: &'a [Part], cents: Cents) -> Self {
        let weights = |parts: &[(Class, u32)]| -> [u32; CLASSES] {
            let mut weights = [0; CLASSES];
            for &(class, weight) in parts {
                weights[class as usize] += weight;
            }
            weights
        };
        let truth_weights = weights(&label.truth);
        let pairs: Vec<(Class, u32)> = found_parts.iter().map(|p| (p.class, p.weight)).collect();
        let found_weights = weights(&pairs);
        let surplus = Class::ALL.map(|class| surplus(class, &truth_weights, &found_weights));
        let agrees = surplus.iter().all(|&surplus| surplus == 0);
        let found = split(cents, &found_weights);
        Self {
            label,
            found_parts,
            cents,
            truth: truth_money(cents, &truth_weights, &found, &surplus),
            found,
            agrees,
            false_innovation: !agrees && surplus[Class::Innovation as usize] > 0,
            only_unclear: Class::ALL
                .iter()
                .all(|&class| class == Class::Unclear || surplus[class as usize] <= 0),
        }
    }

    /// Money by true and found class: what both agree on, then what is left in order of class.
    pub(super) fn flows(&self) -> Vec<(Class, Class, Total)> {
        let (mut truth, mut found) = (self.truth, self.found);
        let mut flows = Vec::new();
        for class in Class::ALL {
            let agreed = truth[class as usize].min(found[class as usize]);
            truth[class as usize] -= agreed;
            found[class as usize] -= agreed;
            flows.push((class, class, agreed));
        }
        for from in Class::ALL {
            for to in Class::ALL {
                let moved = truth[from as usize].min(found[to as usize]);
                truth[from as usize] -= moved;
                found[to as usize] -= moved;
                flows.push((from, to, moved));
            }
        }
        flows.retain(|&(.., money)| money != Total::ZERO);
        flows
    }

    /// The class of the largest weight, the first where several are as large.
    pub(super) fn main(weights: impl Iterator<Item = (Class, u32)>) -> Class {
        let mut main = (Class::Unclear, 0);
        for (class, weight) in weights {
            if weight > main.1 {
                main = (class, weight);
            }
        }
        main.0
    }
}

/// How much more of a class was found than there is, in ten-thousandths of the line; 0 where
/// both agree to the ten-thousandth.
fn surplus(class: Class, truth: &[u32; CLASSES], found: &[u32; CLASSES]) -> i128 {
    let whole: i128 = found.iter().map(|&weight| i128::from(weight)).sum();
    let (truth, found) = (i128::from(truth[class as usize]), i128::from(found[class as usize]));
    let difference = found * i128::from(WHOLE) - truth * whole;
    let tolerance = whole * i128::from(WHOLE) / 10_000;
    if difference.abs() <= tolerance { 0 } else { difference.signum() }
}

fn split(cents: Cents, weights: &[u32; CLASSES]) -> ByClass {
    let magnitude = Cents(cents.0.saturating_abs());
    let parts = money::split(magnitude, weights);
    std::array::from_fn(|class| Total::from(parts[class]))
}

/// The truth in money: where a share agrees, what was found, since the label is rounded; the rest
/// by the shares that do not.
fn truth_money(
    cents: Cents,
    weights: &[u32; CLASSES],
    found: &ByClass,
    surplus: &[i128; CLASSES],
) -> ByClass {
    let agreed: ByClass = std::array::from_fn(|class| match surplus[class] {
        0 => found[class],
        _ => Total::ZERO,
    });
    let open: [u32; CLASSES] =
        std::array::from_fn(|class| if surplus[class] == 0 { 0 } else { weights[class] });
    let rest = size(cents) - agreed.iter().copied().sum();
    if surplus.iter().all(|&surplus| surplus == 0) {
        return *found;
    }
    if open.iter().all(|&weight| weight == 0) {
        return split(cents, weights);
    }
    let rest = Cents(i64::try_from(rest.cents()).expect("a part of an amount"));
    let open = split(rest, &open);
    std::array::from_fn(|class| agreed[class] + open[class])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(truth: &[(Class, u32)]) -> Label {
        let named = crate::classify::labels::Named::Id("Z1".to_owned());
        let (certainty, reason) = (String::new(), String::new());
        Label { line: 2, named, truth: truth.to_vec(), certainty, reason }
    }

    fn part(class: Class, weight: u32) -> Part {
        Part { class, weight }
    }

    #[test]
    fn rounded_shares_agree_and_others_do_not() {
        let ten_twelfths = [part(Class::Operations, 2), part(Class::Innovation, 10)];
        let rounded = label(&[(Class::Operations, 166_700), (Class::Innovation, 833_300)]);
        let compared = Compared::new(&rounded, &ten_twelfths, Cents(100_000));
        assert!(compared.agrees && !compared.false_innovation);
        assert_eq!(compared.truth[Class::Innovation as usize], Total(83_333), "as it was found");
        let half = label(&[(Class::Operations, 500_000), (Class::Innovation, 500_000)]);
        let compared = Compared::new(&half, &ten_twelfths, Cents(-100_000));
        assert!(!compared.agrees && compared.false_innovation && !compared.only_unclear);
        let moved = (Class::Operations, Class::Innovation, Total(33_333));
        assert_eq!(compared.flows().last(), Some(&moved), "833.33 found, 500.00 is");
    }

    #[test]
    fn a_share_that_agrees_leaves_no_cents_to_another_class() {
        let truth = label(&[(Class::Operations, 166_700), (Class::Innovation, 833_300)]);
        let found = [part(Class::Innovation, 10), part(Class::Unclear, 2)];
        let compared = Compared::new(&truth, &found, Cents(100_000));
        assert!(!compared.agrees && !compared.false_innovation && compared.only_unclear);
        let expected = [
            (Class::Innovation, Class::Innovation, Total(83_333)),
            (Class::Operations, Class::Unclear, Total(16_667)),
        ];
        assert_eq!(compared.flows(), expected, "833.30 by the label, which is rounded");
    }

    #[test]
    fn every_cent_flows_once_and_unclear_is_no_mistake() {
        let truth = label(&[(Class::Enhancement, 600_000), (Class::Innovation, 400_000)]);
        let found =
            [part(Class::Operations, 1), part(Class::Innovation, 1), part(Class::Unclear, 1)];
        let compared = Compared::new(&truth, &found, Cents(1_001));
        let flows = compared.flows();
        assert_eq!(flows.iter().map(|flow| flow.2).sum::<Total>(), Total(1_001));
        assert!(!compared.false_innovation, "a third is less than two fifths");
        let unclear = [part(Class::Innovation, 1), part(Class::Unclear, 4)];
        let compared = Compared::new(&truth, &unclear, Cents::ZERO);
        assert!(!compared.agrees && compared.only_unclear, "also without money");
    }
}

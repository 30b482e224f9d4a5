//! What unclear lines have in common: word families that stand in several of them.
//!
//! In: the lines of a round and which of them are unclear. Out: families with the lines they
//! stand in and their money. A compound counts for a family only where its part stands somewhere
//! in the round as a word of its own.

use std::collections::{BTreeMap, HashSet};

use super::coverage::Weight;
use super::prepare::line_texts;
use super::words::{Families, Family};
use crate::money::Total;
use crate::schema::Portfolio;

/// Lines a family must stand in to be worth a look.
const LEAST_LINES: usize = 2;

/// A word family unclear lines share.
#[derive(Debug, Clone)]
pub struct WordFamily {
    /// Words of the family; more than one where several families stand in the very same lines.
    pub words: Vec<String>,
    /// The lines, with their unclear money.
    pub weight: Weight,
    /// The weightiest of them, as a number of the portfolio.
    pub example: u32,
}

/// The families of unclear lines, most money first; `unclear` is in order of weight.
pub(super) fn families(portfolio: &Portfolio, unclear: &[(u32, Total)]) -> Vec<WordFamily> {
    let mut known = Families::default();
    let mut seen: HashSet<[&str; 3]> = HashSet::new();
    for line in portfolio.lines.iter().filter(|line| line.out_of_scope.is_none()) {
        let texts = line_texts(line);
        if seen.insert(texts) {
            known.learn(&texts.join("; "));
        }
    }
    let mut lines_of: BTreeMap<Family, Vec<usize>> = BTreeMap::new();
    for (position, &(line, _)) in unclear.iter().enumerate() {
        let texts = line_texts(&portfolio.lines[line as usize]);
        for family in known.of(&texts.join("; ")) {
            lines_of.entry(family).or_default().push(position);
        }
    }
    let mut by_lines: BTreeMap<Vec<usize>, Vec<String>> = BTreeMap::new();
    for (family, lines) in lines_of.into_iter().filter(|(_, lines)| lines.len() >= LEAST_LINES) {
        by_lines.entry(lines).or_default().push(known.shown(family).to_owned());
    }
    let mut found: Vec<WordFamily> = by_lines
        .into_iter()
        .map(|(lines, mut words)| {
            words.sort();
            let mut weight = Weight::default();
            for &position in &lines {
                weight.add(unclear[position].1);
            }
            WordFamily { words, weight, example: unclear[lines[0]].0 }
        })
        .collect();
    found.sort_by(|left, right| {
        let size = |family: &WordFamily| family.weight.money.cents().unsigned_abs();
        let order = size(right).cmp(&size(left)).then(right.weight.lines.cmp(&left.weight.lines));
        order.then_with(|| left.words.cmp(&right.words))
    });
    found
}

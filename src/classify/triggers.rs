//! Which rules of a table can hold at all, told by the words that were found.
//!
//! In: the rules of a table, then what is seen of a line. Out: the numbers of the rules worth
//! looking at, ascending. A rule that wants words is no candidate where none of them was found;
//! most rules want words, and a line has few of them. Deliberately absent: any decision. A
//! candidate still has to hold.

use super::condition::{Conditions, Facts};
use super::pattern::Hits;
use super::table::Rule;

/// Candidates among rules, by pattern.
#[derive(Debug)]
pub(super) struct Triggers {
    /// How many words of 64 bits the numbers of all rules take.
    width: usize,
    /// Rules that want no words.
    always: Box<[u64]>,
    /// For each pattern the rules that want it in the texts of a line.
    by_text: Box<[u64]>,
    /// For each pattern the rules that want it in the text of a project.
    by_project_text: Box<[u64]>,
}

impl Triggers {
    /// The candidates among rules, in their order.
    pub(super) fn new(rules: &[Rule], pattern_count: usize) -> Self {
        let width = rules.len().div_ceil(64);
        let mut always = vec![0; width];
        let mut by_text = vec![0; width * pattern_count];
        let mut by_project_text = by_text.clone();
        for (number, rule) in rules.iter().enumerate() {
            let Conditions { text, project_text, .. } = &rule.conditions;
            let (word, bit) = (number / 64, 1_u64 << (number % 64));
            let (test, triggers) = if text.wants() {
                (text, &mut by_text)
            } else if project_text.wants() {
                (project_text, &mut by_project_text)
            } else {
                always[word] |= bit;
                continue;
            };
            for pattern in test.first_patterns() {
                triggers[usize::from(pattern) * width + word] |= bit;
            }
        }
        Self {
            width,
            always: always.into(),
            by_text: by_text.into(),
            by_project_text: by_project_text.into(),
        }
    }

    /// Numbers of the rules that may hold, ascending.
    pub(super) fn candidates(&self, facts: &Facts<'_>) -> impl Iterator<Item = usize> {
        let mut found = self.always.clone();
        self.add(&self.by_text, facts.text, &mut found);
        if let Some(project) = facts.project {
            self.add(&self.by_project_text, &project.text, &mut found);
        }
        found.into_iter().enumerate().flat_map(|(word, bits)| {
            let bits = std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)));
            bits.take_while(|&bits| bits != 0)
                .map(move |bits| word * 64 + bits.trailing_zeros() as usize)
        })
    }

    fn add(&self, triggers: &[u64], hits: &Hits, found: &mut [u64]) {
        for pattern in hits.patterns() {
            let rules = &triggers[pattern * self.width..(pattern + 1) * self.width];
            for (word, bits) in found.iter_mut().zip(rules) {
                *word |= bits;
            }
        }
    }
}

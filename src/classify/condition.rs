//! Conditions of a rule: what each column of a rule table asks of a line.
//!
//! In: the [`Facts`] of a line. Out: whether they hold. An empty cell asks for nothing. All
//! cells of a row must hold; alternatives stand within a cell.

use super::pattern::{Hits, TextTest};
use crate::schema::{ProjectKind, Truth};

/// How the amounts of a line run over the years around the budget year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Course {
    /// Much the same every year, before and after the budget year.
    Even,
    /// Nothing before the budget year, much the same from then on.
    New,
    /// The plan ends with nothing, and it was not even before.
    Single,
    /// Even before, nothing at the end of the plan.
    Ending,
    /// Every other year.
    Recurrent,
    /// None of these.
    Changing,
    /// Too few years are known.
    Unknown,
}

/// When the line's project goes live, seen from the budget year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum GoLive {
    /// On the first day of the budget year or before.
    Before,
    /// Within the budget year.
    Within,
    /// After the budget year.
    After,
    /// No date is fixed.
    Open,
}

/// Things rules decide before a class is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fact {
    /// T1.
    FirstUse,
    /// T2.
    FirstDigitalisation,
    /// T3.
    Replacement,
    /// The cost comes back every year (licence, hosting) rather than once.
    Recurring,
}

impl Fact {
    /// Every fact, in the order they are shown.
    pub(super) const ALL: [Self; 4] =
        [Self::FirstUse, Self::FirstDigitalisation, Self::Replacement, Self::Recurring];
}

/// What rules see of a line's project.
#[derive(Debug, Clone)]
pub(super) struct ProjectFacts {
    /// Patterns found in title and description.
    pub text: Hits,
    /// Kind, where it is known.
    pub kind: Option<ProjectKind>,
    /// Go-live seen from the budget year.
    pub go_live: GoLive,
    /// T1, T2, T3 as the portfolio states them.
    pub stated: [Truth; 3],
}

/// What rules see of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    /// Account, letters and digits only.
    pub account: &'a str,
    /// Patterns found in the account's name.
    pub account_name: &'a Hits,
    /// Patterns found in title, description and note.
    pub text: &'a Hits,
    /// Folded label of the line's amount columns; empty where there is none.
    pub label: &'a str,
    /// Folded word of the declared class; empty where there is none.
    pub declared: &'a str,
    /// How the amounts run.
    pub course: Course,
    /// The line names a project, be it one the portfolio does not know.
    pub names_project: bool,
    /// The project, if the line names one of the portfolio.
    pub project: Option<&'a ProjectFacts>,
    /// Facts by [`Fact::ALL`].
    pub truths: [Truth; 4],
    /// Result of the innovation test.
    pub innovation: Truth,
}

/// A range of account prefixes: `52` or `5235-5239`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AccountRange {
    /// First prefix.
    pub first: String,
    /// Last prefix, as long as the first.
    pub last: String,
    /// Accounts in the range are left out.
    pub negated: bool,
}

impl AccountRange {
    fn covers(&self, account: &str) -> bool {
        account
            .get(..self.first.len())
            .is_some_and(|prefix| *self.first <= *prefix && *prefix <= *self.last)
    }
}

/// A set of a few values, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ValueSet(pub u16);

impl ValueSet {
    pub(super) const fn has(self, value: usize) -> bool {
        self.0 >> value & 1 == 1
    }
}

/// The conditions of one rule.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions {
    pub accounts: Vec<AccountRange>,
    pub account_name: TextTest,
    pub text: TextTest,
    pub project_text: TextTest,
    pub labels: Vec<String>,
    pub declared: Vec<String>,
    pub kinds: Option<ValueSet>,
    pub innovation: Option<ValueSet>,
    /// By [`Fact::ALL`].
    pub truths: [Option<ValueSet>; 4],
    pub has_project: Option<bool>,
    pub go_live: Option<ValueSet>,
    pub course: Option<ValueSet>,
}

impl Conditions {
    /// Whether no cell asks for anything: such a rule would be a default class.
    pub(super) fn is_empty(&self) -> bool {
        self.accounts.is_empty()
            && self.labels.is_empty()
            && self.declared.is_empty()
            && [&self.account_name, &self.text, &self.project_text].iter().all(|t| t.is_empty())
            && [self.kinds, self.innovation, self.go_live, self.course].iter().all(Option::is_none)
            && self.truths.iter().all(Option::is_none)
            && self.has_project.is_none()
    }

    /// Whether a cell asks for a fact that rules decide.
    pub(super) fn asks_facts(&self) -> bool {
        self.truths.iter().any(Option::is_some)
    }

    /// Whether all cells hold; the cheap ones are looked at first.
    pub(super) fn hold(&self, facts: &Facts<'_>) -> bool {
        self.presence_holds(facts)
            && admits(self.innovation, facts.innovation as usize)
            && self.truths.iter().zip(facts.truths).all(|(set, truth)| admits(*set, truth as usize))
            && admits(self.course, facts.course as usize)
            && (self.text.is_empty() || self.text.holds(facts.text))
            && self.project_holds(facts.project)
            && self.account_holds(facts.account)
            && (self.account_name.is_empty() || self.account_name.holds(facts.account_name))
            && one_of(&self.labels, facts.label)
            && one_of(&self.declared, facts.declared)
    }

    /// A line that names an unknown project has none to go by, yet is not without one.
    fn presence_holds(&self, facts: &Facts<'_>) -> bool {
        match self.has_project {
            None => true,
            Some(true) => facts.project.is_some(),
            Some(false) => !facts.names_project,
        }
    }

    fn project_holds(&self, project: Option<&ProjectFacts>) -> bool {
        let asks = self.kinds.is_some() || self.go_live.is_some() || !self.project_text.is_empty();
        let Some(project) = project else { return !asks };
        (self.kinds.is_none() || project.kind.is_some_and(|kind| admits(self.kinds, kind as usize)))
            && admits(self.go_live, project.go_live as usize)
            && (self.project_text.is_empty() || self.project_text.holds(&project.text))
    }

    fn account_holds(&self, account: &str) -> bool {
        let mut wanted = self.accounts.iter().filter(|range| !range.negated).peekable();
        let inside = wanted.peek().is_none() || wanted.any(|range| range.covers(account));
        inside && !self.accounts.iter().any(|range| range.negated && range.covers(account))
    }
}

fn admits(set: Option<ValueSet>, value: usize) -> bool {
    set.is_none_or(|set| set.has(value))
}

fn one_of(words: &[String], word: &str) -> bool {
    words.is_empty() || words.iter().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_ranges_compare_prefixes() {
        let range = |first: &str, last: &str, negated| AccountRange {
            first: first.to_owned(),
            last: last.to_owned(),
            negated,
        };
        let conditions = Conditions {
            accounts: vec![range("50", "51", false), range("5019", "5019", true)],
            ..Conditions::default()
        };
        for (account, expected) in
            [("501200", true), ("519999", true), ("501900", false), ("520000", false), ("5", false)]
        {
            assert_eq!(conditions.account_holds(account), expected, "{account}");
        }
        assert!(Conditions::default().account_holds(""));
    }
}

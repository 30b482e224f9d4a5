//! Conditions of a rule: what each column of a rule table asks of a line.
//!
//! In: the [`Facts`] of a line. Out: whether they hold. An empty cell asks for nothing. All
//! cells of a row must hold; alternatives stand within a cell.

use jiff::civil::Date;

use super::codes::CodeTest;
use super::interval::{DateTest, Intervals};
use super::pattern::{Hits, Implications, TextTest};
use crate::period::FiscalYear;
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
    /// Patterns found in the status.
    pub status: Hits,
    /// Patterns found in the business area.
    pub business_area: Hits,
    /// Begin, go-live, end.
    pub dates: [Option<Date>; 3],
}

/// What rules see of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    /// Account, letters and digits only.
    pub account: &'a str,
    /// Patterns found in the account's name.
    pub account_name: &'a Hits,
    /// What only some tables ask for.
    pub asked: &'a AskedFacts,
    /// Patterns found in the business area of the line, else of its project.
    pub business_area: &'a Hits,
    /// The budget year that dates are seen from.
    pub budget_year: FiscalYear,
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

/// What rules see of a line only if one of them asks for it.
#[derive(Debug, Clone, Default)]
pub(super) struct AskedFacts {
    /// Code of the department, letters and digits only.
    pub department: String,
    /// Product, letters and digits only.
    pub product: String,
    /// Cost centre, letters and digits only.
    pub cost_centre: String,
    /// Patterns found in the business area the line itself names; nothing where it names none.
    pub business_area: Option<Hits>,
    /// Patterns found in the scope of the solution.
    pub solution_scope: Hits,
    /// Which of the table's comparisons the amount of the budget year satisfies, one bit each.
    pub amounts: u128,
}

/// A set of a few values, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ValueSet(pub u16);

impl ValueSet {
    pub(super) const fn has(self, value: usize) -> bool {
        self.0 >> value & 1 == 1
    }
}

/// A comparison on the amount, and its number among those of the table.
#[derive(Debug, Clone)]
pub(super) struct AmountTest {
    pub number: u8,
    pub cents: Intervals,
    /// The cell as it stands.
    pub stated: String,
}

/// The conditions of one rule.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions {
    pub account: CodeTest,
    pub department: CodeTest,
    pub product: CodeTest,
    pub cost_centre: CodeTest,
    pub account_name: TextTest,
    pub text: TextTest,
    pub project_text: TextTest,
    pub business_area: TextTest,
    pub solution_scope: TextTest,
    pub project_status: TextTest,
    pub labels: Vec<String>,
    pub declared: Vec<String>,
    pub kinds: Option<ValueSet>,
    pub innovation: Option<ValueSet>,
    /// By [`Fact::ALL`].
    pub truths: [Option<ValueSet>; 4],
    pub presence: Option<ValueSet>,
    pub go_live: Option<ValueSet>,
    pub course: Option<ValueSet>,
    pub amount: Option<AmountTest>,
    /// Begin, go-live, end.
    pub dates: [Option<DateTest>; 3],
}

/// The value of [`Conditions::presence`] for a project that is in the portfolio.
const KNOWN: ValueSet = ValueSet(1);

impl Conditions {
    /// Whether no cell asks for anything: such a rule would be a default class.
    pub(super) fn is_empty(&self) -> bool {
        self.codes().iter().all(|test| test.is_empty())
            && self.texts().iter().all(|test| test.is_empty())
            && !self.asks_project()
            && self.labels.is_empty()
            && self.declared.is_empty()
            && [self.innovation, self.course, self.presence].iter().all(Option::is_none)
            && !self.asks_facts()
            && self.amount.is_none()
    }

    /// Whether a cell asks for a fact that rules decide.
    pub(super) fn asks_facts(&self) -> bool {
        self.truths.iter().any(Option::is_some)
    }

    /// Whether a cell asks for something only a project of the portfolio has.
    pub(super) fn asks_project(&self) -> bool {
        self.kinds.is_some()
            || self.go_live.is_some()
            || !self.project_text.is_empty()
            || !self.project_status.is_empty()
            || self.dates.iter().any(Option::is_some)
    }

    fn codes(&self) -> [&CodeTest; 4] {
        [&self.account, &self.department, &self.product, &self.cost_centre]
    }

    /// The texts, in the order of [`TEXTS`](super::reading::TEXTS).
    pub(super) fn texts(&self) -> [&TextTest; 6] {
        [
            &self.account_name,
            &self.text,
            &self.project_text,
            &self.business_area,
            &self.solution_scope,
            &self.project_status,
        ]
    }

    /// Whether all cells hold; the cheap ones are looked at first.
    pub(super) fn hold(&self, facts: &Facts<'_>) -> bool {
        admits(self.presence, presence(facts))
            && admits(self.innovation, facts.innovation as usize)
            && self.truths.iter().zip(facts.truths).all(|(set, truth)| admits(*set, truth as usize))
            && admits(self.course, facts.course as usize)
            && (self.text.is_empty() || self.text.holds(facts.text))
            && self.project_holds(facts)
            && self.account.holds(facts.account)
            && (self.account_name.is_empty() || self.account_name.holds(facts.account_name))
            && one_of(&self.labels, facts.label)
            && one_of(&self.declared, facts.declared)
            && self.asked_holds(facts)
    }

    fn project_holds(&self, facts: &Facts<'_>) -> bool {
        if !self.asks_project() {
            return true;
        }
        let Some(project) = facts.project else { return false };
        let holds = |(test, &date): (&Option<DateTest>, &Option<Date>)| {
            test.as_ref().is_none_or(|test| test.holds(date, facts.budget_year))
        };
        (self.kinds.is_none() || project.kind.is_some_and(|kind| admits(self.kinds, kind as usize)))
            && admits(self.go_live, project.go_live as usize)
            && (self.project_text.is_empty() || self.project_text.holds(&project.text))
            && (self.project_status.is_empty() || self.project_status.holds(&project.status))
            && self.dates.iter().zip(&project.dates).all(holds)
    }

    fn asked_holds(&self, facts: &Facts<'_>) -> bool {
        let asked = facts.asked;
        self.amount.as_ref().is_none_or(|test| asked.amounts >> test.number & 1 == 1)
            && self.department.holds(&asked.department)
            && self.product.holds(&asked.product)
            && self.cost_centre.holds(&asked.cost_centre)
            && (self.business_area.is_empty() || self.business_area.holds(facts.business_area))
            && (self.solution_scope.is_empty() || self.solution_scope.holds(&asked.solution_scope))
    }

    /// Every line that satisfies these conditions satisfies the others; false where that is not
    /// certain.
    pub(super) fn imply(&self, other: &Self, implications: &Implications) -> bool {
        let presence = self.required_presence();
        within(presence, other.presence)
            && (!other.asks_project() || within(presence, Some(KNOWN)))
            && self.test_combinations() & !other.test_combinations() == 0
            && within(self.truths[3], other.truths[3])
            && within(self.course, other.course)
            && within(self.kinds, other.kinds)
            && within(self.go_live, other.go_live)
            && among(&self.labels, &other.labels)
            && among(&self.declared, &other.declared)
            && implied(self.amount.as_ref(), other.amount.as_ref(), |own, other| {
                own.cents.implies(&other.cents)
            })
            && self
                .dates
                .iter()
                .zip(&other.dates)
                .all(|(own, other)| implied(own.as_ref(), other.as_ref(), DateTest::implies))
            && self.codes().iter().zip(other.codes()).all(|(own, other)| own.implies(other))
            && self
                .texts()
                .iter()
                .zip(other.texts())
                .all(|(own, other)| own.implies(other, implications))
    }

    /// What the conditions together ask of the project's presence.
    fn required_presence(&self) -> Option<ValueSet> {
        if !self.asks_project() {
            return self.presence;
        }
        Some(ValueSet(self.presence.map_or(KNOWN.0, |set| set.0 & KNOWN.0)))
    }

    /// Asks for what only a project has, and for a line without one.
    pub(super) fn is_without_project(&self) -> bool {
        self.required_presence() == Some(ValueSet(0))
    }

    /// The combinations of T1, T2 and T3 the cells admit, one bit for each of the 27.
    fn test_combinations(&self) -> u32 {
        const TRUTHS: [Truth; 3] = [Truth::Yes, Truth::No, Truth::Unknown];
        let mut combinations = 0;
        for number in 0..27_usize {
            let truths = [number / 9, number / 3 % 3, number % 3].map(|index| TRUTHS[index]);
            let test = super::InnovationTest {
                first_use: truths[0],
                first_digitalisation: truths[1],
                replacement: truths[2],
            };
            let stated =
                self.truths.iter().zip(truths).all(|(set, truth)| admits(*set, truth as usize));
            if stated && admits(self.innovation, test.result() as usize) {
                combinations |= 1 << number;
            }
        }
        combinations
    }

    /// No answers to T1, T2 and T3 satisfy the cells together.
    pub(super) fn contradicts_test(&self) -> bool {
        self.test_combinations() == 0
    }
}

/// A line that names an unknown project has none to go by, yet is not without one.
fn presence(facts: &Facts<'_>) -> usize {
    match facts.project {
        Some(_) => 0,
        None if !facts.names_project => 1,
        None => 2,
    }
}

fn admits(set: Option<ValueSet>, value: usize) -> bool {
    set.is_none_or(|set| set.has(value))
}

fn one_of(words: &[String], word: &str) -> bool {
    words.is_empty() || words.iter().any(|known| known == word)
}

fn within(own: Option<ValueSet>, other: Option<ValueSet>) -> bool {
    implied(own.as_ref(), other.as_ref(), |own, other| own.0 & !other.0 == 0)
}

fn among(own: &[String], other: &[String]) -> bool {
    other.is_empty() || (!own.is_empty() && own.iter().all(|word| other.contains(word)))
}

fn implied<T>(own: Option<&T>, other: Option<&T>, implies: impl Fn(&T, &T) -> bool) -> bool {
    other.is_none_or(|other| own.is_some_and(|own| implies(own, other)))
}

//! The bridge of one pair of budget years: what each pair of lines adds to each step.
//!
//! In: pairs, periods, what the rules say of pairs whose class differs. Out: both ends, steps,
//! departments, and the effects they are sums of. A pair whose class is the same on both sides
//! changed in money only, whatever became of rules and decisions.

use std::collections::BTreeMap;

use super::crossed::{Crossed, Judged};
use super::pairing::Renamer;
use super::{
    BridgeFigures, DepartmentBridge, Effect, Outside, Pair, Side, Step, StepTotals, shapley,
};
use crate::analyse::ClassTotals;
use crate::classify::{Classification, Classified, Judgement, Part};
use crate::money::{self, Cents};
use crate::period::{FiscalYear, Period};
use crate::round::Round;
use crate::schema::{Portfolio, Text};

/// How a line stands in a period.
#[derive(Debug, Clone)]
pub enum Standing<'a> {
    /// There is no line, or it has no amount there.
    Absent,
    /// It has an amount that does not count towards the target.
    Outside(Cents, Outside),
    /// It counts as its judgement says.
    Counted(Cents, &'a Judgement),
}

/// How a line of a round stands in a period.
///
/// # Panics
///
/// Never: every line in scope is classified.
#[must_use]
pub fn standing<'a>(
    portfolio: &'a Portfolio,
    classification: &'a Classification,
    round: &Round,
    line: Option<u32>,
    period: Period,
) -> Standing<'a> {
    let Some(number) = line else { return Standing::Absent };
    let line = &portfolio.lines[number as usize];
    let Some(amount) = line.amount(period) else { return Standing::Absent };
    if let Some(reason) = line.out_of_scope {
        return Standing::Outside(amount.cents, Outside::Scope(reason));
    }
    if !round.policy.areas.contains(&line.area) {
        return Standing::Outside(amount.cents, Outside::Area(line.area.clone()));
    }
    let classified = classification.lines[number as usize].as_ref();
    let classified = classified.expect("every line in scope is classified");
    Standing::Counted(amount.cents, classified.judgement(period.fiscal_year))
}

impl<'a> Side<'a> {
    /// How one of its lines stands in a period.
    pub(super) fn standing(&self, line: Option<u32>, period: Period) -> Standing<'a> {
        standing(self.portfolio, self.classification, self.round, line, period)
    }
}

/// Both give the same share to each class, however their weights are written.
pub(super) fn same_parts(left: &[Part], right: &[Part]) -> bool {
    let weights = |parts: &[Part]| {
        let mut weights = [0_u64; 4];
        for part in parts {
            weights[part.class as usize] += u64::from(part.weight);
        }
        weights
    };
    let (left, right) = (weights(left), weights(right));
    let whole = |weights: [u64; 4]| weights.iter().sum::<u64>();
    left.iter().zip(right).all(|(&one, other)| one * whole(right) == other * whole(left))
}

/// The figures of a pair of periods; nothing where one of them has no amount that counts.
pub(super) fn figures(
    before: &Side<'_>,
    after: &Side<'_>,
    pairs: &[Pair],
    (from, to): (Period, Period),
    crossed: &Crossed,
) -> Option<BridgeFigures> {
    let mut sums = Sums::new(before, after);
    for (number, pair) in (0..).zip(pairs) {
        let left = before.standing(pair.before, from);
        let right = after.standing(pair.after, to);
        let ends = Ends { left: &left, right: &right, years: [from, to].map(|p| p.fiscal_year) };
        sums.add(number, pair, &ends, crossed);
    }
    let is_counted = |any: fn(&DepartmentBridge) -> bool| sums.departments.values().any(any);
    let complete = is_counted(|one| one.before.is_some()) && is_counted(|one| one.after.is_some());
    complete.then(|| sums.finish())
}

/// Both ends of a pair.
struct Ends<'a> {
    left: &'a Standing<'a>,
    right: &'a Standing<'a>,
    years: [FiscalYear; 2],
}

/// Figures under construction.
struct Sums<'s, 'a> {
    before_side: &'s Side<'a>,
    after_side: &'s Side<'a>,
    renamer: Renamer,
    before: ClassTotals,
    after: ClassTotals,
    steps: StepTotals,
    /// By the order of the later round, then by the code of the earlier one.
    departments: BTreeMap<(usize, Text), DepartmentBridge>,
    effects: Vec<Effect>,
}

impl<'s, 'a> Sums<'s, 'a> {
    fn new(before: &'s Side<'a>, after: &'s Side<'a>) -> Self {
        Self {
            before_side: before,
            after_side: after,
            renamer: Renamer::new(&after.round.pairing),
            before: ClassTotals::default(),
            after: ClassTotals::default(),
            steps: StepTotals::default(),
            departments: BTreeMap::new(),
            effects: Vec::new(),
        }
    }

    fn add(&mut self, number: u32, pair: &Pair, ends: &Ends<'_>, crossed: &Crossed) {
        let home = pair.before.map(|line| self.earlier_department(line));
        let now = pair.after.map(|line| self.later_department(line));
        let counted = |standing: &Standing<'_>| match standing {
            Standing::Counted(cents, judgement) => Some(split(*cents, &judgement.parts)),
            _ => None,
        };
        let (had, has) = (counted(ends.left), counted(ends.right));
        if let (Some(had), Some(home)) = (&had, &home) {
            self.before.add_all(had);
            let department = self.departments.get_mut(home).expect("it was made above");
            department.before.get_or_insert_default().add_all(had);
        }
        if let (Some(has), Some(now)) = (&has, &now) {
            self.after.add_all(has);
            let department = self.departments.get_mut(now).expect("it was made above");
            department.after.get_or_insert_default().add_all(has);
        }
        let is_outside = |standing: &Standing<'_>| matches!(standing, Standing::Outside(..));
        match (had, has) {
            (None, None) => {}
            (None, Some(has)) => {
                let step = if is_outside(ends.left) { Step::ScopeIn } else { Step::Added };
                self.effect(number, step, has, now);
            }
            (Some(had), None) => {
                let step = if is_outside(ends.right) { Step::ScopeOut } else { Step::Dropped };
                self.effect(number, step, had.negated(), home);
            }
            (Some(had), Some(has)) => {
                if home != now {
                    self.moved(home, &had.negated());
                    self.moved(now.clone(), &had);
                }
                for (step, change) in changes(ends, &had, &has, crossed.of(number)) {
                    if !change.is_zero() {
                        self.effect(number, step, change, now.clone());
                    }
                }
            }
        }
    }

    fn effect(
        &mut self,
        pair: u32,
        step: Step,
        change: ClassTotals,
        department: Option<(usize, Text)>,
    ) {
        self.steps[step as usize].add_all(&change);
        let department = department.and_then(|key| self.departments.get_mut(&key));
        let department = department.expect("a line that counts has a department");
        department.steps[step as usize].add_all(&change);
        self.effects.push(Effect { pair, step, change });
    }

    fn moved(&mut self, department: Option<(usize, Text)>, change: &ClassTotals) {
        let department = department.and_then(|key| self.departments.get_mut(&key));
        department.expect("a line that counts has a department").moved.add_all(change);
    }

    /// The department of a line of the earlier round, by what it is called now.
    fn earlier_department(&mut self, line: u32) -> (usize, Text) {
        let portfolio = self.before_side.portfolio;
        let index = portfolio.lines[line as usize].department.0;
        let known = &portfolio.departments[usize::from(index)];
        let code = self.renamer.department(&known.code);
        let later = &self.after_side.portfolio.departments;
        let place = later.iter().position(|department| department.code == code);
        let key = (place.unwrap_or(later.len()), code.clone());
        let name = place.map_or(&known.name, |place| &later[place].name);
        let renamed = (known.code != code || known.name != *name)
            .then(|| (known.code.clone(), known.name.clone()));
        let department =
            self.departments.entry(key.clone()).or_insert_with(|| department(code, name.clone()));
        if department.renamed_from.is_none() {
            department.renamed_from = renamed;
        }
        key
    }

    fn later_department(&mut self, line: u32) -> (usize, Text) {
        let portfolio = self.after_side.portfolio;
        let index = usize::from(portfolio.lines[line as usize].department.0);
        let known = &portfolio.departments[index];
        let key = (index, known.code.clone());
        self.departments
            .entry(key.clone())
            .or_insert_with(|| department(known.code.clone(), known.name.clone()));
        key
    }

    /// Every cent is in a step: of the whole, and of each department.
    fn finish(self) -> BridgeFigures {
        let sum = |start: Option<ClassTotals>, steps: &StepTotals, moved: &ClassTotals| {
            let mut sum = start.unwrap_or_default();
            for step in steps {
                sum.add_all(step);
            }
            sum.add_all(moved);
            sum
        };
        let whole = sum(Some(self.before), &self.steps, &ClassTotals::default());
        assert_eq!(whole, self.after, "the steps lead from one end to the other");
        let mut departments = Vec::new();
        for department in self.departments.into_values() {
            let reached = sum(department.before, &department.steps, &department.moved);
            assert_eq!(reached, department.after.unwrap_or_default(), "{}", department.code);
            if department.before.is_some() || department.after.is_some() {
                departments.push(department);
            }
        }
        BridgeFigures {
            before: self.before,
            after: self.after,
            steps: self.steps,
            departments,
            effects: self.effects,
        }
    }
}

fn department(code: Text, name: Text) -> DepartmentBridge {
    DepartmentBridge {
        code,
        name,
        renamed_from: None,
        before: None,
        after: None,
        steps: StepTotals::default(),
        moved: ClassTotals::default(),
    }
}

/// Money by class of an amount.
fn split(cents: Cents, parts: &[Part]) -> ClassTotals {
    let mut totals = ClassTotals::default();
    if let [only] = parts {
        totals.add(only.class, cents);
        return totals;
    }
    let weights: Vec<u32> = parts.iter().map(|part| part.weight).collect();
    for (part, cents) in parts.iter().zip(money::split(cents, &weights)) {
        totals.add(part.class, cents);
    }
    totals
}

/// What a pair that counts on both sides adds to which step.
fn changes(
    ends: &Ends<'_>,
    had: &ClassTotals,
    has: &ClassTotals,
    judged: Option<&Judged>,
) -> Vec<(Step, ClassTotals)> {
    let (Standing::Counted(before, left), Standing::Counted(after, right)) =
        (ends.left, ends.right)
    else {
        return Vec::new();
    };
    let Some(judged) = judged.filter(|_| !same_parts(&left.parts, &right.parts)) else {
        let mut change = *has;
        change.add_all(&had.negated());
        return vec![(Step::Money, change)];
    };
    // Money comes first: it alone may move the total.
    let steps =
        [Step::Money, Step::Rule, Step::Decision, Step::Evidence, Step::Declared, Step::Time];
    let decided = [left, right].map(|one| one.decision.map(|_| one.parts.as_slice()));
    let worth = |changes: usize| {
        let has = |step: usize| changes >> step & 1;
        let amount = if has(0) == 1 { *after } else { *before };
        let combination = has(1) | has(3) << 1 | has(4) << 2;
        let by_rules: &Classified = &judged[combination];
        let parts = decided[has(2)].unwrap_or(&by_rules.judgement(ends.years[has(5)]).parts);
        split(amount, parts)
    };
    steps.into_iter().zip(shapley::effects(steps.len(), worth)).collect()
}

//! Measure: how well the classes found fit those a careful reader gave.
//!
//! What: confusion matrix, precision and recall, mistakes, and what they do to the target. Why:
//! a rule table is trusted as far as it was tried. Formula: of each line's amount in the first
//! budget year, the part both agree on is right; the rest goes from the true class to the found
//! one, in the order of the classes where there are several. Precision of a class = right / found,
//! recall = right / true. When undefined: nothing of the class was found, or nothing is of it.
//!
//! Money is counted by size, so that a credit does not cancel a mistake; only the target is taken
//! with signs. Shares that differ by at most one ten-thousandth agree, since labels round. A
//! divided line counts as a line of its largest part, of the first class where parts are equal.

mod compared;

use std::collections::BTreeMap;

use compared::{ByClass, Compared};

use super::target::{self, Target, UnclearLine};
use crate::classify::coverage::Weight;
use crate::classify::labels::{Joined, Labels, WHOLE};
use crate::classify::{Class, Classification, Judgement, Part};
use crate::money::{Cents, Total};
use crate::period::Period;
use crate::round::Round;
use crate::schema::{BudgetLine, Portfolio, Text};

const CLASSES: usize = Class::ALL.len();

/// Numbers by true class (first) and found class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Matrix(pub [[Weight; CLASSES]; CLASSES]);

impl Matrix {
    /// What is of one class and was found as another.
    #[must_use]
    pub const fn of(&self, truth: Class, found: Class) -> Weight {
        self.0[truth as usize][found as usize]
    }

    /// Everything of a class.
    #[must_use]
    pub fn truth(&self, class: Class) -> Weight {
        sum(Class::ALL.map(|found| self.of(class, found)))
    }

    /// Everything found as a class.
    #[must_use]
    pub fn found(&self, class: Class) -> Weight {
        sum(Class::ALL.map(|truth| self.of(truth, class)))
    }
}

fn sum(weights: [Weight; CLASSES]) -> Weight {
    weights.into_iter().fold(Weight::default(), |sum, one| Weight {
        lines: sum.lines + one.lines,
        money: sum.money + one.money,
    })
}

/// What a class that was found rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The rule of that id.
    Rule(Text),
    /// A reviewer's decision.
    Decision,
    /// Nothing: no rule matched, or rules were in conflict.
    None,
}

impl Origin {
    fn of(judgement: &Judgement) -> Self {
        match (&judgement.rule, judgement.decision) {
            (_, Some(_)) => Self::Decision,
            (Some(rule), None) => Self::Rule(rule.clone()),
            (None, None) => Self::None,
        }
    }
}

/// A line whose class is not the true one.
#[derive(Debug, Clone)]
pub struct Mistake {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Line of the label file, counted from one.
    pub label_line: u32,
    /// What it is, in millionths.
    pub truth: Vec<(Class, u32)>,
    /// What was found.
    pub found: Vec<Part>,
    /// What the class found rests on.
    pub origin: Origin,
    /// Money in a wrong class, by size; unclear money is none.
    pub wrong: Total,
    /// Money found as innovation that is not, by size.
    pub falsely_innovation: Total,
}

/// What the measurement found.
#[derive(Debug)]
pub struct Measured {
    /// The period that was measured: the first budget year.
    pub period: Period,
    /// Lines measured, with the size of their amounts.
    pub all: Weight,
    /// Right, be it rightly unclear.
    pub right: Weight,
    /// Left unclear though a class can be told.
    pub wrongly_unclear: Weight,
    /// In a wrong class.
    pub wrong: Weight,
    /// Unclear, rightly or not.
    pub unclear: Weight,
    /// By true and found class.
    pub matrix: Matrix,
    /// Lines with money in a wrong class, most money first.
    pub mistakes: Vec<Mistake>,
    /// Lines with more innovation than there is, most money first.
    pub falsely_innovation: Vec<Mistake>,
    /// Wrong money by what the class rests on, most money first.
    pub by_rule: Vec<(Origin, Weight)>,
    /// The target over the measured lines of the policy's areas as it is.
    pub true_target: Target,
    /// The same as it was found.
    pub found_target: Target,
    /// Labels of lines that are no IT cost on the round's basis.
    pub out_of_scope: u64,
    /// Lines in scope without a label, with their money by size.
    pub unlabelled: Weight,
}

/// Compares the classes found with the labels.
///
/// # Panics
///
/// If the labels do not belong to the portfolio.
#[must_use]
pub fn measure(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
    labels: &Labels,
    joined: &Joined,
) -> Measured {
    let fiscal_year = classify_year(round);
    let period = Period { fiscal_year, phase: round.target_phase() };
    let mut count = Count::default();
    for (number, line) in (0_u32..).zip(&portfolio.lines) {
        let label = joined.label_of.get(&number).map(|&label| &labels.labels[label]);
        let amount = line.cost().find(|amount| amount.period == period);
        let cents = amount.map_or(Cents::ZERO, |amount| amount.cents);
        match (label, classification.lines[number as usize].as_deref()) {
            (None, None) => {}
            (Some(_), None) => count.out_of_scope += 1,
            (None, Some(_)) => add(&mut count.unlabelled, cents),
            (Some(label), Some(classified)) => {
                let judgement = classified.judgement(fiscal_year);
                let compared = Compared::new(label, &judgement.parts, cents);
                let in_target = round.policy.areas.contains(&line.area);
                count.line(number, line, &compared, Origin::of(judgement), in_target);
            }
        }
    }
    count.finish(portfolio, round, period)
}

fn classify_year(round: &Round) -> crate::period::FiscalYear {
    round.fiscal_years.iter().copied().min().unwrap_or(crate::period::FiscalYear(0))
}

fn size(cents: Cents) -> Total {
    Total(i128::from(cents.0).abs())
}

fn add(weight: &mut Weight, cents: Cents) {
    weight.lines += 1;
    weight.money += size(cents);
}

/// A line of the money the target is taken over, with its signed money by class.
struct TargetLine {
    line: u32,
    truth: ByClass,
    found: ByClass,
}

#[derive(Default)]
struct Count {
    all: Weight,
    right: Weight,
    wrongly_unclear: Weight,
    wrong: Weight,
    unclear: Weight,
    matrix: Matrix,
    mistakes: Vec<Mistake>,
    by_rule: BTreeMap<Origin, Weight>,
    out_of_scope: u64,
    unlabelled: Weight,
    /// For the target: lines with signed money by true and found class.
    targets: Vec<TargetLine>,
}

impl Count {
    fn line(
        &mut self,
        number: u32,
        line: &BudgetLine,
        compared: &Compared<'_>,
        origin: Origin,
        in_target: bool,
    ) {
        debug_assert!(line.out_of_scope.is_none(), "only lines in scope are classified");
        add(&mut self.all, compared.cents);
        let of_lines = match (compared.agrees, compared.only_unclear) {
            (true, _) => &mut self.right,
            (false, true) => &mut self.wrongly_unclear,
            (false, false) => &mut self.wrong,
        };
        of_lines.lines += 1;
        if compared.found_parts.iter().any(|part| part.class == Class::Unclear) {
            self.unclear.lines += 1;
        }
        let truth = Compared::main(compared.label.truth.iter().copied());
        let found = Compared::main(compared.found_parts.iter().map(|p| (p.class, p.weight)));
        self.matrix.0[truth as usize][found as usize].lines += 1;
        let mut wrong = Total::ZERO;
        for (truth, found, money) in compared.flows() {
            self.matrix.0[truth as usize][found as usize].money += money;
            if found == Class::Unclear {
                self.unclear.money += money;
            }
            match (truth == found, found) {
                (true, _) => self.right.money += money,
                (false, Class::Unclear) => self.wrongly_unclear.money += money,
                (false, _) => wrong += money,
            }
        }
        self.wrong.money += wrong;
        if !compared.agrees && !compared.only_unclear {
            let of_rule = self.by_rule.entry(origin.clone()).or_default();
            of_rule.lines += 1;
            of_rule.money += wrong;
            self.mistakes.push(mistake(number, compared, origin, wrong));
        }
        if in_target {
            let sign = i128::from(compared.cents.0.signum());
            let signed = |sizes: ByClass| sizes.map(|size| Total(size.cents() * sign));
            let (truth, found) = (signed(compared.truth), signed(compared.found));
            self.targets.push(TargetLine { line: number, truth, found });
        }
    }

    fn finish(mut self, portfolio: &Portfolio, round: &Round, period: Period) -> Measured {
        let id = |mistake: &Mistake| &portfolio.lines[mistake.line as usize].id;
        self.mistakes.sort_by(|left, right| {
            right.wrong.cmp(&left.wrong).then_with(|| id(left).cmp(id(right)))
        });
        let mut falsely: Vec<Mistake> =
            self.mistakes.iter().filter(|one| one.is_falsely_innovation()).cloned().collect();
        falsely.sort_by(|left, right| {
            right
                .falsely_innovation
                .cmp(&left.falsely_innovation)
                .then_with(|| id(left).cmp(id(right)))
        });
        let mut by_rule: Vec<(Origin, Weight)> = self.by_rule.into_iter().collect();
        by_rule.sort_by(|left, right| {
            right.1.money.cmp(&left.1.money).then_with(|| left.0.cmp(&right.0))
        });
        let target =
            |of: fn(&TargetLine) -> ByClass| target_of(&self.targets, of, portfolio, round);
        Measured {
            period,
            true_target: target(|line| line.truth),
            found_target: target(|line| line.found),
            all: self.all,
            right: self.right,
            wrongly_unclear: self.wrongly_unclear,
            wrong: self.wrong,
            unclear: self.unclear,
            matrix: self.matrix,
            mistakes: self.mistakes,
            falsely_innovation: falsely,
            by_rule,
            out_of_scope: self.out_of_scope,
            unlabelled: self.unlabelled,
        }
    }
}

impl Mistake {
    /// More innovation was found than there is; a line without money may be so as well.
    #[must_use]
    pub fn is_falsely_innovation(&self) -> bool {
        let truth = self.truth.iter().find(|(class, _)| *class == Class::Innovation);
        let found = self.found.iter().find(|part| part.class == Class::Innovation);
        let whole: u64 = self.found.iter().map(|part| u64::from(part.weight)).sum();
        let truth = truth.map_or(0, |&(_, share)| u64::from(share));
        let found = found.map_or(0, |part| u64::from(part.weight) * u64::from(WHOLE));
        found > (truth + u64::from(WHOLE / 10_000)) * whole
    }
}

fn mistake(line: u32, compared: &Compared<'_>, origin: Origin, wrong: Total) -> Mistake {
    let innovation = Class::Innovation as usize;
    let more = compared.found[innovation] - compared.truth[innovation];
    Mistake {
        line,
        label_line: compared.label.line,
        truth: compared.label.truth.clone(),
        found: compared.found_parts.to_vec(),
        origin,
        wrong,
        falsely_innovation: if compared.false_innovation { more } else { Total::ZERO },
    }
}

fn target_of(
    lines: &[TargetLine],
    of: fn(&TargetLine) -> ByClass,
    portfolio: &Portfolio,
    round: &Round,
) -> Target {
    let (mut cost, mut innovation) = (Total::ZERO, Total::ZERO);
    let mut unclear: Vec<UnclearLine<'_>> = Vec::new();
    for one in lines {
        let classes = of(one);
        cost += classes.into_iter().sum::<Total>();
        innovation += classes[Class::Innovation as usize];
        let amount = classes[Class::Unclear as usize];
        if amount != Total::ZERO {
            unclear.push(UnclearLine {
                line: one.line,
                id: &portfolio.lines[one.line as usize].id,
                amount,
            });
        }
    }
    target::target(cost, innovation, &unclear, round.policy.target_share)
}

//! The question in whole numbers: what may change, what it does, which sums are bounded.
//!
//! In: limits, levers, candidates, the money of the period. Out: a [`Model`] of variables and
//! rows in `i128`. Money of one lever, department and kind (innovation or not) does the same to
//! every limit, so that it is one variable; what is found is spread over its lines afterwards.

use std::collections::BTreeMap;

use super::cheapest::Answer;
use super::{Limit, Question, candidates};
use crate::analyse::PeriodFigures;
use crate::analyse::scenario::book::Book;
use crate::analyse::scenario::select::{self, Place};
use crate::analyse::scenario::{Fault, FaultKind};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::round::Round;
use crate::round::scenarios::{Lever, Reach, ScenarioFile};
use crate::schema::{DepartmentIndex, Text};

/// What a variable does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Cut,
    Raise,
    Start,
}

impl Kind {
    /// Word of the scenario file.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Raise => "add",
            Self::Start => "start",
        }
    }
}

/// Something that may change.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) kind: Kind,
    /// Number of the lever or candidate.
    pub(super) source: usize,
    pub(super) name: Text,
    pub(super) department: DepartmentIndex,
    /// Its money is innovation for certain.
    pub(super) innovation: bool,
    /// Where its money is, with the weights it is spread by.
    pub(super) places: Vec<(Place, Total)>,
    /// It ranges from 0 to this: cents, or 1 for all or nothing.
    pub(super) most: i128,
    /// Cents one step of it adds to the IT cost.
    pub(super) unit: i128,
    /// Millionths of a weighted cent one step costs.
    pub(super) weight: i128,
    /// Hundredths of person months, by number of the staff.
    pub(super) needs: Vec<(usize, i128)>,
}

impl Variable {
    /// All or nothing.
    pub(super) fn is_whole(&self) -> bool {
        self.kind == Kind::Start
    }
}

/// A bounded sum: `sum of coefficient times value <= most`.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The limit it stands for; nothing for the target itself.
    pub(super) limit: Option<Limit>,
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) most: i128,
}

/// How a limit is loosened to see what it does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Relaxed {
    Dropped,
    By(i128),
}

/// The question in whole numbers.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) variables: Vec<Variable>,
    pub(super) rows: Vec<Row>,
    /// The limits the file states, in order.
    pub(super) limits: Vec<Limit>,
    /// IT cost as it is.
    pub(super) cost: Total,
    /// Innovation for certain as it is, unclear credits taken off.
    pub(super) innovation: Total,
}

/// A limit that is loosened.
type Change<'l> = Option<(&'l Limit, Relaxed)>;

impl Model {
    /// The model of a question, with one limit loosened where that is asked.
    pub(super) fn new(question: &Question<'_>, change: Change<'_>) -> Self {
        let target = &question.figures.target;
        let mut model = Self {
            variables: Vec::new(),
            rows: Vec::new(),
            limits: Vec::new(),
            cost: target.cost,
            innovation: target.innovation + target.unclear_negative,
        };
        for (kind, levers) in
            [(Kind::Cut, &question.reach.cuts), (Kind::Raise, &question.reach.raises)]
        {
            for (number, lever) in levers.iter().enumerate() {
                model.lever(question, change, (kind, number), lever);
            }
        }
        model.candidates(question);
        model.targets(question.round.policy.target_share);
        model.departments(question, change);
        model.growth(question, change);
        model.staff(question, change);
        if question.reach.fixed.is_some() {
            model.limits.push(Limit::Fixed);
        }
        model
    }

    fn lever(
        &mut self,
        question: &Question<'_>,
        change: Change<'_>,
        (kind, source): (Kind, usize),
        lever: &Lever,
    ) {
        let limit = limit_of(kind, lever);
        let loosened = change.filter(|(known, _)| **known == limit).map(|(_, how)| how);
        let dropped = matches!(loosened, Some(Relaxed::Dropped));
        let share = lever.share.filter(|_| !dropped);
        let free = matches!(change, Some((Limit::Fixed, Relaxed::Dropped)));
        let first = self.variables.len();
        for ((department, innovation), places) in groups(question, lever, share, free) {
            let sum: i128 = places.iter().map(|(_, cents)| cents.0).sum();
            let most = match (kind, share) {
                (Kind::Raise, None) => lever.amount.filter(|_| !dropped).map_or_else(
                    || question.figures.totals.total().0.saturating_mul(10),
                    |amount| amount.0 + by(loosened),
                ),
                _ => sum,
            };
            self.variables.push(Variable {
                kind,
                source,
                name: lever.name.clone(),
                department,
                innovation,
                places,
                most,
                unit: if kind == Kind::Cut { -1 } else { 1 },
                weight: lever.weight.numerator,
                needs: Vec::new(),
            });
        }
        if let Some(amount) = lever.amount.filter(|_| !dropped) {
            let terms = (first..self.variables.len()).map(|variable| (variable, 1)).collect();
            let most = amount.0 + by(loosened);
            self.rows.push(Row { limit: Some(limit.clone()), terms, most });
        }
        self.limits.push(limit);
    }

    fn candidates(&mut self, question: &Question<'_>) {
        let staff = &question.reach.person_months;
        for (source, candidate, cost) in candidates(question.file, question.figures.period) {
            let department =
                super::super::moves::department_of(&question.book, &candidate.department)
                    .expect("departments are checked");
            let area = &question.book.portfolio.departments[usize::from(department.0)].area;
            if !question.round.policy.areas.contains(area) {
                continue;
            }
            let needs = candidate.person_months.iter().filter_map(|(name, months)| {
                let number = staff.iter().position(|(known, _)| known == name)?;
                Some((number, *months))
            });
            self.variables.push(Variable {
                kind: Kind::Start,
                source,
                name: candidate.id.clone(),
                department,
                innovation: candidate.class == Class::Innovation,
                places: Vec::new(),
                most: 1,
                unit: cost.0,
                weight: candidate.weight.numerator * cost.0,
                needs: needs.collect(),
            });
        }
    }

    /// The target is reached, and there is IT cost left to take it over.
    fn targets(&mut self, share: Ratio) {
        let divisor = gcd(share.numerator, share.denominator);
        let (above, below) = (share.numerator / divisor, share.denominator / divisor);
        let variables = || self.variables.iter().enumerate();
        let target = variables()
            .map(|(number, variable)| {
                let innovation = if variable.innovation { variable.unit } else { 0 };
                (number, above * variable.unit - below * innovation)
            })
            .collect();
        let positive = variables().map(|(number, variable)| (number, -variable.unit)).collect();
        let most = below * self.innovation.0 - above * self.cost.0;
        self.rows.insert(0, Row { limit: None, terms: target, most });
        self.rows.insert(1, Row { limit: None, terms: positive, most: self.cost.0 - 1 });
    }

    fn departments(&mut self, question: &Question<'_>, change: Change<'_>) {
        let Some(loss) = question.reach.department_loss else { return };
        for own in question.figures.departments.iter().filter(|own| own.in_target) {
            let limit = Limit::Department(own.department);
            let terms = self.terms(|variable| {
                (variable.department == own.department).then_some(-variable.unit)
            });
            if terms.iter().all(|&(_, coefficient)| coefficient <= 0) {
                continue;
            }
            let most = share_of(own.totals.total(), loss).max(0);
            self.row(limit, terms, most, change);
        }
    }

    fn growth(&mut self, question: &Question<'_>, change: Change<'_>) {
        let (Some(growth), Some(before)) = (question.reach.growth, question.before) else { return };
        let most = before.0 + share_of(before, growth) - self.cost.0;
        let terms = self.terms(|variable| Some(variable.unit));
        self.row(Limit::Growth, terms, most, change);
    }

    fn staff(&mut self, question: &Question<'_>, change: Change<'_>) {
        for (number, (name, months)) in question.reach.person_months.iter().enumerate() {
            let terms = self.terms(|variable| {
                let needs = variable.needs.iter().find(|(staff, _)| *staff == number);
                needs.map(|&(_, months)| months)
            });
            self.row(Limit::Staff(name.clone()), terms, *months, change);
        }
    }

    fn terms(&self, coefficient: impl Fn(&Variable) -> Option<i128>) -> Vec<(usize, i128)> {
        let variables = self.variables.iter().enumerate();
        variables.filter_map(|(number, variable)| Some((number, coefficient(variable)?))).collect()
    }

    fn row(&mut self, limit: Limit, terms: Vec<(usize, i128)>, most: i128, change: Change<'_>) {
        let loosened = change.filter(|(known, _)| **known == limit).map(|(_, how)| how);
        self.limits.push(limit.clone());
        if !matches!(loosened, Some(Relaxed::Dropped)) {
            self.rows.push(Row { limit: Some(limit), terms, most: most + by(loosened) });
        }
    }

    /// Whether values keep every row, the first one only where the target has to be reached.
    pub(super) fn keeps(&self, values: &[i128], with_target: bool) -> bool {
        let in_range = self.variables.iter().zip(values);
        let in_range =
            in_range.into_iter().all(|(variable, value)| (0..=variable.most).contains(value));
        let rows = self.rows.iter().skip(usize::from(!with_target));
        in_range && rows.into_iter().all(|row| row.sum(values) <= row.most)
    }

    /// Millionths of a weighted cent that values cost.
    pub(super) fn weigh(&self, values: &[i128]) -> i128 {
        let steps = self.variables.iter().zip(values);
        steps.map(|(variable, value)| variable.weight * value).sum()
    }

    /// The share of innovation that values make.
    pub(super) fn share(&self, values: &[i128]) -> Ratio {
        let (mut cost, mut innovation) = (self.cost.0, self.innovation.0);
        for (variable, value) in self.variables.iter().zip(values) {
            cost += variable.unit * value;
            innovation += if variable.innovation { variable.unit * value } else { 0 };
        }
        Ratio { numerator: innovation, denominator: cost }
    }

    /// What a limit allows; nothing for fixed lines.
    pub(super) fn allowed(&self, question: &Question<'_>, limit: &Limit) -> Option<Total> {
        let row = self.rows.iter().find(|row| row.limit.as_ref() == Some(limit));
        match limit {
            Limit::Growth => Some(Total(row?.most) + question.figures.totals.total()),
            Limit::Fixed => None,
            Limit::Cut(name) | Limit::Raise(name) => {
                let own = self.variables.iter().filter(|variable| is_of(variable, limit, name));
                let sum: i128 = own.map(|variable| variable.most).sum();
                Some(Total(row.map_or(sum, |row| row.most.min(sum))))
            }
            Limit::Department(_) | Limit::Staff(_) => Some(Total(row?.most)),
        }
    }

    /// What an answer uses of staff or of a lever.
    pub(super) fn used(&self, answer: &Answer, limit: &Limit) -> Total {
        match limit {
            Limit::Cut(name) | Limit::Raise(name) => {
                let own = self.variables.iter().zip(&answer.values);
                let own = own.filter(|(variable, _)| is_of(variable, limit, name));
                Total(own.map(|(_, value)| value).sum())
            }
            _ => {
                let row = self.rows.iter().find(|row| row.limit.as_ref() == Some(limit));
                Total(row.map_or(0, |row| row.sum(&answer.values)))
            }
        }
    }
}

impl Row {
    /// What the row comes to.
    pub(super) fn sum(&self, values: &[i128]) -> i128 {
        self.terms.iter().map(|&(variable, coefficient)| coefficient * values[variable]).sum()
    }
}

fn is_of(variable: &Variable, limit: &Limit, name: &Text) -> bool {
    let kind = if matches!(limit, Limit::Cut(_)) { Kind::Cut } else { Kind::Raise };
    variable.kind == kind && variable.name == *name
}

fn limit_of(kind: Kind, lever: &Lever) -> Limit {
    match kind {
        Kind::Cut => Limit::Cut(lever.name.clone()),
        _ => Limit::Raise(lever.name.clone()),
    }
}

fn by(loosened: Option<Relaxed>) -> i128 {
    if let Some(Relaxed::By(step)) = loosened { step } else { 0 }
}

/// A share of a sum, rounded down: a limit is never exceeded by rounding.
fn share_of(sum: Total, share: Ratio) -> i128 {
    (sum.0 * share.numerator).div_euclid(share.denominator)
}

fn gcd(one: i128, other: i128) -> i128 {
    if other == 0 { one.max(1) } else { gcd(other, one % other) }
}

/// Department and whether the money is innovation, with its places.
type Groups = BTreeMap<(DepartmentIndex, bool), Vec<(Place, Total)>>;

/// The money of a lever that may move, by department and kind; a share of each place, or all.
fn groups(question: &Question<'_>, lever: &Lever, share: Option<Ratio>, free: bool) -> Groups {
    let fixed = question.reach.fixed.as_ref().filter(|_| !free);
    let fixed: Vec<Place> = fixed.map_or_else(Vec::new, |fixed| {
        let selected = select::selected(fixed, &question.book);
        let places = selected.positive(&question.book, question.figures.period);
        places.into_iter().map(|(place, _)| place).collect()
    });
    let mut groups = Groups::new();
    for (place, cents) in places(lever, &question.book, question.figures, question.round) {
        if fixed.binary_search(&place).is_ok() {
            continue;
        }
        let most = share.map_or(cents, |share| Total(share_of(cents, share)));
        if most > Total::ZERO {
            let key = (question.book.department(place.0), place.1 == Class::Innovation);
            groups.entry(key).or_default().push((place, most));
        }
    }
    groups
}

/// The money above zero a lever means in the period, as far as the target is taken over it.
fn places(
    lever: &Lever,
    book: &Book<'_>,
    figures: &PeriodFigures,
    round: &Round,
) -> Vec<(Place, Total)> {
    let mut places = select::selected(&lever.lines, book).positive(book, figures.period);
    places.retain(|((line, _), _)| round.policy.areas.contains(book.area(*line)));
    places
}

/// Notes everything limits and levers name that the round does not have, and levers of one kind
/// that mean the same money.
pub(super) fn check(
    file: &ScenarioFile,
    reach: &Reach,
    book: &Book<'_>,
    figures: Option<&PeriodFigures>,
    round: &Round,
    faults: &mut Vec<Fault>,
) {
    let before = faults.len();
    if let Some(fixed) = &reach.fixed {
        select::check(fixed, book, reach.line, faults);
    }
    for lever in reach.cuts.iter().chain(&reach.raises) {
        select::check(&lever.lines, book, lever.line, faults);
    }
    if !reach.person_months.is_empty() {
        for candidate in &file.candidates {
            let unknown = candidate
                .person_months
                .iter()
                .filter(|(staff, _)| !reach.person_months.iter().any(|(known, _)| known == staff));
            faults.extend(unknown.map(|(staff, _)| {
                let (project, staff) = (candidate.id.clone(), staff.clone());
                let kind = FaultKind::UnknownStaff { project, staff };
                Fault { line: candidate.line, kind }
            }));
        }
    }
    let Some(figures) = figures.filter(|_| faults.len() == before) else { return };
    for levers in [&reach.cuts, &reach.raises] {
        let mut known: BTreeMap<Place, &Lever> = BTreeMap::new();
        for lever in levers {
            for (place, _) in places(lever, book, figures, round) {
                let Some(first) = known.insert(place, lever) else { continue };
                let kind = FaultKind::LeversOverlap {
                    first: first.name.clone(),
                    second: lever.name.clone(),
                    line: book.portfolio.lines[place.0].id.clone(),
                };
                faults.push(Fault { line: lever.line, kind });
                break;
            }
        }
    }
}

//! Data quality: how complete, clear and consistent the figures of each department are.
//!
//! In: portfolio, classification, figures, what is said about the data, what was handed in. Out: counts
//! and sums for each department. Deliberately absent: a mark. Which of the figures matters more is
//! for people to say.

use std::collections::HashMap;

use super::addressee::owners;
use super::receipt::{Receipt, days_after};
use super::{Analysis, calendar::Calendar};
use crate::classify::{self, Class, Classification};
use crate::diagnostic::{Diagnostic, Severity};
use crate::money::{Ratio, Total};
use crate::period::Period;
use crate::round::Round;
use crate::round::headings::fold;
use crate::round::process::Work;
use crate::schema::{BudgetLine, ClaimCheck, DepartmentIndex, Portfolio};

/// The quality of one department's data; of nobody's in particular where there is no department.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quality {
    /// The department; nothing for what no single one can answer.
    pub department: Option<DepartmentIndex>,
    /// Lines in scope.
    pub line_count: u64,
    /// Amounts expected: one for each line in scope and budget year.
    pub expected_amounts: u64,
    /// Amounts there are of these.
    pub present_amounts: u64,
    /// Fields expected: those the round names, for each line in scope.
    pub expected_fields: u64,
    /// Fields there are of these.
    pub present_fields: u64,
    /// Cost in scope of the budget years.
    pub cost: Total,
    /// Its unclear part.
    pub unclear: Total,
    /// Lines with unclear money in a budget year, counted once for each year.
    pub unclear_count: u64,
    /// Lines for which rules of one rank disagree, and their cost in the budget years.
    pub conflicts: CountedSum,
    /// Lines whose declared class speaks against the one found, and their cost.
    pub contradictions: CountedSum,
    /// Printed sums that miss their parts, and by how much, without sign.
    pub mismatched: CountedSum,
    /// Messages by severity: errors, warnings, notes.
    pub messages: [u64; 3],
    /// Versions on record after the first.
    pub corrections: u64,
    /// Versions after the first that came in after the deadline of the submission; nothing where
    /// there is no such deadline.
    pub late_corrections: Option<u64>,
    /// Lines that state a change after the round's deadline, and their cost; nothing where the
    /// round names no such column.
    pub changed_late: Option<CountedSum>,
}

/// How many, and their sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CountedSum {
    /// How many.
    pub count: u64,
    /// Their sum.
    pub sum: Total,
}

impl CountedSum {
    fn add(&mut self, sum: Total) {
        self.count += 1;
        self.sum += sum;
    }
}

impl Quality {
    /// All of them together.
    #[must_use]
    pub fn whole(qualities: &[Self]) -> Self {
        let mut whole = Self::default();
        for own in qualities {
            whole.line_count += own.line_count;
            whole.expected_amounts += own.expected_amounts;
            whole.present_amounts += own.present_amounts;
            whole.expected_fields += own.expected_fields;
            whole.present_fields += own.present_fields;
            whole.cost += own.cost;
            whole.unclear += own.unclear;
            whole.unclear_count += own.unclear_count;
            whole.conflicts += own.conflicts;
            whole.contradictions += own.contradictions;
            whole.mismatched += own.mismatched;
            for (all, own) in whole.messages.iter_mut().zip(own.messages) {
                *all += own;
            }
            whole.corrections += own.corrections;
            if let Some(count) = own.late_corrections {
                *whole.late_corrections.get_or_insert_default() += count;
            }
            if let Some(changed) = own.changed_late {
                *whole.changed_late.get_or_insert_default() += changed;
            }
        }
        whole
    }

    /// There is nothing to be said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let changed_late = self.changed_late.map(|_| CountedSum::default());
        let department = self.department;
        *self == Self { department, changed_late, ..Self::default() }
    }

    /// Share of the amounts expected that are there; nothing where none is expected.
    #[must_use]
    pub fn amounts_share(&self) -> Option<Ratio> {
        of_counts(self.present_amounts, self.expected_amounts)
    }

    /// Share of the fields expected that are there; nothing where none is expected.
    #[must_use]
    pub fn fields_share(&self) -> Option<Ratio> {
        of_counts(self.present_fields, self.expected_fields)
    }

    /// Share of the cost that is unclear; nothing where the cost is not positive.
    #[must_use]
    pub fn unclear_share(&self) -> Option<Ratio> {
        Ratio::of(self.unclear, self.cost)
    }
}

fn of_counts(part: u64, whole: u64) -> Option<Ratio> {
    Ratio::of(Total(part.into()), Total(whole.into()))
}

impl std::ops::AddAssign for CountedSum {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.sum += other.sum;
    }
}

/// What the quality is told from.
pub(super) struct Inputs<'a> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) classification: &'a Classification,
    pub(super) analysis: &'a Analysis,
    pub(super) round: &'a Round,
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) addressees: &'a [Option<DepartmentIndex>],
    pub(super) receipts: &'a [Receipt],
    pub(super) calendar: Option<&'a Calendar>,
}

/// The quality of each department's data in their order, and last of what nobody in particular can
/// answer.
pub(super) fn qualities(inputs: &Inputs<'_>) -> Vec<Quality> {
    let count = inputs.portfolio.departments.len();
    let mut qualities: Vec<Quality> = (0..count)
        .map(|number| u16::try_from(number).expect("departments are counted in 16 bits"))
        .map(|number| Quality { department: Some(DepartmentIndex(number)), ..Quality::default() })
        .collect();
    qualities.push(Quality::default());
    of_lines(inputs, &mut qualities);
    of_figures(inputs, &mut qualities);
    let place = |department: Option<DepartmentIndex>| {
        department.map_or(count, |department| usize::from(department.0))
    };
    for (diagnostic, department) in inputs.diagnostics.iter().zip(inputs.addressees) {
        let severity = match diagnostic.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        };
        qualities[place(*department)].messages[severity] += 1;
    }
    for (claim, department) in mismatched(inputs) {
        let difference = (claim.claimed - claim.computed).cents().abs();
        qualities[place(department)].mismatched.add(Total(difference));
    }
    of_receipts(inputs, &mut qualities);
    qualities
}

/// Amounts, fields, contradictions, late changes: one pass over the lines.
fn of_lines(inputs: &Inputs<'_>, qualities: &mut [Quality]) {
    let round = inputs.round;
    let targets: Vec<Period> = round
        .fiscal_years
        .iter()
        .map(|&fiscal_year| Period { fiscal_year, phase: round.target_phase() })
        .collect();
    let deadline = round.deadline.as_ref().map(|deadline| (fold(&deadline.column), deadline.date));
    for quality in &mut *qualities {
        quality.changed_late = deadline.is_some().then(CountedSum::default);
    }
    let fields = &round.quality_fields;
    for (line, classified) in inputs.portfolio.lines.iter().zip(&inputs.classification.lines) {
        let Some(classified) = classified.as_deref() else { continue };
        let quality = &mut qualities[usize::from(line.department.0)];
        quality.line_count += 1;
        quality.expected_amounts += targets.len() as u64;
        let present = targets.iter().filter(|&&target| line.amount(target).is_some());
        quality.present_amounts += present.count() as u64;
        quality.expected_fields += fields.len() as u64;
        let present = fields.iter().filter(|&&field| line.fields.get(field).is_some());
        quality.present_fields += present.count() as u64;
        let cost = cost(line, &targets);
        if classified.conflict {
            quality.conflicts.add(cost);
        }
        if classified.contradicts {
            quality.contradictions.add(cost);
        }
        if let Some((column, last)) = &deadline
            && changed(line, column).is_some_and(|changed| changed > *last)
        {
            quality.changed_late.get_or_insert_default().add(cost);
        }
    }
}

/// Cost of a line in some periods.
fn cost(line: &BudgetLine, targets: &[Period]) -> Total {
    let cost = line.cost().filter(|amount| targets.contains(&amount.period));
    cost.map(|amount| amount.cents).sum()
}

/// The day a line states as its last change, where it can be read.
fn changed(line: &BudgetLine, column: &str) -> Option<jiff::civil::Date> {
    let stated = line.extra.iter().find(|(heading, _)| fold(heading) == column);
    classify::date_of_change(&stated?.1)
}

/// Cost and its unclear part, as all other sheets show it.
fn of_figures(inputs: &Inputs<'_>, qualities: &mut [Quality]) {
    let targets = inputs.analysis.target_periods.iter();
    for figures in targets.flat_map(|&index| &inputs.analysis.periods[index].departments) {
        let quality = &mut qualities[usize::from(figures.department.0)];
        quality.cost += figures.totals.total();
        quality.unclear += figures.totals.of(Class::Unclear);
        quality.unclear_count += figures.unclear_count;
    }
}

/// Printed sums that miss their parts, with the department the message about it goes to; where
/// there is none, with the only one that has lines in the file.
fn mismatched<'a>(
    inputs: &'a Inputs<'_>,
) -> impl Iterator<Item = (&'a ClaimCheck, Option<DepartmentIndex>)> {
    let owners = owners(inputs.portfolio);
    let mut told = HashMap::new();
    for (diagnostic, department) in inputs.diagnostics.iter().zip(inputs.addressees) {
        if let Some(place) = &diagnostic.place
            && let Some(cell) = place.cell
            && department.is_some()
        {
            told.insert((&*place.path, place.sheet.as_deref(), cell), *department);
        }
    }
    let claims = inputs.portfolio.reconciliation.claims.iter();
    claims.filter(|claim| claim.claimed != claim.computed).map(move |claim| {
        let key = (&*claim.sheet.path, claim.sheet.name.as_deref(), claim.cell);
        let only = || {
            let own = owners.get(&*claim.sheet.path)?;
            own.first().copied().filter(|_| own.len() == 1)
        };
        (claim, told.get(&key).copied().flatten().or_else(only))
    })
}

/// Versions after the first, and those of them after the deadline.
fn of_receipts(inputs: &Inputs<'_>, qualities: &mut [Quality]) {
    let deadline = inputs.calendar.and_then(|calendar| calendar.deadline(Work::Submission));
    for receipt in inputs.receipts {
        let quality = &mut qualities[usize::from(receipt.department.0)];
        let corrections = receipt.versions.get(1..).unwrap_or_default();
        quality.corrections = corrections.len() as u64;
        quality.late_corrections = deadline.map(|(_, last)| {
            corrections.iter().filter(|version| days_after(last, version.received.date) > 0).count()
                as u64
        });
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analyse::addressee::addressees;
    use crate::analyse::calendar::calendar;
    use crate::analyse::calendar::tests::{process, step};
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
    use crate::analyse::receipt::receipts;
    use crate::diagnostic::Code;
    use crate::provenance::{Cell, Place};
    use crate::round::Deadline;
    use crate::round::process::{Duration, Received};
    use crate::schema::{Field, OutOfScope};

    fn claim(portfolio: &Portfolio, row: u32, claimed: i128, computed: i128) -> ClaimCheck {
        ClaimCheck {
            sheet: portfolio.tables[0].sheet.clone(),
            cell: Cell { row, column: 4 },
            label: "Summe".into(),
            claimed: Total(claimed),
            computed: Total(computed),
        }
    }

    /// Department 1: four lines in scope, one without a title, one of the year before only, a credit
    /// in conflict; 2 contradicts itself and changed late; 8 has nothing at all.
    fn fixture() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Operations, &[(BUDGET, 10_000)]);
        fixture.last().fields.set(Field::Title, None);
        fixture.line("B", 0, Class::Unclear, &[(BUDGET, 50_00), (BEFORE, 1_00)]);
        fixture.line("C", 0, Class::Operations, &[(BEFORE, 9_00)]);
        fixture.line("D", 0, Class::Unclear, &[(BUDGET, -10_00)]);
        fixture.last_class().conflict = true;
        fixture.line("E", 0, Class::Operations, &[(BUDGET, 77_00)]);
        fixture.last().out_of_scope = Some(OutOfScope::Income);
        *fixture.classification.lines.last_mut().expect("a line") = None;
        fixture.line("F", 1, Class::Innovation, &[(BUDGET, 30_00)]);
        fixture.last_class().contradicts = true;
        fixture.last().extra.push(("Stand vom".into(), "11.10.2025".into()));
        fixture.line("G", 1, Class::Innovation, &[(BUDGET, 3_00)]);
        fixture.last().extra.push(("Stand vom".into(), "2025-10-10".into()));
        let round = &mut fixture.round;
        round.quality_fields = vec![Field::Title, Field::Account];
        round.deadline =
            Some(Deadline { date: date(2025, 10, 10), days: 14, column: "Stand vom".into() });
        let mut process =
            process(date(2025, 10, 10), vec![step("a", Duration::Weeks(3), &[Work::Submission])]);
        process.received = [(1, 9), (2, 10), (3, 13)]
            .map(|(version, day)| Received {
                department: "1".into(),
                version,
                date: date(2025, 10, day),
                note: "".into(),
            })
            .to_vec();
        round.process = Some(process);
        fixture
    }

    fn found(fixture: &Fixture, said: &[Diagnostic]) -> Vec<Quality> {
        let Fixture { portfolio, classification, round } = fixture;
        let addressees = addressees(portfolio, round, said);
        let calendar = round.process.as_ref().map(calendar);
        let receipts = receipts(portfolio, round, calendar.as_ref(), said, &addressees);
        qualities(&Inputs {
            portfolio,
            classification,
            analysis: &fixture.analyse(),
            round,
            diagnostics: said,
            addressees: &addressees,
            receipts: &receipts,
            calendar: calendar.as_ref(),
        })
    }

    #[test]
    fn lines_are_counted_by_what_they_have() {
        let found = found(&fixture(), &[]);
        let first = &found[0];
        assert_eq!((first.line_count, first.expected_amounts, first.present_amounts), (4, 4, 3));
        assert_eq!((first.expected_fields, first.present_fields), (8, 7));
        assert_eq!((first.cost, first.unclear), (Total(14_000), Total(40_00)));
        assert_eq!(first.unclear_count, 2);
        assert_eq!(first.conflicts, CountedSum { count: 1, sum: Total(-10_00) });
        assert_eq!(first.contradictions, CountedSum::default());
        assert_eq!((first.corrections, first.late_corrections), (2, Some(1)));
        let second = &found[1];
        assert_eq!(second.contradictions, CountedSum { count: 1, sum: Total(30_00) });
        assert_eq!(second.changed_late, Some(CountedSum { count: 1, sum: Total(30_00) }));
        assert_eq!((found[2].line_count, found[2].cost), (0, Total::ZERO));
        assert_eq!(first.amounts_share().map(Ratio::decimal).as_deref(), Some("0.750000"));
        assert_eq!(first.fields_share().map(Ratio::decimal).as_deref(), Some("0.875000"));
        assert_eq!(first.unclear_share().map(Ratio::decimal).as_deref(), Some("0.285714"));
        assert_eq!((found[2].unclear_share(), found[2].amounts_share()), (None, None));
        let whole = Quality::whole(&found);
        assert_eq!((whole.line_count, whole.cost), (6, Total(17_300)));
        assert_eq!(whole.changed_late, Some(CountedSum { count: 1, sum: Total(30_00) }));
        assert!(found[3].is_empty() && !found[0].is_empty());
    }

    #[test]
    fn printed_sums_and_messages_go_to_whom_they_are_addressed() {
        let mut fixture = fixture();
        let portfolio = &mut fixture.portfolio;
        portfolio.reconciliation.claims = vec![
            claim(portfolio, 6, 100, 130),
            claim(portfolio, 90, 100, 70),
            claim(portfolio, 91, 100, 100),
        ];
        let place = Place::sheet(&portfolio.tables[0].sheet);
        let said = [
            Diagnostic::new(Code::ClaimFails).at(place.clone().at(Cell { row: 6, column: 4 })),
            Diagnostic::new(Code::ClaimFails).at(place.at(Cell { row: 90, column: 4 })),
            Diagnostic::new(Code::AmountUnreadable).of("2"),
        ];
        let found = found(&fixture, &said);
        assert_eq!(found[1].mismatched, CountedSum { count: 1, sum: Total(30) });
        assert_eq!(found[1].messages, [1, 1, 0]);
        // Row 90 holds no line, and the file belongs to several departments.
        assert_eq!(found[3].mismatched, CountedSum { count: 1, sum: Total(30) });
        assert_eq!((found[3].department, found[3].messages), (None, [0, 1, 0]));
    }

    #[test]
    fn what_no_record_tells_is_not_zero() {
        let mut fixture = fixture();
        fixture.round.deadline = None;
        fixture.round.process = None;
        let found = found(&fixture, &[]);
        assert_eq!((found[0].changed_late, found[0].late_corrections), (None, None));
        assert_eq!(found[0].corrections, 0);
    }
}

//! What a budget is held against: the ledger, the provider's revenue, plan lines, benchmarks.
//!
//! In: nothing. Out: [`References`]. None of it is IT cost: it stands beside the lines, so that
//! both sides can be compared. Deliberately absent: how files spell it, that is `ingest` and
//! `round`.

use super::{Amount, DepartmentIndex, Fields, OutOfScope, TableIndex, Text};
use crate::money::Total;
use crate::period::FiscalYear;

/// What rows of a table of comparison are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceKind {
    /// An extract of the ledger (*Hauptbuch*): account, product, amounts.
    Ledger,
    /// Revenue the provider's *Wirtschaftsplan* expects: *Leistungsschein*, customer, amounts.
    ProviderRevenue,
}

impl ReferenceKind {
    /// Why its money is no IT cost.
    #[must_use]
    pub const fn out_of_scope(self) -> OutOfScope {
        match self {
            Self::Ledger => OutOfScope::Ledger,
            Self::ProviderRevenue => OutOfScope::ProviderRevenue,
        }
    }
}

/// A row of a table of comparison.
#[derive(Debug, Clone)]
pub struct Reference {
    /// What it is a row of.
    pub kind: ReferenceKind,
    /// The customer of the provider; a ledger names none.
    pub department: Option<DepartmentIndex>,
    /// Canonical fields.
    pub fields: Fields,
    /// Amounts in order of period; cost positive, income negative, as everywhere.
    pub amounts: Vec<Amount>,
    /// Table and row, counted from zero.
    pub table: TableIndex,
    /// The row.
    pub row: u32,
}

/// A line of the *Ergebnisplan* or *Finanzplan*.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanLine {
    /// Number, such as `E13`.
    pub code: Text,
    /// Its words.
    pub name: Text,
    /// The plan it belongs to, in the table's words; may be empty.
    pub statement: Text,
}

/// Accounts with a prefix, and the plan lines the table gives them: one, or a double that
/// nobody can decide here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanEntry {
    /// First digits of the accounts.
    pub prefix: Text,
    /// Numbers in [`PlanLines::lines`], ascending; more than one is a contradiction.
    pub lines: Vec<usize>,
    /// Rows of the table, counted from one.
    pub rows: Vec<u32>,
}

/// What became of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanAssignment {
    /// Number of the line in [`PlanLines::lines`].
    Line(usize),
    /// Number of the entry in [`PlanLines::entries`] that names more than one line.
    Ambiguous(usize),
    /// No prefix of the table fits.
    Missing,
}

/// The plan lines of a round: account prefix to line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanLines {
    /// File the table was read from; empty for a shipped chart.
    pub path: Text,
    /// Lines in the order the table brings them up.
    pub lines: Vec<PlanLine>,
    /// Prefixes, longest first, then by text.
    pub entries: Vec<PlanEntry>,
}

impl PlanLines {
    /// The plan line of an account: the longest prefix that fits decides.
    #[must_use]
    pub fn assignment(&self, account: &str) -> PlanAssignment {
        let found = self.entries.iter().position(|entry| account.starts_with(&*entry.prefix));
        match found.map(|index| (index, self.entries[index].lines.as_slice())) {
            Some((_, [line])) => PlanAssignment::Line(*line),
            Some((index, _)) => PlanAssignment::Ambiguous(index),
            None => PlanAssignment::Missing,
        }
    }

    /// Adds a prefix; a prefix that is known with another line becomes ambiguous.
    pub fn add(&mut self, prefix: &str, line: PlanLine, row: u32) {
        let known = self.lines.iter().position(|known| *known == line);
        let number = known.unwrap_or_else(|| {
            self.lines.push(line);
            self.lines.len() - 1
        });
        if let Some(entry) = self.entries.iter_mut().find(|entry| &*entry.prefix == prefix) {
            entry.rows.push(row);
            if !entry.lines.contains(&number) {
                entry.lines.push(number);
                entry.lines.sort_unstable();
            }
            return;
        }
        self.entries.push(PlanEntry {
            prefix: prefix.into(),
            lines: vec![number],
            rows: vec![row],
        });
        self.entries.sort_by(|left, right| {
            (std::cmp::Reverse(left.prefix.len()), &left.prefix)
                .cmp(&(std::cmp::Reverse(right.prefix.len()), &right.prefix))
        });
    }
}

/// A value from elsewhere that own figures are set beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    /// What it says, in the table's words.
    pub name: Text,
    /// Quantity the cost is divided by, as the table of quantities names it.
    pub quantity: Text,
    /// The value in cents of the round's currency for one of the quantity.
    pub value: Total,
    /// Unit as the table states it.
    pub unit: Text,
    /// Year the value is of.
    pub year: FiscalYear,
    /// Where it was published.
    pub source: Text,
    /// Row of the table, counted from one.
    pub row: u32,
}

/// How many of something a department, or the whole, has in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Of what, such as *Arbeitsplätze*.
    pub name: Text,
    /// The department; nothing for the whole of the target's areas.
    pub department: Option<Text>,
    /// Year.
    pub year: FiscalYear,
    /// Hundredths, so that full-time equivalents are exact; always positive.
    pub hundredths: i64,
    /// Where it was counted.
    pub source: Text,
    /// Row of the table, counted from one.
    pub row: u32,
}

/// Everything lines are held against.
#[derive(Debug, Clone, Default)]
pub struct References {
    /// Rows of the ledger and of the provider's revenue, in order of table and row.
    pub rows: Vec<Reference>,
    /// Plan lines, where the round names some.
    pub plan_lines: Option<PlanLines>,
    /// Benchmarks in order of the table.
    pub benchmarks: Vec<Benchmark>,
    /// File of the benchmarks.
    pub benchmarks_path: Text,
    /// Quantities in order of the table.
    pub quantities: Vec<Quantity>,
    /// File of the quantities.
    pub quantities_path: Text,
}

impl References {
    /// The rows of a kind.
    pub fn of(&self, kind: ReferenceKind) -> impl Iterator<Item = &Reference> {
        self.rows.iter().filter(move |row| row.kind == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(code: &str) -> PlanLine {
        PlanLine { code: code.into(), name: code.into(), statement: "Ergebnisplan".into() }
    }

    #[test]
    fn the_longest_prefix_decides_and_a_double_decides_nothing() {
        let mut plan = PlanLines::default();
        plan.add("44", line("E5"), 2);
        plan.add("448", line("E5"), 3);
        plan.add("448", line("E6"), 4);
        plan.add("449", line("E6"), 5);
        plan.add("449", line("E6"), 6);
        assert_eq!(plan.assignment("441100"), PlanAssignment::Line(0));
        assert_eq!(plan.assignment("448500"), PlanAssignment::Ambiguous(0));
        assert_eq!(plan.entries[0].rows, [3, 4]);
        assert_eq!(plan.assignment("449100"), PlanAssignment::Line(1), "said twice, not doubled");
        assert_eq!(plan.assignment("55"), PlanAssignment::Missing);
        assert_eq!(plan.assignment(""), PlanAssignment::Missing);
    }
}

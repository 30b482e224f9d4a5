//! Submission: what was read of each department's lines, so that it can compare with its own
//! totals.
//!
//! In: the portfolio. Out: for each department the tables its lines stand in, with the number
//! of lines and the sum of each amount column. Printed sums, rejected rows and rows a filter
//! leaves out are no lines and are not in the sums.

use std::collections::BTreeMap;

use crate::money::Total;
use crate::period::Period;
use crate::schema::{Portfolio, TableIndex};

/// What a department handed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Submission {
    /// Tables its lines stand in, in order.
    pub tables: Vec<SubmittedTable>,
    /// Number and sum of its amounts by fiscal year and phase, in order.
    pub periods: Vec<(Period, u64, Total)>,
}

/// What a department has in one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedTable {
    /// The table.
    pub table: TableIndex,
    /// Lines that stand in it, be it with one amount or without any.
    pub line_count: u64,
    /// Amount columns in which the department has amounts, left to right.
    pub columns: Vec<SubmittedColumn>,
}

/// What a department has in one amount column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubmittedColumn {
    /// Column counted from zero.
    pub column: u16,
    /// How many amounts.
    pub amount_count: u64,
    /// Their sum.
    pub sum: Total,
}

/// What each department handed in, in the order of departments and tables.
#[must_use]
pub fn submissions(portfolio: &Portfolio) -> Vec<Submission> {
    let mut found = vec![Own::default(); portfolio.departments.len()];
    for line in &portfolio.lines {
        let own = &mut found[usize::from(line.department.0)];
        own.tables.entry(line.table).or_default().line_count += 1;
        let mut counted = vec![line.table];
        for amount in &line.amounts {
            let gathered = own.tables.entry(amount.table).or_default();
            if !counted.contains(&amount.table) {
                counted.push(amount.table);
                gathered.line_count += 1;
            }
            let column = gathered.columns.entry(amount.cell.column).or_default();
            let period = own.periods.entry(amount.period).or_default();
            for (count, sum) in [column, period] {
                *count += 1;
                *sum += amount.cents;
            }
        }
    }
    found.into_iter().map(Own::finish).collect()
}

/// What is known of a department so far.
#[derive(Debug, Clone, Default)]
struct Own {
    tables: BTreeMap<TableIndex, Gathered>,
    periods: BTreeMap<Period, (u64, Total)>,
}

impl Own {
    fn finish(self) -> Submission {
        let periods = self.periods.into_iter();
        Submission {
            tables: self.tables.into_iter().map(finished).collect(),
            periods: periods.map(|(period, (count, sum))| (period, count, sum)).collect(),
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Gathered {
    line_count: u64,
    columns: BTreeMap<u16, (u64, Total)>,
}

fn finished((table, gathered): (TableIndex, Gathered)) -> SubmittedTable {
    let columns = gathered.columns.into_iter();
    SubmittedTable {
        table,
        line_count: gathered.line_count,
        columns: columns
            .map(|(column, (amount_count, sum))| SubmittedColumn { column, amount_count, sum })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
    use crate::classify::Class;

    #[test]
    fn each_department_sees_its_own_lines_and_sums() {
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Operations, &[(BUDGET, 10_00), (BEFORE, 5_00)]);
        fixture.line("B", 1, Class::Operations, &[(BUDGET, 7_77)]);
        fixture.line("C", 0, Class::Operations, &[(BUDGET, -2_50)]);
        fixture.line("D", 0, Class::Operations, &[]);
        let found = submissions(&fixture.portfolio);
        let column = |column, amount_count, cents| SubmittedColumn {
            column,
            amount_count,
            sum: Total(cents),
        };
        assert_eq!(found[0].tables[0].line_count, 3);
        assert_eq!(found[0].tables[0].columns, [column(4, 2, 7_50), column(5, 1, 5_00)]);
        assert_eq!(found[0].periods, [(BEFORE, 1, Total(5_00)), (BUDGET, 2, Total(7_50))]);
        assert_eq!(found[1].tables[0].columns, [column(4, 1, 7_77)]);
        assert_eq!(found[2], Submission::default());
    }
}

//! Where the lines stand that the model adds, and the formulas that add and count them.

use std::collections::BTreeMap;

use crate::period::Period;
use crate::provenance::column_letters;
use crate::report::context::Context;
use crate::report::sheets::lines;

/// The sheets and columns the lines stand in.
pub(in crate::report::sheets) struct Sources {
    sheets: Vec<String>,
    group: u16,
    account_group: u16,
    part: u16,
    periods: BTreeMap<Period, u16>,
}

impl Sources {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let count = u32::try_from(context.run.portfolio.lines.len()).expect("in 32 bits");
        Self::over(context, (0..count).collect())
    }

    /// The same in a workbook that holds some of the lines.
    pub(in crate::report::sheets) fn of(context: &Context<'_>, lines: &[u32]) -> Self {
        Self::over(context, lines.to_vec())
    }

    fn over(context: &Context<'_>, lines: Vec<u32>) -> Self {
        Self {
            sheets: lines::parts::names(context, lines),
            group: lines::group_column(context),
            account_group: lines::account_group_column(context),
            part: lines::part_column(context),
            periods: lines::period_columns(context),
        }
    }

    /// The column of a period.
    pub(in crate::report::sheets) fn column(&self, period: Period) -> Option<u16> {
        self.periods.get(&period).copied()
    }

    /// The amounts in a column, of what a cell names and the class another names, and of a sign
    /// if one is given.
    pub(in crate::report::sheets) fn sum(
        &self,
        amounts: u16,
        by: (By, &str),
        class: &str,
        sign: &str,
    ) -> String {
        self.added(|sheet| {
            let [money, by_column, classes] =
                [amounts, self.by(by.0), lines::CLASS].map(|column| whole_column(sheet, column));
            let sign = if sign.is_empty() { String::new() } else { format!(",{money},\"{sign}\"") };
            format!("SUMIFS({money},{by_column},{},{classes},{class}{sign})", by.1)
        })
    }

    /// The amounts in a column, of what a cell names; the column moves along with the cell the
    /// formula stands in.
    pub(super) fn whole(&self, amounts: u16, by: (By, &str)) -> String {
        let letters = column_letters(amounts);
        self.added(|sheet| {
            let by_column = whole_column(sheet, self.by(by.0));
            format!("SUMIFS('{sheet}'!{letters}:{letters},{by_column},{})", by.1)
        })
    }

    /// How many lines of a group have an amount in a column: the first part of each is counted.
    pub(in crate::report::sheets) fn line_count(&self, amounts: u16, group: &str) -> String {
        self.count(amounts, group, (self.part, "1"), &["<>"])
    }

    /// How many lines of a group have money of a class in a column: a class stands once among the
    /// parts of a line.
    pub(in crate::report::sheets) fn class_count(
        &self,
        amounts: u16,
        group: &str,
        class: &str,
    ) -> String {
        // A blank cell is not zero either.
        self.count(amounts, group, (lines::CLASS, class), &["<>", "<>0"])
    }

    fn count(
        &self,
        amounts: u16,
        group: &str,
        (column, criterion): (u16, &str),
        of_money: &[&str],
    ) -> String {
        self.added(|sheet| {
            let [money, groups, others] =
                [amounts, self.group, column].map(|column| whole_column(sheet, column));
            let of_money: String =
                of_money.iter().map(|criterion| format!(",{money},\"{criterion}\"")).collect();
            format!("COUNTIFS({groups},{group},{others},{criterion}{of_money})")
        })
    }

    /// The sum of a column over all sheets.
    pub(super) fn column_sum(&self, column: u16) -> String {
        let ranges = self.sheets.iter().map(|sheet| whole_column(sheet, column));
        format!("SUM({})", ranges.collect::<Vec<_>>().join(","))
    }

    fn added(&self, one: impl Fn(&str) -> String) -> String {
        self.sheets.iter().map(|sheet| one(sheet)).collect::<Vec<_>>().join("+")
    }

    const fn by(&self, by: By) -> u16 {
        match by {
            By::Group => self.group,
            By::AccountGroup => self.account_group,
            By::Area => lines::AREA,
        }
    }
}

/// The column of the lines a sum selects by.
#[derive(Debug, Clone, Copy)]
pub(in crate::report::sheets) enum By {
    /// What the target is taken over, and the department.
    Group,
    /// The same, and the group of the account.
    AccountGroup,
    /// The accounting area.
    Area,
}

fn whole_column(sheet: &str, column: u16) -> String {
    let letters = column_letters(column);
    format!("'{sheet}'!${letters}:${letters}")
}

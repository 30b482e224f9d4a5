//! *Modell*: the sums of the workbook, worked out live from *Positionen*.
//!
//! In: the figures of analyse. Out: a page with one row for each period and department, whose
//! cells add and count the lines by group and class, rows for the accounting areas and for years
//! taken together, and the places of these cells for the sheets that show them. Each sum is
//! calculated here and nowhere else. The program's own figures stand in hidden columns beside, and
//! a cell of each row says whether both agree. Deliberately absent: rankings and lists of lines,
//! which are as of the run; sums that only growth asks for, which `years` has.

mod beside;
mod row;
mod sources;
pub(in crate::report) mod years;

use std::collections::BTreeMap;

use crate::analyse::PeriodFigures;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::schema::{BudgetLine, DepartmentIndex, Field};
use row::{AGREES, OWN, Own, Row, SHARE, TOTAL, UPPER, WIDTHS};

pub(in crate::report) use row::Sums;
pub(super) use sources::{By, Sources};
use years::Years;

/// The places of the live sums.
pub(in crate::report) struct Model {
    sheet: String,
    target_row: u32,
    wholes: BTreeMap<Period, u32>,
    departments: BTreeMap<(Period, DepartmentIndex), u32>,
    means: BTreeMap<Period, Mean>,
    /// Rows of the areas of a period, in the order of its figures.
    areas: BTreeMap<Period, Vec<u32>>,
    others: BTreeMap<Period, u32>,
    both: BTreeMap<Period, u32>,
    /// Rows of the years taken together: with planned years, and the budget years alone.
    pooled: [Option<u32>; 2],
    last_row: u32,
    sources: Sources,
    /// Sums by year that growth compares.
    pub(in crate::report) years: Option<Years>,
}

/// The mean of the departments' shares of a period.
#[derive(Debug, Clone)]
pub(in crate::report) struct Mean {
    /// Share, lower and upper bound.
    pub(in crate::report) cells: [String; 3],
    /// The shares it is taken over.
    pub(in crate::report) shares: String,
}

impl Model {
    /// The sums of a period over everything in the target.
    pub(in crate::report) fn whole(&self, period: Period) -> Option<Sums> {
        self.sums(self.wholes.get(&period))
    }

    /// The sums of a department in a target period.
    pub(in crate::report) fn department(
        &self,
        period: Period,
        department: DepartmentIndex,
    ) -> Option<Sums> {
        self.sums(self.departments.get(&(period, department)))
    }

    /// The mean of the departments' shares in a target period.
    pub(in crate::report) fn mean(&self, period: Period) -> Option<&Mean> {
        self.means.get(&period)
    }

    /// The sums of an area in a target period, by its place among the figures.
    pub(in crate::report) fn area(&self, period: Period, number: usize) -> Option<Sums> {
        self.sums(self.areas.get(&period).and_then(|rows| rows.get(number)))
    }

    /// The sums of all areas outside the target in a target period.
    pub(in crate::report) fn others(&self, period: Period) -> Option<Sums> {
        self.sums(self.others.get(&period))
    }

    /// The sums of all areas in a target period, less what would count twice.
    pub(in crate::report) fn both(&self, period: Period) -> Option<Sums> {
        self.sums(self.both.get(&period))
    }

    /// The sums of several years: with the planned ones, or of the budget years alone.
    pub(in crate::report) fn pooled(&self, planned: bool) -> Option<Sums> {
        self.sums(self.pooled[usize::from(!planned)].as_ref())
    }

    /// The share that is to be reached.
    pub(in crate::report) fn target_share(&self) -> String {
        self.cell(self.target_row, TOTAL)
    }

    /// The cells that say whether model and program agree.
    pub(in crate::report) fn agreement(&self) -> String {
        format!("{}:{}", self.cell(0, AGREES), a1(self.last_row, AGREES))
    }

    /// The sum of all amounts of a period among the lines, in scope or not.
    pub(in crate::report) fn column_sum(&self, period: Period) -> Option<String> {
        self.sources.column(period).map(|column| self.sources.column_sum(column))
    }

    fn sums(&self, row: Option<&u32>) -> Option<Sums> {
        row.map(|&row| Sums::new(self.sheet.clone(), row))
    }

    fn cell(&self, row: u32, column: u16) -> String {
        format!("'{}'!{}", self.sheet, a1(row, column))
    }
}

/// The group of a line in scope that the model adds by: whether the target is taken over it, and
/// its department. A letter leads, so that no program takes it for a number.
pub(super) fn group(context: &Context<'_>, line: &BudgetLine) -> String {
    key(context.run.round.policy.areas.contains(&line.area), line.department)
}

pub(super) fn key(in_target: bool, department: DepartmentIndex) -> String {
    format!("{}{}", letter(in_target), department.0 + 1)
}

/// The group of a line in scope by its account: whether the target is taken over it, and the
/// leading digits of its account.
pub(super) fn account_group(context: &Context<'_>, line: &BudgetLine) -> String {
    let accounts = &context.run.round.accounts;
    let group = accounts.group(line.fields.text(Field::Account));
    account_key(context.run.round.policy.areas.contains(&line.area), group)
}

fn account_key(in_target: bool, group: &str) -> String {
    format!("{}{group}", letter(in_target))
}

const fn letter(in_target: bool) -> char {
    if in_target { 'Z' } else { 'A' }
}

/// Whether formulas find a word among the lines by itself: no wildcards, no number, nothing that
/// a comparison begins with.
fn is_plain(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && !word.contains(['*', '?', '~'])
}

/// Whether no two words differ by case alone, which formulas do not tell apart.
fn differ<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let mut known = std::collections::BTreeSet::new();
    words.map(str::to_lowercase).all(|word| known.insert(word))
}

/// The page and the places on it.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> (Page<'a>, Model) {
    let title = context.text("model-title");
    let mut page = Page::new(context.text("sheet-model"), title, &WIDTHS);
    page.hidden_columns = OWN..OWN + row::FIGURES;
    page.note(&context.text("model-remark"));
    page.note(&context.text("model-agreement"));
    page.gap();
    let share = Value::from(context.run.round.policy.target_share);
    let label = Value::from(context.text("target-target"));
    let target_row = page.push(Look::Strong, [label, Value::Blank, share]);
    let mut model = Model {
        sheet: page.name.clone(),
        target_row,
        wholes: BTreeMap::new(),
        departments: BTreeMap::new(),
        means: BTreeMap::new(),
        areas: BTreeMap::new(),
        others: BTreeMap::new(),
        both: BTreeMap::new(),
        pooled: [None, None],
        last_row: 0,
        sources: Sources::new(context),
        years: None,
    };
    for figures in &context.run.analysis.periods {
        period(context, &mut page, &mut model, figures);
    }
    beside::pooled(context, &mut page, &mut model);
    model.last_row = page.next_row().saturating_sub(1);
    (page, model)
}

fn period<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &mut Model,
    figures: &'a PeriodFigures,
) {
    let Some(amounts) = model.sources.column(figures.period) else { return };
    page.section(context.period(figures.period));
    let header = page.header(row::headings(context, "department-label"));
    let targets = &context.run.analysis.target_periods;
    let is_target =
        targets.iter().any(|&one| context.run.analysis.periods[one].period == figures.period);
    let Model { wholes, departments, sources, .. } = model;
    let row = Row { sources, amounts, header };
    let mut inside = figures.departments.iter().filter(|found| found.in_target).peekable();
    if is_target && inside.peek().is_some() {
        let first = page.next_row();
        for department in inside {
            departments.insert((figures.period, department.department), page.next_row());
            let label = context.department_label(department.department);
            row.push(context, page, label, &key(true, department.department), Own::of(department));
        }
        let last = page.next_row() - 1;
        wholes.insert(figures.period, page.next_row());
        let label = context.text("departments-sum");
        row::sum(context, page, label, first..=last, Own::of_period(figures));
        let mean = mean(context, page, &model.sheet, figures, first..=last);
        model.means.extend(mean.map(|mean| (figures.period, mean)));
        for department in figures.departments.iter().filter(|found| !found.in_target) {
            departments.insert((figures.period, department.department), page.next_row());
            let label = context.department_label(department.department);
            row.push(context, page, label, &key(false, department.department), Own::of(department));
        }
    } else {
        wholes.insert(figures.period, page.next_row());
        row.push(context, page, context.text("departments-sum"), "Z*", Own::of_period(figures));
    }
    if is_target {
        beside::areas(context, page, model, figures);
    }
}

/// The mean of the shares of the departments above; a department without positive cost has none.
fn mean<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    sheet: &str,
    figures: &PeriodFigures,
    rows: std::ops::RangeInclusive<u32>,
) -> Option<Mean> {
    let found = figures.mean_share?;
    let number = page.next_row();
    let over = |column| format!("{}:{}", a1(*rows.start(), column), a1(*rows.end(), column));
    let own = [found.share, found.lower, found.upper];
    let label = Value::from(context.language.text("averaging-mean"));
    let mut values = vec![label, Value::Blank];
    values.extend((TOTAL..SHARE).map(|_| Value::Blank));
    values.extend((SHARE..=UPPER).zip(own).map(|(column, share)| {
        Value::formula(format!("IFERROR(AVERAGE({}),\"\")", over(column)), share)
    }));
    let last = OWN + UPPER - SHARE;
    let live = format!("{}:{}", a1(number, SHARE), a1(number, UPPER));
    let stored = format!("{}:{}", a1(number, OWN), a1(number, last));
    // Shares are stored with six digits.
    values.push(row::agrees(context, &live, &stored, 5));
    values.push(Value::Blank);
    values.extend(own.map(Value::from));
    page.push(Look::Table, values);
    let cell = |column| format!("'{sheet}'!{}", a1(number, column));
    let cells = [SHARE, SHARE + 1, UPPER].map(cell);
    Some(Mean { cells, shares: format!("'{sheet}'!{}", over(SHARE)) })
}

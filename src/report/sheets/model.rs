//! *Modell*: the sums of the workbook, worked out live from *Positionen*.
//!
//! In: the figures of analyse. Out: a page with one row for each period and department, whose
//! cells add the lines by group and class, and the places of these cells for the sheets that show
//! them. Each sum is calculated here and nowhere else. The program's own figures stand in hidden
//! columns beside, and a cell of each row says whether both agree. Deliberately absent: rankings
//! and lists of lines, which are as of the run.

use std::collections::BTreeMap;

use crate::analyse::{ClassTotals, PeriodFigures};
use crate::classify::{Class, Classified};
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{LIST_ROWS, Look, Page, Value, a1};
use crate::schema::{BudgetLine, DepartmentIndex};

use super::lines;

const WIDTHS: [u16; 18] = [34, 16, 18, 18, 18, 18, 18, 18, 18, 14, 2, 18, 18, 18, 18, 18, 18, 18];
const GROUP: u16 = 1;
const TOTAL: u16 = 2;
const FIRST_CLASS: u16 = 3;
const POSITIVE: u16 = 7;
const NEGATIVE: u16 = 8;
const AGREES: u16 = 9;
/// The program's own figures, in the order of the live ones from the total on.
const OWN: u16 = 11;
const FIGURES: u16 = 7;

/// The places of the live sums.
pub(in crate::report) struct Model {
    sheet: String,
    target_row: u32,
    wholes: BTreeMap<Period, u32>,
    departments: BTreeMap<(Period, DepartmentIndex), u32>,
    last_row: u32,
    sources: Sources,
}

/// A row of live sums, as formulas of other sheets name its cells.
#[derive(Debug, Clone)]
pub(in crate::report) struct Sums {
    sheet: String,
    row: u32,
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
        let column = self.sources.column(period)?;
        let sheets = self.sources.sheets.iter();
        let ranges = sheets.map(|sheet| whole_column(sheet, column)).collect::<Vec<_>>();
        Some(format!("SUM({})", ranges.join(",")))
    }

    fn sums(&self, row: Option<&u32>) -> Option<Sums> {
        row.map(|&row| Sums { sheet: self.sheet.clone(), row })
    }

    fn cell(&self, row: u32, column: u16) -> String {
        format!("'{}'!{}", self.sheet, a1(row, column))
    }
}

impl Sums {
    /// The sum of all classes.
    pub(in crate::report) fn total(&self) -> String {
        self.cell(TOTAL)
    }

    /// The sum of a class.
    pub(in crate::report) fn class(&self, class: Class) -> String {
        self.cell(FIRST_CLASS + class as u16)
    }

    /// Unclear amounts above zero.
    pub(in crate::report) fn unclear_positive(&self) -> String {
        self.cell(POSITIVE)
    }

    /// Unclear amounts below zero.
    pub(in crate::report) fn unclear_negative(&self) -> String {
        self.cell(NEGATIVE)
    }

    /// Live sums of the classes.
    pub(in crate::report) fn classes<'a>(&self, totals: &ClassTotals) -> [Value<'a>; 4] {
        Class::ALL.map(|class| Value::formula(self.class(class), totals.of(class)))
    }

    /// The smallest share that can result.
    pub(in crate::report) fn lower(&self) -> String {
        self.bound(&self.unclear_negative())
    }

    /// The largest share that can result.
    pub(in crate::report) fn upper(&self) -> String {
        self.bound(&self.unclear_positive())
    }

    fn bound(&self, unclear: &str) -> String {
        let (total, innovation) = (self.total(), self.class(Class::Innovation));
        format!("IF({total}>0,({innovation}+{unclear})/{total},\"\")")
    }

    fn cell(&self, column: u16) -> String {
        format!("'{}'!{}", self.sheet, a1(self.row, column))
    }
}

/// The group of a line in scope that the model adds by: whether the target is taken over it, and
/// its department. A letter leads, so that no program takes it for a number.
pub(super) fn group(context: &Context<'_>, line: &BudgetLine) -> String {
    key(context.run.round.policy.areas.contains(&line.area), line.department)
}

pub(super) fn key(in_target: bool, department: DepartmentIndex) -> String {
    let letter = if in_target { 'Z' } else { 'A' };
    format!("{letter}{}", department.0 + 1)
}

/// The page and the places on it.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> (Page<'a>, Model) {
    let title = context.text("model-title");
    let mut page = Page::new(context.text("sheet-model"), title, &WIDTHS);
    page.hidden_columns = OWN..OWN + FIGURES;
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
        last_row: 0,
        sources: Sources::new(context),
    };
    for figures in &context.run.analysis.periods {
        period(context, &mut page, &mut model, figures);
    }
    model.last_row = page.next_row().saturating_sub(1);
    (page, model)
}

fn period<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &mut Model,
    figures: &'a PeriodFigures,
) {
    let Model { wholes, departments, sources, .. } = model;
    let Some(amounts) = sources.column(figures.period) else { return };
    page.section(context.period(figures.period));
    let header = page.header(headings(context));
    let targets = &context.run.analysis.target_periods;
    let is_target =
        targets.iter().any(|&one| context.run.analysis.periods[one].period == figures.period);
    let row = Row { sources, amounts, header };
    let mut inside = figures.departments.iter().filter(|found| found.in_target).peekable();
    if is_target && inside.peek().is_some() {
        let first = page.next_row();
        for department in figures.departments.iter().filter(|found| found.in_target) {
            departments.insert((figures.period, department.department), page.next_row());
            let label = context.department_label(department.department);
            row.push(context, page, label, &key(true, department.department), Own::of(department));
        }
        let last = page.next_row() - 1;
        wholes.insert(figures.period, page.next_row());
        sum_row(context, page, first..=last, Own::of_period(figures));
        for department in figures.departments.iter().filter(|found| !found.in_target) {
            departments.insert((figures.period, department.department), page.next_row());
            let label = context.department_label(department.department);
            row.push(context, page, label, &key(false, department.department), Own::of(department));
        }
    } else {
        wholes.insert(figures.period, page.next_row());
        row.push(context, page, context.text("departments-sum"), "Z*", Own::of_period(figures));
    }
}

fn headings(context: &Context<'_>) -> Vec<String> {
    let mut headings = context.texts(&["department-label", "line-group", "total"]);
    // Plain words: the formulas look for them among the lines.
    headings.extend(context.classes.iter().cloned());
    headings.extend(context.texts(&["model-positive", "model-negative", "model-agrees", ""]));
    let own: Vec<String> = headings[usize::from(TOTAL)..usize::from(AGREES)].to_vec();
    headings.extend(own.iter().map(|heading| context.format("model-own", &[("figure", heading)])));
    headings
}

/// What analyse found for a row: total, classes, unclear above and below zero.
struct Own([Total; FIGURES as usize]);

impl Own {
    fn of(department: &crate::analyse::DepartmentFigures) -> Self {
        Self::new(&department.totals, &department.target)
    }

    fn of_period(figures: &PeriodFigures) -> Self {
        Self::new(&figures.totals, &figures.target)
    }

    fn new(totals: &ClassTotals, target: &crate::analyse::target::Target) -> Self {
        let [operations, enhancement, innovation, unclear] = totals.0;
        let (positive, negative) = (target.unclear_positive, target.unclear_negative);
        Self([totals.total(), operations, enhancement, innovation, unclear, positive, negative])
    }
}

/// Writes the rows of one period.
struct Row<'s> {
    sources: &'s Sources,
    amounts: u16,
    header: u32,
}

impl Row<'_> {
    fn push<'a>(
        &self,
        context: &Context<'a>,
        page: &mut Page<'a>,
        label: String,
        group: &str,
        own: Own,
    ) {
        let row = page.next_row();
        let group_cell = format!("${}", a1(row, GROUP));
        let mut live = vec![format!("SUM({}:{})", a1(row, FIRST_CLASS), a1(row, POSITIVE - 1))];
        for class in Class::ALL {
            live.push(self.sources.sum(self.amounts, &group_cell, &self.word(class), ""));
        }
        for sign in [">0", "<0"] {
            let unclear = self.word(Class::Unclear);
            live.push(self.sources.sum(self.amounts, &group_cell, &unclear, sign));
        }
        let first = [Value::from(label), Value::from(group.to_owned())];
        write(context, page, Look::Table, first, live, own);
    }

    /// The cell with the word of a class.
    fn word(&self, class: Class) -> String {
        let column = crate::provenance::column_letters(FIRST_CLASS + class as u16);
        format!("{column}${}", self.header + 1)
    }
}

/// The sum of the rows above.
fn sum_row<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    rows: std::ops::RangeInclusive<u32>,
    own: Own,
) {
    let over = |column| format!("SUM({}:{})", a1(*rows.start(), column), a1(*rows.end(), column));
    let live = (TOTAL..AGREES).map(over).collect();
    let first = [Value::from(context.text("departments-sum")), Value::Blank];
    write(context, page, Look::Strong, first, live, own);
}

/// Live figures, whether they agree, and the program's own.
fn write<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    look: Look,
    first: [Value<'a>; 2],
    live: Vec<String>,
    Own(own): Own,
) {
    let row = page.next_row();
    let [yes, no] = [true, false].map(|truth| context.yes_no(truth));
    let (first_live, first_own) = (a1(row, TOTAL), a1(row, OWN));
    let (last_live, last_own) = (a1(row, AGREES - 1), a1(row, OWN + FIGURES - 1));
    let agrees = format!(
        "IF(SUMPRODUCT(ABS(ROUND({first_live}:{last_live}-{first_own}:{last_own},2)))=0,\
         \"{yes}\",\"{no}\")"
    );
    let mut values = Vec::from(first);
    values.extend(live.into_iter().zip(own).map(|(live, own)| Value::formula(live, own)));
    values.push(Value::formula(agrees, Value::from(yes)));
    values.push(Value::Blank);
    values.extend(own.map(Value::from));
    page.push(look, values);
}

/// The sheets and columns the lines stand in.
pub(super) struct Sources {
    sheets: Vec<String>,
    group: u16,
    class: u16,
    periods: BTreeMap<Period, u16>,
}

impl Sources {
    fn new(context: &Context<'_>) -> Self {
        let count = u32::try_from(context.run.portfolio.lines.len()).expect("in 32 bits");
        Self::over(context, 0..count)
    }

    /// The same in a workbook that holds some of the lines.
    pub(super) fn of(context: &Context<'_>, lines: &[u32]) -> Self {
        Self::over(context, lines.iter().copied())
    }

    fn over(context: &Context<'_>, lines: impl Iterator<Item = u32>) -> Self {
        let classified = |line: u32| context.run.classification.lines[line as usize].as_deref();
        let rows: u64 = lines.map(|line| rows(context.line(line), classified(line))).sum();
        let name = context.text("sheet-lines");
        let count = rows.div_ceil(u64::from(LIST_ROWS)).max(1);
        let further = (2..=count).map(|number| format!("{name} {number}"));
        Self {
            sheets: std::iter::once(name.clone()).chain(further).collect(),
            group: lines::group_column(context),
            class: lines::CLASS,
            periods: lines::period_columns(context),
        }
    }

    /// The column of a period.
    pub(super) fn column(&self, period: Period) -> Option<u16> {
        self.periods.get(&period).copied()
    }

    /// The amounts in a column, of the group and the class two cells name, and of a sign if one
    /// is given.
    pub(super) fn sum(&self, amounts: u16, group: &str, class: &str, sign: &str) -> String {
        let parts = self.sheets.iter().map(|sheet| {
            let [money, groups, classes] =
                [amounts, self.group, self.class].map(|column| whole_column(sheet, column));
            let sign = if sign.is_empty() { String::new() } else { format!(",{money},\"{sign}\"") };
            format!("SUMIFS({money},{groups},{group},{classes},{class}{sign})")
        });
        parts.collect::<Vec<_>>().join("+")
    }
}

fn whole_column(sheet: &str, column: u16) -> String {
    let letters = crate::provenance::column_letters(column);
    format!("'{sheet}'!${letters}:${letters}")
}

/// Rows a line takes among the lines.
fn rows(line: &BudgetLine, classified: Option<&Classified>) -> u64 {
    match (classified, line.out_of_scope) {
        (Some(classified), None) => {
            classified.shown(line).map(|(_, judgement)| judgement.parts.len() as u64).sum()
        }
        _ => 1,
    }
}

//! *Übersicht* of one department's workbook.

use std::collections::BTreeSet;

use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::model::{self, By, Sources};
use crate::schema::DepartmentIndex;

const WIDTHS: [u16; 12] = [30, 18, 18, 18, 18, 18, 18, 14, 14, 11, 11, 14];
const FIRST_CLASS: u16 = 2;
const GROUP: u16 = 11;

/// The sheet; `contents` are the names of the other sheets, in order.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    department: DepartmentIndex,
    contents: &[String],
) -> Page<'a> {
    let label = context.department_label(department);
    let years = context.fiscal_years();
    let title = context.format("department-title", &[("department", &label), ("years", &years)]);
    let mut page = Page::new(context.text("sheet-overview"), title, &WIDTHS);
    let known = context.department(department);
    let basis = context.run.round.policy.basis.code();
    for (key, value) in [
        ("overview-organisation", context.run.round.organisation.to_string()),
        ("line-area", known.area.to_string()),
        ("overview-basis", context.language.text(&format!("basis-{basis}"))),
        ("stamp-round", context.run.round.name.clone()),
        ("stamp-report", context.report_id.clone()),
        ("methods-version", env!("CARGO_PKG_VERSION").to_owned()),
    ] {
        page.push(Look::Plain, [Value::from(context.text(key)), Value::from(value)]);
    }
    page.gap();
    page.note(&context.text("departments-remark"));
    if !context.run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
    figures(context, &mut page, department);
    let count = super::review::items(context, Some(department)).count();
    let count = context.language.count(count as u64);
    page.gap();
    page.note(&context.format("department-review", &[("count", &count)]));
    super::review::note_cut(context, &mut page, Some(department));
    page.section(context.text("overview-contents"));
    for name in contents {
        page.push(Look::Link, [Value::Link { sheet: name.clone(), text: name.clone() }]);
    }
    page
}

fn figures<'a>(context: &Context<'a>, page: &mut Page<'a>, department: DepartmentIndex) {
    let values = [("currency", &*context.run.round.currency)];
    page.section(context.format("department-figures", &values));
    let mut headings = context.texts(&["period", "total"]);
    // Plain words: the formulas look for them among the lines.
    headings.extend(context.classes.iter().cloned());
    headings.extend(context.texts(&["share", "lower", "upper", "line-count", "unclear-count"]));
    headings.push(context.text("line-group"));
    let header = page.header(headings);
    let lines = &context.department_lines[usize::from(department.0)];
    let sources = Sources::of(context, lines);
    for period in &context.run.analysis.periods {
        let found = period.departments.iter().find(|found| found.department == department);
        let Some(found) = found else { continue };
        let row = page.next_row();
        let total = found.totals.total();
        let sum = format!("SUM({}:{})", a1(row, 2), a1(row, 5));
        let mut values = vec![Value::from(context.period(period.period))];
        values.push(Value::formula(sum, total));
        let live = Live { sources: &sources, period: period.period, row, header };
        values.extend(Class::ALL.map(|class| live.sum(class, "", found.totals.of(class))));
        let (whole, innovation) = (a1(row, 1), a1(row, 4));
        let share = Ratio::of(found.totals.of(Class::Innovation), total);
        let formula = format!("IF({whole}>0,{innovation}/{whole},\"\")");
        values.push(Value::formula(formula, share));
        let result = found.target.result.as_ref();
        values.push(live.bound("<0", result.map(|result| result.lower)));
        values.push(live.bound(">0", result.map(|result| result.upper)));
        values.push(live.count(false, found.line_count));
        values.push(live.count(true, found.unclear_count));
        values.push(Value::from(model::key(found.in_target, department)));
        page.push(Look::Table, values);
    }
}

/// The live sums of one row.
struct Live<'s> {
    sources: &'s Sources,
    period: Period,
    row: u32,
    header: u32,
}

impl Live<'_> {
    fn formula(&self, class: Class, sign: &str) -> Option<String> {
        let amounts = self.sources.column(self.period)?;
        Some(self.sources.sum(amounts, (By::Group, &self.group()), &self.word(class), sign))
    }

    fn word(&self, class: Class) -> String {
        let column = crate::provenance::column_letters(FIRST_CLASS + class as u16);
        format!("{column}${}", self.header + 1)
    }

    fn group(&self) -> String {
        format!("${}", a1(self.row, GROUP))
    }

    /// The lines of the period, or those with unclear money.
    fn count<'a>(&self, unclear: bool, count: u64) -> Value<'a> {
        let Some(amounts) = self.sources.column(self.period) else { return count.into() };
        let formula = if unclear {
            self.sources.class_count(amounts, &self.group(), &self.word(Class::Unclear))
        } else {
            self.sources.line_count(amounts, &self.group())
        };
        Value::formula(formula, count)
    }

    fn sum<'a>(&self, class: Class, sign: &str, total: Total) -> Value<'a> {
        match self.formula(class, sign) {
            Some(formula) => Value::formula(formula, total),
            None => total.into(),
        }
    }

    /// The share if unclear amounts of a sign count as innovation.
    fn bound<'a>(&self, sign: &str, share: Option<Ratio>) -> Value<'a> {
        let Some(unclear) = self.formula(Class::Unclear, sign) else { return share.into() };
        let innovation = a1(self.row, FIRST_CLASS + Class::Innovation as u16);
        let total = a1(self.row, FIRST_CLASS - 1);
        let formula = format!("IF({total}>0,({innovation}+{unclear})/{total},\"\")");
        Value::formula(formula, share)
    }
}

/// Files the department's lines stand in.
pub(in crate::report) fn files<'a>(
    context: &Context<'a>,
    department: DepartmentIndex,
) -> BTreeSet<&'a str> {
    let tables: BTreeSet<_> = context.department_lines[usize::from(department.0)]
        .iter()
        .flat_map(|&line| {
            let line = context.line(line);
            line.amounts.iter().map(|amount| amount.table).chain([line.table])
        })
        .collect();
    let portfolio = &context.run.portfolio;
    tables.iter().map(|table| &*portfolio.tables[table.0 as usize].sheet.path).collect()
}

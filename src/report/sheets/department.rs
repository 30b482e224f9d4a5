//! *Übersicht* of one department's workbook: what it costs, what part is innovation for certain and
//! at most, how it grew, and what is to be reviewed first, on one printed page.

use std::collections::{BTreeMap, BTreeSet};

use super::charts::open;
use super::spoken::Words;
use crate::analyse::{DepartmentFigures, GrowthSubject};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Headline, Look, Page, Picture, ShareChart, Value, a1};
use crate::report::sheets::model::{self, By, Sources};
use crate::schema::DepartmentIndex;

const WIDTHS: [u16; 13] = [38, 18, 18, 18, 18, 18, 18, 14, 14, 14, 11, 11, 14];
const TOTAL: u16 = 1;
const FIRST_CLASS: u16 = 2;
const LOWER: u16 = 7;
const UPPER: u16 = 9;
const GROUP: u16 = 12;
/// Lines to review that are named on the page.
const LINES: usize = 5;
const CHART_HEIGHT: u32 = 280;

/// The sheet, one printed page.
pub(in crate::report) fn page<'a>(
    context: &'a Context<'a>,
    department: DepartmentIndex,
) -> Page<'a> {
    let label = context.department_label(department);
    let years = context.fiscal_years();
    let title = context.format("department-title", &[("department", &label), ("years", &years)]);
    let mut page = Page::new(context.text("sheet-overview"), title, &WIDTHS);
    page.on_one_sheet_of_paper = true;
    let known = context.department(department);
    let basis = context.run.round.policy.basis.code();
    let facts = [
        ("overview-organisation", context.run.round.organisation.to_string()),
        ("line-area", known.area.to_string()),
        ("overview-basis", context.language.text(&format!("basis-{basis}"))),
        ("stamp-round", context.run.round.name.clone()),
        ("stamp-report", context.report_id.clone()),
        ("methods-version", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    for (key, value) in facts {
        page.push(Look::Plain, [Value::from(context.text(key)), Value::from(value)]);
    }
    page.note(&context.text("departments-remark"));
    if !context.run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
    let rows = figures(context, &mut page, department);
    shares(context, &mut page, department, &rows);
    growth(context, &mut page, department, &rows);
    decide(context, &mut page, department);
    let name = context.text("sheet-contents");
    let text = context.format("overview-to-contents", &[("sheet", &name)]);
    page.push(Look::Link, [Value::Link { sheet: name, text }]);
    page
}

/// The row of each period, and its figures.
struct Rows<'a> {
    header: u32,
    found: BTreeMap<Period, (u32, &'a DepartmentFigures)>,
}

/// Share and bounds of the periods as a picture, named by the first target period.
fn shares<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    department: DepartmentIndex,
    rows: &Rows<'a>,
) {
    let target = context.targets().find_map(|figures| {
        let (row, found) = rows.found.get(&figures.period)?;
        Some((figures.period, *row, found.target.result.as_ref()?))
    });
    let Some((period, row, result)) = target else { return };
    let percent = |share, column| Words::percent(context, share, Some(&a1(row, column)), 2);
    let label = Words::fixed(context.department_label(department));
    let period = Words::fixed(context.period(period));
    let (lower, upper) = (percent(result.lower, LOWER), percent(result.upper, UPPER));
    let words = [("department", &label), ("period", &period), ("lower", &lower), ("upper", &upper)];
    let words = Words::filled(context, "department-share-title", &words);
    page.gap();
    let place = page.push(Look::Section, [words.value()]);
    let last_row = rows.found.values().map(|(row, _)| *row).max().unwrap_or(rows.header + 1);
    // A longer text that stands for a chart is not stored at all.
    let said: String = words.stored().chars().take(200).collect();
    let values = [("title", said.as_str())];
    page.picture(Picture::Shares(ShareChart {
        alt_text: context.format("department-share-alt", &values),
        title: Headline {
            text: words.stored().to_owned(),
            cell: Some((page.name.clone(), place, 0)),
        },
        sheet: page.name.clone(),
        header_row: rows.header,
        last_row,
        category_column: 0,
        first_column: LOWER,
        has_target: false,
        words: ["charts-certain", "charts-open", "charts-target"].map(|key| context.text(key)),
        axis: context.text("charts-shares-axis"),
        size: (page.pixels_from(0), CHART_HEIGHT),
    }));
}

/// The change from the year before to each target period.
fn growth<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    department: DepartmentIndex,
    rows: &Rows<'a>,
) {
    let subject = GrowthSubject::Department(department);
    let compared: Vec<_> = context
        .targets()
        .filter_map(|figures| {
            let growth = &context.run.analysis.growth;
            let growth = growth.iter().find(|growth| growth.to == figures.period)?;
            Some((growth, growth.rows.iter().find(|row| row.subject == subject)?))
        })
        .collect();
    if compared.is_empty() {
        return;
    }
    page.header([
        context.text("overview-growth"),
        context.money_heading(&context.text("growth-before")),
        context.money_heading(&context.text("growth-after")),
        context.money_heading(&context.text("change")),
        context.text("growth"),
    ]);
    for (growth, row) in compared {
        let sum = |period, sum: Option<Total>| {
            let Some(sum) = sum else { return Value::Blank };
            match rows.found.get(&period) {
                Some((place, found)) if found.totals.total() == sum => {
                    Value::formula(a1(*place, TOTAL), sum)
                }
                _ => sum.into(),
            }
        };
        let number = page.next_row();
        let (before, after, change) = (a1(number, 1), a1(number, 2), a1(number, 3));
        let periods = [("from", context.period(growth.from)), ("to", context.period(growth.to))];
        let periods = periods.each_ref().map(|(name, period)| (*name, period.as_str()));
        page.push(
            Look::Table,
            [
                Value::from(context.format("growth-section", &periods)),
                sum(growth.from, row.earlier()),
                sum(growth.to, row.later()),
                Value::formula(format!("{after}-{before}"), row.change()),
                Value::formula(format!("IF({before}>0,{change}/{before},\"\")"), row.rate),
            ],
        );
    }
}

/// The weightiest lines to review, and how many there are.
fn decide<'a>(context: &'a Context<'a>, page: &mut Page<'a>, department: DepartmentIndex) {
    let items: Vec<_> = super::review::items(context, Some(department)).collect();
    page.gap();
    if !items.is_empty() {
        page.header([
            context.text("overview-review-first"),
            context.money_heading(&context.text("amount")),
            context.text("line-title"),
        ]);
    }
    for item in items.iter().take(LINES) {
        let line = context.line(item.line);
        let values = [Value::from(&*line.id), Value::from(item.weight), Value::from(line.label())];
        page.push(Look::Plain, values);
    }
    let count = context.language.count(items.len() as u64);
    page.note(&context.format("department-review", &[("count", &count)]));
    super::review::note_cut(context, page, Some(department));
}

fn figures<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    department: DepartmentIndex,
) -> Rows<'a> {
    let values = [("currency", &*context.run.round.currency)];
    page.section(context.format("department-figures", &values));
    let mut headings = context.texts(&["period", "total"]);
    // Plain words: the formulas look for them among the lines.
    headings.extend(context.classes.iter().cloned());
    headings.extend(context.texts(&["share", "lower", "charts-open", "upper"]));
    headings.extend(context.texts(&["line-count", "unclear-count"]));
    headings.push(context.text("line-group"));
    let header = page.header(headings);
    let lines = &context.department_lines[usize::from(department.0)];
    let sources = Sources::of(context, lines);
    let mut rows = Rows { header, found: BTreeMap::new() };
    for period in &context.run.analysis.periods {
        let found = period.departments.iter().find(|found| found.department == department);
        let Some(found) = found else { continue };
        let row = page.next_row();
        rows.found.insert(period.period, (row, found));
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
        let difference = format!("IF(ISNUMBER({0}),{0}-{1},0)", a1(row, UPPER), a1(row, LOWER));
        values.push(Value::formula(difference, result.map(open)));
        values.push(live.bound(">0", result.map(|result| result.upper)));
        values.push(live.count(false, found.line_count));
        values.push(live.count(true, found.unclear_count));
        values.push(Value::from(model::key(found.in_target, department)));
        page.push(Look::Table, values);
    }
    rows
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

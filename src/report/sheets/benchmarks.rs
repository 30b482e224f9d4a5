//! *Vergleichswerte*: own cost per quantity, and values from elsewhere beside it.

use crate::analyse::benchmarks::{BenchmarkComparison, NoFigure, OwnFigure};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::schema::Benchmark;

const WIDTHS: [u16; 9] = [34, 26, 30, 20, 18, 30, 26, 18, 40];
const COST: u16 = 3;
const COUNT: u16 = 4;
const VALUE: u16 = 5;

/// The sheet, where the round states quantities.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let references = &context.run.portfolio.references;
    let found = &context.run.analysis.benchmarks;
    if references.quantities.is_empty() {
        return None;
    }
    let title = context.text("benchmarks-title");
    let mut page = Page::new(context.text("sheet-benchmarks"), title, &WIDTHS);
    page.more_pages_wide = 1;
    page.note(&context.text("benchmarks-definition"));
    if !references.benchmarks.is_empty() {
        let path = &references.benchmarks_path;
        page.note(&context.format("benchmarks-signs", &[("path", path)]));
    }
    let first = figures(context, &mut page, found);
    if !references.benchmarks.is_empty() {
        beside(context, &mut page, found, first);
    }
    Some(page)
}

/// Own figures; gives the row of the first.
fn figures<'a>(context: &Context<'a>, page: &mut Page<'a>, found: &'a BenchmarkComparison) -> u32 {
    page.section(context.text("benchmarks-figures"));
    let mut headings =
        context.texts(&["benchmarks-quantity", "benchmarks-period", "department-label"]);
    headings.push(context.money_heading(&context.text("benchmarks-cost")));
    headings.push(context.text("benchmarks-count"));
    headings.push(context.money_heading(&context.text("benchmarks-value")));
    headings.extend(context.texts(&["benchmarks-source", "benchmarks-reason"]));
    let first = page.header(headings) + 1;
    for figure in &found.figures {
        let row = page.next_row();
        let (cost, count) = (a1(row, COST), a1(row, COUNT));
        let value = match figure.value {
            Ok(value) => Value::formula(format!("ROUND({cost}/{count},2)"), value),
            Err(_) => Value::Blank,
        };
        let values = vec![
            Value::from(&*figure.quantity),
            Value::from(context.period(figure.period)),
            Value::from(whose(context, figure)),
            figure.cost.into(),
            figure.hundredths.map_or(Value::Blank, Value::Posts),
            value,
            Value::from(&*figure.source),
            figure.value.as_ref().err().map(|reason| said(context, reason)).into(),
        ];
        page.push(Look::Table, values);
    }
    first
}

fn whose(context: &Context<'_>, figure: &OwnFigure) -> String {
    figure
        .department
        .map_or_else(|| context.text("benchmarks-whole"), |own| context.department_label(own))
}

fn said(context: &Context<'_>, reason: &NoFigure) -> String {
    match reason {
        NoFigure::CostNotPositive => context.text("benchmarks-not-positive"),
        NoFigure::QuantityMissing(departments) if departments.is_empty() => {
            context.text("benchmarks-missing-all")
        }
        NoFigure::QuantityMissing(departments) => {
            let codes: Vec<&str> =
                departments.iter().map(|&own| &*context.department(own).code).collect();
            context.format("benchmarks-missing", &[("departments", &codes.join(", "))])
        }
    }
}

fn beside<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    found: &'a BenchmarkComparison,
    first: u32,
) {
    page.section(context.text("benchmarks-beside"));
    let mut headings = context.texts(&["benchmarks-indicator", "benchmarks-period"]);
    headings.push(context.text("department-label"));
    headings.push(context.money_heading(&context.text("benchmarks-value")));
    headings.push(context.money_heading(&context.text("benchmarks-benchmark")));
    headings.push(context.text("benchmarks-unit"));
    headings.push(context.money_heading(&context.text("benchmarks-difference")));
    headings.extend(context.texts(&["benchmarks-year", "benchmarks-source"]));
    page.header(headings);
    let benchmarks = &context.run.portfolio.references.benchmarks;
    for one in &found.beside {
        let figure = &found.figures[one.figure];
        let row = page.next_row();
        let number = u32::try_from(one.figure).expect("figures of a sheet");
        let value = figure.value.as_ref().ok();
        let own = value.map(|&value| Value::formula(a1(first + number, VALUE), value));
        let difference = one
            .difference
            .map(|sum| Value::formula(format!("{}-{}", a1(row, COST), a1(row, COUNT)), sum));
        let mut values = vec![
            Value::from(&*benchmarks[one.benchmark].name),
            Value::from(context.period(figure.period)),
            Value::from(whose(context, figure)),
            own.unwrap_or(Value::Blank),
        ];
        values.extend(elsewhere(&benchmarks[one.benchmark], difference));
        page.push(Look::Table, values);
    }
    for &number in &found.alone {
        let mut values = vec![Value::from(&*benchmarks[number].name), Value::Blank];
        values.push(Value::from(context.text("benchmarks-alone")));
        values.push(Value::Blank);
        values.extend(elsewhere(&benchmarks[number], None));
        page.push(Look::Table, values);
    }
}

fn elsewhere<'a>(benchmark: &'a Benchmark, difference: Option<Value<'a>>) -> [Value<'a>; 5] {
    [
        benchmark.value.into(),
        Value::from(&*benchmark.unit),
        difference.unwrap_or(Value::Blank),
        Value::from(benchmark.year.to_string()),
        Value::from(&*benchmark.source),
    ]
}

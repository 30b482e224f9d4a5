//! *Übersicht*: the round, the verdict in words, the big figures, two charts.

use super::departments::ChartRows;
use crate::analyse::{PeriodFigures, ReviewCause};
use crate::classify::{Class, DecisionState};
use crate::diagnostic::Severity;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Chart, Look, Page, Value, a1};

const WIDTHS: [u16; 7] = [46, 19, 19, 19, 19, 19, 16];
/// More bars than this cannot be told apart on a printed page.
const BARS_SHOWN: u32 = 30;

/// The sheet; `contents` are the names of the other sheets, in order.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    chart: Option<ChartRows>,
    contents: &[String],
) -> Page<'a> {
    let round = &context.run.round;
    let years = context.fiscal_years();
    let title = context
        .format("overview-title", &[("organisation", &round.organisation), ("years", &years)]);
    let mut page = Page::new(context.text("sheet-overview"), title, &WIDTHS);
    about(context, &mut page);
    if context.run.analysis.target_periods.is_empty() {
        page.section(context.text("overview-verdict"));
        page.note(&context.text("no-target"));
    }
    for (number, figures) in context.targets().enumerate() {
        if number > 0 {
            page.breaks.push(page.next_row());
        }
        verdict(context, &mut page, figures);
        classes(context, &mut page, figures);
        largest(context, &mut page, figures);
    }
    caveats(context, &mut page);
    page.section(context.text("overview-contents"));
    let link = |name: &String| Value::Link { sheet: name.clone(), text: name.clone() };
    for names in contents.chunks(page.widths.len() - 1) {
        page.push(Look::Link, names.iter().map(link));
    }
    page.breaks.push(page.next_row());
    years_table(context, &mut page);
    if let Some(rows) = chart {
        page.breaks.push(page.next_row());
        departments_chart(context, &mut page, rows);
    }
    page
}

fn about(context: &Context<'_>, page: &mut Page<'_>) {
    let round = &context.run.round;
    let areas: Vec<&str> = round.policy.areas.iter().map(|area| &**area).collect();
    let word = |kind: &str, code: &str| context.language.text(&format!("{kind}-{code}"));
    for (key, value) in [
        ("overview-organisation", round.organisation.to_string()),
        ("overview-years", context.fiscal_years()),
        ("overview-stage", word("stage", round.stage.code())),
        ("overview-basis", word("basis", round.policy.basis.code())),
        (
            "double-count-income",
            context.text(&format!("double-count-{}", round.policy.income.code())),
        ),
        ("overview-areas", areas.join(", ")),
        ("overview-currency", round.currency.to_string()),
    ] {
        page.push(Look::Plain, [Value::from(context.text(key)), Value::from(value)]);
    }
}

fn verdict<'a>(context: &Context<'a>, page: &mut Page<'a>, figures: &'a PeriodFigures) {
    let period = context.period(figures.period);
    page.section(context.format("overview-target", &[("period", &period)]));
    let Some(result) = &figures.target.result else {
        page.note(&context.text("target-undefined"));
        return;
    };
    let percent = |share: Ratio| context.language.percent_digits(share, 2);
    let target = context.language.percent(context.run.round.policy.target_share);
    let label = Value::from(context.format("overview-verdict-label", &[("target", &target)]));
    let row = page.push(Look::Strong, [label, Value::from(context.verdict(result.verdict))]);
    // The words of the verdict run on over the cell beside them.
    page.rows[row as usize].push(super::cell(Look::Strong, Value::Blank));
    let sentence = context.format(
        &format!("overview-{}", code(result.verdict)),
        &[
            ("share", &percent(result.share)),
            ("lower", &percent(result.lower)),
            ("upper", &percent(result.upper)),
            ("target", &target),
            ("rule", &averaging(context)),
        ],
    );
    page.note(&sentence);
    if !context.run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
    page.gap();
    page.header([context.text("overview-gap"), context.money_heading(&context.text("amount"))]);
    for (key, gap) in [
        ("target-shift", Some(result.gap.shift)),
        ("target-add", Some(result.gap.add)),
        ("target-cut", result.gap.cut),
    ] {
        let value = gap.map_or(Value::from(context.text("overview-no-cut")), Value::from);
        page.push(Look::Table, [Value::from(context.text(key)), value]);
    }
    page.note(&context.text("overview-gap-remark"));
    if result.gap.cut.is_none() {
        page.note(&context.text("target-no-cut"));
    }
}

const fn code(verdict: crate::analyse::target::Verdict) -> &'static str {
    use crate::analyse::target::Verdict;
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::Undecidable => "undecidable",
    }
}

fn averaging(context: &Context<'_>) -> String {
    let code = context.run.round.policy.averaging.code();
    context.language.text(&format!("averaging-{code}"))
}

fn classes<'a>(context: &Context<'a>, page: &mut Page<'a>, figures: &'a PeriodFigures) {
    page.gap();
    page.header([
        context.text("overview-classes"),
        context.money_heading(&context.text("amount")),
        context.text("line-share"),
    ]);
    let first = page.next_row();
    let total_row = first + 4;
    let total = figures.totals.total();
    let share = |row: u32, sum| {
        let whole = a1(total_row, 1);
        let formula = format!("IF({whole}>0,{}/{whole},\"\")", a1(row, 1));
        Value::formula(formula, Ratio::of(sum, total))
    };
    for class in Class::ALL {
        let row = page.next_row();
        let sum = figures.totals.of(class);
        let label = Value::from(context.class(class).to_owned());
        page.push(Look::Table, [label, sum.into(), share(row, sum)]);
    }
    let sum = format!("SUM({}:{})", a1(first, 1), a1(total_row - 1, 1));
    let values = [
        Value::from(context.text("overview-total")),
        Value::formula(sum, total),
        share(total_row, total),
    ];
    page.push(Look::Strong, values);
    let counts = [("lines", figures.line_count), ("unclear", figures.unclear_count)]
        .map(|(name, count)| (name, context.language.count(count)));
    let weight = figures.target.unclear_positive - figures.target.unclear_negative;
    let weight = context.language.money(weight, &context.run.round.currency);
    let values: Vec<(&str, &str)> = counts
        .iter()
        .map(|(name, count)| (*name, count.as_str()))
        .chain([("weight", weight.as_str())])
        .collect();
    page.note(&context.format("overview-lines", &values));
}

fn largest<'a>(context: &Context<'a>, page: &mut Page<'a>, figures: &'a PeriodFigures) {
    page.gap();
    page.header([
        context.text("overview-largest"),
        context.money_heading(&context.text("total")),
        context.text("overview-share-of-total"),
    ]);
    let mut departments: Vec<_> =
        figures.departments.iter().filter(|department| department.in_target).collect();
    departments.sort_by_key(|department| std::cmp::Reverse(department.totals.total()));
    for department in departments.into_iter().take(3) {
        let total = department.totals.total();
        let share = Ratio::of(total, figures.totals.total());
        let label = Value::from(context.department_label(department.department));
        page.push(Look::Table, [label, total.into(), share.into()]);
    }
}

fn caveats<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    let run = context.run;
    page.section(context.text("overview-caveats"));
    // Beside a verdict the caveat stands there.
    if run.analysis.target_periods.is_empty() && !run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
    if run.analysis.current_payments_missing {
        page.note(&context.text("overview-payments"));
    }
    let money = |sum: Total| context.language.money(sum, &run.round.currency);
    let unproven = run.analysis.innovation_without_cost_benefit;
    if unproven != Total::ZERO {
        page.note(&context.format("overview-cost-benefit", &[("sum", &money(unproven))]));
    }
    decisions(context, page);
    let count = |severity| {
        let found = run.diagnostics.iter().filter(|found| found.severity == severity);
        context.language.count(found.count() as u64)
    };
    let values = [count(Severity::Error), count(Severity::Warning), count(Severity::Note)];
    page.note(&context.format(
        "overview-diagnostics",
        &[("errors", &values[0]), ("warnings", &values[1]), ("notes", &values[2])],
    ));
    let review = &run.analysis.review;
    let causes = ReviewCause::ALL.map(|cause| {
        let found = review.iter().filter(|item| item.causes.contains(cause)).count();
        format!(
            "{}: {}",
            context.text(super::review::cause(cause)),
            context.language.count(found as u64)
        )
    });
    let count = context.language.count(review.len() as u64);
    let values = [("count", &*count), ("list", &*causes.join("; "))];
    page.note(&context.format("overview-review", &values));
    super::review::note_cut(context, page, None);
}

/// How much people decided; nothing where nobody did.
fn decisions(context: &Context<'_>, page: &mut Page<'_>) {
    let outcomes = &context.run.classification.decisions;
    if outcomes.is_empty() {
        return;
    }
    let count = |state| {
        let count = outcomes.iter().filter(|outcome| outcome.state == state).count();
        context.language.count(count as u64)
    };
    let sum = context.run.department_reviews.iter().map(|review| review.by_decisions).sum();
    let values = [
        ("count", &*count(DecisionState::InForce)),
        ("stale", &*count(DecisionState::Stale)),
        ("sum", &*context.language.money(sum, &context.run.round.currency)),
    ];
    page.note(&context.format("overview-decisions", &values));
}

/// All years with their classes: the table behind the chart, readable without it.
fn years_table<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    page.section(context.text("overview-by-year"));
    let mut headings = vec![context.text("period")];
    headings.extend(context.class_headings());
    headings.push(context.money_heading(&context.text("total")));
    headings.push(context.text("share"));
    let header = page.header(headings);
    let periods = &context.run.analysis.periods;
    for figures in periods {
        let row = page.next_row();
        let mut values = vec![Value::from(context.period(figures.period))];
        values.extend(figures.totals.0.map(Value::from));
        let sum = format!("SUM({}:{})", a1(row, 1), a1(row, 4));
        values.push(Value::formula(sum, figures.totals.total()));
        let share = Ratio::of(figures.totals.of(Class::Innovation), figures.totals.total());
        let (total, innovation) = (a1(row, 5), a1(row, 3));
        let formula = format!("IF({total}>0,{innovation}/{total},\"\")");
        values.push(Value::formula(formula, share));
        page.push(Look::Table, values);
    }
    if periods.is_empty() {
        return;
    }
    let last_row = page.next_row() - 1;
    let largest = periods.iter().map(|figures| figures.totals.total()).max().unwrap_or_default();
    page.gap();
    page.chart(Chart {
        title: context.text("chart-years"),
        alt_text: context.text("chart-years-alt"),
        lying: false,
        sheet: page.name.clone(),
        header_row: header,
        last_row,
        category_column: 0,
        first_class_column: 1,
        axis: context.axis(largest),
        classes: context.classes.clone(),
        height_pixels: 500,
    });
}

fn departments_chart<'a>(context: &Context<'a>, page: &mut Page<'a>, rows: ChartRows) {
    let Some(figures) = context.targets().next() else { return };
    let largest = figures.departments.iter().map(|found| found.totals.total()).max();
    let period = context.period(figures.period);
    page.section(context.format("chart-departments", &[("period", &period)]));
    if rows.last - rows.header > BARS_SHOWN {
        let shown = BARS_SHOWN.to_string();
        page.note(&context.format("chart-departments-many", &[("shown", &shown)]));
        return;
    }
    page.note(&context.text("chart-departments-source"));
    page.chart(Chart {
        title: context.format("chart-departments", &[("period", &period)]),
        alt_text: context.format("chart-departments-alt", &[("period", &period)]),
        lying: true,
        sheet: context.text("sheet-departments"),
        header_row: rows.header,
        last_row: rows.last,
        category_column: rows.category_column,
        first_class_column: rows.first_class_column,
        axis: context.axis(largest.unwrap_or_default()),
        classes: context.classes.clone(),
        height_pixels: (180 + 40 * (rows.last - rows.header)).clamp(360, 660),
    });
}

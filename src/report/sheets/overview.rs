//! *Übersicht*: the round, the verdict in words, the big figures, two charts.

use std::collections::BTreeMap;

use super::departments::ChartRows;
use super::model::{Model, Sums};
use super::target::Places;
use crate::analyse::target::Verdict;
use crate::analyse::{ClassTotals, PeriodFigures, ReviewCause};
use crate::classify::{Class, DecisionState};
use crate::diagnostic::Severity;
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Chart, Look, Page, Value, a1};

/// Characters of figures in a text that stands for a chart; 255 in all are shown.
const FIGURES_SAID: usize = 110;

const WIDTHS: [u16; 7] = [46, 19, 19, 19, 19, 19, 16];
/// More bars than this cannot be told apart on a printed page.
const BARS_SHOWN: u32 = 30;

/// The sheet; `contents` are the names of the other sheets, in order.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    model: &Model,
    places: &BTreeMap<Period, Places>,
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
        verdict(context, &mut page, figures, places.get(&figures.period));
        classes(context, &mut page, model, figures);
        largest(context, &mut page, model, figures);
    }
    caveats(context, &mut page);
    page.section(context.text("overview-contents"));
    let link = |name: &String| Value::Link { sheet: name.clone(), text: name.clone() };
    for names in contents.chunks(page.widths.len() - 1) {
        page.push(Look::Link, names.iter().map(link));
    }
    page.breaks.push(page.next_row());
    years_table(context, &mut page, model);
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

fn verdict<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    figures: &'a PeriodFigures,
    places: Option<&Places>,
) {
    let period = context.period(figures.period);
    page.section(context.format("overview-target", &[("period", &period)]));
    let Some(result) = &figures.target.result else {
        page.note(&context.text("target-undefined"));
        return;
    };
    let percent = |share: Ratio| context.language.percent_digits(share, 2);
    let target = context.language.percent(context.run.round.policy.target_share);
    let label = Value::from(context.format("overview-verdict-label", &[("target", &target)]));
    let word = Value::from(context.verdict(result.verdict));
    let word = places.map_or(word.clone(), |places| Value::formula(places.verdict.clone(), word));
    let row = page.push(Look::Strong, [label, word]);
    // The words of the verdict run on over the cell beside them.
    page.rows[row as usize].push(super::cell(Look::Strong, Value::Blank));
    let shares = [("share", result.share), ("lower", result.lower), ("upper", result.upper)]
        .map(|(name, share)| (name, percent(share)));
    match places {
        Some(places) => sentences(context, page, places, result.verdict, &shares),
        None => {
            let shares: Vec<(&str, &str)> =
                shares.iter().map(|(name, share)| (*name, share.as_str())).collect();
            page.note(&context.format("overview-standing", &shares));
            page.note(&meaning(context, result.verdict));
        }
    }
    if !context.run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
    page.gap();
    page.header([context.text("overview-gap"), context.money_heading(&context.text("amount"))]);
    for (lever, key, gap) in [
        ("target-shift", Some(result.gap.shift)),
        ("target-add", Some(result.gap.add)),
        ("target-cut", result.gap.cut),
    ]
    .into_iter()
    .enumerate()
    .map(|(lever, (key, gap))| (lever, key, gap))
    {
        let value = match (gap, places) {
            (None, _) => Value::from(context.text("overview-no-cut")),
            (Some(gap), Some(places)) => Value::formula(places.gap[lever].clone(), gap),
            (Some(gap), None) => Value::from(gap),
        };
        page.push(Look::Table, [Value::from(context.text(key)), value]);
    }
    page.note(&context.text("overview-gap-remark"));
    if result.gap.cut.is_none() {
        page.note(&context.text("target-no-cut"));
    }
}

/// Share, bounds and verdict in words that follow the figures; cells beside would hide them.
fn sentences(
    context: &Context<'_>,
    page: &mut Page<'_>,
    places: &Places,
    verdict: Verdict,
    shares: &[(&str, String); 3],
) {
    let figures: Vec<(&str, &str)> =
        shares.iter().map(|(name, share)| (*name, share.as_str())).collect();
    let stored = context.format("overview-standing", &figures);
    let marked: Vec<(&str, String)> =
        figures.iter().map(|(name, _)| (*name, format!("\u{1}{name}\u{1}"))).collect();
    let marked: Vec<(&str, &str)> =
        marked.iter().map(|(name, mark)| (*name, mark.as_str())).collect();
    let text = context.format("overview-standing", &marked);
    let parts = text.split('\u{1}').map(|part| match part {
        "share" => percent_formula(context, &places.share),
        "lower" => percent_formula(context, &places.lower),
        "upper" => percent_formula(context, &places.upper),
        text => quoted(text),
    });
    let formula = parts.collect::<Vec<_>>().join("&");
    page.push(Look::Note, [Value::formula(formula, Value::from(stored))]);
    let [met, missed, open] = [Verdict::Met, Verdict::Missed, Verdict::Undecidable]
        .map(|verdict| (quoted(&context.verdict(verdict)), quoted(&meaning(context, verdict))));
    let cell = &places.verdict;
    let formula =
        format!("IF({cell}={},{},IF({cell}={},{},{}))", met.0, met.1, missed.0, missed.1, open.1);
    page.push(Look::Note, [Value::formula(formula, Value::from(meaning(context, verdict)))]);
}

/// What a verdict says.
fn meaning(context: &Context<'_>, verdict: Verdict) -> String {
    let target = context.language.percent(context.run.round.policy.target_share);
    let values = [("target", target.as_str()), ("rule", &averaging(context))];
    context.format(&format!("overview-{}", code(verdict)), &values)
}

/// A text within a formula.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A share as percent in the language of the report, whatever the spreadsheet's is.
pub(super) fn percent_formula(context: &Context<'_>, cell: &str) -> String {
    let (other, own, sign) = match context.language {
        Language::German => (".", ",", " %"),
        Language::English => (",", ".", "%"),
    };
    format!("SUBSTITUTE(FIXED({cell}*100,2,TRUE),\"{other}\",\"{own}\")&\"{sign}\"")
}

const fn code(verdict: Verdict) -> &'static str {
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

fn classes<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    let sums = class_sums(model, figures);
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
    for (class, live) in Class::ALL.into_iter().zip(sums) {
        let row = page.next_row();
        let label = Value::from(context.class(class).to_owned());
        page.push(Look::Table, [label, live, share(row, figures.totals.of(class))]);
    }
    let sum = format!("SUM({}:{})", a1(first, 1), a1(total_row - 1, 1));
    let values = [
        Value::from(context.text("overview-total")),
        Value::formula(sum, total),
        share(total_row, total),
    ];
    page.push(Look::Strong, values);
    counts(context, page, model, figures);
}

/// How many lines there are, how many are unclear, and what they come to.
fn counts<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    let sums = model.whole(figures.period);
    let weight = figures.target.unclear_positive - figures.target.unclear_negative;
    let unclear = |sums: &Sums| format!("{}-{}", sums.unclear_positive(), sums.unclear_negative());
    let weight = (unclear as fn(&Sums) -> String, Value::from(weight));
    for (key, (cell, own)) in [
        ("overview-lines", (Sums::lines as fn(&Sums) -> String, figures.line_count.into())),
        ("overview-unclear-lines", (Sums::unclear_lines, figures.unclear_count.into())),
        ("overview-unclear-sum", weight),
    ] {
        let value = match &sums {
            Some(sums) => Value::formula(cell(sums), own),
            None => own,
        };
        page.push(Look::Table, [Value::from(context.text(key)), value]);
    }
}

/// The sums of the classes, live as far as the model has them.
fn class_sums<'a>(model: &Model, figures: &PeriodFigures) -> [Value<'a>; 4] {
    match model.whole(figures.period) {
        Some(sums) => sums.classes(&figures.totals),
        None => figures.totals.0.map(Value::from),
    }
}

fn largest<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    let whole = model.whole(figures.period);
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
        let sums = model.department(figures.period, department.department);
        let (total, share) = match (&whole, sums) {
            (Some(whole), Some(sums)) => {
                let (cell, all) = (a1(page.next_row(), 1), whole.total());
                let formula = format!("IF({all}>0,{cell}/{all},\"\")");
                (Value::formula(sums.total(), total), Value::formula(formula, share))
            }
            _ => (total.into(), share.into()),
        };
        page.push(Look::Table, [label, total, share]);
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
    let missing = run.analysis.follow_up.missing;
    if missing != Total::ZERO {
        page.note(&context.format("follow-up-caveat", &[("sum", &money(missing))]));
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
fn years_table<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model) {
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
        values.extend(class_sums(model, figures));
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
    let is_other = |own: &&PeriodFigures| context.targets().all(|one| one.period != own.period);
    let said = context.targets().chain(periods.iter().filter(is_other));
    let said = said.map(|own| (context.period(own.period), &own.totals));
    let said = figures_said(context, said);
    page.gap();
    page.chart(Chart {
        title: context.text("chart-years"),
        alt_text: context.format("chart-years-alt", &[("figures", &said)]),
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

/// The figures of a chart in words, for people who do not see it: the first ones, as far as a
/// program shows such a text.
fn figures_said<'t>(
    context: &Context<'_>,
    bars: impl Iterator<Item = (String, &'t ClassTotals)>,
) -> String {
    let currency = &context.run.round.currency;
    let mut said = String::new();
    for (name, totals) in bars {
        let name: String = name.chars().take(40).collect();
        let total = context.language.money(totals.total(), currency);
        let innovation = context.language.money(totals.of(Class::Innovation), currency);
        let values = [("name", &*name), ("total", &*total), ("innovation", &*innovation)];
        let one = context.format("chart-figure", &values);
        if said.chars().count() + one.chars().count() > FIGURES_SAID {
            break;
        }
        if !said.is_empty() {
            said.push_str("; ");
        }
        said.push_str(&one);
    }
    said
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
    let mut own: Vec<_> = figures.departments.iter().collect();
    own.sort_by_key(|one| std::cmp::Reverse(one.totals.total()));
    let said = own.into_iter().map(|own| (context.department_label(own.department), &own.totals));
    let said = figures_said(context, said);
    page.note(&context.text("chart-departments-source"));
    page.chart(Chart {
        title: context.format("chart-departments", &[("period", &period)]),
        alt_text: context
            .format("chart-departments-alt", &[("period", &period), ("figures", &said)]),
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

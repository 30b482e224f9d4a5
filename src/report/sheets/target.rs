//! *Zielprüfung*: share, bounds, verdict and gap with live formulas; both averaging rules, the
//! deciding lines, the accounting areas side by side, all years and phases.

mod beside;

use std::collections::BTreeMap;

use crate::analyse::PeriodFigures;
use crate::analyse::target::{DecidingLine, TargetResult};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::departments;
use crate::report::sheets::model::{Mean, Model, Sums};
use crate::report::sheets::spoken::sentence;
use crate::round::Averaging;

const WIDTHS: [u16; 6] = [46, 21, 21, 24, 21, 44];

/// The sheet.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    model: &Model,
) -> (Page<'a>, BTreeMap<Period, Places>) {
    let title = context.format("target-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-target"), title, &WIDTHS);
    page.note(&context.text("target-remark"));
    page.note(&context.text("target-signs"));
    if context.run.analysis.target_periods.is_empty() {
        page.note(&context.text("no-target"));
    }
    let mut places = BTreeMap::new();
    for (number, figures) in context.targets().enumerate() {
        if number > 0 {
            page.breaks.push(page.next_row());
        }
        let rows = money(context, &mut page, model, figures);
        let found = shares(context, &mut page, model, figures, &rows);
        places.extend(found.map(|found| (figures.period, found)));
        averaging(context, &mut page, model, figures, &rows);
        deciding(context, &mut page, figures);
        areas(context, &mut page, model, figures);
        beside::views(context, &mut page, model, figures);
    }
    beside::periods(context, &mut page, model);
    (page, places)
}

/// Where the figures of a period stand that other sheets repeat.
pub(in crate::report) struct Places {
    pub(in crate::report) share: String,
    pub(in crate::report) lower: String,
    pub(in crate::report) upper: String,
    pub(in crate::report) verdict: String,
    /// By the three levers: shift, add, cut.
    pub(in crate::report) gap: [String; 3],
}

/// Names of the cells the formulas speak of.
struct Names {
    cost: String,
    innovation: String,
    positive: String,
    negative: String,
    /// The verdict in words, and the share that is to be reached.
    verdict: Option<String>,
    target: String,
}

fn money<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &PeriodFigures,
) -> Names {
    let sums = model.whole(figures.period);
    let live = |formula: fn(&Sums) -> String, total: Total| match &sums {
        Some(sums) => Value::formula(formula(sums), total),
        None => Value::from(total),
    };
    page.section(context.format("target-section", &[("period", &context.period(figures.period))]));
    page.header([
        context.text("target-figure"),
        context.money_heading(&context.text("amount")),
        context.text("line-share"),
        context.text("target-definition"),
        String::new(),
        String::new(),
    ]);
    let cost_row = page.next_row();
    let classes_end = cost_row + 4;
    let cost = a1(cost_row, 1);
    let sum = format!("SUM({}:{})", a1(cost_row + 1, 1), a1(classes_end, 1));
    let total = figures.totals.total();
    figure(page, Look::Strong, context, "target-cost", [Value::formula(sum, total), Value::Blank]);
    for class in Class::ALL {
        let row = page.next_row();
        let share = Ratio::of(figures.totals.of(class), total);
        let formula = format!("IF({cost}>0,{}/{cost},\"\")", a1(row, 1));
        let sum = match &sums {
            Some(sums) => Value::formula(sums.class(class), figures.totals.of(class)),
            None => figures.totals.of(class).into(),
        };
        let values = [sum, Value::formula(formula, share)];
        figure(page, Look::Table, context, &format!("target-{}", class.code()), values);
    }
    let positive = a1(page.next_row(), 1);
    let value = live(Sums::unclear_positive, figures.target.unclear_positive);
    figure(page, Look::Table, context, "target-positive", [value, Value::Blank]);
    let negative = a1(page.next_row(), 1);
    let value = live(Sums::unclear_negative, figures.target.unclear_negative);
    figure(page, Look::Table, context, "target-negative", [value, Value::Blank]);
    let innovation = a1(cost_row + 1 + Class::Innovation as u32, 1);
    let target = model.target_share();
    let verdict = sums.map(|sums| departments::verdict_formula(context, &sums, &cost, &target));
    Names { cost, innovation, positive, negative, verdict, target }
}

/// A row of the table: label, two values, the label's definition.
fn figure<'a>(
    page: &mut Page<'a>,
    look: Look,
    context: &Context<'_>,
    key: &str,
    values: [Value<'a>; 2],
) {
    defined(page, look, context, (key, "definition"), values);
}

/// The same with another definition than the usual one.
fn defined<'a>(
    page: &mut Page<'a>,
    look: Look,
    context: &Context<'_>,
    (key, definition): (&str, &str),
    values: [Value<'a>; 2],
) {
    let row = page.push(look, [Value::from(context.text(key))]);
    let cells = &mut page.rows[row as usize];
    cells.extend(values.map(|value| super::cell(look, value)));
    cells.push(super::cell(Look::Definition, context.text(&format!("{key}.{definition}"))));
}

fn shares<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
    names: &Names,
) -> Option<Places> {
    let Some(result) = &figures.target.result else {
        page.note(&context.text("target-undefined"));
        return None;
    };
    let sheet = page.name.clone();
    let place = |row, column| format!("'{sheet}'!{}", a1(row, column));
    let first = page.next_row();
    let pooled = context.run.round.policy.averaging == Averaging::Pooled;
    let Names { cost, innovation, positive, negative, .. } = names;
    // By the mean rule the figure is no quotient of two cells of this table.
    let mean = model.mean(figures.period).filter(|_| !pooled);
    let formulas = mean.map_or_else(
        || {
            let above = [
                innovation.clone(),
                format!("({innovation}+{negative})"),
                format!("({innovation}+{positive})"),
            ];
            above.map(|above| format!("{above}/{cost}"))
        },
        |mean| mean.cells.clone(),
    );
    let own = [
        ("target-share", result.share),
        ("target-lower", result.lower),
        ("target-upper", result.upper),
    ];
    let definition = if pooled { "definition" } else { "mean" };
    for ((key, share), formula) in own.into_iter().zip(formulas) {
        let values = [Value::Blank, Value::formula(formula, share).aimed()];
        defined(page, Look::Strong, context, (key, definition), values);
    }
    let target_row = page.next_row();
    let share = context.run.round.policy.target_share;
    let share = Value::formula(names.target.clone(), share);
    figure(page, Look::Table, context, "target-target", [Value::Blank, share]);
    let verdict = context.verdict(result.verdict);
    let by_mean = |mean| departments::mean_verdict_formula(context, mean, &names.target);
    let live = if pooled { names.verdict.clone() } else { mean.map(by_mean) };
    let verdict = match live {
        Some(formula) => Value::formula(formula, Value::from(verdict)),
        None => Value::from(verdict),
    };
    let verdict_row = page.next_row();
    figure(page, Look::Strong, context, "target-verdict", [verdict, Value::Blank]);
    if !pooled {
        page.note(&context.text("target-gap-pooled"));
    }
    let gap_row = page.next_row();
    gap(context, page, result, names, &a1(target_row, 2));
    Some(Places {
        share: place(first, 2),
        lower: place(first + 1, 2),
        upper: place(first + 2, 2),
        verdict: place(verdict_row, 1),
        gap: [0, 1, 2].map(|lever| place(gap_row + lever, 1)),
    })
}

fn gap<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    result: &TargetResult,
    Names { cost, innovation, .. }: &Names,
    target: &str,
) {
    // The gap is one of money whatever the averaging rule.
    let [shift, add, cut] = gap_formulas(cost, innovation, target);
    for (key, formula, gap) in [
        ("target-shift", shift, Some(result.gap.shift)),
        ("target-add", add, Some(result.gap.add)),
        ("target-cut", cut, result.gap.cut),
    ] {
        let value = Value::formula(formula, gap);
        figure(page, Look::Table, context, key, [value, Value::Blank]);
    }
    if result.gap.cut.is_none() {
        page.note(&context.text("target-no-cut"));
    }
}

/// What is missing, by the three levers, rounded up to the cent; rounding to five digits first
/// keeps a float's last bits from lifting it.
pub(super) fn gap_formulas(cost: &str, innovation: &str, target: &str) -> [String; 3] {
    let up = |amount: &str| format!("ROUNDUP(ROUND({amount},5),2)");
    let missing = format!("MAX(0,{target}*{cost}-{innovation})");
    let cut = up(&format!("{missing}/{target}"));
    [up(&missing), up(&format!("{missing}/(1-{target})")), format!("IF({innovation}>0,{cut},\"\")")]
}

fn averaging<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
    names: &Names,
) {
    page.section(context.text("averaging-title"));
    page.header(context.texts(&[
        "averaging-rule",
        "share",
        "lower",
        "upper",
        "averaging-policy",
        "averaging-base",
    ]));
    let policy = context.run.round.policy.averaging;
    let mark = |rule| {
        let key = if rule == policy { "averaging-chosen" } else { "averaging-alternative" };
        Value::from(context.text(key))
    };
    let target = &figures.target;
    let Names { cost, innovation, positive, negative, .. } = names;
    let share = |extra: Total| Ratio::of(target.innovation + extra, target.cost);
    let live = |above: String, share| {
        Value::formula(format!("IF({cost}>0,{above}/{cost},\"\")"), share).aimed()
    };
    page.push(
        Look::Table,
        [
            Value::from(context.language.text("averaging-pooled")),
            live(innovation.clone(), share(Total::ZERO)),
            live(format!("({innovation}+{negative})"), share(target.unclear_negative)),
            live(format!("({innovation}+{positive})"), share(target.unclear_positive)),
            mark(Averaging::Pooled),
            Value::from(context.period(figures.period)),
        ],
    );
    by_mean(context, page, model, figures, mark(Averaging::Mean));
    let analysis = &context.run.analysis;
    for (key, planned, target) in [
        ("averaging-years", true, &analysis.pooled_years),
        ("averaging-budget-years", false, &analysis.pooled_budget_years),
    ] {
        let Some(result) = target.as_ref().and_then(|target| target.result.as_ref()) else {
            continue;
        };
        let [share, lower, upper] = beside::shares(model.pooled(planned).as_ref(), Some(result));
        page.push(
            Look::Table,
            [
                Value::from(context.text(key)),
                share,
                lower,
                upper,
                Value::from(context.text("averaging-alternative")),
                Value::from(context.text(&format!("{key}-base"))),
            ],
        );
    }
}

/// The mean of the departments' shares, and over how many it is taken.
fn by_mean<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &PeriodFigures,
    mark: Value<'a>,
) {
    let label = Value::from(context.language.text("averaging-mean"));
    let Some(mean) = figures.mean_share else {
        page.push(Look::Table, [label, Value::Blank, Value::Blank, Value::Blank, mark]);
        return;
    };
    let said = |count: &str| context.format("averaging-departments", &[("count", count)]);
    let stored = Value::from(said(&context.language.count(mean.department_count)));
    let mut values = vec![label];
    let own = [mean.share, mean.lower, mean.upper];
    if let Some(Mean { cells, shares }) = model.mean(figures.period) {
        values.extend(
            cells.iter().zip(own).map(|(cell, own)| Value::formula(cell.clone(), own).aimed()),
        );
        values.push(mark);
        let counted = format!("COUNT({shares})");
        values
            .push(Value::formula(sentence(&said("\u{1}count\u{1}"), |_| counted.clone()), stored));
    } else {
        values.extend(own.map(Value::Aimed));
        values.extend([mark, stored]);
    }
    page.push(Look::Table, values);
}

fn deciding<'a>(context: &Context<'a>, page: &mut Page<'a>, figures: &'a PeriodFigures) {
    let Some(result) = &figures.target.result else { return };
    page.section(context.text("deciding-title"));
    if result.reach.is_empty() && result.rule_out.is_empty() {
        page.note(&context.text("deciding-none"));
        return;
    }
    for (key, lines) in [("deciding-reach", &result.reach), ("deciding-out", &result.rule_out)] {
        page.note(&context.text(key));
        if lines.is_empty() {
            page.note(&context.text("deciding-impossible"));
            continue;
        }
        page.header([
            context.text("line-id"),
            context.money_heading(&context.text("amount")),
            context.text("department-label"),
            context.text("line-title"),
            String::new(),
            String::new(),
        ]);
        for line in lines {
            page.push(Look::Plain, decided(context, line));
        }
        page.gap();
    }
}

fn decided<'a>(context: &Context<'a>, deciding: &'a DecidingLine) -> [Value<'a>; 4] {
    let line = context.line(deciding.line);
    [
        Value::from(&*deciding.id),
        deciding.amount.into(),
        Value::from(&*context.department(line.department).code),
        Value::from(line.label()),
    ]
}

/// One column for each area, so that they are compared and never added.
fn areas<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    page.section(context.text("areas-title"));
    page.note(&context.text("areas-remark"));
    let areas = &figures.areas;
    let names = areas.iter().map(|area| context.money_heading(&area.area));
    page.header(std::iter::once(context.text("target-figure")).chain(names));
    let inside = areas.iter().map(|area| Value::from(context.yes_no(area.in_target)));
    let inside: Vec<_> =
        std::iter::once(Value::from(context.text("areas-inside"))).chain(inside).collect();
    page.push(Look::Table, inside);
    let columns = areas.iter().enumerate().map(|(number, area)| beside::Column {
        sums: model.area(figures.period, number),
        found: Some((&area.totals, &area.target)),
        kept_out: None,
    });
    beside::table(context, page, model, &columns.collect::<Vec<_>>());
}

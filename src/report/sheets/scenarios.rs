//! *Szenarien*: the round and its scenarios side by side, with live formulas, the effect on each
//! department, and the moves.

use crate::analyse::PeriodFigures;
use crate::analyse::target::{Target, TargetResult};
use crate::classify::Class;
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::scenarios::{Studied, Variant};
use crate::report::sheet::{Look, Page, Value, a1};
use crate::round::Averaging;
use crate::schema::DepartmentIndex;

/// Columns of the table of moves.
const STEP_COLUMNS: usize = 6;
/// Variants that fit on one printed page.
const ON_A_PAGE: usize = 5;

/// The sheet.
pub(in crate::report) fn page<'a>(context: &Context<'a>, studied: &'a Studied) -> Page<'a> {
    let variants = studied.variants();
    let title = text_with(context, "scenario-sheet-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(text(context, "scenario-sheet"), title, &widths(variants.len()));
    let more = (variants.len() - 1) / ON_A_PAGE;
    page.more_pages_wide = u16::try_from(more).expect("a file has few scenarios");
    page.note(&text(context, "scenario-sheet-remark"));
    page.note(&text(context, "scenario-sheet-signs"));
    if !context.run.portfolio.reconciliation.complete {
        page.note(&text(context, "summary-incomplete"));
    }
    for figures in context.targets() {
        page.section(context.period(figures.period));
        figures_table(context, &mut page, &variants, figures.period);
        departments(context, &mut page, &variants, figures.period);
    }
    if context.run.analysis.target_periods.is_empty() {
        page.note(&context.text("no-target"));
    }
    steps(context, &mut page, &variants);
    page
}

fn widths(variants: usize) -> Vec<u16> {
    let mut widths = vec![44];
    widths.extend(vec![21; variants]);
    widths.push(48);
    while widths.len() < STEP_COLUMNS {
        widths.push(18);
    }
    widths
}

/// A text of its own file.
pub(in crate::report) fn text(context: &Context<'_>, key: &str) -> String {
    context.language.text(key)
}

fn text_with(context: &Context<'_>, key: &str, values: &[(&str, &str)]) -> String {
    context.language.format(key, values)
}

/// A table with a column for each variant.
struct Table<'p, 'a, 'v> {
    context: &'p Context<'a>,
    page: &'p mut Page<'a>,
    variants: &'p [Variant<'v>],
    period: Period,
}

impl<'a> Table<'_, 'a, '_> {
    /// A row: its label, a value for each variant, its definition; gives its number.
    fn row<'b>(
        &mut self,
        look: Look,
        (label, definition): (String, String),
        value: impl Fn(&Variant<'_>, u16, u32) -> Value<'b>,
    ) -> u32
    where
        'b: 'a,
    {
        let number = self.page.next_row();
        let mut values = vec![Value::from(label)];
        for (column, variant) in (1..).zip(self.variants) {
            values.push(value(variant, column, number));
        }
        self.page.push(look, values);
        let cells = &mut self.page.rows[number as usize];
        cells.push(super::cell(Look::Definition, definition));
        number
    }

    /// The label and the definition of a key.
    fn words(&self, key: &str) -> (String, String) {
        let key = format!("scenario-sheet-{key}");
        (text(self.context, &key), text(self.context, &format!("{key}.definition")))
    }
}

fn figures_table<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    variants: &[Variant<'_>],
    period: Period,
) {
    let currency = &*context.run.round.currency;
    let mut headings = vec![text_with(context, "scenario-sheet-money", &[("currency", currency)])];
    headings.extend(variants.iter().map(|variant| variant.name.clone()));
    headings.push(text(context, "scenario-sheet-definition"));
    page.header(headings);
    let mut table = Table { context, page, variants, period };
    let rows = money(&mut table);
    shares(&mut table, &rows);
    growth(&mut table, &rows);
}

/// Rows the formulas speak of.
struct Rows {
    cost: u32,
    innovation: u32,
    positive: u32,
    negative: u32,
}

fn money(table: &mut Table<'_, '_, '_>) -> Rows {
    let period = table.period;
    let total = |variant: &Variant<'_>, class: Option<Class>| -> Total {
        let totals = variant.figures(period).map(|figures| figures.totals).unwrap_or_default();
        class.map_or_else(|| totals.total(), |class| totals.of(class))
    };
    let cost = table.row(Look::Strong, table.words("total"), |variant, column, row| {
        let sum = format!("SUM({}:{})", a1(row + 1, column), a1(row + 4, column));
        Value::formula(sum, total(variant, None))
    });
    for class in Class::ALL {
        let name = table.context.class(class).to_owned();
        let label = text_with(table.context, "scenario-sheet-class", &[("class", &name)]);
        table.row(Look::Table, (label, String::new()), |variant, _, _| {
            total(variant, Some(class)).into()
        });
    }
    let unclear = |variant: &Variant<'_>, of: fn(&Target) -> Total| -> Value<'static> {
        variant.figures(period).map(|figures| of(&figures.target)).unwrap_or_default().into()
    };
    let positive = table.row(Look::Table, table.words("positive"), |variant, _, _| {
        unclear(variant, |target| target.unclear_positive)
    });
    let negative = table.row(Look::Table, table.words("negative"), |variant, _, _| {
        unclear(variant, |target| target.unclear_negative)
    });
    Rows { cost, innovation: cost + 1 + Class::Innovation as u32, positive, negative }
}

fn result<'v>(variant: &'v Variant<'_>, period: Period) -> Option<&'v TargetResult> {
    variant.figures(period).and_then(|figures| figures.target.result.as_ref())
}

fn shares(table: &mut Table<'_, '_, '_>, rows: &Rows) {
    let period = table.period;
    let pooled = table.context.run.round.policy.averaging == Averaging::Pooled;
    let target = table.context.run.round.policy.target_share;
    let bounds = [("share", None), ("lower", Some(rows.negative)), ("upper", Some(rows.positive))];
    for (key, added) in bounds {
        table.row(Look::Strong, table.words(key), |variant, column, _| {
            let share = result(variant, period).map(|result| match key {
                "share" => result.share,
                "lower" => result.lower,
                _ => result.upper,
            });
            let (cost, innovation) = (a1(rows.cost, column), a1(rows.innovation, column));
            let part = match added {
                Some(row) => format!("({innovation}+{})", a1(row, column)),
                None => innovation,
            };
            // By the mean rule the figure is no quotient of two cells of this table.
            let share = if pooled {
                Value::formula(format!("IF({cost}>0,{part}/{cost},\"\")"), share)
            } else {
                share.into()
            };
            // The number format knows one target, that of the round.
            let is_aimed = variant.target_share == target;
            if is_aimed { share.aimed() } else { share }
        });
    }
    let target =
        table.row(Look::Table, table.words("target"), |variant, _, _| variant.target_share.into());
    let context = table.context;
    table.row(Look::Strong, table.words("verdict"), |variant, _, _| {
        match result(variant, period) {
            Some(result) => Value::from(context.verdict(result.verdict)),
            None => Value::from(text(context, "scenario-row-undefined")),
        }
    });
    table.row(Look::Table, table.words("gap"), |variant, column, _| {
        let gap = result(variant, period).map(|result| result.gap.shift);
        let (cost, innovation) = (a1(rows.cost, column), a1(rows.innovation, column));
        let missing = format!("MAX(0,{}*{cost}-{innovation})", a1(target, column));
        match gap.filter(|_| pooled) {
            // Rounding to five digits first keeps a float's last bits from lifting the cent.
            Some(gap) => Value::formula(format!("ROUNDUP(ROUND({missing},5),2)"), gap),
            None => gap.into(),
        }
    });
}

fn growth(table: &mut Table<'_, '_, '_>, rows: &Rows) {
    let period = table.period;
    let before = table.row(Look::Table, table.words("before"), |variant, _, _| {
        variant.growth(period).map(|(before, _)| before).into()
    });
    table.row(Look::Table, table.words("growth"), |variant, column, _| {
        let (before, cost) = (a1(before, column), a1(rows.cost, column));
        let formula = format!("IF(N({before})>0,({cost}-{before})/{before},\"\")");
        Value::formula(formula, variant.growth(period).and_then(|(_, rate)| rate))
    });
    let base = table.variants[0].figures(period).map(total_of).unwrap_or_default();
    table.row(Look::Strong, table.words("change"), |variant, column, _| {
        let change = variant.figures(period).map(total_of).unwrap_or_default() - base;
        Value::formula(format!("{}-{}", a1(rows.cost, column), a1(rows.cost, 1)), change)
    });
    table.row(Look::Table, table.words("areas"), |variant, _, _| {
        Value::from(variant.areas.join(", "))
    });
}

fn total_of(figures: &PeriodFigures) -> Total {
    figures.totals.total()
}

/// IT cost of each department, then what each scenario changes of it.
fn departments<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    variants: &[Variant<'_>],
    period: Period,
) {
    let shown: Vec<DepartmentIndex> = (0..context.run.portfolio.departments.len())
        .map(|number| DepartmentIndex(u16::try_from(number).expect("16 bits")))
        .filter(|&department| {
            variants.iter().any(|variant| variant.department(period, department).is_some())
        })
        .collect();
    if shown.is_empty() {
        return;
    }
    let mut headings = vec![context.money_heading(&context.text("department-label"))];
    headings.extend(variants.iter().map(|variant| variant.name.clone()));
    page.section(text(context, "scenario-sheet-departments-cost"));
    page.header(headings.clone());
    let mut table = Table { context, page, variants, period };
    let first = table.page.next_row();
    for &department in &shown {
        let label = (context.department_label(department), String::new());
        table.row(Look::Table, label, |variant, _, _| {
            variant.department(period, department).unwrap_or_default().into()
        });
    }
    let last = table.page.next_row() - 1;
    table.row(Look::Strong, table.words("departments-sum"), |variant, column, _| {
        let sum = shown.iter().filter_map(|&own| variant.department(period, own)).sum::<Total>();
        Value::formula(format!("SUM({}:{})", a1(first, column), a1(last, column)), sum)
    });
    table.page.section(text(context, "scenario-sheet-departments"));
    table.page.note(&text(context, "scenario-sheet-departments-note"));
    table.page.header(headings);
    let base = &variants[0];
    for (source, &department) in (first..).zip(&shown) {
        let label = (context.department_label(department), String::new());
        let before = base.department(period, department).unwrap_or_default();
        table.row(Look::Table, label, |variant, column, _| {
            let after = variant.department(period, department).unwrap_or_default();
            let formula = format!("{}-{}", a1(source, column), a1(source, 1));
            Value::formula(formula, after - before)
        });
    }
}

fn steps<'a>(context: &Context<'a>, page: &mut Page<'a>, variants: &[Variant<'_>]) {
    page.section(text(context, "scenario-sheet-steps"));
    page.note(&text(context, "scenario-sheet-steps-note"));
    let money = |key: &str| context.money_heading(&text(context, &format!("scenario-sheet-{key}")));
    page.header([
        text(context, "scenario-sheet-scenario"),
        text(context, "scenario-sheet-step"),
        money("taken"),
        money("given"),
        money("outside"),
        text(context, "scenario-sheet-lines"),
    ]);
    for variant in variants {
        let Some(played) = variant.played else { continue };
        for (number, step) in played.steps.iter().enumerate() {
            let kind = text(context, &format!("scenario-kind-{}", step.code));
            page.push(
                Look::Table,
                [
                    Value::from(variant.name.clone()),
                    Value::from(format!("{}. {kind}", number + 1)),
                    step.taken.into(),
                    step.given.into(),
                    step.outside.into(),
                    step.line_count.into(),
                ],
            );
        }
    }
    for variant in variants.iter().filter_map(|variant| variant.played) {
        if !variant.description.is_empty() {
            page.term(variant.name.to_string(), &variant.description);
        }
    }
}

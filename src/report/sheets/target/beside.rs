//! What stands beside the target: other areas and both together, all years and phases.

use super::sentence;
use crate::analyse::target::{Target, TargetResult};
use crate::analyse::views::{View, ViewOver};
use crate::analyse::{ClassTotals, PeriodFigures};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::departments::verdict_formula;
use crate::report::sheets::model::{Model, Sums};
use crate::report::sheets::spoken::{percent_apart_formula, quoted};
use crate::round::Averaging;

/// A column of a table that compares what other money comes to.
pub(super) struct Column<'f> {
    /// Its live sums, where the model has them.
    pub(super) sums: Option<Sums>,
    /// What analyse found; nothing where it cannot be told.
    pub(super) found: Option<(&'f ClassTotals, &'f Target)>,
    /// What is not in the sums, where the table has a row for it.
    pub(super) kept_out: Option<Total>,
}

impl<'f> Column<'f> {
    fn result(&self) -> Option<&'f TargetResult> {
        self.found.and_then(|(_, target)| target.result.as_ref())
    }

    /// A sum, live as far as the model has it.
    fn sum<'a>(
        &self,
        cell: impl Fn(&Sums) -> String,
        own: impl Fn(&ClassTotals) -> Total,
    ) -> Value<'a> {
        let Some((totals, _)) = self.found else { return Value::Blank };
        let own = own(totals);
        self.sums.as_ref().map_or(Value::from(own), |sums| Value::formula(cell(sums), own))
    }

    fn verdict<'a>(&self, context: &Context<'_>, model: &Model) -> Value<'a> {
        if self.found.is_none() {
            return Value::from(context.text("views-open"));
        }
        let own = Value::from(self.result().map(|result| context.verdict(result.verdict)));
        self.sums.as_ref().map_or(own.clone(), |sums| {
            let formula = verdict_formula(context, sums, &sums.total(), &model.target_share());
            Value::formula(formula, own)
        })
    }
}

/// Share and bounds, live as far as the model has them.
pub(super) fn shares<'a>(sums: Option<&Sums>, result: Option<&TargetResult>) -> [Value<'a>; 3] {
    let own =
        result.map_or([None; 3], |found| [Some(found.share), Some(found.lower), Some(found.upper)]);
    match sums {
        Some(sums) => {
            let mut cells = [sums.share(), sums.lower(), sums.upper()].into_iter();
            own.map(|own| Value::formula(cells.next().unwrap_or_default(), own).aimed())
        }
        None => own.map(|own| Value::from(own).aimed()),
    }
}

/// Sums, shares and verdict of some columns.
pub(super) fn table<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    columns: &[Column<'_>],
) {
    let mut row = |label: String, look, values: Vec<Value<'a>>| {
        page.push(look, std::iter::once(Value::from(label)).chain(values))
    };
    let totals = columns.iter().map(|column| column.sum(Sums::total, ClassTotals::total));
    row(context.text("total"), Look::Strong, totals.collect());
    for class in Class::ALL {
        let sum = |column: &Column<'_>| column.sum(|sums| sums.class(class), |own| own.of(class));
        row(context.class(class).to_owned(), Look::Table, columns.iter().map(sum).collect());
    }
    if columns.iter().any(|column| column.kept_out.is_some()) {
        let kept_out = columns.iter().map(|column| column.kept_out.into()).collect();
        row(context.text("views-kept-out"), Look::Table, kept_out);
    }
    let mut rows: [Vec<Value<'a>>; 3] = Default::default();
    for column in columns {
        let sums = column.sums.as_ref().filter(|_| column.found.is_some());
        for (row, share) in rows.iter_mut().zip(shares(sums, column.result())) {
            row.push(share);
        }
    }
    for ((key, look), values) in
        [("share", Look::Strong), ("lower", Look::Table), ("upper", Look::Table)]
            .into_iter()
            .zip(rows)
    {
        row(context.text(key), look, values);
    }
    let verdicts = columns.iter().map(|column| column.verdict(context, model)).collect();
    row(context.text("areas-verdict"), Look::Table, verdicts);
}

/// The areas of the target, the others and both, one column each.
pub(super) fn views<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &PeriodFigures,
) {
    let views: Vec<&'a View> =
        context.run.analysis.views.iter().filter(|view| view.period == figures.period).collect();
    if views.is_empty() {
        return;
    }
    page.section(context.text("views-title"));
    page.note(&context.text("views-remark"));
    let name = |view: &&View| context.text(&format!("views-{}", view.over.code()));
    let names = views.iter().map(|view| context.money_heading(&name(view)));
    page.header(std::iter::once(context.text("target-figure")).chain(names));
    let columns = views.iter().map(|view| Column {
        sums: match view.over {
            ViewOver::Target => model.whole(figures.period),
            ViewOver::Others => model.others(figures.period),
            ViewOver::Both => model.both(figures.period),
        },
        found: view.figures.as_ref().map(|found| (&found.totals, &found.target)),
        kept_out: view.figures.as_ref().map(|found| found.kept_out),
    });
    table(context, page, model, &columns.collect::<Vec<_>>());
    if views.iter().any(|view| view.figures.is_none()) {
        page.note(&context.text("views-open-remark"));
    }
}

/// Every year and phase of the input, in order; the ones the target is taken for are marked.
pub(super) fn periods<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model) {
    let analysis = &context.run.analysis;
    if analysis.periods.is_empty() {
        return;
    }
    page.breaks.push(page.next_row());
    page.section(context.text("periods-title"));
    page.note(&context.text("periods-remark"));
    let mut headings = vec![context.text("period")];
    headings.push(context.money_heading(&context.text("total")));
    headings.push(context.money_heading(context.class(Class::Innovation)));
    headings.push(context.text("periods-share"));
    headings.push(context.money_heading(&context.text("periods-gap")));
    headings.push(context.text("periods-verdict"));
    page.header(headings);
    for (index, figures) in analysis.periods.iter().enumerate() {
        let is_target = analysis.target_periods.contains(&index);
        let look = if is_target { Look::Strong } else { Look::Table };
        let row = period(context, model, figures, page.next_row(), is_target);
        page.push(look, row);
    }
}

fn period<'a>(
    context: &Context<'a>,
    model: &Model,
    figures: &PeriodFigures,
    row: u32,
    is_target: bool,
) -> [Value<'a>; 6] {
    let target = &figures.target;
    let sums = model.whole(figures.period);
    let (total, innovation) = (a1(row, 1), a1(row, 2));
    let share = Ratio::of(target.innovation, target.cost);
    let share = Value::formula(format!("IF({total}>0,{innovation}/{total},\"\")"), share).aimed();
    let missing = format!("MAX(0,{}*{total}-{innovation})", model.target_share());
    // Rounding to five digits first keeps a float's last bits from lifting the cent.
    let gap = format!("IF({total}>0,ROUNDUP(ROUND({missing},5),2),\"\")");
    let gap = Value::formula(gap, target.result.as_ref().map(|result| result.gap.shift));
    let live = |cell: fn(&Sums) -> String, own: Total| {
        sums.as_ref().map_or(Value::from(own), |sums| Value::formula(cell(sums), own))
    };
    let own = Value::from(words(context, target, is_target));
    let said = match sums.as_ref().filter(|_| follows(context)) {
        Some(sums) => Value::formula(live_words(context, model, sums, is_target), own),
        None => own,
    };
    [
        Value::from(context.period(figures.period)),
        live(Sums::total, target.cost),
        live(|sums| sums.class(Class::Innovation), target.innovation),
        share,
        gap,
        said,
    ]
}

/// Whether the verdict of every year is one of pooled money, which the model has.
fn follows(context: &Context<'_>) -> bool {
    context.run.round.policy.averaging == Averaging::Pooled
}

/// The same words as a formula.
fn live_words(context: &Context<'_>, model: &Model, sums: &Sums, is_target: bool) -> String {
    let mark = if is_target { "➤ " } else { "" };
    let undefined = quoted(&format!("{mark}{}", context.text("periods-undefined")));
    let values = [
        ("verdict", "\u{1}verdict\u{1}"),
        ("lower", "\u{1}lower\u{1}"),
        ("upper", "\u{1}upper\u{1}"),
    ];
    let text = format!("{mark}{}", context.format("periods-bounds", &values));
    let total = sums.total();
    let verdict = verdict_formula(context, sums, &total, &model.target_share());
    let said = sentence(&text, |name| match name {
        "verdict" => verdict.clone(),
        "lower" => percent_apart_formula(context, &sums.lower(), &model.target_share(), 2),
        _ => percent_apart_formula(context, &sums.upper(), &model.target_share(), 2),
    });
    format!("IF({total}>0,{said},{undefined})")
}

/// Verdict with its bounds; which period the target is taken for.
fn words(context: &Context<'_>, target: &Target, is_target: bool) -> String {
    let aim = context.run.round.policy.target_share;
    let percent = |share: Ratio| context.language.percent_apart(share, aim, 2);
    let said = match &target.result {
        None => context.text("periods-undefined"),
        Some(result) => context.format(
            "periods-bounds",
            &[
                ("verdict", &context.verdict(result.verdict)),
                ("lower", &percent(result.lower)),
                ("upper", &percent(result.upper)),
            ],
        ),
    };
    if is_target { format!("➤ {said}") } else { said }
}

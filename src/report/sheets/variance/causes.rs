//! *Ursachen*: lines of closed years that did not cost what was planned, with the cause on record
//! and columns for a new one. Filled in, the sheet comes back through `fuenftel review`.

use crate::analyse::Explanation;
use crate::analyse::variance::{LineVariance, VarianceYear};
use crate::money::Ratio;
use crate::period::{Period, Phase};
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::report::sheets::entries;
use crate::review::Column;
use crate::schema::{DepartmentIndex, Field};

/// Lines of a year that are listed, beside those on record; the data has all of them.
const MOST: usize = 5_000;

/// The sheet for all departments, or for one; nothing where no line varies.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    department: Option<DepartmentIndex>,
) -> Option<List<'a>> {
    lines(context, department).next()?;
    Some(List {
        name: context.text("sheet-causes"),
        columns: columns(context),
        pages_wide: 2,
        fill: Box::new(move |sink| {
            for (year, line) in lines(context, department) {
                push(context, year, line, sink);
            }
        }),
    })
}

/// Those that need a cause or have one, by size; without thresholds those that vary most.
fn lines<'a>(
    context: &'a Context<'a>,
    department: Option<DepartmentIndex>,
) -> impl Iterator<Item = (&'a VarianceYear, &'a LineVariance)> {
    let asks = context.run.round.variances.asks();
    let of = move |line: &LineVariance| {
        department.is_none_or(|wanted| context.line(line.line).department == wanted)
    };
    context.run.analysis.variances.years.iter().flat_map(move |year| {
        let known = |line: &LineVariance| {
            context.run.explanations.contains_key(&(line.line, year.fiscal_year))
        };
        let mut shown = 0;
        year.lines.iter().filter(move |line| of(line)).filter_map(move |line| {
            let wanted = line.needs_cause || !asks;
            shown += usize::from(wanted);
            ((wanted && shown <= MOST) || known(line)).then_some((year, line))
        })
    })
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let money =
        |key: &str| ListColumn::new(context.money_heading(&context.text(key)), Kind::Money, 18);
    let heading = |column: Column| column.heading(&context.run.round, context.language);
    let mut columns = vec![
        text("line-id", 18),
        text("line-department", 12),
        text("line-title", 40).wrapped(),
        ListColumn::new(heading(Column::DecidedYears), Kind::Text, 14),
        money("variance-plan"),
        money("variance-actual"),
        ListColumn::new(heading(Column::Variance), Kind::Money, 18),
        ListColumn::new(context.text("variance-rate"), Kind::Share, 14),
        text("variance-needed", 14),
        text("variance-recorded", 30).wrapped(),
        text("variance-recorded-comment", 36).wrapped(),
        text("variance-recorded-by", 20),
        text("variance-recorded-state", 22).wrapped(),
    ];
    columns.extend(entries::of_variances(context));
    columns.extend([
        text("line-account", 12),
        text("file", 42),
        text("sheet", 24),
        ListColumn::new(context.text("row"), Kind::Count, 9),
        text("cell", 9),
    ]);
    entries::guarded(context, columns)
}

fn push(context: &Context<'_>, year: &VarianceYear, line: &LineVariance, sink: &mut Sink<'_>) {
    let known = context.line(line.line);
    let found = context.run.explanations.get(&(line.line, year.fiscal_year));
    let mut row = vec![
        Value::from(&*known.id),
        Value::from(&*context.department(known.department).code),
        Value::from(known.label()),
        Value::from(year.fiscal_year.to_string()),
        line.plan.into(),
        line.actual.into(),
        line.variance().into(),
        Ratio::of(line.variance(), line.plan.unwrap_or_default().into()).into(),
        Value::from(context.yes_no(line.needs_cause)),
    ];
    row.extend(recorded(context, found, line.needs_cause));
    row.extend([const { Value::Input }; 4]);
    row.push(known.fields.get(Field::Account).map(|account| &**account).into());
    let of = |phase| known.amount(Period { fiscal_year: year.fiscal_year, phase });
    row.extend(context.place_of(known, of(Phase::Actual).or_else(|| of(year.plan_phase))));
    sink(&row);
}

/// Cause, comment, author and state of what is on record.
fn recorded<'a>(
    context: &Context<'_>,
    found: Option<&'a Explanation>,
    needs_cause: bool,
) -> [Value<'a>; 4] {
    let Some(found) = found else {
        let state = needs_cause.then(|| context.text("variance-state-open"));
        return [Value::Blank, Value::Blank, Value::Blank, state.into()];
    };
    let entry = &found.entry;
    let cause = context.run.round.variances.cause(&entry.cause);
    let name = cause.map_or_else(|| entry.cause.to_string(), |cause| cause.name(context.language));
    let state = if found.outdated { "variance-state-outdated" } else { "variance-state-given" };
    let date = context.language.date(entry.date);
    [
        Value::from(name),
        Value::from(&*entry.comment),
        Value::from(format!("{}, {date}", entry.person)),
        Value::from(context.text(state)),
    ]
}

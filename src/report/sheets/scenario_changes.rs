//! *Änderungen*: what each move changed, one row for each line, period and class.

use crate::analyse::scenario::{Change, Played};
use crate::report::context::Context;
use crate::report::scenarios::Studied;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};

/// The sheet.
pub(in crate::report) fn list<'a>(context: &'a Context<'a>, studied: &'a Studied) -> List<'a> {
    List {
        name: context.language.text("scenario-changes-sheet"),
        columns: columns(context),
        pages_wide: 2,
        fill: Box::new(move |sink| {
            for variant in studied.variants() {
                let Some(played) = variant.played else { continue };
                for change in &played.changes {
                    push(context, studied, (&variant.name, played), change, sink);
                }
            }
        }),
    }
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let own = |key: &str, width| {
        ListColumn::new(context.language.text(&format!("scenario-{key}")), Kind::Text, width)
    };
    let report = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let money = |key: &str| {
        let heading = context.language.text(&format!("scenario-changes-{key}"));
        ListColumn::new(context.money_heading(&heading), Kind::Money, 20)
    };
    vec![
        own("sheet-scenario", 26),
        ListColumn::new(context.language.text("scenario-sheet-step"), Kind::Count, 10),
        own("sheet-kind", 22),
        report("line-id", 20),
        report("line-department", 12),
        report("line-title", 44).wrapped(),
        own("changes-period", 22),
        report("line-class", 20),
        money("before"),
        money("change"),
        money("after"),
        report("file", 34).wrapped(),
        report("sheet", 20),
        report("cell", 10),
    ]
}

fn push(
    context: &Context<'_>,
    studied: &Studied,
    (name, played): (&str, &Played),
    change: &Change,
    sink: &mut Sink<'_>,
) {
    let (id, label, department) = studied.line(played, change);
    let step = &played.steps[change.step];
    let known = context.run.portfolio.lines.get(change.line as usize);
    let mut row = vec![
        Value::from(name),
        Value::Count(change.step as u64 + 1),
        Value::from(context.language.text(&format!("scenario-kind-{}", step.code))),
        Value::from(&**id),
        Value::from(&*context.department(department).code),
        Value::from(label),
        Value::from(context.period(change.period)),
        Value::from(context.class(change.class)),
        change.before.into(),
        change.change.into(),
        change.after().into(),
    ];
    match known {
        Some(line) => {
            let amount = line.amount(change.period).or_else(|| line.amounts.first().copied());
            let table = amount.map_or(line.table, |amount| amount.table);
            let sheet = &context.run.portfolio.tables[table.0 as usize].sheet;
            row.push(Value::from(&*sheet.path));
            row.push(sheet.name.as_deref().map_or(Value::Blank, Value::from));
            row.push(amount.map_or(Value::Blank, |amount| Value::from(amount.cell.a1())));
        }
        None => row.push(Value::from(context.language.text("scenario-changes-new"))),
    }
    sink(&row);
}

//! *Zuständigkeiten*: the matrix of tasks the round names, row by row.

use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Value};
use crate::round::responsibility::{Reach, Responsibility, Row};

/// The sheet, where the round names a matrix.
pub(in crate::report) fn list<'a>(context: &'a Context<'a>) -> Option<List<'a>> {
    let known = context.run.agenda.responsibility.as_ref()?;
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let mut columns =
        vec![text("matrix-id", 10), text("matrix-task", 60).wrapped(), text("matrix-reach", 26)];
    let actor = |name: &crate::schema::Text| ListColumn::new(name.to_string(), Kind::Text, 14);
    columns.extend(known.matrix.actors.iter().map(actor));
    columns.push(text("matrix-doubt", 12));
    columns.push(text("matrix-key", 28));
    columns.push(text("matrix-remark", 50).wrapped());
    Some(List {
        name: context.text("sheet-matrix"),
        columns,
        pages_wide: 1,
        fill: Box::new(move |sink| {
            for row in &known.matrix.rows {
                sink(&cells(context, known, row));
            }
        }),
    })
}

fn cells<'a>(context: &Context<'_>, known: &'a Responsibility, row: &'a Row) -> Vec<Value<'a>> {
    let reach = row.reach.map(Reach::code);
    let reach = reach.map(|code| context.language.text(&format!("reach-{code}")));
    let mut cells = vec![Value::from(&*row.id), Value::from(&*row.title), Value::from(reach)];
    cells.extend((0..known.matrix.actors.len()).map(|actor| Value::from(duties(row, actor))));
    cells.push(Value::from(context.yes_no(row.is_doubtful())));
    cells.push(Value::from(&*row.key));
    cells.push(Value::from(&*row.remark));
    cells
}

/// Duties of one unit as the matrix spells them: `Z,F`, `F (FB 21)`, `B?`.
fn duties(row: &Row, actor: usize) -> String {
    let parts = row.parts.iter().filter(|part| part.actor == actor);
    let spelt = parts.map(|part| {
        let unit = part.unit.as_ref().map_or_else(String::new, |unit| format!(" ({unit})"));
        let doubt = if part.doubtful { "?" } else { "" };
        format!("{}{unit}{doubt}", part.duty.letter())
    });
    spelt.collect::<Vec<_>>().join(", ")
}

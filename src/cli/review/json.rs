//! The same for programs: money as decimal text, shares with six digits.

use serde_json::{Value, json};

use super::Applied;
use super::figures::{self, Effect};
use crate::analyse::PeriodFigures;
use crate::classify::Class;
use crate::money::Total;
use crate::pipeline::Reviewed;
use crate::provenance::Place;
use crate::review::CLASSES;
use crate::review::plan::Planned;
use crate::schema::{Comment, Decision, StatusEntry, VarianceEntry};

/// The whole output.
pub(super) fn json(reviewed: &Reviewed, applied: &Applied) -> String {
    let plan = &reviewed.plan;
    let files = reviewed.files.iter().map(|(source, report)| {
        json!({ "path": &*source.path, "sha256": source.sha256, "report": report })
    });
    let appended: Vec<Value> = match applied {
        Applied::Yes(files) => files
            .iter()
            .map(|(file, count)| json!({ "file": file.name(), "rows": count }))
            .collect(),
        _ => Vec::new(),
    };
    let value = json!({
        "schema_version": "1",
        "round": reviewed.run.round.name,
        "report": reviewed.report_id,
        "files": files.collect::<Vec<_>>(),
        "refused": reviewed.is_refused(),
        "applied": matches!(applied, Applied::Yes(_)),
        "appended": appended,
        "decisions": plan.decisions.iter().map(|planned| decision(reviewed, planned)).collect::<Vec<_>>(),
        "comments": plan.comments.iter().map(comment).collect::<Vec<_>>(),
        "statuses": plan.statuses.iter().map(status).collect::<Vec<_>>(),
        "variances": plan.variances.iter().map(variance).collect::<Vec<_>>(),
        "effects": figures::effects(reviewed).iter().map(effect).collect::<Vec<_>>(),
        "diagnostics": reviewed.diagnostics,
    });
    let mut text = serde_json::to_string_pretty(&value).expect("text, numbers and lists of them");
    text.push('\n');
    text
}

fn decision(reviewed: &Reviewed, planned: &Planned<Decision>) -> Value {
    let entry = &planned.placed.entry;
    let language = reviewed.run.round.language;
    let year = figures::year(reviewed, entry);
    let before =
        planned.line.map(|line| figures::class(&reviewed.run.classification, line, year, language));
    json!({
        "outcome": planned.outcome.code(),
        "action": entry.action.code(),
        "line_id": &*entry.line_id,
        "fiscal_year": entry.fiscal_year.map(|year| year.0),
        "shares": shares(entry),
        "before": before,
        "amount": entry.amount.map(Total::decimal),
        "text": &*entry.text,
        "reason": &*entry.reason,
        "person": &*entry.person,
        "date": entry.date.to_string(),
        "report": &*entry.report,
        "ends": planned.ends.iter().map(ended).collect::<Vec<_>>(),
        "place": place(&planned.placed.place),
    })
}

/// A decision in force that is ended, by what identifies it for its reader.
fn ended(decision: &Decision) -> Value {
    json!({
        "fiscal_year": decision.fiscal_year.map(|year| year.0),
        "shares": shares(decision),
        "reason": &*decision.reason,
        "person": &*decision.person,
        "date": decision.date.to_string(),
    })
}

/// The share of each class; nothing for a withdrawal.
fn shares(decision: &Decision) -> Option<Value> {
    let millionths = CLASSES.iter().zip(decision.action.shares()?.millionths());
    let share = |(class, share): (&Class, u32)| {
        let text = format!("{}.{:06}", share / 1_000_000, share % 1_000_000);
        (class.code().to_owned(), Value::from(text))
    };
    Some(Value::Object(millionths.map(share).collect()))
}

fn comment(planned: &Planned<Comment>) -> Value {
    let entry = &planned.placed.entry;
    json!({
        "outcome": planned.outcome.code(),
        "line_id": &*entry.line_id,
        "comment": &*entry.comment,
        "person": &*entry.person,
        "date": entry.date.to_string(),
        "place": place(&planned.placed.place),
    })
}

fn status(planned: &Planned<StatusEntry>) -> Value {
    let entry = &planned.placed.entry;
    json!({
        "outcome": planned.outcome.code(),
        "department": &*entry.department,
        "status": entry.status.code(),
        "amount": entry.amount.map(Total::decimal),
        "comment": &*entry.comment,
        "person": &*entry.person,
        "date": entry.date.to_string(),
        "ends": planned.ends.iter().map(|ended| json!({
            "status": ended.status.code(),
            "person": &*ended.person,
            "date": ended.date.to_string(),
        })).collect::<Vec<_>>(),
        "place": place(&planned.placed.place),
    })
}

fn variance(planned: &Planned<VarianceEntry>) -> Value {
    let entry = &planned.placed.entry;
    json!({
        "outcome": planned.outcome.code(),
        "line_id": &*entry.line_id,
        "fiscal_year": entry.fiscal_year.0,
        "amount": entry.amount.map(Total::decimal),
        "cause": &*entry.cause,
        "comment": &*entry.comment,
        "person": &*entry.person,
        "date": entry.date.to_string(),
        "place": place(&planned.placed.place),
    })
}

fn place(place: &Place) -> Value {
    json!({
        "file": &*place.path,
        "sheet": place.sheet.as_deref(),
        "cell": place.cell.map(crate::provenance::Cell::a1),
    })
}

fn effect(effect: &Effect<'_>) -> Value {
    json!({
        "fiscal_year": effect.before.period.fiscal_year.0,
        "phase": effect.before.period.phase.code(),
        "before": figures_json(effect.before),
        "after": figures_json(effect.after),
    })
}

fn figures_json(found: &PeriodFigures) -> Value {
    let total =
        |class: Class| (class.code().to_owned(), Value::from(found.totals.of(class).decimal()));
    let target = figures::verdict(found).map(|(verdict, [share, lower, upper])| {
        json!({
            "verdict": figures::verdict_code(verdict),
            "share": share.decimal(),
            "share_lower": lower.decimal(),
            "share_upper": upper.decimal(),
        })
    });
    json!({
        "total": found.totals.total().decimal(),
        "totals": Value::Object(Class::ALL.map(total).into_iter().collect()),
        "target": target,
    })
}

//! *Entscheidungen*: every row of `decisions.csv` with what became of it, weightiest first.

use std::cmp::Reverse;

use crate::classify::{Class, DecisionOutcome, DecisionState};
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::report::sheets::entries;
use crate::schema::{DepartmentIndex, Shares};

/// The sheet for all decisions, or for those on lines of one department; nothing where there are
/// none.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    department: Option<DepartmentIndex>,
) -> Option<List<'a>> {
    let mut outcomes: Vec<&DecisionOutcome> = context
        .run
        .classification
        .decisions
        .iter()
        .filter(|outcome| department.is_none_or(|wanted| of(context, outcome) == Some(wanted)))
        .collect();
    outcomes.sort_by_key(|outcome| (Reverse(weight(outcome).0.unsigned_abs()), outcome.row));
    (!outcomes.is_empty()).then(|| List {
        name: context.text("sheet-decisions"),
        columns: columns(context),
        pages_wide: 3,
        fill: Box::new(move |sink| {
            let states = DecisionState::ALL
                .map(|state| context.language.text(&format!("decision-state-{}", state.code())));
            for outcome in &outcomes {
                push(context, &states, outcome, sink);
            }
        }),
    })
}

fn of(context: &Context<'_>, outcome: &DecisionOutcome) -> Option<DepartmentIndex> {
    outcome.line.map(|line| context.line(line).department)
}

/// The money now; where the line is gone, the money then.
fn weight(outcome: &DecisionOutcome) -> Total {
    outcome.amount_now.or(outcome.decision.amount).unwrap_or_default()
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let money =
        |key: &str| ListColumn::new(context.money_heading(&context.text(key)), Kind::Money, 18);
    let share = |class| {
        let heading = context.format("decisions-share", &[("class", context.class(class))]);
        ListColumn::new(heading, Kind::Share, 20)
    };
    let mut columns = vec![
        text("line-id", 18),
        text("line-department", 10),
        text("line-title", 40).wrapped(),
        text("decisions-state", 18),
        text("decisions-year", 14),
        share(Class::Operations),
        share(Class::Enhancement),
        share(Class::Innovation),
        money("decisions-seen"),
        money("decisions-now"),
        text("decisions-reason", 44).wrapped(),
        text("decisions-person", 20),
        ListColumn::new(context.text("decisions-date"), Kind::Date, 14),
        text("decisions-remark", 40).wrapped(),
        text("line-by-rules", 30).wrapped(),
        text("decisions-text", 44).wrapped(),
        ListColumn::new(context.text("decisions-row"), Kind::Count, 16),
        text("decisions-report", 36).wrapped(),
    ];
    columns.extend(entries::of_decisions(context));
    entries::guarded(context, columns)
}

fn push(
    context: &Context<'_>,
    states: &[String; 7],
    outcome: &DecisionOutcome,
    sink: &mut Sink<'_>,
) {
    let decision = &outcome.decision;
    let line = outcome.line.map(|line| context.line(line));
    let year =
        decision.fiscal_year.map_or_else(|| context.text("decisions-all"), |y| y.to_string());
    let mut row = vec![
        Value::from(&*decision.line_id),
        line.map_or(Value::Blank, |line| Value::from(&*context.department(line.department).code)),
        Value::from(line.map_or(&*decision.text, |line| line.label())),
        Value::from(states[outcome.state as usize].as_str()),
        Value::from(year),
    ];
    match decision.action.shares() {
        Some(shares) => row.extend(shares.millionths().map(share)),
        None => row.extend([const { Value::Blank }; 3]),
    }
    row.extend([
        decision.amount.into(),
        outcome.amount_now.into(),
        Value::from(&*decision.reason),
        Value::from(&*decision.person),
        Value::from(decision.date),
        Value::from(remark(context, outcome)),
        by_rules(context, outcome).into(),
        Value::from(&*decision.text),
        Value::from(outcome.row_number()),
        Value::from(&*decision.report),
    ]);
    // Only what is in force can be withdrawn.
    let open = outcome.is_current() && outcome.decides();
    row.extend(vec![if open { Value::Input } else { Value::Blank }; 4]);
    sink(&row);
}

fn share<'a>(millionths: u32) -> Value<'a> {
    let (numerator, denominator) = (i128::from(millionths), i128::from(Shares::WHOLE));
    Value::Share(Ratio { numerator, denominator })
}

/// What changed since, whether it still counts, and which row took its place.
fn remark(context: &Context<'_>, outcome: &DecisionOutcome) -> String {
    let mut remarks = Vec::new();
    if outcome.state == DecisionState::Stale {
        let changed = match (outcome.change.amount, outcome.change.text) {
            (true, true) => "decisions-changed-both",
            (true, false) => "decisions-changed-amount",
            _ => "decisions-changed-text",
        };
        remarks.push(context.text(changed));
        let counts = if outcome.counts { "decisions-counts" } else { "decisions-counts-not" };
        remarks.push(context.text(counts));
    }
    if let Some(ended_by) = outcome.ended_by {
        let by = &context.run.classification.decisions[ended_by as usize];
        let row = by.row_number().to_string();
        let year = by.decision.fiscal_year.map_or_else(String::new, |year| year.to_string());
        let key = match (outcome.is_current(), by.decides()) {
            (true, true) => "decisions-year-replaced",
            (true, false) => "decisions-year-withdrawn",
            (false, true) => "decisions-replaced",
            (false, false) => "decisions-withdrawn",
        };
        let values = [("row", &*row), ("person", &*by.decision.person), ("year", year.as_str())];
        remarks.push(context.format(key, &values));
    }
    remarks.join("; ")
}

/// What the rules alone say of the line.
fn by_rules(context: &Context<'_>, outcome: &DecisionOutcome) -> Option<String> {
    let classified = context.run.classification.lines[outcome.line? as usize].as_deref()?;
    let rules = classified.by_rules.as_deref().unwrap_or(classified);
    let first = context.run.round.fiscal_years.first().copied();
    let year = outcome.decision.fiscal_year.or(first)?;
    Some(context.judged(rules.judgement(year)))
}

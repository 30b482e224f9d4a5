//! A proposal as JSON, for programs.
//!
//! In: proposals. Out: JSON with the words of `round.toml` for roles and kinds.

use serde_json::{Value, json};

use crate::period::Phase;
use crate::propose::spelling::{kind, role_code};
use crate::propose::{ColumnProposal, InputProposal, Judged, Proposal};
use crate::provenance::column_letters;
use crate::round::{NumberFormat, Sign};
use crate::schema::Role;

/// The proposals as JSON.
#[must_use]
pub fn json(proposals: &[Proposal]) -> String {
    let files: Vec<Value> = proposals.iter().map(file).collect();
    let text = serde_json::to_string_pretty(&json!({ "schema_version": "1", "files": files }));
    text.expect("plain text and numbers") + "\n"
}

fn file(proposal: &Proposal) -> Value {
    let skipped: Vec<Value> = proposal
        .skipped
        .iter()
        .map(|(sheet, reason)| json!({ "sheet": sheet.as_deref(), "reason": reason }))
        .collect();
    let text = proposal.text.map(|form| {
        let delimiter = char::from(form.delimiter).to_string();
        json!({ "encoding": form.encoding.to_lowercase(), "delimiter": delimiter })
    });
    let inputs: Vec<Value> = proposal.inputs.iter().map(input).collect();
    json!({ "path": proposal.path, "text": text, "inputs": inputs, "skipped": skipped })
}

fn input(input: &InputProposal) -> Value {
    let columns: Vec<Value> = input.columns.iter().map(column).collect();
    let sheets: Vec<&str> = input.sheets.iter().map(|sheet| &**sheet).collect();
    let key = input.key.as_ref().map(|key| {
        let headings: Vec<&str> = key.headings.iter().map(|heading| &**heading).collect();
        json!({ "id_columns": headings, "repeats": key.repeat_count,
            "repeats_of_usual_key": key.usual_repeat_count })
    });
    let filters: Vec<Value> = input
        .filters
        .iter()
        .map(|filter| {
            json!({ "column": &*filter.heading, "equals": filter.expense, "others": filter.others })
        })
        .collect();
    json!({
        "name": input.name,
        "kind": judged(&input.kind, kind(input.kind.value)),
        "sheets": sheets,
        "header_row": input.header_row.as_ref().map(|row| judged(row, row.value)),
        "header_rows": input.header_rows,
        "columns_read": input.part.map(|(first, last)| {
            format!("{}:{}", column_letters(first), column_letters(last))
        }),
        "absent": input.absent.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>(),
        "rows": input.row_count,
        "number_format": input.number_format.as_ref().map(|format| judged(format, match format.value {
            Some(NumberFormat::German) => Some("german"),
            Some(NumberFormat::English) => Some("english"),
            _ => None,
        })),
        "unit": input.unit.as_ref().map(|unit| judged(unit, unit.value)),
        "sign": input.sign.as_ref().map(|sign| judged(sign, match sign.value {
            Sign::CostPositive => "cost_positive",
            Sign::CostNegative => "cost_negative",
        })),
        "department": input.department.as_ref().map(|found| judged(found, found.value.as_str())),
        "columns": columns,
        "row_filters": filters,
        "key": key,
        "decisions": input.decisions,
    })
}

fn judged<T>(judged: &Judged<T>, value: impl Into<Value>) -> Value {
    json!({ "value": value.into(), "confidence": judged.confidence, "reason": judged.reason })
}

fn column(column: &ColumnProposal) -> Value {
    let alternatives: Vec<String> = column.alternatives.iter().map(role_code).collect();
    let mut value = json!({
        "column": column_letters(column.index),
        "heading": &*column.heading,
        "role": role_code(&column.role),
        "confidence": column.confidence,
        "active": column.is_active(),
        "by_itself": column.by_itself,
        "reasons": column.reasons,
        "alternatives": alternatives,
        "filled": column.filled,
        "samples": column.samples,
    });
    match &column.role {
        Role::Amount { fiscal_year, phase, label, .. } => {
            value["fiscal_year"] = json!(fiscal_year.map(|year| year.0));
            value["phase"] = json!(phase.map(Phase::code));
            value["label"] = json!(label.as_deref());
        }
        Role::Claim(parts) => {
            let parts: Vec<&str> = parts.iter().map(|part| &**part).collect();
            value["sums"] = json!(parts);
        }
        _ => {}
    }
    value
}

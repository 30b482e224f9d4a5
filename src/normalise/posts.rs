//! Rows of a table of posts become counts in hundredths of a full-time equivalent.

use super::NormalisedTable;
use super::claims::{self, Sums};
use super::layout::{Layout, constant};
use super::rows::{Filters, RowKind, kind};
use crate::diagnostic::Diagnostic;
use crate::ingest::{RawRow, RawTable, Value};
use crate::provenance::Cell;
use crate::round::Input;
use crate::schema::{Field, Posts, TableIndex, Text};

/// Reads all rows of a table of posts.
pub(super) fn read(
    raw: &RawTable,
    layout: &Layout,
    input: &Input,
    normalised: &mut NormalisedTable,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut sums = Sums::new(layout);
    let filters = Filters::new(input, layout);
    for row in &raw.rows {
        let row_kind = kind(row, layout);
        let claim = matches!(row_kind, RowKind::Sum | RowKind::Unlabelled);
        if claim {
            let label = field(row, layout, Field::Title).unwrap_or_default();
            let compared = sums.compare(row);
            claims::record(compared, row, &label, layout, normalised, diagnostics);
            sums.close_run();
        } else {
            sums.add(row);
        }
        for (slot, amount) in layout.amounts.iter().enumerate() {
            // Money beside posts is a claim of the table of posts, never a budget line.
            if let Value::Cents(cents) = row.values[amount.index] {
                normalised.columns[slot].roll_up += cents;
            }
        }
        let rows = &mut normalised.table.rows;
        if filters.reason(row).is_some() {
            rows.filtered += 1;
            continue;
        }
        let count = if claim { &mut rows.roll_up } else { &mut rows.taken };
        *count += 1;
        push(row, layout, input, claim, normalised);
    }
}

fn push(
    row: &RawRow,
    layout: &Layout,
    input: &Input,
    claim: bool,
    normalised: &mut NormalisedTable,
) {
    let department = field(row, layout, Field::Department)
        .or_else(|| constant(input.department.as_ref()?, &normalised.table.sheet));
    for &index in &layout.posts {
        let column = &normalised.table.columns[index];
        let post = Posts {
            title: field(row, layout, Field::Title).unwrap_or_default(),
            department: department.clone().unwrap_or_default(),
            measure: column.heading.clone(),
            fte_hundredths: match row.values[index] {
                Value::Hundredths(count) => Some(count),
                _ => None,
            },
            table: TableIndex(0),
            cell: Cell { row: row.row, column: column.index },
            claim,
        };
        normalised.posts.push(post);
    }
}

fn field(row: &RawRow, layout: &Layout, field: Field) -> Option<Text> {
    layout.field(field)?.text(row)
}

//! The quality of the data as data: one row for each department, and one without a department for
//! what nobody in particular can answer.

use super::super::Run;
use super::listed::{Item, Listed};
use super::table::Kind;
use crate::analyse::{CountedSum, Quality};

const COLUMNS: [(&str, Kind); 25] = [
    ("department", Kind::Text),
    ("line_count", Kind::Whole),
    ("expected_amounts", Kind::Whole),
    ("present_amounts", Kind::Whole),
    ("amounts_share", Kind::Share),
    ("expected_fields", Kind::Whole),
    ("present_fields", Kind::Whole),
    ("fields_share", Kind::Share),
    ("cost", Kind::Money),
    ("unclear", Kind::Money),
    ("unclear_share", Kind::Share),
    ("unclear_count", Kind::Whole),
    ("conflict_count", Kind::Whole),
    ("conflict_cost", Kind::Money),
    ("contradiction_count", Kind::Whole),
    ("contradiction_cost", Kind::Money),
    ("wrong_total_count", Kind::Whole),
    ("wrong_total_difference", Kind::Money),
    ("error_count", Kind::Whole),
    ("warning_count", Kind::Whole),
    ("note_count", Kind::Whole),
    ("correction_count", Kind::Whole),
    ("late_correction_count", Kind::Whole),
    ("changed_late_count", Kind::Whole),
    ("changed_late_cost", Kind::Money),
];

/// The table.
pub(super) fn qualities(run: &Run) -> Listed {
    let rows = run.agenda.qualities.iter().map(|quality| row(run, quality));
    Listed::of(&COLUMNS, rows)
}

fn row(run: &Run, quality: &Quality) -> Vec<Item> {
    let department = quality.department.map(|index| usize::from(index.0));
    let code = department.map(|index| &*run.portfolio.departments[index].code);
    let counted = |found: CountedSum| [Item::count(found.count), Item::Money(found.sum)];
    let mut row = vec![
        Item::of(code, Item::text),
        Item::count(quality.line_count),
        Item::count(quality.expected_amounts),
        Item::count(quality.present_amounts),
        Item::of(quality.amounts_share(), Item::Share),
        Item::count(quality.expected_fields),
        Item::count(quality.present_fields),
        Item::of(quality.fields_share(), Item::Share),
        Item::Money(quality.cost),
        Item::Money(quality.unclear),
        Item::of(quality.unclear_share(), Item::Share),
        Item::count(quality.unclear_count),
    ];
    for found in [quality.conflicts, quality.contradictions, quality.mismatched] {
        row.extend(counted(found));
    }
    row.extend(quality.messages.map(Item::count));
    row.push(Item::count(quality.corrections));
    row.push(Item::of(quality.late_corrections, Item::count));
    match quality.changed_late {
        Some(found) => row.extend(counted(found)),
        None => row.extend([Item::Absent, Item::Absent]),
    }
    row
}

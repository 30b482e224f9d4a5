//! Ends of contracts, as a column of the lines states them.
//!
//! In: all lines. Out: what is said of cells that hold no date, and of a column nobody has.
//! Deliberately absent: what ends when, which analyse asks.

use crate::diagnostic::{Code, Diagnostic};
use crate::provenance::{Cell, Place};
use crate::round::Round;
use crate::round::headings::fold;
use crate::schema::Portfolio;

/// Cells that are named one by one; more are counted.
const SHOWN: usize = 500;

/// Checks the column the round names.
pub(super) fn check(portfolio: &Portfolio, round: &Round, diagnostics: &mut Vec<Diagnostic>) {
    let Some(heading) = &round.contract_end else { return };
    let (mut found, mut said) = (false, 0);
    for line in &portfolio.lines {
        let stated = round.contract_end_of(&line.extra);
        found |= stated.is_some();
        let Some(Err(text)) = stated else { continue };
        said += 1;
        if said > SHOWN {
            continue;
        }
        let table = &portfolio.tables[line.table.0 as usize];
        let column = table.columns.iter().find(|column| fold(&column.heading) == fold(heading));
        let column = column.map_or(0, |column| column.index);
        let place = table.place(Cell { row: line.row, column });
        diagnostics.push(Diagnostic::new(Code::DateUnreadable).at(place).with("found", &**text));
    }
    if said > SHOWN {
        let more = format!("+ {}", said - SHOWN);
        diagnostics.push(
            Diagnostic::new(Code::DateUnreadable).at(Place::file("round.toml")).with("found", more),
        );
    }
    if !found && !portfolio.lines.is_empty() {
        diagnostics.push(
            Diagnostic::new(Code::InputUnused)
                .at(Place::file("round.toml"))
                .with("name", &**heading),
        );
    }
}

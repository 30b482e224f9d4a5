//! The section `[reach]` of a scenario file: limits and levers of the search for the target.
//!
//! In: the section. Out: a [`Reach`]; problems are noted where the section keeps them.

use super::scenarios::{amount, person_months, selection, weight};
use super::section::Section;
use super::share;
use crate::period::FiscalYear;
use crate::round::scenarios::{Lever, Reach};

/// Validates `[reach]`.
pub(super) fn reach(mut section: Section<'_, '_>) -> Reach {
    let line = section.line();
    let fiscal_year = section.integer("fiscal_year", 1900, 2200);
    let department_loss = share(&mut section, "max_department_loss");
    let growth = share(&mut section, "max_growth");
    let fixed = section.section("fixed").map(selection);
    let available = section.section("person_months").map(person_months).unwrap_or_default();
    let cuts: Vec<Lever> = section.sections("cuts").into_iter().map(lever).collect();
    let raises: Vec<Lever> = section.sections("raises").into_iter().map(lever).collect();
    for levers in [&cuts, &raises] {
        for (number, lever) in levers.iter().enumerate() {
            if levers[..number].iter().any(|known| known.name == lever.name) {
                section.problem(section.offset, "scenario-doubled", &[("name", &lever.name)]);
            }
        }
    }
    section.finish();
    Reach {
        fiscal_year: fiscal_year
            .map(|year| FiscalYear(i16::try_from(year).expect("within the range"))),
        department_loss,
        growth,
        fixed,
        person_months: available,
        cuts,
        raises,
        line,
    }
}

fn lever(mut section: Section<'_, '_>) -> Lever {
    let line = section.line();
    let name = section.required_text("name");
    section.require("lines");
    let lines = section.section("lines").map(selection).unwrap_or_default();
    let keys = section.keys();
    let most = share(&mut section, "max_share");
    let sum = amount(&mut section, "max_amount");
    if !keys.iter().any(|key| key == "max_share" || key == "max_amount") {
        section.problem(section.offset, "scenario-lever", &[]);
    }
    let weight = weight(&mut section);
    section.finish();
    Lever { name, lines, share: most, amount: sum, weight, line }
}

//! Settings of growth and variances.
//!
//! In: the tables `[[index_clauses]]` and the section `[variances]`. Out: [`IndexClause`],
//! [`Variances`]. Every wrong setting is a problem with its key.

use super::section::Section;
use super::share;
use crate::money::Total;
use crate::period::FiscalYear;
use crate::round::growth::IndexClause;
use crate::round::headings::fold;
use crate::round::variances::{Cause, Variances};
use crate::schema::Text;

/// The largest amount a threshold may be, in currency units.
const LARGEST: i64 = 1_000_000_000_000;

/// A threshold in whole currency units.
pub(super) fn threshold_amount(section: &mut Section<'_, '_>, key: &str) -> Option<Total> {
    section.integer(key, 0, LARGEST).map(|units| Total(i128::from(units) * 100))
}

fn year(section: &mut Section<'_, '_>, key: &str) -> Option<FiscalYear> {
    let year = section.integer(key, 1900, 2200)?;
    Some(FiscalYear(i16::try_from(year).expect("within the range")))
}

/// Validates `[[index_clauses]]`.
pub(super) fn index_clauses(root: &mut Section<'_, '_>) -> Vec<IndexClause> {
    let mut clauses: Vec<IndexClause> = Vec::new();
    for mut section in root.sections("index_clauses") {
        let contract_id = section.required_text("contract_id");
        section.require("rate");
        let rate = share(&mut section, "rate");
        let fiscal_year = year(&mut section, "fiscal_year");
        let same = |known: &IndexClause| {
            fold(&known.contract_id) == fold(&contract_id) && known.fiscal_year == fiscal_year
        };
        if clauses.iter().any(same) {
            let values = [("contract", &*contract_id)];
            section.problem(section.offset, "settings-index-doubled", &values);
        }
        section.finish();
        clauses.extend(rate.map(|rate| IndexClause { contract_id, rate, fiscal_year }));
    }
    clauses
}

/// Validates `[variances]`.
pub(super) fn variances(mut section: Section<'_, '_>) -> Variances {
    let threshold = share(&mut section, "threshold");
    let amount = threshold_amount(&mut section, "amount");
    let closed_until = year(&mut section, "closed_until");
    let mut listed: Vec<Cause> = Vec::new();
    let mut names: Vec<Text> = Vec::new();
    for mut entry in section.sections("causes") {
        let (code, name) = (entry.required_text("code"), entry.required_text("name"));
        let known = |text: &Text| fold(text) == fold(&name);
        if listed.iter().any(|cause| cause.code == code) || names.iter().any(known) {
            entry.problem(entry.offset, "settings-cause-doubled", &[("code", &code)]);
        }
        entry.finish();
        names.push(name.clone());
        listed.push(Cause::named(code, name));
    }
    section.finish();
    Variances { threshold, amount, closed_until, listed }
}

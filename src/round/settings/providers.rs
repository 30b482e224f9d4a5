//! Settings of the organisation's own providers.
//!
//! In: the sections `[[providers]]`. Out: the [`Provider`]s, an empty list where the round says
//! that there are none, nothing where it says nothing.

use glob::Pattern;

use crate::round::headings::fold;
use crate::round::settings::section::Section;
use crate::round::{Departments, Provider, ProviderCounts};
use crate::schema::{Field, Text};

/// Validates `[[providers]]`.
pub(super) fn providers(
    root: &mut Section<'_, '_>,
    departments: &Departments,
) -> Option<Vec<Provider>> {
    let stated = root.keys().iter().any(|key| key == "providers");
    let sections = root.sections("providers");
    stated.then(|| sections.into_iter().map(|section| provider(section, departments)).collect())
}

fn provider(mut section: Section<'_, '_>, departments: &Departments) -> Provider {
    let department = section.required_text("department");
    if let Departments::Listed(listed) = departments {
        let known = listed.iter().any(|known| known.code == department);
        if !known && !department.is_empty() {
            let values = [("found", &*department)];
            section.problem(section.offset, "settings-provider-department", &values);
        }
    }
    let sides = [ProviderCounts::Bills, ProviderCounts::Plan, ProviderCounts::Both];
    let counts = section.word("counts", &sides.map(|side| (side.code(), side)));
    let reason = section.text("reason").map(|(_, text)| text).unwrap_or_default();
    if counts == Some(ProviderCounts::Both) && reason.is_empty() {
        section.problem(section.offset, "settings-provider-reason", &[]);
    }
    section.require("bills");
    let bills = section.section("bills").map(bills).unwrap_or_default();
    section.finish();
    Provider { department, bills, counts, reason }
}

/// Fields and patterns a bill is known by.
fn bills(mut section: Section<'_, '_>) -> Vec<(Field, Vec<Pattern>)> {
    let mut bills = Vec::new();
    for key in section.keys() {
        let Some(field) = Field::from_code(&key) else { continue };
        let texts = section.texts(&key);
        bills.push((field, texts.iter().filter_map(|text| pattern(&section, text)).collect()));
    }
    if bills.is_empty() {
        section.problem(section.offset, "settings-provider-bills", &[]);
    }
    section.finish();
    bills
}

fn pattern(section: &Section<'_, '_>, text: &Text) -> Option<Pattern> {
    match Pattern::new(&fold(text)) {
        Ok(pattern) => Some(pattern),
        Err(error) => {
            let reason = error.to_string();
            let values = [("found", &**text), ("reason", reason.as_str())];
            section.problem(section.offset, "settings-pattern", &values);
            None
        }
    }
}

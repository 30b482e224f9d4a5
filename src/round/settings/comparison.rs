//! Settings of what the budget is held against: plan lines, the provider, benchmarks.
//!
//! In: the sections `[plan_lines]`, `[provider_check]`, `[benchmarks]` and `[quantities]`. Out:
//! [`Comparisons`]. Deliberately absent: the tables they name; the pipeline reads them.

use crate::round::settings::section::Section;
use crate::round::{Comparisons, Departments, Input, InputKind, PlanChart, ProviderCheck};
use crate::schema::Text;

/// Takes the sections out of the root.
pub(super) fn comparisons(root: &mut Section<'_, '_>, departments: &Departments) -> Comparisons {
    let comparisons = Comparisons {
        plan_lines: root.section("plan_lines").and_then(plan_lines),
        provider: root.section("provider_check").map(|own| provider(own, departments)),
        benchmarks: root.section("benchmarks").and_then(table),
        quantities: root.section("quantities").and_then(table),
    };
    if comparisons.benchmarks.is_some() && comparisons.quantities.is_none() {
        root.problem(root.offset, "settings-benchmarks", &[]);
    }
    comparisons
}

/// An input that is only compared needs the settings that say how. The settings may stand without
/// the input, which often comes later in the year.
pub(super) fn check_inputs(root: &Section<'_, '_>, comparisons: &Comparisons, inputs: &[Input]) {
    let has = |kind| inputs.iter().any(|input| input.kind == kind);
    if comparisons.provider.is_none() && has(InputKind::ProviderRevenue) {
        root.problem(root.offset, "settings-revenue-no-provider", &[]);
    }
    if comparisons.plan_lines.is_none() && has(InputKind::Ledger) {
        root.problem(root.offset, "settings-ledger-no-plan-lines", &[]);
    }
}

/// A shipped chart or a table of the round; both would leave open which one counts.
fn plan_lines(mut section: Section<'_, '_>) -> Option<PlanChart> {
    let offset = section.offset;
    let has = |key| section.keys().iter().any(|own| own == key);
    if has("chart") == has("table") {
        section.problem(offset, "settings-plan-lines", &[]);
    }
    let chart = section.word("chart", &[("nkf", ())]).map(|()| PlanChart::Nkf);
    let path = section.text("table").map(|(_, text)| text);
    let own = path.and_then(|path| {
        section.require("columns");
        let mut columns = section.section("columns")?;
        let table = PlanChart::Table {
            path,
            prefix: columns.required_text("prefix"),
            code: columns.required_text("code"),
            name: columns.required_text("name"),
            statement: columns.text("statement").map(|(_, text)| text),
        };
        columns.finish();
        Some(table)
    });
    section.finish();
    own.or(chart)
}

fn provider(mut section: Section<'_, '_>, departments: &Departments) -> ProviderCheck {
    let offset = section.offset;
    let department = section.required_text("department");
    if let Departments::Listed(listed) = departments
        && !department.is_empty()
        && !listed.iter().any(|known| known.code == department)
    {
        let codes: Vec<&str> = listed.iter().map(|known| &*known.code).collect();
        let values = [("found", &*department), ("expected", &codes.join(", "))];
        section.problem(offset, "settings-provider", &values);
    }
    let contracts = section.texts("contracts");
    for pattern in &contracts {
        if let Err(error) = glob::Pattern::new(pattern) {
            let values = [("found", pattern.as_ref()), ("reason", &error.to_string())];
            section.problem(offset, "settings-pattern", &values);
        }
    }
    section.finish();
    ProviderCheck { department, contracts }
}

fn table(mut section: Section<'_, '_>) -> Option<Text> {
    section.require("table");
    let table = section.text("table").map(|(_, text)| text);
    section.finish();
    table
}

//! *Hinweise*: how to fill in the form, each column explained, the classes with the test.

use super::{Builder, lines};
use crate::form::FormColumn;
use crate::report::sheet::{Look, Page, Value};
use crate::round::headings::PROJECT_FIELDS;
use crate::schema::Field;

const WIDTHS: [u16; 2] = [34, 110];

/// Steps in order.
const STEPS: [&str; 7] = [
    "step-fill",
    "step-request",
    "step-drop",
    "step-new",
    "step-project",
    "step-lock",
    "step-return",
];

/// Fields whose explanation stands here; those of a department's own columns beside them stand
/// at their cells.
const FIELDS: [Field; 12] = [
    Field::Product,
    Field::CostCentre,
    Field::Account,
    Field::Title,
    Field::Description,
    Field::ProjectId,
    Field::ContractId,
    Field::BusinessArea,
    Field::SolutionScope,
    Field::Funding,
    Field::DeclaredClass,
    Field::Note,
];

/// The sheet.
pub(super) fn page<'a>(builder: &Builder<'a>) -> Page<'a> {
    let title = builder.text("guide-title");
    let mut page = Page::new(builder.text("sheet-guide"), title, &WIDTHS);
    page.push(Look::Note, [Value::from(builder.headline())]);
    page.section(builder.text("guide-steps"));
    for (number, step) in (1..).zip(STEPS) {
        let years = builder.years_text();
        let values = [("years", &*years)];
        page.term(number.to_string(), &builder.format(step, &values));
    }
    page.section(builder.text("guide-classes"));
    for class in ["operations", "enhancement", "innovation"] {
        let name = builder.context.language.text(&format!("class-{class}"));
        page.term(name, &builder.text(&format!("class-{class}")));
    }
    for test in ["test", "test-first-use", "test-first-digitalisation", "test-replacement"] {
        page.term(builder.text(test), &builder.text(&format!("{test}.help")));
    }
    page.term(builder.text("example"), &builder.text("example.help"));
    page.section(builder.text("guide-lines"));
    explain(builder, &mut page, FormColumn::LineId);
    for field in FIELDS {
        explain(builder, &mut page, FormColumn::Field(field));
    }
    page.term(builder.text("references"), &builder.text("reference-help"));
    let last = builder.years.last().map_or(0, |year| year.0);
    let plan_years = format!("{}–{}", last + 1, last + lines::PLAN_YEARS);
    for (name, help, years) in
        [("requests", "request-help", builder.years_text()), ("plans", "plan-help", plan_years)]
    {
        page.term(builder.text(name), &builder.format(help, &[("year", &years)]));
    }
    page.section(builder.text("guide-projects"));
    for code in PROJECT_FIELDS.into_iter().filter(|code| *code != "department") {
        explain(builder, &mut page, FormColumn::Project(code));
    }
    page.section(builder.text("guide-contact"));
    page.note(&builder.text("contact"));
    page
}

fn explain(builder: &Builder<'_>, page: &mut Page<'_>, column: FormColumn) {
    let (heading, help) = lines::heading(builder, column);
    page.term(heading, &help);
}

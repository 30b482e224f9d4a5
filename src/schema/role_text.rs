//! What a column was taken for, and why, in words: for the sources sheet, for `check` and for
//! proposals.

use crate::language::Language;
use crate::schema::{Role, RoleOrigin};

/// What a column was taken for.
#[must_use]
pub fn role_text(role: &Role, language: Language) -> String {
    let text = |key: &str| language.text(key);
    match role {
        Role::Field(field) => language.text(&format!("field-{}", field.code())),
        Role::ProjectField(code) => language.format("report-role-project", &[("field", code)]),
        Role::Amount { fiscal_year, phase, label, year_offset } => {
            let phase = phase.map_or_else(
                || text("report-role-row-phase"),
                |phase| language.text(&format!("phase-{}", phase.code())),
            );
            let year = match fiscal_year {
                Some(year) => year.to_string(),
                None if *year_offset == 0 => text("report-role-row-year"),
                None => format!("{}{year_offset:+}", text("report-role-row-year")),
            };
            let label = label.as_deref().map(|label| format!(", {label}")).unwrap_or_default();
            let values = [("phase", phase.as_str()), ("year", &year), ("label", &label)];
            language.format("report-role-amount", &values)
        }
        Role::Claim(parts) => language.format("report-role-claim", &[("parts", &parts.join(", "))]),
        Role::RowYear => text("report-role-year"),
        Role::RowPhase => text("report-role-phase"),
        Role::Posts => text("report-role-posts"),
        Role::Extra => text("report-role-extra"),
        Role::Helper => text("report-role-helper"),
        Role::Ignored => text("report-role-ignored"),
        Role::Unknown => text("report-role-unknown"),
    }
}

/// Why a column was taken for it.
#[must_use]
pub fn origin_text(origin: RoleOrigin, language: Language) -> String {
    language.text(match origin {
        RoleOrigin::Round => "report-origin-round",
        RoleOrigin::Alias => "report-origin-alias",
        RoleOrigin::Heading => "report-origin-heading",
        RoleOrigin::None => "report-origin-none",
    })
}

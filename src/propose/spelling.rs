//! How settings are spelled in `round.toml`.
//!
//! In: roles, headings, texts. Out: their words, quoted where they are settings, on one line
//! where they are comments.

use glob::Pattern;

use crate::propose::ColumnProposal;
use crate::round::InputKind;
use crate::schema::{Role, Text};

/// Signs of a list in a comment.
const LONGEST_LIST: usize = 300;

/// A text as a setting.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is valid JSON")
}

/// A heading as a pattern that fits nothing else.
pub(super) fn pattern(heading: &str) -> String {
    quoted(&Pattern::escape(heading))
}

/// The entry of an amount or a claim; what is not known is a question mark.
pub(super) fn entry(column: &ColumnProposal) -> String {
    let heading = quoted(&column.heading);
    match &column.role {
        Role::Claim(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
            format!("{{ heading = {heading}, sums = [{}] }}", parts.join(", "))
        }
        Role::Amount { fiscal_year: None, phase: None, .. } if column.is_active() => {
            format!("{{ heading = {heading} }}")
        }
        Role::Amount { fiscal_year, phase, label, .. } => {
            let year = fiscal_year.map_or("\"?\"".to_owned(), |year| year.0.to_string());
            let phase = phase.map_or("?", |phase| phase.code());
            let label = label.as_deref().map(quoted);
            let label = label.map(|label| format!(", label = {label}")).unwrap_or_default();
            format!("{{ heading = {heading}, fiscal_year = {year}, phase = \"{phase}\"{label} }}")
        }
        _ => format!("{{ heading = {heading} }}"),
    }
}

/// The word of `round.toml` for a field.
pub(super) const fn field_code(role: &Role) -> Option<&'static str> {
    match role {
        Role::Field(field) => Some(field.code()),
        Role::ProjectField(code) => Some(code),
        _ => None,
    }
}

/// The word of `round.toml` for a role.
pub(super) fn role_code(role: &Role) -> String {
    match role {
        Role::Amount { .. } => "amounts",
        Role::Claim(_) => "claims",
        Role::RowYear => "year_column",
        Role::RowPhase => "phase_column",
        Role::Posts => "posts",
        Role::Extra => "extra",
        Role::Ignored => "ignore",
        Role::Helper | Role::Unknown => "",
        other => field_code(other).unwrap_or_default(),
    }
    .to_owned()
}

/// The word of `round.toml` for a kind.
pub(super) const fn kind(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Budget => "budget",
        InputKind::Projects => "projects",
        InputKind::Posts => "posts",
        InputKind::Form => "form",
        InputKind::Ledger => "ledger",
        InputKind::ProviderRevenue => "provider_revenue",
    }
}

/// Why a column has its role.
pub(super) fn reasons(column: &ColumnProposal) -> String {
    column.reasons.join(", ")
}

/// The first values of a column, cut short.
pub(super) fn samples(column: &ColumnProposal) -> String {
    let short = |text: &String| text.chars().take(30).collect::<String>();
    column.samples.iter().map(short).collect::<Vec<_>>().join(" | ")
}

/// A comment must not end before its line does.
pub(super) fn one_line(text: &str) -> String {
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text that is not too long for a comment.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_LIST) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

/// A path is a pattern in the round.
pub(super) fn escaped_path(path: &str) -> Text {
    Pattern::escape(path).into()
}

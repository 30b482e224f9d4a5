//! Columns of a table: a header row becomes columns with roles.
//!
//! In: the cells of the header row. Out: columns, what each is read as, and doubled headings.
//! Nothing is added twice: of two amount columns that say the same, the second has no role.

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::amount::Unit;
use crate::ingest::texts::shown;
use crate::language::Language;
use crate::provenance::{Cell, Place, Sheet, column_letters};
use crate::round::InputKind;
use crate::round::headings::{Headings, fold};
use crate::schema::{Column, Role, RoleOrigin, Seen, Text};

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Purpose {
    /// Money, added up for the control sum.
    Amount(Unit),
    /// Money that is a printed sum.
    Claim(Unit),
    /// Counts in hundredths.
    Posts(Unit),
    /// Text, and dates that stand as text.
    Date,
    /// Text of a canonical field.
    Field,
    /// Any other text.
    Text,
    /// Text of a column without a role.
    Unknown,
}

impl Purpose {
    /// Money or a count.
    pub(super) const fn is_number(self) -> bool {
        matches!(self, Self::Amount(_) | Self::Claim(_) | Self::Posts(_))
    }
}

/// The columns of a header row, left to right.
pub(super) fn resolve(headings: &Headings, header: &[(u16, Text)]) -> Vec<Column> {
    let column = |(index, heading): &(u16, Text)| {
        let (role, origin) = headings.resolve(heading);
        Column { index: *index, heading: heading.clone(), role, origin, seen: Seen::default() }
    };
    header.iter().map(column).collect()
}

/// What an input of a kind is read for.
pub(super) const fn is_sought(kind: InputKind, role: &Role) -> bool {
    match kind {
        InputKind::Budget | InputKind::Ledger | InputKind::ProviderRevenue => {
            matches!(role, Role::Amount { .. })
        }
        InputKind::Projects => matches!(role, Role::ProjectField(_)),
        InputKind::Posts => matches!(role, Role::Posts),
        InputKind::Form => false,
    }
}

/// A heading that is known by itself, not only by a pattern such as `*`.
pub(super) const fn is_named(role: &Role) -> bool {
    !matches!(role, Role::Extra | Role::Ignored | Role::Unknown)
}

/// A column that holds data below no heading.
pub(super) fn without_heading(index: u16, language: Language) -> Column {
    let letters = column_letters(index);
    let heading = language.format("column-without-heading", &[("column", &letters)]).into();
    Column { index, heading, role: Role::Unknown, origin: RoleOrigin::None, seen: Seen::default() }
}

/// How the cells of a column are read whose unit is worth so many cents.
pub(super) fn purpose(column: &Column, cents_per_unit: i64) -> Purpose {
    let unit = Unit::new(cents_per_unit);
    match &column.role {
        Role::Amount { .. } => Purpose::Amount(unit),
        // Money a project states of later years is no amount of the budget.
        Role::Claim(_) | Role::ProjectField("follow_up_cost") => Purpose::Claim(unit),
        Role::Posts => Purpose::Posts(Unit::new(100)),
        Role::ProjectField("begin" | "go_live" | "end") => Purpose::Date,
        Role::Field(_) | Role::ProjectField(_) => Purpose::Field,
        Role::RowYear | Role::RowPhase | Role::Extra | Role::Helper | Role::Ignored => {
            Purpose::Text
        }
        Role::Unknown => Purpose::Unknown,
    }
}

/// Reports columns that say the same as an earlier one. A second column of money has no role,
/// nor has one of a field that already has a column; the same heading again is only named.
pub(super) fn report_doubled(
    columns: &mut [Column],
    sheet: &Sheet,
    header_row: u32,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for position in 1..columns.len() {
        let (earlier, later) = columns.split_at_mut(position);
        let column = &mut later[0];
        if matches!(column.role, Role::Ignored | Role::Unknown) {
            continue;
        }
        let Some(first) = earlier.iter().find(|first| says_same(first, column)) else { continue };
        let place = Place::sheet(sheet)
            .at(Cell { row: header_row, column: column.index })
            .under(column.heading.clone());
        diagnostics.push(
            Diagnostic::new(Code::ColumnDoubled)
                .at(place)
                .with("heading", shown(&column.heading))
                .with("other", column_letters(first.index))
                .with("name", shown(&first.heading)),
        );
        let is_money = matches!(column.role, Role::Amount { .. } | Role::Claim(_) | Role::Posts);
        if is_money || fold(&first.heading) != fold(&column.heading) {
            column.role = Role::Unknown;
        }
    }
    diagnostics
}

/// Two columns have one heading, or they are the same field or amounts of the same period and
/// the round does not name both.
fn says_same(first: &Column, second: &Column) -> bool {
    let both_declared = first.origin == RoleOrigin::Round && second.origin == RoleOrigin::Round;
    let counts_once =
        matches!(second.role, Role::Amount { .. } | Role::Field(_) | Role::ProjectField(_));
    fold(&first.heading) == fold(&second.heading)
        || (first.role == second.role && counts_once && !both_declared)
}

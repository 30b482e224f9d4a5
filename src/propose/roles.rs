//! What each column of a table seems to be.
//!
//! In: the sheets that share their headings. Out: the proposal of an input. A role is active
//! only if the heading is known, or if its likeness and its cells agree; of two columns that
//! want one field neither gets it, unless one of them is known.

use std::collections::BTreeMap;

use crate::ingest::survey::{Content, Grid, numbers};
use crate::propose::amounts;
use crate::propose::candidates::{Candidate, candidates};
use crate::propose::content::Column;
use crate::propose::decisions;
use crate::propose::fits::{self, Fit, fit};
use crate::propose::kinds;
use crate::propose::likeness;
use crate::propose::table::Sighted;
use crate::propose::{ColumnProposal, Confidence, Context, InputProposal, Judged};
use crate::round::InputKind;
use crate::round::headings::Headings;
use crate::schema::{Field, Role, RoleOrigin, Text};

/// A word for "no amount" has no more signs.
const LONGEST_ABSENT: usize = 30;
/// How many of them are named.
const MOST_ABSENT: usize = 8;
/// Alternatives that are named.
const ALTERNATIVES: usize = 4;
const RUNNING: [&str; 9] = ["lfd nr", "lfd", "nr", "nummer", "pos", "pos nr", "zeile", "no", "row"];
const PAGE: [&str; 3] = ["seite", "seiten", "page"];

/// What several steps know of the table.
pub(super) struct Subject<'a> {
    /// What it holds.
    pub(super) kind: InputKind,
    /// Columns with the rows of all sheets.
    pub(super) columns: Vec<Column>,
    /// Texts around the table.
    pub(super) notes: Vec<String>,
    /// Names of file and sheets.
    pub(super) names: Vec<String>,
    /// What headings stand for without any setting.
    pub(super) headings: Headings,
    pub(super) context: &'a Context<'a>,
}

/// The proposal of an input.
pub(super) fn input(
    name: String,
    sheets: Vec<Text>,
    members: &[&(&Grid, Sighted)],
    path: &str,
    context: &Context<'_>,
) -> InputProposal {
    let kind = kinds::judge(&members[0].1, context);
    let subject = Subject {
        kind: kind.value,
        columns: merged(members),
        notes: members.iter().flat_map(|(_, table)| table.notes.clone()).collect(),
        names: names(members, path),
        headings: context.headings(kind.value),
        context,
    };
    let mut columns = fields(&subject);
    let mut input = InputProposal {
        name,
        kind,
        sheets,
        header_row: header_row(members, context),
        header_rows: members[0]
            .1
            .together
            .and_then(|(top, bottom, by_itself)| (!by_itself).then_some(bottom - top + 1)),
        part: members[0].1.part,
        absent: Vec::new(),
        row_count: subject.columns.first().map_or(0, |column| column.cells.len()),
        number_format: None,
        unit: None,
        sign: None,
        department: None,
        columns: Vec::new(),
        phase_words: Vec::new(),
        filters: Vec::new(),
        key: None,
        decisions: Vec::new(),
    };
    amounts::propose(&subject, &mut columns, &mut input);
    settle(&subject, &mut columns);
    input.absent = absent_words(&subject, &columns);
    input.columns = columns;
    decisions::complete(&subject, members, &mut input);
    input
}

/// The columns of the first sheet with the rows of all.
fn merged(members: &[&(&Grid, Sighted)]) -> Vec<Column> {
    let (_, first) = members[0];
    first
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let tables = members.iter().map(|(_, table)| &table.columns[at]);
            let cells = tables.flat_map(|column| column.cells.iter().cloned()).collect();
            Column::new(column.index, column.heading.clone(), cells)
        })
        .collect()
}

/// Words that stand in columns of money where an amount should be, and how often.
fn absent_words(subject: &Subject<'_>, columns: &[ColumnProposal]) -> Vec<(String, usize)> {
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let money = subject.columns.iter().zip(columns);
    let money = money.filter(|(_, proposal)| matches!(proposal.role, Role::Amount { .. }));
    for cell in money.flat_map(|(column, _)| &column.cells) {
        let Some(Content::Text(text)) = cell else { continue };
        let word = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let short = word.chars().count() <= LONGEST_ABSENT && word.chars().any(char::is_alphabetic);
        let unread = || numbers(std::slice::from_ref(cell)).other_count == 1;
        if short && !word.chars().any(|sign| sign.is_ascii_digit()) && unread() {
            *words.entry(word).or_default() += 1;
        }
    }
    let mut words: Vec<(String, usize)> = words.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    words.truncate(MOST_ABSENT);
    words
}

fn names(members: &[&(&Grid, Sighted)], path: &str) -> Vec<String> {
    let file = path.rsplit('/').next().unwrap_or(path).to_owned();
    let sheets = members.iter().filter_map(|(grid, _)| grid.sheet.name.as_deref());
    std::iter::once(file).chain(sheets.map(str::to_owned)).collect()
}

fn header_row(members: &[&(&Grid, Sighted)], context: &Context<'_>) -> Option<Judged<u32>> {
    let (_, first) = members[0];
    if members.iter().any(|(_, table)| table.header_row != first.header_row) {
        return None;
    }
    if let Some((top, bottom, by_itself)) = first.together {
        let (top_row, bottom_row) = (u64::from(top) + 1, u64::from(bottom) + 1);
        let [from, to] = [top_row, bottom_row].map(|row| context.language.count(row));
        let key = if by_itself { "propose-header-by-itself" } else { "propose-header-together" };
        let reason = context.say(key, &[("from", &from), ("to", &to)]);
        let money = |column: &Column| {
            matches!(
                context.headings(InputKind::Budget).resolve(&column.heading).0,
                Role::Amount { .. }
            )
        };
        return Some(match by_itself {
            true => Judged::new(bottom + 1, Confidence::Certain, reason),
            // Year and phase that only the rows together name are a second reason.
            false if first.columns.iter().any(money) => {
                Judged::new(top + 1, Confidence::Likely, reason)
            }
            false => Judged::new(top + 1, Confidence::Unsure, reason),
        });
    }
    let known = context.count(first.known_count);
    let (confidence, key) = match first.known_count {
        _ if first.stacked.is_some() => (Confidence::Unsure, "propose-header-stacked"),
        3.. => (Confidence::Certain, "propose-header-known"),
        _ => (Confidence::Likely, "propose-header-structure"),
    };
    let reason = context.say(key, &[("count", &known)]);
    Some(Judged::new(first.header_row + 1, confidence, reason))
}

/// What the columns are as fields; money is looked at afterwards.
fn fields(subject: &Subject<'_>) -> Vec<ColumnProposal> {
    let own = subject.context.own_headings(subject.kind);
    let account = account(subject);
    let mut columns: Vec<ColumnProposal> = Vec::new();
    for column in &subject.columns {
        columns.push(field(subject, column, account, &own));
    }
    columns
}

/// The column that is or seems to be the account.
fn account<'a>(subject: &'a Subject<'_>) -> Option<&'a Column> {
    let role = Role::Field(Field::Account);
    let is_known = |column: &&Column| subject.headings.resolve(&column.heading).0 == role;
    let known = subject.columns.iter().find(is_known);
    known.or_else(|| subject.columns.iter().find(|column| fit(&role, column, None) == Fit::Proof))
}

fn field(
    subject: &Subject<'_>,
    column: &Column,
    account: Option<&Column>,
    own: &[(Text, Headings)],
) -> ColumnProposal {
    let context = subject.context;
    let mut proposal = blank(column);
    let (role, origin) = subject.headings.resolve(&column.heading);
    if origin == RoleOrigin::None && column.facts.filled == 0 {
        return proposal;
    }
    let others = candidates(subject, column, account);
    if origin != RoleOrigin::None {
        let against = fit(&role, column, account) == Fit::Against;
        proposal.by_itself = true;
        proposal.confidence = Confidence::Certain;
        proposal.reasons.push(context.say(
            if origin == RoleOrigin::Heading { "propose-period" } else { "propose-known" },
            &[],
        ));
        if against {
            hold_back(&mut proposal, &role, column, context);
        } else {
            proposal.role = role;
            return proposal;
        }
    } else if let Some((name, role)) = own_role(own, column, account) {
        proposal.role = role;
        proposal.confidence = Confidence::Likely;
        proposal.reasons.push(context.say("propose-own", &[("name", &name)]));
        return proposal;
    } else if let Some(key) = running(column) {
        proposal.role = Role::Ignored;
        proposal.confidence = Confidence::Likely;
        proposal.reasons.push(context.say(key, &[]));
        return proposal;
    }
    take(&mut proposal, others);
    proposal
}

fn blank(column: &Column) -> ColumnProposal {
    ColumnProposal {
        index: column.index,
        heading: column.heading.clone(),
        role: Role::Unknown,
        confidence: Confidence::Unsure,
        reasons: Vec::new(),
        alternatives: Vec::new(),
        by_itself: false,
        held_back: false,
        filled: column.facts.filled,
        samples: column.facts.samples.clone(),
    }
}

/// A known heading above cells that cannot be that.
fn hold_back(proposal: &mut ColumnProposal, role: &Role, column: &Column, context: &Context<'_>) {
    let role = crate::schema::role_text(role, context.language);
    let shows = fits::words(&Role::Extra, column, context);
    proposal.by_itself = false;
    proposal.held_back = true;
    proposal.confidence = Confidence::Unsure;
    proposal.reasons =
        vec![context.say("propose-held-back", &[("role", &role), ("shows", &shows)])];
}

/// What the round's other inputs took a column of this heading for, if they agree.
fn own_role(
    own: &[(Text, Headings)],
    column: &Column,
    account: Option<&Column>,
) -> Option<(Text, Role)> {
    let mut roles = own.iter().filter_map(|(name, headings)| {
        let (role, origin) = headings.resolve(&column.heading);
        let means = matches!(
            role,
            Role::Field(_)
                | Role::ProjectField(_)
                | Role::Amount { fiscal_year: Some(_), phase: Some(_), .. }
        );
        (origin == RoleOrigin::Round && means).then(|| (name.clone(), role))
    });
    let (name, role) = roles.next()?;
    let agreed = roles.all(|(_, other)| other == role);
    let money = matches!(role, Role::Amount { .. }) && !column.is_amount_like();
    (agreed && !money && fit(&role, column, account) != Fit::Against).then_some((name, role))
}

/// A running number or a page, which change with every sorting and edition.
fn running(column: &Column) -> Option<&'static str> {
    let heading = likeness::plain(&column.heading);
    let facts = &column.facts;
    let steady = facts.digits == facts.filled && facts.filled >= 3;
    if steady && RUNNING.contains(&heading.trim()) && facts.mostly(facts.steps + 1, 90) {
        return Some("propose-running");
    }
    (steady && PAGE.contains(&heading.trim()) && facts.mostly(facts.rises + 1, 80))
        .then_some("propose-page")
}

/// The strongest candidate becomes the role, the others its alternatives.
fn take(proposal: &mut ColumnProposal, candidates: Vec<Candidate>) {
    let mut candidates = candidates.into_iter();
    let Some(first) = candidates.next() else { return };
    if first.confidence == Confidence::Unsure && first.strength == 0 && is_group(&first.role) {
        // That values repeat says little: every group of lines has such a column.
        let roles = std::iter::once(first.role).chain(candidates.map(|candidate| candidate.role));
        proposal.alternatives = roles.take(ALTERNATIVES).collect();
        return;
    }
    proposal.role = first.role;
    proposal.confidence = if proposal.held_back { Confidence::Unsure } else { first.confidence };
    proposal.reasons.extend(first.reasons);
    proposal.alternatives = candidates.map(|candidate| candidate.role).take(ALTERNATIVES).collect();
}

const fn is_group(role: &Role) -> bool {
    matches!(
        role,
        Role::Field(Field::Unit | Field::Product | Field::CostCentre | Field::BusinessArea)
    )
}

/// Of several columns that want one field only a known one gets it.
fn settle(subject: &Subject<'_>, columns: &mut [ColumnProposal]) {
    for at in 0..columns.len() {
        let role = columns[at].role.clone();
        if !matches!(role, Role::Field(_) | Role::ProjectField(_)) || !columns[at].is_active() {
            continue;
        }
        let rivals: Vec<usize> = (0..columns.len())
            .filter(|&other| columns[other].role == role && columns[other].is_active())
            .collect();
        if rivals.len() < 2 {
            continue;
        }
        let known = rivals.iter().copied().find(|&rival| columns[rival].by_itself);
        for &rival in rivals.iter().filter(|&&rival| Some(rival) != known) {
            let headings: Vec<&str> = rivals
                .iter()
                .filter(|&&other| other != rival)
                .map(|&other| &*columns[other].heading)
                .collect();
            let others = format!("„{}“", headings.join("“, „"));
            let reason = subject.context.say("propose-rival", &[("others", &others)]);
            columns[rival].confidence = Confidence::Unsure;
            columns[rival].by_itself = false;
            columns[rival].reasons.push(reason);
        }
    }
}

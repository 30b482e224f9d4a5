//! Printed sums are claims: checked against their parts, never added.
//!
//! A total row may sum everything above it or only what stands below some earlier sum row, so
//! it is compared with each run of lines that ends at it and begins at the start of the table
//! or after an earlier sum row; the run that fits best is what the row is taken to claim. A row
//! may as well head its parts: then it is compared with the runs that begin below it. Where the
//! round leaves rows out, a sum may speak of those that are left or of those that are not. Below
//! several tables of a sheet it may sum all of them.

use std::collections::{HashMap, VecDeque};

use super::NormalisedTable;
use super::layout::Layout;
use super::rows::{RowKind, has_account, may_head};
use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::{RawRow, RawTable, Value};
use crate::money::Total;
use crate::provenance::Cell;
use crate::schema::{ClaimCheck, Role, Table, Text};

/// Smaller sums may be a thousandfold of others by chance, in cents.
const LEAST_IN_THOUSANDS: i128 = 1_000_000;
/// What rounding to thousands moves at most, in cents.
const HALF_A_THOUSAND: i128 = 50_000;

/// Runs looked at besides the whole table, so that cost stays linear.
const RUNS: usize = 64;

/// Running sums of the columns that printed sums may speak of.
#[derive(Debug)]
pub(super) struct Sums {
    indices: Vec<usize>,
    so_far: Vec<Total>,
    row_count: usize,
    /// Sums and rows at the start of the sheet, of the table, and after each printed sum.
    starts: Vec<(Vec<Total>, usize)>,
}

/// What the tables of a sheet sum to so far, by what their columns stand for.
#[derive(Debug, Default, Clone)]
pub(super) struct Above {
    sums: Vec<(Role, Total)>,
    row_count: usize,
}

/// What a sum row claims, compared with the run of rows above it that fits best.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// Column, printed sum, sum of the parts.
    columns: Vec<(usize, Total, Total)>,
    /// Rows of the run.
    row_count: usize,
}

impl Compared {
    /// Every printed sum is the sum of its parts, and there is one.
    pub(super) fn holds(&self) -> bool {
        !self.columns.is_empty() && self.columns.iter().all(|(_, claimed, sum)| claimed == sum)
    }

    /// It holds, and is not just a single row said twice or a row of zeros.
    pub(super) fn is_convincing(&self) -> bool {
        let zeros = self.columns.iter().all(|&(_, claimed, _)| claimed == Total::ZERO);
        self.holds() && self.row_count > 1 && !zeros
    }

    /// It fits better than the other: fewer wrong sums, then by less.
    fn fits_better(&self, other: &Self) -> bool {
        self.row_count > 0 && self.misfit() < other.misfit()
    }

    fn misfit(&self) -> (usize, i128) {
        let wrong = self.columns.iter().filter(|(_, claimed, sum)| claimed != sum).count();
        let off = self.columns.iter().map(|&(_, claimed, sum)| (claimed - sum).cents().abs());
        (wrong, off.sum())
    }
}

/// Running sums of all rows and, where the round leaves rows out, of those it keeps and those
/// it leaves out.
#[derive(Debug)]
pub(super) struct Printed {
    all: Sums,
    parted: Option<[Sums; 2]>,
    below: HashMap<usize, Compared>,
}

impl Printed {
    pub(super) fn new(
        raw: &RawTable,
        kinds: &[RowKind],
        layout: &Layout,
        filtered: bool,
        above: &Above,
    ) -> Self {
        let sums = || Sums::new(layout);
        let parted = filtered.then(|| [sums(), sums()]);
        let all = sums().under(above, &raw.table);
        Self { all, parted, below: below(&raw.rows, kinds, layout) }
    }

    /// What this table and those above it on the sheet sum to. A column this table lacks may
    /// come again in a table below it.
    pub(super) fn above(&self, table: &Table, earlier: Above) -> Above {
        let sums = self.all.indices.iter().zip(&self.all.so_far);
        let mut sums: Vec<(Role, Total)> =
            sums.map(|(&index, &sum)| (table.columns[index].role.clone(), sum)).collect();
        let lacking = earlier
            .sums
            .into_iter()
            .filter(|(role, _)| table.columns.iter().all(|column| column.role != *role));
        sums.extend(lacking.collect::<Vec<_>>());
        Above { sums, row_count: self.all.row_count }
    }

    /// Adds a row that is not a sum.
    pub(super) fn add(&mut self, row: &RawRow, kept: bool) {
        self.all.add(row);
        if let Some(parted) = &mut self.parted {
            parted[usize::from(kept)].add(row);
        }
    }

    /// Begins a new run behind a sum row.
    pub(super) fn close_run(&mut self) {
        self.all.close_run();
        self.parted.iter_mut().flatten().for_each(Sums::close_run);
    }

    /// The row heads rows below it whose sum it states, though its wording does not say so.
    pub(super) fn heads(&self, position: usize) -> bool {
        self.below.get(&position).is_some_and(Compared::is_convincing)
    }

    /// What a sum row claims: of the rows above it, or else of those below it.
    pub(super) fn compare(&mut self, position: usize, row: &RawRow) -> Compared {
        let mut best = self.all.compare(row);
        if best.holds() {
            return best;
        }
        let parted = self.parted.iter().flatten().map(|sums| sums.compare(row));
        for other in parted.chain(self.below.remove(&position)) {
            if other.fits_better(&best) {
                best = other;
            }
        }
        best
    }
}

/// What rows claim of those below them, by their number: of rows that are sums by wording the
/// run that fits best, of others only what is convincing.
fn below(rows: &[RawRow], kinds: &[RowKind], layout: &Layout) -> HashMap<usize, Compared> {
    let mut claims = HashMap::new();
    let heads = |position: usize| {
        kinds[position] == RowKind::Line
            && kinds.get(position + 1) == Some(&RowKind::Line)
            && may_head(&rows[position], &rows[position + 1], layout)
    };
    let is_candidate = |position: usize| {
        matches!(kinds[position], RowKind::Sum | RowKind::LikeSum) || heads(position)
    };
    if !(0..rows.len()).any(is_candidate) {
        return claims;
    }
    let mut sums = Sums::new(layout);
    let mut ends: VecDeque<(Vec<Total>, usize)> = VecDeque::from([(sums.so_far.clone(), 0)]);
    for (position, row) in rows.iter().enumerate().rev() {
        // A row above one that heads its parts may head several such parts.
        let heads_heads = kinds[position] == RowKind::Line
            && kinds.get(position + 1) == Some(&RowKind::Line)
            && claims.contains_key(&(position + 1))
            && !has_account(row, layout);
        if heads_heads || is_candidate(position) {
            let compared = sums.closest(row, ends.iter());
            let is_sum = kinds[position] == RowKind::Sum;
            let convincing = compared.is_convincing();
            if is_sum || convincing {
                claims.insert(position, compared);
                ends.push_front((sums.so_far.clone(), sums.row_count));
                ends.truncate(RUNS);
                continue;
            }
        }
        if matches!(kinds[position], RowKind::Line | RowKind::LikeSum) {
            sums.add(row);
        }
    }
    claims
}

impl Sums {
    pub(super) fn new(layout: &Layout) -> Self {
        let indices: Vec<usize> = (layout.amounts.iter().map(|amount| amount.index))
            .chain(layout.posts.iter().copied())
            .chain(layout.claims.iter().map(|claim| claim.index))
            .collect();
        let so_far = vec![Total::ZERO; indices.len()];
        Self { starts: vec![(so_far.clone(), 0)], indices, so_far, row_count: 0 }
    }

    /// The same below other tables of the sheet: a run may begin with the first of them, too.
    fn under(mut self, above: &Above, table: &Table) -> Self {
        if above.row_count == 0 {
            return self;
        }
        let sum = |&index: &usize| {
            let role = &table.columns[index].role;
            above.sums.iter().find(|(known, _)| known == role).map_or(Total::ZERO, |(_, sum)| *sum)
        };
        self.so_far = self.indices.iter().map(sum).collect();
        self.row_count = above.row_count;
        self.close_run();
        self
    }

    /// Adds a row that is not a sum, whatever becomes of it.
    pub(super) fn add(&mut self, row: &RawRow) {
        self.row_count += 1;
        for (sum, &index) in self.so_far.iter_mut().zip(&self.indices) {
            *sum += number(&row.values[index]).unwrap_or_default();
        }
    }

    /// Begins a new run behind a sum row.
    pub(super) fn close_run(&mut self) {
        self.starts.push((self.so_far.clone(), self.row_count));
    }

    /// What a sum row claims and what its parts sum to, for the run that fits best.
    pub(super) fn compare(&self, row: &RawRow) -> Compared {
        let recent = self.starts.len().saturating_sub(RUNS);
        self.closest(row, self.starts[recent..].iter().rev().chain(self.starts.iter().take(2)))
    }

    /// Of the runs between here and those places the one that fits best.
    fn closest<'a>(
        &self,
        row: &RawRow,
        places: impl Iterator<Item = &'a (Vec<Total>, usize)>,
    ) -> Compared {
        let claimed: Vec<(usize, usize, Total)> = (self.indices.iter().enumerate())
            .filter_map(|(slot, &index)| {
                number(&row.values[index]).map(|claimed| (slot, index, claimed))
            })
            .collect();
        let runs = places.map(|(start, row_count)| {
            let columns: Vec<(usize, Total, Total)> = claimed
                .iter()
                .map(|&(slot, index, claimed)| (index, claimed, self.so_far[slot] - start[slot]))
                .collect();
            Compared { columns, row_count: self.row_count - row_count }
        });
        runs.min_by_key(Compared::misfit).unwrap_or_default()
    }
}

fn number(value: &Value) -> Option<Total> {
    match value {
        Value::Cents(cents) => Some((*cents).into()),
        Value::Hundredths(count) => Some(Total(i128::from(*count))),
        _ => None,
    }
}

/// Records what a sum row claims; each mismatch is a finding with both figures.
pub(super) fn record(
    compared: Compared,
    row: &RawRow,
    label: &Text,
    layout: &Layout,
    normalised: &mut NormalisedTable,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (index, claimed, computed) in compared.columns {
        let check = check(&normalised.table, index, row, label, claimed, computed);
        if claimed != computed {
            diagnostics.push(finding(&normalised.table, layout, index, &check, row));
        }
        normalised.claims.push(check);
    }
}

/// Checks the printed sums of columns in a row.
pub(super) fn check_columns(
    row: &RawRow,
    layout: &Layout,
    normalised: &mut NormalisedTable,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for claim in &layout.claims {
        let Some(claimed) = number(&row.values[claim.index]) else { continue };
        let computed =
            claim.parts.iter().filter_map(|&part| number(&row.values[part])).sum::<Total>();
        if claimed == computed {
            normalised.claims_held_count += 1;
            continue;
        }
        let label = normalised.table.columns[claim.index].heading.clone();
        let check = check(&normalised.table, claim.index, row, &label, claimed, computed);
        diagnostics.push(finding(&normalised.table, layout, claim.index, &check, row));
        normalised.claims.push(check);
    }
}

fn check(
    table: &Table,
    index: usize,
    row: &RawRow,
    label: &Text,
    claimed: Total,
    computed: Total,
) -> ClaimCheck {
    ClaimCheck {
        sheet: table.sheet.clone(),
        cell: Cell { row: row.row, column: table.columns[index].index },
        label: label.clone(),
        claimed,
        computed,
    }
}

fn finding(
    table: &Table,
    layout: &Layout,
    index: usize,
    check: &ClaimCheck,
    row: &RawRow,
) -> Diagnostic {
    let finding = Diagnostic::new(Code::ClaimFails)
        .at(table.place(check.cell))
        .with("name", &*check.label)
        .with("sum", layout.as_stated(index, check.claimed))
        .with("computed", layout.as_stated(index, check.computed))
        .row(layout.excerpt(row));
    let (claimed, computed) = (check.claimed.cents(), check.computed.cents());
    // Sums in thousands are often rounded to whole ones.
    let thousandfold = |large: i128, small: i128| {
        large.abs() >= LEAST_IN_THOUSANDS && (large - small * 1_000).abs() <= HALF_A_THOUSAND
    };
    if thousandfold(claimed, computed) || thousandfold(computed, claimed) {
        finding.with("reason", "unit")
    } else if claimed == -computed {
        finding.with("reason", "sign")
    } else {
        finding
    }
}

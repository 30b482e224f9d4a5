//! Columns that are the sum of others, proven row by row.
//!
//! In: the numbers of columns. Out: for a column the columns it is the sum of. A sum holds in
//! every row to the last digit, with blank cells as nothing; every part adds something in some
//! row, and in some row two of them do, so that no column is the sum of itself and zeros.

use rust_decimal::Decimal;

use crate::propose::content::Column;

/// Rows in which the sum has to be other than zero.
const LEAST_ROWS: usize = 3;
/// Columns among which any three are tried; among more only neighbours.
const FEW: usize = 24;

/// A column that is a sum of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProvenSum {
    /// Position of the sum among the columns.
    pub(super) total: usize,
    /// Positions of its parts.
    pub(super) parts: Vec<usize>,
    /// Rows in which the sum is not zero.
    pub(super) row_count: usize,
    /// Another choice of parts fits as well.
    pub(super) ambiguous: bool,
}

/// The sums among the columns at some positions.
pub(super) fn find(columns: &[Column], amounts: &[usize]) -> Vec<ProvenSum> {
    let values = |at: usize| &columns[at].numbers.values[..];
    let mut found = Vec::new();
    for &total in amounts {
        let row_count = values(total).iter().flatten().filter(|value| !value.is_zero()).count();
        if row_count < LEAST_ROWS {
            continue;
        }
        let others: Vec<usize> =
            amounts.iter().copied().filter(|&at| at != total && is_used(values(at))).collect();
        let mut choices = choices(&others).into_iter().filter(|parts| {
            let parts: Vec<_> = parts.iter().map(|&at| values(at)).collect();
            holds(values(total), &parts)
        });
        if let Some(parts) = choices.next() {
            let ambiguous = choices.any(|other| !parts.iter().all(|part| other.contains(part)));
            found.push(ProvenSum { total, parts, row_count, ambiguous });
        }
    }
    found
}

fn is_used(values: &[Option<Decimal>]) -> bool {
    values.iter().flatten().any(|value| !value.is_zero())
}

/// Choices of parts, smaller ones first: any two, any three of few, and neighbours.
fn choices(others: &[usize]) -> Vec<Vec<usize>> {
    let count = others.len();
    let mut choices = Vec::new();
    for first in 0..count {
        for second in first + 1..count {
            choices.push(vec![others[first], others[second]]);
        }
    }
    if count <= FEW {
        for first in 0..count {
            for second in first + 1..count {
                for third in second + 1..count {
                    choices.push(vec![others[first], others[second], others[third]]);
                }
            }
        }
    }
    for length in 3..=count.min(FEW) {
        if length > 3 || count > FEW {
            choices.extend(others.windows(length).map(<[usize]>::to_vec));
        }
    }
    choices
}

fn holds(total: &[Option<Decimal>], parts: &[&[Option<Decimal>]]) -> bool {
    let mut together = false;
    for (row, value) in total.iter().enumerate() {
        let mut sum = Decimal::ZERO;
        let mut used = 0;
        for part in parts {
            let part = part[row].unwrap_or_default();
            used += usize::from(!part.is_zero());
            let Some(next) = sum.checked_add(part) else { return false };
            sum = next;
        }
        if sum.normalize() != value.unwrap_or_default().normalize() {
            return false;
        }
        together |= used > 1;
    }
    together
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::survey::Content;

    fn column(index: u16, values: &[i64]) -> Column {
        let cells = values.iter().map(|&value| Some(Content::Number(Decimal::new(value, 2))));
        Column::new(index, format!("{index}").into(), cells.collect())
    }

    #[test]
    fn a_sum_is_proven_by_every_row() {
        let columns = [
            column(0, &[100, 250, 0, 5]),
            column(1, &[1, 0, 30, 5]),
            column(2, &[101, 250, 30, 10]),
            column(3, &[0, 0, 0, 0]),
        ];
        let found = find(&columns, &[0, 1, 2, 3]);
        let expected = ProvenSum { total: 2, parts: vec![0, 1], row_count: 4, ambiguous: false };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn one_cent_in_one_row_disproves_it() {
        let columns = [
            column(0, &[100, 250, 0, 5]),
            column(1, &[1, 0, 30, 5]),
            column(2, &[101, 250, 30, 11]),
        ];
        assert_eq!(find(&columns, &[0, 1, 2]), []);
    }

    #[test]
    fn a_column_beside_zeros_is_no_sum() {
        let columns = [column(0, &[100, 250, 7]), column(1, &[0, 0, 0]), column(2, &[100, 250, 7])];
        assert_eq!(find(&columns, &[0, 1, 2]), []);
    }
}

//! The columns that tell a table's lines apart.
//!
//! In: columns of codes and texts. Out: few of them that together differ from row to row, and
//! how many rows still repeat. The search is greedy: each step takes the column that leaves the
//! fewest repeats, until none remain or no column helps; then what is not needed goes again.

use std::collections::HashMap;

use crate::propose::content::Column;

/// Columns a key may have.
const LONGEST_KEY: usize = 5;
/// Columns that are tried.
const TRIED: usize = 24;

/// A choice of columns and how well it tells rows apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// Positions of its columns, left to right.
    pub(super) columns: Vec<usize>,
    /// Rows whose key an earlier row has.
    pub(super) repeat_count: usize,
}

/// The shortest key that can be found among the candidates, in order of preference.
pub(super) fn find(columns: &[Column], candidates: &[usize]) -> Option<Key> {
    let candidates = &candidates[..candidates.len().min(TRIED)];
    let numbered: HashMap<usize, Vec<u32>> =
        candidates.iter().map(|&at| (at, number(&columns[at]))).collect();
    let rows = columns.first()?.cells.len();
    let mut chosen: Vec<usize> = Vec::new();
    let mut classes = vec![0_u32; rows];
    let mut repeats = rows.checked_sub(1)?;
    while repeats > 0 && chosen.len() < LONGEST_KEY {
        let open = candidates.iter().filter(|at| !chosen.contains(at));
        let best = open
            .map(|at| (refine(&classes, &numbered[at]), *at))
            .map(|((classes, repeats), at)| (repeats, at, classes))
            .min_by_key(|(repeats, ..)| *repeats);
        let Some((fewer, at, refined)) = best.filter(|(fewer, ..)| *fewer < repeats) else { break };
        chosen.push(at);
        (classes, repeats) = (refined, fewer);
    }
    if chosen.is_empty() {
        return None;
    }
    for at in chosen.clone() {
        let rest: Vec<usize> = chosen.iter().copied().filter(|&other| other != at).collect();
        if !rest.is_empty() && repeat_count(columns, &rest) == repeats {
            chosen = rest;
        }
    }
    chosen.sort_unstable();
    Some(Key { columns: chosen, repeat_count: repeats })
}

/// Rows whose values in some columns an earlier row has.
pub(super) fn repeat_count(columns: &[Column], key: &[usize]) -> usize {
    let rows = columns.first().map_or(0, |column| column.cells.len());
    let mut classes = vec![0_u32; rows];
    let mut repeats = rows.saturating_sub(1);
    for &at in key {
        (classes, repeats) = refine(&classes, &number(&columns[at]));
    }
    repeats
}

/// Numbers the different values of a column.
fn number(column: &Column) -> Vec<u32> {
    let mut known: HashMap<String, u32> = HashMap::new();
    (0..column.cells.len())
        .map(|row| {
            let next = u32::try_from(known.len()).expect("a sheet has fewer rows");
            *known.entry(column.text(row)).or_insert(next)
        })
        .collect()
}

/// Parts classes of rows by a further column; how many rows are not the first of their class.
fn refine(classes: &[u32], values: &[u32]) -> (Vec<u32>, usize) {
    let mut known: HashMap<(u32, u32), u32> = HashMap::new();
    let refined = classes
        .iter()
        .zip(values)
        .map(|(&class, &value)| {
            let next = u32::try_from(known.len()).expect("a sheet has fewer rows");
            *known.entry((class, value)).or_insert(next)
        })
        .collect();
    (refined, classes.len() - known.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::survey::Content;

    fn column(index: u16, values: &[&str]) -> Column {
        let cells = values.iter().map(|&value| Some(Content::Text(value.into()))).collect();
        Column::new(index, format!("{index}").into(), cells)
    }

    #[test]
    fn the_key_is_the_shortest_that_tells_rows_apart() {
        let columns = [
            column(0, &["a", "a", "b", "b"]),
            column(1, &["1", "2", "1", "2"]),
            column(2, &["x", "x", "x", "y"]),
        ];
        let key = find(&columns, &[2, 0, 1]);
        assert_eq!(key, Some(Key { columns: vec![0, 1], repeat_count: 0 }));
        assert_eq!(repeat_count(&columns, &[0]), 2);
    }

    #[test]
    fn repeats_that_remain_are_counted() {
        let columns = [column(0, &["a", "a", "b"])];
        assert_eq!(find(&columns, &[0]), Some(Key { columns: vec![0], repeat_count: 1 }));
    }
}

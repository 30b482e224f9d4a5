//! Totals: the allocations of all lines as a frame of facts, and its sums.
//!
//! In: portfolio and classification. Out: sums by period, class and bucket (department, area,
//! group of accounts), and the unclear amounts line by line. Facts are laid out and summed in
//! blocks of lines, so that memory stays modest however many lines a round has; polars adds
//! within a block in 128 bits, the blocks are added in order. Nothing leaves in the order of a
//! hash: sums are sorted by period, bucket and class.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use polars::prelude::{
    Column, DataFrame, Int128Chunked, PolarsResult, UInt32Chunked, UInt64Chunked,
};
use rayon::prelude::*;

use crate::classify::{self, Allocation, Class, Classification};
use crate::money::{Cents, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::round::Round;
use crate::schema::{DepartmentIndex, Field, Portfolio, Text};

/// Lines that are summed in one frame: enough for a group-by to pay, few enough that the frame
/// stays small beside the lines themselves.
const BLOCK_LINES: usize = 131_072;

/// Lines a core lays out at a time.
const SLICE_LINES: usize = 8_192;

/// What lines that are always summed together have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bucket {
    /// The department.
    pub(super) department: DepartmentIndex,
    /// Accounting area of the line.
    pub(super) area: Text,
    /// Leading digits of the account.
    pub(super) account_group: Text,
    /// The policy takes the target over the area.
    pub(super) in_target: bool,
}

/// The sum of one period, bucket and class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FactSum {
    /// Fiscal year and phase.
    pub(super) period: Period,
    /// Number of the bucket.
    pub(super) bucket: u32,
    /// The class.
    pub(super) class: Class,
    /// The money.
    pub(super) cents: Total,
    /// How many allocations have money: a share that comes to nothing is no question.
    pub(super) allocation_count: u64,
    /// How many of them are a line's first part, so that adding classes counts a line once.
    pub(super) line_count: u64,
}

/// The unclear money of a line in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnclearAmount {
    /// Number of the line in the portfolio.
    pub(super) line: u32,
    /// The money.
    pub(super) cents: Cents,
}

/// Everything later questions are answered from.
#[derive(Debug)]
pub(super) struct Totals {
    /// Buckets in the order lines bring them up.
    pub(super) buckets: Vec<Bucket>,
    /// The bucket of each line; nothing for lines out of scope.
    pub(super) bucket_of: Vec<Option<u32>>,
    /// Sums by period, bucket and class.
    pub(super) sums: Vec<FactSum>,
    /// Unclear amounts by period, in order of line.
    pub(super) unclear: BTreeMap<Period, Vec<UnclearAmount>>,
}

impl Totals {
    /// Whether the target is taken over a line.
    pub(super) fn in_target(&self, line: u32) -> bool {
        self.bucket_of[line as usize].is_some_and(|bucket| self.buckets[bucket as usize].in_target)
    }
}

/// Sums all allocations.
///
/// # Panics
///
/// If the frames' sums and a count by itself differ: money would have been lost.
pub(super) fn totals(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Totals {
    assert_eq!(
        portfolio.lines.len(),
        classification.lines.len(),
        "the classification is parallel to the lines"
    );
    let (buckets, bucket_of) = buckets(portfolio, round);
    let mut merged: BTreeMap<(Period, u32, Class), FactSum> = BTreeMap::new();
    let mut unclear: BTreeMap<Period, Vec<UnclearAmount>> = BTreeMap::new();
    let (mut counted, mut grouped) = (Total::ZERO, Total::ZERO);
    for start in (0..portfolio.lines.len()).step_by(BLOCK_LINES) {
        let end = (start + BLOCK_LINES).min(portfolio.lines.len());
        let block = block(start..end, portfolio, classification, &bucket_of);
        counted += block.counted;
        for (period, amount) in block.unclear {
            unclear.entry(period).or_default().push(amount);
        }
        for sum in group_sums(block.facts).expect("the frame has the columns it is grouped by") {
            grouped += sum.cents;
            merged
                .entry((sum.period, sum.bucket, sum.class))
                .and_modify(|known| {
                    known.cents += sum.cents;
                    known.allocation_count += sum.allocation_count;
                    known.line_count += sum.line_count;
                })
                .or_insert(sum);
        }
    }
    assert_eq!(counted, grouped, "the sums of the frames hold every cent of the lines");
    Totals { buckets, bucket_of, sums: merged.into_values().collect(), unclear }
}

/// The bucket of each line in scope.
fn buckets(portfolio: &Portfolio, round: &Round) -> (Vec<Bucket>, Vec<Option<u32>>) {
    let mut buckets = Vec::new();
    let mut known: HashMap<(DepartmentIndex, &str, &str), u32> = HashMap::new();
    let bucket_of = portfolio
        .lines
        .iter()
        .map(|line| {
            if line.out_of_scope.is_some() {
                return None;
            }
            let account_group = round.accounts.group(line.fields.text(Field::Account));
            let number =
                *known.entry((line.department, &line.area, account_group)).or_insert_with(|| {
                    buckets.push(Bucket {
                        department: line.department,
                        area: line.area.clone(),
                        account_group: account_group.into(),
                        in_target: round.policy.areas.contains(&line.area),
                    });
                    u32::try_from(buckets.len() - 1).expect("fewer buckets than lines")
                });
            Some(number)
        })
        .collect();
    (buckets, bucket_of)
}

/// The facts of some lines.
#[derive(Default)]
struct Block {
    facts: Facts,
    unclear: Vec<(Period, UnclearAmount)>,
    /// The lines' amounts in scope, added one by one.
    counted: Total,
}

/// The columns of the frame of facts: one row for each allocation.
#[derive(Default)]
struct Facts {
    key: Vec<u64>,
    cents: Vec<i128>,
    first_part: Vec<u32>,
    allocation: Vec<u32>,
}

/// Lays out the facts of some lines on all cores. The frame is grouped outside, since a core
/// that waits for polars' own threads would begin the next block and hold both.
fn block(
    lines: Range<usize>,
    portfolio: &Portfolio,
    classification: &Classification,
    bucket_of: &[Option<u32>],
) -> Block {
    let starts: Vec<usize> = lines.clone().step_by(SLICE_LINES).collect();
    let slices: Vec<Block> = starts
        .into_par_iter()
        .map(|start| {
            let slice = start..(start + SLICE_LINES).min(lines.end);
            lay_out(slice, portfolio, classification, bucket_of)
        })
        .collect();
    let mut block = Block::default();
    for slice in slices {
        block.facts.key.extend(slice.facts.key);
        block.facts.cents.extend(slice.facts.cents);
        block.facts.first_part.extend(slice.facts.first_part);
        block.facts.allocation.extend(slice.facts.allocation);
        block.unclear.extend(slice.unclear);
        block.counted += slice.counted;
    }
    block
}

fn lay_out(
    lines: Range<usize>,
    portfolio: &Portfolio,
    classification: &Classification,
    bucket_of: &[Option<u32>],
) -> Block {
    let mut block = Block::default();
    for index in lines {
        let (line, classified) = (&portfolio.lines[index], &classification.lines[index]);
        let (Some(bucket), Some(classified)) = (bucket_of[index], classified) else {
            assert!(line.cost().next().is_none(), "every line with cost in scope is classified");
            continue;
        };
        block.counted += line.cost().map(|amount| amount.cents).sum::<Total>();
        for allocation in classify::allocations(line, classified) {
            let Allocation { period, part, class, cents } = allocation;
            block.facts.key.push(pack(bucket, period, class));
            block.facts.cents.push(i128::from(cents.0));
            block.facts.first_part.push(u32::from(part == 0));
            block.facts.allocation.push(u32::from(cents != Cents::ZERO));
            if class == Class::Unclear {
                let line = u32::try_from(index).expect("lines are numbered in 32 bits");
                block.unclear.push((period, UnclearAmount { line, cents }));
            }
        }
    }
    block
}

/// Sums of a block's facts by key, by a polars group-by.
#[expect(deprecated, reason = "the eager sum does not bring the lazy engine into the build")]
fn group_sums(facts: Facts) -> PolarsResult<Vec<FactSum>> {
    if facts.key.is_empty() {
        return Ok(Vec::new());
    }
    let frame = DataFrame::new(
        facts.key.len(),
        vec![
            Column::new("key".into(), facts.key),
            Column::new("cents".into(), facts.cents),
            Column::new("first_part".into(), facts.first_part),
            Column::new("allocation".into(), facts.allocation),
        ],
    )?;
    let by = vec![frame.column("key")?.clone()];
    let sums = frame
        .group_by_with_series(by, true, false)?
        .select(["cents", "first_part", "allocation"])
        .sum()?;
    let keys: &UInt64Chunked = sums.column("key")?.u64()?;
    let cents: &Int128Chunked = sums.column("cents_sum")?.i128()?;
    let lines: &UInt32Chunked = sums.column("first_part_sum")?.u32()?;
    let allocations: &UInt32Chunked = sums.column("allocation_sum")?.u32()?;
    let rows = keys.into_no_null_iter().zip(cents.into_no_null_iter());
    let counts = lines.into_no_null_iter().zip(allocations.into_no_null_iter());
    Ok(rows
        .zip(counts)
        .map(|((key, cents), (line_count, allocation_count))| {
            let (bucket, period, class) = unpack(key);
            FactSum {
                period,
                bucket,
                class,
                cents: Total(cents),
                allocation_count: u64::from(allocation_count),
                line_count: u64::from(line_count),
            }
        })
        .collect())
}

/// Bucket, fiscal year, phase and class in one number: a group-by over one column is several
/// times faster than over four.
fn pack(bucket: u32, period: Period, class: Class) -> u64 {
    let year = u64::from(period.fiscal_year.0.cast_unsigned());
    u64::from(bucket) << 32 | year << 16 | (period.phase as u64) << 8 | class as u64
}

fn unpack(key: u64) -> (u32, Period, Class) {
    let [b3, b2, b1, b0, y1, y0, phase, class] = key.to_be_bytes();
    let period = Period {
        fiscal_year: FiscalYear(i16::from_be_bytes([y1, y0])),
        phase: Phase::ALL[usize::from(phase)],
    };
    (u32::from_be_bytes([b3, b2, b1, b0]), period, Class::ALL[usize::from(class)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_what_was_packed() {
        for class in Class::ALL {
            for phase in Phase::ALL {
                for (bucket, year) in [(0, 0), (u32::MAX, i16::MAX), (7, -1), (1, 2026)] {
                    let period = Period::new(year, phase);
                    assert_eq!(unpack(pack(bucket, period, class)), (bucket, period, class));
                }
            }
        }
    }
}

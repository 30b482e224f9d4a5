//! The fewest lines that turn the verdict if they are of another class.
//!
//! In: allocations of a period. Out: for each verdict other than the present one the shortest
//! list of lines, by what they move descending, ties by id. All other lines stay as they are.
//!
//! A line moves a bound by the difference of what the bound counts of it before and after. What is
//! above zero counts in the upper bound while unclear, a credit in the lower one; so a credit moves
//! the bounds the other way. The class that moves a bound furthest never moves the other bound across
//! the target against the verdict sought: where that is undecidable, unclear does as much as any.

use std::cmp::Reverse;

use super::{Money, Standing};
use crate::analyse::target::Verdict;
use crate::classify::Class;
use crate::money::Total;
use crate::schema::Portfolio;

/// The fewest lines that bring a verdict about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The verdict then.
    pub verdict: Verdict,
    /// What the bound has to move by.
    pub needed: Total,
    /// The lines; none where all of them together do not suffice.
    pub lines: Vec<NearestLine>,
}

/// A line that turns the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NearestLine {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// What it moves the bound by.
    pub moves: Total,
}

/// The shortest lists for the verdicts that do not hold now.
pub(super) fn nearest(standing: &Standing, money: &[Money], portfolio: &Portfolio) -> Vec<Nearest> {
    // Which bound has to cross the target, and in which direction, for each verdict.
    let goals = match standing.verdict() {
        Verdict::Missed => [(Verdict::Undecidable, false, 1), (Verdict::Met, true, 1)],
        Verdict::Met => [(Verdict::Undecidable, true, -1), (Verdict::Missed, false, -1)],
        Verdict::Undecidable => [(Verdict::Met, true, 1), (Verdict::Missed, false, -1)],
    };
    let goals = goals.into_iter().filter_map(|(verdict, at_lower, direction)| {
        let bound = if at_lower { standing.lower } else { standing.upper };
        let needed = standing.least(bound, direction)?;
        let lines = shortest(needed, moves(money, at_lower, direction), portfolio);
        Some(Nearest { verdict, needed, lines })
    });
    goals.collect()
}

/// What a bound counts of an amount.
fn counted(class: Class, cents: i64, at_lower: bool) -> i128 {
    match class {
        Class::Innovation => cents.into(),
        Class::Unclear if at_lower => cents.min(0).into(),
        Class::Unclear => cents.max(0).into(),
        Class::Operations | Class::Enhancement => 0,
    }
}

/// What each line moves a bound by if it is of another class; only what helps.
fn moves(money: &[Money], at_lower: bool, direction: i128) -> Vec<NearestLine> {
    let of_part = |class: Class, cents: i64| -> i128 {
        let now = counted(class, cents, at_lower);
        let moves = Class::ALL.map(|other| direction * (counted(other, cents, at_lower) - now));
        moves.into_iter().max().unwrap_or_default()
    };
    let mut moves: Vec<NearestLine> = Vec::new();
    for parts in money.chunk_by(|left, right| left.0 == right.0) {
        let sum = parts.iter().map(|&(_, class, cents)| of_part(class, cents)).sum();
        if sum > 0 {
            moves.push(NearestLine { line: parts[0].0, moves: Total(sum) });
        }
    }
    moves
}

/// The first lines until what they move is enough: by size descending, no list is shorter.
fn shortest(needed: Total, mut moves: Vec<NearestLine>, portfolio: &Portfolio) -> Vec<NearestLine> {
    let all: Total = moves.iter().map(|line| line.moves).sum();
    if all < needed {
        return Vec::new();
    }
    let id = |line: &NearestLine| &portfolio.lines[line.line as usize].id;
    moves.sort_by(|left, right| {
        Reverse(left.moves).cmp(&Reverse(right.moves)).then_with(|| id(left).cmp(id(right)))
    });
    let mut moved = Total::ZERO;
    let mut count = 0;
    while moved < needed {
        moved += moves[count].moves;
        count += 1;
    }
    moves.truncate(count);
    moves
}

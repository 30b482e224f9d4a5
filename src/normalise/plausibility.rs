//! Units and signs that cannot be right: columns a thousandfold apart, columns of opposite sign.
//!
//! In: the joined lines. Out: findings with both sums and the lines that show it. Compared are
//! amounts of one line in neighbouring periods. No amount is changed: what the unit or the sign
//! should be is for the round to say. Only whole numbers are compared.

use crate::diagnostic::{Code, Diagnostic};
use crate::money::{Total, round_half_away};
use crate::period::{Period, Phase};
use crate::provenance::Cell;
use crate::round::Round;
use crate::schema::{Amount, BudgetLine, Portfolio, Table, TableIndex};

/// Fewer lines say nothing about a column.
const FEWEST_LINES: usize = 5;
/// Between these ratios two amounts look a thousandfold apart.
const THOUSANDFOLD: std::ops::RangeInclusive<i128> = 300..=3_000;
/// The same for a single amount, where chance is likelier.
const NEARLY_THOUSANDFOLD: std::ops::RangeInclusive<i128> = 800..=1_250;
/// Budgets hold a place open with an amount of one currency unit.
const PLACEHOLDER: i128 = 100;
/// How many lines a finding about columns names.
const NAMED_LINES: usize = 3;
/// How many single cells of a table are named.
const NAMED_CELLS: usize = 10;

/// Checks all budget lines.
pub(super) fn check(portfolio: &Portfolio, round: &Round, diagnostics: &mut Vec<Diagnostic>) {
    let same_table = |left: &BudgetLine, right: &BudgetLine| left.table == right.table;
    for lines in portfolio.lines.chunk_by(same_table) {
        let mut pairs: Vec<Pair<'_>> = Vec::new();
        let mut cells: Vec<(&BudgetLine, Amount, Amount)> = Vec::new();
        for line in lines {
            let amounts = compared(line);
            for two in amounts.windows(2) {
                add(&mut pairs, line, two[0], two[1]);
            }
            cells.extend(odd_one(&amounts).map(|(odd, usual)| (line, odd, usual)));
        }
        let mut told = Vec::new();
        for pair in &pairs {
            let Some(finding) = pair.finding(&portfolio.tables, round) else { continue };
            diagnostics.push(finding);
            told.extend([pair.earlier, pair.later]);
        }
        cells.retain(|(_, odd, _)| !told.contains(&(odd.table, odd.cell.column)));
        for (line, odd, usual) in cells.into_iter().take(NAMED_CELLS) {
            diagnostics.push(odd_cell(line, odd, usual, &portfolio.tables, round));
        }
        diagnostics.extend(negative(lines, &portfolio.tables, round));
    }
}

/// Amounts of a line that may be compared, in order of period; zeros say nothing.
fn compared(line: &BudgetLine) -> Vec<Amount> {
    // What only changes another amount may have any sign and size.
    let counts = |amount: &&Amount| {
        let phase = amount.period.phase;
        phase != Phase::Commitment && !phase.is_movement() && amount.cents.0 != 0
    };
    line.amounts.iter().filter(counts).copied().collect()
}

/// Two columns and the lines that have an amount in both.
#[derive(Debug)]
struct Pair<'a> {
    earlier: (TableIndex, u16),
    later: (TableIndex, u16),
    periods: [Period; 2],
    sums: [Total; 2],
    line_count: usize,
    /// Lines whose earlier amount is the larger, those whose later one is, and their money.
    thousandfold: [Vec<&'a BudgetLine>; 2],
    turned: Vec<&'a BudgetLine>,
}

fn add<'a>(pairs: &mut Vec<Pair<'a>>, line: &'a BudgetLine, earlier: Amount, later: Amount) {
    let key = |amount: Amount| (amount.table, amount.cell.column);
    let keys = (key(earlier), key(later));
    let known = pairs.iter().position(|pair| (pair.earlier, pair.later) == keys);
    let known = known.unwrap_or_else(|| {
        pairs.push(Pair {
            earlier: keys.0,
            later: keys.1,
            periods: [earlier.period, later.period],
            sums: [Total::ZERO; 2],
            line_count: 0,
            thousandfold: [Vec::new(), Vec::new()],
            turned: Vec::new(),
        });
        pairs.len() - 1
    });
    let pair = &mut pairs[known];
    pair.line_count += 1;
    pair.sums[0] += earlier.cents;
    pair.sums[1] += later.cents;
    if let Some(larger) = thousandfold(earlier, later) {
        pair.thousandfold[larger].push(line);
    }
    if (earlier.cents.0 < 0) != (later.cents.0 < 0) {
        pair.turned.push(line);
    }
}

/// Which of two amounts is a thousandfold of the other, if one is.
fn thousandfold(earlier: Amount, later: Amount) -> Option<usize> {
    let [first, second] = [earlier, later].map(|amount| i128::from(amount.cents.0).abs());
    let is_thousandfold = |large: i128, small: i128| {
        (small * THOUSANDFOLD.start()..=small * THOUSANDFOLD.end()).contains(&large)
    };
    if is_thousandfold(first, second) {
        Some(0)
    } else if is_thousandfold(second, first) {
        Some(1)
    } else {
        None
    }
}

impl Pair<'_> {
    /// More than half of the lines are a thousandfold apart, or four of five have turned signs.
    fn finding(&self, tables: &[Table], round: &Round) -> Option<Diagnostic> {
        if self.line_count < FEWEST_LINES {
            return None;
        }
        let apart = self.thousandfold.iter().find(|lines| lines.len() * 2 > self.line_count);
        let (code, lines) = match apart {
            Some(lines) => (Code::UnitImplausible, lines),
            None if self.turned.len() * 5 >= self.line_count * 4 => {
                (Code::SignImplausible, &self.turned)
            }
            None => return None,
        };
        let (table, column) = self.later;
        let table = &tables[table.0 as usize];
        let names: Vec<&str> = lines.iter().take(NAMED_LINES).map(|line| line.label()).collect();
        let [computed, sum] = self.sums.map(|sum| round.language.number(sum));
        let diagnostic = Diagnostic::new(code)
            .at(table.place(Cell { row: table.header_row, column }))
            .with("reason", "columns")
            .with("count", lines.len().to_string())
            .with("of", self.line_count.to_string())
            .with("name", names.join("; "))
            .with("found", period(self.periods[1], round))
            .with("sum", sum)
            .with("expected", period(self.periods[0], round))
            .with("computed", computed);
        Some(diagnostic.with("ratio", ratio(self.sums)))
    }
}

/// The larger sum in multiples of the smaller one.
fn ratio(sums: [Total; 2]) -> String {
    let [first, second] = sums.map(|sum| sum.cents().abs());
    let (large, small) = (first.max(second), first.min(second));
    if small == 0 { "–".to_owned() } else { round_half_away(large, small).to_string() }
}

fn period(period: Period, round: &Round) -> String {
    let phase = round.language.text(&format!("phase-{}", period.phase.code()));
    format!("{phase} {}", period.fiscal_year)
}

/// The one amount of at least three that is a thousandfold apart from each of the others, while
/// these are within a factor of three of one another; with a usual one. What was spent is booked
/// and not typed, and may well be a thousandth of what was planned.
fn odd_one(amounts: &[Amount]) -> Option<(Amount, Amount)> {
    if amounts.len() < 3 {
        return None;
    }
    let magnitude = |amount: &Amount| i128::from(amount.cents.0).abs();
    let odd = (0..amounts.len()).find(|&odd| {
        let others = || amounts.iter().enumerate().filter(|&(index, _)| index != odd);
        let sizes = || others().map(|(_, amount)| magnitude(amount));
        let (Some(least), Some(most)) = (sizes().min(), sizes().max()) else { return false };
        most <= least * 3 && others().all(|(_, &other)| thousandfold(amounts[odd], other).is_some())
    })?;
    let usual = amounts[if odd == 0 { 1 } else { odd - 1 }];
    let odd = amounts[odd];
    let (large, small) =
        (magnitude(&odd).max(magnitude(&usual)), magnitude(&odd).min(magnitude(&usual)));
    let typed = odd.period.phase != Phase::Actual && small > PLACEHOLDER;
    let nearly = small * NEARLY_THOUSANDFOLD.start()..=small * NEARLY_THOUSANDFOLD.end();
    (typed && nearly.contains(&large)).then_some((odd, usual))
}

fn odd_cell(
    line: &BudgetLine,
    odd: Amount,
    usual: Amount,
    tables: &[Table],
    round: &Round,
) -> Diagnostic {
    let sums = [Total::from(usual.cents), Total::from(odd.cents)];
    let [computed, sum] = sums.map(|sum| round.language.number(sum));
    Diagnostic::new(Code::UnitImplausible)
        .at(tables[odd.table.0 as usize].place(odd.cell))
        .with("reason", "cell")
        .with("name", line.label())
        .with("found", period(odd.period, round))
        .with("sum", sum)
        .with("expected", period(usual.period, round))
        .with("computed", computed)
        .with("ratio", ratio(sums))
}

/// A table in whose first column of costs nearly all amounts are negative: its sign is turned.
fn negative(lines: &[BudgetLine], tables: &[Table], round: &Round) -> Option<Diagnostic> {
    let (mut count, mut negative, mut sum) = (0_usize, 0_usize, Total::ZERO);
    let mut first = None;
    let counts = |amount: &Amount| amount.cents.0 != 0 && !amount.period.phase.is_movement();
    for amount in lines.iter().flat_map(BudgetLine::cost).filter(counts) {
        count += 1;
        sum += amount.cents;
        if amount.cents.0 < 0 {
            negative += 1;
            first.get_or_insert(amount);
        }
    }
    let first = first.filter(|_| count >= FEWEST_LINES && negative * 5 >= count * 4)?;
    let table = &tables[first.table.0 as usize];
    Some(
        Diagnostic::new(Code::SignImplausible)
            .at(table.place(first.cell))
            .with("reason", "table")
            .with("count", negative.to_string())
            .with("of", count.to_string())
            .with("sum", round.language.number(sum)),
    )
}

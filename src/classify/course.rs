//! How the amounts of a line run over the years: even, new, single, ending, recurrent.
//!
//! In: the amounts of a line and the budget year. Out: a [`Course`]. Compared are whole cents;
//! "much the same" means within three fifths and five thirds of the budget year's amount.

use super::condition::Course;
use crate::money::Cents;
use crate::period::{FiscalYear, Phase};
use crate::schema::Amount;

/// How the amounts run, seen from the budget year. Where a year has several phases, the budget
/// year shows what is asked for or granted, other years what comes last in a budget's life.
pub(super) fn course(amounts: &[Amount], budget_year: FiscalYear) -> Course {
    // From two years before the budget year to five years after it.
    let mut years = [None; 8];
    for amount in amounts {
        let year = i32::from(amount.period.fiscal_year.0) - i32::from(budget_year.0) + 2;
        let year = usize::try_from(year).ok().and_then(|year| years.get_mut(year));
        if let (Some(year), true) = (year, amount.period.phase != Phase::Commitment) {
            *year = Some(amount.cents);
        }
    }
    let Some(now) = years[2].filter(|now: &Cents| now.0 != 0) else { return Course::Unknown };
    let alike = |cents: Cents| alike(now, cents);
    let before = || years[..2].iter().copied().flatten();
    let after = || years[3..].iter().copied().flatten();
    let (earlier, later) = (before().count(), after().count());
    if earlier == 0 || earlier + later < 2 {
        return Course::Unknown;
    }
    if every_other(years, now) {
        return Course::Recurrent;
    }
    if before().chain(after()).all(alike) {
        return Course::Even;
    }
    let Some(last) = after().last() else { return Course::Changing };
    if last.0 == 0 {
        let steady = matches!(years[..2], [Some(first), Some(second)] if alike_pair(first, second));
        return if steady { Course::Ending } else { Course::Single };
    }
    if after().all(alike) && before().next().is_some_and(|first| first.0 == 0) {
        return Course::New;
    }
    Course::Changing
}

/// Something in every second year, nothing in those between.
fn every_other(years: [Option<Cents>; 8], now: Cents) -> bool {
    let empty = |year: usize| years[year].is_some_and(|cents| cents.0 == 0);
    let full = |year: usize| years[year].is_some_and(|cents| alike(now, cents));
    empty(1) && empty(3) && full(0) && full(4)
}

/// `other` lies between three fifths and five thirds of `amount`.
fn alike(amount: Cents, other: Cents) -> bool {
    let (amount, other) = (i128::from(amount.0), i128::from(other.0));
    amount.signum() == other.signum()
        && other.abs() * 5 >= amount.abs() * 3
        && other.abs() * 3 <= amount.abs() * 5
}

fn alike_pair(first: Cents, second: Cents) -> bool {
    first.0 != 0 && alike(first, second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Period;
    use crate::provenance::Cell;
    use crate::schema::TableIndex;

    fn of(cents: [i64; 6]) -> Course {
        let phases = [Phase::Actual, Phase::Approved, Phase::Request, Phase::Plan];
        let amounts: Vec<Amount> = (0_i16..)
            .zip(cents)
            .map(|(index, cents)| Amount {
                period: Period::new(2024 + index, phases[usize::from(index.unsigned_abs()).min(3)]),
                cents: Cents(cents),
                table: TableIndex(0),
                cell: Cell { row: 0, column: 0 },
            })
            .collect();
        course(&amounts, FiscalYear(2026))
    }

    #[test]
    fn courses_are_told_apart() {
        assert_eq!(of([714, 714, 730, 730, 745, 745]), Course::Even);
        assert_eq!(of([-612, -630, -645, -655, -665, -675]), Course::Even);
        assert_eq!(of([0, 45, 336, 345, 355, 365]), Course::New);
        assert_eq!(of([0, 0, 98, 0, 0, 0]), Course::Single);
        assert_eq!(of([0, 90, 318, 90, 0, 0]), Course::Single);
        assert_eq!(of([398, 405, 210, 0, 0, 0]), Course::Ending);
        assert_eq!(of([142, 0, 155, 0, 160, 0]), Course::Recurrent);
        assert_eq!(of([0, 0, 560, 220, 220, 220]), Course::Changing);
        assert_eq!(of([5, 5, 0, 5, 5, 5]), Course::Unknown);
    }

    #[test]
    fn three_fifths_and_five_thirds_are_still_alike() {
        assert!(alike(Cents(100), Cents(60)) && !alike(Cents(100), Cents(59)));
        assert!(alike(Cents(60), Cents(100)) && !alike(Cents(60), Cents(101)));
        assert!(!alike(Cents(100), Cents(-100)));
    }
}

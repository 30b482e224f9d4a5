//! Numbers become whole cents; the only place where floating point meets money.
//!
//! In: a spreadsheet's number or an exact decimal, and what a unit of the column is worth.
//! Out: cents, rounded half away from zero, and what rounding moved where it matters.

use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::money::Cents;

/// A number counts as rounded if it is further from a whole cent than a millionth of the
/// currency unit, which is a ten-thousandth of a cent.
const TOLERANCE_CENTS: Decimal = Decimal::from_parts(1, 0, 0, false, 4);

/// What one unit of an amount column is worth in cents, sign included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    cents: i64,
    /// The same without sign where it is a power of ten, else zero.
    power_of_ten: f64,
}

/// Cents with what rounding moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// Whole cents.
    pub(super) cents: Cents,
    /// What rounding moved in millionths of a cent; nothing where the number was a whole cent.
    pub(super) moved_millionths: Option<i128>,
}

/// Why a number is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAmount {
    /// Not a number at all.
    Unreadable,
    /// More cents than an amount holds.
    TooLarge,
}

impl Unit {
    /// A unit worth that many cents; negative where the source's sign is turned.
    #[expect(clippy::cast_precision_loss, reason = "powers of ten below 2^63 are exact")]
    pub(super) fn new(cents: i64) -> Self {
        let magnitude = cents.unsigned_abs();
        let is_power = magnitude > 0 && 10_u64.pow(magnitude.ilog10()) == magnitude;
        Self { cents, power_of_ten: if is_power { magnitude as f64 } else { 0.0 } }
    }

    /// The unit a cell names itself, with the sign of its column's.
    pub(super) fn own(self, worth: i64) -> Self {
        Self::new(worth * 100 * self.cents.signum())
    }

    /// A cell that names this unit says the same as its column does.
    pub(super) const fn is(self, worth: i64) -> bool {
        self.cents.abs() == worth * 100
    }

    /// The cents of a spreadsheet's number, read as the shortest decimal that stands for it.
    ///
    /// The short way is exact: if `whole / 10^k` is the number and `whole` has at most 15
    /// digits, then that quotient is the only decimal of so few digits that stands for it.
    #[expect(clippy::cast_possible_truncation, reason = "below 10^15")]
    #[expect(clippy::float_cmp, reason = "equality is what proves the short way exact")]
    pub(super) fn count(self, number: f64) -> Result<Counted, NoAmount> {
        let whole = (number * self.power_of_ten).round();
        if whole.abs() < 1e15 && whole / self.power_of_ten == number {
            let cents = Cents(whole as i64 * self.cents.signum());
            return Ok(Counted { cents, moved_millionths: None });
        }
        self.count_exactly(number)
    }

    #[cold]
    fn count_exactly(self, number: f64) -> Result<Counted, NoAmount> {
        if number.is_nan() {
            return Err(NoAmount::Unreadable);
        }
        if number.abs() >= 1e20 {
            return Err(NoAmount::TooLarge);
        }
        if number.abs() < 1e-20 {
            return Ok(Counted { cents: Cents::ZERO, moved_millionths: None });
        }
        let decimal = Decimal::from_str(&number.to_string()).map_err(|_| NoAmount::Unreadable)?;
        self.count_decimal(decimal)
    }

    /// The cents of hundredths of the currency unit; nothing where they are not whole.
    pub(super) fn count_hundredths(self, hundredths: i64) -> Option<Cents> {
        let worth = (self.cents % 100 == 0).then_some(self.cents / 100)?;
        hundredths.checked_mul(worth).map(Cents)
    }

    /// The cents of an exact decimal.
    pub(super) fn count_decimal(self, number: Decimal) -> Result<Counted, NoAmount> {
        let exact = number.checked_mul(Decimal::from(self.cents)).ok_or(NoAmount::TooLarge)?;
        let whole = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let cents = whole.to_i64().ok_or(NoAmount::TooLarge)?;
        let moved = whole - exact;
        let moved_millionths = (moved.abs() > TOLERANCE_CENTS).then(|| {
            (moved * Decimal::from(1_000_000)).round().to_i128().expect("half a cent at most")
        });
        Ok(Counted { cents: Cents(cents), moved_millionths })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cents(number: f64, unit: i64) -> Result<i64, NoAmount> {
        Unit::new(unit).count(number).map(|counted| counted.cents.0)
    }

    #[test]
    fn numbers_become_whole_cents() {
        assert_eq!(cents(1250.0, 100), Ok(125_000));
        assert_eq!(cents(0.1 + 0.2, 100), Ok(30));
        assert_eq!(cents(99482.7099999999, 100), Ok(9_948_271));
        assert_eq!(cents(-0.0, 100), Ok(0));
        assert_eq!(cents(75.695867, 100_000_000), Ok(7_569_586_700));
        assert_eq!(cents(3.5, -100_000), Ok(-350_000));
        assert_eq!(cents(2.0, 119), Ok(238));
    }

    #[test]
    fn halves_round_away_from_zero_as_typed() {
        // 1.005 is stored a little below; what was typed decides.
        assert_eq!(cents(1.005, 100), Ok(101));
        assert_eq!(cents(-1.005, 100), Ok(-101));
        assert_eq!(cents(1.00499, 100), Ok(100));
        let counted = Unit::new(100).count(1.005).expect("an amount");
        assert_eq!(counted.moved_millionths, Some(500_000));
        let counted = Unit::new(100).count(-1.002).expect("an amount");
        assert_eq!((counted.cents.0, counted.moved_millionths), (-100, Some(200_000)));
    }

    #[test]
    fn only_what_lies_further_than_a_millionth_of_the_unit_counts_as_rounded() {
        let moved = |number| Unit::new(100).count(number).expect("an amount").moved_millionths;
        assert_eq!(moved(99482.7099999999), None);
        assert_eq!(moved(10.000001), None);
        assert_eq!(moved(10.0000011), Some(-110));
        assert_eq!(moved(1e-300), None);
    }

    #[test]
    fn what_no_amount_holds_is_refused() {
        assert_eq!(cents(f64::NAN, 100), Err(NoAmount::Unreadable));
        assert_eq!(cents(f64::INFINITY, 100), Err(NoAmount::TooLarge));
        assert_eq!(cents(1e17, 100), Err(NoAmount::TooLarge));
        assert_eq!(cents(9.2e16, 100), Ok(9_200_000_000_000_000_000));
        assert_eq!(cents(1e300, 100), Err(NoAmount::TooLarge));
    }

    proptest! {
        #[test]
        fn the_short_way_agrees_with_the_exact_one(
            number in -1e14..1e14_f64, digits in 0..8_i32, power in 0..9_u32
        ) {
            let scale = 10_f64.powi(digits);
            let number = (number / 1e4 * scale).round() / scale;
            let unit = Unit::new(10_i64.pow(power));
            prop_assert_eq!(unit.count(number), unit.count_exactly(number));
        }
    }
}

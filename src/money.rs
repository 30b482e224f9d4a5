//! Money as whole cents, sums that cannot overflow, shares that are never floats.
//!
//! In: cents counted by the ingest stage. Out: sums, shares, parts of a sum, printable text.
//! Deliberately absent: floating point. The only place that turns a spreadsheet's floating
//! point number into cents is `ingest::amount`.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount of money in whole cents of the round's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cents(pub i64);

/// A sum of amounts in whole cents; wide enough that no budget overflows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Total(pub i128);

impl Cents {
    /// No money.
    pub const ZERO: Self = Self(0);
}

impl Total {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// Whole cents.
    #[must_use]
    pub const fn cents(self) -> i128 {
        self.0
    }

    /// The sum as decimal text with two digits and a point, as data files carry it: `-1234.50`.
    #[must_use]
    pub fn decimal(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }

    /// The sum in German notation without a unit: `-1.234,50`.
    #[must_use]
    pub fn german(self) -> String {
        self.grouped('.', ',')
    }

    /// The sum in English notation without a unit: `-1,234.50`.
    #[must_use]
    pub fn english(self) -> String {
        self.grouped(',', '.')
    }

    fn grouped(self, group: char, point: char) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let digits = (magnitude / 100).to_string();
        let mut text = String::from(sign);
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        format!("{text}{point}{:02}", magnitude % 100)
    }

    /// The sum as a floating point number of currency units, for spreadsheet cells and charts
    /// only; exact for every sum below 2^53 cents.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet cell holds nothing wider")]
    pub fn spreadsheet(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Total::from(*self).decimal())
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.decimal())
    }
}

impl From<Cents> for Total {
    fn from(cents: Cents) -> Self {
        Self(i128::from(cents.0))
    }
}

impl Add for Total {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Total {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Total {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Total {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl AddAssign<Cents> for Total {
    fn add_assign(&mut self, other: Cents) {
        self.0 += i128::from(other.0);
    }
}

impl Sum for Total {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, Add::add)
    }
}

impl Sum<Cents> for Total {
    fn sum<I: Iterator<Item = Cents>>(terms: I) -> Self {
        terms.map(Self::from).sum()
    }
}

/// A share as an exact fraction: `numerator / denominator`, the denominator positive.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// Above the line.
    pub numerator: i128,
    /// Below the line, always positive.
    pub denominator: i128,
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl Ratio {
    /// The fraction of two sums, or nothing where the whole is not positive.
    #[must_use]
    pub fn of(part: Total, whole: Total) -> Option<Self> {
        (whole.0 > 0).then_some(Self { numerator: part.0, denominator: whole.0 })
    }

    /// What a step does to a fraction on its way from one pair of part and whole to another.
    ///
    /// What: the step's share of `after.0 / after.1 - before.0 / before.1`. Formula: with the
    /// step's change `i` of the part and `t` of the whole, `(i (T + T') - t (I + I')) / (2 T T')`.
    /// It is linear in the step, so that the effects of all steps add up to the whole change
    /// exactly and in any order; it changes sign where both ends change places. When undefined:
    /// one of the wholes is not positive, or beyond what 128 bits hold.
    #[must_use]
    pub fn effect(
        (part, whole): (Total, Total),
        before: (Total, Total),
        after: (Total, Total),
    ) -> Option<Self> {
        if before.1.0 <= 0 || after.1.0 <= 0 {
            return None;
        }
        let of_part = part.0.checked_mul(before.1.0.checked_add(after.1.0)?)?;
        let of_whole = whole.0.checked_mul(before.0.0.checked_add(after.0.0)?)?;
        let denominator = before.1.0.checked_mul(after.1.0)?.checked_mul(2)?;
        Some(Self { numerator: of_part.checked_sub(of_whole)?, denominator })
    }

    /// A fraction of `millionths` parts in a million.
    #[must_use]
    pub const fn from_millionths(millionths: i128) -> Self {
        Self { numerator: millionths, denominator: 1_000_000 }
    }

    /// The fraction in millionths, half rounded away from zero. The only place where a share
    /// is rounded; verdicts never read it.
    #[must_use]
    pub fn millionths(self) -> i128 {
        round_half_away(self.numerator * 1_000_000, self.denominator)
    }

    /// The fraction with six digits and a point, as data files carry it: `0.112380`.
    #[must_use]
    pub fn decimal(self) -> String {
        let millionths = self.millionths();
        let sign = if millionths < 0 { "-" } else { "" };
        let magnitude = millionths.unsigned_abs();
        format!("{sign}{}.{:06}", magnitude / 1_000_000, magnitude % 1_000_000)
    }

    /// The fraction as percent with the given digits and decimal point: `11,24`.
    #[must_use]
    pub fn percent(self, digits: u32, point: char) -> String {
        let scale = 10_i128.pow(digits);
        let units = round_half_away(self.numerator * 100 * scale, self.denominator);
        let sign = if units < 0 { "-" } else { "" };
        let magnitude = units.abs();
        if digits == 0 {
            return format!("{sign}{magnitude}");
        }
        let width = digits as usize;
        format!("{sign}{}{point}{:0width$}", magnitude / scale, magnitude % scale)
    }

    /// The fraction for spreadsheet cells only, already rounded to six digits.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet cell holds nothing wider")]
    pub fn spreadsheet(self) -> f64 {
        self.millionths() as f64 / 1_000_000.0
    }
}

/// `numerator / denominator` rounded to a whole number, half away from zero.
///
/// # Panics
///
/// If the denominator is not positive.
#[must_use]
pub fn round_half_away(numerator: i128, denominator: i128) -> i128 {
    assert!(denominator > 0, "a quotient is formed with a positive denominator");
    let doubled = numerator.unsigned_abs() * 2 + denominator.unsigned_abs();
    let quotient = (doubled / (denominator.unsigned_abs() * 2)).cast_signed();
    if numerator < 0 { -quotient } else { quotient }
}

/// `numerator / denominator` rounded up to a whole number, towards positive infinity.
///
/// # Panics
///
/// If the denominator is not positive.
#[must_use]
pub fn round_up(numerator: i128, denominator: i128) -> i128 {
    assert!(denominator > 0, "a quotient is formed with a positive denominator");
    -(-numerator).div_euclid(denominator)
}

/// Rounds fractions of one denominator to whole numbers that sum to `sum`.
///
/// Each is cut towards zero; what is then missing goes to the largest remainders, ties to the
/// earlier. Fractions that are zero stay zero. Where every sign is turned, so is every result.
///
/// # Panics
///
/// If the denominator is not positive, or the fractions are all zero and the sum is not.
#[must_use]
pub fn round_to_sum(numerators: &[i128], denominator: i128, sum: i128) -> Vec<i128> {
    assert!(denominator > 0, "a quotient is formed with a positive denominator");
    let mut rounded: Vec<i128> = numerators.iter().map(|exact| exact / denominator).collect();
    let mut missing = sum - rounded.iter().sum::<i128>();
    let step = missing.signum();
    let mut order: Vec<(i128, usize)> = numerators
        .iter()
        .enumerate()
        .filter(|&(_, &exact)| exact != 0)
        .map(|(index, exact)| (-(exact % denominator) * step, index))
        .collect();
    order.sort_unstable();
    assert!(missing == 0 || !order.is_empty(), "nothing can take what is missing");
    for &(_, index) in order.iter().cycle() {
        if missing == 0 {
            break;
        }
        rounded[index] += step;
        missing -= step;
    }
    rounded
}

/// What one of something costs: a sum divided by a count in hundredths, to the cent, half away
/// from zero.
///
/// # Panics
///
/// If the count is not positive.
#[must_use]
pub fn per(sum: Total, hundredths: i64) -> Total {
    Total(round_half_away(sum.0 * 100, i128::from(hundredths)))
}

/// Splits an amount by weights so that the parts sum to it exactly: largest remainder, ties to
/// the earlier part. A negative amount is split like its opposite.
///
/// # Panics
///
/// If the weights do not sum to a positive number.
#[must_use]
pub fn split(amount: Cents, weights: &[u32]) -> Vec<Cents> {
    let whole: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
    assert!(whole > 0, "shares of a line sum to one");
    let magnitude = i128::from(amount.0).abs();
    let mut parts: Vec<i128> = Vec::with_capacity(weights.len());
    let mut remainders: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
    for (index, &weight) in weights.iter().enumerate() {
        let exact = magnitude * i128::from(weight);
        parts.push(exact / whole);
        remainders.push((exact % whole, index));
    }
    let missing = magnitude - parts.iter().sum::<i128>();
    remainders.sort_by_key(|&(remainder, index)| (std::cmp::Reverse(remainder), index));
    for &(_, index) in remainders.iter().take(usize::try_from(missing).expect("below parts")) {
        parts[index] += 1;
    }
    let sign = i128::from(amount.0.signum());
    parts
        .into_iter()
        .map(|part| Cents(i64::try_from(part * sign).expect("a part is within its whole")))
        .collect()
}

/// Splits a sum by weights that may be as large as sums, in the same way: largest remainder, ties
/// to the earlier part. No part is larger than its weight as long as the sum is not larger than
/// all weights together.
///
/// # Panics
///
/// If a weight is negative, or the weights do not sum to a positive number.
#[must_use]
pub fn apportion(amount: Total, weights: &[Total]) -> Vec<Total> {
    assert!(weights.iter().all(|weight| weight.0 >= 0), "weights are not negative");
    let whole: i128 = weights.iter().map(|weight| weight.0).sum();
    assert!(whole > 0, "something has to carry the sum");
    let magnitude = amount.0.abs();
    let mut parts: Vec<i128> = weights.iter().map(|weight| magnitude * weight.0 / whole).collect();
    let missing = magnitude - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&index| (std::cmp::Reverse(magnitude * weights[index].0 % whole), index));
    for &index in order.iter().take(usize::try_from(missing).expect("below parts")) {
        parts[index] += 1;
    }
    parts.into_iter().map(|part| Total(part * amount.0.signum())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_every_cent() {
        assert_eq!(Total(-5).decimal(), "-0.05");
        assert_eq!(Total(123_456_789).german(), "1.234.567,89");
        assert_eq!(Total(-100_000).english(), "-1,000.00");
        assert_eq!(Total(99).german(), "0,99");
    }

    #[test]
    fn quotients_round_half_away_from_zero() {
        assert_eq!(round_half_away(5, 10), 1);
        assert_eq!(round_half_away(-5, 10), -1);
        assert_eq!(round_half_away(4, 10), 0);
        assert_eq!(round_up(1, 4), 1);
        assert_eq!(round_up(-1, 4), 0);
        assert_eq!(round_up(8, 4), 2);
        assert_eq!(per(Total(120_000), 350), Total(34_286), "1,200.00 by 3.5");
        assert_eq!(per(Total(-1), 200), Total(-1), "half a cent");
    }

    #[test]
    fn shares_print_with_six_digits() {
        let share = Ratio::of(Total(14_421_612_600), Total(128_328_616_800)).expect("positive");
        assert_eq!(share.decimal(), "0.112380");
        assert_eq!(share.percent(2, ','), "11,24");
        assert!(Ratio::of(Total(1), Total(0)).is_none());
    }

    #[test]
    fn effects_of_steps_add_up_to_the_change_of_the_share() {
        // 100 of 500 become 130 of 520: 0.2 becomes 0.25.
        let (before, after) = ((Total(100), Total(500)), (Total(130), Total(520)));
        let effect = |part, whole| Ratio::effect((Total(part), Total(whole)), before, after);
        let first = effect(40, 40).expect("positive");
        assert_eq!((first.numerator, first.denominator), (40 * 1020 - 40 * 230, 520_000));
        let second = effect(-10, -20).expect("positive");
        assert_eq!(first.numerator + second.numerator, 26_000, "0.05 of 520,000");
        let back = Ratio::effect((Total(-40), Total(-40)), after, before).expect("positive");
        assert_eq!(back.numerator, -first.numerator);
        assert!(Ratio::effect((Total(1), Total(1)), (Total(0), Total(0)), after).is_none());
    }

    #[test]
    fn fractions_are_rounded_to_their_sum() {
        assert_eq!(round_to_sum(&[3, -3, 0], 2, 0), [1, -1, 0]);
        assert_eq!(round_to_sum(&[1, 1, 0, 0], 2, 1), [1, 0, 0, 0]);
        assert_eq!(round_to_sum(&[-1, -1, 0, 0], 2, -1), [-1, 0, 0, 0]);
        assert_eq!(round_to_sum(&[5, 5, 5], 10, 2), [1, 1, 0]);
        assert_eq!(round_to_sum(&[], 10, 0), Vec::<i128>::new());
    }

    #[test]
    fn parts_sum_to_their_whole() {
        assert_eq!(split(Cents(100), &[1, 1, 1]), [Cents(34), Cents(33), Cents(33)]);
        assert_eq!(split(Cents(-101), &[1, 1]), [Cents(-51), Cents(-50)]);
        assert_eq!(split(Cents(0), &[7, 3]), [Cents(0), Cents(0)]);
        let weights = [Total(10_000_000_000), Total(5_000_000_000), Total(0)];
        assert_eq!(apportion(Total(100), &weights), [Total(67), Total(33), Total(0)]);
        assert_eq!(apportion(Total(-2), &weights), [Total(-1), Total(-1), Total(0)]);
        assert_eq!(apportion(Total(15_000_000_000), &weights), weights);
    }
}

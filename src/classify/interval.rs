//! Comparisons on amounts and dates.
//!
//! In: a cell such as `>= 50.000`, `1.000 - 5.000`, `2026`, `< HJ`, `unbekannt`. Out: a set of
//! whole numbers, amounts in cents, dates as year, month and day in one number. An unknown value
//! satisfies a cell only if the cell lists it. Deliberately absent: floating point.

use jiff::civil::Date;

use super::fold::fold_joined;
use crate::period::FiscalYear;

/// Numbers, and whether "unknown" is one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Intervals {
    /// Inclusive bounds, ascending, apart from each other.
    spans: Vec<(i64, i64)>,
    unknown: bool,
}

/// Why a cell cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum IntervalFault {
    /// A term that is no comparison.
    Unreadable(String),
    /// A range that ends before it begins.
    Backwards(String),
    /// No value satisfies the cell.
    Impossible,
    /// Fixed dates and dates relative to the budget year stand in one cell.
    Mixed,
}

impl Intervals {
    /// Reads comparisons between bars; `value` gives the first and last number a value stands for.
    fn read(
        cell: &str,
        mut value: impl FnMut(&str) -> Option<(i64, i64)>,
    ) -> Result<Self, IntervalFault> {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        let (mut unknown, mut known) = (false, false);
        for part in cell.split('|').map(str::trim).filter(|part| !part.is_empty()) {
            let (negated, term) =
                part.strip_prefix('!').map_or((false, part), |rest| (true, rest.trim()));
            if matches!(fold_joined(term).as_str(), "unbekannt" | "unknown") {
                *(if negated { &mut known } else { &mut unknown }) = true;
                continue;
            }
            let Some((first, last)) = comparison(term, &mut value) else {
                return Err(IntervalFault::Unreadable(part.to_owned()));
            };
            if first > last {
                return Err(IntervalFault::Backwards(part.to_owned()));
            }
            if negated { &mut unwanted } else { &mut wanted }.push((first, last));
        }
        if wanted.is_empty() && !unknown {
            wanted.push((i64::MIN, i64::MAX));
        }
        let found =
            Self { spans: without(joined(wanted), &joined(unwanted)), unknown: unknown && !known };
        let impossible = found.spans.is_empty() && !found.unknown;
        if impossible { Err(IntervalFault::Impossible) } else { Ok(found) }
    }

    /// Whether a value satisfies the cell.
    pub(super) fn hold(&self, value: Option<i64>) -> bool {
        let within =
            |value| self.spans.iter().any(|&(first, last)| first <= value && value <= last);
        value.map_or(self.unknown, within)
    }

    /// Whether every value satisfies the cell, unknown ones too.
    pub(super) fn is_everything(&self) -> bool {
        self.unknown && self.spans == [(i64::MIN, i64::MAX)]
    }

    /// Every value that satisfies this cell satisfies the other one.
    pub(super) fn implies(&self, other: &Self) -> bool {
        (other.unknown || !self.unknown) && without(self.spans.clone(), &other.spans).is_empty()
    }
}

/// The numbers a comparison admits.
fn comparison(
    term: &str,
    value: &mut impl FnMut(&str) -> Option<(i64, i64)>,
) -> Option<(i64, i64)> {
    for (signs, bounds) in COMPARISONS {
        if let Some(rest) = signs.iter().find_map(|sign| term.strip_prefix(*sign)) {
            return value(rest.trim()).and_then(|(first, last)| bounds(first, last));
        }
    }
    if let Some(found) = value(term) {
        return Some(found);
    }
    let mut ends = term.char_indices().filter_map(|(position, sign)| {
        let behind = &term[position..];
        match sign {
            '-' | '–' => Some((position, position + sign.len_utf8())),
            'b' if behind.starts_with("bis ") => Some((position, position + 4)),
            _ => None,
        }
    });
    ends.find_map(|(end, begin)| {
        let (first, _) = value(term[..end].trim())?;
        let (_, last) = value(term[begin..].trim())?;
        Some((first, last))
    })
}

type Bounds = fn(i64, i64) -> Option<(i64, i64)>;

/// Signs and words of comparisons; the longer ones stand first.
const COMPARISONS: [(&[&str], Bounds); 5] = [
    (&[">=", "≥", "ab "], |first, _| Some((first, i64::MAX))),
    (&["<=", "≤", "bis "], |_, last| Some((i64::MIN, last))),
    (&[">"], |_, last| Some((last.checked_add(1)?, i64::MAX))),
    (&["<"], |first, _| Some((i64::MIN, first.checked_sub(1)?))),
    (&["="], |first, last| Some((first, last))),
];

/// Spans in order, those that touch put together.
fn joined(mut spans: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    spans.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for (first, last) in spans {
        match joined.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// What is left of spans where others are taken away.
fn without(mut spans: Vec<(i64, i64)>, taken: &[(i64, i64)]) -> Vec<(i64, i64)> {
    for &(first, last) in taken {
        let mut rest = Vec::new();
        for (begin, end) in spans {
            if last < begin || end < first {
                rest.push((begin, end));
                continue;
            }
            if begin < first {
                rest.push((begin, first - 1));
            }
            if last < end {
                rest.push((last + 1, end));
            }
        }
        spans = rest;
    }
    spans
}

/// Reads comparisons on an amount: German notation, whole cents.
pub(super) fn amounts(cell: &str) -> Result<Intervals, IntervalFault> {
    Intervals::read(cell, |text| cents(text).map(|cents| (cents, cents)))
}

/// `50.000`, `-1.250,50`, `50000 €` in cents.
fn cents(text: &str) -> Option<i64> {
    let text = text.strip_suffix('€').or_else(|| text.strip_suffix("EUR")).unwrap_or(text).trim();
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let (units, digits) = text.split_once(',').unwrap_or((text, ""));
    let groups: Vec<&str> = units.split('.').collect();
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = grouped
        && groups.iter().all(|group| !group.is_empty() && numeric(group))
        && numeric(digits)
        && digits.len() <= 2
        && text.ends_with(|c: char| c.is_ascii_digit());
    let digits = format!("{}{digits:0<2}", groups.concat());
    let cents: i64 = if sound { digits.parse().ok()? } else { return None };
    Some(if negative { -cents } else { cents })
}

/// Comparisons on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateTest {
    days: Intervals,
    /// Years are counted from the budget year.
    relative: bool,
}

impl DateTest {
    /// Reads comparisons on a date: days, months, years, or years from the budget year (`HJ`).
    pub(super) fn read(cell: &str) -> Result<Self, IntervalFault> {
        let (mut fixed, mut relative) = (false, false);
        let days = Intervals::read(cell, |text| {
            let fixed_days = days(text);
            let found = fixed_days.or_else(|| years_from_budget(text))?;
            fixed |= fixed_days.is_some();
            relative |= fixed_days.is_none();
            Some(found)
        })?;
        if fixed && relative { Err(IntervalFault::Mixed) } else { Ok(Self { days, relative }) }
    }

    /// Whether a date satisfies the cell.
    pub(super) fn holds(&self, date: Option<Date>, budget_year: FiscalYear) -> bool {
        let from = if self.relative { i64::from(budget_year.0) } else { 0 };
        self.days.hold(date.map(|date| {
            day(i64::from(date.year()) - from, i64::from(date.month()), i64::from(date.day()))
        }))
    }

    /// Every date that satisfies this cell satisfies the other one; false where that is not
    /// certain.
    pub(super) fn implies(&self, other: &Self) -> bool {
        self.relative == other.relative && self.days.implies(&other.days)
    }
}

/// Year, month and day as one number that grows with the date.
const fn day(year: i64, month: i64, day: i64) -> i64 {
    year * 10_000 + month * 100 + day
}

/// `01.07.2026`, `2026-07-01`, `07.2026`, `2026` as first and last day.
fn days(text: &str) -> Option<(i64, i64)> {
    let numbers = |sign: char| -> Option<Vec<i16>> {
        let sound = text.split(sign).all(|part| {
            (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        });
        if sound { text.split(sign).map(|part| part.parse().ok()).collect() } else { None }
    };
    let (date, last) = match (numbers('.').as_deref(), numbers('-').as_deref()) {
        (Some(&[day, month, year]), _) | (_, Some(&[year, month, day])) => {
            let date = civil(year, month, day)?;
            (date, date)
        }
        (Some(&[month, year]), _) => {
            let date = civil(year, month, 1)?;
            (date, date.last_of_month())
        }
        (Some(&[year]), _) => (civil(year, 1, 1)?, civil(year, 12, 31)?),
        _ => return None,
    };
    let number =
        |date: Date| day(i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    Some((number(date), number(last)))
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..=2200).contains(&year).then_some(date)
}

/// `HJ`, `HJ+1`, `HJ-1`, counted from the budget year.
fn years_from_budget(text: &str) -> Option<(i64, i64)> {
    let rest = ["Haushaltsjahr", "HJ"].iter().find_map(|word| text.strip_prefix(word))?;
    let rest: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    let years: i64 = match rest.strip_prefix('+').or_else(|| rest.strip_prefix('-')) {
        None if rest.is_empty() => 0,
        Some(digits) if digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            rest.parse().ok()?
        }
        _ => return None,
    };
    Some((day(years, 1, 1), day(years, 12, 31)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn amounts_are_compared_to_the_cent() {
        for (cell, inside, outside) in [
            (">= 50.000", 5_000_000, 4_999_999),
            ("> 50.000", 5_000_001, 5_000_000),
            ("< 1.000", 99_999, 100_000),
            ("<= 1000,00 €", 100_000, 100_001),
            ("bis 1.000", 100_000, 100_001),
            ("ab 1.000", 100_000, 99_999),
            ("1.000 - 5.000", 500_000, 500_001),
            ("1.000-5.000", 100_000, 99_999),
            ("1.000 bis 5.000", 100_000, 99_999),
            ("-5.000 - -1.000", -100_000, -99_999),
            ("< 0", -1, 0),
            ("1.250,50", 125_050, 125_051),
            ("!0", 1, 0),
            ("< 10 | > 20 | 15", 1_500, 1_501),
            ("0 - 100 | !50", 4_999, 5_000),
        ] {
            let test = amounts(cell).expect(cell);
            assert!(test.hold(Some(inside)) && !test.hold(Some(outside)), "{cell}");
            assert!(!test.hold(None), "{cell}: unknown is not listed");
        }
        let unknown = amounts("unbekannt | > 5").expect("readable");
        assert!(unknown.hold(None) && unknown.hold(Some(501)) && !unknown.hold(Some(500)));
        assert!(!amounts("!unbekannt").expect("readable").hold(None));
        assert!(amounts("unbekannt | >= 0 | < 0").expect("readable").is_everything());
    }

    #[test]
    fn what_is_no_comparison_is_named() {
        for cell in ["viel", "50.5", "1,234.50", "> ", "5 T€", "1.0000", "1,234", ">< 5", "--5"] {
            assert_eq!(amounts(cell), Err(IntervalFault::Unreadable(cell.trim().to_owned())));
        }
        let backwards = Err(IntervalFault::Backwards("5.000 - 1.000".to_owned()));
        assert_eq!(amounts("5.000 - 1.000"), backwards);
        assert_eq!(amounts("5 | !< 10"), Err(IntervalFault::Impossible));
    }

    #[test]
    fn dates_are_compared_by_day_month_year_and_budget_year() {
        let budget_year = FiscalYear(2026);
        for (cell, inside, outside) in [
            (">= 01.07.2026", date(2026, 7, 1), date(2026, 6, 30)),
            ("> 2026", date(2027, 1, 1), date(2026, 12, 31)),
            ("<= 2026", date(2026, 12, 31), date(2027, 1, 1)),
            ("2026", date(2026, 1, 1), date(2025, 12, 31)),
            ("02.2024", date(2024, 2, 29), date(2024, 3, 1)),
            ("01.01.2026 - 30.06.2026", date(2026, 6, 30), date(2026, 7, 1)),
            ("2024-2025", date(2025, 12, 31), date(2026, 1, 1)),
            ("2026-07-01", date(2026, 7, 1), date(2026, 7, 2)),
            ("< HJ", date(2025, 12, 31), date(2026, 1, 1)),
            ("HJ-1 - HJ+1", date(2027, 12, 31), date(2028, 1, 1)),
            ("!HJ", date(2027, 1, 1), date(2026, 5, 5)),
        ] {
            let test = DateTest::read(cell).expect(cell);
            assert!(test.holds(Some(inside), budget_year), "{cell}");
            assert!(!test.holds(Some(outside), budget_year), "{cell}");
            assert!(!test.holds(None, budget_year), "{cell}: unknown is not listed");
        }
        assert!(DateTest::read("unbekannt").expect("readable").holds(None, budget_year));
        assert_eq!(DateTest::read("2025 | HJ"), Err(IntervalFault::Mixed));
        for cell in ["31.02.2026", "26", "Juli 2026", "HJ+x", "2026-7"] {
            assert!(DateTest::read(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn narrower_cells_imply_wider_ones() {
        for (own, other, expected) in [
            ("> 5", "> 4", true),
            ("> 4", "> 5", false),
            ("1 - 3", "0 - 10 | !5", true),
            ("1 - 7", "0 - 10 | !5", false),
            ("unbekannt", "> 4", false),
            ("unbekannt", "unbekannt | > 4", true),
        ] {
            let (left, right) = (amounts(own).expect(own), amounts(other).expect(other));
            assert_eq!(left.implies(&right), expected, "{own} and {other}");
        }
        let date = |cell: &str| DateTest::read(cell).expect("readable");
        assert!(date("07.2026").implies(&date("2026")) && !date("2026").implies(&date("HJ")));
    }
}

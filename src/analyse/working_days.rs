//! Working days of a federal state.
//!
//! In: the state and further days off. Out: the working day at or beside a day. The holidays come from
//! `bdays`, whose dates are `chrono`'s; the bridge to the dates used here is this file. Holidays a
//! state grants once (Berlin, 08.05.2025) and days off by custom are not in the library: the round
//! names them.

use bdays::HolidayCalendar;
use bdays::calendars::de::GermanState;
use chrono::{Datelike as _, NaiveDate};
use jiff::civil::Date;

/// Working days of a round.
pub(super) struct WorkingDays<'a> {
    state: GermanState,
    days_off: &'a [Date],
}

impl HolidayCalendar<NaiveDate> for WorkingDays<'_> {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.state.is_holiday(date) || self.days_off.binary_search(&from_chrono(date)).is_ok()
    }
}

impl<'a> WorkingDays<'a> {
    /// Working days of a state by its two letters; the days off are in order.
    pub(super) fn new(state: &str, days_off: &'a [Date]) -> Self {
        Self { state: german_state(state), days_off }
    }

    /// The day itself, or the last working day before it.
    pub(super) fn on_or_before(&self, date: Date) -> Date {
        from_chrono(self.to_bday(to_chrono(date), false))
    }

    /// The day itself, or the first working day after it.
    pub(super) fn on_or_after(&self, date: Date) -> Date {
        from_chrono(self.to_bday(to_chrono(date), true))
    }

    /// So many working days after a working day, or before it.
    pub(super) fn advanced(&self, date: Date, days: i32) -> Date {
        from_chrono(self.advance_bdays(to_chrono(date), days))
    }
}

fn german_state(code: &str) -> GermanState {
    match code {
        "BW" => GermanState::BW,
        "BY" => GermanState::BY,
        "BE" => GermanState::BE,
        "BB" => GermanState::BB,
        "HB" => GermanState::HB,
        "HH" => GermanState::HH,
        "HE" => GermanState::HE,
        "MV" => GermanState::MV,
        "NI" => GermanState::NI,
        "NW" => GermanState::NW,
        "RP" => GermanState::RP,
        "SL" => GermanState::SL,
        "SN" => GermanState::SN,
        "ST" => GermanState::ST,
        "SH" => GermanState::SH,
        "TH" => GermanState::TH,
        other => unreachable!("settings admit no state {other}"),
    }
}

fn to_chrono(date: Date) -> NaiveDate {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    NaiveDate::from_ymd_opt(i32::from(date.year()), u32::from(month), u32::from(day))
        .expect("both count days alike")
}

fn from_chrono(date: NaiveDate) -> Date {
    let small = |number: u32| i8::try_from(number).expect("months and days are small");
    let year = i16::try_from(date.year()).expect("settings bound the years");
    Date::new(year, small(date.month()), small(date.day())).expect("both count days alike")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::round::process::STATES;

    /// By the calendar of 2026: 3 April is Good Friday, 6 April Easter Monday, 4 June Corpus
    /// Christi, 1 November a Sunday.
    #[test]
    fn holidays_are_those_of_the_state() {
        let days = WorkingDays::new("NW", &[]);
        assert_eq!(days.on_or_before(date(2026, 4, 6)), date(2026, 4, 2));
        assert_eq!(days.on_or_after(date(2026, 4, 3)), date(2026, 4, 7));
        assert_eq!(days.on_or_after(date(2026, 6, 4)), date(2026, 6, 5));
        assert_eq!(days.on_or_before(date(2025, 10, 31)), date(2025, 10, 31));
        let saxony = WorkingDays::new("SN", &[]);
        assert_eq!(saxony.on_or_before(date(2025, 10, 31)), date(2025, 10, 30));
        assert_eq!(saxony.on_or_after(date(2026, 6, 4)), date(2026, 6, 4));
        assert_eq!(saxony.on_or_after(date(2026, 11, 18)), date(2026, 11, 19));
    }

    #[test]
    fn further_days_off_are_no_working_days() {
        let off = [date(2025, 12, 24), date(2025, 12, 31)];
        let days = WorkingDays::new("NW", &off);
        assert_eq!(days.on_or_after(date(2025, 12, 24)), date(2025, 12, 29));
        assert_eq!(days.advanced(date(2025, 12, 23), 3), date(2026, 1, 2));
        assert_eq!(days.advanced(date(2026, 1, 2), -3), date(2025, 12, 23));
        assert_eq!(days.advanced(date(2026, 1, 2), -1), date(2025, 12, 30));
    }

    #[test]
    fn every_state_of_the_settings_is_known() {
        for state in STATES {
            let days = WorkingDays::new(state, &[]);
            assert_eq!(days.on_or_after(date(2026, 10, 3)), date(2026, 10, 5), "{state}");
        }
    }
}

//! Calendar: when each step of the process begins and ends.
//!
//! In: the process of the round. Out: first working day and deadline of each step. The releasing
//! step ends on the day of release, or on the last working day before it. Backwards from there a
//! step ends before the next one begins; steps after it follow forwards. A step of weeks takes whole
//! weeks from deadline to deadline; a deadline that would fall on a day nobody works is moved
//! outwards from the release, earlier before it and later after it, so that no step ever gets less
//! time than it is stated to take. What is under way all the time has no deadline. Deliberately
//! absent: today's date.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::working_days::WorkingDays;
use crate::round::process::{Duration, Process, Work};

/// When the steps of a process are, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// First working day and deadline of each step; nothing for one that is under way all the
    /// time.
    pub spans: Vec<Option<Span>>,
    /// Step that ends with each kind of work, in the order of [`Work::ALL`].
    pub closing: [Option<usize>; Work::ALL.len()],
}

/// First and last day of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First working day.
    pub first: Date,
    /// Last working day: the deadline.
    pub last: Date,
}

/// Where a step is on a certain day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Its deadline is before the day.
    Over,
    /// The day lies in it.
    Running,
    /// It begins after the day.
    Ahead,
}

impl Progress {
    /// The code used in data files and as key of the German and English label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Running => "running",
            Self::Ahead => "ahead",
        }
    }
}

impl Span {
    /// Where the step is on a day.
    #[must_use]
    pub fn progress(&self, day: Date) -> Progress {
        if self.last < day {
            Progress::Over
        } else if self.first <= day {
            Progress::Running
        } else {
            Progress::Ahead
        }
    }
}

impl Calendar {
    /// The deadline of a kind of work with the number of its step, where a step with a deadline
    /// closes it.
    #[must_use]
    pub fn deadline(&self, work: Work) -> Option<(usize, Date)> {
        let step = self.closing[work as usize]?;
        Some((step, self.spans[step]?.last))
    }
}

/// The calendar of a process.
pub(super) fn calendar(process: &Process) -> Calendar {
    let days = WorkingDays::new(process.state, &process.days_off);
    let mut spans = vec![None; process.steps.len()];
    let release = days.on_or_before(process.release);
    let mut end = release;
    for number in (0..=process.releasing).rev() {
        let Some(before) = moved(&days, end, process.steps[number].duration, false) else {
            continue;
        };
        spans[number] = Some(Span { first: days.advanced(before, 1), last: end });
        end = before;
    }
    let mut end = release;
    for (step, span) in process.steps.iter().zip(&mut spans).skip(process.releasing + 1) {
        let Some(after) = moved(&days, end, step.duration, true) else { continue };
        *span = Some(Span { first: days.advanced(end, 1), last: after });
        end = after;
    }
    let closing =
        Work::ALL.map(|work| process.steps.iter().position(|step| step.work.contains(&work)));
    Calendar { spans, closing }
}

/// The deadline a step's duration after another one, or before it.
fn moved(days: &WorkingDays<'_>, from: Date, duration: Duration, forward: bool) -> Option<Date> {
    let sign = if forward { 1 } else { -1 };
    match duration {
        Duration::Ongoing => None,
        Duration::WorkingDays(count) => Some(days.advanced(from, sign * i32::from(count))),
        Duration::Weeks(count) => {
            let day = from
                .checked_add((sign * i32::from(count)).weeks())
                .expect("settings bound durations and years");
            Some(if forward { days.on_or_after(day) } else { days.on_or_before(day) })
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::round::process::Step;

    /// A step of the tests' processes.
    pub(in crate::analyse) fn step(id: &str, duration: Duration, work: &[Work]) -> Step {
        Step {
            id: id.into(),
            name: format!("Schritt {id}").into(),
            assumed: true,
            owners: vec!["Dez. 6".into()],
            duration,
            work: work.to_vec(),
        }
    }

    /// A process of some steps that ends with the last.
    pub(in crate::analyse) fn process(release: Date, steps: Vec<Step>) -> Process {
        Process {
            release,
            state: "NW",
            days_off: Vec::new(),
            as_of: None,
            note: None,
            releasing: steps.len() - 1,
            steps,
            received: Vec::new(),
        }
    }

    fn lasts(calendar: &Calendar) -> Vec<Option<(Date, Date)>> {
        calendar.spans.iter().map(|span| span.map(|span| (span.first, span.last))).collect()
    }

    /// Worked out with a calendar: Friday 31.10.2025 less 1, 2, 6 and 3 weeks.
    #[test]
    fn weeks_are_counted_back_from_the_release() {
        use Duration::{Ongoing, Weeks};
        let steps = [Ongoing, Weeks(3), Weeks(6), Weeks(2), Weeks(1)];
        let steps = steps.into_iter().zip(["a", "b", "c", "d", "e"]);
        let steps = steps.map(|(duration, id)| step(id, duration, &[])).collect();
        let found = calendar(&process(date(2025, 10, 31), steps));
        assert_eq!(
            lasts(&found),
            [
                None,
                Some((date(2025, 8, 11), date(2025, 8, 29))),
                Some((date(2025, 9, 1), date(2025, 10, 10))),
                Some((date(2025, 10, 13), date(2025, 10, 24))),
                Some((date(2025, 10, 27), date(2025, 10, 31))),
            ]
        );
    }

    /// Saturday 01.11.2025 is All Saints' Day: the release is on Friday. Five weeks before Friday
    /// 08.05.2026 lies Good Friday, 03.04.2026: the deadline before is Thursday.
    #[test]
    fn a_deadline_on_a_holiday_is_earlier_before_the_release() {
        use Duration::Weeks;
        let steps = vec![step("a", Weeks(1), &[]), step("b", Weeks(5), &[])];
        let found = calendar(&process(date(2026, 5, 9), steps));
        assert_eq!(
            lasts(&found),
            [
                Some((date(2026, 3, 27), date(2026, 4, 2))),
                Some((date(2026, 4, 7), date(2026, 5, 8))),
            ]
        );
        let found = calendar(&process(date(2025, 11, 1), vec![step("a", Weeks(1), &[])]));
        assert_eq!(lasts(&found), [Some((date(2025, 10, 27), date(2025, 10, 31)))]);
    }

    /// Ten working days up to Friday 12.06.2026 without Corpus Christi on the 4th: from the 29.05. The
    /// three before are without Whit Monday, the 25.05. Two weeks after the release is a Friday.
    #[test]
    fn working_days_and_steps_after_the_release() {
        use Duration::{Weeks, WorkingDays};
        let mut process = process(
            date(2026, 6, 12),
            vec![
                step("a", WorkingDays(3), &[Work::Submission]),
                step("b", WorkingDays(10), &[Work::Review]),
                step("c", Weeks(2), &[]),
                step("d", WorkingDays(1), &[]),
            ],
        );
        process.releasing = 1;
        let found = calendar(&process);
        assert_eq!(
            lasts(&found),
            [
                Some((date(2026, 5, 26), date(2026, 5, 28))),
                Some((date(2026, 5, 29), date(2026, 6, 12))),
                Some((date(2026, 6, 15), date(2026, 6, 26))),
                Some((date(2026, 6, 29), date(2026, 6, 29))),
            ]
        );
        assert_eq!(found.deadline(Work::Submission), Some((0, date(2026, 5, 28))));
        assert_eq!(found.deadline(Work::Messages), None);
        let span = found.spans[1].expect("the step ends");
        let progress = [date(2026, 5, 28), date(2026, 6, 12), date(2026, 6, 13)];
        assert_eq!(
            progress.map(|day| span.progress(day)),
            [Progress::Ahead, Progress::Running, Progress::Over]
        );
    }
}

//! The process of a round: steps with their owners and durations, the day everything ends with,
//! and what was handed in when.
//!
//! In: nothing. Out: [`Process`], as `[process]` of the settings states it. Deliberately absent:
//! deadlines, which analyse computes, and today's date, which nothing here knows.

use jiff::civil::Date;

use crate::schema::Text;

/// How a budget comes about, and by when.
#[derive(Debug, Clone)]
pub struct Process {
    /// The day the releasing step ends.
    pub release: Date,
    /// Federal state whose public holidays are no working days, as one of [`STATES`].
    pub state: &'static str,
    /// Further days nobody works, in order.
    pub days_off: Vec<Date>,
    /// The day what is late is told for; without it nothing is late.
    pub as_of: Option<Date>,
    /// What a reader has to know of the steps, such as which names are assumed.
    pub note: Option<Text>,
    /// Steps in the order they follow each other.
    pub steps: Vec<Step>,
    /// Number of the step that ends with the release.
    pub releasing: usize,
    /// What was handed in, by department, then by version.
    pub received: Vec<Received>,
}

/// One step of the process.
#[derive(Debug, Clone)]
pub struct Step {
    /// Short name that never changes, by which calendars know the step.
    pub id: Text,
    /// What is done.
    pub name: Text,
    /// The name is assumed: no source gives it.
    pub assumed: bool,
    /// Who does it.
    pub owners: Vec<Text>,
    /// How long it takes.
    pub duration: Duration,
    /// What has to be done when the step ends.
    pub work: Vec<Work>,
}

/// How long a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duration {
    /// *laufend*: it has no end and no deadline.
    Ongoing,
    /// Calendar weeks.
    Weeks(u16),
    /// Working days.
    WorkingDays(u16),
}

/// A kind of work that has to be done when a step ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    /// Handing in the declaration.
    Submission,
    /// Answering what is said about the data.
    Messages,
    /// Deciding what is open on the list to review.
    Review,
}

impl Work {
    /// Every kind, in order.
    pub const ALL: [Self; 3] = [Self::Submission, Self::Messages, Self::Review];

    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submission => "submission",
            Self::Messages => "messages",
            Self::Review => "review",
        }
    }
}

/// A version of a declaration somebody took in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Received {
    /// Code of the department.
    pub department: Text,
    /// Number of the version, counted from one.
    pub version: u16,
    /// The day it came in.
    pub date: Date,
    /// What was said of it; often empty.
    pub note: Text,
}

/// The federal states of Germany by their two letters.
pub const STATES: [&str; 16] = [
    "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH",
];

/// Years the library of holidays answers for: its law of holidays begins with the year 1995.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1995..=2200;

/// Whether the holidays of a day's year are known.
#[must_use]
pub fn is_known(date: Date) -> bool {
    YEARS.contains(&date.year())
}

//! Broken and hostile files: each in a process of its own, with its time and memory measured.
//!
//! What others collected stays outside the project (`FUENFTEL_REAL_DATA`); what nobody collects,
//! bombs of every kind, is made here.

mod bombs;
mod collected;
mod measured;
mod paths;

use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = collected::trials();
    trials.extend(bombs::trials());
    trials.extend(paths::trials());
    trials
}

//! `fuenftel` ("a fifth"): from departments' IT budget spreadsheets to a verdict on the
//! innovation target, with every figure traced to its cell.
//!
//! # Flow
//!
//! ```text
//! round.toml ─┐
//! files ─> ingest ─> normalise ─> classify ─> analyse ─> report ─> workbooks, data
//! ```
//!
//! [`propose`] stands beside the flow: it proposes settings for files never seen before, and no
//! stage uses what it proposes.
//!
//! `review` leads back: what reviewers filled in becomes decisions the next run reads.
//!
//! [`pipeline`] is the only module that sees every stage. A stage may use the shared nouns
//! ([`money`], [`period`], [`provenance`], [`schema`], [`form`], [`diagnostic`]) and the output of the
//! stage before it. There is no I/O, clock, environment or logging in [`normalise`],
//! [`classify`] and [`analyse`].
//!
//! # Invariants
//!
//! 1. Money is whole cents; floating point ends in ingest.
//! 2. Every cent is accounted for: for each amount column, cells = classified + out of scope +
//!    roll-up rows + rejected, difference zero.
//! 3. Every figure has a place: file, hash, sheet, cell.
//! 4. Nothing is guessed silently; there is no default class.
//! 5. Absent is not zero.
//! 6. All problems are reported, not only the first.
//! 7. Same input, same bytes.
//! 8. Inputs are never written to, the records of a review only grow; outputs appear whole or not
//!    at all.
//! 9. A human decision beats every rule, is keyed by line id, and is flagged when the line it
//!    decided has changed since.
//! 10. Text from a spreadsheet is data: never a formula, never a path.

#[cfg(feature = "report")]
pub mod analyse;
pub mod classify;
#[cfg(feature = "report")]
pub mod cli;
pub mod diagnostic;
pub mod error;
pub mod form;
pub mod ingest;
pub mod language;
pub mod money;
pub mod normalise;
pub mod period;
#[cfg(feature = "report")]
pub mod pipeline;
pub mod propose;
pub mod provenance;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "report")]
pub mod review;
pub mod round;
pub mod schema;

//! The manifest: what went into a run, so that it can be checked and repeated.
//!
//! Deliberately absent: when and where it ran. The same inputs give the same manifest.

use serde::Serialize;

use super::super::Run;
use super::SCHEMA_VERSION;
use crate::classify::RuleTable;
use crate::provenance::Source;
use crate::round::records::RecordFile;

/// What went into a run.
#[derive(Serialize)]
pub(super) struct Manifest<'a> {
    schema_version: &'static str,
    program: Program,
    round: RoundSummary<'a>,
    settings_sha256: &'a str,
    rule_table: &'a Source,
    /// The shipped rules for facts, used where the rule table has none of its own.
    evidence_table: Source,
    decisions: Option<&'a Source>,
    comments: Option<&'a Source>,
    status: Option<&'a Source>,
    /// Matrix and table of tasks, where the round names them.
    #[serde(skip_serializing_if = "<[Source]>::is_empty")]
    responsibility: &'a [Source],
    /// Left out where the round has none, so that other rounds keep their manifest.
    #[serde(skip_serializing_if = "Option::is_none")]
    variances: Option<&'a Source>,
    inputs: &'a [Source],
}

#[derive(Serialize)]
struct Program {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct RoundSummary<'a> {
    name: &'a str,
    organisation: &'a str,
    fiscal_years: Vec<i16>,
    currency: &'a str,
    language: &'static str,
    stage: &'static str,
    basis: &'static str,
    averaging: &'static str,
    target_share: String,
    areas: Vec<&'a str>,
    /// The day lateness is told for.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
}

impl<'a> Manifest<'a> {
    /// The manifest of a run.
    pub(super) fn new(run: &'a Run) -> Self {
        let round = &run.round;
        Self {
            schema_version: SCHEMA_VERSION,
            program: Program { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            round: RoundSummary {
                name: &round.name,
                organisation: &round.organisation,
                fiscal_years: round.fiscal_years.iter().map(|year| year.0).collect(),
                currency: &round.currency,
                language: round.language.code(),
                stage: round.stage.code(),
                basis: round.policy.basis.code(),
                averaging: round.policy.averaging.code(),
                target_share: round.policy.target_share.decimal(),
                areas: round.policy.areas.iter().map(|area| &**area).collect(),
                as_of: round
                    .process
                    .as_ref()
                    .and_then(|process| process.as_of)
                    .map(|day| day.to_string()),
            },
            settings_sha256: &round.settings_sha256,
            rule_table: &run.rule_table,
            evidence_table: Source::of("evidence.csv", RuleTable::evidence_text().as_bytes()),
            decisions: run.records.source(RecordFile::Decisions),
            comments: run.records.source(RecordFile::Comments),
            status: run.records.source(RecordFile::Status),
            responsibility: run.agenda.responsibility.as_ref().map_or(&[], |own| &own.sources),
            variances: run.records.source(RecordFile::Variances),
            inputs: &run.sources,
        }
    }
}

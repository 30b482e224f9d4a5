//! `fuenftel check`: read and validate only.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Common, Format, Outcome, output};
use crate::diagnostic::Severity;
use crate::pipeline;
use crate::report;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Ordner der Haushaltsrunde (mit round.toml).
    #[arg(default_value = ".", value_name = "RUNDE")]
    round: PathBuf,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Check {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let run = pipeline::load(&self.round, &self.common.options(), &progress)?;
        bar.finish_and_clear();
        match self.common.format {
            Format::Text => {
                output::diagnostics(&run.diagnostics, run.round.language);
                output::to_stdout(&tables(&run));
            }
            Format::Json => output::to_stdout(&report::data::diagnostics_json(&run)),
        }
        let failed = run.diagnostics.iter().any(|found| found.severity == Severity::Error);
        Ok(ExitCode::from(u8::from(failed)))
    }
}

/// Each table that was read with its columns and what they were taken for.
fn tables(run: &report::Run) -> String {
    let language = run.round.language;
    let mut text = String::new();
    for table in &run.portfolio.tables {
        let rows = language.count(u64::from(table.rows.taken));
        let sheet = table.sheet.name.as_deref().unwrap_or("-");
        let header = (table.header_row + 1).to_string();
        let values =
            [("path", &*table.sheet.path), ("sheet", sheet), ("header", &header), ("rows", &rows)];
        text.push_str(&language.format("check-table", &values));
        text.push('\n');
        for column in &table.columns {
            let role = report::role_text(&column.role, language);
            let origin = report::origin_text(column.origin, language);
            let letters = crate::provenance::column_letters(column.index);
            let heading = &column.heading;
            writeln!(text, "  {letters:<4} {heading:<40} {role} ({origin})")
                .expect("text takes everything");
        }
    }
    text
}

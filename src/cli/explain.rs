//! `fuenftel explain`: where a line came from, which rule won, which lost, and why.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Common, Format, Outcome, output};
use crate::classify::explain::explain;
use crate::error::Error;
use crate::pipeline;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Kennung der Position (aus dem Blatt Positionen) oder ihr ganzer Schlüssel.
    #[arg(value_name = "POSITION")]
    line: String,
    /// Ordner der Haushaltsrunde (mit round.toml).
    #[arg(long, default_value = ".", value_name = "RUNDE")]
    round: PathBuf,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Explain {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let run = pipeline::load(&self.round, &self.common.options(), &progress)?;
        bar.finish_and_clear();
        let (table, _) = pipeline::rule_table(&run.round)?;
        let asked = self.line.trim();
        let found: Vec<u32> = (0_u32..)
            .zip(&run.portfolio.lines)
            .filter(|(_, line)| line.id.eq_ignore_ascii_case(asked) || &*line.key == asked)
            .map(|(index, _)| index)
            .collect();
        if found.is_empty() {
            return Err(Error::LineUnknown(self.line.clone()));
        }
        for line in found {
            let explanation =
                explain(&run.portfolio, &run.classification, &table, &run.round, line)
                    .with_comments(&run.records.comments);
            let text = match self.common.format {
                Format::Text => explanation.render(run.round.language),
                Format::Json => {
                    serde_json::to_string_pretty(&explanation).expect("plain text and numbers")
                }
            };
            output::to_stdout(&format!("{text}\n"));
        }
        Ok(ExitCode::SUCCESS)
    }
}

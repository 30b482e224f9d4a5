//! `fuenftel scenario`: what would be if, and the cheapest way to the target.

mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Common, Format, Outcome, output};
use crate::{pipeline, report};

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Scenario {
    /// Szenariodatei (sonst szenarien.toml im Ordner der Runde).
    #[arg(value_name = "DATEI")]
    file: Option<PathBuf>,
    /// Ordner der Haushaltsrunde (mit round.toml).
    #[arg(long, default_value = ".", value_name = "RUNDE")]
    round: PathBuf,
    /// Sucht die günstigsten Schritte, mit denen das Ziel unter den Grenzen in [reach] erreicht wird.
    #[arg(long)]
    reach: bool,
    /// Ordner für die Ausgaben (sonst reports/<RUNDE>-szenarien).
    #[arg(long, value_name = "ORDNER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Scenario {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let (options, file) = (self.common.options(), self.file.as_deref());
        let studied = pipeline::study(&self.round, file, self.reach, &options, &progress)?;
        let out = self.out.clone().unwrap_or_else(|| {
            PathBuf::from("reports").join(format!("{}-szenarien", studied.run.round.name))
        });
        pipeline::write_study(&studied, &out, &progress)?;
        bar.finish_and_clear();
        let said = match self.common.format {
            Format::Text => text::text(&studied, &out.display().to_string()),
            Format::Json => report::data::scenarios_json(&studied),
        };
        output::to_stdout(&said);
        Ok(ExitCode::SUCCESS)
    }
}

//! `fuenftel check`: reads and validates, shows what was made of every column, and writes the
//! *Rückmeldung* workbooks.

mod layout;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Common, Format, Outcome, output};
use crate::diagnostic::Severity;
use crate::pipeline;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Ordner der Haushaltsrunde (mit round.toml).
    #[arg(default_value = ".", value_name = "RUNDE")]
    round: PathBuf,
    /// Ordner für die Rückmeldungen (sonst reports/<RUNDE>-rueckmeldung).
    #[arg(long, value_name = "ORDNER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Check {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let checked = pipeline::check(&self.round, &self.common.options(), &progress)?;
        let out = self.out.clone().unwrap_or_else(|| {
            PathBuf::from("reports").join(format!("{}-rueckmeldung", checked.round.name))
        });
        // What was found is shown even where it cannot be written.
        let written = pipeline::write_feedback(&checked, &out, &progress);
        bar.finish_and_clear();
        if self.common.format == Format::Text || written.is_err() {
            output::diagnostics(&checked.diagnostics, checked.round.language);
        }
        match self.common.format {
            Format::Text => {
                let out = written.is_ok().then(|| out.display().to_string());
                output::to_stdout(&layout::text(&checked, out.as_deref()));
            }
            Format::Json => output::to_stdout(written.as_deref().unwrap_or_default()),
        }
        written?;
        if !checked.is_usable() {
            output::to_stderr(&format!("{}\n", checked.round.language.text("cli-check-no-input")));
            return Ok(ExitCode::from(2));
        }
        let failed = checked.diagnostics.iter().any(|found| found.severity == Severity::Error);
        Ok(ExitCode::from(u8::from(failed)))
    }
}

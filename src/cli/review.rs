//! `fuenftel review`: workbooks that come back from reviewers, what they would change, and on
//! request the records of the round with it appended.

mod figures;
mod json;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Common, Format, Outcome, output};
use crate::pipeline::{self, Returns};
use crate::round::records::RecordFile;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Review {
    /// Ausgefüllte Mappen: bericht.xlsx oder Dezernatsmappen, auch mehrere Kopien zugleich.
    #[arg(value_name = "DATEI", required = true)]
    files: Vec<PathBuf>,
    /// Ordner der Haushaltsrunde (mit round.toml).
    #[arg(long, default_value = ".", value_name = "RUNDE")]
    round: PathBuf,
    /// Übernimmt die Eingaben in decisions.csv, comments.csv, status.csv und variances.csv der Runde.
    #[arg(long)]
    apply: bool,
    /// Wessen Entscheidungen gelten, wenn sich zwei widersprechen.
    #[arg(long, value_name = "NAME")]
    prefer: Vec<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What became of the rows that could be appended.
pub(super) enum Applied {
    /// Only shown.
    No,
    /// Not appended, because something cannot be read.
    Refused,
    /// Appended, with the count for each file.
    Yes(Vec<(RecordFile, usize)>),
}

/// The day after today in universal time: nowhere is it later than that.
fn tomorrow() -> Date {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    today.tomorrow().unwrap_or(today)
}

impl Review {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let options = self.common.options();
        let returns = Returns {
            files: self.files.clone(),
            preferred: self.prefer.clone(),
            latest: tomorrow(),
        };
        let reviewed = pipeline::review(&self.round, &returns, &options, &progress)?;
        let applied = match (self.apply, reviewed.is_refused()) {
            (false, _) => Applied::No,
            (true, true) => Applied::Refused,
            (true, false) => Applied::Yes(pipeline::apply(&reviewed)?),
        };
        bar.finish_and_clear();
        output::diagnostics(&reviewed.diagnostics, reviewed.run.round.language);
        match self.common.format {
            Format::Text => output::to_stdout(&text::text(&reviewed, &applied)),
            Format::Json => output::to_stdout(&json::json(&reviewed, &applied)),
        }
        let open = reviewed.is_refused() || reviewed.plan.leaves_out();
        Ok(ExitCode::from(u8::from(open)))
    }
}

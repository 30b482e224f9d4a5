//! `fuenftel compare`: what leads from one round to another.

mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Common, Format, Outcome, output};
use crate::period::FiscalYear;
use crate::pipeline::{self, Options, Wishes};
use crate::report::comparison::bridge_json;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// Ordner der Runde, von der aus verglichen wird (etwa das Vorjahr).
    #[arg(value_name = "VORHER")]
    before: PathBuf,
    /// Ordner der Runde, zu der verglichen wird; derselbe Ordner für zwei Regelstände.
    #[arg(value_name = "NACHHER")]
    after: PathBuf,
    /// Ordner für den Vergleich (sonst reports/<VORHER>-<NACHHER>).
    #[arg(long, value_name = "ORDNER")]
    out: Option<PathBuf>,
    /// Haushaltsjahre, etwa 2025:2026; mehrfach möglich. Sonst in der Reihenfolge der Runden.
    #[arg(long, value_name = "VON:NACH", value_parser = years)]
    years: Vec<(FiscalYear, FiscalYear)>,
    /// Regeltabelle für VORHER statt der dort genannten.
    #[arg(long, value_name = "DATEI")]
    rules_before: Option<PathBuf>,
    /// Regeltabelle für NACHHER statt der dort genannten.
    #[arg(long, value_name = "DATEI")]
    rules_after: Option<PathBuf>,
    /// Nur sichere Paare: Positionen, die sich bloß ähneln, bleiben getrennt.
    #[arg(long)]
    certain_only: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

fn years(text: &str) -> Result<(FiscalYear, FiscalYear), String> {
    let year = |text: &str| text.trim().parse().ok().map(FiscalYear);
    let (from, to) = text.split_once(':').ok_or("2025:2026")?;
    year(from).zip(year(to)).ok_or_else(|| "2025:2026".to_owned())
}

impl Compare {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let options =
            |rules: &Option<PathBuf>| Options { rules: rules.clone(), ..self.common.options() };
        let wishes = Wishes { years: self.years.clone(), certain_only: self.certain_only };
        let compared = pipeline::compare(
            [&self.before, &self.after],
            [&options(&self.rules_before), &options(&self.rules_after)],
            &wishes,
            &progress,
        )?;
        let out = self.out.clone().unwrap_or_else(|| {
            let names = [&compared.before, &compared.after].map(|run| run.round.name.as_str());
            PathBuf::from("reports").join(names.join("-"))
        });
        pipeline::write_comparison(&compared, &out, &progress)?;
        bar.finish_and_clear();
        match self.common.format {
            Format::Text => {
                output::to_stdout(&text::text(&compared, &out.display().to_string()));
            }
            Format::Json => output::to_stdout(&bridge_json(&compared)),
        }
        Ok(ExitCode::SUCCESS)
    }
}

//! `fuenftel rules`: what the rules do to a round, the table as a rule book, and how well it
//! fits labelled lines.

mod columns;
mod coverage;
mod coverage_data;
mod measured;
mod measured_data;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{Common, Format, Outcome, output};
use crate::analyse::measure::measure;
use crate::classify::RuleTable;
use crate::classify::coverage::coverage;
use crate::classify::labels::Labels;
use crate::error::{Error, SettingsProblem};
use crate::language::Language;
use crate::pipeline;
use crate::provenance::Source;
use crate::report::Run;
use crate::round::Round;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Ordner der Haushaltsrunde (mit round.toml).
    #[arg(value_name = "RUNDE")]
    folder: Option<PathBuf>,
    /// Dasselbe wie RUNDE.
    #[arg(long, value_name = "RUNDE", conflicts_with = "folder")]
    round: Option<PathBuf>,
    /// Druckt die Regeltabelle als lesbares Regelbuch (Markdown).
    #[arg(long, conflicts_with = "against")]
    book: bool,
    /// Datei für das Regelbuch (sonst auf den Bildschirm).
    #[arg(long, value_name = "DATEI", requires = "book")]
    out: Option<PathBuf>,
    /// Misst an bekannten Klassen: CSV mit line_id;truth oder file;sheet;row;truth.
    #[arg(long, value_name = "ANGABEN")]
    against: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Rules {
    pub(super) fn execute(&self) -> Outcome {
        let folder = self.folder.as_deref().or(self.round.as_deref());
        if self.book {
            return self.print_book(folder);
        }
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let folder = folder.unwrap_or(Path::new("."));
        // A label file that cannot be used is said before a large round is read.
        let labels = match &self.against {
            Some(path) => Some(read_labels(path, self.language(folder)?)?),
            None => None,
        };
        let run = pipeline::load(folder, &self.common.options(), &progress)?;
        bar.finish_and_clear();
        let (table, _) = pipeline::rule_table(&run.round)?;
        let text = match &labels {
            Some(labels) => self.measured(&run, labels),
            None => self.coverage(&run, &table),
        };
        output::to_stdout(&text);
        Ok(ExitCode::SUCCESS)
    }

    fn language(&self, folder: &Path) -> Result<Language, Error> {
        match self.common.lang {
            Some(language) => Ok(language),
            None => Ok(Round::read(folder)?.language),
        }
    }

    fn coverage(&self, run: &Run, table: &RuleTable) -> String {
        let found = coverage(&run.portfolio, &run.classification, table, &run.round);
        match self.common.format {
            Format::Text => coverage::text(run, &found),
            Format::Json => coverage_data::json(run, &found),
        }
    }

    fn measured(&self, run: &Run, labels: &Labels) -> String {
        let language = run.round.language;
        let joined = labels.join(&run.portfolio, language);
        output::problems(&joined.problems, language);
        let measured = measure(&run.portfolio, &run.classification, &run.round, labels, &joined);
        match self.common.format {
            Format::Text => measured::text(run, labels, &joined, &measured),
            Format::Json => measured_data::json(run, labels, &joined, &measured),
        }
    }

    /// Without a round named or at hand, the book is that of the shipped table.
    fn print_book(&self, folder: Option<&Path>) -> Outcome {
        let here = Path::new(".");
        let folder = folder.or_else(|| here.join("round.toml").is_file().then_some(here));
        let (table, source, language) = match folder {
            Some(folder) => {
                let round = Round::read(folder)?;
                let (table, source) = pipeline::rule_table(&round)?;
                (table, source, self.common.lang.unwrap_or(round.language))
            }
            None => {
                let source = Source::of("standard.csv", RuleTable::standard_text().as_bytes());
                (RuleTable::standard(), source, self.common.lang.unwrap_or_default())
            }
        };
        let book = table.book(&source, language);
        let Some(out) = &self.out else {
            output::to_stdout(&book);
            return Ok(ExitCode::SUCCESS);
        };
        write_whole(out, &book)?;
        let path = out.display().to_string();
        let said = language.format("coverage-written", &[("path", &path)]);
        output::to_stdout(&format!("{said}\n"));
        Ok(ExitCode::SUCCESS)
    }
}

/// What is to be said where the inputs could not be read in full; empty where they could.
fn caveat(run: &Run) -> String {
    if run.portfolio.reconciliation.complete {
        return String::new();
    }
    format!("{}\n", run.round.language.text("coverage-incomplete"))
}

/// Writes a file whole or not at all.
fn write_whole(out: &Path, text: &str) -> Result<(), Error> {
    let failed = |source| Error::Write { path: out.to_owned(), source };
    let folder = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut beside =
        tempfile::Builder::new().prefix(".fuenftel-").tempfile_in(folder).map_err(failed)?;
    std::io::Write::write_all(&mut beside, text.as_bytes()).map_err(failed)?;
    beside.persist(out).map_err(|error| failed(error.error))?;
    Ok(())
}

fn read_labels(path: &Path, language: Language) -> Result<Labels, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let bytes = std::fs::read(path).map_err(failed)?;
    let shown = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Error::Settings(vec![SettingsProblem {
            path: shown.into_owned(),
            line: 0,
            cell: String::new(),
            message: language.text("labels-encoding"),
        }]));
    };
    Labels::parse(&text, &shown, language).map_err(Error::Settings)
}

//! The command line: verbs a finance clerk recognises.
//!
//! Results go to files, a short summary to standard output, diagnostics to standard error.
//! Exit codes: 0 ran, 1 ran and something asked for with `--fail-on` holds (for `check`: an
//! error was found; for `review`: an entry is left open), 2 could not run.

mod check;
mod compare;
mod explain;
mod map;
mod output;
mod review;
mod rules;
mod run;
mod scenario;
mod template;
mod usage;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::error::Error;
use crate::language::Language;
use crate::pipeline::Options;
use crate::round::Basis;

/// Prüft IT-Budgets: Regelbetrieb, Weiterentwicklung, Innovation und das Innovationsziel.
#[derive(Debug, Parser)]
#[command(name = "fuenftel", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Liest eine Haushaltsrunde und schreibt Bericht, Dezernatsmappen und Daten.
    Run(run::Run),
    /// Liest und prüft eine Haushaltsrunde: zeigt die Spalten, schreibt Rückmeldungen.
    Check(check::Check),
    /// Erklärt eine Position: Zellen, Regel, Belege, unterlegene Regeln.
    Explain(explain::Explain),
    /// Zeigt, was die Regeln bewirken, druckt das Regelbuch, misst an bekannten Klassen.
    Rules(rules::Rules),
    /// Liest ausgefüllte Prüflisten zurück: zeigt, was sich änderte, und übernimmt es mit --apply.
    Review(review::Review),
    /// Rechnet Szenarien durch und sucht mit --reach die günstigsten Schritte zum Ziel.
    Scenario(scenario::Scenario),
    /// Vergleicht zwei Haushaltsrunden: was Gesamtbetrag, Klassen und Quote verändert hat.
    Compare(compare::Compare),
    /// Schreibt für jedes Dezernat das Formular für die nächste Anmeldung.
    Template(template::Template),
    /// Schlägt für unbekannte Dateien einen Abschnitt [[inputs]] von round.toml vor.
    Map(map::Map),
}

/// What every verb that reads a round takes.
#[derive(Debug, Args)]
struct Common {
    /// Ordner, auf den sich die Pfade der Eingaben beziehen (sonst der Ordner der Runde).
    #[arg(long, value_name = "ORDNER")]
    inputs_from: Option<PathBuf>,
    /// Basis statt der in der Runde festgelegten: expense (Aufwand) oder payment (Auszahlung).
    #[arg(long, value_name = "BASIS")]
    basis: Option<Basis>,
    /// Sprache der Ausgaben: de oder en.
    #[arg(long, value_name = "SPRACHE")]
    lang: Option<Language>,
    /// Stichtag, auf den bezogen etwas verspätet ist, etwa 2026-09-30 (sonst der der Runde).
    #[arg(long, value_name = "DATUM")]
    as_of: Option<Date>,
    /// Form der Ausgabe auf dem Bildschirm.
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text für Menschen.
    Text,
    /// JSON für Programme.
    Json,
}

impl Common {
    fn options(&self) -> Options {
        Options {
            inputs_from: self.inputs_from.clone(),
            basis: self.basis,
            language: self.lang,
            as_of: self.as_of,
            rules: None,
        }
    }
}

/// Parses the command line, does what it says and tells how it went.
#[must_use]
pub fn execute() -> ExitCode {
    let cli = match usage::parse() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    let (outcome, language) = match cli.verb {
        Verb::Run(verb) => (verb.execute(), verb.common.lang),
        Verb::Check(verb) => (verb.execute(), verb.common.lang),
        Verb::Explain(verb) => (verb.execute(), verb.common.lang),
        Verb::Rules(verb) => (verb.execute(), verb.common.lang),
        Verb::Review(verb) => (verb.execute(), verb.common.lang),
        Verb::Scenario(verb) => (verb.execute(), verb.common.lang),
        Verb::Compare(verb) => (verb.execute(), verb.common.lang),
        Verb::Template(verb) => (verb.execute(), verb.common.lang),
        Verb::Map(verb) => (verb.execute(), verb.lang),
    };
    outcome.unwrap_or_else(|error| {
        output::error(&error, language.unwrap_or_default());
        ExitCode::from(2)
    })
}

/// How a verb went: an exit code, or what stopped it.
type Outcome = Result<ExitCode, Error>;

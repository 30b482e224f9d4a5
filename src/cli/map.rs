//! `fuenftel map`: propose the mapping of files never seen before.
//!
//! Standard output holds a part of `round.toml` and nothing else, standard error what a person
//! has to decide. Nothing is written and nothing proposed is used.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{Format, Outcome, output};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::propose::{Context, Proposal, data, propose, snippet};
use crate::round::Round;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Map {
    /// Dateien, für die eine Zuordnung vorgeschlagen wird.
    #[arg(required = true, value_name = "DATEI")]
    files: Vec<PathBuf>,
    /// Ordner der Haushaltsrunde: ihre Jahre, Dezernate und Zuordnungen helfen beim Vorschlag.
    #[arg(long, value_name = "RUNDE")]
    round: Option<PathBuf>,
    /// Sprache der Ausgaben: de oder en.
    #[arg(long, value_name = "SPRACHE")]
    pub(super) lang: Option<Language>,
    /// Form der Ausgabe: text (Teil von round.toml) oder json.
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
}

impl Map {
    pub(super) fn execute(&self) -> Outcome {
        let round = self.round.as_deref().map(Round::read).transpose()?;
        let language =
            self.lang.or_else(|| round.as_ref().map(|round| round.language)).unwrap_or_default();
        let context = Context::new(round.as_ref(), language);
        let mut proposals: Vec<Proposal> = Vec::new();
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        for file in &self.files {
            let shown = shown(file, self.round.as_deref());
            match propose(file, &shown, &context) {
                Ok(mut proposal) => {
                    diagnostics.append(&mut proposal.diagnostics);
                    proposals.push(proposal);
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        match self.format {
            Format::Text => {
                let parts = proposals.iter().filter(|proposal| !proposal.inputs.is_empty());
                let texts: Vec<String> =
                    parts.map(|proposal| snippet::write(proposal, language)).collect();
                output::to_stdout(&texts.join("\n"));
            }
            Format::Json => output::to_stdout(&data::json(&proposals)),
        }
        output::diagnostics(&diagnostics, language);
        output::to_stderr(&remarks(&proposals, language));
        let all = proposals.len() == self.files.len()
            && proposals.iter().all(|proposal| !proposal.inputs.is_empty());
        Ok(ExitCode::from(if all { 0 } else { 2 }))
    }
}

/// The file as the round would name it: below its folder, else by its name alone.
fn shown(file: &Path, round: Option<&Path>) -> String {
    let inside = round.and_then(|round| {
        let (file, round) = (file.canonicalize().ok()?, round.canonicalize().ok()?);
        Some(file.strip_prefix(round).ok()?.to_owned())
    });
    let named = match inside {
        Some(inside) => inside,
        None if file.is_relative() && round.is_none() => file.to_owned(),
        None => file.file_name().map_or_else(|| file.to_owned(), PathBuf::from),
    };
    named.to_string_lossy().replace('\\', "/")
}

/// For each file how much of it is settled, and what a person has to decide.
fn remarks(proposals: &[Proposal], language: Language) -> String {
    let mut text = String::new();
    let mut say = |key: &str, values: &[(&str, &str)]| {
        text.push_str(&language.format(key, values));
        text.push('\n');
    };
    for proposal in proposals {
        for (sheet, reason) in &proposal.skipped {
            let sheet = sheet.as_deref().unwrap_or("-");
            let values = [("path", proposal.path.as_str()), ("sheet", sheet), ("reason", reason)];
            say("propose-remark-skipped", &values);
        }
        for input in &proposal.inputs {
            let filled = || input.columns.iter().filter(|column| column.filled > 0);
            let active = filled().filter(|column| column.is_active()).count();
            let (active, columns) =
                (language.count(active as u64), language.count(filled().count() as u64));
            let values = [
                ("path", proposal.path.as_str()),
                ("name", &input.name),
                ("active", &active),
                ("columns", &columns),
            ];
            say("propose-remark", &values);
            for (number, decision) in (1..).zip(&input.decisions) {
                say(
                    "propose-remark-decision",
                    &[("number", &format!("{number}")), ("text", decision)],
                );
            }
        }
    }
    text
}

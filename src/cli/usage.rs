//! The command line as a reader of German meets it: help, and what is said of a wrong call.
//!
//! In: what was typed. Out: the parsed call, or a text and an exit code. The parser itself is
//! clap's, which speaks English only; its findings come with what they are about, so that they
//! can be said in the words of the message catalogue.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};

use super::{Cli, output};
use crate::language::Language;

const TEMPLATE: &str = "{about-with-newline}\nAufruf: {usage}\n\n{all-args}";

/// What was called for, or the exit code after help or a complaint was printed.
pub(super) fn parse() -> Result<Cli, ExitCode> {
    let mut command = command();
    let parsed = command
        .try_get_matches_from_mut(std::env::args_os())
        .and_then(|mut found| Cli::from_arg_matches_mut(&mut found));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::to_stdout(&error.render().to_string());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::to_stderr(&error.render().to_string());
            ExitCode::from(2)
        }
        _ => {
            output::to_stderr(&complaint(&error, asked_language()));
            ExitCode::from(2)
        }
    })
}

/// The command with its help in German; the verbs' own texts are German already.
fn command() -> Command {
    let mut command = in_german(Cli::command());
    command.build();
    let command = command
        .mut_subcommand("help", |help| help.about("Zeigt diese Hilfe oder die eines Befehls"));
    called_in_german(command.mut_subcommands(called_in_german))
}

fn in_german(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let mut command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .arg(help.help("Zeigt diese Hilfe"))
        .subcommand_help_heading("Befehle")
        .subcommand_value_name("BEFEHL");
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.disable_version_flag(true).arg(version.help("Zeigt die Version"));
    }
    command.mut_args(described).mut_subcommands(in_german)
}

/// Says the words an argument takes and what holds without it, as clap would in English.
fn described(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "Argumente" } else { "Optionen" };
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values =
        if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    if !values.is_empty() {
        let words: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        help = format!("{help} [möglich: {}]", words.join(", "));
    }
    if arg.get_action().takes_values() && !arg.get_default_values().is_empty() {
        let words = arg.get_default_values().iter().map(|word| word.to_string_lossy());
        help = format!("{help} [Vorgabe: {}]", words.collect::<Vec<_>>().join(", "));
    }
    arg.help_heading(heading).help(help).hide_possible_values(true).hide_default_value(true)
}

fn called_in_german(mut command: Command) -> Command {
    let usage = usage(&mut command);
    command.override_usage(usage)
}

fn usage(command: &mut Command) -> String {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    usage.replace("[OPTIONS]", "[OPTIONEN]")
}

/// The language asked for, as far as it can be told from a call that did not parse.
fn asked_language() -> Language {
    let words: Vec<String> = std::env::args().collect();
    let english = words.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en")
        || words.iter().any(|word| word == "--lang=en");
    if english { Language::English } else { Language::German }
}

/// What is wrong with a call and how it is called rightly.
fn complaint(error: &Error, language: Language) -> String {
    let said = |kind| error.get(kind).map(words).unwrap_or_default();
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-verb",
        ErrorKind::MissingSubcommand => "usage-no-verb",
        ErrorKind::InvalidValue if value.is_empty() => "usage-no-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-invalid-value",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::ArgumentConflict => "usage-twice",
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => "usage-too-many",
        _ => "usage-wrong",
    };
    let verb = said(ContextKind::InvalidSubcommand);
    let values = [("argument", argument.as_str()), ("value", &value), ("verb", &verb)];
    let mut text = language.format(key, &values);
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    for (key, found) in [
        ("usage-possible", said(ContextKind::ValidValue)),
        ("usage-suggested", suggested.map(said).concat()),
    ] {
        if !found.is_empty() {
            text.push(' ');
            text.push_str(&language.format(key, &[("words", &found)]));
        }
    }
    text.push('\n');
    text.push_str(&language.text("usage-see-help"));
    text.push('\n');
    text
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

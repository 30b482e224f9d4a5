//! `fuenftel template`: the forms the departments fill in for the next budget.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Common, Format, Outcome, output};
use crate::error::Error;
use crate::pipeline;
use crate::report::{self, Run, form::Forms};
use crate::schema::DepartmentIndex;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Template {
    /// Ordner der Haushaltsrunde (mit round.toml), aus der die Formulare gefüllt werden.
    #[arg(default_value = ".", value_name = "RUNDE")]
    round: PathBuf,
    /// Nur das Formular dieses Dezernats.
    #[arg(long, value_name = "CODE")]
    department: Option<String>,
    /// Erstes Haushaltsjahr des Formulars (sonst das Jahr nach der Runde).
    #[arg(long, value_name = "JAHR", value_parser = clap::value_parser!(i16).range(1900..=2200))]
    year: Option<i16>,
    /// Ordner für die Formulare (sonst reports/<RUNDE>-formulare).
    #[arg(long, value_name = "ORDNER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Template {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let run = pipeline::load(&self.round, &self.common.options(), &progress)?;
        let only = self.department.as_deref().map(|code| department(&run, code)).transpose()?;
        let out = self.out.clone().unwrap_or_else(|| folder(&run, self.department.as_deref()));
        let years = report::form::years(&run, self.year);
        progress(&run.round.language.text("progress-write"));
        let forms = pipeline::write_forms(&run, &years, only, &out)?;
        bar.finish_and_clear();
        output::diagnostics(&run.diagnostics, run.round.language);
        match self.common.format {
            Format::Text => output::to_stdout(&summary(&run, &forms, &out.display().to_string())),
            Format::Json => {
                let text = serde_json::to_string_pretty(&forms).expect("plain fields");
                output::to_stdout(&format!("{text}\n"));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// One department's form has a folder of its own, so that it replaces no others.
fn folder(run: &Run, department: Option<&str>) -> PathBuf {
    let name = match department {
        None => format!("{}-formulare", run.round.name),
        Some(code) => format!("{}-formular-{}", run.round.name, report::workbook::safe(code)),
    };
    PathBuf::from("reports").join(name)
}

fn department(run: &Run, code: &str) -> Result<DepartmentIndex, Error> {
    let departments = &run.portfolio.departments;
    let position = departments.iter().position(|department| *department.code == *code);
    let index = position.and_then(|position| u16::try_from(position).ok()).map(DepartmentIndex);
    index.ok_or_else(|| Error::DepartmentUnknown {
        code: code.to_owned(),
        known: departments.iter().map(|department| department.code.to_string()).collect(),
    })
}

/// Each form with its department, its lines and projects, and where they are.
fn summary(run: &Run, forms: &Forms, out: &str) -> String {
    let language = run.round.language;
    let mut text = String::new();
    let mut say = |key: &str, values: &[(&str, &str)]| {
        text.push_str(&language.format(key, values));
        text.push('\n');
    };
    let years: Vec<String> = forms.fiscal_years.iter().map(ToString::to_string).collect();
    say("template-years", &[("years", &years.join("/"))]);
    for form in &forms.forms {
        let lines = language.count(form.line_count as u64);
        let projects = language.count(form.project_count as u64);
        let department = if form.department == form.name {
            form.department.to_string()
        } else {
            format!("{} {}", form.department, form.name)
        };
        let values = [
            ("file", &*form.file),
            ("department", &*department),
            ("lines", &*lines),
            ("projects", &*projects),
        ];
        say("template-form", &values);
    }
    if !forms.projects_left.is_empty() {
        let count = language.count(forms.projects_left.len() as u64);
        let names = forms.projects_left.iter().take(10).map(|id| &**id).collect::<Vec<_>>();
        say("template-projects-left", &[("count", &count), ("names", &names.join(", "))]);
    }
    if !run.portfolio.reconciliation.complete {
        say("template-incomplete", &[]);
    }
    say("template-out", &[("path", out)]);
    text
}

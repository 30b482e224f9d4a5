//! Raw settings become validated settings; every problem is found in one reading.
//!
//! In: the text of `round.toml`. Out: a [`Round`], or all problems with their lines.

mod comparison;
mod history;
mod inputs;
mod limits;
mod movement;
mod pairing;
mod process;
mod providers;
mod reach;
mod responsibility;
pub(super) mod scenarios;
mod section;

use std::path::Path;

use toml_span::value::ValueInner;

use crate::error::{Error, SettingsProblem};
use crate::language::Language;
use crate::money::Ratio;
use crate::period::FiscalYear;
use crate::provenance::Source;
use crate::round::accounts::{AccountKind, ChartOfAccounts};
use crate::round::{
    Averaging, Basis, Departments, Income, Input, Policy, Round, Stage, StaleDecisions,
};
use crate::schema::{Department, Text};
use section::{Problems, Section};

/// Name of the settings file of a round.
pub(super) const FILE_NAME: &str = "round.toml";

/// Settings that say nothing, for files read outside any round.
const BARE: &str = r#"
organisation = "-"
fiscal_years = [2000]
currency = "EUR"
stage = "anmeldung"
[policy]
target_share = "0.2"
basis = "expense"
areas = ["-"]
[[departments.list]]
code = "-"
name = "-"
area = "-"
[[inputs]]
name = "-"
kind = "budget"
path = "*"
"#;

/// A round that says nothing of its one input.
pub(super) fn bare() -> Round {
    parse(Path::new("."), BARE).expect("constant settings")
}

/// Reads and validates `round.toml` of a folder.
pub(super) fn read(folder: &Path) -> Result<Round, Error> {
    let path = folder.join(FILE_NAME);
    let bytes =
        std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let language = stated_language(&String::from_utf8_lossy(&bytes));
    let text =
        utf8(bytes, FILE_NAME, language).map_err(|problem| Error::Settings(vec![problem]))?;
    parse(folder, &text)
}

/// The text of a settings file; where it is no UTF-8, the line that is not.
pub(super) fn utf8(
    bytes: Vec<u8>,
    shown: &str,
    language: Language,
) -> Result<String, SettingsProblem> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let breaks = valid.split(|&byte| byte == b'\n').count() - 1;
        SettingsProblem {
            path: shown.to_owned(),
            line: u32::try_from(breaks).unwrap_or(u32::MAX - 1) + 1,
            cell: String::new(),
            message: language.text("settings-not-utf8"),
        }
    })
}

/// The language a settings file asks for, before it is taken apart.
fn stated_language(text: &str) -> Language {
    if text.lines().any(|line| line.replace(' ', "") == "language=\"en\"") {
        Language::English
    } else {
        Language::German
    }
}

/// Validates the text of a settings file.
pub(super) fn parse(folder: &Path, text: &str) -> Result<Round, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let language = stated_language(text);
    let problems = Problems::new(FILE_NAME.to_owned(), text, language);
    let mut value = match toml_span::parse(text) {
        Ok(value) => value,
        Err(error) => {
            let reason = error.to_string();
            problems.at(error.span.start, "settings-toml", &[("reason", &reason)]);
            return Err(Error::Settings(problems.into_sorted()));
        }
    };
    let ValueInner::Table(table) = value.take() else {
        unreachable!("the root of a TOML document is a table")
    };
    let round = round(folder, Section::new(&problems, "", table, 0), text, language);
    let found: Vec<SettingsProblem> = problems.into_sorted();
    if found.is_empty() { Ok(round) } else { Err(Error::Settings(found)) }
}

fn round(folder: &Path, mut root: Section<'_, '_>, text: &str, language: Language) -> Round {
    let organisation = root.required_text("organisation");
    let fiscal_years = fiscal_years(&mut root);
    root.require("currency");
    let currency = root.text("currency").map(|(_, text)| text).unwrap_or_default();
    root.word("language", &[("de", Language::German), ("en", Language::English)]);
    root.require("stage");
    let stages = [Stage::Anmeldung, Stage::Beratung, Stage::Freigabe];
    let stage = root.word("stage", &stages.map(|stage| (stage.code(), stage)));
    let rules = root.text("rules").map(|(_, text)| text);
    root.require("policy");
    let policy = root.section("policy").map(policy);
    let accounts = accounts(&mut root);
    root.require("departments");
    let departments = departments(&mut root, policy.as_ref());
    let providers = providers::providers(&mut root, &departments);
    let limits = root.section("limits").map(limits::limits).unwrap_or_default();
    let previous = root.section("previous").and_then(history::previous);
    let pairing = root.section("compare").map(pairing::pairing).unwrap_or_default();
    let deadline = root.section("deadline").and_then(history::deadline);
    let contract_end = root.section("candidates").map(history::contract_end);
    let codes = listed_codes(&departments);
    let process = root.section("process").and_then(|own| process::process(own, codes.as_deref()));
    let responsibility = root
        .section("responsibility")
        .and_then(|own| responsibility::responsibility(own, codes.as_deref()));
    let quality_fields = root.section("quality").map(responsibility::quality).unwrap_or_default();
    let comparison = comparison::comparisons(&mut root, &departments);
    let index_clauses = movement::index_clauses(&mut root);
    let variances = root.section("variances").map(movement::variances).unwrap_or_default();
    root.require("inputs");
    let mut inputs: Vec<_> = root.sections("inputs").into_iter().map(inputs::input).collect();
    inputs.sort_by(|left, right| (&left.path, &left.name).cmp(&(&right.path, &right.name)));
    check_areas(&root, &departments, policy.as_ref(), &inputs);
    comparison::check_inputs(&root, &comparison, &inputs);
    root.finish();
    let folder_name = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    Round {
        folder: folder.to_owned(),
        name: folder_name
            .file_name()
            .map_or_else(|| "round".to_owned(), |name| name.to_string_lossy().into_owned()),
        organisation,
        fiscal_years,
        currency,
        language,
        stage: stage.unwrap_or(Stage::Anmeldung),
        policy: policy.unwrap_or_else(fallback_policy),
        departments,
        accounts,
        providers,
        limits,
        inputs,
        rules,
        previous,
        pairing,
        deadline,
        contract_end,
        process,
        responsibility,
        quality_fields,
        comparison,
        index_clauses,
        variances,
        settings_sha256: settings_sha256(text),
    }
}

/// Codes of the departments a round lists; nothing where the data name them.
fn listed_codes(departments: &Departments) -> Option<Vec<Text>> {
    match departments {
        Departments::Listed(listed) => {
            Some(listed.iter().map(|department| department.code.clone()).collect())
        }
        Departments::FromColumns { .. } => None,
    }
}

/// An input's area that no department and no target knows would leave the target in silence.
fn check_areas(
    root: &Section<'_, '_>,
    departments: &Departments,
    policy: Option<&Policy>,
    inputs: &[Input],
) {
    let known = known_areas(departments, policy.map_or(&[], |policy| &policy.areas));
    for area in inputs.iter().filter_map(|input| input.area.as_ref()) {
        if !known.contains(area) {
            let expected = known.join(", ");
            let values = [("found", &**area), ("expected", expected.as_str())];
            root.problem(root.offset, "settings-area", &values);
        }
    }
}

/// Areas of the departments and of the target.
pub(super) fn known_areas(departments: &Departments, policy: &[Text]) -> Vec<Text> {
    let mut areas: Vec<Text> = policy.to_vec();
    match departments {
        Departments::Listed(listed) => {
            areas.extend(listed.iter().map(|department| department.area.clone()));
        }
        Departments::FromColumns { area, .. } => areas.push(area.clone()),
    }
    areas.sort();
    areas.dedup();
    areas
}

/// Hash of the settings that does not depend on the order of the inputs, blank lines or
/// comments, so that the same round gives the same bytes. How lines are paired with those of
/// another round moves no figure of this one: its report stays the same report.
fn settings_sha256(text: &str) -> String {
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    let mut is_pairing = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            is_pairing = line == "[compare]" || line.starts_with("[compare.");
        }
        if is_pairing {
            continue;
        }
        if line == "[[inputs]]" {
            blocks.push(Vec::new());
        }
        if !line.is_empty() && !line.starts_with('#') {
            blocks.last_mut().expect("starts with a block").push(line);
        }
    }
    blocks[1..].sort();
    Source::of(FILE_NAME, blocks.concat().join("\n").as_bytes()).sha256
}

fn fiscal_years(root: &mut Section<'_, '_>) -> Vec<FiscalYear> {
    root.require("fiscal_years");
    let Some((offset, mut value)) = root.take("fiscal_years") else { return Vec::new() };
    let mut years = Vec::new();
    if let ValueInner::Array(values) = value.take() {
        for mut value in values {
            match value.take() {
                ValueInner::Integer(year @ 1900..=2200) => {
                    years.push(FiscalYear(i16::try_from(year).expect("within the range")));
                }
                _ => root.problem(value.span.start, "settings-year", &[]),
            }
        }
    }
    let consecutive = years.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1);
    if years.is_empty() || years.len() > 2 || !consecutive {
        root.problem(offset, "settings-years", &[]);
    }
    years
}

fn policy(mut section: Section<'_, '_>) -> Policy {
    section.require("target_share");
    let target_share = share(&mut section, "target_share").unwrap_or(Ratio::from_millionths(0));
    if target_share >= Ratio::from_millionths(1_000_000) {
        // New money cannot bring the share to the whole, so the gap would have no answer.
        section.problem(section.offset, "settings-target-share", &[]);
    }
    section.require("basis");
    let bases = [Basis::Expense, Basis::Payment];
    let basis = section.word("basis", &bases.map(|basis| (basis.code(), basis)));
    let incomes = [Income::Gross, Income::Net];
    let income = section.word("income", &incomes.map(|income| (income.code(), income)));
    let rules = [Averaging::Pooled, Averaging::Mean];
    let averaging = section.word("averaging", &rules.map(|rule| (rule.code(), rule)));
    section.require("areas");
    let stated = section.keys().iter().any(|key| key == "areas");
    let areas = section.texts("areas");
    if stated && areas.is_empty() {
        section.problem(section.offset, "settings-areas", &[]);
    }
    let growth_threshold =
        share(&mut section, "growth_threshold").unwrap_or(Ratio::from_millionths(50_000));
    let growth_amount = movement::threshold_amount(&mut section, "growth_amount");
    let innovation_years = section.integer("innovation_years", 1, 100).unwrap_or(3);
    let amount_change = share(&mut section, "decision_amount_change");
    let text_change = share(&mut section, "decision_text_change");
    let effects = [StaleDecisions::Count, StaleDecisions::Ignore];
    let stale = section.word("stale_decisions", &effects.map(|effect| (effect.code(), effect)));
    section.finish();
    Policy {
        target_share,
        basis: basis.unwrap_or(Basis::Expense),
        income: income.unwrap_or(Income::Gross),
        averaging: averaging.unwrap_or(Averaging::Pooled),
        areas,
        growth_threshold,
        growth_amount,
        innovation_years: u16::try_from(innovation_years).expect("within the range"),
        decision_amount_change: amount_change.unwrap_or(Policy::DECISION_AMOUNT_CHANGE),
        decision_text_change: text_change.unwrap_or(Policy::DECISION_TEXT_CHANGE),
        stale_decisions: stale.unwrap_or(StaleDecisions::Count),
    }
}

const fn fallback_policy() -> Policy {
    Policy {
        target_share: Ratio::from_millionths(0),
        basis: Basis::Expense,
        income: Income::Gross,
        averaging: Averaging::Pooled,
        areas: Vec::new(),
        growth_threshold: Ratio::from_millionths(0),
        growth_amount: None,
        innovation_years: 1,
        decision_amount_change: Policy::DECISION_AMOUNT_CHANGE,
        decision_text_change: Policy::DECISION_TEXT_CHANGE,
        stale_decisions: StaleDecisions::Count,
    }
}

/// A share between 0 and 1, written as decimal text so that it is exact.
fn share(section: &mut Section<'_, '_>, key: &str) -> Option<Ratio> {
    let (offset, text) = section.text(key)?;
    let parsed = text.trim().parse::<rust_decimal::Decimal>().ok();
    let millionths = parsed
        .filter(|share| (rust_decimal::Decimal::ZERO..=rust_decimal::Decimal::ONE).contains(share))
        .map(|share| (share * rust_decimal::Decimal::from(1_000_000)).normalize())
        .filter(|millionths| millionths.scale() == 0);
    if millionths.is_none() {
        let path = section.path(key);
        section.problem(offset, "settings-share", &[("key", &path), ("found", &text)]);
    }
    Some(Ratio::from_millionths(millionths?.mantissa()))
}

fn accounts(root: &mut Section<'_, '_>) -> ChartOfAccounts {
    let Some(mut section) = root.section("accounts") else { return ChartOfAccounts::nkf() };
    section.require("chart");
    let charts = [
        ("nkf", ChartOfAccounts::nkf as fn() -> ChartOfAccounts),
        ("cameral", ChartOfAccounts::cameral),
        ("open", ChartOfAccounts::open),
    ];
    let mut chart = section.word("chart", &charts).unwrap_or(ChartOfAccounts::nkf)();
    if let Some(digits) = section.integer("group_digits", 1, 20) {
        chart.group_digits = usize::try_from(digits).expect("within the range");
    }
    if let Some(mut kinds) = section.section("kinds") {
        for (key, value) in kinds.entries() {
            let found = value.as_str().unwrap_or_default().to_owned();
            if let Some(kind) = AccountKind::from_code(&found) {
                chart.set(key.name.as_ref().into(), kind);
            } else {
                let expected = AccountKind::ALL.map(AccountKind::code).join(", ");
                let path = kinds.path(&key.name);
                let values = [("key", path.as_str()), ("found", &found), ("expected", &expected)];
                kinds.problem(key.span.start, "settings-word", &values);
            }
        }
    }
    section.finish();
    chart
}

fn departments(root: &mut Section<'_, '_>, policy: Option<&Policy>) -> Departments {
    let Some(mut section) = root.section("departments") else {
        return Departments::Listed(Vec::new());
    };
    if let Some(mut from) = section.section("from") {
        let code = from.required_text("code");
        let name = from.text("name").map(|(_, text)| text);
        from.finish();
        // Departments of one area under a target over one area: there is nothing to choose.
        let only = policy.and_then(|policy| match policy.areas.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        });
        let stated = section.keys().iter().any(|key| key == "area");
        let area = only.filter(|_| !stated).unwrap_or_else(|| section.required_text("area"));
        section.finish();
        return Departments::FromColumns { code, name, area };
    }
    section.require("list");
    let mut listed: Vec<Department> = Vec::new();
    for mut entry in section.sections("list") {
        let offset = entry.offset;
        let department = Department {
            code: entry.required_text("code"),
            name: entry.required_text("name"),
            area: entry.required_text("area"),
        };
        if listed.iter().any(|known| known.code == department.code) {
            let code: Text = department.code.clone();
            entry.problem(offset, "settings-department-doubled", &[("code", &code)]);
        }
        entry.finish();
        listed.push(department);
    }
    section.finish();
    Departments::Listed(listed)
}

//! Raw scenario files become validated ones.
//!
//! In: the text of a scenario file. Out: a [`ScenarioFile`] without the parts that have a
//! problem, and all problems with their lines.

use rust_decimal::Decimal;
use toml_span::value::ValueInner;

use super::reach;
use super::section::{Problems, Section};
use super::share;
use crate::classify::Class;
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::period::FiscalYear;
use crate::round::scenarios::{
    Action, Candidate, Destination, Move, Quantity, Scenario, ScenarioFile, Selection,
};
use crate::schema::Text;

/// Words for what a step does.
const KINDS: [&str; 11] = [
    "shift", "cut", "add", "delay", "stop", "resize", "start", "decide", "target", "areas",
    "exclude",
];

/// The classes money can be decided as or begun in.
const SETTLED: [(&str, Class); 3] = [
    (Class::Operations.code(), Class::Operations),
    (Class::Enhancement.code(), Class::Enhancement),
    (Class::Innovation.code(), Class::Innovation),
];

/// Validates the text of a scenario file.
pub(in crate::round) fn parse(
    path: &str,
    text: &str,
    language: Language,
) -> (ScenarioFile, Vec<SettingsProblem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let problems = Problems::new(path.to_owned(), text, language);
    let mut value = match toml_span::parse(text) {
        Ok(value) => value,
        Err(error) => {
            let reason = error.to_string();
            problems.at(error.span.start, "settings-toml", &[("reason", &reason)]);
            return (ScenarioFile::default(), problems.into_sorted());
        }
    };
    let ValueInner::Table(table) = value.take() else {
        unreachable!("the root of a TOML document is a table")
    };
    let mut root = Section::new(&problems, "", table, 0);
    let mut names: Vec<(Text, usize)> = Vec::new();
    let mut candidates = Vec::new();
    for section in root.sections("projects") {
        let offset = section.offset;
        let made = candidate(section);
        names.extend(made.as_ref().map(|made| (made.id.clone(), offset)));
        candidates.extend(made);
    }
    let mut scenarios = Vec::new();
    for section in root.sections("scenarios") {
        let offset = section.offset;
        let made = scenario(section);
        names.push((made.name.clone(), offset));
        scenarios.push(made);
    }
    let reach = root.section("reach").map(reach::reach);
    let file = ScenarioFile { scenarios, candidates, reach };
    check_names(&root, &file, names);
    root.finish();
    (file, problems.into_sorted())
}

/// Each name once; told where it stands again.
fn check_names(root: &Section<'_, '_>, file: &ScenarioFile, mut names: Vec<(Text, usize)>) {
    if file.scenarios.is_empty() && file.reach.is_none() {
        root.problem(0, "scenario-empty", &[]);
    }
    names.sort();
    let doubled = names.windows(2).filter(|pair| pair[0].0 == pair[1].0 && !pair[0].0.is_empty());
    for pair in doubled {
        root.problem(pair[1].1, "scenario-doubled", &[("name", &pair[1].0)]);
    }
}

fn scenario(mut section: Section<'_, '_>) -> Scenario {
    let name = section.required_text("name");
    let description = section.text("description").map(|(_, text)| text).unwrap_or_default();
    section.require("moves");
    let moves = section.sections("moves").into_iter().filter_map(step).collect();
    section.finish();
    Scenario { name, description, moves }
}

fn step(mut section: Section<'_, '_>) -> Option<Move> {
    let line = section.line();
    section.require("kind");
    let kind = section.word("kind", &KINDS.map(|kind| (kind, kind)));
    let years = years(&mut section);
    let action = action(kind?, &mut section);
    section.finish();
    Some(Move { action: action?, years, line })
}

fn action(kind: &str, section: &mut Section<'_, '_>) -> Option<Action> {
    match kind {
        "shift" => {
            let quantity = quantity(section);
            let from = required_selection(section, "from");
            let to = destination(section);
            Some(Action::Shift { quantity: quantity?, from: from?, to: to? })
        }
        "cut" => {
            let quantity = quantity(section);
            let from = required_selection(section, "from");
            Some(Action::Cut { quantity: quantity?, from: from? })
        }
        "add" => {
            let quantity = quantity(section);
            let to = destination(section);
            Some(Action::Add { quantity: quantity?, to: to? })
        }
        "decide" => {
            let lines = section.section("lines").map(selection).unwrap_or_default();
            section.require("class");
            let class = section.word("class", &SETTLED);
            Some(Action::Decide { lines, class: class? })
        }
        "target" => {
            section.require("share");
            let offset = section.offset;
            let share = share(section, "share")?;
            if share >= Ratio::from_millionths(1_000_000) {
                section.problem(offset, "settings-target-share", &[]);
                return None;
            }
            Some(Action::Target { share })
        }
        "areas" => {
            section.require("areas");
            let areas = section.texts("areas");
            if areas.is_empty() {
                section.problem(section.offset, "settings-areas", &[]);
            }
            Some(Action::Areas { areas })
        }
        "exclude" => Some(Action::Exclude { lines: required_selection(section, "lines")? }),
        _ => project_action(kind, section),
    }
}

fn project_action(kind: &str, section: &mut Section<'_, '_>) -> Option<Action> {
    let project = section.required_text("project");
    let action = match kind {
        "delay" => {
            section.require("months");
            let months = section.integer("months", 1, 120)?;
            let months = u16::try_from(months).expect("within the range");
            Action::Delay { project, months }
        }
        "resize" => {
            section.require("factor");
            let (least, most) = (Decimal::ZERO, Decimal::TEN);
            let millionths = decimal(section, "factor", 6, least, most)?;
            Action::Resize { project, factor: Ratio::from_millionths(millionths) }
        }
        "start" => Action::Start { candidate: project },
        _ => Action::Stop { project },
    };
    Some(action)
}

/// `amount` or `share`, and not both.
fn quantity(section: &mut Section<'_, '_>) -> Option<Quantity> {
    let offset = section.offset;
    let keys = section.keys();
    let stated = |key: &str| keys.iter().any(|known| known == key);
    if stated("amount") == stated("share") {
        section.problem(offset, "scenario-quantity", &[]);
        let _ = (section.take("amount"), section.take("share"));
        return None;
    }
    if stated("amount") {
        return amount(section, "amount").map(Quantity::Amount);
    }
    share(section, "share").map(Quantity::Share)
}

/// Money above zero as text with a decimal point.
pub(super) fn amount(section: &mut Section<'_, '_>, key: &str) -> Option<Total> {
    let most = Decimal::from(1_000_000_000_000_i64);
    decimal(section, key, 2, Decimal::new(1, 2), most).map(Total)
}

/// A number written as text, scaled to a whole number of that many digits behind the point.
pub(super) fn decimal(
    section: &mut Section<'_, '_>,
    key: &str,
    digits: u32,
    least: Decimal,
    most: Decimal,
) -> Option<i128> {
    let (offset, text) = section.text(key)?;
    let found = scaled(&text, digits, least, most);
    if found.is_none() {
        let path = section.path(key);
        let digits = digits.to_string();
        let example = if most < Decimal::from(1_250) { "0.5" } else { "1250.00" };
        let (least, most) = (least.normalize().to_string(), most.normalize().to_string());
        let values = [
            ("key", path.as_str()),
            ("found", &text),
            ("digits", &digits),
            ("least", &least),
            ("most", &most),
            ("example", example),
        ];
        section.problem(offset, "scenario-number", &values);
    }
    found
}

fn scaled(text: &str, digits: u32, least: Decimal, most: Decimal) -> Option<i128> {
    let number = text.trim().parse::<Decimal>().ok().filter(|one| (least..=most).contains(one))?;
    let scaled = (number * Decimal::from(10_u64.pow(digits))).normalize();
    (scaled.scale() == 0).then(|| scaled.mantissa())
}

fn years(section: &mut Section<'_, '_>) -> Vec<FiscalYear> {
    let Some((offset, mut value)) = section.take("years") else { return Vec::new() };
    let mut years = Vec::new();
    let ValueInner::Array(values) = value.take() else {
        section.problem(offset, "scenario-years", &[]);
        return years;
    };
    for mut value in values {
        match value.take() {
            ValueInner::Integer(year @ 1900..=2200) => {
                years.push(FiscalYear(i16::try_from(year).expect("within the range")));
            }
            _ => section.problem(value.span.start, "settings-year", &[]),
        }
    }
    years.sort_unstable();
    years.dedup();
    years
}

fn required_selection(section: &mut Section<'_, '_>, key: &str) -> Option<Selection> {
    section.require(key);
    section.section(key).map(selection)
}

/// Takes the conditions on lines out of a table.
pub(super) fn selection(mut section: Section<'_, '_>) -> Selection {
    let before = section.problem_count();
    let found = conditions(&mut section);
    // A condition that is wrong, or a key nobody knows, is told by itself.
    let is_bare = section.problem_count() == before && section.keys().is_empty();
    if found == Selection::default() && is_bare {
        section.problem(section.offset, "scenario-selection", &[]);
    }
    section.finish();
    found
}

fn conditions(section: &mut Section<'_, '_>) -> Selection {
    let offset = section.offset;
    let mut classes = Vec::new();
    for found in section.texts("class") {
        match Class::from_code(&found) {
            Some(class) => classes.push(class),
            None => {
                let path = section.path("class");
                let expected = Class::ALL.map(Class::code).join(", ");
                let values = [("key", path.as_str()), ("found", &found), ("expected", &expected)];
                section.problem(offset, "settings-word", &values);
            }
        }
    }
    Selection {
        lines: section.texts("line"),
        departments: section.texts("department"),
        classes,
        areas: section.texts("area"),
        accounts: section.texts("account"),
        products: section.texts("product"),
        projects: section.texts("project"),
    }
}

fn destination(section: &mut Section<'_, '_>) -> Option<Destination> {
    section.require("to");
    let mut to = section.section("to")?;
    let Some((_, title)) = to.text("new") else {
        return Some(Destination::Lines(selection(to)));
    };
    let department = to.required_text("department");
    to.require("class");
    let class = to.word("class", &SETTLED);
    to.finish();
    Some(Destination::New { title, department, class: class? })
}

fn candidate(mut section: Section<'_, '_>) -> Option<Candidate> {
    let line = section.line();
    let id = section.required_text("id");
    let title = section.text("title").map_or_else(|| id.clone(), |(_, text)| text);
    let department = section.required_text("department");
    section.require("class");
    let class = section.word("class", &SETTLED);
    section.require("cost");
    let cost = section.section("cost").map(cost).unwrap_or_default();
    let person_months = section.section("person_months").map(person_months).unwrap_or_default();
    let weight = weight(&mut section);
    section.finish();
    Some(Candidate { id, title, department, class: class?, cost, person_months, weight, line })
}

fn cost(mut section: Section<'_, '_>) -> Vec<(FiscalYear, Total)> {
    let mut cost = Vec::new();
    for key in section.keys() {
        let year = key.parse().ok().filter(|year| (1900..=2200).contains(year));
        let Some(year) = year else {
            section.problem(section.offset, "settings-year", &[]);
            let _ = section.take(&key);
            continue;
        };
        cost.extend(amount(&mut section, &key).map(|amount| (FiscalYear(year), amount)));
    }
    cost.sort_unstable();
    cost
}

/// Person months by staff, in hundredths.
pub(super) fn person_months(mut section: Section<'_, '_>) -> Vec<(Text, i128)> {
    let mut found = Vec::new();
    for key in section.keys() {
        let most = Decimal::from(1_000_000);
        let months = decimal(&mut section, &key, 2, Decimal::ZERO, most);
        found.extend(months.map(|months| (Text::from(key), months)));
    }
    found.sort();
    found
}

/// What a euro weighs; one where nothing is said.
pub(super) fn weight(section: &mut Section<'_, '_>) -> Ratio {
    let most = Decimal::from(1_000);
    let weight = decimal(section, "weight", 3, Decimal::ZERO, most);
    Ratio::from_millionths(weight.map_or(1_000_000, |thousandths| thousandths * 1_000))
}

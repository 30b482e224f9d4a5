//! Turns the templates of a catalogue into budget lines: sites, amounts, declared classes.
//!
//! Every department has its own seeded source of numbers, so that a change in one leaves the
//! files of the others as they are.

use std::collections::BTreeSet;

use fastrand::Rng;

use crate::catalogue::{Catalogue, Entry, Subject, Unit};
use crate::truth::{self, Class, Truth};

/// One budget line.
pub(crate) struct Line {
    pub(crate) unit: usize,
    pub(crate) cost_centre: String,
    pub(crate) account: &'static str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) project: String,
    pub(crate) area: &'static str,
    pub(crate) contract: String,
    pub(crate) declared: &'static str,
    /// Cents of 2024 to 2029; cost positive.
    pub(crate) cents: [Option<i64>; 6],
    pub(crate) truth: Truth,
}

/// What clerks write beside recurring amounts.
const REMARKS: [&str; 14] = [
    "wie Vorjahr",
    "Indexanpassung 2,5 %",
    "Vertrag bis 31.12.2028",
    "lt. Angebot vom Mai",
    "Preisgleitklausel",
    "Abruf aus Rahmenvertrag",
    "Mengen fortgeschrieben",
    "Rechnung kommt im 4. Quartal",
    "bitte mit Vorjahr vergleichen",
    "Laufzeit vier Jahre",
    "Kündigung zum Jahresende möglich",
    "abgestimmt mit MusterIT",
    "Teilbetrag, Rest bei 61",
    "Hochrechnung Stand Juni",
];

/// All lines of a department, in the order of the catalogue.
pub(crate) fn lines(catalogue: &Catalogue) -> Result<Vec<Line>, String> {
    let mut rng = Rng::with_seed(seed(catalogue.department));
    let mut lines = Vec::new();
    for (index, unit) in catalogue.units.iter().enumerate() {
        for entry in &unit.entries {
            let count = match entry.subject {
                Subject::Own(_, count, _) => count,
                Subject::Project(..) => 1,
            };
            let first = rng.usize(..unit.sites.len());
            for copy in 0..count {
                let site = (first + copy) % unit.sites.len();
                lines.push(line(catalogue, (index, unit), entry, (site, count), &mut rng));
            }
        }
    }
    name_contracts(catalogue.department, &mut lines);
    refuse_twins(&lines)?;
    Ok(lines)
}

fn seed(department: &str) -> u64 {
    20_260_000 + department.bytes().map(u64::from).sum::<u64>()
}

fn line(
    catalogue: &Catalogue,
    (index, unit): (usize, &Unit),
    entry: &Entry,
    (site, count): (usize, usize),
    rng: &mut Rng,
) -> Line {
    let truth = truth::judge(entry, &catalogue.projects);
    let project = match entry.subject {
        Subject::Project(project, _) => Some(&catalogue.projects[project]),
        Subject::Own(..) => None,
    };
    let spread = if count > 1 { rng.i64(620..1480) } else { rng.i64(940..1060) };
    let base = entry.thousands * spread;
    let site = if count > 1 { site } else { 0 };
    Line {
        unit: index,
        cost_centre: format!("{}{site}", &unit.cost_centre[..unit.cost_centre.len() - 1]),
        account: entry.account,
        title: title(entry.title, unit.sites[site], rng),
        description: description(entry, rng),
        project: project.map_or_else(String::new, |project| project.id.clone()),
        area: project.map_or("", |project| project.area),
        contract: String::new(),
        declared: declared(&truth, rng),
        cents: cents(entry.pattern, base, rng),
        truth,
    }
}

/// Fills in the site `{o}`, a contract year `{j}`, a number `{n}`, and one of `[a/b/c]`.
fn title(template: &str, site: &str, rng: &mut Rng) -> String {
    let mut text = template
        .replace("{o}", site)
        .replace("{j}", &rng.u16(2020..2026).to_string())
        .replace("{n}", &rng.u16(12..96).to_string());
    while let Some(open) = text.find('[') {
        let close = open + text[open..].find(']').expect("the catalogue closes its brackets");
        let words: Vec<&str> = text[open + 1..close].split('/').collect();
        let word = words[rng.usize(..words.len())].to_owned();
        text.replace_range(open..=close, &word);
    }
    if rng.u8(..100) < 2 { slip(&text, rng) } else { text }
}

/// A slip of the typing clerk: two neighbouring letters of a long word change places.
fn slip(text: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let inner: Vec<usize> = (2..letters.len().saturating_sub(2))
        .filter(|&at| letters[at - 2..at + 3].iter().all(|letter| letter.is_lowercase()))
        .collect();
    if let Some(&at) = inner.get(rng.usize(..inner.len().max(1))) {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

fn description(entry: &Entry, rng: &mut Rng) -> String {
    let alone = matches!(entry.subject, Subject::Own(Class::Operations, ..));
    if entry.description.is_empty() && alone && rng.u8(..100) < 28 {
        return REMARKS[rng.usize(..REMARKS.len())].into();
    }
    entry.description.into()
}

/// Most departments declare rightly, some not at all, some wrongly.
fn declared(truth: &Truth, rng: &mut Rng) -> &'static str {
    let classes = [Class::Operations, Class::Enhancement, Class::Innovation];
    match rng.u8(..100) {
        0..72 => truth.main_class().declared(),
        72..90 => "",
        _ => classes[rng.usize(..classes.len())].declared(),
    }
}

/// The six amounts that follow from euro of 2026 and a pattern.
fn cents(pattern: char, base: i64, rng: &mut Rng) -> [Option<i64>; 6] {
    let nothing = if rng.bool() { Some(0) } else { None };
    let part = |per_mille: i64| Some(per_mille);
    let years = match pattern {
        'o' => [nothing, nothing, part(1000), nothing, nothing, nothing],
        'p' => [nothing, part(400), part(1000), part(520), nothing, nothing],
        'n' => [nothing, nothing, part(1000), part(1080), part(1100), part(1120)],
        'b' => [nothing, part(560), part(1000), part(1020), part(1040), part(1060)],
        'e' => [part(950), part(990), part(1000), nothing, nothing, nothing],
        'v' => [part(620), part(880), part(1000), part(700), part(900), part(650)],
        'c' => [part(980), nothing, part(1000), nothing, part(1030), nothing],
        _ => [part(930), part(970), part(1000), part(1020), part(1040), part(1060)],
    };
    let step = if base.abs() < 20_000 { 100 } else { 500 };
    let mut cents =
        years.map(|year| year.map(|per_mille| (base * per_mille / 1000 / step) * step * 100));
    // Results are booked to the cent, plans are round.
    if let Some(actual) = cents[0].filter(|&actual| actual != 0) {
        cents[0] = Some(actual * rng.i64(955..1040) / 1000 + rng.i64(-4_999..5_000));
    }
    cents
}

/// Bills of the provider carry the number of the agreement they come from.
fn name_contracts(department: &str, lines: &mut [Line]) {
    let bills = lines.iter_mut().filter(|line| line.account == "523500");
    for (number, line) in bills.enumerate() {
        line.contract = format!("LS-{department}{:03}", 11 + number * 3);
    }
}

/// A line that could not be told from another would have no identity.
fn refuse_twins(lines: &[Line]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for line in lines {
        let key = (line.unit, &line.cost_centre, line.account, &line.title, &line.project);
        if !seen.insert(key) {
            return Err(format!("two lines are the same: {}", line.title));
        }
    }
    Ok(())
}

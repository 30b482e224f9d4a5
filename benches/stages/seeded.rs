//! A seeded round: ten department workbooks of NKF plan columns and a portfolio.

use std::path::Path;

use fastrand::Rng;
use fuenftel::money::Total;
use rayon::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// Folder of the round whose budgets are delimited text.
pub(crate) const DELIMITED: &str = "delimited";

const DEPARTMENTS: usize = 10;
const SEED: u64 = 20_260_101;

const HEADINGS: [&str; 16] = [
    "Lfd. Nr.",
    "Fachbereich",
    "Produktgruppe",
    "Produkt",
    "Kostenstelle",
    "Sachkonto",
    "Kontobezeichnung",
    "Bezeichnung",
    "Projekt-ID",
    "Budgetart",
    "Ergebnis 2024",
    "Ansatz 2025",
    "Ansatz 2026",
    "Planung 2027",
    "Planung 2028",
    "Planung 2029",
];

const ACCOUNTS: [(&str, &str); 8] = [
    ("523500", "Unterhaltung IT"),
    ("525500", "Haltung Geräte"),
    ("529100", "Sonstige Dienstleistungen"),
    ("542300", "Leasing"),
    ("542900", "Lizenzen und Gebühren"),
    ("543100", "Geschäftsaufwendungen"),
    ("571300", "Abschreibungen"),
    ("783100", "Erwerb beweglicher Sachen"),
];

const WORDS: [&str; 24] = [
    "Wartung",
    "Pflegevertrag",
    "Lizenzverlängerung",
    "Hosting",
    "Support",
    "Leasing",
    "Erweiterung",
    "Zusatzmodul",
    "Ablösung",
    "Migration",
    "Einführung",
    "Pilot",
    "Rollout",
    "Sensorik",
    "Beschaffung",
    "Ersatz",
    "Releasewechsel",
    "Schulung",
    "Schnittstelle",
    "Konzept",
    "Beratung",
    "Betrieb",
    "Miete",
    "Sachkosten",
];

const THINGS: [&str; 20] = [
    "Fachverfahren Einwohner",
    "DMS",
    "E-Akte",
    "Finanzwesen",
    "Serverraum",
    "Netz Nord",
    "WLAN Schulen",
    "Telefonie",
    "Drucker",
    "GIS",
    "Ratsinfo",
    "Portal",
    "Kfz",
    "Jugendhilfe",
    "Bauantrag",
    "Notebooks",
    "Backup",
    "Firewall",
    "Vergabe",
    "Archiv",
];

/// A rule table of so many rules: words that stand in the lines and words that do not, accounts,
/// amounts, the innovation test, shares.
pub(crate) fn rules(count: usize) -> String {
    let mut text = String::from(
        "Trefferregel;Priorität\nNr;Priorität;Konto;Text;Text nicht;Betrag;Innovationstest;\
         Klasse;Begründung\n",
    );
    let classes = [
        "Regelbetrieb",
        "Weiterentwicklung",
        "Innovation",
        "Regelbetrieb 60 % | Weiterentwicklung 40 %",
    ];
    for rule in 0..count {
        let (word, thing) = (WORDS[rule % WORDS.len()], THINGS[rule / WORDS.len() % THINGS.len()]);
        let account = if rule % 4 == 0 { "50-54" } else { "" };
        let amount = if rule % 5 == 0 { ">= 50.000" } else { "" };
        let innovation = ["", "ja", "nein"][if rule % 7 < 3 { rule % 7 } else { 0 }];
        text.push_str(&format!(
            "R{rule};{};{account};{word} + {thing} | fremd{rule}wort* | *wort{rule}teil* | \
             \"zwei wort{rule}\";ausnahme{rule};{amount};{innovation};{};Gemessen.\n",
            10 + rule / 4,
            classes[rule % classes.len()],
        ));
    }
    text
}

/// Writes a round with so many lines, and its budgets once more as delimited text.
pub(crate) fn write(folder: &Path, lines: usize) {
    for part in ["budget", DELIMITED] {
        std::fs::create_dir_all(folder.join(part)).expect("a folder");
    }
    std::fs::write(folder.join("round.toml"), settings("budget/", "xlsx")).expect("written");
    let settings = settings("", "csv");
    std::fs::write(folder.join(DELIMITED).join("round.toml"), settings).expect("written");
    let each = lines / DEPARTMENTS;
    let projects = (each / 20).max(1);
    (0..DEPARTMENTS).into_par_iter().with_max_len(1).for_each(|department| {
        department_workbook(folder, department, each, projects);
        department_text(folder, department, each, projects);
    });
    project_workbook(folder, projects);
}

fn settings(folder: &str, extension: &str) -> String {
    let mut text = String::from(
        "organisation = \"Messverband\"\nfiscal_years = [2026]\ncurrency = \"EUR\"\n\
         stage = \"anmeldung\"\n[policy]\ntarget_share = \"0.20\"\nbasis = \"expense\"\n\
         areas = [\"NKF\"]\n",
    );
    for department in 0..DEPARTMENTS {
        text.push_str(&format!(
            "[[departments.list]]\ncode = \"{department}\"\nname = \"Dezernat {department}\"\n\
             area = \"NKF\"\n"
        ));
    }
    for department in 0..DEPARTMENTS {
        text.push_str(&format!(
            "[[inputs]]\nname = \"dezernat-{department}\"\nkind = \"budget\"\n\
             path = \"{folder}dezernat-{department}.{extension}\"\ndepartment = \"{department}\"\n\
             id_columns = [\"Lfd. Nr.\"]\n"
        ));
    }
    if extension == "csv" {
        return text;
    }
    text + "[[inputs]]\nname = \"projekte\"\nkind = \"projects\"\npath = \"projekte.xlsx\"\n"
}

/// A budget line: the text columns, then the amounts in cents.
struct Line {
    texts: [String; 10],
    cents: [f64; 6],
}

/// The lines of a department, the same at every call.
fn department_lines(
    department: usize,
    lines: usize,
    projects: usize,
) -> impl Iterator<Item = Line> {
    let mut random = Rng::with_seed(SEED + department as u64);
    (0..lines).map(move |line| {
        let (account, account_name) = ACCOUNTS[random.usize(..ACCOUNTS.len())];
        let words = (WORDS[random.usize(..WORDS.len())], THINGS[random.usize(..THINGS.len())]);
        let texts = [
            format!("IT-{department:02}-{line:07}"),
            format!("FB {department}{}", random.u8(..8)),
            format!("{}.{:02}", 11 + department, random.u8(1..9)),
            format!("{}.{:02}.{:02}", 11 + department, random.u8(1..9), random.u8(1..20)),
            format!("{}", 100_000 + random.u32(..500) * 10),
            account.to_owned(),
            account_name.to_owned(),
            format!("{} {} {}", words.0, words.1, random.u16(1..999)),
            if random.u8(..10) < 7 {
                format!("PRJ-{department:02}-{:05}", random.usize(..projects) + 1)
            } else {
                String::new()
            },
            ["Regelbetrieb", "Weiterentwicklung", "Innovation", ""][random.usize(..4)].to_owned(),
        ];
        let base = f64::from(random.u32(1_000..50_000_000));
        let cents = [(); 6].map(|()| (base * (0.8 + 0.4 * random.f64())).round());
        Line { texts, cents }
    })
}

fn department_workbook(folder: &Path, department: usize, lines: usize, projects: usize) {
    let mut workbook = Workbook::new();
    let money = Format::new().set_num_format("#,##0.00");
    let sheet = workbook.add_worksheet_with_low_memory().expect("a sheet");
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        sheet.write_string(0, column, heading).expect("within bounds");
    }
    for (row, line) in (1..).zip(department_lines(department, lines, projects)) {
        for (column, text) in (0_u16..).zip(&line.texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).expect("within bounds");
        }
        for (column, cents) in (10..).zip(line.cents) {
            sheet
                .write_number_with_format(row, column, cents / 100.0, &money)
                .expect("within bounds");
        }
    }
    workbook.save(folder.join(format!("budget/dezernat-{department}.xlsx"))).expect("written");
}

/// The same lines as German offices export them: semicolons, decimal comma, groups of three.
fn department_text(folder: &Path, department: usize, lines: usize, projects: usize) {
    let path = folder.join(DELIMITED).join(format!("dezernat-{department}.csv"));
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(path).expect("a file");
    writer.write_record(HEADINGS).expect("written");
    for line in department_lines(department, lines, projects) {
        #[expect(clippy::cast_possible_truncation, reason = "below a milliard")]
        let amounts = line.cents.map(|cents| Total(cents as i128).german());
        writer.write_record(line.texts.iter().chain(&amounts)).expect("written");
    }
    writer.flush().expect("written");
}

fn project_workbook(folder: &Path, projects: usize) {
    let mut random = Rng::with_seed(SEED);
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let sheet = workbook.add_worksheet_with_low_memory().expect("a sheet");
    let headings = [
        "Projekt-ID",
        "Titel",
        "Projektart",
        "Ersteinsatz",
        "Erstdigitalisierung",
        "Ablösung",
        "Wirtschaftlichkeitsbetrachtung",
        "Beginn",
        "Go-live",
    ];
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string(0, column, heading).expect("within bounds");
    }
    let mut row = 0;
    for department in 0..DEPARTMENTS {
        for project in 1..=projects {
            row += 1;
            let mut mark = |often: u8| if random.u8(..100) < often { "J" } else { "N" };
            let marks = [mark(25), mark(10), mark(20), mark(70)];
            let title = format!("Vorhaben {}", THINGS[random.usize(..THINGS.len())]);
            let texts = [&format!("PRJ-{department:02}-{project:05}"), &title, "Strategisch"];
            for (column, text) in (0_u16..).zip(texts) {
                sheet.write_string(row, column, text).expect("within bounds");
            }
            for (column, mark) in (3_u16..).zip(marks) {
                sheet.write_string(row, column, mark).expect("within bounds");
            }
            for (column, year) in [(7, 2024), (8, 2026)] {
                let month = random.u8(1..13);
                let day = ExcelDateTime::from_ymd(year, month, 1).expect("a date");
                sheet.write_datetime_with_format(row, column, day, &date).expect("within bounds");
            }
        }
    }
    workbook.save(folder.join("projekte.xlsx")).expect("written");
}

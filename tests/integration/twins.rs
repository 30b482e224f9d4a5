//! The same budget in other clothes: whatever its order, layout, unit, sign, notation, encoding
//! or file format, lines keep their ids and figures keep their cents.

use std::path::Path;
use std::process::Command;

use fuenftel::pipeline::Options;
use fuenftel::report::Run;
use libtest_mimic::Trial;
use serde_json::Value;

use crate::support::{kpi, load, scratch, trial, trial_if};

pub(crate) fn trials() -> Vec<Trial> {
    let office = Command::new("soffice")
        .arg("--version")
        .output()
        .map_or(Some("LibreOffice is not installed".to_owned()), |_| None);
    vec![
        trial("twins::the_budget_is_what_was_worked_out_by_hand", the_budget_itself),
        trial("twins::rows_and_columns_in_any_order", order),
        trial("twins::files_by_department", split),
        trial("twins::years_in_rows", long_layout),
        trial("twins::units_signs_and_notations", notations),
        trial("twins::encodings_and_delimiters", encodings),
        trial_if(office, "twins::file_formats", file_formats),
    ]
}

const SETTINGS: &str = r#"organisation = "Kreis Probe"
fiscal_years = [2026]
currency = "EUR"
stage = "anmeldung"
[policy]
target_share = "0.20"
basis = "expense"
areas = ["NKF"]
[[departments.list]]
code = "04"
name = "Verwaltung"
area = "NKF"
[[departments.list]]
code = "2"
name = "Jugend"
area = "NKF"
[[inputs]]
name = "anmeldung"
kind = "budget"
"#;

/// Department, account, title, declared class, and cents of 2024, 2025 and 2026.
type Row = (&'static str, &'static str, &'static str, &'static str, [Option<i64>; 3]);

/// Cost 2026: 41,300.00 + 1,234.50 - 500.00 + 90,000.00 = 132,034.50; 2025: 42,000.00 + 0.00 +
/// 990,000.00 = 1,032,000.00; 2024: 40,999.99. Income and investment are left out.
const ROWS: [Row; 6] = [
    (
        "04",
        "529100",
        "Wartung Fachverfahren",
        "Regelbetrieb",
        [Some(4_099_999), Some(4_200_000), Some(4_130_000)],
    ),
    ("04", "525100", "Miete Überwachung", "Regelbetrieb", [None, Some(0), Some(123_450)]),
    ("04", "529100", "Gutschrift Straßenkataster", "Regelbetrieb", [None, None, Some(-50_000)]),
    (
        "2",
        "529100",
        "Bürgerportal, neue Module",
        "Weiterentwicklung",
        [None, Some(99_000_000), Some(9_000_000)],
    ),
    ("2", "448100", "Erstattung vom Land", "", [Some(-100), Some(-200), Some(-300)]),
    ("2", "783100", "Tablets Außendienst", "", [None, None, Some(2_500_000)]),
];

const AMOUNTS: [(&str, &str, &str); 3] = [
    ("Ergebnis 2024", "2024", "Ist"),
    ("Ansatz 2025", "2025", "Ansatz"),
    ("Ansatz 2026", "2026", "Anmeldung"),
];

/// How a file spells its rows.
#[derive(Clone, Copy)]
struct Spelling {
    delimiter: char,
    decimal: char,
    /// Nothing, or what parts thousands.
    thousands: Option<char>,
    /// Cents of one unit.
    unit_cents: i64,
    /// 1, or -1 where cost stands with a minus.
    sign: i64,
}

const PLAIN: Spelling =
    Spelling { delimiter: ';', decimal: ',', thousands: Some('.'), unit_cents: 100, sign: 1 };

impl Spelling {
    /// An amount with all its digits: five behind the decimal sign for thousands.
    fn amount(self, cents: i64) -> String {
        let cents = cents * self.sign;
        let places = self.unit_cents.ilog10() as usize;
        let (whole, rest) = (cents.abs() / self.unit_cents, cents.abs() % self.unit_cents);
        let digits = whole.to_string();
        let mut text = String::new();
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.extend(self.thousands);
            }
            text.push(digit);
        }
        format!("{}{text}{}{rest:0places$}", if cents < 0 { "-" } else { "" }, self.decimal)
    }

    fn record(self, cells: &[String]) -> String {
        let quoted = cells.iter().map(|cell| {
            if cell.contains(self.delimiter) { format!("\"{cell}\"") } else { cell.clone() }
        });
        let quoted: Vec<String> = quoted.collect();
        format!("{}\n", quoted.join(&self.delimiter.to_string()))
    }

    /// One row for each line, its columns in an order.
    fn wide(self, rows: &[Row], columns: &[usize; 7]) -> String {
        let headings = ["Dezernat", "Sachkonto", "Bezeichnung", "Klasse"].map(str::to_owned);
        let amounts = AMOUNTS.map(|(heading, ..)| heading.to_owned());
        let headings = [headings.as_slice(), &amounts].concat();
        let rows = rows.iter().map(|(department, account, title, class, amounts)| {
            let texts = [department, account, title, class].map(|text| (*text).to_owned());
            let amounts =
                amounts.map(|cents| cents.map(|cents| self.amount(cents)).unwrap_or_default());
            [texts.as_slice(), &amounts].concat()
        });
        let ordered = |cells: Vec<String>| columns.map(|column| cells[column].clone());
        std::iter::once(headings).chain(rows).map(|cells| self.record(&ordered(cells))).collect()
    }

    /// One row for each amount, with its year and phase.
    fn long(self, rows: &[Row]) -> String {
        let mut text = "Dezernat;Sachkonto;Bezeichnung;Klasse;Jahr;Stand;Betrag\n".to_owned();
        for (department, account, title, class, amounts) in rows {
            for (cents, (_, year, phase)) in amounts.iter().zip(AMOUNTS) {
                let Some(cents) = cents else { continue };
                let cells = [department, account, title, class, year, phase, &*self.amount(*cents)];
                text.push_str(&self.record(&cells.map(str::to_owned)));
            }
        }
        text
    }
}

const IN_ORDER: [usize; 7] = [0, 1, 2, 3, 4, 5, 6];

/// Reads files as one round; `input` is what the round says of them.
fn run(files: &[(&str, &[u8])], input: &str) -> Run {
    let folder = scratch();
    let round = folder.path().join("runde");
    std::fs::create_dir(&round).expect("a folder");
    for (name, bytes) in files {
        std::fs::write(round.join(name), bytes).expect("written");
    }
    read(&round, input)
}

fn read(round: &Path, input: &str) -> Run {
    std::fs::write(round.join("round.toml"), format!("{SETTINGS}{input}")).expect("written");
    load(round, &Options::default()).expect("the round runs")
}

/// All that does not speak of files: figures, ids, texts, classes.
fn facts(run: &Run) -> (Value, Vec<String>) {
    assert!(run.portfolio.reconciliation.complete, "{:?}", run.diagnostics);
    let mut figures = kpi(run);
    figures["reconciliation"]["columns"] = Value::Null;
    let lines = run.portfolio.lines.iter().zip(&run.classification.lines);
    let mut lines: Vec<String> = lines
        .map(|(line, classified)| {
            let amounts: Vec<_> = line.amounts.iter().map(|one| (one.period, one.cents)).collect();
            let class = classified.as_ref().map(|one| one.declared);
            format!("{} {} {class:?} {amounts:?}", line.id, line.label())
        })
        .collect();
    lines.sort();
    (figures, lines)
}

fn base() -> Run {
    let text = PLAIN.wide(&ROWS, &IN_ORDER);
    run(&[("budget.csv", text.as_bytes())], "path = \"*.csv\"\n")
}

fn assert_twin(found: &Run, what: &str) {
    assert_eq!(facts(found), facts(&base()), "{what}");
}

fn the_budget_itself() {
    let kpi = kpi(&base());
    let totals: Vec<_> = kpi["years"].as_array().expect("a list").iter().collect();
    let totals: Vec<_> = totals.iter().map(|year| year["total"].as_str().expect("text")).collect();
    assert_eq!(totals, ["40999.99", "1032000.00", "132034.50"]);
    assert_eq!(kpi["reconciliation"]["out_of_scope"], "24994.00", "25,000 - 1 - 2 - 3");
}

fn order() {
    let mut rows = ROWS;
    rows.reverse();
    rows.swap(0, 2);
    for columns in [IN_ORDER, [6, 5, 4, 3, 2, 1, 0], [2, 4, 0, 6, 1, 5, 3]] {
        let text = PLAIN.wide(&rows, &columns);
        let found = run(&[("anders.csv", text.as_bytes())], "path = \"*.csv\"\n");
        assert_twin(&found, &format!("{columns:?}"));
    }
}

fn split() {
    let part = |code: &str| {
        let rows: Vec<Row> = ROWS.into_iter().filter(|row| row.0 == code).collect();
        PLAIN.wide(&rows, &IN_ORDER)
    };
    let (one, two) = (part("04"), part("2"));
    let files = [("dezernat-2.csv", two.as_bytes()), ("dezernat-04.csv", one.as_bytes())];
    assert_twin(&run(&files, "path = \"*.csv\"\n"), "one file for each department");
}

fn long_layout() {
    let input = "path = \"*.csv\"\nyear_column = \"Jahr\"\namounts = [{ heading = \"Betrag\" }]\n\
        phase_column = { heading = \"Stand\", words = { \"Ist\" = \"actual\", \
        \"Ansatz\" = \"approved\", \"Anmeldung\" = \"request\" } }\n";
    let text = PLAIN.long(&ROWS);
    assert_twin(&run(&[("lang.csv", text.as_bytes())], input), "one row for each amount");
    let mut rows = ROWS;
    rows.reverse();
    let text = PLAIN.long(&rows);
    assert_twin(&run(&[("lang.csv", text.as_bytes())], input), "backwards");
}

fn notations() {
    let english = Spelling { decimal: '.', thousands: Some(','), ..PLAIN };
    let thousands = Spelling { unit_cents: 100_000, ..PLAIN };
    let flipped = Spelling { sign: -1, ..PLAIN };
    let bare = Spelling { thousands: None, ..PLAIN };
    let quoted = Spelling { delimiter: ',', ..PLAIN };
    for (spelling, input, what) in [
        (english, "", "English notation"),
        (english, "number_format = \"english\"\n", "English notation, declared"),
        (bare, "", "nothing between thousands"),
        (thousands, "unit = 1000\nnumber_format = \"german\"\n", "thousands of euro"),
        (flipped, "sign = \"cost_negative\"\n", "cost with a minus"),
        (quoted, "", "decimal commas between commas"),
    ] {
        let text = spelling.wide(&ROWS, &IN_ORDER);
        let found = run(&[("budget.csv", text.as_bytes())], &format!("path = \"*.csv\"\n{input}"));
        assert_twin(&found, what);
    }
}

fn encodings() {
    let text = PLAIN.wide(&ROWS, &IN_ORDER);
    let wide: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let tabs = Spelling { delimiter: '\t', ..PLAIN }.wide(&ROWS, &IN_ORDER);
    let returns = text.replace('\n', "\r\n");
    let marked = format!("\u{feff}{text}");
    for (bytes, input, what) in [
        (wide.as_slice(), "", "UTF-16 with a mark"),
        (&windows, "encoding = \"windows-1252\"\n", "Windows-1252"),
        (tabs.as_bytes(), "", "tabs"),
        (returns.as_bytes(), "", "CR LF"),
        (marked.as_bytes(), "", "UTF-8 with a mark"),
    ] {
        let found = run(&[("budget.csv", bytes)], &format!("path = \"*.csv\"\n{input}"));
        assert_twin(&found, what);
    }
}

fn file_formats() {
    let folder = scratch();
    let text = folder.path().join("budget.csv");
    std::fs::write(&text, PLAIN.wide(&ROWS, &IN_ORDER)).expect("written");
    for format in ["xlsx", "ods", "xls"] {
        let round = folder.path().join(format).join("runde");
        convert(&text, format, &round);
        let found = read(&round, &format!("path = \"*.{format}\"\n"));
        assert_twin(&found, format);
        let cells = found.portfolio.lines.iter().map(|line| line.row).max();
        assert_eq!(cells, Some(6), "{format}");
    }
}

/// German numbers become numbers, codes stay text.
fn convert(text: &Path, format: &str, out: &Path) {
    let profile = out.parent().expect("a folder").join("profile");
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--infilter=CSV:59,34,76,1,1/2/2/2/3/2/4/2,1031,false,true"])
        .args(["--convert-to", format, "--outdir"])
        .args([out, text])
        .output()
        .expect("LibreOffice starts");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
}

//! A round's own rule table, in every form a spreadsheet program saves.
//!
//! The round is `tests/golden/regeltabelle`; its figures are worked out by hand below.

use std::path::Path;
use std::process::Command;

use calamine::{Reader, Xlsx, open_workbook};
use fuenftel::classify::allocations;
use fuenftel::pipeline::{self, Options};
use fuenftel::report::Run;
use libtest_mimic::Trial;

use crate::support::{load, quiet, root, scratch, trial, trial_if};

pub(crate) fn trials() -> Vec<Trial> {
    let missing = Command::new("soffice")
        .arg("--version")
        .output()
        .map_or(Some("LibreOffice is not installed".to_owned()), |_| None);
    vec![
        trial("rule_tables::a_workbook_gives_the_figures_worked_out_by_hand", by_hand),
        trial("rule_tables::delimited_text_in_every_form_says_the_same", delimited),
        trial("rule_tables::a_conflict_is_named_at_its_line", conflict),
        trial("rule_tables::nothing_is_classified_by_a_broken_table", broken),
        trial_if(missing, "libreoffice::rule_tables_of_every_format_say_the_same", converted),
    ]
}

fn golden() -> std::path::PathBuf {
    root().join("tests/golden/regeltabelle")
}

fn run(folder: &Path) -> Run {
    load(folder, &Options::default()).expect("the round runs")
}

/// Cents by class, in the order of [`Class::ALL`].
fn totals(run: &Run) -> [i64; 4] {
    let mut totals = [0; 4];
    for (line, classified) in run.portfolio.lines.iter().zip(&run.classification.lines) {
        let classified = classified.as_ref().expect("every line is in scope");
        for part in allocations(line, classified) {
            totals[part.class as usize] += part.cents.0;
        }
    }
    totals
}

/// 100,000.01 at 60 : 40 is 60,000.006 : 40,000.004, so 60,000.01 and 40,000.00. Of the licence
/// 12,000.00 two thirds are innovation until the go-live on 1 July: 4,000.00; the rest is run.
const BY_HAND: [i64; 4] =
    [6_000_001 + 4_999_999 + 100_000 + 800_000, 4_000_000 + 50_000, 400_000, 0];

fn by_hand() {
    let run = run(&golden());
    assert_eq!(totals(&run), BY_HAND);
    assert_eq!(&*run.rule_table.path, "regeln.xlsx");
    let hits: Vec<(&str, u64)> =
        run.classification.rules.iter().map(|rule| (&*rule.id, rule.hit_count)).collect();
    assert_eq!(hits, [("R1", 1), ("R2", 1), ("R3", 1), ("R4", 1), ("R5", 1)]);
}

/// The round with another table under the same or another name.
fn with_table(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = scratch();
    for file in ["budget.csv", "projekte.csv"] {
        std::fs::copy(golden().join(file), folder.path().join(file)).expect("copied");
    }
    let settings = std::fs::read_to_string(golden().join("round.toml")).expect("settings");
    let settings = settings.replace("regeln.xlsx", name);
    std::fs::write(folder.path().join("round.toml"), settings).expect("written");
    std::fs::write(folder.path().join(name), bytes).expect("written");
    folder
}

/// The table of the round as text: cells between tabulators.
const TEXT: &str = "Trefferregel\tPriorität\n\
    Nr\tPriorität\tDezernat\tKonto\tText\tBetrag\tGo-live-Datum\tKlasse\tBegründung\n\
    # Größe zählt\n\
    L1\t50\t\t\tLizenz*\t\t\tLaufend: ja\tLizenzen kehren jährlich wieder.\n\
    R1\t10\t\t\tLizenz*\t\t01.07.2026\tRegelbetrieb 1/3 | Innovation 2/3\tEin Drittel löst ab.\n\
    R2\t20\t\t5291\tRahmenvertrag*\t>= 50.000\t\tRegelbetrieb 60 % | Weiterentwicklung 40 %\tGroße.\n\
    R3\t20\t\t5291\tRahmenvertrag*\t< 50.000\t\tRegelbetrieb\tKleine.\n\
    R4\t30\t\t\"52, !5291\"\t\t\t\tRegelbetrieb\tUnterhaltung.\n\
    R5\t40\t2\t5429\t\t\t\tWeiterentwicklung\tVereinbarung für Gebühren.\n";

fn delimited() {
    let parted = |sign: &str| TEXT.replace('\t', sign).replace('\n', "\r\n");
    let windows = |text: &str| -> Vec<u8> {
        text.chars().map(|sign| u8::try_from(u32::from(sign)).expect("Latin letters")).collect()
    };
    let wide = |text: &str| -> Vec<u8> {
        let marked = format!("\u{feff}{text}");
        marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    for (what, bytes) in [
        ("UTF-8 and semicolons", parted(";").into_bytes()),
        ("byte order mark and commas", format!("\u{feff}{}", parted(",")).into_bytes()),
        ("Windows-1252 and commas", windows(&parted(","))),
        ("Windows-1252 and semicolons", windows(&parted(";"))),
        ("UTF-16 and tabulators", wide(&parted("\t"))),
    ] {
        let folder = with_table("tabelle.csv", &bytes);
        assert_eq!(totals(&run(folder.path())), BY_HAND, "{what}");
    }
}

fn converted() {
    let folder = scratch();
    let profile = folder.path().join("profile");
    // The sheet of the rules is the second; a text holds one sheet only.
    for (format, name) in [("xls", "regeln.xls"), ("ods", "regeln.ods"), ("xlsx", "regeln.xlsx")] {
        let output = Command::new("soffice")
            .arg("--headless")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--convert-to", format, "--outdir"])
            .arg(folder.path())
            .arg(golden().join("regeln.xlsx"))
            .output()
            .expect("LibreOffice runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let bytes = std::fs::read(folder.path().join(name)).expect("converted");
        let round = with_table(name, &bytes);
        assert_eq!(totals(&run(round.path())), BY_HAND, "{name}");
    }
}

/// Typo, conflict, shadowed rule, failing example: the cell is named, nothing is written.
fn broken() {
    let folder = scratch();
    for (case, cells) in [
        ("rules-typo", ["D2", "F3"]),
        ("rules-conflict", ["E4", "E6"]),
        ("rules-shadowed", ["A5", "A5"]),
        ("rules-example", ["I3", "J4"]),
    ] {
        let out = folder.path().join(case);
        let output = Command::new(env!("CARGO_BIN_EXE_fuenftel"))
            .arg("run")
            .arg(root().join("tests/errors").join(case))
            .arg("--out")
            .arg(&out)
            .output()
            .expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{case}");
        assert!(output.stdout.is_empty() && !out.exists(), "{case}");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        for cell in cells {
            assert!(said.contains(&format!("Zelle {cell}")), "{case}: {cell}\n{said}");
        }
    }
}

/// The line itself says which rules disagree: in the list of lines, the list to review and the
/// explanation; a rule behind them is not said to be one of them.
fn conflict() {
    let table = "Trefferregel;Priorität\nNr;Priorität;Text;Konto;Klasse;Begründung\n\
                 A;10;Rahmenvertrag*;;Regelbetrieb 60 % | Innovation 40 %;x\n\
                 B;10;Beratung;;Regelbetrieb 50 % | Innovation 50 %;x\n\
                 C;20;;52;Regelbetrieb;x\n";
    let folder = with_table("regeln.csv", table.as_bytes());
    let run = run(folder.path());
    let named = "Regeln gleicher Priorität widersprechen sich: A, B.";
    let found: Vec<usize> = (0..run.portfolio.lines.len())
        .filter(|&line| {
            let classified = run.classification.lines[line].as_ref().expect("in scope");
            classified.conflict && &*classified.judgements[0].reason == named
        })
        .collect();
    let [line] = found[..] else { panic!("one line, not {found:?}") };
    let out = folder.path().join("report");
    pipeline::write(&run, &out, &quiet).expect("written");
    let mut workbook: Xlsx<_> = open_workbook(out.join("bericht.xlsx")).expect("a workbook");
    for sheet in ["Positionen", "Prüfliste"] {
        let range = workbook.worksheet_range(sheet).expect("a sheet");
        let told = |row: &[calamine::Data]| row.iter().any(|cell| cell.to_string().contains(named));
        assert_eq!(range.rows().filter(|row| told(row)).count(), 1, "{sheet}");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_fuenftel"))
        .arg("explain")
        .arg(&*run.portfolio.lines[line].id)
        .arg("--round")
        .arg(folder.path())
        .output()
        .expect("the program starts");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    for text in [
        named,
        "Regel A (Priorität 10, 60 % Regelbetrieb, 40 % Innovation): widerspricht",
        "Regel B (Priorität 10, 50 % Regelbetrieb, 50 % Innovation): widerspricht",
        "Regel C (Priorität 20, Regelbetrieb): die Regeln im Widerspruch gehen mit Priorität 10 vor",
        "Einer der Regeln A, B eine kleinere Priorität geben.",
    ] {
        assert!(said.contains(text), "{text}\n{said}");
    }
}

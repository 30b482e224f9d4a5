//! Tests of the whole stage on tables that tests write.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest;
use crate::language::Language;
use crate::money::Total;
use crate::round::Round;
use crate::schema::Portfolio;

/// Files of one input, read and joined; settings are lines of TOML below the input.
fn portfolio(files: &[(&str, &str)], chart: &str, input: &str) -> (Portfolio, Vec<Diagnostic>) {
    let text = format!(
        r#"
        organisation = "Stadt"
        fiscal_years = [2026]
        currency = "EUR"
        stage = "anmeldung"
        [policy]
        target_share = "0.2"
        basis = "expense"
        areas = ["NKF"]
        [accounts]
        chart = "{chart}"
        [[departments.list]]
        code = "4"
        name = "Vier"
        area = "NKF"
        [[departments.list]]
        code = "5"
        name = "Fünf"
        area = "NKF"
        [[inputs]]
        name = "budget"
        kind = "budget"
        path = "*"
        {input}
        "#
    );
    let round = Round::parse(Path::new("runde"), &text).expect("valid settings");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut tables, mut diagnostics) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("the file is written");
        let (file, found) = ingest::read(&path, name, &round, &round.inputs[0]);
        diagnostics.extend(found);
        for raw in file.expect("the file was read").tables {
            let before = tables.last();
            let (table, found) = super::table_below(&raw, before, &round.inputs[0], &round);
            tables.push(table);
            diagnostics.extend(found);
        }
    }
    let (portfolio, found) = super::assemble(tables, &round);
    diagnostics.extend(found);
    for diagnostic in &diagnostics {
        for language in [Language::German, Language::English] {
            let text = diagnostic.render(language);
            assert!(!text.contains("{$"), "a message lacks a value: {text}");
        }
    }
    (portfolio, diagnostics)
}

/// One table with department, account, title and one amount column.
fn rows(lines: &str) -> (Portfolio, Vec<Diagnostic>) {
    let file = format!("Dezernat;Sachkonto;Bezeichnung;Ansatz 2026\n{lines}");
    portfolio(&[("a.csv", &file)], "nkf", "number_format = \"german\"")
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// Classified and rolled up cents of the first amount column.
fn money(portfolio: &Portfolio) -> (i128, i128) {
    let column = &portfolio.reconciliation.columns[0];
    assert_eq!(column.difference(), Total::ZERO);
    (column.classified.cents(), column.roll_up.cents())
}

#[test]
fn a_sum_above_its_parts_is_found_by_wording_and_by_structure() {
    let worded = "4;;Summe Netz;500\n4;523500;Netz A;200\n4;523500;Netz B;300\n\
                  4;;Summe Server;900\n4;523500;Server A;400\n4;523500;Server B;500\n";
    let (found, diagnostics) = rows(worded);
    assert_eq!(codes(&diagnostics), []);
    assert_eq!(money(&found), (140_000, 140_000));
    assert_eq!(found.reconciliation.claims.len(), 2);
    let (found, diagnostics) = rows(&worded.replace("Summe ", "Produktgruppe "));
    assert_eq!(codes(&diagnostics), []);
    assert_eq!(money(&found), (140_000, 140_000));
    assert_eq!(found.lines.len(), 4);
}

#[test]
fn sums_above_sums_are_told_level_by_level() {
    let (found, diagnostics) = rows(
        "4;;Produktbereich 1;1000\n4;;Produktgruppe 10;500\n4;523500;A;200\n4;523500;B;300\n\
         4;;Produktgruppe 11;500\n4;523500;C;100\n4;523500;D;400\n",
    );
    assert_eq!(codes(&diagnostics), []);
    assert_eq!(money(&found), (100_000, 200_000));
}

#[test]
fn a_sum_that_fits_neither_way_is_a_finding_with_both_figures() {
    let (found, diagnostics) =
        rows("4;;Summe Netz;510\n4;523500;Netz A;200\n4;523500;Netz B;300\n");
    assert_eq!(codes(&diagnostics), [Code::ClaimFails]);
    let message = diagnostics[0].message(Language::German);
    assert!(message.contains("510,00") && message.contains("500,00"), "{message}");
    assert_eq!(money(&found), (50_000, 51_000));
}

#[test]
fn a_group_without_account_that_sums_to_nothing_below_stays_a_line() {
    let (found, diagnostics) = rows("4;;Produktgruppe 10;777\n4;523500;A;200\n4;523500;B;300\n");
    assert_eq!(codes(&diagnostics), [Code::AccountUnknown]);
    assert_eq!(money(&found), (50_000, 0));
}

#[test]
fn subtotals_grand_totals_and_carry_overs_hold() {
    let (found, diagnostics) = rows(
        "4;523500;A;200\n4;523500;B;300\n;;Zwischensumme;500\n;;Übertrag;500\n;;Übertrag;500\n\
         4;523500;C;100\n4;523500;D;50\n;;Zwischensumme;150\n;;Gesamtsumme;650\n",
    );
    assert_eq!(codes(&diagnostics), []);
    assert_eq!(money(&found), (65_000, 50_000 * 3 + 15_000 + 65_000));
    assert!(found.reconciliation.claims.iter().all(|claim| claim.claimed == claim.computed));
}

#[test]
fn a_grand_total_sums_every_table_of_its_sheet() {
    let blocks = "Sachkonto;Bezeichnung;Ansatz 2026;Plan 2027\n523500;A;100;10\n523500;B;50;5\n\
                  ;Summe;150;15\n\
                  Sachkonto;Bezeichnung;Plan 2027;Plan 2028\n523500;C;7;8\n;Summe;7;8\n\
                  Sachkonto;Bezeichnung;Ansatz 2026;Plan 2028\n523500;D;30;3\n;Summe;30;3\n";
    let read = |total: &str| {
        let text = format!("{blocks}{total}");
        portfolio(&[("a.csv", &text)], "nkf", "department = \"4\"")
    };
    let (found, diagnostics) = read(";Gesamtsumme aller Tabellen;180;11\n");
    assert!(!codes(&diagnostics).contains(&Code::ClaimFails));
    assert_eq!(found.reconciliation.claims.len(), 2 * 4);
    let (_, diagnostics) = read(";Gesamtsumme aller Tabellen;181;11\n");
    assert_eq!(codes(&diagnostics).iter().filter(|code| **code == Code::ClaimFails).count(), 1);
    // Each column says which of the tables it belongs to.
    let tables: Vec<Option<String>> =
        found.reconciliation.columns.iter().map(|column| Some(column.table?.a1())).collect();
    assert_eq!(tables, ["A1", "A1", "A5", "A5", "A8", "A8"].map(|cell| Some(cell.to_owned())));
}

#[test]
fn a_sum_in_another_unit_or_with_another_sign_is_told_as_such() {
    let reason = |total: &str| {
        let (_, diagnostics) =
            rows(&format!("4;523500;A;1.234.000\n4;523500;B;1.200,00\n;;Summe;{total}\n"));
        assert_eq!(codes(&diagnostics), [Code::ClaimFails]);
        let reason = diagnostics[0].arguments.iter().find(|(name, _)| *name == "reason");
        reason.map(|(_, reason)| reason.clone())
    };
    for (total, expected) in [
        ("1.235,00", Some("unit")),
        ("1.235.200.000,00", Some("unit")),
        ("-1.235.200,00", Some("sign")),
        ("1.235.201,00", None),
        ("1.236,00", None),
    ] {
        assert_eq!(reason(total).as_deref(), expected, "{total}");
    }
}

#[test]
fn money_carried_in_from_last_year_is_not_lost() {
    let (found, diagnostics) = rows("4;523500;Übertrag aus dem Vorjahr;500\n4;523500;A;200\n");
    assert_eq!(codes(&diagnostics), [Code::SumUnclear]);
    assert_eq!(diagnostics[0].severity, Severity::Error);
    assert_eq!(money(&found), (70_000, 0));
}

#[test]
fn what_is_part_of_the_row_above_is_not_added_and_never_silent() {
    let (found, diagnostics) = rows(
        "4;523500;Wartung;500\n4;523500;davon Lizenzen;200\n4;523500;- davon: Server;300\n\
         4;523500;Netz;100\n;;Summe;600\n",
    );
    assert_eq!(codes(&diagnostics), [Code::RowIsPart, Code::RowIsPart]);
    assert_eq!(diagnostics[0].severity, Severity::Warning);
    assert_eq!(money(&found), (60_000, 50_000 + 60_000));
    let (found, diagnostics) =
        rows("4;523500;Wartung;500\n4;523500;davon A;200\n4;523500;davon B;301\n");
    assert_eq!(diagnostics[1].severity, Severity::Error);
    assert_eq!(money(&found), (50_000, 50_100));
    let (found, diagnostics) = rows("4;523500;Wartung;\n4;523500;davon Lizenzen;200\n");
    assert_eq!(codes(&diagnostics), [Code::RowIsPart]);
    assert_eq!(money(&found), (20_000, 0));
}

#[test]
fn a_total_over_the_rows_a_filter_keeps_or_drops_holds() {
    let filter = "number_format = \"german\"\nrows = [{ column = \"Sachkonto\", \
                  starts_with = [\"5\"], reason = \"kein Aufwand\" }]";
    let lines = "4;448100;Erstattung;-50\n4;523500;A;200\n4;448200;Miete;-30\n4;523500;B;300\n";
    for total in ["Summe Aufwand;500", "Summe Erträge;-80", "Summe;420"] {
        let file = format!("Dezernat;Sachkonto;Bezeichnung;Ansatz 2026\n{lines};;{total}\n");
        let (_, diagnostics) = portfolio(&[("a.csv", &file)], "nkf", filter);
        assert_eq!(codes(&diagnostics), [], "{total}");
    }
    let file = format!("Dezernat;Sachkonto;Bezeichnung;Ansatz 2026\n{lines};;Summe;501\n");
    let (_, diagnostics) = portfolio(&[("a.csv", &file)], "nkf", filter);
    assert_eq!(codes(&diagnostics), [Code::ClaimFails]);
}

#[test]
fn tables_that_repeat_each_other_give_one_finding_with_the_money_at_stake() {
    let mut file = String::from("Dezernat;Sachkonto;Bezeichnung;Ansatz 2026\n");
    for row in 0..40 {
        file += &format!("4;523500;Posten {row};10,50\n");
    }
    let (found, diagnostics) = portfolio(&[("a.csv", &file), ("b.csv", &file)], "nkf", "");
    assert_eq!(codes(&diagnostics), [Code::LineDoubled]);
    let message = diagnostics[0].message(Language::German);
    assert!(message.contains("40 Positionen") && message.contains("420,00"), "{message}");
    assert!(message.contains("b.csv A2"), "{message}");
    assert_eq!(found.lines.len(), 80);
    let other = file.replace("10,50", "11,50");
    let (_, diagnostics) = portfolio(&[("a.csv", &file), ("b.csv", &other)], "nkf", "");
    assert_eq!(codes(&diagnostics), [Code::LineKeyAmbiguous]);
}

#[test]
fn the_same_line_of_two_departments_is_two_lines_and_twins_are_kept() {
    let file = "Dezernat;Sachkonto;Bezeichnung;Ansatz 2026\n4;523500;Netz;10\n";
    let (found, diagnostics) =
        portfolio(&[("a.csv", file), ("b.csv", &file.replace("\n4;", "\n5;"))], "nkf", "");
    assert_eq!((codes(&diagnostics), found.lines.len()), (vec![], 2));
    let (found, diagnostics) = rows("4;523500;Netz;10\n4;523500;Netz;10\n");
    assert_eq!(codes(&diagnostics), [Code::LineTwin]);
    assert_eq!(money(&found), (2_000, 0));
}

/// Five lines with last year's amounts, this year's and next year's.
fn years(amounts: impl Fn(i64) -> [i64; 3]) -> Vec<Diagnostic> {
    let mut file =
        String::from("Dezernat;Sachkonto;Bezeichnung;Ansatz 2025;Ansatz 2026;Planung 2027\n");
    for row in 1..=6 {
        let [before, now, then] = amounts(row);
        file += &format!("4;523500;Posten {row};{before};{now};{then}\n");
    }
    portfolio(&[("a.csv", &file)], "nkf", "").1
}

#[test]
fn columns_a_thousandfold_apart_are_told_with_both_sums() {
    let diagnostics = years(|row| [row * 1_000, row * 1_010, row]);
    assert_eq!(codes(&diagnostics), [Code::UnitImplausible]);
    let message = diagnostics[0].message(Language::German);
    assert!(message.contains("21.210,00") && message.contains("zusammen 21,00"), "{message}");
    assert!(message.contains("6 von 6") && message.contains("Verhältnis 1010"), "{message}");
    assert_eq!(years(|row| [row * 1_000, row * 1_010, row * 2_000]), []);
}

#[test]
fn a_single_cell_in_thousands_is_named() {
    let diagnostics = years(|row| [row * 1_000, if row == 3 { 3 } else { row * 1_000 }, row * 999]);
    assert_eq!(codes(&diagnostics), [Code::UnitImplausible]);
    let cell = diagnostics[0].place.as_ref().and_then(|place| place.cell);
    assert_eq!(cell.map(crate::provenance::Cell::a1).as_deref(), Some("E4"));
}

#[test]
fn turned_signs_are_told_between_columns_and_in_a_whole_table() {
    let diagnostics = years(|row| [row * 1_000, row * -1_000, row * -1_000]);
    assert_eq!(codes(&diagnostics), [Code::SignImplausible]);
    let diagnostics = years(|row| [row * -1_000, row * -1_000, row * -1_000]);
    assert_eq!(codes(&diagnostics), [Code::SignImplausible]);
    assert!(diagnostics[0].message(Language::German).starts_with("18 von 18 Beträgen"));
}

#[test]
fn messages_show_amounts_with_the_sign_of_their_cells() {
    let file = "Dezernat;Sachkonto;Bezeichnung;Ansatz 2026\n4;523100;a;-100,00\n4;523100;b;-20,00\n\
                ;;Summe;-130,00\n9;523100;c;-7,50\n";
    let (portfolio, diagnostics) = portfolio(&[("a.csv", file)], "nkf", "sign = \"cost_negative\"");
    assert_eq!(codes(&diagnostics), [Code::ClaimFails, Code::DepartmentUnknown]);
    assert_eq!(diagnostics[0].excerpt.as_deref(), Some("Summe | -130,00"));
    let said = diagnostics[0].message(Language::German);
    assert!(said.contains("-130,00") && said.contains("-120,00"), "{said}");
    assert_eq!(diagnostics[1].excerpt.as_deref(), Some("9 | 523100 | c | -7,50"));
    assert_eq!(portfolio.lines[0].amounts[0].cents.0, 10_000, "cost is positive all the same");
}

//! What the accessibility checkers of spreadsheet programs look for, on every workbook we write,
//! in both languages. The packages are read back part by part, not by our writer.

mod package;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use fuenftel::language::Language;
use fuenftel::pipeline::{self, Options, Wishes};
use libtest_mimic::Trial;

use crate::support::{copy, files, quiet, report, root, scratch, trial};
use package::{Formats, Package, Sheet};

pub(crate) fn trials() -> Vec<Trial> {
    let test = |language: Language| {
        trial(format!("accessible::every_workbook_{}", language.code()), move || every(language))
    };
    vec![
        test(Language::German),
        test(Language::English),
        trial("accessible::hundreds_of_departments_stay_readable", many_departments),
        trial("accessible::a_round_without_a_target_says_none", untargeted),
        trial("accessible::numbers_of_formulas_are_found", numbers_by_hand),
        trial("accessible::contrast_is_computed_as_the_guidelines_say", contrast_by_hand),
    ]
}

/// 400 departments, each with one line of its number in euros: charts show the ten largest and the
/// 390 others as one bar, the sheet of the departments has them all.
fn many_departments() {
    let folder = scratch();
    let mut settings = "organisation = \"Land Probe\"\nfiscal_years = [2026]\ncurrency = \"EUR\"\n\
        stage = \"anmeldung\"\n[policy]\ntarget_share = \"0.20\"\nbasis = \"expense\"\n\
        areas = [\"NKF\"]\n[[inputs]]\nname = \"a\"\nkind = \"budget\"\npath = \"budget.csv\"\n"
        .to_owned();
    let mut lines = "Dezernat;Sachkonto;Bezeichnung;Klasse;Ansatz 2026\n".to_owned();
    for number in 1..=400 {
        let _ = write!(
            settings,
            "[[departments.list]]\ncode = \"{number}\"\nname = \"Amt {number}\"\narea = \"NKF\"\n"
        );
        let _ = writeln!(lines, "{number};523500;Wartung Verfahren {number};;{number},00");
    }
    std::fs::write(folder.path().join("round.toml"), settings).expect("written");
    std::fs::write(folder.path().join("budget.csv"), lines).expect("written");
    let out = folder.path().join("report");
    report(folder.path(), &Options::default(), &out);
    let bytes = std::fs::read(out.join("bericht.xlsx")).expect("a workbook");
    let package = Package::read(bytes);
    let ranges = package.chart_ranges();
    assert!(ranges.len() > 8, "{ranges:?}");
    for range in &ranges {
        let rows: Vec<u32> = range.split(['$', ':']).filter_map(|part| part.parse().ok()).collect();
        assert!(rows.last().expect("a row") - rows[0] < 12, "{range} cannot be read as a picture");
    }
    let sheets = package.sheets();
    let texts = |name: &str| {
        let sheet = sheets.iter().find(|sheet| sheet.name == name).expect("the sheet");
        sheet.cells.values().map(|cell| cell.text.clone()).collect::<Vec<_>>()
    };
    let named = texts("Dezernate").iter().filter(|text| text.starts_with("Amt ")).count();
    assert!(named >= 400, "{named} departments");
    for sheet in ["Übersicht", "Diagramme"] {
        assert!(texts(sheet).iter().any(|text| text == "übrige (390)"), "{sheet}");
    }
}

/// No amount of the budget year: there are shares of other years, and nothing speaks of a target
/// that would be met or missed.
fn untargeted() {
    let folder = scratch();
    let round = folder.path().join("round");
    copy(&root().join("tests/golden/small"), &round);
    let path = round.join("round.toml");
    let settings = std::fs::read_to_string(&path).expect("settings");
    let settings = settings.replace("fiscal_years = [2026]", "fiscal_years = [2029]");
    std::fs::write(&path, settings).expect("written");
    let out = folder.path().join("report");
    report(&round, &Options::default(), &out);
    let bytes = std::fs::read(out.join("bericht.xlsx")).expect("a workbook");
    let charts = Package::read(bytes).charts();
    let shares: Vec<_> =
        charts.iter().filter(|(_, words)| words.contains("ohne Ziellinie")).collect();
    assert_eq!(shares.len(), 2, "{charts:?}");
    for (_, words) in charts {
        assert!(!words.contains("Ziel 20") && !words.contains("verfehlt"), "{words}");
    }
}

/// The largest contrast there is, and a grey on white whose contrast the guidelines state as 4.54.
fn contrast_by_hand() {
    let rounded = |one, other| (package::contrast(one, other) * 100.0).round() / 100.0;
    assert!((rounded(0x00_00_00, 0xFF_FF_FF) - 21.0).abs() < 0.001);
    assert!((rounded(0x76_76_76, 0xFF_FF_FF) - 4.54).abs() < 0.001);
    assert!((rounded(0xFF_FF_FF, 0xFF_FF_FF) - 1.0).abs() < 0.001);
}

fn every(language: Language) {
    let folder = scratch();
    write_all(language, folder.path());
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    let (mut chart_count, mut link_count) = (0, 0);
    for (name, bytes) in files(folder.path()) {
        if Path::new(&name).extension().is_none_or(|ending| ending != "xlsx") {
            continue;
        }
        let stem = name.split('/').next_back().expect("a name").split(['-', '.']).next();
        seen.insert(stem.expect("a stem").to_owned());
        let package = Package::read(bytes);
        chart_count += package.charts().len();
        link_count += package.sheets().iter().map(|sheet| sheet.links.len()).sum::<usize>();
        let found = workbook(&package, language);
        findings.extend(found.into_iter().map(|finding| format!("{name}: {finding}")));
    }
    assert!(findings.is_empty(), "{} findings\n{}", findings.len(), findings.join("\n"));
    for kind in ["bericht", "vergleich", "szenarien", "formular", "rueckmeldung", "4"] {
        assert!(seen.contains(kind), "{kind} was not looked at: {seen:?}");
    }
    assert!(chart_count > 3 && link_count > 100, "{chart_count} charts, {link_count} links");
}

/// Every kind of workbook, of the shipped round and of one that is tiny.
fn write_all(language: Language, out: &Path) {
    let options = Options { language: Some(language), ..Options::default() };
    let round = root().join("datasets/musterverband");
    let run = report(&round, &options, &out.join("report"));
    report(&root().join("tests/golden/small"), &options, &out.join("small"));
    report(&root().join("tests/golden/doppelhaushalt"), &options, &out.join("double"));
    let years = fuenftel::report::form::years(&run, None);
    pipeline::write_forms(&run, &years, None, &out.join("forms")).expect("the forms are written");
    let checked = pipeline::check(&round, &options, &quiet).expect("the round is read");
    pipeline::write_feedback(&checked, &out.join("feedback"), &quiet).expect("feedback");
    let before: PathBuf = root().join("datasets/musterverband-2025");
    let wishes = Wishes::default();
    let compared = pipeline::compare([&before, &round], [&options, &options], &wishes, &quiet)
        .expect("the rounds compare");
    pipeline::write_comparison(&compared, &out.join("comparison"), &quiet).expect("a comparison");
    let studied = pipeline::study(&round, None, true, &options, &quiet).expect("played");
    pipeline::write_study(&studied, &out.join("study"), &quiet).expect("the study is written");
}

fn workbook(package: &Package, language: Language) -> Vec<String> {
    let mut findings = Vec::new();
    for property in ["dc:title", "dc:creator"] {
        if package.property(property).is_empty() {
            findings.push(format!("no {property}"));
        }
    }
    if package.custom_property("Language") != language.code() {
        findings.push(format!("language is {:?}", package.custom_property("Language")));
    }
    let sheets = package.sheets();
    let names: BTreeSet<String> = sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect();
    if names.len() != sheets.len() {
        findings.push("sheets of the same name".to_owned());
    }
    let formats = package.formats();
    findings.extend(contrasts(&formats));
    for sheet in &sheets {
        let found = one_sheet(sheet, &formats);
        findings.extend(found.into_iter().map(|finding| format!("{}: {finding}", sheet.name)));
    }
    findings.extend(sheets.iter().filter_map(constants));
    for (place, words) in package.charts() {
        // More digits than a year has.
        let digit_count = words.chars().filter(char::is_ascii_digit).count();
        if words.chars().count() < 40 || digit_count < 8 {
            findings.push(format!("{place}: alternative text says no figures: {words:?}"));
        }
    }
    findings
}

/// Numbers a formula may name: nothing and the whole, digits that are rounded to, the function of a
/// subtotal, percent, and the units words are put in. Whatever else decides stands in a cell.
const NUMBERS: [&str; 13] =
    ["0", "1", "2", "3", "4", "5", "6", "7", "9", "12", "100", "1000", "1000000"];

/// Formulas with other numbers than these, the first of a sheet.
fn constants(sheet: &Sheet) -> Option<String> {
    let formulas = sheet.cells.values().filter_map(|cell| cell.formula.as_deref());
    let mut odd = formulas.filter_map(|formula| {
        let found = numbers(formula).into_iter().find(|number| !NUMBERS.contains(&&**number))?;
        Some(format!("{}: {found} stands in {formula}", sheet.name))
    });
    odd.next()
}

/// Numbers of a formula that are neither text nor part of a name or a cell.
fn numbers(formula: &str) -> Vec<String> {
    let (mut numbers, mut quote, mut before) = (vec![String::new()], None, ' ');
    for sign in formula.chars() {
        if quote.is_some() || matches!(sign, '"' | '\'') {
            quote = match quote {
                None => Some(sign),
                Some(open) if open == sign => None,
                Some(open) => Some(open),
            };
            // What follows a text is no part of it.
            before = ' ';
            continue;
        }
        let last = numbers.last_mut().expect("it is never empty");
        let inside = sign.is_ascii_digit() || (sign == '.' && !last.is_empty());
        if inside && (!last.is_empty() || !(before.is_alphanumeric() || "$_".contains(before))) {
            last.push(sign);
        } else if !last.is_empty() {
            numbers.push(String::new());
        }
        before = sign;
    }
    numbers.retain(|number| !number.is_empty());
    numbers
}

fn numbers_by_hand() {
    let formula = "IF('Blatt 7'!$B$12>0,ROUND(C3*0.2,5)/D$4,\"9 mal 20\")+SUM(A:A,LOG10(B1))-20";
    assert_eq!(numbers(formula), ["0", "0.2", "5", "20"]);
}

/// Every font on every fill, as the cells and conditional formats combine them.
fn contrasts(formats: &Formats) -> Vec<String> {
    let low = formats.pairs.iter().filter(|&&(font, fill)| package::contrast(font, fill) < 4.5);
    low.map(|(font, fill)| format!("contrast of {font:06X} on {fill:06X} is too low")).collect()
}

fn one_sheet(sheet: &Sheet, formats: &Formats) -> Vec<String> {
    let mut findings = Vec::new();
    let mut must = |holds: bool, finding: &str| {
        if !holds {
            findings.push(finding.to_owned());
        }
    };
    let generic = ["sheet", "tabelle", "blatt"].iter().any(|word| {
        sheet
            .name
            .to_lowercase()
            .strip_prefix(word)
            .is_some_and(|rest| rest.trim().parse::<u32>().is_ok())
    });
    must(!sheet.name.is_empty() && sheet.name.chars().count() <= 31 && !generic, "name");
    must(sheet.merged_count == 0, "merged cells");
    must(sheet.cells.contains_key(&(0, 0)), "nothing stands in A1, where reading begins");
    must(sheet.error_count == 0, "an error value is stored");
    if !sheet.is_hidden {
        must(sheet.landscape_a4, "not A4 landscape");
        must(sheet.fits_width, "does not fit the width of the page");
        must(sheet.has_print_area, "no print area");
        must(sheet.has_print_titles, "no rows repeated on each page");
        must(sheet.is_frozen, "no frozen headings");
    }
    for formula in sheet.cells.values().filter_map(|cell| cell.formula.as_deref()) {
        must(allowed(formula), &format!("formula {formula}"));
    }
    for (row, column) in rows_apart(sheet, formats) {
        must(false, &format!("row {} is cut off from its table (column {column})", row + 1));
    }
    for (place, target) in &sheet.links {
        let text = sheet.cells.get(place).map_or("", |cell| cell.text.trim());
        must(speaks(text, target), &format!("link {place:?} to {target} says {text:?}"));
    }
    findings
}

/// Neither volatile nor beyond the workbook, and nothing Excel 2016 or LibreOffice lacks.
fn allowed(formula: &str) -> bool {
    let refused = [
        "OFFSET(",
        "INDIRECT(",
        "NOW(",
        "TODAY(",
        "RAND(",
        "RANDBETWEEN(",
        "CELL(",
        "INFO(",
        "LET(",
        "LAMBDA(",
        "FILTER(",
        "UNIQUE(",
        "SORT(",
        "XLOOKUP(",
        "SEQUENCE(",
        "HYPERLINK(",
        "[",
        "#REF!",
        "file:",
        "http",
    ];
    !refused.iter().any(|word| {
        let places = formula.match_indices(word);
        // `SUMIFS(` is no `IFS(`: a name begins where no letter stands before.
        let mut begins = places.map(|(at, _)| formula[..at].chars().next_back());
        begins.any(|before| !before.is_some_and(char::is_alphanumeric))
    })
}

/// Rows of a table with an empty row above them, which a table's first row never has.
fn rows_apart(sheet: &Sheet, formats: &Formats) -> Vec<(u32, u16)> {
    let rows: BTreeSet<u32> = sheet
        .cells
        .iter()
        .filter(|(_, cell)| !cell.text.is_empty())
        .map(|(place, _)| place.0)
        .collect();
    // Rows to fill in are empty on purpose.
    let table = sheet
        .cells
        .iter()
        .filter(|((row, _), cell)| formats.in_table.contains(&cell.format) && rows.contains(row));
    let apart = table.filter(|((row, _), _)| *row > 0 && !rows.contains(&(row - 1)));
    apart.map(|(&(row, column), _)| (row, column)).collect()
}

/// A text that says where a link leads: words, not an address alone.
fn speaks(text: &str, target: &str) -> bool {
    let address = ["http:", "https:", "file:", "mailto:", "#"];
    let path = text.contains('/') && !text.contains(' ') || text.contains('\\');
    !text.is_empty()
        && text != target
        && !path
        && !address.iter().any(|start| text.starts_with(start))
}

//! The bridge as data: `dashboard/bridge.json` with every figure, `dashboard/bridge.csv` and
//! `.parquet` with one row for each pair of lines and step, `zuordnung.csv` with pairs in doubt as
//! the round's own file of confirmed pairs wants them, and the manifest.
//!
//! Pairs that count on both sides without any change have a row too, of the step `unchanged`, so
//! that both totals can be summed from the rows.

mod figures;

use std::fs;
use std::ops::Range;
use std::path::Path;

use serde_json::json;

use super::table::{self, Datum, Kind, Table};
use super::{SCHEMA_VERSION, json, manifest_json, write_text};
use crate::analyse::ClassTotals;
use crate::analyse::bridge::{
    BridgeFigures, Doubt, Effect, Outside, Pair, PairedBy, PeriodBridge, Standing, Step, standing,
};
use crate::classify::Class;
use crate::error::Error;
use crate::money::Ratio;
use crate::period::Period;
use crate::provenance::Source;
use crate::report::Run;
use crate::report::comparison::{Compared, MANIFEST};
use crate::round::Pairing;

pub(in crate::report) use figures::bridge_json;

/// Writes all data files of a comparison.
pub(in crate::report) fn write(compared: &Compared, folder: &Path) -> Result<(), Error> {
    let dashboard = folder.join("dashboard");
    fs::create_dir_all(&dashboard)
        .map_err(|source| Error::Write { path: dashboard.clone(), source })?;
    table::write(&Effects { compared }, &dashboard, "bridge")?;
    write_text(&bridge_json(compared), &dashboard.join("bridge.json"))?;
    if !compared.bridge.doubts.is_empty() {
        write_doubts(compared, &folder.join("zuordnung.csv"))?;
    }
    write_text(&manifest(compared), &folder.join(MANIFEST))
}

/// Which rounds were compared, by the hashes of their manifests.
fn manifest(compared: &Compared) -> String {
    let run = |run: &Run| {
        let manifest = manifest_json(run);
        json!({
            "report_id": Source::of("manifest.json", manifest.as_bytes()).sha256,
            "manifest": serde_json::from_str::<serde_json::Value>(&manifest)
                .expect("it was written as JSON"),
        })
    };
    json(&json!({
        "schema_version": SCHEMA_VERSION,
        "before": run(&compared.before),
        "after": run(&compared.after),
        "pairing": pairing(&compared.after.round.pairing),
        "pairs": compared.pairs_file,
        "certain_only": compared.certain_only,
    }))
}

/// How lines were paired: no other manifest says it.
fn pairing(settings: &Pairing) -> serde_json::Value {
    let renamed = settings.renamed.iter().map(|(field, words)| {
        let words = words.iter().map(|(before, after)| (before.to_string(), json!(&**after)));
        (field.code().to_owned(), serde_json::Value::Object(words.collect()))
    });
    json!({
        "key": settings.key.iter().map(|field| field.code()).collect::<Vec<_>>(),
        "likeness": settings.likeness.decimal(),
        "renamed": serde_json::Value::Object(renamed.collect()),
    })
}

/// Pairs in doubt with a blank verdict, in the notation a spreadsheet here opens by itself.
fn write_doubts(compared: &Compared, path: &Path) -> Result<(), Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let failed = |error: &dyn std::error::Error| Error::Data {
        path: path.to_owned(),
        message: error.to_string(),
    };
    let headings =
        ["before", "after", "verdict", "outcome", "likeness", "title_before", "title_after"];
    writer.write_record(headings).map_err(|error| failed(&error))?;
    let safe = |text: &str| {
        let mark = if table::runs_as_formula(text) { "'" } else { "" };
        format!("{mark}{text}")
    };
    for &Doubt { before, after, likeness, outcome } in &compared.bridge.doubts {
        let left = &compared.before.portfolio.lines[before as usize];
        let right = &compared.after.portfolio.lines[after as usize];
        let share = Ratio { numerator: i128::from(likeness), denominator: 1_000 };
        let cells = [
            left.id.to_string(),
            right.id.to_string(),
            String::new(),
            outcome.code().to_owned(),
            share.decimal(),
            safe(left.label()),
            safe(right.label()),
        ];
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    // The mark by which spreadsheets know the encoding.
    let text = format!("\u{feff}{}", String::from_utf8_lossy(&bytes));
    write_text(&text, path)
}

const COLUMNS: [(&str, Kind); 34] = [
    ("from_fiscal_year", Kind::Whole),
    ("from_phase", Kind::Text),
    ("to_fiscal_year", Kind::Whole),
    ("to_phase", Kind::Text),
    ("pair", Kind::Whole),
    ("step", Kind::Text),
    ("line_id_before", Kind::Text),
    ("line_id_after", Kind::Text),
    ("paired_by", Kind::Text),
    ("likeness", Kind::Share),
    ("department_before", Kind::Text),
    ("department_after", Kind::Text),
    ("title_before", Kind::Text),
    ("title_after", Kind::Text),
    ("amount_before", Kind::Money),
    ("amount_after", Kind::Money),
    ("class_before", Kind::Text),
    ("class_after", Kind::Text),
    ("rule_before", Kind::Text),
    ("rule_after", Kind::Text),
    ("outside_before", Kind::Text),
    ("outside_after", Kind::Text),
    ("operations", Kind::Money),
    ("enhancement", Kind::Money),
    ("innovation", Kind::Money),
    ("unclear", Kind::Money),
    ("total", Kind::Money),
    ("share_effect", Kind::Share),
    ("file_before", Kind::Text),
    ("sheet_before", Kind::Text),
    ("cell_before", Kind::Cell),
    ("file_after", Kind::Text),
    ("sheet_after", Kind::Text),
    ("cell_after", Kind::Cell),
];

/// What each pair of lines adds to each step.
struct Effects<'a> {
    compared: &'a Compared,
}

/// A row: a pair in a pair of periods, and what it adds to which step.
struct Row<'a> {
    period: &'a PeriodBridge,
    figures: &'a BridgeFigures,
    number: u32,
    pair: Pair,
    step: Option<Step>,
    change: ClassTotals,
    left: End<'a>,
    right: End<'a>,
}

/// One end of a row.
struct End<'a> {
    run: &'a Run,
    line: Option<u32>,
    period: Period,
    standing: Standing<'a>,
}

impl<'a> End<'a> {
    fn new(run: &'a Run, line: Option<u32>, period: Period) -> Self {
        let standing = standing(&run.portfolio, &run.classification, &run.round, line, period);
        Self { run, line, period, standing }
    }

    const fn is_counted(&self) -> bool {
        matches!(self.standing, Standing::Counted(..))
    }

    fn line(&self) -> Option<&'a crate::schema::BudgetLine> {
        self.line.map(|line| &self.run.portfolio.lines[line as usize])
    }

    /// The value of a column both ends have, by its name without the end.
    fn value(&self, name: &str) -> Datum<'a> {
        let text = |text: Option<&'a str>| text.map_or(Datum::Absent, Datum::Text);
        let Some(line) = self.line() else { return Datum::Absent };
        let portfolio = &self.run.portfolio;
        let amount = line.amount(self.period);
        let sheet = amount.map(|amount| &portfolio.tables[amount.table.0 as usize].sheet);
        match name {
            "line_id" => Datum::Text(&line.id),
            "department" => {
                Datum::Text(&portfolio.departments[usize::from(line.department.0)].code)
            }
            "title" => Datum::Text(line.label()),
            "amount" => {
                amount.map_or(Datum::Absent, |amount| Datum::Money(i128::from(amount.cents.0)))
            }
            "class" => match &self.standing {
                Standing::Counted(_, judgement) => match judgement.parts.as_slice() {
                    [only] => Datum::Text(only.class.code()),
                    _ => Datum::Text("split"),
                },
                _ => Datum::Absent,
            },
            "rule" => match &self.standing {
                Standing::Counted(_, judgement) if judgement.decision.is_some() => {
                    Datum::Text("decision")
                }
                Standing::Counted(_, judgement) => text(judgement.rule.as_deref()),
                _ => Datum::Absent,
            },
            "outside" => match &self.standing {
                Standing::Outside(_, Outside::Scope(reason)) => Datum::Text(reason.code()),
                Standing::Outside(_, Outside::Area(_)) => Datum::Text("area"),
                _ => Datum::Absent,
            },
            "file" => text(sheet.map(|sheet| &*sheet.path)),
            "sheet" => text(sheet.and_then(|sheet| sheet.name.as_deref())),
            "cell" => amount.map_or(Datum::Absent, |amount| Datum::Cell(amount.cell)),
            _ => unreachable!("the columns stand above"),
        }
    }
}

impl<'a> Effects<'a> {
    fn rows_of(
        &self,
        period: &'a PeriodBridge,
        figures: &'a BridgeFigures,
        pairs: Range<u32>,
        rows: &mut Vec<Row<'a>>,
    ) {
        let compared = self.compared;
        let first = figures.effects.partition_point(|effect| effect.pair < pairs.start);
        let mut effects = figures.effects[first..].iter().peekable();
        for number in pairs {
            let pair = compared.bridge.pairs[number as usize];
            let row = |step, change| Row {
                period,
                figures,
                number,
                pair,
                step,
                change,
                left: End::new(&compared.before, pair.before, period.from),
                right: End::new(&compared.after, pair.after, period.to),
            };
            let mut any = false;
            while let Some(&Effect { step, change, .. }) =
                effects.next_if(|effect| effect.pair == number)
            {
                rows.push(row(Some(step), change));
                any = true;
            }
            if !any {
                let unchanged = row(None, ClassTotals::default());
                if unchanged.left.is_counted() && unchanged.right.is_counted() {
                    rows.push(unchanged);
                }
            }
        }
    }
}

impl<'a> Table for Effects<'a> {
    type Row = Row<'a>;

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.compared.bridge.pairs.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<Row<'a>> {
        let number = |index| u32::try_from(index).expect("lines are numbered in 32 bits");
        let mut rows = Vec::new();
        for period in &self.compared.bridge.periods {
            if let Some(figures) = &period.figures {
                self.rows_of(period, figures, number(lines.start)..number(lines.end), &mut rows);
            }
        }
        rows
    }

    fn value<'b>(&'b self, row: &Row<'a>, column: usize) -> Datum<'b> {
        let name = COLUMNS[column].0;
        if let Some(name) = name.strip_suffix("_before") {
            return row.left.value(name);
        }
        if let Some(name) = name.strip_suffix("_after") {
            return row.right.value(name);
        }
        let year = |period: Period| Datum::Whole(i64::from(period.fiscal_year.0));
        let class = |class: Class| Datum::Money(row.change.of(class).cents());
        match name {
            "from_fiscal_year" => year(row.period.from),
            "from_phase" => Datum::Text(row.period.from.phase.code()),
            "to_fiscal_year" => year(row.period.to),
            "to_phase" => Datum::Text(row.period.to.phase.code()),
            "pair" => Datum::Whole(i64::from(row.number) + 1),
            "step" => Datum::Text(row.step.map_or("unchanged", Step::code)),
            "paired_by" => Datum::Text(row.pair.by.code()),
            "likeness" => match row.pair.by {
                PairedBy::Likeness(found) => {
                    Datum::Share(Ratio { numerator: i128::from(found), denominator: 1_000 })
                }
                _ => Datum::Absent,
            },
            "operations" => class(Class::Operations),
            "enhancement" => class(Class::Enhancement),
            "innovation" => class(Class::Innovation),
            "unclear" => class(Class::Unclear),
            "total" => Datum::Money(row.change.total().cents()),
            "share_effect" => {
                row.figures.share_effect(&row.change).map_or(Datum::Absent, Datum::Share)
            }
            _ => unreachable!("the columns stand above"),
        }
    }
}

//! What a clerk reads: both ends, the steps between them, how lines were paired, what to know.

use std::fmt::Write as _;

use crate::analyse::bridge::{BridgeFigures, PairedBy, PeriodBridge, Step};
use crate::classify::Class;
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::report::comparison::{Compared, end_label, remarks, round_label};

/// Characters of the first column.
const LABEL: usize = 34;

/// The whole output.
pub(super) fn text(compared: &Compared, out: &str) -> String {
    let language = compared.after.round.language;
    let mut text = format!("\n{}\n", compared.after.round.organisation);
    let (before, after) =
        (round_label(&compared.before, language), round_label(&compared.after, language));
    let values = [("before", before.as_str()), ("after", &after)];
    line(&mut text, &language.format("bridge-summary-head", &values));
    for period in &compared.bridge.periods {
        if let Some(figures) = &period.figures {
            table(&mut text, compared, period, figures);
        }
    }
    pairs(&mut text, compared, language);
    for remark in remarks(compared) {
        line(&mut text, &format!("  ! {remark}"));
    }
    line(&mut text, &language.format("bridge-summary-report", &[("path", out)]));
    text
}

fn line(text: &mut String, content: &str) {
    text.push_str(content);
    text.push('\n');
}

fn table(text: &mut String, compared: &Compared, period: &PeriodBridge, figures: &BridgeFigures) {
    let language = compared.after.round.language;
    let (from, to) = (
        end_label(&compared.before, period.from, language),
        end_label(&compared.after, period.to, language),
    );
    text.push('\n');
    let currency = &*compared.after.round.currency;
    let headings = ["bridge-summary-total", "bridge-summary-innovation", "bridge-summary-share"]
        .map(|key| language.format(key, &[("currency", currency)]));
    row(text, "", &headings);
    let [share_before, share_after] = figures.end_shares();
    let percent = |share: Option<Ratio>| {
        share.map_or_else(
            || language.text("bridge-summary-undefined"),
            |share| language.percent_digits(share, 2),
        )
    };
    let cells = |sums: &crate::analyse::ClassTotals, share: String| {
        [language.number(sums.total()), language.number(sums.of(Class::Innovation)), share]
    };
    row(text, &from, &cells(&figures.before, percent(share_before)));
    // Hundredths of a percent, so rounded that they lead from one share shown to the other.
    let rounded = figures.rounded_shares(10_000);
    for step in Step::ALL {
        let change = &figures.steps[step as usize];
        if change.is_zero() {
            continue;
        }
        let share = rounded.as_ref().map(|rounded| signed_points(rounded[step as usize], language));
        let share = share.unwrap_or_default();
        let [total, innovation] = [change.total(), change.of(Class::Innovation)];
        let label = format!("  {}", language.text(&format!("bridge-step-{}", step.code())));
        row(text, &label, &[signed(total, language), signed(innovation, language), share]);
    }
    row(text, &to, &cells(&figures.after, percent(share_after)));
}

fn signed(sum: Total, language: Language) -> String {
    let sign = if sum > Total::ZERO { "+" } else { "" };
    format!("{sign}{}", language.number(sum))
}

fn signed_points(units: i128, language: Language) -> String {
    let sign = if units > 0 { "+" } else { "" };
    let points = Ratio { numerator: units, denominator: 10_000 };
    let points = language.percent_digits(points, 2);
    let points = points.trim_end_matches(['%', ' ']);
    format!("{sign}{points} {}", language.text("bridge-summary-points"))
}

fn row(text: &mut String, label: &str, cells: &[String; 3]) {
    let [total, innovation, share] = cells;
    let row = format!("  {label:<LABEL$} {total:>20} {innovation:>20} {share:>16}");
    writeln!(text, "{}", row.trim_end()).expect("text takes everything");
}

fn pairs(text: &mut String, compared: &Compared, language: Language) {
    let bridge = &compared.bridge;
    let count = |one: PairedBy| language.count(bridge.count(|by| by.code() == one.code()));
    let alone = |only: fn(&crate::analyse::bridge::Pair) -> bool| {
        language.count(bridge.pairs.iter().filter(|pair| only(pair)).count() as u64)
    };
    text.push('\n');
    let values = [
        ("id", count(PairedBy::Id)),
        ("confirmed", count(PairedBy::Confirmed)),
        ("key", count(PairedBy::Key)),
        ("likeness", count(PairedBy::Likeness(0))),
        ("before", alone(|pair| pair.after.is_none())),
        ("after", alone(|pair| pair.before.is_none())),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    line(text, &language.format("bridge-summary-pairs", &values));
}

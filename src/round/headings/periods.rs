//! Phase and year as headings name them: `Ansatz 2026 (T€)`, `Ergebnis Vorvorjahr`.
//!
//! In: a folded heading and the budget years of the round. Out: the word for the phase and the
//! year. What may mean two years is not read: `Ansatz 2026/2027`, `Ansatz 26`, and the budget
//! year of a *Doppelhaushalt*, which has two.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::units::{AFTER_A_WORD, FACTOR};
use crate::period::FiscalYear;

/// A word for a phase; *Ansatz* and *Plan* mean different phases in different years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// *Anmeldung*.
    Request,
    /// *Ansatz*.
    Granted,
    /// *Fortgeschriebener Ansatz*.
    Adjusted,
    /// *Über- und außerplanmäßig*.
    Excess,
    /// *Umbuchung*.
    Transfer,
    /// *Ist bis heute*.
    ToDate,
    /// *Prognose*.
    Forecast,
    /// *Planung*.
    Plan,
    /// *Ergebnis*.
    Actual,
    /// *Verpflichtungsermächtigung*.
    Commitment,
}

const PHASE: &str = r"(?P<phase>(?:vorl(?:\.|aeufiges)\s)?(?:rechnungs|jahres|haushalts)?ergebnis|(?:vorl(?:\.|aeufiges)\s)?ist|istergebnis|ist-ergebnis|re|actual|ansatz|haushaltsansatz|hh-ansatz|planansatz|soll|approved|plan|planung|finanzplanung|finanzplan|planwert|anmeldung|bedarf|mittelanmeldung|mittelbedarf|request|prognose|hochrechnung|v-ist|voraussichtliches\s(?:ergebnis|ist)|forecast|fortgeschriebener\sansatz|fortg\.\sansatz|(?:uepl\.?\s?/\s?apl\.?|ueber-\s?(?:/|und)\s?ausserplanmaessige?(?:\sausgaben|\saufwendungen|\sauszahlungen)?)|umbuchung(?:en)?|mittelumbuchung(?:en)?|ist\sbis\sheute|(?:lfd\.|laufendes)\sist|ve|verpflichtungsermaechtigung|verpflichtungsermaechtigungen)";
const YEAR: &str = r"(?P<year>(?:19|20|21)\d\d)";
/// Words for the budget year itself.
const BUDGET_YEAR: &str = r"(?:haushaltsjahr|hh-?jahr|hhj\.?|hj\.?)";
/// The unit at the end, with or without brackets.
static UNIT: LazyLock<String> = LazyLock::new(|| {
    format!(r"(?:[\[(]?\s*(?:in\s)?(?:{FACTOR}|{AFTER_A_WORD}|euro?|€)\s*[\])]?)?$")
});

/// `Ansatz 2026`, `Plan HJ 2027 (EUR)`, `Ansatz (2026)`.
static PHASE_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^{PHASE}\s?[:–—\-(]?\s*(?:(?:fuer\s|des\s|im\s)?(?:das\s)?(?:(?:haushalts)?jahr(?:es)?|hh-?jahr|hhj\.?|hj\.?|fy)|fuer)?\s*{YEAR}\)?\s*"
    ))
});

/// `2026 Ansatz`.
static YEAR_PHASE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:{BUDGET_YEAR}\s?)?{YEAR}\s?[:–—\-]?\s*{PHASE}\s*")));

/// `Ergebnis Vorvorjahr`, `Ansatz des Vorjahres`, `Plan HH-Jahr +1`.
static PHASE_RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^{PHASE}\s?[:–—\-(]?\s*(?:fuer\s|des\s|im\s)?(?:das\s)?(?P<relative>vorvorjahr|vorjahr|folgejahr|{BUDGET_YEAR})(?:e?s)?\s*(?P<offset>[+\-–]\s?\d)?\)?\s*"
    ))
});

/// `Vorjahresergebnis`.
static RELATIVE_PHASE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?P<relative>vorvorjahr|vorjahr)es-?{PHASE}\s*")));

/// `HH-Jahr +1`: a year to come, which can only be planned.
static BUDGET_YEAR_PLUS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^(?:{BUDGET_YEAR}|planjahr|planungsjahr)\s*(?P<offset>\+\s?\d)\s*"))
});

/// `HHJ 2026`: the budget year or one to come.
static BUDGET_YEAR_NAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^{BUDGET_YEAR}\s*{YEAR}\s*")));

fn pattern(text: &str) -> Regex {
    Regex::new(&format!("{text}{}", *UNIT)).expect("a constant pattern")
}

/// The word for the phase and the year a folded heading names.
pub(super) fn period(folded: &str, budget_years: &[FiscalYear]) -> Option<(Word, FiscalYear)> {
    let first = *budget_years.first()?;
    if let Some(found) = PHASE_YEAR.captures(folded).or_else(|| YEAR_PHASE.captures(folded)) {
        return Some((word(&found["phase"]), year(&found)?));
    }
    let relative = PHASE_RELATIVE.captures(folded).or_else(|| RELATIVE_PHASE.captures(folded));
    if let Some(found) = relative {
        let stated = offset(&found)?;
        let from = match &found["relative"] {
            "vorvorjahr" => -2,
            "vorjahr" => -1,
            "folgejahr" => 1,
            _ => 0,
        };
        // "Vorjahr +1" says two things; what counts from the end of a Doppelhaushalt is open.
        let clear = (from == 0 || stated == 0) && (from + stated < 0 || budget_years.len() == 1);
        return clear.then(|| (word(&found["phase"]), shifted(first, from + stated)));
    }
    if let Some(found) = BUDGET_YEAR_PLUS.captures(folded) {
        let stated = offset(&found).filter(|&stated| stated > 0 && budget_years.len() == 1)?;
        return Some((Word::Plan, shifted(first, stated)));
    }
    let found = BUDGET_YEAR_NAMED.captures(folded)?;
    year(&found).filter(|&year| year >= first).map(|year| (Word::Plan, year))
}

/// The heading with all four digits of its year, if it is one that lacks only the first two.
pub(super) fn with_century(folded: &str, budget_years: &[FiscalYear]) -> Option<String> {
    static SHORT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(^|\s)['’]?(\d\d)($|\s)").expect("a constant pattern"));
    let full = SHORT.replace(folded, "${1}20${2}${3}");
    (full != folded && period(&full, budget_years).is_some()).then(|| full.into_owned())
}

fn year(found: &Captures<'_>) -> Option<FiscalYear> {
    found["year"].parse().ok().map(FiscalYear)
}

/// The stated distance from the budget year; none is no distance.
fn offset(found: &Captures<'_>) -> Option<i16> {
    let Some(stated) = found.name("offset") else { return Some(0) };
    let digits = stated.as_str().trim_start_matches(['+', '-', '–']).trim();
    let distance: i16 = digits.parse().ok()?;
    Some(if stated.as_str().starts_with('+') { distance } else { -distance })
}

const fn shifted(year: FiscalYear, distance: i16) -> FiscalYear {
    FiscalYear(year.0.saturating_add(distance))
}

fn word(phase: &str) -> Word {
    match phase {
        "anmeldung" | "bedarf" | "mittelanmeldung" | "mittelbedarf" | "request" => Word::Request,
        "prognose" | "hochrechnung" | "v-ist" | "forecast" => Word::Forecast,
        "fortgeschriebener ansatz" | "fortg. ansatz" => Word::Adjusted,
        "planansatz" | "soll" | "approved" => Word::Granted,
        "ist bis heute" | "lfd. ist" | "laufendes ist" => Word::ToDate,
        word if word.starts_with("ue") => Word::Excess,
        word if word.contains("umbuchung") => Word::Transfer,
        word if word.starts_with("voraussichtlich") => Word::Forecast,
        word if word.starts_with("ve") => Word::Commitment,
        word if word.ends_with("ansatz") => Word::Granted,
        word if word.contains("plan") => Word::Plan,
        _ => Word::Actual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(heading: &str, budget_years: &[i16]) -> Option<(Word, i16)> {
        let years: Vec<FiscalYear> = budget_years.iter().copied().map(FiscalYear).collect();
        period(&super::super::fold(heading), &years).map(|(word, year)| (word, year.0))
    }

    #[test]
    fn years_are_named_or_counted_from_the_budget_year() {
        for (heading, expected) in [
            ("Ansatz 2026", Some((Word::Granted, 2026))),
            ("Ansatz (2026) (T€)", Some((Word::Granted, 2026))),
            ("Ansatz für das Haushaltsjahr 2026", Some((Word::Granted, 2026))),
            ("2026 Ansatz", Some((Word::Granted, 2026))),
            ("Plan 2027 (EUR)", Some((Word::Plan, 2027))),
            ("Plan HJ 2027", Some((Word::Plan, 2027))),
            ("Soll 2026", Some((Word::Granted, 2026))),
            ("Ist 2024", Some((Word::Actual, 2024))),
            ("vorl. Ergebnis 2025", Some((Word::Actual, 2025))),
            ("V-Ist 2025", Some((Word::Forecast, 2025))),
            ("VE 2027", Some((Word::Commitment, 2027))),
            ("üpl./apl. 2025", Some((Word::Excess, 2025))),
            ("über- und außerplanmäßige Ausgaben 2025", Some((Word::Excess, 2025))),
            ("Umbuchungen 2025 (T€)", Some((Word::Transfer, 2025))),
            ("Ist bis heute 2025", Some((Word::ToDate, 2025))),
            // What is added, or the whole as it stands then: the round has to say.
            ("Nachtrag 2025", None),
            ("Ermächtigungsübertragung 2025", None),
            ("Ergebnis Vorvorjahr", Some((Word::Actual, 2024))),
            ("Ergebnis des Vorjahres", Some((Word::Actual, 2025))),
            ("Ansatz Vorjahr (T€)", Some((Word::Granted, 2025))),
            ("Vorjahresansatz", Some((Word::Granted, 2025))),
            ("Ansatz Haushaltsjahr", Some((Word::Granted, 2026))),
            ("Plan HH-Jahr +1", Some((Word::Plan, 2027))),
            ("Planung Folgejahr", Some((Word::Plan, 2027))),
            ("HH-Jahr +1", Some((Word::Plan, 2027))),
            ("Planjahr + 2", Some((Word::Plan, 2028))),
            ("HHJ 2026", Some((Word::Plan, 2026))),
            ("HHJ 2025", None),
            ("HH-Jahr", None),
            ("Planjahr 2", None),
            ("Ansatz", None),
            ("Ansatz 26", None),
            ("Ansatz 2026/2027", None),
            ("Ansatz 2026 neu", None),
            ("Vorjahr", None),
        ] {
            assert_eq!(found(heading, &[2026]), expected, "{heading}");
        }
    }

    #[test]
    fn two_budget_years_leave_only_the_years_before_them_clear() {
        let years = [2026, 2027];
        assert_eq!(found("Ergebnis Vorvorjahr", &years), Some((Word::Actual, 2024)));
        assert_eq!(found("Ansatz Vorjahr", &years), Some((Word::Granted, 2025)));
        for heading in ["Ansatz Haushaltsjahr", "HH-Jahr +1", "Planung Folgejahr"] {
            assert_eq!(found(heading, &years), None, "{heading}");
        }
    }

    #[test]
    fn a_short_year_is_only_proposed() {
        let years = [FiscalYear(2026)];
        assert_eq!(with_century("ansatz 26 (t€)", &years).as_deref(), Some("ansatz 2026 (t€)"));
        assert_eq!(with_century("kapitel 26", &years), None);
    }
}

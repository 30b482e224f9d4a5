//! What a heading stands for: the round's mapping first, then shipped aliases, then phase and
//! year written in the heading itself.
//!
//! In: the settings of an input. Out: a role for each heading, and why. A heading nothing
//! names has no role, which is reported and never guessed.

mod aliases;
pub mod nearest;
mod periods;
pub mod units;

use std::borrow::Cow;
use std::collections::HashMap;

use glob::Pattern;

use aliases::{BUDGET_ALIASES, NOTE_ALIASES, PROJECT_ALIASES};
use periods::Word;

use crate::period::{FiscalYear, Phase};
use crate::round::{ComposedPart, Departments, Input, InputKind, Round, Sign, Stage};
use crate::schema::{Field, Role, RoleOrigin, Text};

/// Fields of the project portfolio, by their settings code.
pub const PROJECT_FIELDS: [&str; 15] = [
    "project_id",
    "title",
    "department",
    "business_area",
    "kind",
    "status",
    "begin",
    "go_live",
    "end",
    "first_use",
    "first_digitalisation",
    "replacement",
    "cost_benefit",
    "follow_up_cost",
    "description",
];

/// Folds a heading for comparison: case, umlauts, ß, blanks and line breaks.
#[must_use]
pub fn fold(heading: &str) -> String {
    let mut folded = String::with_capacity(heading.len());
    for word in heading.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for letter in word.chars().flat_map(char::to_lowercase) {
            match letter {
                'ä' => folded.push_str("ae"),
                'ö' => folded.push_str("oe"),
                'ü' => folded.push_str("ue"),
                'ß' => folded.push_str("ss"),
                other => folded.push(other),
            }
        }
    }
    folded
}

/// A heading of an export with blanks for the signs that join its words: `ansatz_2026_eur`,
/// `plan-2026-teur`. Hyphens stay where they stand between letters, as in `v-ist`.
fn unjoined(folded: &str) -> Cow<'_, str> {
    if !folded.contains(['_', '-']) {
        return Cow::Borrowed(folded);
    }
    let is_digit = |letter: Option<&char>| letter.is_some_and(char::is_ascii_digit);
    let letters: Vec<char> = folded.chars().collect();
    let joins = |(position, letter): (usize, &char)| match letter {
        '_' => ' ',
        '-' if is_digit(position.checked_sub(1).and_then(|left| letters.get(left)))
            && letters.get(position + 1).is_some_and(|right| right.is_alphabetic()) =>
        {
            ' '
        }
        other => *other,
    };
    Cow::Owned(letters.iter().enumerate().map(joins).collect::<String>().trim().to_owned())
}

/// Headings that need no mapping in an input of some kind, folded, with what they stand for.
#[must_use]
pub fn known(kind: InputKind) -> Vec<(Role, &'static str)> {
    let each = |role: Role, words: &'static [&'static str]| {
        words.iter().map(move |word| (role.clone(), *word))
    };
    match kind {
        InputKind::Projects => PROJECT_ALIASES
            .into_iter()
            .flat_map(|(code, words)| each(Role::ProjectField(code), words))
            .collect(),
        InputKind::Budget
        | InputKind::Posts
        | InputKind::Form
        | InputKind::Ledger
        | InputKind::ProviderRevenue => BUDGET_ALIASES
            .into_iter()
            .flat_map(|(field, words)| each(Role::Field(field), words))
            .chain(NOTE_ALIASES.into_iter().map(|word| (Role::Field(Field::Note), word)))
            .collect(),
    }
}

/// What is said of the unit of a column; how many currency units one unit of it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// By the round for this column.
    pub column: Option<i64>,
    /// By the heading at its end.
    pub written: Option<i64>,
    /// By the round for all columns of the input.
    pub input: Option<i64>,
    /// 1 where cost stands without a minus, else -1.
    pub direction: i64,
}

impl Unit {
    /// The unit the round or the heading gives: the one that is closest to the column.
    #[must_use]
    pub fn declared(self) -> Option<i64> {
        self.column.or(self.written).or(self.input)
    }
}

/// The headings one input may have.
#[derive(Debug)]
pub struct Headings {
    named: HashMap<String, Role>,
    /// Headings the round names, as it writes them.
    written: Vec<Text>,
    helpers: Vec<String>,
    ignored: Vec<Pattern>,
    kept: Vec<Pattern>,
    posts: Vec<Pattern>,
    /// Unit and sign the round gives a column.
    scales: HashMap<String, (Option<i64>, Sign)>,
    unit: Option<i64>,
    sign: Sign,
    kind: InputKind,
    fiscal_years: Vec<FiscalYear>,
    stage: Stage,
    is_euro: bool,
}

impl Headings {
    /// The headings of an input of a round.
    #[must_use]
    pub fn new(round: &Round, input: &Input) -> Self {
        let (named, scales) = named_roles(input);
        Self {
            named,
            written: written(input),
            helpers: helpers(round, input),
            ignored: patterns(&input.ignore),
            kept: patterns(&input.extra),
            posts: patterns(&input.posts),
            scales,
            unit: input.unit,
            sign: input.sign,
            kind: input.kind,
            fiscal_years: round.fiscal_years.clone(),
            stage: round.stage,
            is_euro: matches!(&*fold(&round.currency), "eur" | "euro" | "€"),
        }
    }

    /// The round is kept in euro, so that a cell in dollars is none of its amounts.
    #[must_use]
    pub const fn is_euro(&self) -> bool {
        self.is_euro
    }

    /// Whether a year is over, or running, when the budget of the round is made.
    #[must_use]
    pub fn has_begun(&self, year: FiscalYear) -> bool {
        self.fiscal_years.first().is_some_and(|first| year < *first)
    }

    /// What a heading stands for, and why.
    #[must_use]
    pub fn resolve(&self, heading: &str) -> (Role, RoleOrigin) {
        let folded = fold(heading);
        if let Some(role) = self.named.get(&folded) {
            return (role.clone(), RoleOrigin::Round);
        }
        let matches =
            |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches(&folded));
        if self.kind == InputKind::Posts && matches(&self.posts) {
            return (Role::Posts, RoleOrigin::Round);
        }
        let helper = self.helpers.contains(&folded);
        if !helper && matches(&self.ignored) {
            return (Role::Ignored, RoleOrigin::Round);
        }
        let exact = |pattern: &Pattern| pattern.as_str() == folded;
        if self.kept.iter().any(exact) {
            return (Role::Extra, RoleOrigin::Round);
        }
        // A field the round gives to another column needs no guess.
        let free = |role: &Role| !self.named.values().any(|named| named == role);
        let unjoined = unjoined(&folded);
        let alias = self.alias(&folded).or_else(|| self.alias(&unjoined));
        if let Some(role) = alias.filter(free) {
            return (role, RoleOrigin::Alias);
        }
        if let Some(role) = self.amount(&unjoined) {
            return (role, RoleOrigin::Heading);
        }
        if matches(&self.kept) {
            return (Role::Extra, RoleOrigin::Round);
        }
        if helper {
            return (Role::Helper, RoleOrigin::Round);
        }
        (Role::Unknown, RoleOrigin::None)
    }

    /// What is said of the unit of a column by the round and by its heading.
    #[must_use]
    pub fn unit(&self, heading: &str) -> Unit {
        let folded = fold(heading);
        let (column, sign) = self.scales.get(&folded).copied().unwrap_or((None, self.sign));
        let written = units::in_heading(&unjoined(&folded));
        Unit { column, written, input: self.unit, direction: direction(sign) }
    }

    /// Headings that are known by the round or without a mapping, as people write them.
    fn known(&self) -> impl Iterator<Item = String> + '_ {
        let is_project = self.kind == InputKind::Projects;
        let projects = PROJECT_ALIASES.into_iter().filter(move |_| is_project);
        let budget = BUDGET_ALIASES.into_iter().filter(move |_| !is_project);
        let aliases = projects
            .flat_map(|(_, aliases)| aliases)
            .chain(budget.flat_map(|(_, aliases)| aliases))
            .chain(NOTE_ALIASES.iter().filter(move |_| !is_project));
        let named = self.written.iter().map(ToString::to_string);
        named.chain(aliases.map(|alias| nearest::capitalised(alias)))
    }

    fn alias(&self, folded: &str) -> Option<Role> {
        match self.kind {
            InputKind::Projects => PROJECT_ALIASES
                .into_iter()
                .find(|(_, aliases)| aliases.contains(&folded))
                .map(|(code, _)| Role::ProjectField(code)),
            InputKind::Budget
            | InputKind::Posts
            | InputKind::Form
            | InputKind::Ledger
            | InputKind::ProviderRevenue => {
                if NOTE_ALIASES.contains(&folded) {
                    return Some(Role::Field(Field::Note));
                }
                BUDGET_ALIASES
                    .into_iter()
                    .find(|(_, aliases)| aliases.contains(&folded))
                    .map(|(field, _)| Role::Field(field))
            }
        }
    }

    fn amount(&self, folded: &str) -> Option<Role> {
        if self.kind == InputKind::Posts {
            return None;
        }
        let (word, year) = periods::period(folded, &self.fiscal_years)?;
        let phase = match word {
            Word::Request => Phase::Request,
            Word::Forecast => Phase::Forecast,
            Word::Excess => Phase::Excess,
            Word::Transfer => Phase::Transfer,
            Word::ToDate => Phase::ToDate,
            Word::Adjusted => Phase::Adjusted,
            Word::Commitment => Phase::Commitment,
            Word::Granted => self.granted(year, Phase::Approved),
            Word::Plan => self.granted(year, Phase::Plan),
            Word::Actual => Phase::Actual,
        };
        Some(Role::Amount {
            fiscal_year: Some(year),
            phase: Some(phase),
            label: None,
            year_offset: 0,
        })
    }

    /// The phase of a planned amount: by the stage in a budget year, granted before it.
    fn granted(&self, year: FiscalYear, later: Phase) -> Phase {
        if self.fiscal_years.contains(&year) {
            self.stage.target_phase()
        } else if self.fiscal_years.first().is_some_and(|first| year < *first) {
            Phase::Approved
        } else {
            later
        }
    }
}

const fn direction(sign: Sign) -> i64 {
    match sign {
        Sign::CostPositive => 1,
        Sign::CostNegative => -1,
    }
}

fn patterns(texts: &[Text]) -> Vec<Pattern> {
    texts.iter().filter_map(|text| Pattern::new(&fold(text)).ok()).collect()
}

type NamedRoles = (HashMap<String, Role>, HashMap<String, (Option<i64>, Sign)>);

fn named_roles(input: &Input) -> NamedRoles {
    let (mut named, mut scales) = (HashMap::new(), HashMap::new());
    for (field, headings) in &input.fields {
        for heading in headings {
            named.insert(fold(heading), Role::Field(*field));
        }
    }
    for (code, headings) in &input.project_fields {
        for heading in headings {
            named.insert(fold(heading), Role::ProjectField(code));
        }
    }
    if let Some(heading) = &input.year_column {
        named.insert(fold(heading), Role::RowYear);
    }
    if let Some((heading, _)) = &input.phase_column {
        named.insert(fold(heading), Role::RowPhase);
    }
    for claim in &input.claims {
        named.insert(fold(&claim.heading), Role::Claim(claim.sums.clone()));
    }
    if let Some(form) = &input.form {
        named.insert(fold(&form.id_heading), Role::Helper);
    }
    for column in &input.amounts {
        let folded = fold(&column.heading);
        scales.insert(folded.clone(), (column.unit, column.sign.unwrap_or(input.sign)));
        named.insert(
            folded,
            Role::Amount {
                fiscal_year: column.fiscal_year,
                phase: column.phase,
                label: column.label.clone(),
                year_offset: column.year_offset,
            },
        );
    }
    // A printed sum stands in the unit of the columns it sums.
    for claim in &input.claims {
        let Some(first) = claim.sums.first().map(|first| fold(first)) else { continue };
        let (unit, sign) = scales.get(&first).copied().unwrap_or((None, input.sign));
        let written = || units::in_heading(&unjoined(&first));
        scales.insert(fold(&claim.heading), (unit.or_else(written), sign));
    }
    (named, scales)
}

/// Headings a round names as fields and amounts.
fn written(input: &Input) -> Vec<Text> {
    let fields = input.fields.iter().flat_map(|(_, headings)| headings);
    let project_fields = input.project_fields.iter().flat_map(|(_, headings)| headings);
    let amounts = input.amounts.iter().map(|column| &column.heading);
    fields.chain(project_fields).chain(amounts).cloned().collect()
}

/// Headings that serve keys, filters and departments.
fn helpers(round: &Round, input: &Input) -> Vec<String> {
    let mut helpers: Vec<String> = input.id_columns.iter().map(|text| fold(text)).collect();
    helpers.extend(input.rows.iter().map(|row| fold(&row.column)));
    for part in input.composed.iter().flat_map(|column| &column.parts) {
        if let ComposedPart::Column(heading, _) = part {
            helpers.push(fold(heading));
        }
    }
    if let Departments::FromColumns { code, name, .. } = &round.departments {
        helpers.push(fold(code));
        helpers.extend(name.as_deref().map(fold));
    }
    helpers
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn headings(inputs: &str) -> Headings {
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
            [[departments.list]]
            code = "1"
            name = "Eins"
            area = "NKF"
            [[inputs]]
            name = "budget"
            kind = "budget"
            path = "*.xlsx"
            {inputs}
            "#
        );
        let round = Round::parse(Path::new("runde"), &text).expect("valid settings");
        Headings::new(&round, &round.inputs[0])
    }

    fn amount(year: i16, phase: Phase) -> Role {
        Role::Amount {
            fiscal_year: Some(FiscalYear(year)),
            phase: Some(phase),
            label: None,
            year_offset: 0,
        }
    }

    #[test]
    fn phase_and_year_are_read_from_the_heading() {
        let headings = headings("");
        for (heading, expected) in [
            ("Ergebnis 2024", amount(2024, Phase::Actual)),
            ("Ansatz 2025", amount(2025, Phase::Approved)),
            ("Ansatz\n2026", amount(2026, Phase::Request)),
            ("Planung 2027 (EUR)", amount(2027, Phase::Plan)),
            ("VE 2027", amount(2027, Phase::Commitment)),
            ("Sachkonto ", Role::Field(Field::Account)),
            ("Maßnahme", Role::Field(Field::Title)),
            ("Ansatz", Role::Unknown),
            ("Kapazität 2026", Role::Unknown),
            ("ansatz_2025", amount(2025, Phase::Approved)),
            ("plan-2027", amount(2027, Phase::Plan)),
            ("ist_2024_eur", amount(2024, Phase::Actual)),
            ("IST-2024-TEUR", amount(2024, Phase::Actual)),
            ("2026_Ansatz", amount(2026, Phase::Request)),
            ("2024-Ist", amount(2024, Phase::Actual)),
            ("V-Ist_2025", amount(2025, Phase::Forecast)),
            ("haushaltsjahr_2027", amount(2027, Phase::Plan)),
            ("kostenstelle_nr", Role::Unknown),
            ("produkt_nr.", Role::Field(Field::Product)),
            ("ansatz_26", Role::Unknown),
            ("ansatz_2026_2027", Role::Unknown),
            ("ansatz_2026-2027", Role::Unknown),
            ("ansatz_2026_neu", Role::Unknown),
        ] {
            assert_eq!(headings.resolve(heading).0, expected, "{heading}");
        }
    }

    #[test]
    fn the_unit_in_a_heading_wins_over_the_inputs() {
        assert_eq!(headings("").unit("Ansatz 2026 (T€)").declared(), Some(1_000));
        assert_eq!(headings("").unit("Ansatz 2026").declared(), None);
        for heading in ["ansatz_2026_teur", "plan-2026-teur", "ist_2024_in_teur"] {
            assert_eq!(headings("").unit(heading).declared(), Some(1_000), "{heading}");
        }
        assert_eq!(headings("").unit("ist_2024_eur").declared(), Some(1));
        let in_thousands = headings("unit = 1000\nsign = \"cost_negative\"");
        let unit = in_thousands.unit("Ansatz 2026");
        assert_eq!((unit.declared(), unit.direction), (Some(1_000), -1));
        assert_eq!(in_thousands.unit("Ansatz 2026 in EUR").declared(), Some(1));
    }

    #[test]
    fn the_rounds_mapping_wins_over_aliases() {
        let headings = headings(
            "ignore = [\"Ansatz 2025\"]\nextra = [\"*\"]\n[inputs.fields]\nnote = \"Konto\"",
        );
        assert_eq!(headings.resolve("Konto"), (Role::Field(Field::Note), RoleOrigin::Round));
        assert_eq!(headings.resolve("Ansatz 2025").0, Role::Ignored);
        assert_eq!(headings.resolve("Sachkonto").0, Role::Field(Field::Account));
        assert_eq!(headings.resolve("Farbe").0, Role::Extra);
    }

    #[test]
    fn a_field_the_round_gives_away_is_not_taken_from_an_alias() {
        let title = "[inputs.fields]\ntitle = \"Titelbezeichnung\"";
        let headings = |keep: &str| headings(&format!("{keep}\n{title}"));
        assert_eq!(headings("").resolve("Bezeichnung").0, Role::Unknown);
        assert_eq!(headings("extra = [\"*\"]").resolve("Bezeichnung").0, Role::Extra);
        assert_eq!(headings("").resolve("Titelbezeichnung").0, Role::Field(Field::Title));
    }
}

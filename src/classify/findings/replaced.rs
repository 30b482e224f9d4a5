//! Words of replacement in what counts as innovation: somebody should ask what is replaced.
//!
//! In: portfolio and classification. Out: one diagnostic for each project, and for each line
//! without one, whose text or description speaks of a replacement while T3 is not "yes". Looked
//! at sentence by sentence; sentences that deny, or speak of paper and lists, are passed over,
//! since paper is no application. Deliberately absent: a change of class; words prove nothing.

use std::collections::BTreeMap;

use super::{in_budget, placed, said};
use crate::classify::fold::fold;
use crate::classify::{Class, Classification, Classified, allocations};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::provenance::Place;
use crate::round::Round;
use crate::schema::{BudgetLine, Field, Portfolio, Truth};

/// Beginnings and parts of words, folded; a leading blank stands for the border of a word.
const WORDS: [&str; 21] = [
    "abloes",
    "abgeloest",
    " ersatz",
    " ersetz",
    "nachfolge",
    " vorgaenger",
    "altsystem",
    "altverfahren",
    "altanlage",
    " migration",
    " umstieg",
    "anbieterwechsel",
    "systemwechsel",
    "produktwechsel",
    " statt ",
    " anstelle ",
    "abgekuendigt",
    "ausser betrieb",
    " wird eingestellt ",
    " replace",
    " successor ",
];

/// Words of a sentence that denies a replacement or speaks of paper and lists.
const PASSED_OVER: [&str; 18] = [
    " nicht ",
    " nichts ",
    " kein",
    " ohne ",
    " bleibt ",
    " bleiben ",
    " ob ",
    " papier",
    "karteikart",
    " zettel",
    " excel",
    " formular",
    " vordruck",
    " liste",
    " not ",
    " no ",
    " paper",
    " nothing ",
];

/// Money of the budget years that rests on one text.
struct Affected<'a> {
    line: &'a BudgetLine,
    /// The sentence, as it stands.
    sentence: String,
    /// It stands in the project's text rather than in the line's.
    in_project: bool,
    count: u64,
    sum: Total,
}

/// Finds them.
pub(super) fn find(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Vec<Diagnostic> {
    let mut found: BTreeMap<(Option<u32>, usize), Affected<'_>> = BTreeMap::new();
    for (index, (line, classified)) in portfolio.lines.iter().zip(&classification.lines).enumerate()
    {
        let Some(classified) = classified else { continue };
        if !may_be_innovation(classified) || classified.test.replacement == Truth::Yes {
            continue;
        }
        let sum = innovation(line, classified, round);
        let Some((sentence, in_project)) = speaking(portfolio, line, classified) else { continue };
        if sum == Total::ZERO {
            continue;
        }
        // The text of a project speaks for all its lines, the text of a line for itself.
        let key = (classified.project, if in_project { usize::MAX } else { index });
        let affected = found.entry(key).or_insert_with(|| Affected {
            line,
            sentence,
            in_project,
            count: 0,
            sum: Total::ZERO,
        });
        affected.count += 1;
        affected.sum += sum;
    }
    found
        .iter()
        .map(|((project, _), affected)| diagnostic(portfolio, *project, affected, round))
        .collect()
}

fn may_be_innovation(classified: &Classified) -> bool {
    let mut parts = classified.judgements.iter().flat_map(|judgement| &judgement.parts);
    parts.any(|part| part.class == Class::Innovation)
}

/// Innovation money of a line in the budget years.
pub(super) fn innovation(line: &BudgetLine, classified: &Classified, round: &Round) -> Total {
    allocations(line, classified)
        .iter()
        .filter(|one| one.class == Class::Innovation && in_budget(one.period, round))
        .map(|one| one.cents)
        .sum()
}

/// The sentence that speaks of a replacement, and whether it is the project's.
fn speaking(
    portfolio: &Portfolio,
    line: &BudgetLine,
    classified: &Classified,
) -> Option<(String, bool)> {
    let own = [Field::Title, Field::Description, Field::Note];
    let own = own.into_iter().find_map(|field| sentence(line.fields.text(field)));
    let project = classified.project.map(|number| &portfolio.projects[number as usize]);
    let projects = || {
        let project = project?;
        sentence(&project.title).or_else(|| sentence(&project.description))
    };
    own.map(|text| (text, false)).or_else(|| projects().map(|text| (text, true)))
}

/// The first sentence with a word of replacement.
fn sentence(text: &str) -> Option<String> {
    text.split(['.', ';', '!', '?', '\n']).map(str::trim).find(|part| speaks(part)).map(Into::into)
}

fn speaks(sentence: &str) -> bool {
    if sentence.is_empty() {
        return false;
    }
    let folded = fold(sentence);
    WORDS.iter().any(|word| folded.contains(word))
        && !PASSED_OVER.iter().any(|word| folded.contains(word))
}

fn diagnostic(
    portfolio: &Portfolio,
    project: Option<u32>,
    affected: &Affected<'_>,
    round: &Round,
) -> Diagnostic {
    let project = project.map(|number| &portfolio.projects[number as usize]);
    let code = Code::InnovationReplaces;
    let diagnostic = match project.filter(|_| affected.in_project) {
        None => said(portfolio, affected.line, code, Field::Title),
        Some(project) => {
            let sheet = || portfolio.tables.get(project.table.0 as usize).map(|one| &one.sheet);
            let cell = project.replacement.cell;
            let place = cell.and_then(|cell| placed(portfolio, project.table, cell));
            match place.or_else(|| sheet().map(Place::sheet)) {
                Some(place) => Diagnostic::new(code).at(place),
                None => Diagnostic::new(code),
            }
        }
    };
    let title = project
        .filter(|_| affected.in_project)
        .map_or_else(|| affected.line.label().to_owned(), |project| project.title.to_string());
    diagnostic
        .with("title", title)
        .with("found", affected.sentence.clone())
        .with("count", affected.count.to_string())
        .with("sum", round.language.money(affected.sum, &round.currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_deny_or_speak_of_paper_are_passed_over() {
        for (text, expected) in [
            ("Der Dienst ist neu. SD.NET wird abgelöst", true),
            ("Power BI statt QlikView", true),
            ("Nachfolge für das Ratsinformationssystem", true),
            ("Das Fachverfahren wird nicht abgelöst", false),
            ("Abgelöst wird nichts", false),
            ("Das Portal ersetzt Papieranträge", false),
            ("Sensoren melden den Füllstand", false),
            ("Ersatz der Anlage", true),
            ("", false),
        ] {
            assert_eq!(sentence(text).is_some(), expected, "{text}");
        }
    }
}

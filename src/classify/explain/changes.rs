//! What would give a clear line another class.
//!
//! In: a line as it was judged. Out: each single change that alters its class in the budget year:
//! another answer to one question of the test, the words of the winning rule not being there.
//! Every one is tried out on the whole table, so that what is said would really happen.
//! Deliberately absent: changes of two things at once.

use super::FACT_CODES;
use crate::classify::condition::Fact;
use crate::classify::facts::Settled;
use crate::classify::judge::{Judge, Verdict, budget_year};
use crate::classify::prepare::Key;
use crate::classify::table::RuleTable;
use crate::classify::{Part, shown_parts};
use crate::round::Round;
use crate::schema::{Project, Truth};

/// The changes in words, the test first; a decision changes every line.
pub(super) fn of(
    judge: &Judge<'_>,
    table: &RuleTable,
    group: Key,
    verdict: &Verdict,
    project: Option<&Project>,
    round: &Round,
) -> Vec<String> {
    let language = round.language;
    let parts = |verdict: &Verdict| -> Vec<Part> {
        verdict.classified.judgement(budget_year(round)).parts.clone()
    };
    let now = parts(verdict);
    // What would hold then, if it is something else.
    let other = |then: &Verdict| -> Option<String> {
        let class = shown_parts(&Some(parts(then)).filter(|parts| *parts != now)?, language);
        Some(match then.rule.map(|rule| &table.classes[rule].id) {
            Some(rule) => language.format("class-by-rule", &[("class", &class), ("rule", rule)]),
            None => class,
        })
    };
    let mut steps = Vec::new();
    for fact in Fact::ALL {
        for truth in [Truth::Yes, Truth::No] {
            let mut facts = verdict.facts;
            if facts.truth(fact) == truth {
                continue;
            }
            facts.0[fact as usize] = Settled { truth, rule: None };
            let Some(class) = other(&judge.what_if(group, facts, None)) else { continue };
            let name = language.text(&format!("explain-test-{}", FACT_CODES[fact as usize]));
            let truth = language.text(&format!("truth-{}", truth.code()));
            let values = [("name", &*name), ("truth", &*truth), ("class", &*class)];
            steps.push(language.format("explain-change-fact", &values));
        }
    }
    if let Some(rule) = verdict.rule
        && let Some(class) = other(&judge.what_if(group, verdict.facts, Some(rule)))
    {
        let values = [("rule", &*table.classes[rule].id), ("class", &*class)];
        steps.push(language.format("explain-change-rule", &values));
    }
    let go_live = project.and_then(|project| project.go_live);
    if let (Some(date), true) = (go_live, verdict.classified.judgements.len() > 1) {
        let values = [("date", &*language.date(date))];
        steps.push(language.format("explain-change-go-live", &values));
    }
    steps.push(language.text("explain-change-decision"));
    steps
}

#[cfg(test)]
mod tests {
    use crate::classify::classify;
    use crate::classify::explain::explain;
    use crate::classify::table::RuleTable;
    use crate::classify::testbed::{line, portfolio, project, round};
    use crate::language::Language;
    use crate::schema::{Field, Truth};

    const TABLE: &str = "Trefferregel;Priorität\n\
        Nr;Priorität;Text;Innovationstest;Klasse;Begründung\n\
        I1;10;;ja;Innovation;Test erfüllt.\n\
        W1;20;;nein;Weiterentwicklung;Test nicht erfüllt.\n\
        R1;30;wartung*;;Regelbetrieb;Wartung ist Betrieb.\n\
        F1;1;jahresmiete;;Laufend: ja;Die Tafel hat eigene Regeln für Tatsachen.\n";

    fn changes(title: &str, stated: [Truth; 3]) -> Vec<String> {
        let round = round(Language::German);
        let fields = [(Field::Title, title), (Field::ProjectId, "P1")];
        let project = project("P1", "Kauf", stated);
        let portfolio = portfolio(vec![line(&fields, &[0, 0, 100])], vec![project]);
        let table = RuleTable::parse(TABLE, "regeln.csv", Language::German).expect("sound");
        let (classification, _) = classify(&portfolio, &table, &round);
        let mut settle = explain(&portfolio, &classification, &table, &round, 0).settle;
        assert_eq!(
            settle.pop().as_deref(),
            Some("Eine Entscheidung in der Prüfliste geht jeder Regel vor.")
        );
        settle
    }

    /// T1 yes, T2 no, T3 no: T1 alone carries the innovation, and T3 would end it.
    #[test]
    fn each_change_is_tried_out_on_the_table() {
        let [yes, no] = [Truth::Yes, Truth::No];
        assert_eq!(
            changes("Wartung", [yes, no, no]),
            [
                "T1 Ersteinsatz: nein → Weiterentwicklung (Regel W1)",
                "T3 Ablösung: ja → Weiterentwicklung (Regel W1)",
                "Ohne das, was Regel I1 gesehen hat → Regelbetrieb (Regel R1)",
            ]
        );
        // With T1 and T2 no single answer but T3's ends it; no rule is left for this title.
        assert_eq!(
            changes("Kauf", [yes, yes, no]),
            [
                "T3 Ablösung: ja → Weiterentwicklung (Regel W1)",
                "Ohne das, was Regel I1 gesehen hat → ungeklärt",
            ]
        );
    }
}

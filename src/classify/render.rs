//! An explanation as text, in German or English.
//!
//! In: an [`Explanation`]. Out: lines a person reads from the top: what the line is, where its
//! money stands, what the test says, which class holds from when, what won, what lost, what
//! would settle it.

use super::explain::{ExplainedClass, Explanation};
use super::shown_parts;
use super::{Class, Part};
use crate::language::Language;
use crate::money::Total;
use crate::schema::Truth;

impl Explanation {
    /// The explanation as text.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut lines = vec![
            language.format("explain-line", &[("id", &self.id)]),
            language.format("explain-key", &[("key", &self.key)]),
            language.format("explain-label", &[("label", &self.label)]),
        ];
        lines.push(match self.out_of_scope {
            None => language.text("explain-scope-in"),
            Some(code) => {
                let reason = language.text(&format!("scope-{code}"));
                language.format("explain-scope-out", &[("reason", &reason)])
            }
        });
        self.render_amounts(language, &mut lines);
        self.render_test(language, &mut lines);
        self.render_classes(language, &mut lines);
        self.render_decisions(language, &mut lines);
        self.render_winner(language, &mut lines);
        self.render_losers(language, &mut lines);
        if !self.settle.is_empty() {
            let unclear = |class: &ExplainedClass| {
                class.parts.iter().any(|&(class, _)| class == Class::Unclear)
            };
            let open = self.classes.iter().any(unclear);
            let key = if open { "explain-settle" } else { "explain-changes" };
            lines.push(language.text(key));
            lines.extend(self.settle.iter().map(|step| format!("  {step}")));
        }
        if let Some(suggestion) = &self.suggestion {
            lines.push(language.format("suggest-said", &[("suggestion", &suggestion.text)]));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    fn render_amounts(&self, language: Language, lines: &mut Vec<String>) {
        lines.push(language.text("explain-amounts"));
        for amount in &self.amounts {
            let phase = language.text(&format!("phase-{}", amount.phase));
            let sheet = amount.sheet.as_ref().map_or_else(String::new, |name| format!(", {name}"));
            let (year, cell, file) = (amount.fiscal_year, &amount.cell, &amount.file);
            let money = in_language(&amount.amount, language);
            lines.push(format!("  {year} {phase}: {money} ({file}{sheet}, {cell})"));
        }
        if !self.declared.is_empty() {
            let key =
                if self.contradicts { "explain-declared-contradicts" } else { "explain-declared" };
            lines.push(language.format(key, &[("word", &self.declared)]));
        }
    }

    fn render_test(&self, language: Language, lines: &mut Vec<String>) {
        if !self.project.is_empty() {
            lines.push(match &self.project_title {
                Some(title) => {
                    language.format("explain-project", &[("id", &self.project), ("title", title)])
                }
                None => language.format("explain-project-unknown", &[("id", &self.project)]),
            });
        }
        let truth = |truth: Truth| language.text(&format!("truth-{}", truth.code()));
        lines.push(language.format("explain-test", &[("result", &truth(self.innovation))]));
        for fact in &self.facts {
            let name = language.text(&format!("explain-test-{}", fact.fact));
            let truth = truth(fact.truth);
            let values = [("name", &*name), ("truth", &*truth), ("source", &*fact.source)];
            lines.push(format!("  {}", language.format("explain-test-part", &values)));
        }
    }

    fn render_classes(&self, language: Language, lines: &mut Vec<String>) {
        lines.push(language.text("explain-class"));
        Self::render_years(&self.classes, language, lines);
    }

    fn render_decisions(&self, language: Language, lines: &mut Vec<String>) {
        if !self.decisions.is_empty() {
            lines.push(language.text("explain-decisions"));
            for decision in &self.decisions {
                decision.render(language, lines);
            }
        }
        if !self.by_rules.is_empty() {
            lines.push(language.text("explain-by-rules"));
            Self::render_years(&self.by_rules, language, lines);
        }
        if !self.comments.is_empty() {
            lines.push(language.text("explain-comments"));
            lines.extend(self.comments.iter().map(|comment| comment.render(language)));
        }
    }

    fn render_years(classes: &[ExplainedClass], language: Language, lines: &mut Vec<String>) {
        let classes_above = |number: usize| number.checked_sub(1).map(|above| &classes[above]);
        for (number, class) in classes.iter().enumerate() {
            let next = classes.get(number + 1).and_then(|next| next.from);
            let years = years(class.from, next, language);
            let part = |&(class, weight): &(Class, u32)| Part { class, weight };
            let parts: Vec<Part> = class.parts.iter().map(part).collect();
            let classes = shown_parts(&parts, language);
            lines.push(format!("  {years}: {classes}. {}", class.reason));
            // What was seen is told once where it is the same for several years.
            let told = classes_above(number).is_some_and(|above| above.evidence == class.evidence);
            if !class.evidence.is_empty() && !told {
                let seen = language.format("explain-seen", &[("evidence", &class.evidence)]);
                lines.push(format!("    {seen}"));
            }
        }
    }

    fn render_winner(&self, language: Language, lines: &mut Vec<String>) {
        if let Some((rule, priority, reason)) = &self.winner {
            let priority = priority.to_string();
            let values = [("rule", &**rule), ("priority", &*priority), ("reason", &**reason)];
            let decided = !self.by_rules.is_empty();
            let key = if decided { "explain-winner-below" } else { "explain-winner" };
            lines.push(language.format(key, &values));
        }
    }

    fn render_losers(&self, language: Language, lines: &mut Vec<String>) {
        if self.losers.is_empty() {
            return;
        }
        lines.push(language.text("explain-losers"));
        // Without a winner the first ones, by priority, contradict each other.
        let first = self.losers.iter().map(|loser| loser.priority).min().unwrap_or_default();
        for loser in &self.losers {
            let class = shown_parts(&loser.parts, language);
            let priority = loser.priority.to_string();
            let (winner, winning) =
                self.winner.as_ref().map_or(("", first.to_string()), |(rule, priority, _)| {
                    (rule, priority.to_string())
                });
            let key = match &self.winner {
                None if loser.priority > first => "explain-loser-behind-conflict",
                None => "explain-loser-conflict",
                Some((_, first, _)) if *first == loser.priority => "explain-loser-agrees",
                Some(_) => "explain-loser-priority",
            };
            let values = [
                ("rule", &*loser.rule),
                ("priority", &*priority),
                ("class", &*class),
                ("winner", winner),
                ("winning", &*winning),
            ];
            lines.push(format!("  {}", language.format(key, &values)));
        }
    }
}

/// The fiscal years a class holds for, from one on and before the next.
fn years(from: Option<i16>, next: Option<i16>, language: Language) -> String {
    let last = next.map(|next| next.saturating_sub(1));
    let text = |year: i16| year.to_string();
    match (from, last) {
        (None, None) => language.text("explain-class-always"),
        (None, Some(last)) => language.format("explain-class-until", &[("year", &text(last))]),
        (Some(from), None) => language.format("explain-class-from", &[("year", &text(from))]),
        (Some(from), Some(last)) if from == last => text(from),
        (Some(from), Some(last)) => {
            let values = [("first", &*text(from)), ("last", &*text(last))];
            language.format("explain-class-between", &values)
        }
    }
}

/// Decimal text of whole cents in the language's notation.
fn in_language(decimal: &str, language: Language) -> String {
    let digits: String = decimal.chars().filter(|character| *character != '.').collect();
    digits
        .parse::<i128>()
        .map_or_else(|_| decimal.to_owned(), |cents| language.number(Total(cents)))
}

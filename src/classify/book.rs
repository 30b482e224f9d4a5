//! The rule book: a rule table as text both sides of a budget talk can read.
//!
//! In: a rule table. Out: Markdown, in German or English: how a decision is reached, then every
//! rule by priority, each with its conditions in words, what it says, why, its source and its
//! example. Nothing of the table is left out: a condition without words of its own is shown as
//! its cell stands.

use super::columns::Outcome;
use super::condition::Fact;
use super::explain::FACT_CODES;
use super::phrases;
use super::table::{Rule, RuleTable};
use crate::language::Language;
use crate::provenance::Source;

impl RuleTable {
    /// The table as a readable rule book in Markdown; `source` says which table it is.
    #[must_use]
    pub fn book(&self, source: &Source, language: Language) -> String {
        let mut book = Book { text: String::new(), language };
        let (classes, facts) = (self.classes.len() as u64, self.facts.len() as u64);
        let counts = [language.count(classes), language.count(facts)];
        let hash = source.sha256.get(..12).unwrap_or_default();
        book.heading(1, &language.text("book-title"));
        book.paragraph(&language.format(
            "book-source",
            &[
                ("table", &*source.path),
                ("hash", hash),
                ("classes", &counts[0]),
                ("facts", &counts[1]),
            ],
        ));
        book.heading(2, &language.text("book-method"));
        for step in ["facts", "test", "rules", "conflict", "life", "people"] {
            let said = language.text(&format!("book-method-{step}"));
            book.text.push_str(&format!("- {said}\n"));
        }
        book.text.push('\n');
        book.heading(2, &language.text("book-reading"));
        for part in ["conditions", "words", "accounts", "course", "life"] {
            let said = language.text(&format!("book-reading-{part}"));
            book.text.push_str(&format!("- {said}\n"));
        }
        book.text.push('\n');
        book.heading(2, &language.text("book-facts"));
        book.paragraph(&language.text("book-facts-note"));
        for fact in Fact::ALL {
            let name = language.text(&format!("explain-test-{}", FACT_CODES[fact as usize]));
            book.heading(3, &name);
            let about = |rule: &&Rule| matches!(rule.outcome, Outcome::Fact(one, _) if one == fact);
            book.rules(self.facts.iter().filter(about), 4);
        }
        book.heading(2, &language.text("book-classes"));
        book.rules(self.classes.iter(), 3);
        book.text.truncate(book.text.trim_end().len());
        book.text.push('\n');
        book.text
    }
}

struct Book {
    text: String,
    language: Language,
}

impl Book {
    fn heading(&mut self, level: usize, said: &str) {
        self.text.push_str(&format!("{} {}\n\n", "#".repeat(level), phrases::escaped(said)));
    }

    fn paragraph(&mut self, said: &str) {
        self.text.push_str(said);
        self.text.push_str("\n\n");
    }

    /// Rules in their order, with a heading wherever priority or section changes.
    fn rules<'a>(&mut self, rules: impl Iterator<Item = &'a Rule>, level: usize) {
        let mut rules: Vec<&Rule> = rules.collect();
        let mut first_seen: Vec<&str> = Vec::new();
        for rule in &rules {
            if !first_seen.contains(&&*rule.section) {
                first_seen.push(&rule.section);
            }
        }
        let section = |rule: &&Rule| first_seen.iter().position(|one| **one == *rule.section);
        rules.sort_by_key(|rule| (rule.priority, section(rule)));
        let mut last = None;
        for rule in rules {
            if last != Some((rule.priority, &rule.section)) {
                last = Some((rule.priority, &rule.section));
                self.section(rule, level);
            }
            self.rule(rule);
        }
    }

    /// Remarks of a table are in the language of its authors: the German one.
    fn section(&mut self, rule: &Rule, level: usize) {
        let priority = rule.priority.to_string();
        let titled = !rule.section.is_empty() && self.language == Language::German;
        let key = if titled { "book-section" } else { "book-section-plain" };
        let values = [("priority", &*priority), ("section", &*rule.section)];
        self.heading(level, &self.language.format(key, &values));
    }

    fn rule(&mut self, rule: &Rule) {
        let language = self.language;
        let conditions: Vec<String> = phrases::conditions(&rule.stated, language)
            .into_iter()
            .map(|said| phrases::escaped(&said))
            .collect();
        let conditions = phrases::joined(&conditions, &language.text("book-and"));
        let outcome = phrases::outcome(rule, language);
        let id = phrases::escaped(&rule.id);
        let values = [("id", &*id), ("conditions", &conditions), ("outcome", &outcome)];
        let mut said = language.format("book-rule", &values);
        let mut add = |key: &str, value: &str| {
            if !value.is_empty() {
                said.push(' ');
                let value = phrases::escaped(value);
                said.push_str(&language.format(key, &[("value", &value)]));
            }
        };
        add("book-why", rule.reason(language));
        add("book-source-of", &rule.source);
        add("book-example", &rule.example);
        add("book-counterexample", &rule.counterexample);
        self.paragraph(&said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::pattern::split_terms;

    const TOLD_APART: [&str; 8] = [
        "Nr",
        "Priorität",
        "Projekt vorhanden",
        "Klasse",
        "Begründung",
        "Reason",
        "Quelle",
        "Beispiel",
    ];

    /// The rules of a table as its text has them: heading and cell, without empty cells.
    fn rows(text: &str) -> Vec<Vec<(String, String)>> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let table = lines[1..].join("\n");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
        let headings = reader.headers().expect("headings").clone();
        let row = |record: csv::StringRecord| {
            let cells = headings.iter().zip(record.iter());
            let filled = cells.filter(|(_, cell)| !cell.trim().is_empty());
            filled.map(|(heading, cell)| (heading.to_owned(), cell.trim().to_owned())).collect()
        };
        reader.records().map(|record| row(record.expect("a sound table"))).collect()
    }

    fn book(language: Language) -> String {
        let source = Source::of("standard.csv", RuleTable::standard_text().as_bytes());
        RuleTable::standard().book(&source, language)
    }

    fn paragraph<'a>(book: &'a str, id: &str) -> &'a str {
        let start = format!("**{id}.** ");
        let mut found = book.lines().filter(|line| line.starts_with(&start));
        let line = found.next().unwrap_or_else(|| panic!("{id} is not in the book"));
        assert!(found.next().is_none(), "{id} stands twice");
        line
    }

    #[test]
    fn every_rule_and_condition_of_the_shipped_tables_is_in_the_book() {
        let book = book(Language::German);
        let mut terms = 0;
        for text in [RuleTable::standard_text(), RuleTable::evidence_text()] {
            for row in rows(text) {
                let id = &row[0].1;
                let told = paragraph(&book, id);
                for (heading, cell) in &row {
                    if ["Begründung", "Quelle", "Beispiel"].contains(&&**heading) {
                        assert!(told.contains(&phrases::escaped(cell)), "{id}: {cell} in {told}");
                    }
                    if heading == "Projekt vorhanden" {
                        let said = if cell == "ja" { "bekannten Projekt" } else { "kein Projekt" };
                        assert!(told.contains(said), "{id}: {heading} in {told}");
                    }
                    if TOLD_APART.contains(&&**heading) {
                        continue;
                    }
                    for term in split_terms(cell, &['|', ',', '+']) {
                        let term = term.trim().trim_start_matches('!').trim_matches('"');
                        let said = phrases::escaped(&term.replace('*', "…"));
                        let range = said.replace('-', " bis ");
                        assert!(
                            told.contains(&said) || heading == "Konto" && told.contains(&range),
                            "{id}: {heading} {term} in {told}"
                        );
                        terms += 1;
                    }
                }
            }
        }
        assert!(terms > 500, "{terms} terms");
    }

    #[test]
    fn the_english_book_speaks_english() {
        let (german, english) = (book(Language::German), book(Language::English));
        let rules = |book: &str| book.lines().filter(|line| line.starts_with("**")).count();
        assert_eq!(rules(&german), rules(&english));
        let told = paragraph(&english, "P03");
        assert!(told.contains("the innovation test gives yes"), "{told}");
        assert!(told.contains("then **Innovation**"), "{told}");
    }

    #[test]
    fn conditions_read_as_sentences() {
        let text = "Trefferregel;Priorität\n\
            Nr;Priorität;Konto;Text;Ablösung;Klasse;Begründung\n\
            # Beispiele\n\
            E1;10;52-53|71,!5239;wartung*|löst + ab|!Neu*;!ja;Regelbetrieb;Es ist Betrieb.\n";
        let table = RuleTable::parse(text, "regeln.csv", Language::German).expect("a sound table");
        let book = table.book(&Source::of("regeln.csv", text.as_bytes()), Language::German);
        assert!(book.contains("### Priorität 10: Beispiele\n"), "{book}");
        assert_eq!(
            paragraph(&book, "E1"),
            "**E1.** Wenn das Konto mit 52 bis 53 oder 71 beginnt, das Konto nicht mit 5239 \
             beginnt, der Text „wartung…“ oder „löst“ zusammen mit „ab“ enthält, der Text „Neu…“ \
             nicht enthält und bei „T3 Ablösung“ nicht ja gilt, dann \
             **Regelbetrieb**. *Warum:* Es ist Betrieb."
        );
    }
}

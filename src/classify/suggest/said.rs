//! A suggestion in words: what is suggested, how strongly, and from which lines.

use serde::Serialize;

use super::{Advice, Suggestion};
use crate::language::Language;
use crate::money::Ratio;
use crate::schema::Portfolio;

/// Lines and words named in a sentence; the rest is counted.
const NAMED: usize = 2;

/// Longest label shown of a line.
const LABEL_LENGTH: usize = 50;

/// A suggestion as data.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedSuggestion {
    /// A class, or `settle_test`.
    pub advice: &'static str,
    /// How much of the line's words the nearest line shares, in percent by weight.
    pub strength_pct: u32,
    /// Words shared, the rarest first.
    pub words: Vec<String>,
    /// Ids of the lines it comes from, nearest first.
    pub lines: Vec<String>,
    /// All of it as a sentence in the round's language.
    pub text: String,
}

impl Suggestion {
    /// The suggestion as data.
    #[must_use]
    pub fn explained(&self, portfolio: &Portfolio, language: Language) -> ExplainedSuggestion {
        let ids =
            self.neighbours.iter().map(|near| portfolio.lines[near.line as usize].id.to_string());
        ExplainedSuggestion {
            advice: self.advice.code(),
            strength_pct: self.strength_pct,
            words: self.words.clone(),
            lines: ids.collect(),
            text: self.said(portfolio, language),
        }
    }

    /// The suggestion as a sentence, without the words that it is not counted.
    #[must_use]
    pub fn said(&self, portfolio: &Portfolio, language: Language) -> String {
        if self.neighbours.is_empty() {
            return language.text("suggest-open-test");
        }
        let line = |number: u32| {
            let line = &portfolio.lines[number as usize];
            let label = shortened(line.label());
            language.format("suggest-line", &[("id", &line.id), ("label", &label)])
        };
        let lines: Vec<String> = self.neighbours.iter().map(|near| line(near.line)).collect();
        let lines = counted(&lines, language);
        let word = |word: &String| language.format("suggest-word", &[("word", word)]);
        let words: Vec<String> = self.words.iter().take(5).map(word).collect();
        let words = words.join(", ");
        let strength = Ratio { numerator: self.strength_pct.into(), denominator: 100 };
        let strength = language.percent_digits(strength, 0);
        let class = match self.advice {
            Advice::Class(class) => language.text(&format!("class-{}", class.code())),
            Advice::SettleTest => String::new(),
        };
        let key = if class.is_empty() { "suggest-test" } else { "suggest-class" };
        let mut values = vec![("lines", &*lines), ("words", &words)];
        if !class.is_empty() {
            values.extend([("class", &*class), ("strength", &strength)]);
        }
        language.format(key, &values)
    }
}

fn counted(lines: &[String], language: Language) -> String {
    let named = lines.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let rest = lines.len().saturating_sub(NAMED);
    if rest == 0 {
        return named;
    }
    language.format("suggest-more", &[("lines", &named), ("count", &rest.to_string())])
}

fn shortened(label: &str) -> String {
    let folded = label.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(LABEL_LENGTH) {
        Some((end, _)) => format!("{}…", folded[..end].trim_end()),
        None => folded,
    }
}

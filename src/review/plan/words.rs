//! Decisions in words, as messages and the screen show them.

use crate::classify::Class;
use crate::language::Language;
use crate::money::Ratio;
use crate::period::FiscalYear;
use crate::review::CLASSES;
use crate::schema::{Action, Decision, Shares};

/// A decision in words: `Innovation (alle Jahre, Meyer, 22.11.2026)`.
#[must_use]
pub fn said(decision: &Decision, language: Language) -> String {
    let years = years(decision.fiscal_year, language);
    let what = what(decision.action, language);
    format!("{what} ({years}, {}, {})", decision.person, language.date(decision.date))
}

/// The years of a decision in words.
#[must_use]
pub fn years(fiscal_year: Option<FiscalYear>, language: Language) -> String {
    fiscal_year.map_or_else(|| language.text("review-all-years"), |year| year.to_string())
}

/// What a decision does, in words: `Innovation`, `60 % Regelbetrieb, 40 % Innovation`.
#[must_use]
pub fn what(action: Action, language: Language) -> String {
    let Some(shares) = action.shares() else { return language.text("review-withdrawn") };
    shares_text(shares, language)
}

fn shares_text(shares: Shares, language: Language) -> String {
    let parts = CLASSES.iter().zip(shares.millionths()).filter(|(_, share)| *share > 0);
    let word = |class: &Class| language.text(&format!("class-{}", class.code()));
    let parts: Vec<String> = parts
        .map(|(class, share)| {
            if share == Shares::WHOLE {
                return word(class);
            }
            let percent = Ratio::from_millionths(i128::from(share));
            format!("{} {}", language.percent_exact(percent), word(class))
        })
        .collect();
    parts.join(", ")
}

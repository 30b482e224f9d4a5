//! The words users read, German by default and English on request.
//!
//! Texts live in `language/<code>/*.ftl` (Project Fluent); every key exists in both languages,
//! which a test proves. Numbers and dates are formatted here too, so that a report speaks one
//! language throughout.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use crate::money::{Ratio, Total};

/// A language of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Language {
    /// German administrative language.
    #[default]
    #[value(name = "de")]
    German,
    /// English.
    #[value(name = "en")]
    English,
}

const GERMAN: &[(&str, &str)] = &[
    ("words", include_str!("language/de/words.ftl")),
    ("diagnostics", include_str!("language/de/diagnostics.ftl")),
    ("settings", include_str!("language/de/settings.ftl")),
    ("agenda", include_str!("language/de/agenda.ftl")),
    ("classify", include_str!("language/de/classify.ftl")),
    ("report", include_str!("language/de/report.ftl")),
    ("rules", include_str!("language/de/rules.ftl")),
    ("form", include_str!("language/de/form.ftl")),
    ("feedback", include_str!("language/de/feedback.ftl")),
    ("cli", include_str!("language/de/cli.ftl")),
    ("propose", include_str!("language/de/propose.ftl")),
    ("review", include_str!("language/de/review.ftl")),
    ("scenario", include_str!("language/de/scenario.ftl")),
    ("target", include_str!("language/de/target.ftl")),
    ("bridge", include_str!("language/de/bridge.ftl")),
    ("plan_lines", include_str!("language/de/plan_lines.ftl")),
    ("overview", include_str!("language/de/overview.ftl")),
    ("provider", include_str!("language/de/provider.ftl")),
    ("follow_up", include_str!("language/de/follow_up.ftl")),
    ("benchmarks", include_str!("language/de/benchmarks.ftl")),
    ("growth", include_str!("language/de/growth.ftl")),
    ("variance", include_str!("language/de/variance.ftl")),
    ("within_year", include_str!("language/de/within_year.ftl")),
];

const ENGLISH: &[(&str, &str)] = &[
    ("words", include_str!("language/en/words.ftl")),
    ("diagnostics", include_str!("language/en/diagnostics.ftl")),
    ("settings", include_str!("language/en/settings.ftl")),
    ("agenda", include_str!("language/en/agenda.ftl")),
    ("classify", include_str!("language/en/classify.ftl")),
    ("report", include_str!("language/en/report.ftl")),
    ("rules", include_str!("language/en/rules.ftl")),
    ("form", include_str!("language/en/form.ftl")),
    ("feedback", include_str!("language/en/feedback.ftl")),
    ("cli", include_str!("language/en/cli.ftl")),
    ("propose", include_str!("language/en/propose.ftl")),
    ("review", include_str!("language/en/review.ftl")),
    ("scenario", include_str!("language/en/scenario.ftl")),
    ("target", include_str!("language/en/target.ftl")),
    ("bridge", include_str!("language/en/bridge.ftl")),
    ("plan_lines", include_str!("language/en/plan_lines.ftl")),
    ("overview", include_str!("language/en/overview.ftl")),
    ("provider", include_str!("language/en/provider.ftl")),
    ("follow_up", include_str!("language/en/follow_up.ftl")),
    ("benchmarks", include_str!("language/en/benchmarks.ftl")),
    ("growth", include_str!("language/en/growth.ftl")),
    ("variance", include_str!("language/en/variance.ftl")),
    ("within_year", include_str!("language/en/within_year.ftl")),
];

static GERMAN_BUNDLE: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("de", GERMAN));
static ENGLISH_BUNDLE: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("en", ENGLISH));

fn bundle(code: &str, files: &[(&str, &str)]) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = code.parse().expect("the code of a shipped language");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for (name, text) in files {
        let resource = FluentResource::try_new((*text).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{name}.ftl does not parse: {errors:?}"));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("{name}.ftl repeats a key: {errors:?}"));
    }
    bundle
}

impl Language {
    /// The code used in settings and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        match self {
            Self::German => &GERMAN_BUNDLE,
            Self::English => &ENGLISH_BUNDLE,
        }
    }

    /// The text of a key; `key.attribute` names an attribute of a message. A key that is
    /// missing shows as itself, so that nothing is hidden.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The text of a key with its values filled in.
    #[must_use]
    pub fn format(self, key: &str, values: &[(&str, &str)]) -> String {
        self.lookup(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The text of a key with its values filled in, or nothing if there is no such key. Where there
    /// is a `count` or `rest`, the text may select by `number`, which is `one` or `other`.
    #[must_use]
    pub fn lookup(self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let (message, attribute) = key.split_once('.').map_or((key, None), |(m, a)| (m, Some(a)));
        let message = self.bundle().get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut arguments = FluentArgs::new();
        // Counts are text already; a text that bends with its count asks for its number.
        if let Some((_, count)) = values.iter().find(|(name, _)| ["count", "rest"].contains(name)) {
            arguments.set("number", if *count == "1" { "one" } else { "other" });
        }
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        let mut errors = Vec::new();
        let text = self.bundle().format_pattern(pattern, Some(&arguments), &mut errors);
        Some(text.into_owned())
    }

    /// Money in the language's notation, without a unit: `1.234.567,89`.
    #[must_use]
    pub fn number(self, total: Total) -> String {
        match self {
            Self::German => total.german(),
            Self::English => total.english(),
        }
    }

    /// Money with the currency's sign: `1.234.567,89 €` or `€1,234,567.89`.
    #[must_use]
    pub fn money(self, total: Total, currency: &str) -> String {
        let sign = match currency {
            "EUR" => "€",
            "USD" => "$",
            other => other,
        };
        match self {
            Self::German => format!("{} {sign}", total.german()),
            Self::English if sign == currency => format!("{} {sign}", total.english()),
            Self::English if total.cents() < 0 => format!("-{sign}{}", (-total).english()),
            Self::English => format!("{sign}{}", total.english()),
        }
    }

    /// A share as percent with one digit: `11,2 %` or `11.2%`.
    #[must_use]
    pub fn percent(self, share: Ratio) -> String {
        self.percent_digits(share, 1)
    }

    /// A share as percent with the given digits.
    #[must_use]
    pub fn percent_digits(self, share: Ratio, digits: u32) -> String {
        match self {
            Self::German => format!("{} %", share.percent(digits, ',')),
            Self::English => format!("{}%", share.percent(digits, '.')),
        }
    }

    /// A share as percent with the given digits, or as many more (six at most) as it takes not to
    /// look like another share it differs from.
    #[must_use]
    pub fn percent_apart(self, share: Ratio, other: Ratio, digits: u32) -> String {
        let shown = |digits| self.percent_digits(share, digits);
        if share == other {
            return shown(digits);
        }
        let apart = (digits..6).find(|&more| shown(more) != self.percent_digits(other, more));
        shown(apart.unwrap_or(6))
    }

    /// A share as percent with the digits it has, four at most: `60 %`, `33,33 %`, `33,3333 %`.
    #[must_use]
    pub fn percent_exact(self, share: Ratio) -> String {
        let text = share.percent(4, '.');
        let digits = text.trim_end_matches('0').split_once('.').map_or(0, |(_, part)| part.len());
        self.percent_digits(share, u32::try_from(digits).expect("four at most"))
    }

    /// A whole number with its groups: `1.500` or `1,500`.
    #[must_use]
    pub fn count(self, count: u64) -> String {
        let text = self.number(Total(i128::from(count) * 100));
        text[..text.len() - 3].to_owned()
    }

    /// A date: `31.12.2026` or `2026-12-31`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        match self {
            Self::German => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
            Self::English => date.to_string(),
        }
    }

    /// Every key of the language with its attributes, for the test that both languages agree.
    #[must_use]
    pub fn keys(self) -> Vec<String> {
        let files = match self {
            Self::German => GERMAN,
            Self::English => ENGLISH,
        };
        let mut keys = Vec::new();
        for (_, text) in files {
            let mut message = "";
            for line in text.lines() {
                let name = line.split('=').next().unwrap_or_default().trim_end();
                if line.starts_with(|c: char| c.is_ascii_alphabetic()) && line.contains('=') {
                    message = name;
                    keys.push(name.to_owned());
                } else if let Some(attribute) = name.trim_start().strip_prefix('.') {
                    keys.push(format!("{message}.{attribute}"));
                }
            }
        }
        keys
    }

    /// Placeholders (`{ $name }`) of every key, for the test that both languages agree.
    #[must_use]
    pub fn placeholders(self) -> HashMap<String, Vec<String>> {
        let mut found = HashMap::new();
        for key in self.keys() {
            let marked = self.lookup(&key, &[]).unwrap_or_default();
            let mut names: Vec<String> = marked
                .split("{$")
                .skip(1)
                .filter_map(|rest| rest.split('}').next())
                .map(|name| name.trim().to_owned())
                .collect();
            names.sort_unstable();
            names.dedup();
            found.insert(key, names);
        }
        found
    }
}

#[cfg(test)]
mod catalogue;

#[cfg(test)]
mod tests {
    use super::*;

    /// 124,99 of 625,00 is 19,9984 %: at two digits it would read as the target itself.
    #[test]
    fn a_share_just_below_another_does_not_look_like_it() {
        let target = Ratio::from_millionths(200_000);
        let shown = |numerator, denominator| {
            let share = Ratio { numerator, denominator };
            Language::German.percent_apart(share, target, 2)
        };
        assert_eq!(shown(124_990, 625_000), "19,998 %");
        assert_eq!(shown(199_999, 1_000_000), "19,9999 %");
        assert_eq!(shown(1, 5), "20,00 %");
        assert_eq!(shown(1, 4), "25,00 %");
        assert_eq!(shown(1_999_999_999, 10_000_000_000), "20,000000 %", "six digits at most");
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let mut german = Language::German.keys();
        let mut english = Language::English.keys();
        german.sort_unstable();
        english.sort_unstable();
        assert_eq!(german, english);
        assert_eq!(Language::German.placeholders(), Language::English.placeholders());
    }

    #[test]
    fn numbers_follow_the_language() {
        let total = Total(-123_456_789);
        assert_eq!(Language::German.money(total, "EUR"), "-1.234.567,89 €");
        assert_eq!(Language::English.money(total, "EUR"), "-€1,234,567.89");
        assert_eq!(Language::German.count(1500), "1.500");
        let exact = |millionths| Language::German.percent_exact(Ratio::from_millionths(millionths));
        assert_eq!(
            [600_000, 333_300, 333_333, 5].map(exact),
            ["60 %", "33,33 %", "33,3333 %", "0,0005 %"]
        );
    }
}

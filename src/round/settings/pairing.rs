//! Settings of how lines are paired with those of an earlier round or stage.
//!
//! In: the section `[compare]`. Out: a [`Pairing`].

use std::collections::BTreeMap;

use crate::money::Ratio;
use crate::round::Pairing;
use crate::round::settings::section::Section;
use crate::schema::{Field, Text};

/// Validates `[compare]`.
pub(super) fn pairing(mut section: Section<'_, '_>) -> Pairing {
    let default = Pairing::default();
    let key = key(&mut section);
    let renamed = section.section("renamed").map(renamed).unwrap_or_default();
    let likeness = super::share(&mut section, "likeness").unwrap_or(default.likeness);
    if likeness < Ratio::from_millionths(500_000) {
        // Two lines of which less than half is alike are not the same line changed.
        section.problem(section.offset, "settings-compare-likeness", &[]);
    }
    let pairs = section.text("pairs").map(|(_, text)| text);
    section.finish();
    Pairing { key: if key.is_empty() { default.key } else { key }, renamed, likeness, pairs }
}

fn key(section: &mut Section<'_, '_>) -> Vec<Field> {
    let path = section.path("key");
    let offset = section.offset;
    let mut fields = Vec::new();
    for word in section.texts("key") {
        match Field::from_code(&word) {
            Some(field) if !fields.contains(&field) => fields.push(field),
            Some(_) => {}
            None => section.problem(offset, "settings-word", &unknown(&path, &word, &expected())),
        }
    }
    fields
}

fn renamed(mut section: Section<'_, '_>) -> Vec<(Field, BTreeMap<Text, Text>)> {
    let mut renamed = Vec::new();
    for name in section.keys() {
        let Some(field) = Field::from_code(&name) else {
            let path = section.path("*");
            let offset = section.take(&name).map_or(section.offset, |(offset, _)| offset);
            section.problem(offset, "settings-word", &unknown(&path, &name, &expected()));
            continue;
        };
        let Some(mut words) = section.section(&name) else { continue };
        let mut pairs = BTreeMap::new();
        for before in words.keys() {
            if let Some((_, after)) = words.text(&before) {
                pairs.insert(before.into(), after);
            }
        }
        words.finish();
        renamed.push((field, pairs));
    }
    section.finish();
    renamed
}

fn expected() -> String {
    Field::ALL.map(Field::code).join(", ")
}

fn unknown<'a>(path: &'a str, found: &'a str, expected: &'a str) -> [(&'static str, &'a str); 3] {
    [("key", path), ("found", found), ("expected", expected)]
}

//! A table of the settings file that is taken apart key by key.
//!
//! In: a parsed TOML table. Out: values, and a problem for each key that is missing, unknown
//! or of the wrong kind, with its line. Taking a key never stops the reading.

use std::cell::RefCell;

use toml_span::value::{Key, Table, Value, ValueInner};

use crate::error::SettingsProblem;
use crate::language::Language;
use crate::schema::Text;

/// Collects problems of one settings file.
pub(super) struct Problems<'a> {
    path: String,
    text: &'a str,
    language: Language,
    found: RefCell<Vec<SettingsProblem>>,
}

impl<'a> Problems<'a> {
    pub(super) fn new(path: String, text: &'a str, language: Language) -> Self {
        Self { path, text, language, found: RefCell::default() }
    }

    /// Notes a problem at a byte offset of the file; `key` names its text.
    pub(super) fn at(&self, offset: usize, key: &str, values: &[(&str, &str)]) {
        self.found.borrow_mut().push(SettingsProblem {
            path: self.path.clone(),
            line: self.line(offset),
            cell: String::new(),
            message: self.language.format(key, values),
        });
    }

    /// The line of a byte offset, counted from one.
    pub(super) fn line(&self, offset: usize) -> u32 {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        let breaks = before.split(|&byte| byte == b'\n').count() - 1;
        u32::try_from(breaks).unwrap_or(u32::MAX - 1) + 1
    }

    pub(super) fn into_sorted(self) -> Vec<SettingsProblem> {
        let mut found = self.found.into_inner();
        found.sort();
        found
    }
}

/// A table of the settings, and where it stands.
pub(super) struct Section<'p, 'de> {
    problems: &'p Problems<'de>,
    name: String,
    table: Table<'de>,
    /// Byte offset of the table.
    pub(super) offset: usize,
}

impl<'p, 'de> Section<'p, 'de> {
    pub(super) fn new(
        problems: &'p Problems<'de>,
        name: &str,
        table: Table<'de>,
        offset: usize,
    ) -> Self {
        Self { problems, name: name.to_owned(), table, offset }
    }

    /// A section of a value that should be a table.
    pub(super) fn of(problems: &'p Problems<'de>, name: &str, mut value: Value<'de>) -> Self {
        let offset = value.span.start;
        match value.take() {
            ValueInner::Table(table) => Self::new(problems, name, table, offset),
            other => {
                wrong_kind(problems, name, &other, "settings-kind-table", offset);
                Self::new(problems, name, Table::default(), offset)
            }
        }
    }

    /// Takes a key with its offset, whatever its value.
    pub(super) fn take(&mut self, key: &str) -> Option<(usize, Value<'de>)> {
        self.table.remove_entry(key).map(|(key, value)| (key.span.start, value))
    }

    /// Line of the section, counted from one.
    pub(super) fn line(&self) -> u32 {
        self.problems.line(self.offset)
    }

    /// Notes a problem of this section.
    pub(super) fn problem(&self, offset: usize, key: &str, values: &[(&str, &str)]) {
        self.problems.at(offset, key, values);
    }

    /// The line of a byte offset, counted from one.
    pub(super) fn line_at(&self, offset: usize) -> u32 {
        self.problems.line(offset)
    }

    /// How many problems the file has so far.
    pub(super) fn problem_count(&self) -> usize {
        self.problems.found.borrow().len()
    }

    /// Takes text; blank text is a problem.
    pub(super) fn text(&mut self, key: &str) -> Option<(usize, Text)> {
        let (offset, mut value) = self.take(key)?;
        match value.take() {
            ValueInner::String(text) if !text.trim().is_empty() => Some((offset, text.into())),
            ValueInner::String(_) => {
                self.problem(offset, "settings-blank", &[("key", &self.path(key))]);
                None
            }
            other => {
                wrong_kind(self.problems, &self.path(key), &other, "settings-kind-text", offset);
                None
            }
        }
    }

    /// Takes text that must be there.
    pub(super) fn required_text(&mut self, key: &str) -> Text {
        self.require(key);
        self.text(key).map(|(_, text)| text).unwrap_or_default()
    }

    /// Notes a problem if a key is not there.
    pub(super) fn require(&self, key: &str) {
        if !self.table.contains_key(key) {
            self.problem(self.offset, "settings-missing", &[("key", &self.path(key))]);
        }
    }

    /// Takes a word of a fixed list.
    pub(super) fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let (offset, text) = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == &*text).map(|&(_, value)| value);
        if found.is_none() {
            let expected: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
            self.problem(
                offset,
                "settings-word",
                &[("key", &self.path(key)), ("found", &text), ("expected", &expected.join(", "))],
            );
        }
        found
    }

    /// Takes a whole number within bounds.
    pub(super) fn integer(&mut self, key: &str, least: i64, most: i64) -> Option<i64> {
        let (offset, mut value) = self.take(key)?;
        match value.take() {
            ValueInner::Integer(number) if (least..=most).contains(&number) => Some(number),
            ValueInner::Integer(number) => {
                self.problem(
                    offset,
                    "settings-range",
                    &[
                        ("key", &self.path(key)),
                        ("found", &number.to_string()),
                        ("least", &least.to_string()),
                        ("most", &most.to_string()),
                    ],
                );
                None
            }
            other => {
                let path = self.path(key);
                wrong_kind(self.problems, &path, &other, "settings-kind-integer", offset);
                None
            }
        }
    }

    /// Takes one text or a list of texts.
    pub(super) fn texts(&mut self, key: &str) -> Vec<Text> {
        let Some((offset, mut value)) = self.take(key) else { return Vec::new() };
        let values = match value.take() {
            ValueInner::Array(values) => values,
            inner => vec![Value::with_span(inner, value.span)],
        };
        let mut texts = Vec::new();
        for mut value in values {
            match value.take() {
                ValueInner::String(text) => texts.push(text.into()),
                ValueInner::Integer(number) => texts.push(number.to_string().into()),
                other => {
                    let path = self.path(key);
                    wrong_kind(self.problems, &path, &other, "settings-kind-text", offset);
                }
            }
        }
        texts
    }

    /// Takes a table.
    pub(super) fn section(&mut self, key: &str) -> Option<Self> {
        let (_, value) = self.take(key)?;
        Some(Self::of(self.problems, &self.path(key), value))
    }

    /// Takes an array of tables; a single table counts as one.
    pub(super) fn sections(&mut self, key: &str) -> Vec<Self> {
        let Some((offset, mut value)) = self.take(key) else { return Vec::new() };
        let path = self.path(key);
        match value.take() {
            ValueInner::Array(values) => {
                values.into_iter().map(|value| Self::of(self.problems, &path, value)).collect()
            }
            ValueInner::Table(table) => vec![Self::new(self.problems, &path, table, offset)],
            other => {
                wrong_kind(self.problems, &path, &other, "settings-kind-tables", offset);
                Vec::new()
            }
        }
    }

    /// Takes every key left, in the order of the file.
    pub(super) fn entries(&mut self) -> Vec<(Key<'de>, Value<'de>)> {
        let mut entries: Vec<_> = std::mem::take(&mut self.table).into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span.start);
        entries
    }

    /// The keys left, in the order of the file.
    pub(super) fn keys(&self) -> Vec<String> {
        let mut keys: Vec<&Key<'de>> = self.table.keys().collect();
        keys.sort_by_key(|key| key.span.start);
        keys.into_iter().map(|key| key.name.to_string()).collect()
    }

    /// Notes a problem for each key nobody took.
    pub(super) fn finish(mut self) {
        for (key, _) in self.entries() {
            let path = self.path(&key.name);
            self.problem(key.span.start, "settings-unknown-key", &[("key", &path)]);
        }
    }

    /// The full name of a key, as messages show it.
    pub(super) fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

fn wrong_kind(
    problems: &Problems<'_>,
    path: &str,
    found: &ValueInner<'_>,
    expected: &str,
    offset: usize,
) {
    let found = match found {
        ValueInner::String(_) => "settings-kind-text",
        ValueInner::Integer(_) => "settings-kind-integer",
        ValueInner::Float(_) => "settings-kind-float",
        ValueInner::Boolean(_) => "settings-kind-truth",
        ValueInner::Array(_) => "settings-kind-list",
        ValueInner::Table(_) => "settings-kind-table",
    };
    let found = problems.language.text(found);
    let expected = problems.language.text(expected);
    let values = [("key", path), ("found", found.as_str()), ("expected", expected.as_str())];
    problems.at(offset, "settings-wrong-kind", &values);
}

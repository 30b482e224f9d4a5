//! What a cell can hold.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::money::{Cents, Ratio, Total};

/// Content of a cell.
#[derive(Debug, Clone)]
pub(in crate::report) enum Value<'a> {
    Blank,
    /// Data or our own words; always written as text, never as formula or address.
    Text(Cow<'a, str>),
    Money(Total),
    Share(Ratio),
    /// A share that stands beside the target: close to it, it shows more digits.
    Aimed(Ratio),
    Count(u64),
    /// Hundredths of a full-time equivalent.
    Posts(i64),
    Date(Date),
    /// A live formula with the figure of analyse as its stored result.
    Formula {
        text: String,
        result: Box<Value<'a>>,
    },
    /// A link to another sheet of the workbook.
    Link {
        sheet: String,
        text: String,
    },
    /// A link to a file, or to a cell of one, relative to the workbook.
    File {
        address: String,
        text: String,
    },
    /// An empty cell somebody is to fill in.
    Input,
}

impl Value<'_> {
    /// A formula whose stored result is a figure of analyse.
    pub(in crate::report) fn formula<'a>(text: String, result: impl Into<Value<'a>>) -> Value<'a> {
        Value::Formula { text, result: Box::new(result.into()) }
    }

    /// The same as a share that stands beside the target.
    pub(in crate::report) fn aimed(self) -> Self {
        match self {
            Self::Share(share) => Self::Aimed(share),
            Self::Formula { text, result } => {
                Self::Formula { text, result: Box::new(result.aimed()) }
            }
            other => other,
        }
    }

    /// Words of a text; nothing else has any.
    pub(in crate::report) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// What a format has to provide for.
    pub(in crate::report) fn kind(&self) -> Kind {
        match self {
            Self::Blank | Self::Text(_) | Self::Link { .. } | Self::File { .. } | Self::Input => {
                Kind::Text
            }
            Self::Money(_) => Kind::Money,
            Self::Share(_) => Kind::Share,
            Self::Aimed(_) => Kind::Aimed,
            Self::Count(_) => Kind::Count,
            Self::Posts(_) => Kind::Posts,
            Self::Date(_) => Kind::Date,
            Self::Formula { result, .. } => result.kind(),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Total> for Value<'_> {
    fn from(total: Total) -> Self {
        Self::Money(total)
    }
}

impl From<Cents> for Value<'_> {
    fn from(cents: Cents) -> Self {
        Self::Money(cents.into())
    }
}

impl From<Ratio> for Value<'_> {
    fn from(share: Ratio) -> Self {
        Self::Share(share)
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Date> for Value<'_> {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Into::into)
    }
}

/// What a cell holds, as far as its number format is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Kind {
    Text,
    Money,
    Share,
    Aimed,
    Count,
    Posts,
    Date,
}

impl Kind {
    pub(in crate::report) const ALL: [Self; 7] =
        [Self::Text, Self::Money, Self::Share, Self::Aimed, Self::Count, Self::Posts, Self::Date];
}

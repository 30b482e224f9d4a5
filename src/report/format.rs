//! The one place where formats are made: number formats, fonts, borders, fills.
//!
//! Dark text on white or pale ground throughout; meaning is in words and symbols, a fill only
//! helps the eye.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::sheet::{EntryKind, Kind, Look};
use crate::language::Language;
use crate::money::Ratio;

/// One digit would show 19.97 % as 20.0 % beside a missed target.
const SHARE: &str = "0.00 %_-";

const DARK: Color = Color::RGB(0x1F_3A_5F);
const PALE: Color = Color::RGB(0xDD_E6_F0);
const INPUT: Color = Color::RGB(0xFF_F8_DC);
const NOTE: Color = Color::RGB(0x40_40_40);
const LINE: Color = Color::RGB(0x8C_8C_8C);

/// Formats of a workbook, by look and kind.
pub(super) struct Formats {
    cells: [[Format; Kind::ALL.len()]; Look::ALL.len()],
    /// Text right of a figure, which it must not touch.
    beside: [Format; Look::ALL.len()],
    columns: [[Format; Kind::ALL.len()]; 2],
    wrapped_column: [Format; 2],
    entries: [[Format; 2]; EntryKind::ALL.len()],
    link_in_list: Format,
}

impl Formats {
    pub(super) fn new(language: Language, currency: &str, target: Option<Ratio>) -> Self {
        let aimed = aimed(target);
        let cell = |look, kind| cell(look, kind, language, &aimed);
        Self {
            cells: Look::ALL.map(|look| Kind::ALL.map(|kind| cell(look, kind))),
            beside: Look::ALL.map(|look| match look {
                Look::Header | Look::Table | Look::Strong | Look::Plain => {
                    indented(cell(look, Kind::Text))
                }
                _ => cell(look, Kind::Text),
            }),
            columns: [false, true].map(|unlocked| {
                Kind::ALL.map(|kind| {
                    let format = locked(Format::new().set_align(FormatAlign::Top), !unlocked);
                    apart(numbered(format, kind, language, &aimed), kind, None)
                })
            }),
            wrapped_column: [false, true].map(|unlocked| {
                locked(Format::new().set_text_wrap().set_align(FormatAlign::Top), !unlocked)
            }),
            entries: EntryKind::ALL
                .map(|kind| [false, true].map(|open| entry(kind, open, language, currency))),
            link_in_list: cell(Look::Link, Kind::Text).set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    /// Format of a cell on a page.
    pub(super) fn cell(&self, look: Look, kind: Kind) -> &Format {
        &self.cells[look as usize][kind as usize]
    }

    /// Format of text on a page or in a heading, right of a figure.
    pub(super) fn beside_figure(&self, look: Look) -> &Format {
        &self.beside[look as usize]
    }

    /// Format of a cell people fill in, or that is locked beside such cells.
    pub(super) fn entry(&self, kind: EntryKind, open: bool) -> &Format {
        &self.entries[kind as usize][usize::from(open)]
    }

    /// Format of a link among the rows of a list.
    pub(super) fn link_in_list(&self) -> &Format {
        &self.link_in_list
    }

    /// Format of a whole column of a list, whose cells may be unlocked.
    pub(super) fn column(&self, kind: Kind, wrapped: bool, unlocked: bool) -> &Format {
        if wrapped && kind == Kind::Text {
            &self.wrapped_column[usize::from(unlocked)]
        } else {
            &self.columns[usize::from(unlocked)][kind as usize]
        }
    }
}

/// Set off from the figure on its left.
pub(super) fn indented(format: Format) -> Format {
    format.set_align(FormatAlign::Left).set_indent(1)
}

fn locked(format: Format, locked: bool) -> Format {
    if locked { format } else { format.set_unlocked() }
}

fn cell(look: Look, kind: Kind, language: Language, aimed: &str) -> Format {
    let format = Format::new();
    let format = match look {
        Look::Plain => format,
        Look::Title => format.set_bold().set_font_size(16).set_font_color(DARK),
        Look::Section => format.set_bold().set_font_size(13).set_font_color(DARK),
        Look::Header => format
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(PALE)
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(DARK),
        Look::Table => {
            let lined = format
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Hair)
                .set_border_bottom_color(LINE);
            if kind == Kind::Text { lined.set_text_wrap() } else { lined }
        }
        Look::Strong => format
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_bottom(FormatBorder::Thin),
        Look::Note => format.set_font_size(10).set_font_color(NOTE),
        Look::Definition => {
            format.set_font_size(10).set_font_color(NOTE).set_align(FormatAlign::Left).set_indent(1)
        }
        Look::Link => {
            format.set_font_color(DARK).set_underline(rust_xlsxwriter::FormatUnderline::Single)
        }
        Look::Input => format
            .set_background_color(INPUT)
            .set_unlocked()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE),
    };
    let format = numbered(format, kind, language, aimed);
    if look == Look::Input { format } else { apart(format, kind, Some(look)) }
}

/// Open cells are yellow and unlocked, locked ones plain.
fn entry(kind: EntryKind, open: bool, language: Language, currency: &str) -> Format {
    let format = Format::new()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Hair)
        .set_border_color(LINE);
    let format = if open { format.set_background_color(INPUT).set_unlocked() } else { format };
    match kind {
        EntryKind::Text => format.set_text_wrap(),
        EntryKind::Code => format.set_num_format("@"),
        EntryKind::Money => {
            let sign = if currency == "EUR" { "€" } else { currency };
            format.set_num_format(format!("#,##0.00 \"{}\"", sign.replace('"', "")))
        }
        EntryKind::Date => format.set_num_format(match language {
            Language::German => "dd.mm.yyyy",
            Language::English => "yyyy-mm-dd",
        }),
    }
}

/// Keeps a figure from touching the text of the next column. The number formats end in a blank
/// of their own, since not every program indents a figure; headings are text and are indented.
fn apart(format: Format, kind: Kind, look: Option<Look>) -> Format {
    match kind {
        Kind::Text => format,
        _ if look == Some(Look::Header) => format.set_align(FormatAlign::Right).set_indent(1),
        _ => format.set_align(FormatAlign::Right),
    }
}

/// The number format of a share beside the target: two digits, but six where two would show it as
/// the target. The bounds are half a hundredth of a percent away from the target.
fn aimed(target: Option<Ratio>) -> String {
    let Some(target) = target else { return SHARE.to_owned() };
    let scale = 10_i128.pow(7);
    let ten_millionths = target.numerator * scale / target.denominator;
    let bound = |away: i128| {
        let bound = (ten_millionths + away).max(0);
        format!("{}.{:07}", bound / scale, bound % scale)
    };
    format!("[<{}]{SHARE};[>={}]{SHARE};0.000000 %_-", bound(-500), bound(500))
}

fn numbered(format: Format, kind: Kind, language: Language, aimed: &str) -> Format {
    match kind {
        Kind::Text => format,
        Kind::Money | Kind::Posts => format.set_num_format("#,##0.00_-"),
        Kind::Share => format.set_num_format(SHARE),
        Kind::Aimed => format.set_num_format(aimed),
        Kind::Count => format.set_num_format("#,##0_-"),
        Kind::Date => format.set_num_format(match language {
            Language::German => "dd.mm.yyyy_-",
            Language::English => "yyyy-mm-dd_-",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_to_the_target_a_share_shows_six_digits() {
        let fifth = Ratio { numerator: 1, denominator: 5 };
        let expected = "[<0.1999500]0.00 %_-;[>=0.2000500]0.00 %_-;0.000000 %_-";
        assert_eq!(aimed(Some(fifth)), expected);
        assert_eq!(aimed(None), "0.00 %_-");
    }
}

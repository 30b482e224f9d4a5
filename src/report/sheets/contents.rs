//! *Inhalt*: the sheets of the workbook, in order, as links.

use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value};

const WIDTHS: [u16; 1] = [60];

/// The sheet; `names` are those of the other sheets, in order.
pub(in crate::report) fn page<'a>(context: &Context<'a>, names: &[String]) -> Page<'a> {
    let title = context.text("overview-contents");
    let mut page = Page::new(context.text("sheet-contents"), title, &WIDTHS);
    page.on_one_sheet_of_paper = true;
    for name in names {
        page.push(Look::Link, [Value::Link { sheet: name.clone(), text: name.clone() }]);
    }
    page
}

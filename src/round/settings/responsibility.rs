//! Settings of responsibilities and of the data's quality: `[responsibility]`, `[quality]`.
//!
//! In: the sections. Out: the files that are named, whom columns stand for, the fields every line
//! should have.

use crate::round::responsibility::{Actor, CONCERNED, Named};
use crate::round::settings::section::Section;
use crate::schema::{Field, Text};

/// Validates `[responsibility]`; `departments` are the codes the round lists, if it lists them.
pub(super) fn responsibility(
    mut section: Section<'_, '_>,
    departments: Option<&[Text]>,
) -> Option<Named> {
    section.require("matrix");
    let matrix = section.text("matrix").map(|(_, text)| text);
    let tasks = section.text("tasks").map(|(_, text)| text);
    let mut actors = Vec::new();
    if let Some(mut stated) = section.section("actors") {
        for column in stated.keys() {
            let Some((offset, code)) = stated.text(&column) else { continue };
            if let Some(known) = departments
                && &*code != CONCERNED
                && !known.contains(&code)
            {
                let expected = format!("{}, {CONCERNED}", known.join(", "));
                let path = stated.path(&column);
                let values = [("key", path.as_str()), ("found", &code), ("expected", &expected)];
                stated.problem(offset, "settings-word", &values);
            }
            let line = stated.line_at(offset);
            actors.push(Actor { column: column.into(), department: code, line });
        }
    }
    section.finish();
    Some(Named { matrix: matrix?, tasks, actors })
}

/// Validates `[quality]`: the fields every line in scope should have.
pub(super) fn quality(mut section: Section<'_, '_>) -> Vec<Field> {
    section.require("fields");
    let mut fields = Vec::new();
    for text in section.texts("fields") {
        match Field::from_code(&text) {
            Some(field) if !fields.contains(&field) => fields.push(field),
            Some(_) => {}
            None => {
                let expected = Field::ALL.map(Field::code).join(", ");
                let path = section.path("fields");
                let values = [("key", path.as_str()), ("found", &text), ("expected", &expected)];
                section.problem(section.offset, "settings-word", &values);
            }
        }
    }
    section.finish();
    fields
}

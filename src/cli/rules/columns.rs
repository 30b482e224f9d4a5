//! Tables of text for the terminal: columns aligned by displayed width, figures to the right.

use textwrap::core::display_width;

/// Which edge a column is aligned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// Rows of cells under headings, indented by two blanks; empty without rows.
pub(super) fn table(edges: &[Edge], headings: Vec<String>, rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let rows: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..edges.len()).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::from(" ");
        for ((cell, edge), width) in row.iter().zip(edges).zip(&widths) {
            let blanks = " ".repeat(width.saturating_sub(display_width(cell)));
            line.push(' ');
            match edge {
                Edge::Left => line.extend([cell.as_str(), &blanks]),
                Edge::Right => line.extend([blanks.as_str(), cell]),
            }
            line.push(' ');
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A text cut to a width, on one line.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", folded[..end].trim_end()),
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_end_in_one_column() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let text = table(
            &[Edge::Left, Edge::Right, Edge::Left],
            row(["Regel", "Euro", "Klasse"]),
            vec![row(["R1", "1.234,00", "ja"]), row(["Größer", "2,00", "nein"])],
        );
        let expected =
            "  Regel       Euro  Klasse\n  R1      1.234,00  ja\n  Größer      2,00  nein\n";
        assert_eq!(text, expected);
        assert_eq!(table(&[Edge::Left], vec!["a".to_owned()], Vec::new()), "");
    }
}

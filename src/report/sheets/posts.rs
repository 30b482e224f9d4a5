//! *Stellen*: posts in full-time equivalents; printed sums are marked and never added.

use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Value};

/// The sheet; nothing where the round has no posts.
pub(in crate::report) fn list<'a>(context: &'a Context<'a>) -> Option<List<'a>> {
    let posts = &context.run.portfolio.posts;
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    (!posts.is_empty()).then(|| List {
        name: context.text("sheet-posts"),
        columns: vec![
            text("posts-title", 48).wrapped(),
            text("line-department", 12),
            text("posts-measure", 36).wrapped(),
            ListColumn::new(context.text("posts-count"), Kind::Posts, 16),
            text("posts-claim", 18),
            text("file", 42),
            text("sheet", 24),
            text("cell", 9),
        ],
        pages_wide: 1,
        fill: Box::new(move |sink| {
            for post in posts {
                let sheet = &context.run.portfolio.tables[post.table.0 as usize].sheet;
                sink(&[
                    Value::from(&*post.title),
                    Value::from(&*post.department),
                    Value::from(&*post.measure),
                    post.fte_hundredths.map_or(Value::Blank, Value::Posts),
                    Value::from(context.yes_no(post.claim)),
                    Value::from(&*sheet.path),
                    Value::from(sheet.name.as_deref()),
                    Value::from(post.cell.a1()),
                ]);
            }
        }),
    })
}

//! Texts of others in Markdown: a value, a path or a sentence breaks nothing of the page around it.

use crate::key::escaped;

/// A text between backticks in a cell.
pub(crate) fn code(text: &str) -> String {
    escaped(text).replace('`', "'").replace('|', "\\|")
}

/// A text in a cell.
pub(crate) fn cell(text: &str) -> String {
    prose(text).replace('|', "\\|")
}

/// Markdown in a cell, where a bar would begin the next one.
pub(crate) fn in_cell(markdown: &str) -> String {
    markdown.replace('|', "\\|")
}

/// A text in which nothing is taken for HTML, a link or an emphasis. Code between single backticks stays what it is.
pub(crate) fn prose(text: &str) -> String {
    let text = escaped(text);
    let plain = |part: &str| {
        let part = part.replace('\\', "\\\\").replace('<', "&lt;");
        part.replace('[', "\\[").replace('*', "\\*").replace('`', "\\`")
    };
    // Where a backtick has no other one, nothing is code.
    if text.contains("``") || text.matches('`').count() % 2 == 1 {
        return plain(&text);
    }
    let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => plain(part),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}

/// A text as code that is copied: nothing in it is replaced but what cannot be printed.
pub(crate) fn span(text: &str) -> String {
    let text = escaped(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A blank at both ends is no part of the code (CommonMark 0.31.2, 6.1); all blanks are.
    let padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty();
    let pad = if padded && !text.trim().is_empty() { " " } else { "" };
    let text = if text.is_empty() { " " } else { &text };
    format!("{fence}{pad}{text}{pad}{fence}")
}

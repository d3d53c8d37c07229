//! Texts of others in Markdown: a value, a path or a sentence breaks nothing of the page around it.

use crate::key::escaped;
#[cfg(feature = "documents")]
use crate::key::is_unprintable;

/// A text between backticks in a cell.
#[cfg(feature = "checklist")]
pub(crate) fn code(text: &str) -> String {
    escaped(text).replace('`', "'").replace('|', "\\|")
}

/// A text in a cell.
pub(crate) fn cell(text: &str) -> String {
    prose(text).replace('|', "\\|")
}

/// Markdown in a cell, where a bar would begin the next one.
#[cfg(feature = "checklist")]
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

/// Documentation, which is Markdown, below a heading of a page: its headings are text, and what it leaves open is closed.
#[cfg(feature = "documents")]
pub(crate) fn documentation(text: &str) -> String {
    let mut lines = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let line: String = line.chars().filter(|c| *c == '\t' || !is_unprintable(*c)).collect();
        let bare = line.trim_start();
        let opens = ["```", "~~~"].into_iter().find(|sign| bare.starts_with(sign));
        match (&fence, opens) {
            (Some(open), Some(_)) if bare.trim_end().chars().all(|c| open.starts_with(c)) => fence = None,
            (Some(_), _) => {}
            (None, Some(sign)) => {
                fence = Some(bare.chars().take_while(|c| sign.starts_with(*c)).collect());
            }
            (None, None) => {
                lines.push(outside_of_code(&line));
                continue;
            }
        }
        lines.push(line);
    }
    lines.extend(fence);
    lines.join("\n")
}

/// A line of Markdown in which nothing is HTML, and which is no heading.
#[cfg(feature = "documents")]
fn outside_of_code(line: &str) -> String {
    let paired = line.matches('`').count() % 2 == 0;
    let parts = line.split('`').enumerate().map(|(at, part)| match at % 2 {
        1 if paired => part.to_owned(),
        _ => part.replace('<', "&lt;"),
    });
    let line = parts.collect::<Vec<_>>().join(if paired { "`" } else { "\\`" });
    let underlines = |sign: char| !line.trim().is_empty() && line.trim().chars().all(|c| c == sign);
    let heads = line.trim_start().starts_with('#') || underlines('=') || underlines('-');
    if heads {
        line.replacen(
            |c: char| !c.is_whitespace(),
            &format!("\\{}", line.trim_start().chars().next().unwrap_or('#')),
            1,
        )
    } else {
        line
    }
}

#[cfg(all(test, feature = "documents"))]
mod tests {
    use crate::markdown::documentation;

    #[test]
    fn documentation_leaves_the_page_as_it_is() {
        assert_eq!(documentation("# A\n*b* `<c>` <d> | e\nF\n==="), "\\# A\n*b* `<c>` &lt;d> | e\nF\n\\===");
        assert_eq!(documentation("```toml\n# <a>"), "```toml\n# <a>\n```");
        assert_eq!(documentation("~~~~\n```\n~~~~\n# b"), "~~~~\n```\n~~~~\n\\# b");
        assert_eq!(documentation("a ` <b> 🔑"), "a \\` &lt;b> 🔑");
    }
}

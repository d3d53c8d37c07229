//! Texts of an author's in Markdown of ours.
//!
//! What the table quotes stood somewhere else: a link that worked there may be broken here, and a bar would end the cell.

/// How much code is shown; the rest stands in the source.
const MOST: usize = 160;

/// How much code stands in a line before a browser may break it. Seven columns of it have room beside each other.
const LINE: usize = 17;

/// Code in a cell of a table, which a browser may break where it is long.
pub(super) fn cell(text: &str) -> String {
    let text = shortened(text);
    let long = text.split(' ').any(|word| word.chars().count() > LINE);
    if long { format!("<code>{}</code>", breaking(&text)) } else { code(&text) }
}

/// Code.
pub(super) fn code(text: &str) -> String {
    fenced(&one_line(text)).replace('|', "\\|")
}

/// Code in as many backticks as it takes.
pub(super) fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// Code with a link to the item of this path, which is a part of it.
pub(super) fn linked_code(text: &str, path: &str) -> String {
    let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let alone = |at: &usize| !text[..*at].ends_with(in_name) && !text[at + path.len()..].starts_with(in_name);
    match text.match_indices(path).map(|(at, _)| at).find(alone) {
        Some(at) => {
            let (before, behind) = (breaking(&text[..at]), breaking(&text[at + path.len()..]));
            // A chance to break in front of the name, and none within: it is the text of the link.
            let chance = if at == 0 { "" } else { "<wbr>" };
            format!("<code>{before}{chance}[{path}]{behind}</code>")
        }
        None => cell(text),
    }
}

/// True if there is a link among these cells.
pub(super) fn has_link(doc: &str) -> bool {
    // Signs of an author's stand behind a backslash there.
    doc.contains("<code>[") || doc.contains("<wbr>[")
}

fn shortened(text: &str) -> String {
    let text = one_line(text);
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// A text as code of HTML, with chances to break it: behind the signs of a long word, and between the words of a name.
fn breaking(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            html.push(' ');
        }
        let long = word.chars().count() > LINE;
        let (mut piece, mut last) = (0, ' ');
        for sign in word.chars() {
            let behind_sign = piece > 4 && !last.is_alphanumeric() && sign.is_alphanumeric();
            let between_words = piece > 4 && last.is_lowercase() && sign.is_uppercase();
            if long && (behind_sign || between_words || piece > LINE) {
                html += "<wbr>";
                piece = 0;
            }
            // All signs: rustdoc would make typographic ones of quotation marks and dashes.
            if sign.is_ascii_punctuation() {
                html.push('\\');
            }
            html.push(sign);
            (piece, last) = (piece + 1, sign);
        }
    }
    html
}

/// The first paragraph of a text, in a cell of a table: its code as code, the rest as it is read.
pub(super) fn prose(text: &str) -> String {
    let first = text.trim_start().split("\n\n").next().unwrap_or_default();
    let first = one_line(first);
    let (mut cell, mut rest) = (String::new(), &*first);
    while let Some((before, run)) = rest.find('`').map(|at| rest.split_at(at)) {
        let behind = run.trim_start_matches('`');
        let fence = &run[..run.len() - behind.len()];
        cell += &plain(before);
        rest = match closing(behind, fence) {
            Some(at) => {
                cell += &self::cell(&behind[..at]);
                &behind[at + fence.len()..]
            }
            None => {
                cell += &fence.replace('`', "\\`");
                behind
            }
        };
    }
    cell + &plain(rest)
}

/// Where a run of exactly as many backticks ends the code.
fn closing(text: &str, fence: &str) -> Option<usize> {
    let alone = |at: &usize| !text[..*at].ends_with('`') && !text[at + fence.len()..].starts_with('`');
    text.match_indices(fence).map(|(at, _)| at).find(alone)
}

/// A text without meaning as Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        // Behind a colon and a slash, a bare address would be told as one that lacks its brackets.
        if matches!(sign, '|' | '[' | ']' | '<' | '>' | '\\' | '*' | '_' | '~' | '#' | ':' | '&' | '$') {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The table of these rows, without the columns in which no row says anything.
pub(super) fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let columns: Vec<usize> = (0..N).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let line = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = columns.iter().map(|at| cell(*at)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut table = line(&|at| head[at].to_owned());
    table += &line(&|_| String::from("---"));
    for row in rows {
        table += &line(&|at| row[at].clone());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_ends_neither_itself_nor_its_cell() {
        assert_eq!(code("a | b"), "`a \\| b`");
        assert_eq!(code("\"a`b``\""), "```\"a`b``\"```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a\n  b"), "`a b`");
    }

    #[test]
    fn long_code_may_break_and_very_long_code_ends() {
        assert_eq!(cell("SHOP_HTTP_MAX_BODY *_A"), "<code>SHOP\\_<wbr>HTTP\\_<wbr>MAX\\_BODY \\*\\_A</code>");
        assert_eq!(cell("StrictOriginWhen`|"), "<code>Strict<wbr>Origin<wbr>When\\`\\|</code>");
        assert_eq!(cell(&"a ".repeat(200)).chars().count(), MOST + "`…`".chars().count());
    }

    #[test]
    fn a_link_is_made_of_the_name_alone() {
        assert_eq!(
            linked_code("HashMap<String, Str>", "Str"),
            "<code>HashMap\\<String\\, <wbr>[Str]\\></code>"
        );
        assert_eq!(linked_code("a::Unseen", "a::Unseen"), "<code>[a::Unseen]</code>");
    }

    #[test]
    fn prose_keeps_its_words_and_its_code_alone() {
        assert_eq!(
            prose("See [Http], <b> and https://a.b/|.\n\nMore."),
            "See \\[Http\\], \\<b\\> and https\\://a.b/\\|."
        );
        assert_eq!(prose("A `Vec<u8>` or\n`a|b`."), "A `Vec<u8>` or `a\\|b`.");
        assert_eq!(prose("A lonely ` and a `` pair"), "A lonely \\` and a \\`\\` pair");
        assert_eq!(prose("Both `` a`b `` and `c`"), "Both ``a`b`` and `c`");
        assert_eq!(prose(""), "");
    }

    #[test]
    fn a_column_without_a_word_is_left_out() {
        let row = |one: &str, three: &str| [one.to_owned(), String::new(), three.to_owned()];
        let rows = [row("a", ""), row("b", "c")];
        assert_eq!(
            table(["One", "Two", "Three"], &rows),
            "| One | Three |\n| --- | --- |\n| a |  |\n| b | c |\n"
        );
    }
}

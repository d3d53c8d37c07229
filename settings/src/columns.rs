//! Lines of no more columns than there are.

/// Writes a line, and as many more as it takes, indented under it: two blanks a level. Words are not broken, so that they can
/// be copied; one that is longer stands out.
pub(crate) fn line(out: &mut String, indent: usize, columns: usize, text: &str) {
    let mut column = 0;
    for word in text.split(' ') {
        let length = width(word);
        if column == 0 {
            out.push_str(&"  ".repeat(indent));
            column = indent * 2;
        } else if column + 1 + length > columns {
            out.push('\n');
            out.push_str(&"  ".repeat(indent + 2));
            column = (indent + 2) * 2;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

/// How many columns a word takes: the sequences that colour it (ECMA-48, SGR) take none.
fn width(word: &str) -> usize {
    let mut pieces = word.split("\u{1b}[");
    let plain = pieces.next().unwrap_or_default().chars().count();
    let behind = |piece: &str| piece.split_once('m').map_or(piece, |(_, behind)| behind).chars().count();
    plain + pieces.map(behind).sum::<usize>()
}

/// A text whose lines have no more columns; how far a line is indented stays.
#[cfg(feature = "cli")]
pub(crate) fn fit(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for text in text.lines() {
        let own = text.trim_start_matches(' ');
        line(&mut out, (text.len() - own.len()) / 2, columns, own);
    }
    out
}

//! What a command says, and with which status it ends.

use std::process::ExitCode;

use anstream::ColorChoice;
use anstream::adapter::strip_str;

use crate::columns;
use crate::source::terminal;

/// Wrong usage, and for a comparison any trouble, as `diff` has it.
pub(super) const TROUBLE: u8 = 2;
/// `EX_CANTCREAT` of `sysexits.h`: a file of notes that cannot be written.
pub(super) const NOT_CREATED: u8 = 73;
/// `EX_IOERR` of `sysexits.h`: what was said could not be written.
const NOT_WRITTEN: u8 = 74;
/// `EX_CONFIG` of `sysexits.h`.
pub(super) const REFUSED: u8 = 78;

/// What a command has to say.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub(super) status: u8,
    pub(super) out: String,
    pub(super) err: String,
}

impl Answer {
    /// The exit status.
    pub fn status(&self) -> u8 {
        self.status
    }

    /// What goes to standard output.
    pub fn out(&self) -> &str {
        &self.out
    }

    /// What goes to standard error.
    pub fn err(&self) -> &str {
        &self.err
    }

    pub(super) fn said(status: u8, out: String) -> Self {
        Self { status, out, err: String::new() }
    }

    pub(super) fn failed(status: u8, err: String) -> Self {
        Self { status, out: String::new(), err }
    }

    pub(super) fn wrong_usage(wrong: &str) -> Self {
        Self::failed(TROUBLE, format!("error: {wrong}\n"))
    }

    /// Without colours.
    pub(super) fn plain(self) -> Self {
        let [out, err] = [&self.out, &self.err].map(|text| strip_str(text).to_string());
        Self { out, err, ..self }
    }

    /// With lines of no more columns; on standard output only if that is for people.
    pub(super) fn fit(self, columns: usize, is_text: bool) -> Self {
        let out = if is_text { columns::fit(&self.out, columns) } else { self.out };
        Self { out, err: columns::fit(&self.err, columns), ..self }
    }

    /// Says it on the terminal of this process. A pipe that was closed early changes nothing of the status.
    pub(super) fn write(self, colour: ColorChoice) -> ExitCode {
        let [out, err] = [&self.out, &self.err].map(|text| painted(text));
        match terminal::write(&out, &err, colour) {
            Ok(()) => ExitCode::from(self.status),
            Err(_) => ExitCode::from(NOT_WRITTEN),
        }
    }
}

/// How lines begin that are worth a colour, with its code (ECMA-48).
const LABELS: [(&str, &str); 11] = [
    ("problem:", "1;31"),
    ("error:", "1;31"),
    ("fault:", "1;31"),
    ("broken:", "1;31"),
    ("warning:", "1;33"),
    ("not verified:", "1;33"),
    ("not checked:", "1;33"),
    ("waived:", "1;33"),
    ("waiver:", "1;33"),
    ("note:", "1;36"),
    ("remark:", "1;36"),
];

/// A text in which such words have their colours; they are taken out again where nobody sees them. No value of a setting
/// begins a line, and none has a control character in it.
fn painted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match LABELS.iter().find(|(label, _)| line.starts_with(label)) {
            Some((label, code)) => {
                out.push_str(&format!("\u{1b}[{code}m{label}\u{1b}[0m{}", &line[label.len()..]));
            }
            None => out.push_str(line),
        }
    }
    out
}

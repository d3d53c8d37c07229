//! The verb `run`: has a program in another language take over checked values.

use std::ffi::{OsStr, OsString};

use zeroize::Zeroizing;

use super::answer::{Answer, REFUSED, TROUBLE};
use super::asked::Asked;
use super::verbs::{self, Failure, Side};
use super::{Command, write};
use crate::key::printable;
use crate::outline::Outline;
use crate::rehearsal::Rehearsal;
use crate::source::program::{Pipe, Trouble};
use crate::values;
use crate::verify::Verification;
use crate::{Root, Settings};

/// `EX_OSERR` of `sysexits.h`: the system has no pipe, or none so large.
const NO_PIPE: u8 = 71;
/// What a shell says of a program that it cannot start, and of one that is not there.
const NOT_STARTED: [u8; 2] = [126, 127];

/// What there is to say of the settings, and those that a program may be given.
fn judged<T: Root>(command: &Command<T>, asked: &Asked) -> (Answer, Option<Rehearsal<T>>) {
    let (verified, loaded) = match verbs::load(command, asked, &Side::here(asked)) {
        Ok(loaded) => (verbs::verified(command, &loaded, asked), Some(loaded)),
        Err(Failure::Refused(error)) => (Verification::refused(*error), None),
        Err(usage) => return (usage.answer(TROUBLE, asked.format), None),
    };
    let verified = if asked.strict { verified.strict() } else { verified };
    // Standard output is the program's.
    let answer = Answer::failed(verified.status(), verified.to_string());
    let good = loaded.filter(|_| answer.status == 0);
    (answer, good)
}

/// What is to be done about a value that cannot be written.
const HELP: &str = "  help: JSON has finite numbers and texts in UTF-8; a secret type of your own has to implement `Leaf::write`";

/// What is said of the settings, where no program is to be started: a test runs in a process that it still needs.
pub(super) fn judge<T: Root>(command: &Command<T>, asked: &Asked) -> Answer {
    match judged(command, asked) {
        (answer, Some(loaded)) => match written(&loaded) {
            Ok(_) => answer,
            Err(unwritten) => unwritten,
        },
        (answer, None) => answer,
    }
}

/// Becomes the program; comes back with what there is to say if it cannot.
pub(super) fn start<T: Root>(command: &Command<T>, asked: &Asked, program: &[OsString]) -> Answer {
    if cfg!(not(unix)) {
        return Answer::wrong_usage(
            "`run` needs a system on which a process becomes another one, such as Linux",
        );
    }
    let Some((program, arguments)) = program.split_first() else {
        return Answer::wrong_usage("no program was given");
    };
    let (answer, loaded) = judged(command, asked);
    let Some(loaded) = loaded else { return answer };
    let held =
        written(&loaded).and_then(|values| Pipe::holding(&values).map_err(|why| trouble(why, program)));
    // Wiped here, as the values are: what comes now may fail, and this process go on.
    drop(loaded);
    let pipe = match held {
        Ok(pipe) => pipe,
        Err(answer) => return answer,
    };
    if !answer.err.is_empty() {
        write(answer, asked.format.is_text(), asked.colour);
    }
    let outline = Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR);
    let ours = (command.load)(&asked.given).variables();
    trouble(pipe.hand_over(program, arguments, |name| ours.has(name, &outline)), program)
}

/// The values as the program reads them.
fn written<T: Root>(loaded: &Rehearsal<T>) -> Result<Zeroizing<Vec<u8>>, Answer> {
    let (value, loaded, scope) = loaded.parts();
    values::json(value, loaded, scope).map_err(|keys| {
        let line = |key: &String| {
            let key = printable(key);
            format!("problem: `{key}`: its value cannot be handed over\n{HELP}\n")
        };
        Answer::failed(REFUSED, keys.iter().map(line).collect())
    })
}

fn trouble(why: Trouble, program: &OsStr) -> Answer {
    let program = printable(&program.to_string_lossy());
    let [refused, absent] = NOT_STARTED;
    let (status, what) = match why {
        Trouble::Absent => {
            (absent, format!("there is no program `{program}`, or what it is run by is not there"))
        }
        Trouble::Refused(kind) => (refused, format!("`{program}` could not be started: {kind}")),
        Trouble::TooMuch(bytes) => {
            (NO_PIPE, format!("the values are {bytes} bytes, and no pipe of this system holds so many"))
        }
        Trouble::NoPipe => (NO_PIPE, "the system has no pipe for the values".to_owned()),
    };
    Answer::failed(status, format!("error: {what}\n"))
}

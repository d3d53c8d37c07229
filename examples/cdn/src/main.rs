//! Runs the site until it is told to stop; or, asked `config`, looks at its settings and does not run it.
//!
//! | exit status | what it says |
//! |---|---|
//! | 0 | it was told to stop, and all requests were answered |
//! | 1 | it cannot listen, or the system failed |
//! | 75 | it was told to stop, and requests were cut off when the time to stop was up |
//! | 78 | its settings cannot be used |

#![expect(clippy::print_stderr, reason = "a service says on its terminal why it ends")]

use std::io;
use std::process::ExitCode;
use std::time::Duration;

use ::settings::{Checked, Settings};
use cdn::settings::{Site, command};
use cdn::{End, Log};
use tokio::runtime::Runtime;

/// `EX_TEMPFAIL` of `sysexits.h`, beside the 78 of settings that cannot be used.
const CUT_OFF: u8 = 75;

/// How long the last lines of the log may take, if whoever reads them is slow.
const LAST_LINES: Duration = Duration::from_secs(1);

#[expect(clippy::disallowed_methods, reason = "the one place where settings are loaded")]
fn main() -> ExitCode {
    if let Some(status) = command().run_if_asked("config") {
        return status;
    }
    let site = Site::load_or_exit();
    match run(&site) {
        Ok(End::Answered) => ExitCode::SUCCESS,
        Ok(End::CutOff) => ExitCode::from(CUT_OFF),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(site: &Checked<Site>) -> io::Result<End> {
    let (log, writer) = Log::new(site.section(|site| &site.security.logging), io::stdout())?;
    let runtime = Runtime::new()?;
    let end = runtime.block_on(cdn::run(site, &log));
    // All that holds the log goes, connections that were cut off among it, so that the writer sees its end.
    drop(runtime);
    drop(log);
    writer.wait(LAST_LINES);
    end
}

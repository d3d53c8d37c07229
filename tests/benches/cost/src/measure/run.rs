//! What a load costs: instructions, allocations, time.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::{Measured, number, output};
use crate::packages::Packages;
use crate::subjects::Subject;

/// A program that was built.
pub struct Program<'a> {
    pub packages: &'a Packages,
    pub subject: &'a Subject,
    pub leaves: usize,
    pub path: &'a Path,
}

impl Program<'_> {
    fn run(&self, program: &Path) -> Command {
        self.packages.run(program, self.subject, self.leaves)
    }

    /// What it prints of each setting.
    pub fn values(&self) -> Measured<String> {
        Ok(String::from_utf8(output(self.run(self.path).arg("values"))?.stdout)?)
    }

    /// A run under valgrind: what this tool says at its end.
    fn valgrind(&self, options: &[&str], loads: u32) -> Measured<String> {
        let mut command = self.run(Path::new("valgrind"));
        // Valgrind itself is found as ever; the program gets no more than before.
        command.args(options).arg(self.path).args(["load", &loads.to_string()]);
        let output = output(&mut command).map_err(|error| format!("{error}\nis valgrind installed?"))?;
        Ok(String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// Instructions a load: what twice as many loads take more.
    pub fn instructions(&self) -> Measured<u64> {
        let options = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
        let loads = if self.leaves > 300 { 2 } else { 5 };
        let count = |loads| -> Measured<u64> {
            let said = self.valgrind(&options, loads)?;
            collected(&said).ok_or_else(|| format!("no count in:\n{said}").into())
        };
        Ok((count(2 * loads)? - count(loads)?) / u64::from(loads))
    }

    /// Allocations a load, and their bytes.
    pub fn allocations(&self) -> Measured<(u64, u64)> {
        let count = |loads| -> Measured<(u64, u64)> {
            let said = self.valgrind(&["--tool=memcheck"], loads)?;
            allocated(&said).ok_or_else(|| format!("no count in:\n{said}").into())
        };
        let (once, thrice) = (count(1)?, count(3)?);
        Ok(((thrice.0 - once.0) / 2, (thrice.1 - once.1) / 2))
    }

    /// How long so many loads in one process take, in seconds.
    pub fn time(&self, loads: u32) -> Measured<f64> {
        let mut command = self.run(self.path);
        let start = Instant::now();
        output(command.args(["load", &loads.to_string()]))?;
        Ok(start.elapsed().as_secs_f64())
    }
}

/// What callgrind has counted.
fn collected(said: &str) -> Option<u64> {
    let line = said.lines().find(|line| line.contains("Collected :"))?;
    number(line.rsplit(' ').next()?)
}

/// What memcheck has seen allocated: how often, and how much.
fn allocated(said: &str) -> Option<(u64, u64)> {
    let (_, behind) = said.split_once("total heap usage: ")?;
    let (allocations, behind) = behind.split_once(" allocs, ")?;
    let (_, behind) = behind.split_once(" frees, ")?;
    Some((number(allocations)?, number(behind.split_once(" bytes")?.0)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_valgrind_says_is_read() {
        let said = "==7== Events    : Ir\n==7== Collected : 2268312\n==7==\n==7== I   refs:      2,268,312\n";
        assert_eq!(collected(said), Some(2_268_312));
        let said = "==7==   total heap usage: 1,407 allocs, 1,399 frees, 123,456 bytes allocated\n";
        assert_eq!(allocated(said), Some((1407, 123_456)));
        assert_eq!((collected("Aborted"), allocated("Aborted")), (None, None));
    }
}

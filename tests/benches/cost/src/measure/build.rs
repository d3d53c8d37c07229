//! What a build costs: the time of processors, for a clock says more of what else the machine does.

use std::fs;
use std::process::Command;

use super::{Measured, output};
use crate::packages::Packages;
use crate::subjects::Subject;

/// How often an edit is built.
const EDITS: u32 = 5;

/// What a build is of.
pub struct Build<'a> {
    pub packages: &'a Packages,
    pub subject: &'a Subject,
    pub leaves: usize,
}

impl Build<'_> {
    fn cargo(&self, target: &str, verb: &str) -> Command {
        self.packages.cargo(target, verb, self.subject, self.leaves)
    }

    /// A build for whatever is measured of the program, with the others' dependencies.
    pub fn program(&self) -> Measured<()> {
        output(self.cargo("shared", "build").arg("--release")).map(drop)
    }

    /// Seconds of a release build from nothing, the sources at hand.
    pub fn clean(&self) -> Measured<f64> {
        let target = format!("clean-{}", self.subject.slug());
        let folder = self.packages.target(&target);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let seconds = processor(self.cargo(&target, "build").arg("--release"))?;
        fs::remove_dir_all(&folder)?;
        Ok(seconds)
    }

    /// Seconds of `cargo check` from nothing.
    pub fn check(&self) -> Measured<f64> {
        let target = format!("check-{}", self.subject.slug());
        let folder = self.packages.target(&target);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let seconds = processor(&mut self.cargo(&target, "check"))?;
        fs::remove_dir_all(&folder)?;
        Ok(seconds)
    }

    /// Seconds of a build in development after an edit of the program.
    pub fn edit(&self) -> Measured<f64> {
        let path = self.packages.folder(self.subject, self.leaves).join("src/main.rs");
        let text = fs::read_to_string(&path)?;
        output(&mut self.cargo("edit", "build"))?;
        let mut seconds = 0.0;
        for edit in 0..EDITS {
            fs::write(&path, format!("{text}\n#[used]\nstatic EDIT: u32 = {edit};\n"))?;
            seconds += processor(&mut self.cargo("edit", "build"))?;
        }
        fs::write(&path, text)?;
        Ok(seconds / f64::from(EDITS))
    }
}

/// Runs a command to its end: the seconds that processors have spent on it and on what it has run.
fn processor(command: &mut Command) -> Measured<f64> {
    let before = of_children()?;
    output(command)?;
    Ok(of_children()? - before)
}

/// Seconds that processors have spent on the children of this process that have ended.
fn of_children() -> Measured<f64> {
    let said = fs::read_to_string("/proc/self/stat")?;
    Ok(spent(&said).ok_or("no times in /proc/self/stat")?)
}

/// See proc_pid_stat(5): behind the name in brackets come the fields from the third on; the 16th and 17th are these times, in
/// hundredths of a second.
fn spent(stat: &str) -> Option<f64> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((user + system) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_children_are_read() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194304 1 2 3 4 5 6 250 125 20 0 1 0 9 10 11";
        assert_eq!(spent(stat), Some(3.75));
        assert_eq!(spent("7 (a) S 1"), None);
    }

    #[test]
    fn a_child_that_works_is_counted() {
        let busy = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
        assert!(processor(Command::new("sh").args(["-c", busy])).is_ok_and(|seconds| seconds > 0.0));
    }
}

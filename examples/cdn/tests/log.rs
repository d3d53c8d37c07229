//! The log on its way out: what becomes of lines that nobody reads.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cdn::log::{Level, Log};
use cdn::settings::LoggingSettings;
use settings::Settings;

const PATIENCE: Duration = Duration::from_secs(20);

/// A reader that reads nothing until the other end of its gate is gone.
struct Reader {
    gate: Receiver<()>,
    read: Arc<Mutex<Vec<u8>>>,
}

impl Write for Reader {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = self.gate.recv();
        self.read.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is read in the end of a log that `told` was done to while nobody read.
fn read(settings: &[(&str, &str)], told: impl FnOnce(&Log)) -> io::Result<String> {
    let ((open, gate), read) = (channel(), Arc::default());
    let reader = Reader { gate, read: Arc::clone(&read) };
    let (log, writer) = Log::new(LoggingSettings::for_test(settings.iter().copied()), reader)?;
    told(&log);
    drop((open, log));
    writer.wait(PATIENCE);
    let read = read.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(String::from_utf8_lossy(&read).into_owned())
}

#[test]
fn lines_that_nobody_reads_are_dropped_and_counted() -> io::Result<()> {
    for level in ["info", "error"] {
        let read = read(&[("verbosity.level", level)], |log| {
            for number in 0..5000 {
                log.insist(Level::Info, &number.to_string());
            }
        })?;
        let (mut next, mut kept) = (0, 0);
        for line in read.lines() {
            if let Some(count) =
                line.strip_suffix(" lines were dropped here: they came faster than they were read")
            {
                next += count.strip_prefix("warn: ").and_then(|count| count.parse().ok()).unwrap_or(0);
            } else {
                // Told in their order, and each gap where it is.
                assert_eq!(line, next.to_string());
                (next, kept) = (next + 1, kept + 1);
            }
        }
        assert_eq!(next, 5000, "{read}");
        assert!((1000..1100).contains(&kept), "{kept} lines are kept");
    }
    Ok(())
}

#[test]
fn the_end_waits_for_a_reader_no_longer_than_it_is_told_to() -> io::Result<()> {
    let (_open, gate) = channel();
    let (log, writer) = Log::new(LoggingSettings::for_test([]), Reader { gate, read: Arc::default() })?;
    log.say(Level::Info, "nobody reads this");
    drop(log);
    let began = Instant::now();
    writer.wait(Duration::from_millis(50));
    assert!(began.elapsed() < PATIENCE / 2, "it took {:?}", began.elapsed());
    Ok(())
}

#[test]
fn what_is_told_is_one_line_that_says_how_much_it_matters() -> io::Result<()> {
    let told = |log: &Log| {
        log.say(Level::Warn, "`a`: is empty\n  at variable A\n  help: set it");
        log.say(Level::Info, "listening");
    };
    assert_eq!(read(&[], told)?, "warn: `a`: is empty; at variable A; help: set it\nlistening\n");
    assert_eq!(read(&[("verbosity.level", "error")], told)?, "");
    let json = read(&[("form.format", "json"), ("verbosity.level", "warn")], told)?;
    let logfmt = read(&[("form.format", "logfmt"), ("verbosity.level", "warn")], told)?;
    assert_eq!(logfmt, "level=warn message=\"`a`: is empty; at variable A; help: set it\"\n");
    assert_eq!(json, "{\"level\":\"warn\",\"message\":\"`a`: is empty; at variable A; help: set it\"}\n");
    Ok(())
}

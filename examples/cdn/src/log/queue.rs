//! Lines on their way out. Whoever reads them may be slow, or stand still: then lines are dropped and counted, and the site
//! goes on.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// How many lines may wait: a second of a busy site, in less than a megabyte.
const WAITING: usize = 1024;

/// What waits to be written.
enum Entry {
    Line(String),
    /// So many lines had no room here.
    Dropped(u64),
}

/// Where lines are put.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    waiting: SyncSender<Entry>,
    dropped: Arc<AtomicU64>,
}

impl Lines {
    /// Puts a line in the queue, or drops it if there is no room. It never waits.
    pub(super) fn put(&self, line: String) {
        let before = self.dropped.swap(0, Ordering::Relaxed);
        // In front of the next line that has room, so that a gap is told where it is.
        let told = before == 0 || self.waiting.try_send(Entry::Dropped(before)).is_ok();
        if !told {
            self.dropped.fetch_add(before + 1, Ordering::Relaxed);
        } else if self.waiting.try_send(Entry::Line(line)).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The thread that writes lines out.
#[derive(Debug)]
#[must_use = "a process that ends before it is waited for loses its last lines"]
pub struct Writer(Receiver<()>);

impl Writer {
    /// Waits until all is written, which cannot be before the last [`Log`](super::Log) is dropped, or the time is up.
    pub fn wait(self, patience: Duration) {
        // Nothing is ever sent: the other end goes with the thread.
        let _ = self.0.recv_timeout(patience);
    }
}

/// Starts a queue. `on_dropped` makes the line that tells how many were dropped.
pub(super) fn start(
    mut out: impl Write + Send + 'static,
    on_dropped: impl Fn(u64) -> String + Send + 'static,
) -> io::Result<(Lines, Writer)> {
    let (waiting, lines) = sync_channel(WAITING);
    let (written, wait) = sync_channel(0);
    let dropped = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&dropped);
    // Its own thread, and not one of the runtime's: a write to a full pipe lasts until somebody reads it.
    thread::Builder::new().name("log".to_owned()).spawn(move || {
        for entry in lines {
            write(&mut out, entry, &on_dropped);
        }
        match count.load(Ordering::Relaxed) {
            0 => {}
            last => write(&mut out, Entry::Dropped(last), &on_dropped),
        }
        drop(written);
    })?;
    Ok((Lines { waiting, dropped }, Writer(wait)))
}

/// Where nothing can be written any more, the site goes on without a log.
fn write(out: &mut impl Write, entry: Entry, on_dropped: impl Fn(u64) -> String) {
    let line = match entry {
        Entry::Line(line) => line,
        Entry::Dropped(count) => on_dropped(count),
    };
    let _ = writeln!(out, "{line}");
}

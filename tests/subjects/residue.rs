//! How many copies of a text the process holds: before a load, while the settings live, and after they are dropped.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::process::ExitCode;

use settings::command::Command;

use super::declaration::Shop;

/// The needle is kept with every byte changed, so that neither the arguments nor the scanner hold a copy of it.
const MASK: u8 = 0x5A;

/// How much is read at once; the buffer is made before the load.
const CHUNK: usize = 1 << 20;

/// How many bytes at the needle's end make a `tail`: an allocator overwrites the first 16 of a freed block.
const TAIL: usize = 24;

#[derive(Clone, Copy, Default)]
struct Copies {
    heap: usize,
    stack: usize,
    other: usize,
    tail: usize,
}

impl Copies {
    fn json(self) -> String {
        let Self { heap, stack, other, tail } = self;
        let full = heap + stack + other;
        format!(
            "{{\"full\": {full}, \"heap\": {heap}, \"stack\": {stack}, \"other\": {other}, \"tail\": {tail}}}"
        )
    }
}

/// Loads, counting; prints one line of JSON.
pub(crate) fn measure(hex: &str, config: &str) -> ExitCode {
    let Some(mut scanner) = Scanner::of(hex) else { return ExitCode::from(2) };
    let before = scanner.count();
    let loaded = super::load(config);
    let alive = scanner.count();
    let good = loaded.is_ok();
    drop(loaded);
    let dropped = scanner.count();
    if !good {
        eprintln!("the settings cannot be loaded");
        return ExitCode::FAILURE;
    }
    println!(
        "{{\"before\": {}, \"alive\": {}, \"dropped\": {}}}",
        before.json(),
        alive.json(),
        dropped.json()
    );
    ExitCode::SUCCESS
}

/// Has a program take over, which is not there, so that this process goes on; counts, and prints one line of JSON.
pub(crate) fn hand_over(hex: &str, config: &str) -> ExitCode {
    let Some(mut scanner) = Scanner::of(hex) else { return ExitCode::from(2) };
    let config = config.to_owned();
    let command = Command::<Shop>::new(move |_| super::loader(&config));
    let before = scanner.count();
    let matches = command.clap("config").get_matches_from(["config", "run", "--", "/nowhere/program"]);
    let status = command.run_matches(&matches);
    println!("{{\"before\": {}, \"after\": {}}}", before.json(), scanner.count().json());
    status
}

struct Scanner {
    masked: Vec<u8>,
    buffer: Vec<u8>,
    maps: String,
}

impl Scanner {
    fn of(hex: &str) -> Option<Self> {
        let masked: Option<Vec<u8>> =
            (0..hex.len() / 2).map(|at| u8::from_str_radix(hex.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
        let masked = masked.filter(|masked| masked.len() >= TAIL)?;
        Some(Self { masked, buffer: vec![0; CHUNK], maps: String::with_capacity(1 << 20) })
    }

    /// Counts in all memory of the process that is private and can be written, but for the blocks of the arguments
    /// and the environment, and the scanner's own buffers.
    #[expect(clippy::disallowed_methods, reason = "the measure reads the process's memory as a file")]
    fn count(&mut self) -> Copies {
        let mut copies = Copies::default();
        let (Ok(mut memory), Ok(mut maps)) = (File::open("/proc/self/mem"), File::open("/proc/self/maps"))
        else {
            return copies;
        };
        self.maps.clear();
        if maps.read_to_string(&mut self.maps).is_err() {
            return copies;
        }
        let blocks = blocks();
        let text = std::mem::take(&mut self.maps);
        for line in text.lines() {
            let mut words = line.split_ascii_whitespace();
            let (Some(range), Some(mode)) = (words.next(), words.next()) else { continue };
            let name = words.nth(3).unwrap_or_default();
            let bounds = range.split_once('-').and_then(|(start, end)| {
                Some((u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?))
            });
            let Some((start, end)) = bounds.filter(|_| mode.starts_with("rw") && mode.ends_with('p')) else {
                continue;
            };
            let (full, tail) = self.count_in(&mut memory, start, end, &blocks);
            copies.tail += tail;
            match name {
                "[heap]" => copies.heap += full,
                "[stack]" => copies.stack += full,
                _ => copies.other += full,
            }
        }
        self.maps = text;
        copies
    }

    fn count_in(&mut self, memory: &mut File, start: u64, end: u64, blocks: &[(u64, u64)]) -> (usize, usize) {
        let (mut full, mut tail) = (0, 0);
        let length = self.masked.len();
        let own = self.buffer.as_ptr().addr() as u64;
        let own = (own, own + CHUNK as u64);
        let mut at = start;
        while at < end {
            let want = CHUNK.min((end - at) as usize);
            if memory.seek(SeekFrom::Start(at)).is_err() {
                break;
            }
            let Ok(read) = memory.read(&mut self.buffer[..want]) else { break };
            if read < TAIL {
                break;
            }
            let excluded = |address: u64| {
                (own.0..own.1).contains(&address)
                    || blocks.iter().any(|(from, to)| (*from..*to).contains(&address))
            };
            let first = self.masked[length - TAIL] ^ MASK;
            for offset in 0..=read - TAIL {
                // Most bytes are not the first: told without a call, for a build without optimization.
                if self.buffer[offset] != first {
                    continue;
                }
                let address = at + offset as u64;
                if self.is(offset, length - TAIL, TAIL) && !excluded(address) {
                    tail += 1;
                    full +=
                        usize::from(offset >= length - TAIL && self.is(offset + TAIL - length, 0, length));
                }
            }
            if read < want || at + read as u64 >= end {
                break;
            }
            // The next chunk begins within this one, so that a copy across the border is seen once.
            at += (read - length) as u64 + 1;
        }
        (full, tail)
    }

    /// True if the bytes at an offset are this part of the needle.
    fn is(&self, offset: usize, from: usize, count: usize) -> bool {
        let bytes = self.buffer.get(offset..offset + count).unwrap_or_default();
        bytes.len() == count
            && bytes.iter().zip(&self.masked[from..]).all(|(byte, masked)| byte ^ MASK == *masked)
    }
}

/// Where the blocks of the arguments and the environment lie: fields 48 to 51 of `/proc/self/stat` (proc(5)).
#[expect(clippy::disallowed_methods, reason = "the measure reads what the kernel says of the process")]
fn blocks() -> Vec<(u64, u64)> {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let numbers: Vec<u64> =
        behind_name.split_ascii_whitespace().skip(1).map(|word| word.parse().unwrap_or(0)).collect();
    // The first number behind the name is field 4.
    let field = |number: usize| numbers.get(number - 4).copied().unwrap_or(0);
    vec![(field(48), field(49)), (field(50), field(51))]
}

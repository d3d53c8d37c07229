//! Runs every console block of the examples' transcripts, and compares what comes out with what is written there.
//!
//! A block holds lines of a terminal. The commands that a transcript may use are few:
//!
//! - `NAME=value cargo run -q -p settings-examples --example 01_health` starts the example, with no other variables;
//! - `curl URL` makes a request, over a plain TCP stream;
//! - `^C` interrupts the example that runs, and waits for its end;
//! - `echo $?` shows the exit status of the last one that ended.
//!
//! The port that the system picks is written `PORT`. With the variable `UPDATE_TRANSCRIPTS` set, a transcript that
//! is not right is written anew, and the test fails that once.

#![cfg(unix)]
#![expect(clippy::panic, reason = "a test fails by it")]

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The last line of an example that started well.
const STARTED: &str = "listening on http://";

#[test]
fn the_transcript_of_01_health_is_what_happens() -> io::Result<()> {
    compare("01_health.md", include_str!("../01_health.md"))
}

#[test]
fn an_example_ends_well_when_the_system_asks_it_to() -> io::Result<()> {
    let mut session = Session::default();
    let printed = session.run("HEALTH_HTTP_PORT=0 cargo run -q -p settings-examples --example 01_health")?;
    assert!(session.running.is_some(), "{printed}");
    session.end("TERM")?;
    assert_eq!(session.status, Some(0));
    Ok(())
}

#[test]
fn a_client_that_says_nothing_holds_up_the_end_no_longer_than_allowed() -> io::Result<()> {
    let mut session = Session::default();
    let example = "cargo run -q -p settings-examples --example 01_health";
    let printed = session.run(&format!("HEALTH_HTTP_PORT=0 HEALTH_HTTP_DRAIN=200ms {example}"))?;
    assert!(session.running.is_some(), "{printed}");
    let mut silent = TcpStream::connect(session.address.as_str())?;
    silent.write_all(b"GET /hea")?;
    let started = Instant::now();
    session.end("INT")?;
    assert_eq!(session.status, Some(0));
    assert!(started.elapsed() < PATIENCE / 2, "it took {:?}", started.elapsed());
    Ok(())
}

/// Compares a transcript with what happens; writes it anew if that is wanted.
fn compare(name: &str, written: &str) -> io::Result<()> {
    let happened = replay(written)?;
    if happened == written {
        return Ok(());
    }
    #[expect(clippy::disallowed_methods, reason = "the variable is the test's own, and only read")]
    if std::env::var_os("UPDATE_TRANSCRIPTS").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), happened)?;
        panic!("`{name}` was not right and has been written anew: look at it, and run the tests again");
    }
    let mut differences = String::new();
    for (number, (old, new)) in written.lines().zip(happened.lines()).enumerate().filter(|(_, (o, n))| o != n)
    {
        let _ = write!(differences, "\nline {}\n- {old}\n+ {new}", number + 1);
    }
    panic!(
        "`{name}` is not what happens (with UPDATE_TRANSCRIPTS=1 it is written anew):{differences}\n\n{happened}"
    );
}

/// The transcript with the output that its commands have now.
fn replay(written: &str) -> io::Result<String> {
    let mut session = Session::default();
    let mut out = String::new();
    let mut in_console = false;
    for line in written.lines() {
        let command = line.strip_prefix("$ ").or_else(|| (line == "^C").then_some(line));
        let is_fence = line.starts_with("```");
        if !in_console || is_fence || command.is_some() {
            out += line;
            out.push('\n');
        }
        match command {
            _ if is_fence => in_console = line == "```console",
            Some(command) if in_console => {
                let printed = session.run(command).map_err(|error| {
                    io::Error::new(error.kind(), format!("`{command}`: {error}; so far:\n{out}"))
                })?;
                for line in printed.lines() {
                    out += &session.without_port(line);
                    out.push('\n');
                }
            }
            _ => {}
        }
    }
    assert!(session.running.is_none(), "the transcript leaves the example running; end it with `^C`");
    Ok(out)
}

/// A terminal: at most one example runs in it.
#[derive(Default)]
struct Session {
    running: Option<Running>,
    /// Where the last example listens.
    address: String,
    /// The exit status of the last example that ended.
    status: Option<i32>,
}

/// An example that runs. It ends with the test, whatever comes of that.
struct Running {
    child: Child,
    stdout: Receiver<String>,
    stderr: Receiver<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Session {
    /// Runs one command; gives what it prints.
    fn run(&mut self, command: &str) -> io::Result<String> {
        let variables: Vec<_> = command.split(' ').map_while(|word| word.split_once('=')).collect();
        let words: Vec<_> = command.split(' ').skip(variables.len()).collect();
        match words[..] {
            ["cargo", "run", "-q", "-p", "settings-examples", "--example", name] => {
                self.start(name, &variables)
            }
            ["curl", url] => get(&url.replace("PORT", self.port())),
            ["^C"] => self.end("INT"),
            ["echo", "$?"] => Ok(self.status.map_or_else(String::new, |status| status.to_string())),
            _ => panic!("a transcript has no command `{command}`"),
        }
    }

    /// Starts an example; gives what it prints until it listens or ends.
    fn start(&mut self, name: &str, variables: &[(&str, &str)]) -> io::Result<String> {
        // A folder without a `settings.toml`, whatever other tests leave beside it.
        let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/transcripts");
        std::fs::create_dir_all(folder)?;
        let mut child = Command::new(path_of(name))
            .env_clear()
            .envs(variables.iter().copied())
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (stdout, stderr) = (lines(child.stdout.take()), lines(child.stderr.take()));
        let running = self.running.insert(Running { child, stdout, stderr });
        let mut printed = String::new();
        while let Some(line) = running.next_line() {
            printed += &line;
            printed.push('\n');
            if let Some(address) = line.strip_prefix(STARTED) {
                self.address = address.to_owned();
                return Ok(printed);
            }
        }
        Ok(printed + &self.wait()?)
    }

    /// Sends the example a signal; gives what it prints until it ends.
    fn end(&mut self, signal: &str) -> io::Result<String> {
        let id = self.running.as_ref().map(|running| running.child.id().to_string()).unwrap_or_default();
        let sent = Command::new("kill").args(["-s", signal, &id]).status()?;
        assert!(sent.success(), "no example runs");
        self.wait()
    }

    /// Waits for the end of the example; gives what it still prints.
    fn wait(&mut self) -> io::Result<String> {
        let Some(mut running) = self.running.take() else { return Ok(String::new()) };
        let mut printed = String::new();
        while let Some(line) = running.next_line() {
            printed = printed + &line + "\n";
        }
        for line in running.stderr.iter() {
            printed = printed + &line + "\n";
        }
        self.status = running.child.wait()?.code();
        Ok(printed)
    }

    fn port(&self) -> &str {
        self.address.rsplit_once(':').map_or("", |(_, port)| port)
    }

    fn without_port(&self, line: &str) -> String {
        if self.address.is_empty() {
            line.to_owned()
        } else {
            line.replace(&format!(":{}", self.port()), ":PORT")
        }
    }
}

impl Running {
    /// The next line of the example's output; nothing once it has closed it.
    fn next_line(&self) -> Option<String> {
        use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};

        match self.stdout.recv_timeout(PATIENCE) {
            Ok(line) => Some(line),
            Err(Disconnected) => None,
            Err(Timeout) => panic!("the example neither prints nor ends for {PATIENCE:?}"),
        }
    }
}

/// Reads lines in a thread, so that waiting for one can have a limit, and neither pipe is ever full.
fn lines(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in pipe.into_iter().flat_map(|pipe| BufReader::new(pipe).lines()).map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

/// `cargo test` builds the examples beside the tests.
fn path_of(example: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    let profile = test.parent().and_then(Path::parent).unwrap_or(Path::new(""));
    let path = profile.join("examples").join(example);
    assert!(
        path.exists(),
        "`{example}` is not built: run `cargo test -p settings-examples`, which builds it"
    );
    path
}

/// The body of an answer with the status 200.
fn get(url: &str) -> io::Result<String> {
    let url = url.strip_prefix("http://").unwrap_or(url);
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    assert!(head.starts_with("HTTP/1.1 200 OK"), "`{url}` answers: {answer}");
    Ok(body.to_owned())
}

//! A terminal in which the examples run, for the transcripts of what they print and answer.
//!
//! A block of a transcript holds lines of a terminal. The commands that it may use are few:
//!
//! - `NAME=value cargo run … -- argument` starts a program, with no other variables, in a folder of the test's own; so does
//!   `name argument`, where the test knows a program by this name, with lines of at most 120 columns;
//! - `mkdir name` and `echo text > name` make a folder and a file in that one; so does `cat > name <<EOF`, whose lines go on
//!   until `EOF`; `cat name` shows a file, `cp name other` copies it, and `rm name` removes it;
//! - `curl URL` makes a request over a plain TCP stream, with `-H 'Name: value'`, `-d text` and `-w '%{http_code}'`;
//! - `^C` interrupts the program that runs, and waits for its end;
//! - `echo $?` shows the exit status of the last one that ended.
//!
//! A command goes on in the next line behind a `\`. `$(date -u +%F)` in it is today, as in the lines behind `<<EOF`.
//!
//! The port that the system picks is written `PORT`, how long something took `N µs`, and today, as year, month and day,
//! `TODAY`. With the variable `UPDATE_TRANSCRIPTS` set, a transcript that is not right is written anew, and the test fails
//! that once.

#![expect(clippy::panic, reason = "a test fails by it")]

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use settings::checklist::Date;

/// How long anything may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// The last line of a program that started well.
const STARTED: &str = "listening on http://";

/// How a command has the day of its run.
const DAY: &str = "$(date -u +%F)";

/// Finds what `cargo run` would start, by the words behind it; or a program, by its name alone.
pub(crate) type Find = fn(&[&str]) -> Option<PathBuf>;

/// Compares a transcript with what happens; writes it anew if that is wanted.
pub(crate) fn compare(path: &Path, written: &str, find: Find) -> io::Result<()> {
    let happened = replay(written, find)?;
    if happened == written {
        return Ok(());
    }
    #[expect(clippy::disallowed_methods, reason = "the variable is the test's own, and only read")]
    if std::env::var_os("UPDATE_TRANSCRIPTS").is_some() {
        std::fs::write(path, happened)?;
        panic!(
            "`{}` was not right and has been written anew: look at it, and run the tests again",
            path.display()
        );
    }
    let mut differences = String::new();
    for (number, (old, new)) in written.lines().zip(happened.lines()).enumerate().filter(|(_, (o, n))| o != n)
    {
        let _ = write!(differences, "\nline {}\n- {old}\n+ {new}", number + 1);
    }
    panic!(
        "`{}` is not what happens (with UPDATE_TRANSCRIPTS=1 it is written anew):{differences}\n\n{happened}",
        path.display()
    );
}

/// The transcript with the output that its commands have now.
fn replay(written: &str, find: Find) -> io::Result<String> {
    let mut session = Session::new(find);
    let mut out = String::new();
    let mut in_console = false;
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        let first = line.strip_prefix("$ ").or_else(|| (line == "^C").then_some(line));
        let is_fence = line.starts_with("```");
        if !in_console || is_fence || first.is_some() {
            out = out + line + "\n";
        }
        match first {
            _ if is_fence => in_console = line == "```console",
            Some(first) if in_console => {
                let command = whole(first, &mut lines, &mut out);
                let printed = session.run(&command).map_err(|error| {
                    io::Error::new(error.kind(), format!("`{command}`: {error}; so far:\n{out}"))
                })?;
                for line in printed.lines() {
                    out += &session.without_chance(line);
                    out.push('\n');
                }
            }
            _ => {}
        }
    }
    assert!(session.running.is_none(), "the transcript leaves a program running; end it with `^C`");
    Ok(out)
}

/// A command with the lines that it goes on in, which are written as they are.
fn whole<'a>(first: &str, lines: &mut impl Iterator<Item = &'a str>, out: &mut String) -> String {
    let mut command = first.to_owned();
    while let Some(part) = command.strip_suffix('\\') {
        let Some(line) = lines.next() else { break };
        *out = std::mem::take(out) + line + "\n";
        command = format!("{} {}", part.trim_end(), line.trim_start());
    }
    if command.ends_with(" <<EOF") {
        for line in lines {
            *out = std::mem::take(out) + line + "\n";
            if line == "EOF" {
                break;
            }
            command = command + "\n" + line;
        }
    }
    command.replace(DAY, &Date::today().to_string())
}

/// A terminal: at most one program runs in it.
pub(crate) struct Session {
    find: Find,
    /// Where programs run: without a `settings.toml`, whatever other tests leave beside it.
    folder: PathBuf,
    running: Option<Running>,
    /// The day on which it began.
    began: Date,
    /// Where the last program listens.
    pub(crate) address: String,
    /// The exit status of the last program that ended.
    pub(crate) status: Option<i32>,
}

/// A program that runs. It ends with the test, whatever comes of that.
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
    pub(crate) fn new(find: Find) -> Self {
        let test = thread::current().name().map(|name| name.replace("::", "_")).unwrap_or_default();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("transcripts").join(test);
        // What an earlier run has left there, if there was one.
        let _ = std::fs::remove_dir_all(&folder);
        Self { find, folder, running: None, began: Date::today(), address: String::new(), status: None }
    }

    /// Runs one command; gives what it prints.
    pub(crate) fn run(&mut self, command: &str) -> io::Result<String> {
        let (command, text) = command.split_once('\n').unwrap_or((command, ""));
        let words = words(command);
        let variables: Vec<_> = words.iter().map_while(|word| word.split_once('=')).collect();
        let rest: Vec<_> = words.iter().skip(variables.len()).map(String::as_str).collect();
        match rest[..] {
            ["cargo", "run", "-q", ref program @ ..] => {
                let mut parts = program.splitn(2, |word| *word == "--");
                let program = parts.next().unwrap_or_default();
                let found = (self.find)(program);
                let path = found.unwrap_or_else(|| panic!("there is no program `{}`", program.join(" ")));
                let mut program = built(&path);
                program.args(parts.next().unwrap_or_default()).env_clear();
                self.start(program, &variables)
            }
            ["mkdir", name] => std::fs::create_dir_all(self.folder.join(name)).map(|()| String::new()),
            ["echo", ref text @ .., ">", name] => self.write(name, &text.join(" ")),
            ["cat", ">", name, "<<EOF"] => self.write(name, text),
            ["cat", name] => read(&self.folder.join(name)),
            ["cp", from, to] => {
                std::fs::copy(self.folder.join(from), self.folder.join(to)).map(|_| String::new())
            }
            ["rm", name] => std::fs::remove_file(self.folder.join(name)).map(|()| String::new()),
            ["curl", ref words @ ..] => curl(words, self.port()),
            ["^C"] => self.end("INT"),
            ["echo", "$?"] => Ok(self.status.map_or_else(String::new, |status| status.to_string())),
            [name, ref arguments @ ..] => {
                let found = (self.find)(&[name]);
                let path = found.unwrap_or_else(|| panic!("a transcript has no command `{command}`"));
                let mut program = built(&path);
                program.arg0(name).args(arguments).env_clear().env("COLUMNS", "120");
                self.start(program, &variables)
            }
            [] => panic!("a transcript has no command `{command}`"),
        }
    }

    /// Writes a file.
    fn write(&self, name: &str, text: &str) -> io::Result<String> {
        std::fs::create_dir_all(&self.folder)?;
        std::fs::write(self.folder.join(name), text.to_owned() + "\n")?;
        Ok(String::new())
    }

    /// True while a program runs.
    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Starts a program; gives what it prints until it listens or ends.
    fn start(&mut self, mut program: Command, variables: &[(&str, &str)]) -> io::Result<String> {
        std::fs::create_dir_all(&self.folder)?;
        let mut child = program
            .envs(variables.iter().copied())
            .current_dir(&self.folder)
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

    /// Sends the program a signal; gives what it prints until it ends.
    pub(crate) fn end(&mut self, signal: &str) -> io::Result<String> {
        self.signal(signal)?;
        self.wait()
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, signal: &str) -> io::Result<()> {
        let id = self.running.as_ref().map(|running| running.child.id().to_string()).unwrap_or_default();
        let sent = Command::new("kill").args(["-s", signal, &id]).status()?;
        assert!(sent.success(), "no program runs");
        Ok(())
    }

    /// Waits for the end of the program; gives what it still prints.
    pub(crate) fn wait(&mut self) -> io::Result<String> {
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

    /// A line without what is another in every run.
    fn without_chance(&self, line: &str) -> String {
        let line = match line.strip_suffix(" µs").and_then(|line| line.rsplit_once(' ')) {
            Some((before, _)) => format!("{before} N µs"),
            None => line.to_owned(),
        };
        let line = [self.began, Date::today()]
            .iter()
            .fold(line, |line, day| line.replace(&day.to_string(), "TODAY"));
        if self.address.is_empty() { line } else { line.replace(&format!(":{}", self.port()), ":PORT") }
    }
}

impl Running {
    /// The next line of the program's output; nothing once it has closed it.
    fn next_line(&self) -> Option<String> {
        use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};

        match self.stdout.recv_timeout(PATIENCE) {
            Ok(line) => Some(line),
            Err(Disconnected) => None,
            Err(Timeout) => panic!("the program neither prints nor ends for {PATIENCE:?}"),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a transcript shows what a program has written")]
fn read(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// A program that the tests of its package have built.
fn built(path: &Path) -> Command {
    assert!(path.exists(), "`{}` is not built: run the tests of its package", path.display());
    Command::new(path)
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

/// The words of a command; within quotation marks a blank is no end.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for sign in command.chars() {
        match (quote, sign, words.last_mut()) {
            (None, ' ', _) => words.push(String::new()),
            (None, '\'' | '"', _) => quote = Some(sign),
            (Some(open), _, _) if sign == open => quote = None,
            (_, _, Some(word)) => word.push(sign),
            (_, _, None) => {}
        }
    }
    words
}

/// Makes a request; gives what `curl` prints of the answer.
fn curl(words: &[&str], port: &str) -> io::Result<String> {
    let (mut headers, mut data, mut status, mut url) = (String::new(), None, false, "");
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "-H" => headers = headers + words.next().unwrap_or(&"") + "\r\n",
            "-d" => data = words.next(),
            "-w" => status = words.next() == Some(&"%{http_code}"),
            other => url = other,
        }
    }
    let url = url.replace("PORT", port);
    let url = url.strip_prefix("http://").unwrap_or(&url);
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    let (method, body) = data.map_or(("GET", ""), |data| ("POST", data));
    let length = data.map(|data| format!("Content-Length: {}\r\n", data.len())).unwrap_or_default();
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{length}{headers}\r\n{body}"
    );
    let (code, body) = ask(host, request.as_bytes())?;
    assert!(status || code == 200, "`{url}` answers {code}: {body}");
    Ok(if status { format!("{body}{code}") } else { body })
}

/// The status and the body of an answer.
pub(crate) fn ask(host: &str, request: &[u8]) -> io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(request)?;
    answer(stream)
}

/// Reads the answer to a request that is made.
pub(crate) fn answer(mut stream: TcpStream) -> io::Result<(u16, String)> {
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    let code = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
    Ok((code, body.to_owned()))
}

//! The site as a process, over real connections.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the test starts the site, where cargo says that it is"
)]

#[path = "../../tests/terminal/mod.rs"]
mod terminal;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use terminal::{PATIENCE, Session, answer, ask};

/// 32 bytes in base64.
const KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

const RUN: &str = "cargo run -q -p settings-example-cdn";

fn find(words: &[&str]) -> Option<PathBuf> {
    (words == ["-p", "settings-example-cdn"]).then(|| env!("CARGO_BIN_EXE_cdn").into())
}

/// The site with these variables, on a port of its own.
fn start(variables: &str) -> io::Result<Session> {
    let mut session = Session::new(find);
    let printed = session.run(&format!("SITE_HTTP_LISTEN=127.0.0.1:0 {variables}{RUN}"))?;
    assert!(session.is_running(), "{printed}");
    Ok(session)
}

#[test]
fn the_transcript_is_what_happens() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    terminal::compare(&path, include_str!("../README.md"), find)
}

#[test]
fn an_upload_in_chunks_is_counted_as_it_arrives() -> io::Result<()> {
    let session = start("SITE_SECURITY_UPLOADS_BODY_APPLICATION=10kB ")?;
    for (chunks, status) in [(10, 200), (11, 413)] {
        let mut request =
            "POST /uploads HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: text/plain\r\n\
                           Transfer-Encoding: chunked\r\n\r\n"
                .to_owned();
        for _ in 0..chunks {
            request = request + "3e8\r\n" + &"a".repeat(1000) + "\r\n";
        }
        request += "0\r\n\r\n";
        assert_eq!(ask(&session.address, request.as_bytes())?.0, status, "{chunks}");
    }
    Ok(())
}

#[test]
fn an_upload_that_is_refused_by_its_head_is_not_asked_for() -> io::Result<()> {
    let session = start("SITE_SECURITY_UPLOADS_BODY_APPLICATION=10kB ")?;
    for (media_type, length, status) in [("text/plain", 10_001, 413), ("text/html", 10_000, 415)] {
        let head = format!(
            "POST /uploads HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: {media_type}\r\n\
             Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
        );
        // The first answer, which would be 100 if the site asked for the body.
        assert_eq!(ask(&session.address, head.as_bytes())?.0, status, "{media_type}");
    }
    Ok(())
}

#[test]
fn a_forwarded_address_is_believed_from_a_trusted_network_only() -> io::Result<()> {
    for (trusted, client) in [("127.0.0.0/8", "203.0.113.9"), ("10.0.0.0/8", "127.0.0.1")] {
        let names = "SITE_SECURITY_LOGGING_CLIENT_ADDRESSES=true SITE_SECURITY_FORWARDING_NETWORKS";
        let mut session = start(&format!("{names}={trusted} "))?;
        let address = session.address.clone();
        session.run(&format!("curl -H 'X-Forwarded-For: 6.6.6.6, 203.0.113.9' http://{address}/health"))?;
        let told = session.end("INT")?;
        assert!(told.starts_with(&format!("{client} GET /health 200")), "{told}");
        assert!(!told.contains("6.6.6.6"), "{told}");
    }
    Ok(())
}

#[test]
fn a_request_under_way_is_answered_when_the_site_is_told_to_stop() -> io::Result<()> {
    let mut session = start("")?;
    let mut stream = TcpStream::connect(&*session.address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(
        b"POST /uploads HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n",
    )?;
    // The site asks for the body: the request is under way.
    let mut asked = [0; 25];
    stream.read_exact(&mut asked)?;
    assert!(asked.starts_with(b"HTTP/1.1 100 Continue"), "{asked:?}");
    session.signal("TERM")?;
    while TcpStream::connect(&*session.address).is_ok() {
        thread::yield_now();
    }
    stream.write_all(b"hello")?;
    assert_eq!(answer(stream)?.0, 200);
    let told = session.wait()?;
    assert!(told.ends_with("stopped\n") && session.status == Some(0), "{told}");
    Ok(())
}

#[test]
fn a_client_that_says_nothing_or_half_is_left_when_its_time_is_up() -> io::Result<()> {
    let mut session = start("SITE_HTTP_LOAD_TIMEOUTS_HEADER=200ms ")?;
    let whole = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
    for (said, answers) in [("", 0), ("GET /hea", 0), (whole, 1), (&format!("{whole}GET /hea"), 1)] {
        let mut client = TcpStream::connect(&*session.address)?;
        client.set_read_timeout(Some(PATIENCE))?;
        client.write_all(said.as_bytes())?;
        let mut answer = String::new();
        client.read_to_string(&mut answer)?;
        assert_eq!(answer.matches("HTTP/1.1 200").count(), answers, "{said:?}: {answer}");
    }
    session.end("INT")?;
    assert_eq!(session.status, Some(0));
    Ok(())
}

#[test]
fn a_client_that_says_nothing_or_half_does_not_hold_up_the_end() -> io::Result<()> {
    for said in ["", "GET /hea"] {
        let mut session = start("SITE_HTTP_LOAD_TIMEOUTS_HEADER=200ms ")?;
        let mut client = TcpStream::connect(&*session.address)?;
        client.write_all(said.as_bytes())?;
        let began = Instant::now();
        let told = session.end("INT")?;
        assert_eq!((&*told, session.status), ("stopped\n", Some(0)), "{said:?}");
        assert!(began.elapsed() < PATIENCE / 2, "it took {:?}", began.elapsed());
    }
    Ok(())
}

/// The site without the terminal: of what it tells, only the lines that are asked for are read.
struct Unread {
    child: Child,
    stdout: BufReader<ChildStdout>,
}

impl Unread {
    fn start(variables: &[(&str, &str)]) -> io::Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cdn"))
            .env_clear()
            .env("SITE_HTTP_LISTEN", "127.0.0.1:0")
            .envs(variables.iter().copied())
            .current_dir(env!("CARGO_TARGET_TMPDIR"))
            .stdout(Stdio::piped())
            .spawn()?;
        let stdout = child.stdout.take().ok_or_else(|| io::Error::other("no pipe"))?;
        Ok(Self { child, stdout: BufReader::new(stdout) })
    }

    /// The next line that it tells.
    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.stdout.read_line(&mut line)?;
        Ok(line)
    }

    /// Tells it to stop; gives its exit status.
    fn stop(&mut self) -> io::Result<Option<i32>> {
        Command::new("kill").args(["-s", "TERM", &self.child.id().to_string()]).status()?;
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status.code());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Err(io::Error::other("the site does not stop"))
    }
}

impl Drop for Unread {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_log_that_nobody_reads_holds_up_neither_the_site_nor_its_end() -> io::Result<()> {
    let mut site = Unread::start(&[("SITE_SESSION_KEY", KEY)])?;
    let (_summary, listening) = (site.line()?, site.line()?);
    let address = listening.trim_end().strip_prefix("listening on http://").unwrap_or_default();
    let long = "a".repeat(400);
    // Several times what a pipe and the queue hold.
    for _ in 0..3000 {
        let request = format!("GET /{long} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assert_eq!(ask(address, request.as_bytes())?.0, 404);
    }
    assert_eq!(ask(address, b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")?.0, 200);
    assert_eq!(site.stop()?, Some(0));
    Ok(())
}

#[test]
fn requests_that_are_cut_off_show_in_the_exit_status() -> io::Result<()> {
    // The head is half there when the site is told to stop, and the body is awaited when the time is up. Only time can
    // tell that the half has been read, so there is plenty of it.
    let mut session = start(&format!(
        "{} SITE_HTTP_SHUTDOWN_TIMEOUT=3s ",
        ["HEADER", "BODY", "APPLICATION"].map(|one| format!("SITE_HTTP_LOAD_TIMEOUTS_{one}=3s")).join(" ")
    ))?;
    let mut client = TcpStream::connect(&*session.address)?;
    client.write_all(b"POST /uploads HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n")?;
    thread::sleep(Duration::from_millis(500));
    session.signal("TERM")?;
    thread::sleep(Duration::from_millis(1200));
    client.write_all(b"Content-Length: 5\r\n\r\n")?;
    let told = session.wait()?;
    assert_eq!((&*told, session.status), ("warn: stopped with requests under way\n", Some(75)));
    Ok(())
}

#[test]
fn outside_of_development_the_key_has_to_be_given() -> io::Result<()> {
    for mode in ["staging", "production"] {
        let mut session = Session::new(find);
        let printed = session.run(&format!("SITE_MODE={mode} {RUN}"))?;
        assert_eq!(session.status, Some(78), "{printed}");
        assert!(printed.contains("set the variable `SITE_SESSION_KEY`"), "{printed}");
        let mut session = start(&format!("SITE_MODE={mode} SITE_SESSION_KEY={KEY} "))?;
        session.end("TERM")?;
        assert_eq!(session.status, Some(0));
    }
    Ok(())
}

#[test]
fn that_the_key_is_made_up_is_said_at_any_level() -> io::Result<()> {
    // Where something else listens, the site says what it has to say and ends.
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let quiet =
        format!("SITE_SECURITY_LOGGING_VERBOSITY_LEVEL=error SITE_HTTP_LISTEN={}", taken.local_addr()?);
    let expected = "warn: development: the session key is made up, and sessions end with this process\n";
    for (given, said) in [("SITE_MODE=", true), ("SITE_MODE=development", true), ("SITE_SESSION_KEY=", false)]
    {
        let key = if said { "" } else { KEY };
        let printed = Session::new(find).run(&format!("{given}{key} {quiet} {RUN}"))?;
        assert_eq!(printed.starts_with(expected), said, "{given}: {printed}");
        assert!(printed.contains("cannot listen on"), "{given}: {printed}");
    }
    Ok(())
}

#[test]
fn a_key_in_a_file_is_refused_and_shown_nowhere() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("site.toml");
    std::fs::write(&file, format!("session_key = '{KEY}'\n"))?;
    let mut session = Session::new(find);
    let printed = session.run(&format!("SITE_CONFIG={} {RUN}", file.display()))?;
    assert_eq!(session.status, Some(78), "{printed}");
    assert!(printed.contains("`session_key`: may not be given by a file"), "{printed}");
    assert!(!printed.contains(KEY), "{printed}");
    Ok(())
}

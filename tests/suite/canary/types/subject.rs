//! A declaration whose types, items and probes are the service's own, and look at secrets from inside a load.

use std::cell::RefCell;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use settings::hardening::permissions::Account;
use settings::{
    Check, Complaint, ExposeSecret, Input, Job, Leaf, Probe, Refusal, SecretString, Settings, Shape, probes,
};

use super::super::outputs::Said;
use super::super::subject::Auth;

thread_local! {
    /// What was said from inside.
    static INSIDE: RefCell<Said> = RefCell::new(Said::new());
}

pub(super) fn inside(say: impl FnOnce(&mut Said)) {
    INSIDE.with_borrow_mut(say);
}

/// All that was said from inside since.
pub(super) fn taken() -> Said {
    INSIDE.with_borrow_mut(|said| std::mem::replace(said, Said::new()))
}

/// Secrets beside what is public.
#[derive(Debug, Settings)]
#[settings(prefix = "NEST", review(security, owner = "team-nest"))]
pub(super) struct Wide {
    #[settings(nested)]
    pub(super) auth: Auth,
    #[settings(nested)]
    pub(super) account: Account,
    #[settings(check = Picky)]
    pub(super) spy: Spy,
    #[settings(default, check = quiet)]
    pub(super) spies: Vec<Spy>,
    #[settings(default = ["a"])]
    pub(super) names: Vec<String>,
    #[settings(default = ".", probe = probes::file(), probe = Prying)]
    pub(super) path: PathBuf,
    pub(super) listen: Option<SocketAddr>,
}

/// A secret that its own type reads. It ends in `!` where it is refused.
#[derive(Debug)]
pub(super) struct Spy(SecretString);

impl Leaf for Spy {
    type Value = str;
    const SHAPE: Shape = Shape::TEXT.secret();

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        inside(|said| {
            said.debug("settings::Input", &input);
            said.debug("settings::Refusal", &input.refuse().hint("a hint"));
        });
        let text = input.text()?;
        inside(|said| said.debug("settings::Text", &text));
        if text.ends_with('!') { Err(input.refuse()) } else { Ok(Self(SecretString::from(&*text))) }
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }

    fn value(&self) -> Option<&str> {
        Some(self.0.expose_secret())
    }
}

/// Complains of secrets that end in `?`, in words that hold them.
struct Picky;

impl Check<str> for Picky {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another one")
    }

    fn check(&self, text: &str) -> Result<(), Complaint> {
        let complaint = || Complaint::from(format!("`{text}` will not do"));
        inside(|said| said.debug("settings::Complaint", &complaint()));
        if text.ends_with('?') { Err(complaint()) } else { Ok(()) }
    }
}

fn quiet(spies: &[Spy]) -> Result<(), String> {
    inside(|said| said.add("a list of secrets", format!("{spies:?}")));
    if spies.len() > 2 { Err(format!("{} is one too many", spies[2].0.expose_secret())) } else { Ok(()) }
}

/// Finds fault with every path.
struct Prying;

impl Probe<Path> for Prying {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("somewhere else")
    }

    fn prepare(&self, _: &Path) -> Job {
        let secret = SecretString::from("kept by the probe");
        let job = Job::new(move || Err(Complaint::from(format!("{secret:?} does not fit"))));
        inside(|said| said.debug("settings::Job", &job));
        job
    }
}

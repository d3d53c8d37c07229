//! Everything that is said of loads and rehearsals, and of what is asked of them.

use std::path::{Path, PathBuf};

use settings::changes::{Difference, Note};
use settings::checklist::{Checklist, Item, Profile, Severity};
use settings::documents::Documents;
use settings::verify::{Sarif, Verification};
use settings::{Checked, Environment, ExposeSecret, Loader, Probing, Rehearsal, Rehearsing, Root};

use super::super::cases::basic;
use super::super::outputs::{self, Said};
use super::super::subject::Auth;
use super::subject::{Wide, inside};

/// A secret, and a folder with files that hold it.
#[derive(Clone)]
pub(super) struct Planted {
    pub(super) folder: PathBuf,
    secret: String,
}

impl Planted {
    pub(super) fn new(folder: PathBuf, secret: &str) -> Self {
        let text = format!(
            "names = ['a', 'b']\nspy = {0}\nspies = [{0}, {0}]\n[auth]\ntoken = {0}\nlist = [{0}]\nmap = {{ a = {0} }}\n[account]\nuser = 'nest'\n",
            basic(secret)
        );
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        write("settings.toml", &text);
        write(".env", &format!("NEST_AUTH_MAYBE={}\n", basic(secret)));
        write("named", secret);
        write("names", "NEST_AUTH_PIN\nNEST_AUTH_CODES__A\n");
        std::fs::create_dir(folder.join("secrets")).unwrap();
        write("secrets/account.password", secret);
        Self { folder, secret: secret.to_owned() }
    }

    /// The secret in every source that may hold one.
    pub(super) fn everywhere(&self) -> Loader<Wide> {
        let named = self.folder.join("named");
        let variables = [
            ("NEST_AUTH_QUOTED_LIST", "ok"),
            ("NEST_AUTH_BOXED_FILE", named.to_str().unwrap()),
            ("NEST_OWN_NAME", &self.secret),
        ];
        Loader::new()
            .file(self.folder.join("settings.toml"))
            .dotenv(self.folder.join(".env"))
            .environment(Environment::from(variables))
            .secret_files(self.folder.join("secrets"))
            .flags(["--listen=127.0.0.1:0"])
    }

    /// The same, and what is wrong with it: at each place one.
    pub(super) fn wrong(&self) -> Vec<Loader<Wide>> {
        let secret = &self.secret;
        let with = |lines: &str| self.everywhere().text("toml", lines.replace("%s", &basic(secret)));
        let ended = |end: &str| self.everywhere().value("spy", format!("{secret}{end}"));
        let flags = |flags: [String; 2]| self.everywhere().flags(flags);
        vec![
            ended("!"),
            ended("?"),
            with("spies = [%s, %s, %s]"),
            with("spy = [%s]\nsyp = %s\nnames = [[%s]]"),
            with("account = { user = ' ', password = [%s], passwrod = %s }"),
            with("names = [\n%s"),
            flags([format!("--auth.token={secret}"), format!("--auth.tokne={secret}")]),
            flags(["--auth.token".to_owned(), secret.clone()]),
        ]
    }
}

/// Items that look at secrets, find fault, and know what they have been told.
pub(super) fn list() -> Checklist {
    let on_auth =
        || Item::on::<Auth>("auth.token", "the token is long").reads(&["token"]).why("it is guessed");
    inside(|said| said.debug("settings::checklist::Draft", &on_auth()));
    let token =
        on_auth().mend("make one").examples(&[("token", "a")], &[("token", "b")]).judge(|auth, found| {
            let secret = auth.token.expose_secret().to_owned();
            found.read("maybe");
            if !secret.is_empty() {
                found.fail("token", "is too short");
            }
            inside(|said| said.debug("settings::checklist::Findings", found));
        });
    let proof = format!("{:?}", token.prove());
    inside(|said| {
        said.debug("settings::checklist::Item", &token);
        said.add("an item's proof", proof);
    });
    let all = Item::on_all("secrets.seen", "all secrets are seen").covers_secrets().judge(|seen, found| {
        inside(|said| {
            said.debug("settings::checklist::Seen", seen);
            for seal in seen.secrets(found).iter().chain(&seen.values()) {
                said.debug("settings::checklist::Seal", seal);
            }
        });
        found.fail_key("auth.list[0]", "is one of a list");
    });
    let list = Checklist::new(Profile::Production).without_machine().fail_on(Severity::Warning);
    list.items([token, all]).today("2026-06-01".parse().unwrap())
}

/// What is said of a load that comes to its end.
pub(super) fn checked(said: &mut Said, checked: &Checked<Wide>) {
    said.checked(checked);
    said.checked(&checked.section(|wide| &wide.auth));
    said.checked(&checked.section(|wide| &wide.account));
    said.debug("settings::hardening::permissions::Account", &checked.account);
    let list = list();
    said.debug("settings::checklist::Checklist", &list);
    let report = checked.confirm(&list);
    assert_eq!(report.outcomes().len(), 2, "{report}");
    said.report(&report);
    said.page(&checked.section(|wide| &wide.auth).page());
    let page = checked.page().checklist(&report);
    said.page(&page);
    said.made("settings::page::Page", "Display", outputs::bare(&page.to_string()));
    for one in report.outcomes() {
        said.debug("settings::checklist::Outcome", one);
        one.evidence().iter().for_each(|one| said.debug("settings::checklist::Evidence", one));
        one.failures().iter().for_each(|one| said.debug("settings::checklist::Failure", one));
    }
    said.debug("settings::Probing", &Probing::new());
    said.problems("probe", &checked.probe(&Probing::new()));
}

/// What is said of a rehearsal, or of its refusal.
pub(super) fn rehearsed<T: Root>(
    said: &mut Said,
    loader: Loader<T>,
    how: &Rehearsing,
    list: Option<&Checklist>,
) {
    said.debug("settings::Rehearsing", how);
    let verification = match loader.rehearse(how) {
        Ok(rehearsal) => {
            rehearsal_said(said, &rehearsal);
            if let Some(list) = list {
                said.page(&rehearsal.page().checklist(&rehearsal.confirm(list)));
            }
            rehearsal.verify(list, &Probing::new().without("folder"))
        }
        Err(error) => {
            said.error(&error);
            Verification::refused(error)
        }
    };
    const PATH: &str = "settings::verify::Verification";
    said.both(PATH, &verification);
    said.made(PATH, "headline", verification.headline());
    said.made(PATH, "to_json", verification.to_json());
    let sarif = Sarif::new().anchor("settings.toml").run("a run").folder("here");
    said.debug("settings::verify::Sarif", &sarif);
    said.made(PATH, "to_sarif", verification.to_sarif(&sarif));
}

fn rehearsal_said<T: Root>(said: &mut Said, rehearsal: &Rehearsal<T>) {
    const PATH: &str = "settings::Rehearsal";
    said.debug(PATH, rehearsal);
    said.made(PATH, "summary", rehearsal.summary());
    said.add(PATH, format!("{:?}", rehearsal.fingerprint()));
    said.explanation(&rehearsal.explain());
    said.page(&rehearsal.page());
    said.problems("warning", rehearsal.warnings());
    rehearsal.not_at_hand().iter().for_each(|one| said.both("settings::NotAtHand", one));
    rehearsal.not_run().iter().for_each(|one| said.debug("settings::NotRun", one));
}

/// What is said of two loads that differ in all secrets and in what is public.
pub(super) fn compared(said: &mut Said, folder: &Path, before: &Checked<Wide>, after: &Checked<Wide>) {
    const DIFFERENCE: &str = "settings::changes::Difference";
    const NOTE: &str = "settings::changes::Note";
    let difference = Difference::between(before, after);
    said.both(DIFFERENCE, &difference);
    said.made(DIFFERENCE, "to_json", difference.to_json());
    said.made(DIFFERENCE, "to_markdown", difference.to_markdown());
    for section in difference.sections() {
        said.debug("settings::changes::Section", section);
    }
    for change in difference.changes().chain(difference.not_compared()) {
        said.debug("settings::changes::Change", change);
        change
            .before()
            .iter()
            .chain(&change.after())
            .for_each(|side| said.debug("settings::changes::Side", *side));
        change.elements().iter().for_each(|one| said.debug("settings::changes::Elements", *one));
        change.steps().iter().for_each(|step| said.both("settings::changes::Step", step));
    }
    let note = Note::between(before, after).reason("why").checklist(&after.confirm(&list()));
    let note = note.date("2026-06-01".parse().unwrap());
    said.both(NOTE, &note);
    said.made(NOTE, "to_markdown", note.to_markdown());
    let error = note.append_to(folder.join("")).unwrap_err();
    said.both("settings::changes::NoteError", &error);
    let documents = Documents::standard::<Wide>();
    said.debug("settings::documents::Documents", &documents);
    let error = documents.write(folder.join("none")).unwrap_err();
    said.both("settings::documents::DocumentError", &error);
    said.made("settings::documents::DocumentError", "help", error.help());
    said.made("settings::changes::NoteError", "help", error.help());
}

/// What is said of a load that does not come to its end.
pub(super) fn refused(said: &mut Said, loader: Loader<Wide>) {
    let more = outputs::of(loader, |_, wide| panic!("it must not load:\n{}", wide.explain()));
    assert!(!more.codes.is_empty());
    said.extend(more);
}

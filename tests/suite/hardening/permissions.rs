//! Files with modes and owners, on machines that are made up and on this one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use settings::checklist::{Checklist, Found, Machine, Profile};
use settings::hardening::permissions::{Account, OutboundHosts, PrivateKeyFile, UploadFolder};
use settings::{Checked, Environment, Loader, SecretString, Settings};

use super::reports::{failures, keys, list, outputs, verdict};
use crate::support::{Folder, loaded, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
pub(super) struct Shop {
    #[settings(default = "corner")]
    name: String,
    #[settings(default)]
    endpoints: Vec<String>,
    #[settings(default)]
    mirrors: BTreeMap<String, String>,
    token: Option<SecretString>,
    url: Option<SecretString>,
    #[settings(nested)]
    tls: Option<PrivateKeyFile>,
    #[settings(nested)]
    uploads: Option<UploadFolder>,
    #[settings(nested)]
    mail: Option<Account>,
    #[settings(nested)]
    outbound: Option<OutboundHosts>,
}

/// A machine of so many things, each with mode and owner; a link leads from its path to another.
#[derive(Debug, Default)]
struct MadeUp {
    files: BTreeMap<&'static str, (bool, u32, u32)>,
    links: BTreeMap<&'static str, &'static str>,
    user: Option<u32>,
    no_modes: bool,
}

impl MadeUp {
    fn of(user: u32) -> Self {
        Self { user: Some(user), ..Self::default() }
    }

    fn file(mut self, path: &'static str, mode: u32, owner: u32) -> Self {
        self.files.insert(path, (true, mode, owner));
        self
    }

    fn folder(mut self, path: &'static str, mode: u32, owner: u32) -> Self {
        self.files.insert(path, (false, mode, owner));
        self
    }

    fn link(mut self, path: &'static str, to: &'static str) -> Self {
        self.links.insert(path, to);
        self
    }
}

impl Machine for MadeUp {
    fn look(&self, path: &Path) -> Option<Found> {
        let (is_file, mode, owner) = *self.files.get(self.resolve(path)?.to_str()?)?;
        let (mode, owner) = (!self.no_modes).then_some((mode, owner)).unzip();
        Some(Found { is_file, is_folder: !is_file, mode, owner })
    }

    fn effective_user(&self) -> Option<u32> {
        self.user
    }

    fn resolve(&self, path: &Path) -> Option<PathBuf> {
        let path = path.to_str()?;
        let to = self.links.get(path).copied().unwrap_or(path);
        self.files.contains_key(to).then(|| to.into())
    }
}

fn tls(path: &str) -> Checked<Shop> {
    loaded(Loader::new().value("tls.path", path))
}

const KEYS: &str = "permissions.secret-files";

#[test]
fn a_file_with_a_private_key_is_closed_to_others() {
    for (mode, owner, expected) in [
        (0o400, 7, ""),
        (0o600, 7, ""),
        (0o440, 0, ""),
        (0o640, 0, ""),
        (0o444, 0, "tls.path comes from a file that everybody may use"),
        (0o644, 7, "tls.path comes from a file that everybody may use"),
        (0o601, 7, "tls.path comes from a file that everybody may use"),
        (0o660, 7, "tls.path comes from a file that its group may write to"),
        (0o400, 8, "tls.path comes from a file of neither root nor the user of the service"),
    ] {
        let machine = MadeUp::of(7).file("/run/key", mode, owner);
        let report = tls("/run/key").confirm(&list().on_machine(machine));
        assert_eq!(failures(&report, KEYS).join("; "), expected, "{mode:o} {owner}");
        assert_eq!(
            report.outcome(KEYS).unwrap().looked_at(),
            [format!("/run/key (mode {mode:04o}, user {owner})")]
        );
    }
}

#[test]
fn what_is_no_file_or_tells_no_mode_is_said() {
    let on = |machine: MadeUp| tls("/run/key").confirm(&list().on_machine(machine));
    let gone = on(MadeUp::of(7));
    assert_eq!(
        failures(&gone, KEYS),
        ["tls.path names a file that is not there, or that nobody may look at"]
    );
    let folder = on(MadeUp::of(7).folder("/run/key", 0o700, 7));
    assert_eq!(failures(&folder, KEYS), ["tls.path comes from something that is no regular file"]);
    let unknown = "not_verified: the system does not tell the mode or the owner of a file, or the user";
    let mute = on(MadeUp { no_modes: true, ..MadeUp::of(7).file("/run/key", 0, 0) });
    assert_eq!(verdict(&mute, KEYS), unknown);
    // Whose rights the process has does not matter for a file of root.
    let nobody = |owner| on(MadeUp { user: None, ..MadeUp::of(7).file("/run/key", 0o400, owner) });
    assert_eq!((verdict(&nobody(7), KEYS).as_str(), verdict(&nobody(0), KEYS).as_str()), (unknown, "pass"));
    let linked = on(MadeUp::of(7).link("/run/key", "/data/key").file("/data/key", 0o644, 7));
    assert_eq!(failures(&linked, KEYS).len(), 1);
    let none = loaded::<Shop>(Loader::new()).confirm(&list().on_machine(MadeUp::of(7)));
    assert_eq!(verdict(&none, KEYS), "not_applicable: no file has a secret or a private key");
    let without = tls("/run/key").confirm(&list());
    assert_eq!(verdict(&without, KEYS), "not_verified: the machine was not to be looked at");
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// A checklist that looks at this machine.
#[cfg(unix)]
fn here() -> Checklist {
    Checklist::new(Profile::Production).items(settings::hardening::permissions::items())
}

#[cfg(target_os = "linux")]
#[test]
fn secret_files_are_judged_where_they_are_also_when_overridden() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("secrets")).unwrap();
    let open = folder.write("secrets/token", "CANARYCANARY");
    set_mode(&open, 0o644);
    let shop = |variables: Vec<(&str, &str)>| -> Checked<Shop> {
        let environment = Environment::from_iter(variables);
        loaded(Loader::new().secret_files(folder.path("secrets")).environment(environment))
    };
    let report = shop(vec![]).confirm(&here());
    assert_eq!(failures(&report, KEYS), ["token comes from a file that everybody may use"]);
    let looked_at = report.outcome(KEYS).unwrap().looked_at();
    assert!(looked_at[0].starts_with(&format!("{} (mode 0644, user ", open.display())), "{looked_at:?}");
    assert!(outputs(&report).iter().all(|output| !output.contains("CANARY")));
    let overridden = shop(vec![("SHOP_TOKEN", "other")]);
    assert_eq!(keys(&overridden, &here(), KEYS), ["token"]);
    // A file that a variable names is one as well.
    let named = folder.write("named", "CANARYCANARY");
    set_mode(&named, 0o660);
    set_mode(&open, 0o400);
    let by_name = shop(vec![("SHOP_TOKEN_FILE", named.to_str().unwrap())]);
    let report = by_name.confirm(&here());
    assert_eq!(failures(&report, KEYS), ["token comes from a file that its group may write to"]);
    set_mode(&named, 0o600);
    assert_eq!(keys(&by_name, &here(), KEYS), [""; 0]);
}

#[test]
fn no_setting_of_a_section_is_told_to_be_read_by_none() {
    let text = "tls.path = '/run/key'\nmail.user = 'shop'\noutbound.allowed = []\nuploads = {path = '/a', served_roots = []}";
    let shop: Checked<Shop> = loaded(toml(text));
    for profile in [Profile::Development, Profile::Production] {
        let all = Checklist::new(profile).without_machine().items(settings::hardening::items());
        let report = shop.confirm(&all);
        assert!(report.security().len() >= 7, "{report}");
        let uncovered: Vec<_> = report.security().iter().filter(|one| one.is_uncovered()).collect();
        assert!(uncovered.is_empty(), "{uncovered:?}");
    }
}

const CONFIG: &str = "permissions.config-files";

#[derive(Debug, Settings)]
#[settings(prefix = "PLAIN", review(owner = "team-shop"))]
struct Plain {
    #[settings(review(security, expect = "the mode", rollback = "unset {variable}"))]
    mode: String,
}

#[test]
fn what_stands_for_its_file_is_not_judged_by_that() {
    let folder = Folder::new();
    let path: &'static str = Box::leak(folder.write("a.toml", "mode = 'x'").to_str().unwrap().into());
    let parent = Path::new(path).parent().and_then(Path::to_str).unwrap();
    let plain: Checked<Plain> = loaded(Loader::new().file(path));
    let machine = MadeUp::of(7).file(path, 0o644, 0).folder(parent, 0o755, 0);
    let report = plain.confirm(&list().on_machine(machine));
    assert_eq!(verdict(&report, CONFIG), "pass");
    let looked_at = [format!("{path} (mode 0644, user 0)"), format!("{parent} (mode 0755, user 0)")];
    assert_eq!(report.outcome(CONFIG).unwrap().looked_at(), looked_at);
    assert!(report.security()[0].is_uncovered(), "{report}");
}

#[test]
fn files_of_settings_are_nobodys_to_change() {
    let folder = Folder::new();
    let path: &'static str = Box::leak(folder.write("a.toml", "name = 'x'").to_str().unwrap().into());
    let parent = Path::new(path).parent().and_then(Path::to_str).unwrap();
    let shop: Checked<Shop> = loaded(Loader::new().file(path).text("toml", "endpoints = []"));
    let on = |file: (u32, u32), above: (u32, u32), user| {
        let machine = MadeUp::of(user).file(path, file.0, file.1).folder(parent, above.0, above.1);
        shop.confirm(&list().on_machine(machine))
    };
    let (of_root, above) = ((0o644, 0), (0o755, 0));
    for (file, above, expected) in [
        (of_root, above, ""),
        ((0o664, 0), above, "name comes from a file that its group or everybody may write to"),
        ((0o646, 0), above, "name comes from a file that its group or everybody may write to"),
        (
            (0o444, 7),
            above,
            "name comes from a file that belongs to the user of the service, who may change it",
        ),
        ((0o644, 8), above, ""),
        (of_root, (0o1777, 0), "name comes from a file in a folder that its group or everybody may write to"),
        (
            of_root,
            (0o755, 7),
            "name comes from a file in a folder that belongs to the user of the service, who may put another in its place",
        ),
    ] {
        let report = on(file, above, 7);
        assert_eq!(failures(&report, CONFIG).join("; "), expected);
        let told = |path, (mode, owner): (u32, u32)| format!("{path} (mode {mode:04o}, user {owner})");
        assert_eq!(report.outcome(CONFIG).unwrap().looked_at(), [told(path, file), told(parent, above)]);
    }
    let root = on(of_root, above, 0);
    assert_eq!(
        verdict(&root, CONFIG),
        "not_verified: the process has the rights of root, which may write to every file"
    );
    assert_eq!(failures(&on((0o666, 0), above, 0), CONFIG).len(), 1);
    let gone = shop.confirm(&list().on_machine(MadeUp::of(7)));
    assert_eq!(
        verdict(&gone, CONFIG),
        "not_verified: a file of settings, or its folder, could not be looked at"
    );
    // What a link leads to counts as well, and its folder.
    let machine = MadeUp::of(7).link(path, "/data/a").file("/data/a", 0o644, 0).folder(parent, 0o755, 0);
    let linked = shop.confirm(&list().on_machine(machine.folder("/data", 0o777, 0)));
    assert_eq!(
        failures(&linked, CONFIG),
        ["name comes from a file in a folder that its group or everybody may write to"]
    );
    let text = toml::<Shop>("name = 'x'");
    let report = loaded(text).confirm(&list().on_machine(MadeUp::of(7)));
    assert_eq!(verdict(&report, CONFIG), "not_applicable: no file gave a setting");
}

#[cfg(target_os = "linux")]
#[test]
fn a_dotenv_file_is_a_file_of_settings() {
    let folder = Folder::new();
    let path = folder.write(".env", "SHOP_NAME=x\n");
    set_mode(&path, 0o666);
    let shop: Checked<Shop> = loaded(Loader::new().dotenv(&path));
    assert_eq!(keys(&shop, &here(), CONFIG), ["name"]);
}

#[test]
fn root_is_told_from_others() {
    let shop: Checked<Shop> = loaded(Loader::new());
    let on = |user| {
        let machine = MadeUp { user, ..MadeUp::default() };
        verdict(&shop.confirm(&list().on_machine(machine)), "permissions.not-root")
    };
    assert_eq!(on(Some(0)), "fail");
    assert_eq!(on(Some(7)), "pass");
    for user in [0, 7] {
        let list = list().owner("ops").on_machine(MadeUp { user: Some(user), ..MadeUp::default() });
        let report = shop.confirm(&list);
        let outcome = report.outcome("permissions.not-root").unwrap();
        assert_eq!(outcome.looked_at(), [format!("user {user} of the process")]);
        assert_eq!(outcome.owners(), ["ops"]);
    }
    assert_eq!(on(None), "not_verified: the system does not tell whose rights the process has");
    let development = Checklist::new(Profile::Development).items(settings::hardening::items());
    let report = shop.confirm(&development.on_machine(MadeUp::of(0)));
    assert_eq!(verdict(&report, "permissions.not-root"), "not_applicable: it is not for development");
}

const UPLOADS: &str = "permissions.upload-folder";

fn uploads(path: &str, roots: &str) -> Checked<Shop> {
    loaded(toml(&format!("[uploads]\npath = '{path}'\nserved_roots = [{roots}]")))
}

#[test]
fn uploads_lie_outside_of_what_is_served() {
    let machine = || {
        let folders = ["/srv/uploads", "/srv/www", "/srv/www/up", "/srv/www-uploads", "/"];
        let machine = MadeUp::of(7).link("/srv/link", "/srv/www/up").link("/srv/x/../www", "/srv/www");
        folders.iter().fold(machine, |machine, folder| machine.folder(folder, 0o755, 7))
    };
    let inside = "holds the folder of uploads, and is handed out";
    for (path, roots, expected) in [
        ("/srv/uploads", "", String::new()),
        ("/srv/uploads", "'/srv/www'", String::new()),
        ("/srv/www-uploads", "'/srv/www'", String::new()),
        ("/srv/www/up", "'/srv/uploads', '/srv/www'", format!("uploads.served_roots[1] {inside}")),
        ("/srv/www", "'/srv/www'", format!("uploads.served_roots[0] {inside}")),
        ("/srv/www/", "'/srv/www'", format!("uploads.served_roots[0] {inside}")),
        ("/srv/uploads", "'/'", format!("uploads.served_roots[0] {inside}")),
        ("/srv/link", "'/srv/www'", format!("uploads.served_roots[0] {inside}")),
        ("/srv/www/up", "'/srv/x/../www'", format!("uploads.served_roots[0] {inside}")),
        (
            "/srv/www",
            "'/srv/www/up'",
            "uploads.served_roots[0] lies in the folder of uploads, and is handed out".to_owned(),
        ),
    ] {
        let machine = machine().folder("/srv/www/", 0o755, 7);
        let report = uploads(path, roots).confirm(&list().on_machine(machine));
        assert_eq!(failures(&report, UPLOADS).join("; "), expected, "{path} {roots}");
    }
    let unresolved = "not_verified: a path could not be resolved: links, `..` and the working directory in it were \
                      not followed";
    for (path, roots) in [("/srv/uploads", "'/srv/none'"), ("/srv/uploads", "'www'")] {
        let report = uploads(path, roots).confirm(&list().on_machine(machine()));
        assert_eq!(verdict(&report, UPLOADS), unresolved, "{path} {roots}");
    }
}

#[test]
fn the_folder_of_uploads_is_there_and_writable() {
    let on = |machine: MadeUp| uploads("/srv/up", "").confirm(&list().on_machine(machine));
    for (machine, expected) in [
        (MadeUp::of(7), "uploads.path is not there, or nobody may look at it"),
        (MadeUp::of(7).file("/srv/up", 0o600, 7), "uploads.path is no folder"),
        (
            MadeUp::of(7).folder("/srv/up", 0o555, 7),
            "uploads.path is not writable by the user of the service",
        ),
        (
            MadeUp::of(7).folder("/srv/up", 0o755, 0),
            "uploads.path is not writable by the user of the service",
        ),
        (MadeUp::of(0).folder("/srv/up", 0o555, 7), ""),
        (MadeUp::of(7).folder("/srv/up", 0o775, 0), ""),
        (MadeUp::of(7).folder("/srv/up", 0o1777, 0), ""),
    ] {
        assert_eq!(failures(&on(machine), UPLOADS).join("; "), expected);
    }
    let mute = MadeUp { no_modes: true, ..MadeUp::of(7).folder("/srv/up", 0, 0) };
    assert_eq!(
        verdict(&on(mute), UPLOADS),
        "not_verified: the system does not tell who may write to the folder"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn links_are_followed_on_this_machine() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.path("www/up")).unwrap();
    std::os::unix::fs::symlink(folder.path("www/up"), folder.path("link")).unwrap();
    let text = |name: &str| folder.path(name).to_str().unwrap().to_owned();
    let shop = uploads(&text("link"), &format!("'{}'", text("www")));
    assert_eq!(keys(&shop, &here(), UPLOADS), ["uploads.served_roots[0]"]);
    std::fs::create_dir(folder.path("up")).unwrap();
    let beside = uploads(&text("up"), &format!("'{}'", text("www")));
    assert_eq!(verdict(&beside.confirm(&here()), UPLOADS), "pass");
}

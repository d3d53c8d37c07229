//! Probes: what they find in the world, in parallel and in time, and each switched off by a name.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use settings::{Code, Loader, Probing, Settings, probes};

use crate::support::{Folder, codes, loaded, refused, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
struct Shop {
    /// Certificate of the service.
    #[settings(probe = probes::file(), review(rollback = "unset {variable}"))]
    certificate: Option<PathBuf>,
    #[settings(probe = probes::folder(), probe = named_pages)]
    pages: Option<PathBuf>,
    #[settings(nested)]
    uploads: Uploads,
    #[settings(probe = probes::bindable())]
    listen: Option<SocketAddr>,
    #[settings(nested, default)]
    stores: std::collections::BTreeMap<String, Uploads>,
}

#[derive(Debug, Settings)]
struct Uploads {
    #[settings(probe = probes::writable_folder())]
    folder: Option<PathBuf>,
    #[settings(probe = probes::writable_file())]
    index: Option<PathBuf>,
}

fn named_pages(path: &Path) -> Result<(), String> {
    if path.ends_with("pages") { Ok(()) } else { Err(format!("is not called `pages`: {}", path.display())) }
}

#[test]
fn a_path_outside_of_a_folder_leads_nowhere_into_it() {
    let folder = Folder::new();
    let public = folder.path("public");
    std::fs::create_dir_all(public.join("in")).unwrap();
    std::fs::create_dir_all(folder.path("public-not")).unwrap();
    std::os::unix::fs::symlink(public.join("in"), folder.path("link")).unwrap();
    std::os::unix::fs::symlink(&public, folder.path("same")).unwrap();
    let is_outside =
        |of: &Path, path: &Path| settings::Probe::prepare(&probes::outside(of), path).look().is_ok();
    let outside = |path: &str| is_outside(&public, &folder.path(path));
    for path in
        ["public", "public/", "public/in", "public/in/../in/new", "link", "link/new", "other/../public/x"]
    {
        assert!(!outside(path), "{path}");
    }
    for path in ["public-not", "public-not/x", "other", "public/../other", "link/../../other", ""] {
        assert!(outside(path), "{path}");
    }
    assert!(!is_outside(&folder.path("same"), &public.join("x")));
    assert!(is_outside(&folder.path("nowhere"), &public));
    assert!(!is_outside(&folder.path("nowhere"), &folder.path("nowhere/x")));
}

fn told(text: &str, folder: &Folder, probing: &Probing) -> Vec<String> {
    let shop: settings::Checked<Shop> =
        loaded(toml(&text.replace("DIR", folder.path("").display().to_string().trim_end_matches('/'))));
    shop.probe(probing)
        .iter()
        .map(|one| folder.hide(&format!("{}: {}", one.key().unwrap_or_default(), one.message())))
        .collect()
}

#[test]
fn what_is_there_passes_and_nothing_is_changed() {
    let folder = Folder::new();
    for name in ["pages", "uploads"] {
        std::fs::create_dir(folder.path(name)).unwrap();
    }
    folder.write("cert.pem", "x");
    folder.write("index", "abc");
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let text = format!(
        "certificate = 'DIR/cert.pem'\npages = 'DIR/pages'\nlisten = '{free}'\nuploads = {{ folder = 'DIR/uploads', index = 'DIR/index' }}"
    );
    assert_eq!(told(&text, &folder, &Probing::new()), [""; 0]);
    assert_eq!(std::fs::read_dir(folder.path("uploads")).unwrap().count(), 0);
    assert_eq!(std::fs::metadata(folder.path("index")).unwrap().len(), 3);
    // Its address is free again.
    assert!(TcpListener::bind(free).is_ok());
    assert_eq!(told("", &folder, &Probing::new()), [""; 0]);
}

#[test]
fn what_is_not_there_is_told_with_key_place_owner_and_rollback() {
    let folder = Folder::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    folder.write("file", "x");
    let text = format!(
        "certificate = 'DIR'\npages = 'DIR/file'\nlisten = '{}'\n[uploads]\nfolder = 'DIR/none'\nindex = 'DIR/file/x'\n[stores.eu]\nfolder = 'DIR/none'\n",
        taken.local_addr().unwrap()
    );
    assert_eq!(
        told(&text, &folder, &Probing::new()),
        [
            "certificate: is no file",
            "pages: is no folder",
            "pages: is not called `pages`: DIR/file",
            "uploads.folder: is not there",
            "uploads.index: cannot be looked at",
            "listen: is in use",
            "stores.eu.folder: is not there",
        ]
    );
    let shop: settings::Checked<Shop> = loaded(toml("certificate = '/no/such/file'"));
    let problems = shop.probe(&Probing::new());
    assert_eq!(codes(&problems), [(Code::ProbeFailed, "certificate")]);
    assert_eq!(
        problems[0].to_string(),
        "`certificate`: is not there\n  at <toml>:1:15\n  help: make it a file that can be read\n  owner: team-shop\n  rollback: unset SHOP_CERTIFICATE"
    );
    // A section has its own.
    let section: settings::Checked<Shop> = loaded(toml("uploads.folder = '/no/such/folder'"));
    assert_eq!(
        codes(&section.section(|shop| &shop.uploads).probe(&Probing::new())),
        [(Code::ProbeFailed, "folder")]
    );
}

#[cfg(unix)]
#[test]
fn what_this_process_may_not_do_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.write("cert.pem", "x");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may do all, as root may, is told nothing.
    let may_all = std::fs::copy(&path, folder.path("copy")).is_ok();
    let expected: &[&str] = if may_all { &[] } else { &["certificate: may not be read by this process"] };
    assert_eq!(told("certificate = 'DIR/cert.pem'", &folder, &Probing::new()), expected);
}

#[test]
fn each_is_switched_off_by_its_name_or_the_key() {
    let folder = Folder::new();
    let text = "certificate = 'DIR/none'\npages = 'DIR/none'\nuploads.folder = 'DIR/none'";
    let all = |probing: Probing| told(text, &folder, &probing).len();
    assert_eq!(all(Probing::new()), 4);
    assert_eq!(all(Probing::new().without("file")), 3);
    assert_eq!(all(Probing::new().without("named_pages")), 3);
    assert_eq!(all(Probing::new().without("pages")), 2);
    assert_eq!(all(Probing::new().without("uploads")), 3);
    assert_eq!(all(Probing::new().without("file").without("pages").without("uploads.folder")), 0);
}

static LOOKS: AtomicUsize = AtomicUsize::new(0);

fn slow(_: &u8) -> Result<(), &'static str> {
    LOOKS.fetch_add(1, Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(300));
    Ok(())
}

fn endless(_: &u8) -> Result<(), &'static str> {
    std::thread::sleep(Duration::from_secs(3600));
    Ok(())
}

fn gives_up(value: &u8) -> Result<(), &'static str> {
    assert!(*value > 200, "a probe of the service that panics");
    Ok(())
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Slow {
    #[settings(default = 1, probe = slow, probe = endless)]
    a: u8,
    #[settings(default = 1, probe = slow)]
    b: u8,
    #[settings(default = 1, probe = slow)]
    c: u8,
    #[settings(default = 1, probe = gives_up)]
    d: u8,
}

#[test]
fn they_are_taken_side_by_side_and_in_time() {
    let shop = loaded(Loader::<Slow>::new());
    let started = Instant::now();
    let problems = shop.probe(&Probing::new().within(Duration::from_millis(800)).without("d"));
    let messages: Vec<_> =
        problems.iter().map(|one| (one.key().unwrap_or_default(), one.message())).collect();
    assert_eq!(messages, [("a", "did not answer within 800ms")]);
    assert_eq!(LOOKS.load(Ordering::SeqCst), 3);
    // One after the other, they would take that long in sleep alone.
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    // One that panics has not answered, and ends nothing else.
    let problems = shop.probe(&Probing::new().within(Duration::from_millis(800)).without("endless"));
    assert_eq!(codes(&problems), [(Code::ProbeFailed, "d")]);
}

#[test]
fn a_load_takes_no_probe() {
    let shop: settings::Checked<Shop> = loaded(toml("certificate = '/no/such/file'"));
    assert!(shop.warnings().is_empty());
    assert_eq!(
        codes(refused(toml::<Shop>("certificate = 1")).problems()),
        [(Code::InvalidValue, "certificate")]
    );
}

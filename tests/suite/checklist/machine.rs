//! Items that look at the machine: at this one, at one that a test makes up, at none.

use std::path::Path;

use settings::checklist::{Checklist, Found, Item, Machine, Profile, Verdict};

use super::{Http, list, shop};

#[derive(Debug)]
struct MadeUp;

impl Machine for MadeUp {
    fn look(&self, path: &Path) -> Option<Found> {
        let file = Found { is_file: true, is_folder: false, mode: Some(0o640), owner: Some(7) };
        (path == Path::new("/run/key")).then_some(file)
    }

    fn effective_user(&self) -> Option<u32> {
        Some(0)
    }
}

fn not_root() -> Item {
    Item::on::<Http>("permissions.not-root", "it does not run as root").needs_machine().judge(|_, found| {
        found.looked_at(Path::new("/run/key"));
        found.looked_at(Path::new("/run/key"));
        match found.machine().and_then(Machine::effective_user) {
            Some(0) => found.fail_as_a_whole("the process has the rights of root"),
            Some(_) => {}
            None => found.not_verified("the system does not tell whose rights the process has"),
        }
    })
}

#[test]
fn an_item_looks_at_the_machine_that_it_is_given() {
    let report = shop("").confirm(&list().on_machine(MadeUp).item(not_root()));
    assert_eq!(report.outcomes()[0].verdict(), Verdict::Failed);
    assert_eq!(report.outcomes()[0].looked_at(), ["/run/key"]);
    let found = MadeUp.look(Path::new("/run/key")).unwrap();
    assert_eq!(MadeUp.resolve(Path::new("/run/key")), None);
    assert!(!found.is_open_to_others() && !found.is_writable_by_others());
}

#[test]
fn what_is_looked_at_is_told_with_its_mode_and_owner() {
    let item = Item::on::<Http>("a.look", "x").judge(|_, found| {
        assert!(found.look(Path::new("/run/key")).is_some());
        assert_eq!(found.look(Path::new("/run/none")), None);
    });
    let report = shop("").confirm(&list().on_machine(MadeUp).item(item));
    assert_eq!(report.outcomes()[0].looked_at(), ["/run/key (mode 0640, user 7)", "/run/none"]);
}

#[test]
fn without_a_machine_nothing_is_verified_and_nothing_run() {
    let report = shop("").confirm(&list().item(not_root()));
    assert_eq!(report.outcomes()[0].verdict(), Verdict::NotVerified);
    assert_eq!(report.outcomes()[0].because(), Some("the machine was not to be looked at"));
    assert!(report.outcomes()[0].looked_at().is_empty());
}

#[cfg(unix)]
#[test]
fn this_machine_tells_modes_and_owners() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    std::fs::write(&path, "x").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o624)).unwrap();
    let item = Item::on::<Http>("a.modes", "x").needs_machine().judge(move |_, found| {
        let machine = found.machine().unwrap();
        let key = machine.look(&path).unwrap();
        assert_eq!((key.is_file, key.is_folder, key.mode), (true, false, Some(0o624)));
        assert!(key.is_open_to_others() && key.is_writable_by_others());
        assert!(machine.look(path.parent().unwrap()).unwrap().is_folder);
        assert!(machine.look(&path.join("none")).is_none());
        let folder = path.parent().unwrap();
        assert_eq!(machine.resolve(&folder.join("../.").join(&path)), path.canonicalize().ok());
        let winding = folder.join("..").join(folder.file_name().unwrap()).join("key");
        assert_eq!(machine.resolve(&winding), path.canonicalize().ok());
        assert!(machine.resolve(&path.join("none")).is_none());
        if cfg!(target_os = "linux") {
            assert_eq!(machine.effective_user(), key.owner);
        }
    });
    let list = Checklist::new(Profile::Production).item(item);
    assert_eq!(shop("").confirm(&list).outcomes()[0].verdict(), Verdict::Passed);
}

//! The service does not run as root.

use super::modes::ROOT;
use crate::checklist::{Item, Machine, Profile};

pub(super) fn item() -> Item {
    Item::on_all("permissions.not-root", "the process has not the rights of root")
        .why("whoever breaks into the service then has the whole machine")
        .source("CIS NGINX Benchmark, 2.2.1; OWASP ASVS 5.0.0, 13.2.2")
        .mend("run it as a user of its own: `User=` of systemd, `runAsNonRoot` of Kubernetes, `USER` of an image")
        .profiles(Profile::DEPLOYED)
        .needs_machine()
        .reads_no_secret()
        .judge(|_, found| {
            let Some(user) = found.machine().and_then(Machine::effective_user) else {
                return found.not_verified("the system does not tell whose rights the process has");
            };
            found.looked_at_user(user);
            if user == ROOT {
                found.fail_as_a_whole("the process has the rights of root");
            }
        })
}

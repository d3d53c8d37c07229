//! Waivers: what they take out, what they leave, and what is wrong with them.

use settings::checklist::{Checklist, Verdict, Waivers};
use settings::{Checked, Code, Loader};

use super::{body_limit, day, hosts, list, shop};
use crate::support::{codes, loaded, refused};

const WRONG: &str = "[http]\nmax-body = 0\nhosts = ['*']\nlimits.parts = 0\n";

fn waivers(text: &str) -> Checked<Waivers> {
    loaded(Loader::new().text("toml", text))
}

fn waiver(id: &str, more: &str) -> String {
    format!(
        "[[waivers]]\nid = '{id}'\nreason = 'an old client'\nowner = 'edge'\nuntil = 2026-06-30\n{more}\n"
    )
}

fn both() -> Checklist {
    list().item(body_limit()).item(hosts())
}

#[test]
fn what_is_waived_does_not_fail_and_is_told() {
    let report = shop(WRONG).confirm(&both().waivers(&waivers(&waiver("uploads.body-limit", ""))));
    let outcome = report.outcome("uploads.body-limit").unwrap();
    assert_eq!(outcome.verdict(), Verdict::Waived);
    assert_eq!((outcome.failures().len(), outcome.waived().count()), (0, 2));
    assert_eq!(report.outcome("headers.allowed-hosts").unwrap().verdict(), Verdict::Failed);
    assert!(report.faults().is_empty() && report.remarks().is_empty());
    let told = "waiver: uploads.body-limit until 2026-06-30, by edge: an old client\n  at <toml>:2:6";
    assert!(report.to_string().contains(told), "{report}");
}

#[test]
fn a_waiver_of_one_setting_waives_no_other() {
    let one = waiver("uploads.body-limit", "keys = ['http.max-body']");
    let report = shop(WRONG).confirm(&both().waivers(&waivers(&one)));
    let outcome = report.outcome("uploads.body-limit").unwrap();
    assert_eq!(outcome.verdict(), Verdict::Failed);
    assert_eq!(outcome.failures()[0].key(), Some("http.limits.parts"));
    assert_eq!(outcome.waived().next().unwrap().key(), Some("http.max-body"));
    // An element is waived with its list.
    let hosts = waiver("headers.allowed-hosts", "keys = ['http.hosts']");
    let report = shop(WRONG).confirm(&both().waivers(&waivers(&hosts)));
    assert_eq!(report.outcome("headers.allowed-hosts").unwrap().verdict(), Verdict::Waived);
}

#[test]
fn a_waiver_without_a_member_does_not_load() {
    let load = |text: &str| refused(Loader::<Waivers>::new().text("toml", text));
    let error = load("[[waivers]]\nid = 'a.b'\nreason = ' '\nuntil = 'soon'\nowners = 'edge'");
    assert_eq!(
        codes(error.problems()),
        [
            (Code::CheckFailed, "waivers[0].reason"),
            (Code::UnknownKey, "waivers[0].owners"),
            (Code::InvalidValue, "waivers[0].until"),
        ]
    );
    for until in ["2026-02-30", "'2026-1-1'", "2026-06-30T00:00:00Z", "12:00:00", "20260630"] {
        let text = format!("[[waivers]]\nid = 'a.b'\nreason = 'x'\nowner = 'x'\nuntil = {until}");
        assert!(!load(&text).problems().is_empty(), "{until}");
    }
}

#[test]
fn a_waiver_ends() {
    let waivers = waivers(&waiver("uploads.body-limit", ""));
    let on = |date: &str| shop(WRONG).confirm(&list().item(body_limit()).today(day(date)).waivers(&waivers));
    assert_eq!(on("2026-06-30").status(), 0);
    let after = on("2026-07-01");
    assert_eq!((after.outcomes()[0].verdict(), after.status()), (Verdict::Failed, 3));
    assert_eq!(
        after.faults(),
        [
            "the waiver of `uploads.body-limit` at <toml>:2:6 ended on 2026-06-30: mend what it waives, or have it granted anew"
        ]
    );
    // Nor does it hold for ever.
    let before = on("2025-06-29");
    assert_eq!((before.outcomes()[0].verdict(), before.status()), (Verdict::Failed, 3));
    assert_eq!(on("2025-06-30").status(), 0);
}

#[test]
fn a_waiver_of_nothing_is_a_fault() {
    let fault = |text: &str| shop("").confirm(&both().waivers(&waivers(text))).faults().join("; ");
    let place = "at <toml>:2:6";
    for (text, said) in [
        (
            waiver("uploads.body-limt", ""),
            format!(
                "the waiver of `uploads.body-limt` {place} is for no item of the checklist: did you mean `uploads.body-limit`?"
            ),
        ),
        (waiver("zebra", ""), format!("the waiver of `zebra` {place} is for no item of the checklist")),
        (
            waiver("uploads.body-limit", "keys = ['http.max-bodi']"),
            format!(
                "the waiver of `uploads.body-limit` {place} names `http.max-bodi`, which is no setting: did you mean `http.max-body`?"
            ),
        ),
        (
            waiver("uploads.body-limit", "") + &waiver("uploads.body-limit", "keys = ['http']"),
            format!("the waiver of `uploads.body-limit` at <toml>:8:6 waives what the one {place} does"),
        ),
    ] {
        assert_eq!(fault(&text), said);
    }
    let two =
        waiver("uploads.body-limit", "keys = ['http']") + &waiver("uploads.body-limit", "keys = ['admin']");
    assert_eq!(fault(&two), "");
}

#[test]
fn a_waiver_that_nothing_needs_is_a_remark() {
    let waivers = waivers(&waiver("uploads.body-limit", ""));
    let report = shop("").confirm(&both().waivers(&waivers));
    assert_eq!(
        report.remarks(),
        ["nothing needs the waiver of `uploads.body-limit` at <toml>:2:6 any more: take it out"]
    );
    assert_eq!(report.status(), 0);
    // Where the item does not run, nobody can say so.
    let elsewhere = Checklist::new(settings::checklist::Profile::Development).today(day("2026-06-01"));
    let only_production = settings::checklist::Item::on::<super::Http>("uploads.body-limit", "x")
        .profiles(&[settings::checklist::Profile::Production])
        .judge(|_, _| {});
    assert!(shop("").confirm(&elsewhere.item(only_production).waivers(&waivers)).remarks().is_empty());
}

//! The report for people, as a page, and for machines.

use settings::Loader;
use settings::checklist::Waivers;

use super::{body_limit, hosts, list, shop};
use crate::support::loaded;

fn report() -> settings::checklist::Confirmation {
    let waivers = loaded::<Waivers>(Loader::new().text(
        "toml",
        "[[waivers]]\nid = 'headers.allowed-hosts'\nreason = 'a | b <script>'\nowner = 'edge'\nuntil = 2026-06-30",
    ));
    let text = "token = 'CANARY'\n[http]\nmax-body = 0\nhosts = ['*', 'a|b`c<d>']\n";
    shop(text)
        .confirm(&list().release("v1.4.2 (3d956f5) <b>").item(body_limit()).item(hosts()).waivers(&waivers))
}

#[test]
fn the_report_is_told_to_people() {
    let report = report().to_string();
    let (told, _) = report.split_once("security settings:\n").unwrap();
    insta::assert_snapshot!(told, @r#"
    checklist for production, 2026-06-01: 1 failed, 1 waived; 2 security settings that no item reads
    release: v1.4.2 (3d956f5) <b>

    error: uploads.body-limit: a request body has a limit
      `http.max-body` has no limit
      found: http.max-body = 0 (<toml>:3:12)
      found: http.limits.parts = 100 (default)
      why: whoever sends without end fills the memory
      help: set a limit
      source: OWASP ASVS 5.0.0, 5.2.1
      owner: edge
      rollback of `http.max-body`: unset SHOP_HTTP_MAX_BODY

    waived: headers.allowed-hosts: the hosts are listed
      waived: `http.hosts[0]` is any host
      found: http.hosts = ["*", "a|b`c<d>"] (<toml>:4:9)
      owner: edge

    waiver: headers.allowed-hosts until 2026-06-30, by edge: a | b <script>
      at <toml>:2:6
    "#);
}

#[test]
fn each_security_setting_is_told_to_people() {
    let report = report().to_string();
    let (_, told) = report.split_once("security settings:\n").unwrap();
    insta::assert_snapshot!(told, @r#"
    http.max-body = 0 (<toml>:3:12): judged by uploads.body-limit
      owner: edge
      expect: 413 above it
      after a change: put `max-body = 0` back under `[http]` in `<toml>:3`
      to be without it: take `http.max-body` out of `<toml>:3`; its default `10` then holds
      note of the declaration: unset SHOP_HTTP_MAX_BODY
    http.hosts = ["*", "a|b`c<d>"] (<toml>:4:9): judged by headers.allowed-hosts
      owner: edge
      expect: nobody says
      after a change: put `hosts = ["*", "a|b`c<d>"]` back under `[http]` in `<toml>:4`
      to be without it: take `http.hosts` out of `<toml>:4`; its default `["a.example", "b.example"]` then holds
      note of the declaration: nobody says
    http.limits.parts = 100 (default): judged by uploads.body-limit
      owner: edge
      expect: nobody says
      after a change: take `http.limits.parts` out of the file of settings, or unset `SHOP_HTTP_LIMITS_PARTS`; its default `100` then holds again
      note of the declaration: nobody says
    admin.max-body (not there): not judged this time; read by uploads.body-limit
      owner: edge
      expect: 413 above it
      after a change: take `admin` out of the file of settings, or unset `SHOP_ADMIN_MAX_BODY`; it is then not there again
      note of the declaration: unset SHOP_ADMIN_MAX_BODY
    admin.hosts (not there): not judged this time; read by headers.allowed-hosts
      owner: edge
      expect: nobody says
      after a change: take `admin` out of the file of settings, or unset `SHOP_ADMIN_HOSTS`; it is then not there again
      note of the declaration: nobody says
    admin.limits.parts (not there): not judged this time; read by uploads.body-limit
      owner: edge
      expect: nobody says
      after a change: take `admin` out of the file of settings, or unset `SHOP_ADMIN_LIMITS_PARTS`; it is then not there again
      note of the declaration: nobody says
    token = [REDACTED] (<toml>:1:9): no item of the checklist reads it
      owner: team-shop
      expect: nobody says
      after a change: put the old value of `token` back into `<toml>:1`, from your vault
      to be without it: take `token` out of `<toml>:1`; it is then not set
      note of the declaration: nobody says
    tokens = {} (default): no item of the checklist reads it
      owner: team-shop
      expect: nobody says
      after a change: take `tokens` out of the file of settings, or unset `SHOP_TOKENS__<name>` or `SHOP_TOKENS__<name>_FILE`; its default `{}` then holds again
      note of the declaration: nobody says
    "#);
}

#[test]
fn the_report_is_a_page() {
    insta::assert_snapshot!(report().to_markdown(), @r#"
    # Checklist for production, 2026-06-01

    1 failed, 1 waived; 2 security settings that no item reads.

    Release: v1.4.2 (3d956f5) &lt;b>

    A pass means that the settings say so. That it is in force is seen by looking for what is expected of each of them.

    Settings come from, the strongest first: `<toml>`; defaults of the declaration.

    ## Items

    | item | verdict | section | confirms | evidence | owner |
    |---|---|---|---|---|---|
    | uploads.body-limit | fail | `http` | a request body has a limit | `http.max-body = 0 (<toml>:3:12)`<br>`http.limits.parts = 100 (default)` | edge |
    | headers.allowed-hosts | waived | `http` | the hosts are listed | `http.hosts = ["*", "a\|b'c<d>"] (<toml>:4:9)` | edge |

    ## uploads.body-limit: a request body has a limit

    - `http.max-body` has no limit
    - why: whoever sends without end fills the memory
    - help: set a limit
    - source: OWASP ASVS 5.0.0, 5.2.1
    - rollback of `http.max-body`: unset SHOP_HTTP_MAX_BODY

    ## headers.allowed-hosts: the hosts are listed

    - waived: `http.hosts[0]` is any host

    ## Waivers

    - waiver: headers.allowed-hosts until 2026-06-30, by edge: a | b &lt;script>, at &lt;toml>:2:6

    ## Security settings

    What is in use is what this run found. *After a change* has the value in use again; *to be without it* has what holds in its place; the *note of the declaration* says what is to be done besides, whichever way is taken. A table is named by its key, however the file writes it. A way goes back to the place that is told here: what a change put at a stronger place is taken out there besides. Settings are read at start: what was done to them holds after a restart.

    | setting | in use | from | items | owner | expected | rollback |
    |---|---|---|---|---|---|---|
    | `http.max-body` | `0` | &lt;toml>:3:12 | judged by uploads.body-limit | edge | 413 above it | *after a change*: put `max-body = 0` back under `[http]` in `<toml>:3`<br>*to be without it*: take `http.max-body` out of `<toml>:3`; its default `10` then holds<br>*note of the declaration*: unset SHOP_HTTP_MAX_BODY |
    | `http.hosts` | ``["*", "a\|b`c<d>"]`` | &lt;toml>:4:9 | judged by headers.allowed-hosts | edge | **nobody says** | *after a change*: put ``hosts = ["*", "a\|b`c<d>"]`` back under `[http]` in `<toml>:4`<br>*to be without it*: take `http.hosts` out of `<toml>:4`; its default `["a.example", "b.example"]` then holds<br>*note of the declaration*: **nobody says** |
    | `http.limits.parts` | `100` | default | judged by uploads.body-limit | edge | **nobody says** | *after a change*: take `http.limits.parts` out of the file of settings, or unset `SHOP_HTTP_LIMITS_PARTS`; its default `100` then holds again<br>*note of the declaration*: **nobody says** |
    | `admin.max-body` | not there | - | not judged this time; read by uploads.body-limit | edge | 413 above it | *after a change*: take `admin` out of the file of settings, or unset `SHOP_ADMIN_MAX_BODY`; it is then not there again<br>*note of the declaration*: unset SHOP_ADMIN_MAX_BODY |
    | `admin.hosts` | not there | - | not judged this time; read by headers.allowed-hosts | edge | **nobody says** | *after a change*: take `admin` out of the file of settings, or unset `SHOP_ADMIN_HOSTS`; it is then not there again<br>*note of the declaration*: **nobody says** |
    | `admin.limits.parts` | not there | - | not judged this time; read by uploads.body-limit | edge | **nobody says** | *after a change*: take `admin` out of the file of settings, or unset `SHOP_ADMIN_LIMITS_PARTS`; it is then not there again<br>*note of the declaration*: **nobody says** |
    | `token` | `[REDACTED]` | &lt;toml>:1:9 | **no item of the checklist reads it** | team-shop | **nobody says** | *after a change*: put the old value of `token` back into `<toml>:1`, from your vault<br>*to be without it*: take `token` out of `<toml>:1`; it is then not set<br>*note of the declaration*: **nobody says** |
    | `tokens` | `{}` | default | **no item of the checklist reads it** | team-shop | **nobody says** | *after a change*: take `tokens` out of the file of settings, or unset `SHOP_TOKENS__<name>` or `SHOP_TOKENS__<name>_FILE`; its default `{}` then holds again<br>*note of the declaration*: **nobody says** |
    "#);
}

#[test]
fn the_report_is_told_to_machines() {
    let report = report();
    let json: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!(json["profile"], "production");
    assert_eq!(json["date"], "2026-06-01");
    assert_eq!(json["release"], "v1.4.2 (3d956f5) <b>");
    assert_eq!(json["status"], 1);
    assert_eq!(json["outcomes"].as_array().map(Vec::len), Some(2));
    let first = &json["outcomes"][0];
    assert_eq!((&first["id"], &first["verdict"]), (&"uploads.body-limit".into(), &"fail".into()));
    assert_eq!(first["failures"][0]["key"], "http.max-body");
    assert_eq!(first["evidence"][0]["origin"]["line"], 3);
    assert_eq!(first["evidence"][0]["rollback"], "unset SHOP_HTTP_MAX_BODY");
    assert_eq!(first["owners"], serde_json::json!(["edge"]));
    let second = &json["outcomes"][1];
    assert_eq!(second["waived"][0]["key"], "http.hosts[0]");
    assert_eq!(json["waivers"][0]["until"], "2026-06-30");
    let security = &json["security"];
    assert_eq!(security[0]["judged_by"], serde_json::json!(["uploads.body-limit"]));
    assert_eq!(security[0]["value"], "0");
    assert_eq!(security[0]["origin"]["line"], 3);
    assert_eq!(security[0]["restore"], "put `max-body = 0` back under `[http]` in `<toml>:3`");
    assert_eq!(security[0]["undo"], "take `http.max-body` out of `<toml>:3`; its default `10` then holds");
    let absent = security[3].as_object().unwrap();
    assert_eq!(absent["key"], "admin.max-body");
    assert!(["value", "origin", "undo"].iter().all(|name| !absent.contains_key(*name)), "{absent:?}");
}

#[test]
fn no_output_has_a_secret_in_it() {
    let report = report();
    for output in [report.to_string(), report.to_markdown(), report.to_json(), format!("{report:?}")] {
        assert!(!output.contains("CANARY"), "{output}");
    }
}

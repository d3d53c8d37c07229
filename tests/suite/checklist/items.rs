//! What items find, and where.

use settings::checklist::{Checklist, Item, Profile, Severity, Verdict};
use settings::{Environment, Loader};

use super::{Http, Limits, Shop, Store, body_limit, hosts, list, shop, verdicts};
use crate::support::loaded;

#[test]
fn an_item_judges_each_section_of_its_type_wherever_it_stands() {
    let copies = || {
        Item::on::<Store>("backup.copies", "there are two copies").reads(&["copies"]).judge(
            |store: &Store, found| {
                if store.copies < 2 {
                    found.fail("copies", "must be at least 2");
                }
            },
        )
    };
    let text = "[http]\nmax-body = 0\n[admin]\nhosts = ['x', '*']\n[stores.eu]\n[stores.us]\ncopies = 2";
    let report = shop(text).confirm(&list().item(body_limit()).item(hosts()).item(copies()));
    assert_eq!(
        verdicts(&report),
        [
            "uploads.body-limit at `http`: fail",
            "uploads.body-limit at `admin`: pass",
            "headers.allowed-hosts at `http`: pass",
            "headers.allowed-hosts at `admin`: fail",
            "backup.copies at `stores.eu`: fail",
            "backup.copies at `stores.us`: pass",
        ]
    );
    let failed: Vec<_> = report.outcomes().iter().flat_map(settings::checklist::Outcome::failures).collect();
    let keys: Vec<_> = failed.iter().filter_map(|failure| failure.key()).collect();
    assert_eq!(keys, ["http.max-body", "admin.hosts[1]", "stores.eu.copies"]);
    assert_eq!(report.status(), 1);
}

#[test]
fn the_evidence_is_what_was_read_with_its_places() {
    let environment = Environment::from([("SHOP_HTTP_LIMITS_PARTS", "7")]);
    let shop: settings::Checked<Shop> =
        loaded(Loader::new().text("toml", "http.max-body = 0").environment(environment));
    let report = shop.confirm(&list().item(body_limit()));
    let outcome = report.outcome("uploads.body-limit").unwrap();
    let evidence: Vec<_> = outcome
        .evidence()
        .iter()
        .map(|one| format!("{} = {} ({})", one.key(), one.value(), one.origin()))
        .collect();
    assert_eq!(
        evidence,
        ["http.max-body = 0 (<toml>:1:17)", "http.limits.parts = 7 (variable SHOP_HTTP_LIMITS_PARTS)"]
    );
    assert_eq!(outcome.owners(), ["edge"]);
    assert_eq!(outcome.evidence()[0].review().rollback(), Some("unset SHOP_HTTP_MAX_BODY"));
}

#[test]
fn what_there_is_not_is_not_judged_and_says_why() {
    #[derive(Debug, settings::Settings)]
    struct Elsewhere {
        #[settings(default = 1)]
        size: u8,
    }

    let item = |id| Item::on::<Elsewhere>(id, "a size").reads(&["size"]);
    let judge = |section: &Elsewhere, found: &mut settings::checklist::Findings<'_>| {
        if section.size == 0 {
            found.fail("size", "is nothing");
        }
    };
    let empty = Item::on::<Store>("backup.copies", "copies").reads(&["copies"]).judge(|_, _| {});
    let never = Item::on::<Http>("dev.only", "in development").profiles(&[Profile::Development]);
    let report = shop("").confirm(
        &list()
            .item(item("size.is").judge(judge))
            .item(item("size.must-be").required().judge(judge))
            .item(empty)
            .item(never.judge(|_, found| found.fail_as_a_whole("is wrong"))),
    );
    assert_eq!(
        verdicts(&report),
        [
            "size.is: not_applicable",
            "size.must-be: fail",
            "backup.copies: not_applicable",
            "dev.only: not_applicable"
        ]
    );
    let because: Vec<_> = report.outcomes().iter().filter_map(|outcome| outcome.because()).collect();
    assert_eq!(
        because,
        [
            "the service has no such section",
            "the service has no such section",
            "the section is not there",
            "it is not for production"
        ]
    );
}

#[test]
fn an_item_that_does_not_say_what_it_reads_is_broken() {
    let silent = Item::on::<Http>("a.silent", "x").judge(|_, found| found.fail("max_body", "is wrong"));
    let misspelt = Item::on::<Http>("a.misspelt", "x").reads(&["max_bodi"]).judge(|_, _| {});
    let report = shop("").confirm(&list().item(silent).item(misspelt));
    assert_eq!(verdicts(&report), ["a.silent at `http`: broken", "a.misspelt at `http`: broken"]);
    let because: Vec<_> = report.outcomes().iter().filter_map(|outcome| outcome.because()).collect();
    assert_eq!(because, ["it does not say that it reads `max_body`", "the section has no field `max_bodi`"]);
    assert_eq!(report.status(), 3);
}

#[test]
fn an_item_is_held_to_its_examples() {
    assert_eq!(list().item(body_limit()).item(hosts()).problems(), [""; 0]);
    let always = |id| Item::on::<Limits>(id, "x").reads(&["parts"]);
    let passes = always("a.passes").examples(&[], &[("parts", "0")]).judge(|_, _| {});
    let fails = always("a.fails").examples(&[], &[]).judge(|_, found| found.fail("parts", "is wrong"));
    let none = always("a.none").judge(|_, _| {});
    let broken = Item::on::<Limits>("a.broken", "x").reads(&["part"]).examples(&[], &[]).judge(|_, _| {});
    let again = always("a.passes").examples(&[], &[("parts", "0")]).judge(|limits: &Limits, found| {
        if limits.parts == 0 {
            found.fail("parts", "is nothing");
        }
    });
    let odd = Item::on_all("Odd", "x").judge(|_, _| {});
    let all = list().item(passes).item(fails).item(none).item(broken).item(again).item(odd);
    assert_eq!(
        all.problems(),
        [
            "two items have the id `a.passes`",
            "`Odd` is no id of an item: write `group.what-it-confirms`, in lower case",
            "`a.passes` passes its bad example",
            "`a.fails` does not pass its good example",
            "`a.none` has no examples: write `.examples(&[…], &[…])`",
            "`a.broken` says that it reads `part`, which the section has not",
        ]
    );
    assert_eq!(shop("").confirm(&all).faults().len(), 2);
}

#[test]
fn the_status_depends_on_how_much_a_failure_matters() {
    let item = |severity| {
        Item::on::<Http>("a.item", "x").severity(severity).judge(|_, found| found.fail_as_a_whole("is wrong"))
    };
    let status = |severity, from| shop("").confirm(&list().item(item(severity)).fail_on(from)).status();
    use Severity::{Error, Note, Warning};
    let all = [
        (Note, Warning),
        (Warning, Warning),
        (Error, Warning),
        (Warning, Error),
        (Error, Error),
        (Note, Note),
    ];
    assert_eq!(all.map(|(severity, from)| status(severity, from)), [0, 1, 1, 0, 1, 1]);

    let unsure = || Item::on::<Http>("a.item", "x").judge(|_, found| found.not_verified("nobody knows"));
    assert_eq!(shop("").confirm(&list().item(unsure())).status(), 0);
    let strict = shop("").confirm(&list().item(unsure()).strict());
    assert_eq!((strict.status(), strict.outcome("a.item").unwrap().verdict()), (1, Verdict::NotVerified));
    // What is wrong is wrong, whatever else could not be found out.
    let both = Item::on::<Http>("a.item", "x").judge(|_, found| {
        found.not_verified("nobody knows");
        found.fail_as_a_whole("is wrong");
    });
    assert_eq!(shop("").confirm(&list().item(both)).outcomes()[0].verdict(), Verdict::Failed);
    assert_eq!(shop("").confirm(&list().item(item(Error)).without("a.item")).outcomes().len(), 0);
}

#[test]
fn secrets_are_judged_and_not_read() {
    let twice = Item::on_all("secrets.not-shared", "no two secrets are the same").judge(|seen, found| {
        let secrets = seen.secrets(found);
        for (at, one) in secrets.iter().enumerate() {
            found.read(one.key());
            if secrets[..at].iter().any(|other| one.is_same_as(other)) {
                found.fail_key(one.key(), "is the same as another secret");
            }
        }
    });
    let text = "token = 'CANARY'\ntokens = {a = 'other', b = 'CANARY'}";
    let report = shop(text).confirm(&list().item(twice));
    let outcome = &report.outcomes()[0];
    let keys: Vec<_> = outcome.failures().iter().filter_map(|failure| failure.key()).collect();
    assert_eq!(keys, ["tokens.b"]);
    let evidence: Vec<_> = outcome.evidence().iter().map(|one| (one.key(), one.value())).collect();
    assert_eq!(evidence, [("token", "[REDACTED]"), ("tokens.a", "[REDACTED]"), ("tokens.b", "[REDACTED]")]);
    for output in [report.to_string(), report.to_markdown(), report.to_json(), format!("{report:?}")] {
        assert!(!output.contains("CANARY"), "{output}");
    }
}

#[test]
fn an_item_on_all_settings_sees_sections_by_type_and_the_files() {
    let item = Item::on_all("a.all", "x").judge(|seen, found| {
        let mut keys = Vec::new();
        seen.sections::<Http>(|key, http| keys.push(format!("{key}{}", http.max_body)));
        seen.sections::<Shop>(|key, _| keys.push(format!("<{key}>")));
        assert_eq!(keys, ["http10", "admin3", "<>"]);
        assert_eq!(seen.files(), ["<toml>"]);
        assert!(seen.setting("name").is_some() && seen.settings().len() > 5);
        found.read("admin");
    });
    let report = shop("admin.max-body = 3").confirm(&list().item(item));
    assert_eq!(report.outcomes()[0].verdict(), Verdict::Passed);
}

#[test]
fn what_an_item_on_all_settings_covers_is_known_where_it_does_not_judge() {
    let item = |fields| {
        let draft = Item::on_all("a.all", "x").covers::<Limits>(fields).covers_secrets();
        draft.profiles(&[Profile::Development]).judge(|_, _| {})
    };
    let report = shop("").confirm(&list().item(item(&["parts"])));
    let known: Vec<_> = report.security().iter().filter(|one| !one.is_uncovered()).collect();
    let keys: Vec<_> = known.iter().map(|one| one.key()).collect();
    assert_eq!(keys, ["http.limits.parts", "admin.limits.parts", "token", "tokens"]);
    assert!(known.iter().all(|one| one.read_by() == ["a.all"]));
    let development = || Checklist::new(Profile::Development).without_machine();
    let report = shop("").confirm(&development().item(item(&["part"])));
    assert_eq!(report.outcomes()[0].because(), Some("the section has no field `part`"));
}

#[test]
fn public_values_are_judged_whole() {
    let text = "name = 'https://u:CANARY@host/a'\ntoken = 'SECRET'\nhttp.hosts = ['a', 'b\"']\n[stores.eu]\ncopies = 3";
    let item = Item::on_all("a.all", "x").judge(|seen, found| {
        let values = seen.values();
        let holds = |key: &str, text: &str| {
            let value = values.iter().find(|one| one.key() == key).unwrap();
            assert!(value.setting().is_some(), "{key}");
            value.holds(|bytes| bytes == text.as_bytes())
        };
        assert!(holds("name", "https://u:CANARY@host/a"));
        assert!(holds("http.hosts", r#"["a", "b\""]"#));
        assert!(holds("stores.eu.copies", "3"));
        assert!(!values.iter().any(|one| one.key().starts_with("token")));
        found.read("name");
    });
    let report = shop(text).confirm(&list().item(item));
    assert_eq!(report.outcomes()[0].evidence()[0].value(), "https://***@host/a");
}

#[test]
fn security_settings_that_no_item_reads_are_listed() {
    let report = shop("").confirm(&list().item(body_limit()));
    let said: Vec<_> = report
        .security()
        .iter()
        .map(|one| (one.key(), one.judged_by().join(","), one.read_by().join(","), one.is_uncovered()))
        .collect();
    let id = "uploads.body-limit".to_owned();
    let nothing = String::new;
    assert_eq!(
        said,
        [
            ("http.max-body", id.clone(), nothing(), false),
            ("http.hosts", nothing(), nothing(), true),
            ("http.limits.parts", id.clone(), nothing(), false),
            // The section is not there, so nobody has judged what it would say.
            ("admin.max-body", nothing(), id.clone(), false),
            ("admin.hosts", nothing(), nothing(), true),
            ("admin.limits.parts", nothing(), id, false),
            ("token", nothing(), nothing(), true),
            ("tokens", nothing(), nothing(), true),
        ]
    );
    assert_eq!(report.security()[0].review().expected(), Some("413 above it"));
}

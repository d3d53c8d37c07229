//! Settings that are made of others where no source gives them.

use settings::{Code, Environment, OriginKind, Settings};

use crate::support::{clean, codes, only, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "MAIL", check = differ(port, admin_port))]
struct Mail {
    /// Derived from one that is derived, and declared before it.
    #[settings(default_from = next(port))]
    admin_port: u16,
    #[settings(default_from = usual(security, tuning.offset), range(max = 60000))]
    port: u16,
    #[settings(default)]
    security: Security,
    #[settings(nested)]
    tuning: Tuning,
    #[settings(default_from = some(security))]
    note: Option<String>,
}

#[derive(Debug, Settings)]
struct Tuning {
    #[settings(default = 0)]
    offset: u16,
}

#[derive(Debug, Default, Settings)]
enum Security {
    Off,
    #[default]
    Starttls,
    ForceTls,
}

fn usual(security: &Security, offset: &u16) -> Result<u16, &'static str> {
    let port: u16 = match security {
        Security::Off => 25,
        Security::Starttls => 587,
        Security::ForceTls => 465,
    };
    port.checked_add(*offset).ok_or("the offset is too large")
}

fn next(port: &u16) -> u16 {
    port.saturating_add(1)
}

fn some(_: &Security) -> Option<String> {
    Some("noted".to_owned())
}

fn differ(port: &u16, admin: &u16) -> Result<(), &'static str> {
    if port == admin { Err("the two ports have to differ") } else { Ok(()) }
}

#[test]
fn what_no_source_gives_is_derived() {
    let mail = clean(variables::<Mail, 1>([("MAIL_SECURITY", "force_tls")]));
    assert_eq!((mail.port, mail.admin_port, mail.note.as_deref()), (465, 466, Some("noted")));
    assert_eq!(mail.origin("port").unwrap().kind(), OriginKind::Derived);
    assert_eq!(
        mail.explain().to_string(),
        "admin_port = 466 (derived)\nport = 465 (derived)\n\
         security = force_tls (variable MAIL_SECURITY, over default)\n\
         tuning.offset = 0 (default)\nnote = noted (derived)\n"
    );
    let summary = mail.summary();
    assert!(
        summary.starts_with("5 settings: 1 by default, 1 from variables, 3 derived; 0 warnings"),
        "{summary}"
    );
}

#[test]
fn what_a_source_gives_is_not() {
    let mail = clean(toml::<Mail>("port = 99").environment(Environment::empty()));
    assert_eq!((mail.port, mail.admin_port), (99, 100));
    assert_eq!(mail.origin("port").unwrap().kind(), OriginKind::File);
}

#[test]
fn its_checks_and_the_rules_that_read_it_run() {
    let problem = only(toml::<Mail>("[tuning]\noffset = 60000"));
    assert_eq!((problem.code(), problem.key()), (Code::CheckFailed, Some("port")));
    assert!(problem.message().contains("`security`, `tuning.offset`"), "{problem}");
    assert_eq!(problem.origins()[0].kind(), OriginKind::Derived);
    let problem = only(toml::<Mail>("admin_port = 587"));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("port")));
}

#[test]
fn a_function_may_refuse() {
    let problem = only(toml::<Mail>("[tuning]\noffset = 65535"));
    assert_eq!((problem.code(), problem.key()), (Code::CheckFailed, Some("port")));
    assert!(problem.message().contains("the offset is too large"), "{problem}");
    let help = "write `port` in `<toml>`; or change what it is derived from";
    assert_eq!(problem.help(), Some(help));
    let problem = only(variables::<Mail, 1>([("MAIL_TUNING_OFFSET", "65535")]));
    assert_eq!(problem.help(), Some("set the variable `MAIL_PORT`; or change what it is derived from"));
}

#[test]
fn nothing_is_said_of_it_when_what_it_reads_is_broken() {
    let error = refused(toml::<Mail>("security = 'none'"));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "security")]);
    assert_eq!(error.not_run().len(), 1);
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let mail = variables::<Mail, 1>([("MAIL_PORT", "")]).load().unwrap();
    assert_eq!(mail.port, 587);
    assert_eq!(codes(&mail.warnings()), [(Code::SetButEmpty, "port")]);
}

#[derive(Debug, Settings)]
#[settings(prefix = "MAIL")]
struct Labelled {
    #[settings(default = 2)]
    size: u8,
    #[settings(default_from = labels(size))]
    labels: std::collections::BTreeMap<String, u8>,
}

fn labels(size: &u8) -> std::collections::BTreeMap<String, u8> {
    ["a", "b", "c"].into_iter().take(usize::from(*size)).map(|name| (name.to_owned(), *size)).collect()
}

#[test]
fn a_derived_map_is_explained_as_derived() {
    let origin = |mail: &settings::Checked<Labelled>, key| mail.origin(key).map(|origin| origin.kind());
    let mail = clean(variables::<Labelled, 0>([]));
    assert_eq!(origin(&mail, "labels.a"), Some(OriginKind::Derived));
    let mail = clean(variables::<Labelled, 1>([("MAIL_SIZE", "0")]));
    assert_eq!(origin(&mail, "labels"), Some(OriginKind::Derived));
    let mail = clean(variables::<Labelled, 1>([("MAIL_LABELS__Z", "9")]));
    assert_eq!(origin(&mail, "labels.z"), Some(OriginKind::Variable));
}

//! A tagged section: one setting says which variant is meant.

use settings::{Code, Environment, Loader, Origin, SecretString, Settings};

use crate::support::{clean, codes, loaded, only, only_warning, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    storage: Storage,
    #[settings(nested)]
    backup: Option<Backup>,
}

#[derive(Debug, PartialEq, Settings)]
#[settings(tag = "kind")]
enum Storage {
    #[settings(default)]
    Local(Local),
    #[settings(rename = "object-store")]
    S3(S3),
    Off,
}

#[derive(Debug, PartialEq, Settings)]
struct Local {
    #[settings(default = "data")]
    path: String,
    #[settings(default = false)]
    create: bool,
}

#[derive(Debug, Settings)]
struct S3 {
    bucket: String,
    #[settings(default = "us-east-1")]
    region: String,
    key: SecretString,
    #[settings(nested)]
    retry: Retry,
}

impl PartialEq for S3 {
    fn eq(&self, other: &Self) -> bool {
        (&self.bucket, &self.region) == (&other.bucket, &other.region)
    }
}

#[derive(Debug, PartialEq, Settings)]
#[settings(check = ordered(least, most))]
struct Retry {
    #[settings(default = 1)]
    least: u8,
    #[settings(default = 3, range(max = 9))]
    most: u8,
}

fn ordered(least: &u8, most: &u8) -> Result<(), &'static str> {
    if least <= most { Ok(()) } else { Err("`least` must not exceed `most`") }
}

#[derive(Debug, Settings)]
#[settings(tag = "to")]
enum Backup {
    Disk(Local),
    Tape,
}

#[test]
fn the_default_variant_is_there_without_a_tag() {
    let shop = clean(Loader::<Shop>::new());
    assert_eq!(shop.storage, Storage::Local(Local { path: "data".into(), create: false }));
    assert!(shop.backup.is_none());
    assert_eq!(
        shop.explain().to_string(),
        "storage.kind = local (default)\nstorage.path = data (default)\nstorage.create = false (default)\n\
         backup = none (default)\n"
    );
}

#[test]
fn a_setting_of_the_default_variant_needs_no_tag() {
    let shop = clean(variables::<Shop, 1>([("SHOP_STORAGE_CREATE", "yes")]));
    assert_eq!(shop.storage, Storage::Local(Local { path: "data".into(), create: true }));
}

#[test]
fn the_tag_and_its_settings_may_come_from_different_sources() {
    let loader = toml::<Shop>("[storage]\nbucket = 'goods'\n[storage.retry]\nmost = 5").environment(
        Environment::from([("SHOP_STORAGE_KIND", "object-store"), ("SHOP_STORAGE_KEY", "sesame")]),
    );
    let shop = clean(loader);
    let Storage::S3(s3) = &shop.storage else { panic!("{:?}", shop.storage) };
    assert_eq!((s3.bucket.as_str(), s3.region.as_str(), s3.retry.most), ("goods", "us-east-1", 5));
    assert_eq!(
        shop.explain().to_string(),
        "storage.kind = object-store (variable SHOP_STORAGE_KIND, over default)\n\
         storage.bucket = goods (<toml>:2:10)\n\
         storage.region = us-east-1 (default)\n\
         storage.key = [REDACTED] (variable SHOP_STORAGE_KEY)\n\
         storage.retry.least = 1 (default)\n\
         storage.retry.most = 5 (<toml>:4:8, over default)\n\
         backup = none (default)\n"
    );
}

#[test]
fn a_variant_may_hold_nothing() {
    assert_eq!(clean(toml::<Shop>("[storage]\nkind = 'off'")).storage, Storage::Off);
    let shop = clean(variables::<Shop, 1>([("SHOP_BACKUP_TO", "tape")]));
    assert!(matches!(shop.backup, Some(Backup::Tape)));
    assert_eq!(
        shop.origin("backup.to").map(|origin: Origin| origin.to_string()).unwrap(),
        "variable SHOP_BACKUP_TO"
    );
}

#[test]
fn a_section_of_a_variant_can_be_handed_over() {
    let shop = clean(toml::<Shop>("storage.create = true"));
    let local = shop.optional_section(|shop: &Shop| match &shop.storage {
        Storage::Local(local) => Some(local),
        _ => None,
    });
    let local = local.unwrap();
    assert_eq!(
        local.explain().to_string(),
        "path = data (default)\ncreate = true (<toml>:1:18, over default)\n"
    );
}

#[test]
fn a_name_that_no_variant_has_is_one_problem() {
    let problem = only(toml::<Shop>("[storage]\nkind = 'objectstore'\nbucket = 'goods'\nkey = 'sesame'"));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("storage.kind")));
    assert_eq!(problem.suggestion(), Some("object-store"));
    assert_eq!(places(&problem), ["<toml>:2:8"]);
}

#[test]
fn a_missing_setting_is_one_of_the_chosen_variant_only() {
    let error = refused(toml::<Shop>("[storage]\nkind = 'object-store'"));
    assert_eq!(codes(error.problems()), [(Code::Missing, "storage.bucket"), (Code::Missing, "storage.key")]);
}

#[test]
fn a_setting_of_another_variant_is_a_problem() {
    let problem = only(toml::<Shop>("[storage]\nkind = 'local'\nbucket = 'goods'"));
    assert_eq!((problem.code(), problem.key()), (Code::OtherVariant, Some("storage.bucket")));
    assert_eq!(places(&problem), ["<toml>:3:1", "<toml>:2:8"]);
    let problem = only(variables::<Shop, 1>([("SHOP_STORAGE_RETRY_MOST", "4")]));
    assert_eq!((problem.code(), problem.key()), (Code::OtherVariant, Some("storage.retry.most")));
    assert_eq!(places(&problem), ["variable SHOP_STORAGE_RETRY_MOST"]);
}

#[test]
fn a_setting_of_another_variant_in_a_weaker_layer_is_a_warning() {
    let loader = toml::<Shop>("[storage]\nkind = 'object-store'\nbucket = 'goods'")
        .environment(Environment::from([("SHOP_STORAGE_KIND", "off")]));
    let warning = only_warning(loader);
    assert_eq!((warning.code(), warning.key()), (Code::OtherVariant, Some("storage.bucket")));
}

#[test]
fn a_setting_that_no_variant_has_is_unknown_once() {
    let problem = only(toml::<Shop>("[storage]\npth = 'x'"));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownKey, Some("storage.path")));
    let problem = only(toml::<Shop>("[storage]\nkind = 'off'\nnothing = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("storage.nothing")));
}

#[test]
fn a_tag_without_default_is_missing_once_something_is_given() {
    let problem = only(toml::<Shop>("[backup]\npath = 'x'"));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("backup.to")));
    let problem = only(variables::<Shop, 1>([("SHOP_BACKUP_PATH", "x")]));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("backup.to")));
}

#[test]
fn checks_and_rules_of_a_variant_run() {
    let error = refused(toml::<Shop>(
        "[storage]\nkind = 'object-store'\nbucket = 'b'\nkey = 'k'\n[storage.retry]\nleast = 4\nmost = 3",
    ));
    assert_eq!(codes(error.problems()), [(Code::RuleFailed, "storage.retry.least")]);
    let problem = only(toml::<Shop>(
        "[storage]\nkind = 'object-store'\nbucket = 'b'\nkey = 'k'\n[storage.retry]\nmost = 10",
    ));
    assert_eq!((problem.code(), problem.key()), (Code::CheckFailed, Some("storage.retry.most")));
}

#[test]
fn an_empty_tag_of_a_variable_counts_as_not_set() {
    let shop = loaded(variables::<Shop, 1>([("SHOP_STORAGE_KIND", "")]));
    assert!(matches!(shop.storage, Storage::Local(_)));
    assert_eq!(shop.warnings()[0].code(), Code::SetButEmpty);
}

#[test]
fn a_shared_name_of_two_variants_is_for_the_chosen_one() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "X")]
    struct X {
        #[settings(nested)]
        to: To,
    }
    #[derive(Debug, Settings)]
    #[settings(tag = "kind")]
    enum To {
        File(Local),
        Pipe(Pipe),
    }
    #[derive(Debug, Settings)]
    struct Pipe {
        path: u8,
    }
    let x = clean(variables::<X, 2>([("X_TO_KIND", "pipe"), ("X_TO_PATH", "7")]));
    assert!(matches!(&x.to, To::Pipe(Pipe { path: 7 })));
    let x = clean(variables::<X, 2>([("X_TO_KIND", "file"), ("X_TO_PATH", "7")]));
    assert!(matches!(&x.to, To::File(Local { path, .. }) if path == "7"));
}

#[test]
fn a_variable_of_its_own_in_a_section_of_two_variants_is_for_the_chosen_one() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "X")]
    struct X {
        #[settings(nested)]
        db: Db,
    }
    #[derive(Debug, Settings)]
    #[settings(tag = "kind")]
    enum Db {
        Postgres(Server),
        Mysql(Server),
        Other(Other),
    }
    #[derive(Debug, Settings)]
    struct Server {
        #[settings(env = ["DATABASE_URL", "DB_URL"])]
        url: String,
    }
    #[derive(Debug, Settings)]
    struct Other {
        #[settings(env = "DATABASE_URL")]
        address: String,
    }
    for kind in ["postgres", "mysql", "other"] {
        let x = clean(variables::<X, 2>([("X_DB_KIND", kind), ("DATABASE_URL", "db")]));
        let (Db::Postgres(Server { url }) | Db::Mysql(Server { url }) | Db::Other(Other { address: url })) =
            &x.db;
        assert_eq!(url, "db", "{kind}");
    }
}

#[test]
fn texts_of_other_variants_are_told_in_each_section_of_many() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "X")]
    struct X {
        #[settings(nested, default)]
        to: std::collections::BTreeMap<String, To>,
    }
    #[derive(Debug, Settings)]
    #[settings(tag = "kind")]
    enum To {
        File(File),
        Pipe(Pipe),
    }
    #[derive(Debug, Settings)]
    struct File {
        path: String,
    }
    #[derive(Debug, Settings)]
    struct Pipe {
        #[settings(nested)]
        end: End,
    }
    #[derive(Debug, Settings)]
    struct End {
        size: u8,
    }
    let error = refused(variables::<X, 6>([
        ("X_TO__A__KIND", "file"),
        ("X_TO__A__PATH", "a"),
        ("X_TO__A__END_SIZE", "1"),
        ("X_TO__B__KIND", "pipe"),
        ("X_TO__B__PATH", "b"),
        ("X_TO__B__END_SIZE", "2"),
    ]));
    let expected = [(Code::OtherVariant, "to.a.end.size"), (Code::OtherVariant, "to.b.path")];
    assert_eq!(codes(error.problems()), expected);
}

//! Defaults of whole sections, of variants, and of fields that are no settings.

use std::collections::BTreeMap;

use settings::{Checked, Code, Loader, Settings};

use crate::support::{clean, codes, only, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested, default = Pool { min: 4, max: 8 })]
    replica: Pool,
    #[settings(nested, default = Some(Pool { min: 5, max: 6 }))]
    spare: Option<Pool>,
    #[settings(nested, default = vec![Pool { min: 1, max: 2 }])]
    pools: Vec<Pool>,
    #[settings(nested, default = named())]
    by_name: BTreeMap<String, Pool>,
    level: Level,
    #[settings(skip)]
    started: Clock,
    #[settings(skip, default = 7)]
    lucky: u8,
}

#[derive(Debug, PartialEq, Settings)]
#[settings(check = ordered(min, max))]
struct Pool {
    min: u32,
    #[settings(default = 99)]
    max: u32,
}

/// No setting, and no leaf.
#[derive(Debug, Default, PartialEq)]
struct Clock(Vec<std::time::Duration>);

#[derive(Debug, PartialEq, Settings)]
enum Level {
    Debug,
    #[settings(default)]
    Info,
}

fn named() -> BTreeMap<String, Pool> {
    BTreeMap::from([("main".to_owned(), Pool { min: 1, max: 1 })])
}

fn ordered(min: &u32, max: &u32) -> Result<(), &'static str> {
    if min <= max { Ok(()) } else { Err("`min` must not exceed `max`") }
}

#[test]
fn a_section_that_nobody_gives_is_its_default() {
    let shop = clean(Loader::<Shop>::new());
    assert_eq!(shop.replica, Pool { min: 4, max: 8 });
    assert_eq!((shop.spare.as_ref().unwrap().min, shop.pools.len(), shop.by_name["main"].max), (5, 1, 1));
    assert_eq!((&shop.level, &shop.started, shop.lucky), (&Level::Info, &Clock::default(), 7));
    assert_eq!(
        shop.explain().to_string(),
        "replica.min = 4 (default)\nreplica.max = 8 (default)\nspare.min = 5 (default)\nspare.max = 6 (default)\n\
         pools[0].min = 1 (default)\npools[0].max = 2 (default)\nby_name.main.min = 1 (default)\n\
         by_name.main.max = 1 (default)\nlevel = info (default)\n"
    );
    let replica: Checked<Pool> = shop.section(|shop: &Shop| &shop.replica);
    assert_eq!(replica.origin("min").unwrap().to_string(), "default");
}

#[test]
fn a_section_that_is_given_is_read_by_itself() {
    let shop = clean(toml::<Shop>("[replica]\nmin = 9\n[by_name.other]\nmin = 3"));
    assert_eq!(shop.replica, Pool { min: 9, max: 99 });
    assert_eq!(shop.by_name.keys().collect::<Vec<_>>(), ["main", "other"]);
    let problem = only(toml::<Shop>("[replica]\nmax = 9"));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("replica.min")));
    assert!(problem.message().contains("once `replica` is given"), "{problem}");
}

#[test]
fn a_default_of_a_section_passes_its_checks() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "BAD")]
    struct Bad {
        #[settings(nested, default = Pool { min: 8, max: 4 })]
        one: Pool,
        #[settings(nested, default = vec![Pool { min: 1, max: 1 }, Pool { min: 3, max: 2 }])]
        many: Vec<Pool>,
    }
    let error = refused(Loader::<Bad>::new());
    assert_eq!(codes(error.problems()), [(Code::RuleFailed, "one.min"), (Code::RuleFailed, "many[1].min")]);
}

#[test]
fn what_is_skipped_is_unknown_from_outside() {
    let problem = only(toml::<Shop>("lucky = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("lucky")));
    let shop = variables::<Shop, 1>([("SHOP_LUCKY", "1")]).load().unwrap();
    assert_eq!((shop.lucky, shop.warnings()[0].code()), (7, Code::UnknownVariable));
}

#[test]
fn checks_of_a_section_made_by_hand_go_into_all_of_it() {
    #[derive(Debug, Settings)]
    struct All {
        #[settings(nested)]
        many: Vec<Pool>,
        #[settings(nested)]
        named: BTreeMap<String, Pool>,
    }
    let bad = || Pool { min: 2, max: 1 };
    let named = BTreeMap::from([("x".to_owned(), bad())]);
    let error = Checked::of(All { many: vec![Pool { min: 1, max: 1 }, bad()], named }).unwrap_err();
    assert_eq!(
        codes(error.problems()),
        [(Code::RuleFailed, "many[1].min"), (Code::RuleFailed, "named.x.min")]
    );
}

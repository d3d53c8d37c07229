//! What a load came to as events of `tracing`.

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use insta::assert_snapshot;
use settings::{SecretString, Settings};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Metadata, Subscriber, dispatcher};

use crate::support::{loaded, refused, toml, variables};

/// Writes each event as one line.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<String>>);

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(format!("{} {}:", event.metadata().level(), event.metadata().target()));
        event.record(&mut line);
        writeln!(self.0.lock().unwrap(), "{}", line.0).unwrap();
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

thread_local! {
    // For each new one, all places that record anything are looked through.
    static LINES: (Lines, Dispatch) = {
        let lines = Lines::default();
        (lines.clone(), Dispatch::new(lines))
    };
}

/// What is recorded meanwhile.
pub(crate) fn recorded(record: impl FnOnce()) -> String {
    LINES.with(|(lines, dispatch)| {
        dispatcher::with_default(dispatch, record);
        std::mem::take(&mut *lines.0.lock().unwrap())
    })
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "shop"))]
struct Shop {
    #[settings(default = 8080, range(min = 1024))]
    port: u16,
    #[settings(review(owner = "the \"front\""))]
    title: Option<String>,
    token: SecretString,
}

#[test]
fn each_setting_is_an_event() {
    let shop =
        toml("title = \"a\\u001b[31m\\nINFO settings: b\"").environment(settings::Environment::from([
            ("SHOP_PORT", "9000"),
            ("SHOP_TOKEN", "CANARY"),
            ("SHOP_COLOUR", "red"),
        ]));
    let shop = loaded::<Shop>(shop);
    assert_snapshot!(recorded(|| shop.record()), @r#"
    INFO settings: message=settings loaded count=3 warnings=1 fingerprint="4563968f02d5fb60"
    INFO settings: message=setting key="port" value="9000" origin="variable SHOP_PORT" overrode="default" owner="shop"
    INFO settings: message=setting key="title" value="a\\u{1b}[31m\\nINFO settings: b" origin="<toml>:1:9" overrode="default" owner="the \"front\""
    INFO settings: message=setting key="token" value="[REDACTED]" origin="variable SHOP_TOKEN" owner="shop"
    WARN settings: message=no setting has this variable code="unknown_variable" origin="variable SHOP_COLOUR" help="unset it, or name it in `Loader::ignore` if it belongs to another program"
    "#);
}

#[test]
fn each_problem_is_an_event() {
    let error =
        refused::<Shop>(variables([("SHOP_PORT", "80"), ("SHOP_TITEL", "CANARY"), ("SHOP_COLOUR", "red")]));
    assert_snapshot!(recorded(|| error.record()), @r#"
    ERROR settings: message=must be at least 1024, found `80` code="check_failed" key="port" origin="variable SHOP_PORT" help="set the variable to a value that is at least 1024" owner="shop"
    ERROR settings: message=no setting has this variable code="unknown_variable" origin="variable SHOP_TITEL" suggestion="SHOP_TITLE" help="it is probably meant for `title`: set `SHOP_TITLE`, or unset `SHOP_TITEL`"
    ERROR settings: message=required, but no source gives it code="missing" key="token" help="set the variable `SHOP_TOKEN`, or name a file that holds `token` in `SHOP_TOKEN_FILE`" owner="shop"
    WARN settings: message=no setting has this variable code="unknown_variable" origin="variable SHOP_COLOUR" help="unset it, or name it in `Loader::ignore` if it belongs to another program"
    "#);
}

#[test]
fn nobody_has_to_listen() {
    loaded::<Shop>(variables([("SHOP_TOKEN", "x")])).record();
    assert_eq!(recorded(|| ()), "");
}

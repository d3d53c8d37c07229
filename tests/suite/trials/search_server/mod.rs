//! A search server of one program: some sixty settings on one level, from a file, variables and flags.

mod declaration;
mod rules;

use settings::{ExposeSecret, SecretString};

use self::declaration::SearchServer;
use super::documents::{self, Apart};
use super::{Trial, broken, formats, misspelt, rewritten, table};

impl Trial for SearchServer {
    const SEED: &'static str = r#"
        env = "production"
        master_key = "CANARY-0123456789"
        max_indexing_memory = "2GiB"
        max_indexing_threads = 4
        import_snapshot = "old.snapshot"
        schedule_snapshot = "1d"
        import_dump = "old.dump"
        ssl_cert_path = "cert.pem"
        ssl_key_path = "key.pem"
        ssl_ocsp_path = "ocsp.der"
        ssl_auth_path = "clients.pem"
        task_webhook_url = "https://hooks.example/done"
        task_webhook_authorization = "Bearer CANARY"
        allowed_origins = ["https://a.example"]
        metrics_buckets = [1, 10, 100]
        console_pin = 73105846
        sentry_dsn = "https://CANARY@errors.example/7"
    "#;
    const NUMBERS: &'static [&'static str] = &["console_pin"];
    const ALIASES: &'static [&'static str] = &["listen_addr", "bind", "payload_limit", "workers"];

    fn secrets(&self) -> Vec<(String, String)> {
        let text = |secret: &Option<SecretString>| secret.as_ref().map(|it| it.expose_secret().to_owned());
        let all = [
            ("master_key", text(&self.master_key)),
            ("task_webhook_authorization", text(&self.task_webhook_authorization)),
            ("console_pin", self.console_pin.as_ref().map(|pin| pin.expose_secret().to_string())),
            ("sentry_dsn", text(&self.sentry_dsn)),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
    }
}

#[test]
fn it_has_some_sixty_leaves() {
    assert_eq!(table::leaves::<SearchServer>().len(), 59);
}

const APART: Apart =
    Apart { file: "", needed: &[], beside: &[("SEARCH_TASK_WEBHOOK_AUTHORIZATION", "CANARY")] };

#[test]
fn its_documents_are_committed() {
    documents::are_committed::<SearchServer>("search_server");
}

#[test]
fn its_templates_load() {
    documents::templates_load::<SearchServer>(&APART);
}

#[test]
fn a_shell_reads_its_variables() {
    documents::a_shell_reads_the_variables::<SearchServer>(&APART);
}

#[test]
fn every_file_says_the_same() {
    formats::every_file_says_the_same::<SearchServer>();
}

#[test]
fn every_text_says_the_same() {
    formats::every_text_says_the_same::<SearchServer>();
}

#[test]
fn every_leaf_broken_in_files() {
    assert_eq!(broken::every_leaf_in_files::<SearchServer>(), 762);
}

#[test]
fn every_leaf_broken_in_texts() {
    assert_eq!(broken::every_leaf_in_texts::<SearchServer>(), 173);
}

#[test]
fn every_leaf_from_a_wrong_source() {
    assert_eq!(broken::every_leaf_from_a_wrong_source::<SearchServer>(), 4);
}

#[test]
fn every_key_misspelt() {
    misspelt::every_key::<SearchServer>().assert_right(12_192);
}

#[test]
fn every_key_misspelt_by_itself() {
    misspelt::every_key_by_itself::<SearchServer>().assert_right(370);
}

#[test]
fn every_variable_misspelt() {
    misspelt::every_variable::<SearchServer>().assert_right(4064);
}

#[test]
fn every_flag_misspelt() {
    misspelt::every_flag::<SearchServer>().assert_right(4064);
}

#[test]
fn every_value_rewritten() {
    // No text made up here is an address, or one of three words.
    assert_eq!(rewritten::every_value::<SearchServer>(16), ["task_webhook_url", "tokenizer"]);
}

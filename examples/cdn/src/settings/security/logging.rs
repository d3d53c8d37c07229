use settings::Settings;
use settings::hardening::logging::{Format, LogForm, Redaction, Sink, Time, Verbosity};

/// What the site tells of its work, on its standard output. Lines that nobody reads are dropped, and counted.
#[derive(Debug, Settings)]
#[settings(check = on_standard_output(form.sink))]
pub struct LoggingSettings {
    /// The least that is told; of requests, that of the module `cdn::requests`. That the session key is made up, and that
    /// lines were dropped, is told at any level. Bodies of errors are generic, and there is nothing to debug, whatever
    /// stands here.
    #[settings(nested)]
    pub verbosity: Verbosity,
    /// How a line is written. It has no time: whatever reads the output adds it, in the form that stands here.
    #[settings(nested, default = for_a_terminal())]
    pub form: LogForm,
    /// What is kept out. The log has neither headers nor bodies nor connection strings, whatever stands here.
    #[settings(nested)]
    pub redaction: Redaction,
    /// Whether lines name the addresses of clients, which are personal data.
    #[settings(
        default = false,
        review(
            owner = "team-privacy",
            expect = "while it is `false`, a request from a known address leaves that address in no line of the log"
        )
    )]
    pub client_addresses: bool,
}

/// Somebody looks at it as it is written.
fn for_a_terminal() -> LogForm {
    LogForm {
        format: Format::Text,
        time: Time::Utc,
        sink: Some(Sink::Stdout),
        file: None,
        error_file: None,
        access_log: true,
        error_log: true,
    }
}

fn on_standard_output(sink: &Option<Sink>) -> Result<(), &'static str> {
    match sink {
        None | Some(Sink::Stdout) => Ok(()),
        Some(_) => Err("`form.sink` must be `stdout`: the site writes to nothing else"),
    }
}

//! A small service: its settings are declared at the top, loaded in `main`, and handed down by parameter.
//!
//! ```text
//! cargo run -p settings-examples --example 01_health
//! curl http://127.0.0.1:8080/health
//! ```
//!
//! It needs no set-up: every setting has a default. `01_health.md` shows what it prints and answers.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a service says on its terminal how it starts"
)]

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use settings::{Checked, Settings};
use tokio::net::TcpListener;

/// Everything that the service can be told from outside.
#[derive(Settings)]
#[settings(prefix = "HEALTH", review(owner = "team-greeting"))]
struct HealthSettings {
    #[settings(nested)]
    http: HttpSettings,
    #[settings(nested)]
    greeting: greeting::GreetingSettings,
}

/// Where the service listens.
#[derive(Settings)]
struct HttpSettings {
    /// Address to listen on.
    #[settings(default = IpAddr::from([127, 0, 0, 1]))]
    host: IpAddr,
    /// TCP port to listen on; with 0 the system picks one.
    #[settings(default = 8080)]
    port: u16,
    /// How long requests may go on once the service is told to stop.
    #[settings(default = Duration::from_secs(5), review(rollback = "unset {variable}"))]
    drain: Duration,
}

/// What the service is for. It sees its own settings and no others, and knows nothing of where they came from.
mod greeting {
    use axum::Router;
    use axum::extract::{Path, State};
    use axum::http::StatusCode;
    use axum::routing::get;
    use settings::{Checked, Settings};

    /// How visitors are greeted.
    #[derive(Settings)]
    pub(crate) struct GreetingSettings {
        /// The word before the name.
        #[settings(default = "Hello", length(min = 1, max = 40))]
        word: String,
        /// Longest name that is greeted, in characters.
        #[settings(default = 40, range(min = 1, max = 1000))]
        max_name: usize,
    }

    /// The routes of this module.
    pub(crate) fn routes(settings: Checked<GreetingSettings>) -> Router {
        Router::new().route("/greet/{name}", get(greet)).with_state(settings)
    }

    async fn greet(
        State(settings): State<Checked<GreetingSettings>>,
        Path(name): Path<String>,
    ) -> (StatusCode, String) {
        match greeting(&settings, &name) {
            Some(text) => (StatusCode::OK, text),
            None => (StatusCode::BAD_REQUEST, format!("a name has at most {} characters", settings.max_name)),
        }
    }

    /// Nothing for a name that is too long.
    fn greeting(settings: &GreetingSettings, name: &str) -> Option<String> {
        let GreetingSettings { word, max_name } = settings;
        (name.chars().count() <= *max_name).then(|| format!("{word}, {name}!"))
    }
}

fn main() -> ExitCode {
    let settings = HealthSettings::load_or_exit();
    match run(&settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(settings: &Checked<HealthSettings>) -> io::Result<()> {
    for warning in settings.warnings() {
        eprintln!("warning: {warning}");
    }
    println!("{}", settings.summary());
    serve(&settings.http, app(settings)).await
}

/// All routes: the health of the service, and what it is for.
fn app(settings: &Checked<HealthSettings>) -> Router {
    let health = format!("{{\"ok\":true,\"settings\":\"{}\"}}", settings.fingerprint());
    let health = get(|| async { ([(CONTENT_TYPE, "application/json")], health) });
    greeting::routes(settings.section(|settings| &settings.greeting)).route("/health", health)
}

/// Serves until the process is told to stop, and then until the requests under way are answered.
async fn serve(settings: &HttpSettings, app: Router) -> io::Result<()> {
    let address = SocketAddr::from((settings.host, settings.port));
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| io::Error::new(error.kind(), format!("cannot listen on {address}: {error}")))?;
    let (stop, mut stopped) = tokio::sync::watch::channel(());
    let signal = signal()?;
    println!("listening on http://{}", listener.local_addr()?);
    io::stdout().flush()?;
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        signal.await;
        drop(stop);
    });
    let late = async {
        // Fails when the other end is gone, which is what is waited for.
        let _ = stopped.changed().await;
        tokio::time::sleep(settings.drain).await;
    };
    tokio::select! {
        served = server => served,
        () = late => Ok(()),
    }
}

/// Comes to pass at Ctrl-C, and when the system asks the process to end. It listens from this call on.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};

    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Comes to pass at Ctrl-C. It listens from this call on.
#[cfg(windows)]
fn signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}

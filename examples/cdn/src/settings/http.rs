use std::net::SocketAddr;
use std::time::Duration;

use settings::Settings;
use settings::hardening::uploads::Load;

/// Where the site listens, and how long things may take.
#[derive(Debug, Settings)]
#[settings(check = the_end_awaits_requests(load.timeouts.application, shutdown_timeout))]
pub struct HttpSettings {
    /// Address and port to listen on; with the port 0 the system picks one.
    #[settings(default = SocketAddr::from(([127, 0, 0, 1], 8080)))]
    #[settings(review(expect = "`listening on` with the address in the log"))]
    pub listen: SocketAddr,
    /// The address that visitors know, without a path: pages name it as their canonical one. Without it they name the path
    /// alone.
    #[settings(check = an_address_without_a_path)]
    #[settings(review(
        security,
        expect = "`<link rel=\"canonical\"` in the page at `/` has the value in use, and the path alone while it is not set",
        rollback = "restart the site, and purge the pages that the network in front keeps"
    ))]
    pub public_url: Option<String>,
    /// How long requests may go on once the site is told to stop. If some are cut off then, the exit status is 75.
    #[settings(default = Duration::from_secs(30), range(max = Duration::from_secs(600)))]
    #[settings(review(
        expect = "the process is gone at most this long after SIGTERM, and a second for the last lines of the log"
    ))]
    pub shutdown_timeout: Duration,
    /// How long requests may take, and how many there may be. The server has one clock for the head of a request and the wait
    /// for it: a connection is closed after `timeouts.header`, and `keep_alive.application` says no more than that it is as
    /// long. The site asks nobody, so `upstream`, `pool` and `pool_wait` bound nothing here. `requests_per_minute` is counted
    /// by what stands in front.
    #[settings(nested, review(owner = "team-edge"))]
    pub load: Load,
}

/// Otherwise requests that are in time would be cut off.
fn the_end_awaits_requests(request: &Duration, shutdown: &Duration) -> Result<(), &'static str> {
    if request <= shutdown {
        Ok(())
    } else {
        Err("`shutdown_timeout` must not be below `load.timeouts.application`")
    }
}

/// A path is put behind it.
fn an_address_without_a_path(url: &str) -> Result<(), &'static str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(['/', '?', '#']) => Ok(()),
        _ => Err("must be an address such as `https://site.example`, without a path"),
    }
}

use std::net::SocketAddr;
use std::time::Duration;

use settings::Settings;

/// Where the site listens, and how long things may take.
#[derive(Debug, Settings)]
#[settings(check = the_end_awaits_requests(request_timeout, shutdown_timeout))]
pub struct HttpSettings {
    /// Address and port to listen on; with the port 0 the system picks one.
    #[settings(default = SocketAddr::from(([127, 0, 0, 1], 8080)))]
    #[settings(review(expect = "`listening on` with the address in the log"))]
    pub listen: SocketAddr,
    /// How long the head of a request may take to arrive, and again how long its body and the answer may; a connection is
    /// closed if its next request takes longer to come. It has units, as in `10s` or `500ms`.
    #[settings(default = Duration::from_secs(10), range(min = Duration::from_millis(1)))]
    #[settings(review(
        expect = "408 for a body that takes longer than {default}, and a closed connection for a head that does"
    ))]
    pub request_timeout: Duration,
    /// How long requests may go on once the site is told to stop. If some are cut off then, the exit status is 75.
    #[settings(default = Duration::from_secs(15), range(max = Duration::from_secs(600)))]
    #[settings(review(
        expect = "the process is gone at most {default} after SIGTERM, and a second for the last lines of the log"
    ))]
    pub shutdown_timeout: Duration,
}

/// Otherwise requests that are in time would be cut off.
fn the_end_awaits_requests(request: &Duration, shutdown: &Duration) -> Result<(), &'static str> {
    if request <= shutdown { Ok(()) } else { Err("`shutdown_timeout` must not be below `request_timeout`") }
}

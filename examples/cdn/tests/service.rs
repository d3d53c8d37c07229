//! The site as a whole, asked without a connection.

#![expect(clippy::disallowed_methods, reason = "the test looks at what was kept")]

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::request::Builder;
use axum::http::{Request, Response, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::get as get_route;
use cdn::settings::{HttpSettings, Site};
use cdn::{Log, server};
use futures_core::Stream;
use settings::{Checked, Settings};
use tower::ServiceExt;

#[expect(clippy::expect_used, reason = "a test fails by it")]
fn app(site: &Checked<Site>) -> Router {
    let logging = site.section(|site| &site.security.logging);
    let (log, _) = Log::new(logging, io::sink()).expect("a thread for the log");
    cdn::app(site, &log)
}

async fn answer(site: &Checked<Site>, request: Builder, body: Body) -> Response<Body> {
    let peer: SocketAddr = ([127, 0, 0, 1], 1).into();
    let request = request.extension(ConnectInfo(peer)).body(body).unwrap_or_default();
    match app(site).oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

async fn get(site: &Checked<Site>, uri: &str) -> Response<Body> {
    answer(site, Request::get(uri), Body::empty()).await
}

async fn text(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("none")
}

/// A body of which nothing ever comes, or nothing but the news that it broke off.
enum Poor {
    Silent,
    Broken,
}

impl Stream for Poor {
    type Item = io::Result<Vec<u8>>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {
            Self::Silent => Poll::Pending,
            Self::Broken => Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into()))),
        }
    }
}

fn upload(announced: Option<usize>, media_type: &str) -> Builder {
    let request = Request::post("/uploads").header("content-type", media_type);
    match announced {
        Some(length) => request.header("content-length", length),
        None => request,
    }
}

#[tokio::test]
async fn an_upload_beyond_the_limit_is_refused_whatever_it_announced() {
    let site = Site::for_test([("security.uploads.body.application", "10kB")]);
    let (fits, too_large) = (StatusCode::OK, StatusCode::PAYLOAD_TOO_LARGE);
    for (announced, bytes, status) in [
        (Some(10_000), 10_000, fits),
        (None, 10_000, fits),
        (Some(0), 0, fits),
        (Some(10_001), 10_001, too_large),
        (None, 10_001, too_large),
        (Some(1), 20_000, too_large),
    ] {
        let response = answer(&site, upload(announced, "text/plain"), Body::from(vec![b'a'; bytes])).await;
        assert_eq!(response.status(), status, "{announced:?} {bytes}");
        if status == too_large {
            assert_eq!(text(response).await, "an upload has at most 10000 bytes\n");
        }
    }
}

#[tokio::test]
async fn an_upload_is_named_by_its_content_and_its_media_type_has_to_be_accepted() {
    let site = Site::for_test([("security.uploads.types.accepted", "text/plain,image/webp")]);
    let response = answer(&site, upload(None, "image/webp"), Body::from("hello")).await;
    let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    assert_eq!(text(response).await, format!("{{\"bytes\":5,\"sha256\":\"{hello}\"}}"));
    let refused = answer(&site, upload(None, "image/png"), Body::from("hello")).await;
    assert_eq!(refused.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    // Nothing of it is awaited.
    let refused = answer(&site, upload(None, "image/png"), Body::from_stream(Poor::Silent)).await;
    assert_eq!(refused.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn an_upload_that_breaks_off_is_told_in_words_of_the_site() {
    let site = Site::for_test([]);
    let response = answer(&site, upload(None, "text/plain"), Body::from_stream(Poor::Broken)).await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    assert_eq!(text(response).await, "the upload broke off\n");
}

#[tokio::test]
async fn a_page_may_be_kept_and_nothing_else() {
    let site = Site::for_test([("cache.max_age", "30s"), ("cache.vary", "accept-encoding,accept-language")]);
    let page = get(&site, "/").await;
    assert_eq!(header(&page, "cache-control"), "public, max-age=30, stale-while-revalidate=60");
    assert_eq!(header(&page, "vary"), "accept-encoding, accept-language");
    for other in ["/session", "/health", "/nowhere", "/uploads"] {
        assert_eq!(header(&get(&site, other).await, "cache-control"), "no-store", "{other}");
    }
}

/// An answer of each kind that is refused.
async fn refusals(site: &Checked<Site>) -> Vec<(StatusCode, Response<Body>)> {
    let text = || upload(None, "text/plain");
    let mut refusals = vec![
        (StatusCode::NOT_FOUND, get(site, "/nowhere").await),
        (StatusCode::METHOD_NOT_ALLOWED, get(site, "/uploads").await),
        (StatusCode::REQUEST_TIMEOUT, answer(site, text(), Body::from_stream(Poor::Silent)).await),
        (StatusCode::BAD_REQUEST, answer(site, text(), Body::from_stream(Poor::Broken)).await),
        (StatusCode::PAYLOAD_TOO_LARGE, answer(site, text(), Body::from("more than 9 bytes")).await),
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, answer(site, upload(None, "a/b"), Body::empty()).await),
    ];
    for path in ["/", "/session", "/health", "/uploads", "/nowhere"] {
        let long = get(site, &format!("{path}?{}", "a".repeat(2000))).await;
        refusals.push((StatusCode::URI_TOO_LONG, long));
    }
    refusals
}

#[tokio::test]
async fn browsers_are_told_the_same_with_every_answer() {
    let site = Site::for_test([
        ("http.load.timeouts.body", "500ms"),
        ("security.uploads.body.application", "9B"),
        ("security.headers.content.referrer_policy", "no-referrer"),
    ]);
    let mut answers = refusals(&site).await;
    answers.push((StatusCode::OK, get(&site, "/").await));
    for (status, response) in answers {
        assert_eq!(response.status(), status);
        assert_eq!(header(&response, "referrer-policy"), "no-referrer", "{status}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{status}");
        assert!(header(&response, "content-security-policy").contains("frame-ancestors 'none'"), "{status}");
        assert!(header(&response, "strict-transport-security").starts_with("max-age="), "{status}");
    }
}

#[tokio::test]
async fn no_refusal_is_kept_and_each_says_why() {
    let site =
        Site::for_test([("http.load.timeouts.body", "500ms"), ("security.uploads.body.application", "9B")]);
    for (status, response) in refusals(&site).await {
        assert_eq!(response.status(), status);
        assert_eq!(header(&response, "cache-control"), "no-store", "{status}");
        if status == StatusCode::METHOD_NOT_ALLOWED {
            assert_eq!(header(&response, "allow"), "POST");
        }
        let told = text(response).await;
        assert!(told.ends_with('\n') && told.lines().count() == 1, "{status}: {told:?}");
    }
}

#[tokio::test]
async fn a_page_sees_of_the_query_what_the_rules_leave() {
    let site = Site::for_test([("query.kept", "page"), ("query.max_length", "20")]);
    let page = text(get(&site, "/?utm=1&page=2").await).await;
    assert!(page.contains("href=\"/?page=2\""), "{page}");
    assert_eq!(get(&site, "/?012345678901234567890").await.status(), StatusCode::URI_TOO_LONG);
}

/// The front page under an address with a query: what it says, and the header that says how long it is kept.
async fn front(settings: &[(&str, &str)]) -> (String, String) {
    let site = Site::for_test(settings.iter().copied());
    let page = get(&site, "/?page=2&utm=1&lang=de").await;
    let kept = header(&page, "cache-control").to_owned();
    (text(page).await, kept)
}

#[tokio::test]
async fn content_query_and_cache_leave_each_other_alone() {
    let (page, kept) = front(&[]).await;
    let same_but = |page: &str, from: &str, to: &str| {
        assert!(page.contains(from), "{page}");
        page.replace(from, to)
    };
    let content = front(&[("templates.greeting", "Hello")]).await;
    assert_eq!(content, (same_but(&page, "Welcome", "Hello"), kept.clone()));
    let query = front(&[("query.kept", "lang")]).await;
    assert_eq!(query, (same_but(&page, "lang=de&amp;page=2", "lang=de"), kept.clone()));
    let cache = front(&[("cache.max_age", "1s"), ("cache.stale_while_revalidate", "0s")]).await;
    assert_eq!(cache, (page, "public, max-age=1".to_owned()));
    assert_ne!(cache.1, kept);
}

#[tokio::test]
async fn a_request_ends_when_its_time_is_up() {
    let site = Site::for_test([("http.load.timeouts.body", "50ms")]);
    let request = Request::post("/uploads").header("content-type", "text/plain");
    let response = answer(&site, request, Body::from_stream(Poor::Silent)).await;
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
}

#[tokio::test]
async fn a_request_that_takes_the_site_too_long_ends_as_well() {
    let times = ["body", "application"].map(|one| format!("load.timeouts.{one}"));
    let http = HttpSettings::for_test(times.iter().map(|key| (key.as_str(), "50ms")));
    let app = Router::new()
        .route("/", get_route(std::future::pending::<&str>))
        .layer(from_fn_with_state(http, server::limit_time));
    let request = Request::get("/").body(Body::empty()).unwrap_or_default();
    let status = app.oneshot(request).await.map(|response| response.status());
    assert_eq!(status, Ok(StatusCode::SERVICE_UNAVAILABLE));
}

#[tokio::test]
async fn a_visitor_is_known_again() {
    let site = Site::for_test([]);
    let first = get(&site, "/session").await;
    let cookie = header(&first, "set-cookie").split(';').next().unwrap_or_default().to_owned();
    assert!(header(&first, "set-cookie").ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax"));
    let again = Request::get("/session").header("cookie", format!("a=b; {cookie}"));
    assert_eq!(text(answer(&site, again, Body::empty()).await).await, "welcome back\n");
    // Whatever cookies of others stand beside it.
    let beside = [b"a=\xff; ".as_slice(), cookie.as_bytes()].concat();
    let again = Request::get("/session").header("cookie", beside);
    assert_eq!(text(answer(&site, again, Body::empty()).await).await, "welcome back\n");
    // Another start has another key, so it knows nobody.
    let restarted = Site::for_test([]);
    let again = Request::get("/session").header("cookie", &cookie);
    assert_eq!(text(answer(&restarted, again, Body::empty()).await).await, "welcome\n");
}

#[tokio::test]
async fn health_shows_the_fingerprint() {
    let (site, other) = (Site::for_test([]), Site::for_test([("query.max_length", "9")]));
    let health = text(get(&site, "/health").await).await;
    assert_eq!(health, format!("{{\"ok\":true,\"settings\":\"{}\"}}", site.fingerprint()));
    assert_ne!(text(get(&other, "/health").await).await, health);
    // The key has no part in it: it is another one with each start.
    assert_eq!(text(get(&Site::for_test([]), "/health").await).await, health);
}

#[tokio::test]
async fn whoever_does_not_come_through_the_network_in_front_is_refused() {
    let site =
        Site::for_test([("security.edge.user", "front"), ("security.edge.password", "of the network")]);
    for (sent, status) in [
        // `front:of the network`, in base64.
        ("Basic ZnJvbnQ6b2YgdGhlIG5ldHdvcms=", StatusCode::OK),
        ("Basic ZnJvbnQ6b2YgdGhlIG5ldHdvcm0=", StatusCode::UNAUTHORIZED),
        ("", StatusCode::UNAUTHORIZED),
    ] {
        let request = Request::get("/").header("authorization", sent);
        let response = answer(&site, request, Body::empty()).await;
        assert_eq!(response.status(), status, "{sent}");
        assert!(header(&response, "strict-transport-security").starts_with("max-age="), "{sent}");
    }
    assert_eq!(get(&site, "/").await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_name_that_is_not_the_sites_is_not_answered() {
    let site = Site::for_test([("security.hosts.hosts", "site.example")]);
    for (host, status) in [
        ("site.example", StatusCode::OK),
        ("Site.Example:8443", StatusCode::OK),
        ("evil.example", StatusCode::MISDIRECTED_REQUEST),
    ] {
        let response = answer(&site, Request::get("/").header("host", host), Body::empty()).await;
        assert_eq!(response.status(), status, "{host}");
    }
    assert_eq!(get(&site, "/").await.status(), StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn another_site_reads_answers_if_it_is_listed() {
    let site = Site::for_test([("security.headers.cors.origins", "https://a.example")]);
    for (origin, allowed) in [("https://a.example", "https://a.example"), ("https://b.example", "none")] {
        let response = answer(&site, Request::get("/health").header("origin", origin), Body::empty()).await;
        assert_eq!(header(&response, "access-control-allow-origin"), allowed);
        assert_eq!(header(&response, "vary"), "origin");
    }
}

#[tokio::test]
async fn what_is_taken_is_kept_where_there_is_a_folder() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().display().to_string();
    let site = Site::for_test([
        ("security.uploads.folder.path", path.as_str()),
        ("security.uploads.folder.served_roots", "/srv/www"),
        ("security.uploads.body.application", "9B"),
    ]);
    let refused = answer(&site, upload(None, "text/plain"), Body::from("more than 9 bytes")).await;
    assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(std::fs::read_dir(folder.path())?.count(), 0);
    let taken = answer(&site, upload(None, "text/plain"), Body::from("hello")).await;
    assert_eq!(taken.status(), StatusCode::OK);
    let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    assert_eq!(std::fs::read_to_string(folder.path().join(hello))?, "hello");
    assert_eq!(std::fs::read_dir(folder.path())?.count(), 1);
    Ok(())
}

#[tokio::test]
async fn a_request_too_many_is_refused() {
    let site = Site::for_test([("http.load.limits.concurrency", "1")]);
    let app = app(&site);
    let silent = upload(None, "text/plain").body(Body::from_stream(Poor::Silent)).unwrap_or_default();
    let first = tokio::spawn(app.clone().oneshot(silent));
    // It runs until it waits for its body.
    tokio::task::yield_now().await;
    let second = Request::get("/").body(Body::empty()).unwrap_or_default();
    let refused = app.oneshot(second).await.map(|response| response.status());
    assert_eq!(refused, Ok(StatusCode::SERVICE_UNAVAILABLE));
    first.abort();
}

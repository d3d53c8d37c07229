//! What visitors send. The answer says what arrived; where there is a folder for it, it is kept.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::json;
use settings::Checked;
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use crate::pages;
use crate::settings::UploadSettings;
use crate::store::Part;

/// Why an upload is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    MediaType,
    /// Larger than so many bytes.
    TooLarge(u64),
    BrokenOff,
    TooSlow,
    /// The folder does not take it.
    NoRoom,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, told) = match self {
            Self::MediaType => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "this media type is not accepted\n".to_owned())
            }
            Self::TooLarge(max) => {
                (StatusCode::PAYLOAD_TOO_LARGE, format!("an upload has at most {max} bytes\n"))
            }
            Self::BrokenOff => (StatusCode::BAD_REQUEST, "the upload broke off\n".to_owned()),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "it took too long\n".to_owned()),
            Self::NoRoom => (StatusCode::INSUFFICIENT_STORAGE, "nothing can be kept now\n".to_owned()),
        };
        (status, told).into_response()
    }
}

/// The routes of this module, with how long the body of an upload may take.
pub fn routes(settings: Checked<UploadSettings>, body_timeout: Duration) -> Router {
    Router::new().route("/uploads", post(upload)).with_state((settings, body_timeout))
}

/// Judges an upload by its head, before a byte of it is asked for.
async fn upload(
    State((settings, body_timeout)): State<(Checked<UploadSettings>, Duration)>,
    request: Request,
) -> Result<Response, Refusal> {
    let (head, body) = request.into_parts();
    let media_type = head.headers.get(CONTENT_TYPE).and_then(|header| header.to_str().ok());
    if !settings.types.accepts(media_type.unwrap_or_default()) {
        return Err(Refusal::MediaType);
    }
    let max = settings.body.for_route(head.uri.path()).bytes();
    // What the client announced, where it did.
    if body.size_hint().lower() > max {
        return Err(Refusal::TooLarge(max));
    }
    let part = match &settings.folder {
        Some(folder) => Some(Part::begin(&folder.path).await.map_err(|_| Refusal::NoRoom)?),
        None => None,
    };
    let in_time = timeout(body_timeout, read(body, max, part)).await;
    let (bytes, name) = in_time.map_err(|_| Refusal::TooSlow)??;
    Ok(pages::json(json!({ "bytes": bytes, "sha256": name }).to_string()))
}

/// The length of a body and a name made from its content. It is counted while it arrives, since a length need not be
/// announced, and no more of it is held than came at once.
async fn read(mut body: Body, max: u64, mut part: Option<Part>) -> Result<(u64, String), Refusal> {
    let (mut bytes, mut name) = (0, Sha256::new());
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Refusal::BrokenOff)?;
        // Trailers, the other kind of frame, are no part of the content.
        let Some(data) = frame.data_ref() else { continue };
        bytes += data.len() as u64;
        if bytes > max {
            return Err(Refusal::TooLarge(max));
        }
        name.update(data);
        if let Some(part) = &mut part {
            part.add(data).await.map_err(|_| Refusal::NoRoom)?;
        }
    }
    let name = base16ct::lower::encode_string(&name.finalize());
    if let Some(part) = part {
        part.finish(&name).await.map_err(|_| Refusal::NoRoom)?;
    }
    Ok((bytes, name))
}

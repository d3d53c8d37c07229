//! What visitors send. Nothing is stored: the answer says what arrived.

use std::future::poll_fn;
use std::pin::Pin;

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

use crate::pages;
use crate::settings::UploadSettings;

/// Why an upload is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    MediaType,
    /// Larger than so many bytes.
    TooLarge(u64),
    BrokenOff,
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
        };
        (status, told).into_response()
    }
}

/// The routes of this module.
pub fn routes(settings: Checked<UploadSettings>) -> Router {
    Router::new().route("/uploads", post(upload)).with_state(settings)
}

/// Judges an upload by its head, before a byte of it is asked for.
async fn upload(
    State(settings): State<Checked<UploadSettings>>,
    request: Request,
) -> Result<Response, Refusal> {
    let (head, body) = request.into_parts();
    if !accepts(&settings, head.headers.get(CONTENT_TYPE).and_then(|header| header.to_str().ok())) {
        return Err(Refusal::MediaType);
    }
    let max = settings.max_body.bytes();
    // What the client announced, where it did.
    if body.size_hint().lower() > max {
        return Err(Refusal::TooLarge(max));
    }
    let (bytes, name) = read(body, max).await?;
    Ok(pages::json(json!({ "bytes": bytes, "sha256": name }).to_string()))
}

/// The length of a body and a name made from its content. It is counted while it arrives, since a length need not be
/// announced, and no more of it is held than came at once.
async fn read(mut body: Body, max: u64) -> Result<(u64, String), Refusal> {
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
    }
    Ok((bytes, base16ct::lower::encode_string(&name.finalize())))
}

/// True for a media type that is accepted, whatever parameters it has.
#[must_use]
pub fn accepts(settings: &UploadSettings, content_type: Option<&str>) -> bool {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    settings.content_types.iter().any(|allowed| allowed.eq_ignore_ascii_case(media_type))
}

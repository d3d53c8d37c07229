//! What visitors send. Nothing is stored: the answer says what arrived.

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::json;
use settings::Checked;
use sha2::{Digest, Sha256};

use crate::pages;
use crate::settings::UploadSettings;

/// The routes of this module.
pub fn routes(settings: Checked<UploadSettings>) -> Router {
    // Counted while the body arrives: it holds where no length was announced as well, or a wrong one.
    let limit = DefaultBodyLimit::max(settings.max_body.as_usize());
    Router::new().route("/uploads", post(upload)).layer(limit).with_state(settings)
}

async fn upload(
    State(settings): State<Checked<UploadSettings>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if !accepts(&settings, headers.get(CONTENT_TYPE).and_then(|header| header.to_str().ok())) {
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, "this media type is not accepted\n").into_response();
    }
    match body {
        Ok(body) => {
            let name = base16ct::lower::encode_string(&Sha256::digest(&body));
            pages::json(json!({ "bytes": body.len(), "sha256": name }).to_string())
        }
        Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let told = format!("an upload has at most {} bytes\n", settings.max_body.as_usize());
            (StatusCode::PAYLOAD_TOO_LARGE, told).into_response()
        }
        Err(refused) => refused.into_response(),
    }
}

/// True for a media type that is accepted, whatever parameters it has.
#[must_use]
pub fn accepts(settings: &UploadSettings, content_type: Option<&str>) -> bool {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    settings.content_types.iter().any(|allowed| allowed.eq_ignore_ascii_case(media_type))
}

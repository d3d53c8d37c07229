//! What visitors read.

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use html_escape::{encode_double_quoted_attribute, encode_text};
use settings::Checked;

use crate::settings::TemplateSettings;

/// The routes of this module.
pub fn routes(settings: Checked<TemplateSettings>) -> Router {
    Router::new().route("/", get(front)).with_state(settings)
}

async fn front(State(settings): State<Checked<TemplateSettings>>, RawQuery(query): RawQuery) -> Html<String> {
    Html(page(&settings, query.as_deref()))
}

/// The front page. It names its canonical address, for search engines: with this query, of which only what matters is left.
///
/// ```
/// use cdn::settings::TemplateSettings;
/// use settings::Settings;
///
/// let settings = TemplateSettings::for_test([("greeting", "Fish & chips")]);
/// assert!(cdn::pages::page(&settings, None).contains("<p>Fish &amp; chips</p>"));
/// ```
#[must_use]
pub fn page(settings: &TemplateSettings, query: Option<&str>) -> String {
    let TemplateSettings { title, greeting, footer } = settings;
    let (title, greeting) = (encode_text(title), encode_text(greeting));
    let address = query.map_or_else(|| "/".to_owned(), |query| format!("/?{query}"));
    let address = encode_double_quoted_attribute(&address);
    let footer =
        if footer.is_empty() { String::new() } else { format!("<footer>{}</footer>\n", encode_text(footer)) };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <link rel=\"canonical\" href=\"{address}\">\n<h1>{title}</h1>\n<p>{greeting}</p>\n{footer}</html>\n"
    )
}

/// An answer to a program.
pub(crate) fn json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

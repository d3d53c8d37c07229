//! What visitors read.

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use html_escape::{encode_double_quoted_attribute, encode_text};
use settings::Checked;

use crate::settings::{HttpSettings, TemplateSettings};

/// The routes of this module.
pub fn routes(settings: Checked<TemplateSettings>, http: Checked<HttpSettings>) -> Router {
    Router::new().route("/", get(front)).with_state((settings, http))
}

type Sections = (Checked<TemplateSettings>, Checked<HttpSettings>);

async fn front(State((settings, http)): State<Sections>, RawQuery(query): RawQuery) -> Html<String> {
    Html(page(&settings, http.public_url.as_deref().unwrap_or_default(), query.as_deref()))
}

/// The front page. It names its canonical address, for search engines: of this site, and with this query, of which only
/// what matters is left.
///
/// ```
/// use cdn::settings::TemplateSettings;
/// use settings::Settings;
///
/// let settings = TemplateSettings::for_test([("greeting", "Fish & chips")]);
/// assert!(cdn::pages::page(&settings, "", None).contains("<p>Fish &amp; chips</p>"));
/// ```
#[must_use]
pub fn page(settings: &TemplateSettings, site: &str, query: Option<&str>) -> String {
    let TemplateSettings { title, greeting, footer } = settings;
    let (title, greeting) = (encode_text(title), encode_text(greeting));
    let address = query.map_or_else(|| format!("{site}/"), |query| format!("{site}/?{query}"));
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

//! The one style of all pages.

/// What stands between the tags: legible in a light and in a dark room, on paper and on a telephone.
pub(super) const STYLE: &str = include_str!("style.css");

/// The SHA-256 of it in base64, by which a browser knows it; a test tells the right one.
pub(super) const STYLE_HASH: &str = "lwmo42kwQ/84yB/LUGQ5Ax7zhb1cxhA7Z1PmowYRYaE=";

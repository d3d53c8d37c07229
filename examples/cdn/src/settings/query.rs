use settings::Settings;

/// What of a query reaches the site, whatever is asked for.
///
/// It does not change what the network in front keeps: that has a copy for each query that it is asked for, unless it is
/// set up to drop the same parameters.
#[derive(Debug, Settings)]
pub struct QuerySettings {
    /// Parameters that pages may see, and name in their canonical address: each once, of letters, digits, `-`, `_` and `.`.
    /// All others are dropped; with `[]` all are.
    #[settings(default = ["lang", "page"], allow_empty, each(check = plain_name), check = each_once)]
    #[settings(review(expect = "pages name only these in their canonical address"))]
    pub kept: Vec<String>,
    /// Longest query, in bytes, before anything is dropped from it. A longer one is refused.
    #[settings(default = 1024, range(min = 1, max = 8192))]
    #[settings(review(expect = "414 for a longer query"))]
    pub max_length: usize,
}

/// Names are compared as they stand in an address, so those that would be encoded there never match.
fn plain_name(name: &str) -> Result<(), &'static str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if !name.is_empty() && name.bytes().all(plain) {
        Ok(())
    } else {
        Err("must be letters, digits, `-`, `_` and `.`")
    }
}

/// A page would name it twice.
fn each_once(names: &[String]) -> Result<(), String> {
    let twice = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name));
    twice.map_or(Ok(()), |(_, name)| Err(format!("must not have `{name}` twice")))
}

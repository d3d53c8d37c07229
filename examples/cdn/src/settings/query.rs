use settings::Settings;

/// What of a query reaches the site. Each parameter less is one copy less in the network's cache.
#[derive(Debug, Settings)]
pub struct QuerySettings {
    /// Parameters that pages may see. All others are dropped.
    #[settings(default = ["lang", "page"], each(check = plain_name))]
    #[settings(review(expect = "pages name only these in their canonical address"))]
    pub kept: Vec<String>,
    /// Longest query, in bytes, before anything is dropped from it.
    #[settings(default = 1024, range(min = 1, max = 8192))]
    #[settings(review(expect = "414 for a query of more than {default} bytes"))]
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

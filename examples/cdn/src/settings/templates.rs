use settings::Settings;

/// What visitors read.
#[derive(Debug, Settings)]
#[settings(review(owner = "team-content", expect = "the text on the front page"))]
pub struct TemplateSettings {
    /// The title of every page.
    #[settings(default = "A small site", not_blank, length(max = 120))]
    pub title: String,
    /// The first words of the front page.
    #[settings(default = "Welcome", not_blank, length(max = 1000))]
    pub greeting: String,
    /// The last words of every page; none if it is empty.
    #[settings(default = "", allow_empty, length(max = 1000))]
    pub footer: String,
}

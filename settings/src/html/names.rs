//! The elements and attributes that a page may have: none of them runs, loads or sends anything.

/// Names as words of the code.
macro_rules! names {
    ($(#[$about:meta])* $type:ident: $($name:ident $text:literal,)+) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $type {
            $($name),+
        }

        impl $type {
            pub(super) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text),+
                }
            }
        }
    };
}

names! {
    /// An element.
    Tag:
    A "a",
    Bdi "bdi",
    Body "body",
    Caption "caption",
    Code "code",
    Dd "dd",
    Details "details",
    Div "div",
    Dl "dl",
    Dt "dt",
    Footer "footer",
    H1 "h1",
    H2 "h2",
    H3 "h3",
    Head "head",
    Header "header",
    Html "html",
    Li "li",
    Main "main",
    Meta "meta",
    Nav "nav",
    Ol "ol",
    P "p",
    Section "section",
    Span "span",
    Strong "strong",
    Style "style",
    Summary "summary",
    Table "table",
    Tbody "tbody",
    Td "td",
    Th "th",
    Thead "thead",
    Title "title",
    Tr "tr",
    Ul "ul",
}

names! {
    /// An attribute. Addresses are those of elements of the page itself.
    Name:
    AriaHidden "aria-hidden",
    AriaLabel "aria-label",
    AriaLabelledBy "aria-labelledby",
    Charset "charset",
    Class "class",
    Content "content",
    DataLabel "data-label",
    Href "href",
    HttpEquiv "http-equiv",
    Id "id",
    Lang "lang",
    Called "name",
    Role "role",
    Scope "scope",
    TabIndex "tabindex",
}

impl Tag {
    /// True for an element that begins a line of its own, as what is behind it does.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::A | Self::Bdi | Self::Code | Self::Span | Self::Strong)
    }
}

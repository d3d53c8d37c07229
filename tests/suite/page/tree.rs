//! Reads a page, and is stricter than a browser: whatever is open is closed in its order, every attribute has its quotation
//! marks, and nothing stands for a character but what the library writes.

/// An element with what is in it.
#[derive(Debug, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) inside: Vec<Node>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn children(&self) -> impl Iterator<Item = &Self> {
        self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This one and all in it, in the order in which they stand.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        self.children().for_each(|child| all.extend(child.all()));
        all
    }

    /// All elements of this name.
    pub(super) fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|one| one.name == name).collect()
    }

    pub(super) fn text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.inside.iter().map(text).collect()
    }

    /// The text with one blank for many.
    pub(super) fn words(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The names of all elements, with how deep each is: what no text can change.
    pub(super) fn shape(&self) -> String {
        let inside: String = self.children().map(Self::shape).collect();
        format!("<{}>{inside}</>", self.name)
    }
}

/// Reads a whole page.
pub(super) fn read(page: &str) -> Element {
    let rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a page begins with its type");
    let (page, rest) = element(rest);
    assert_eq!(rest.trim(), "", "nothing stands behind the page");
    page
}

/// The element that a text begins with, and what is behind it.
fn element(text: &str) -> (Element, &str) {
    let (head, mut rest) = text.strip_prefix('<').and_then(|text| text.split_once('>')).expect("a tag");
    let (name, attributes) = head.split_once(' ').unwrap_or((head, ""));
    assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "<{head}>");
    let mut element =
        Element { name: name.to_owned(), attributes: read_attributes(attributes), inside: Vec::new() };
    if name == "meta" {
        return (element, rest);
    }
    if name == "style" {
        let (style, behind) = rest.split_once("</style>").expect("the style ends");
        element.inside.push(Node::Text(style.to_owned()));
        return (element, behind);
    }
    loop {
        let (text, behind) =
            rest.split_at(rest.find('<').unwrap_or_else(|| panic!("<{name}> is not closed")));
        if !text.is_empty() {
            element.inside.push(Node::Text(plain(text)));
        }
        if let Some(end) = behind.strip_prefix("</") {
            let behind = end.strip_prefix(name).and_then(|end| end.strip_prefix('>'));
            return (element, behind.unwrap_or_else(|| panic!("<{name}> is not what ends: {end:.20}")));
        }
        let (child, behind) = self::element(behind);
        element.inside.push(Node::Element(child));
        rest = behind;
    }
}

fn read_attributes(mut text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").expect("an attribute with a value");
        let (value, rest) = rest.split_once('"').expect("the value ends");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
        attributes.push((name.to_owned(), plain(value)));
        text = rest.strip_prefix(' ').unwrap_or(rest);
    }
    attributes
}

/// A text with the characters that references stand for.
fn plain(text: &str) -> String {
    assert!(!text.contains(['>', '"', '\'']), "it is not escaped: {text}");
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').expect("a reference ends");
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("a reference that nobody writes: &{other};"),
        });
        plain.push_str(rest);
    }
    plain
}

#[test]
#[should_panic(expected = "is not what ends")]
fn what_is_not_closed_is_found() {
    read("<!DOCTYPE html>\n<html><p><b></p></b></html>");
}

#[test]
#[should_panic(expected = "it is not escaped")]
fn what_is_not_escaped_is_found() {
    read("<!DOCTYPE html>\n<html>a > b</html>");
}

#[test]
fn a_page_is_read_as_it_is() {
    let page = read("<!DOCTYPE html>\n<html lang=\"e&amp;n\"><p>a &lt; <b>b</b></p>\n</html>");
    assert_eq!((page.attribute("lang"), page.text().as_str()), (Some("e&n"), "a < b\n"));
    assert_eq!(page.shape(), "<html><p><b></></></>");
}

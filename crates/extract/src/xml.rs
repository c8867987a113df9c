//! XML to a tree of elements, within limits and without document types.
//!
//! Names are matched by their local part, so that two editions of a format with different namespaces read alike.

use crate::{Refusal, door::at_most, package::Package};
use encoding_rs::{Encoding, UTF_8};
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};
use std::borrow::Cow;

/// Deepest nesting of elements.
const DEPTH: usize = 200;
/// Most elements and stretches of text in one tree.
const NODES: u64 = 2_000_000;
/// Bytes looked at to find the declared encoding.
const DECLARATION: usize = 200;

/// A part of a package as text, with the name it is called by in messages.
pub(crate) struct Part {
    what: String,
    text: String,
}

impl Part {
    /// A part that need not be there.
    pub fn of(package: &mut Package<'_>, path: &str) -> Result<Option<Self>, Refusal> {
        let bytes = package.part(path)?;
        bytes.map(|bytes| Self::new(path, &bytes)).transpose()
    }

    /// A part without which there is no document.
    pub fn needed(package: &mut Package<'_>, path: &str) -> Result<Self, Refusal> {
        Self::new(path, &package.needed(path)?)
    }

    fn new(path: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        let what = format!("its part {path}");
        let text = decode(&what, bytes)?.into_owned();
        Ok(Self { what, text })
    }

    /// Its root element.
    pub fn root(&self) -> Result<Element<'_>, Refusal> {
        parse(&self.what, &self.text)
    }
}

/// An element with what it holds.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    start: BytesStart<'a>,
    children: Vec<Node<'a>>,
}

/// Something an element holds.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    /// An element.
    Element(Element<'a>),
    /// Text with its entities resolved.
    Text(Cow<'a, str>),
}

impl<'a> Element<'a> {
    fn new(start: BytesStart<'a>) -> Self {
        Self {
            start,
            children: Vec::new(),
        }
    }

    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute by the local part of its name.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.start
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|a| a.key.local_name().into_inner() == name)
            .and_then(|a| a.normalized_value(XmlVersion::Implicit1_0).ok())
    }

    /// Everything it holds, in order.
    pub fn nodes(&self) -> &[Node<'a>] {
        &self.children
    }

    /// The elements it holds, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'a>> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of that name that it holds.
    pub fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.elements().find(|e| e.name() == name)
    }

    /// Whether an element of that name stands anywhere inside.
    pub fn contains(&self, name: &str) -> bool {
        self.elements()
            .any(|e| e.name() == name || e.contains(name))
    }

    /// The text that stands directly in it.
    pub fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_ref()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    fn push_text(&mut self, text: Cow<'a, str>) -> bool {
        if let Some(Node::Text(last)) = self.children.last_mut() {
            last.to_mut().push_str(&text);
            return false;
        }
        self.children.push(Node::Text(text));
        true
    }
}

/// Decodes the bytes of `what`: by byte-order mark, else as UTF-8, else as the declaration says.
pub(crate) fn decode<'b>(what: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Refusal> {
    let named = || {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).into_owned();
        let (_, rest) = head.split_once("encoding=")?;
        let quote = rest.chars().next()?;
        let name = rest[quote.len_utf8()..].split(quote).next()?;
        Encoding::for_label(name.as_bytes())
    };
    let encoding = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding,
        (None, Ok(text)) => return Ok(Cow::Borrowed(text)),
        (None, Err(_)) => named().unwrap_or(UTF_8),
    };
    match encoding.decode_with_bom_removal(bytes) {
        (text, false) => Ok(text),
        (_, true) => Err(Refusal::damaged(format!(
            "{what} has bytes that are no {} text",
            encoding.name()
        ))),
    }
}

/// Reads the text of `what` to its root element.
///
/// # Errors
/// Where it is not well-formed, is over a limit or declares a document type.
pub(crate) fn parse<'a>(what: &str, text: &'a str) -> Result<Element<'a>, Refusal> {
    let wrong = |why: String| Refusal::damaged(format!("{what} is no well-formed XML ({why})"));
    let mut reader = Reader::from_str(text);
    let mut tree = Tree::default();
    loop {
        match reader.read_event().map_err(|e| wrong(e.to_string()))? {
            Event::Start(start) => tree.open(start).map_err(wrong)?,
            Event::Empty(start) => tree
                .open(start)
                .and_then(|()| tree.close())
                .map_err(wrong)?,
            Event::End(_) => tree.close().map_err(wrong)?,
            Event::Text(text) => tree.text(text.xml10_content()).map_err(wrong)?,
            Event::CData(text) => tree.text(text.xml10_content()).map_err(wrong)?,
            Event::GeneralRef(name) => {
                tree.text(character(&name).map_err(wrong)?).map_err(wrong)?
            }
            Event::DocType(_) => return Err(Refusal::Entities),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
        at_most("XML elements", tree.nodes, NODES)?;
    }
    tree.root().map_err(wrong)
}

/// What a reference stands for; a character that does not exist is replaced.
fn character<'a>(name: &BytesRef<'_>) -> Result<Cow<'a, str>, String> {
    if name.is_char_ref() {
        let found = name.resolve_char_ref().ok().flatten();
        return Ok(found.map_or(Cow::Borrowed("\u{fffd}"), |c| Cow::Owned(c.to_string())));
    }
    resolve_predefined_entity(name)
        .map(Cow::Borrowed)
        .ok_or_else(|| format!("it does not say what &{}; is", &**name))
}

/// A tree in the making.
#[derive(Default)]
struct Tree<'a> {
    open: Vec<Element<'a>>,
    root: Option<Element<'a>>,
    nodes: u64,
}

impl<'a> Tree<'a> {
    fn open(&mut self, start: BytesStart<'a>) -> Result<(), String> {
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|e| e.to_string())?;
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|e| e.to_string())?;
        }
        if self.open.len() == DEPTH {
            return Err(format!("elements stand more than {DEPTH} deep"));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err("there is something after its end".to_owned());
        }
        self.nodes += 1;
        self.open.push(Element::new(start));
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let done = self.open.pop().ok_or("an element ends that never began")?;
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(done)),
            None => self.root = Some(done),
        }
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>) -> Result<(), String> {
        match self.open.last_mut() {
            Some(parent) => self.nodes += u64::from(parent.push_text(text)),
            None if text
                .trim_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
                .is_empty() => {}
            None => return Err("there is text outside its elements".to_owned()),
        }
        Ok(())
    }

    fn root(self) -> Result<Element<'a>, String> {
        match (self.open.last(), self.root) {
            (Some(open), _) => Err(format!("it breaks off inside <{}>", open.name())),
            (None, Some(root)) => Ok(root),
            (None, None) => Err("it has no element".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn damage(text: &str) -> String {
        parse("its part x", text).unwrap_err().to_string()
    }

    #[test]
    fn entities_and_prefixes_are_resolved() {
        let text =
            "<?xml version='1.0'?><w:a w:val='1 &lt; 2'>&amp;<b/>&#x41;&#66;<![CDATA[<c>]]></w:a>";
        let root = parse("x", text).unwrap();
        assert_eq!(root.name(), "a");
        assert_eq!(root.attribute("val").as_deref(), Some("1 < 2"));
        assert_eq!(root.text(), "&AB<c>");
        assert!(root.contains("b") && root.child("c").is_none());
    }

    #[test]
    fn damage_is_an_error() {
        assert!(damage("<a><b></a>").contains("its part x is no well-formed XML"));
        assert!(damage("<a><b>").contains("breaks off inside <b>"));
        assert!(damage("<a/><b/>").contains("after its end"));
        assert!(damage("<a>&nbsp;</a>").contains("&nbsp;"));
        assert!(damage("").contains("no element"));
        assert!(damage(&"<a>".repeat(500)).contains("deep"));
        assert!(damage("<a b='&x;'/>").contains("well-formed"));
    }

    #[test]
    fn document_types_are_refused() {
        let text = "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>";
        assert_eq!(parse("x", text).unwrap_err(), Refusal::Entities);
    }

    #[test]
    fn encodings_are_told() {
        let utf16: Vec<u8> = "\u{feff}<a>ö</a>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode("x", &utf16).unwrap(), "<a>ö</a>");
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xf6</a>";
        assert!(decode("x", latin).unwrap().ends_with("<a>ö</a>"));
        assert!(decode("x", b"<a>\xf6</a>").is_err());
    }
}

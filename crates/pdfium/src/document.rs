//! An open document and the characters of its pages.

use crate::Fault;
use crate::api::{Api, Handle, Matrix, Rectangle};
use std::ffi::{c_char, c_int, c_ulong};
use std::marker::PhantomData;
use std::sync::MutexGuard;

/// The library's code for a document that wants a password.
const PASSWORD: c_ulong = 4;
/// Flag of a font that is drawn bold.
const FORCE_BOLD: c_int = 1 << 18;

/// A character on a page. Places are in points from the upper left corner of the page as it is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Character {
    /// Its Unicode value; 0 where there is none.
    pub unicode: u32,
    /// The file gives no Unicode for it.
    pub unmapped: bool,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Upper edge.
    pub top: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Where the pen stood: the height of the line it is written on.
    pub base: f32,
    /// How it is written, as an index into [`PageCharacters::styles`].
    pub style: u32,
}

/// How characters are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size of the font in points.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Not written from left to right.
    pub turned: bool,
}

/// The characters of a page in the order that the library gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageCharacters {
    /// Width of the page as it is seen.
    pub width: f32,
    /// Height of the page as it is seen.
    pub height: f32,
    /// Its characters; white space has no place of its own.
    pub characters: Vec<Character>,
    /// How they are written.
    pub styles: Vec<Style>,
}

/// An open document.
pub struct Document<'a> {
    api: MutexGuard<'static, Api>,
    handle: Handle,
    bytes: PhantomData<&'a [u8]>,
}

impl<'a> Document<'a> {
    pub(crate) fn open(api: MutexGuard<'static, Api>, bytes: &'a [u8]) -> Result<Self, Fault> {
        // SAFETY: the bytes outlive the document by its lifetime; the lock is held.
        let handle = unsafe { (api.open)(bytes.as_ptr().cast(), bytes.len(), std::ptr::null()) };
        if !handle.is_null() {
            let bytes = PhantomData;
            return Ok(Self { api, handle, bytes });
        }
        // SAFETY: takes nothing; the lock is held.
        match unsafe { (api.last_error)() } {
            PASSWORD => Err(Fault::Password),
            _ => Err(Fault::Damaged),
        }
    }

    /// How many pages there are.
    pub fn pages(&self) -> u32 {
        // SAFETY: the document is open.
        u32::try_from(unsafe { (self.api.page_count)(self.handle) }).unwrap_or(0)
    }

    /// The characters of the page at `index`, counted from 0.
    ///
    /// # Errors
    /// Where the page is broken or has more than `limit` characters.
    pub fn page(&self, index: u32, limit: u32) -> Result<PageCharacters, Fault> {
        let page = Page::load(self, index)?;
        let count = page.count();
        if count > limit {
            return Err(Fault::TooMany(count.into()));
        }
        Ok(page.characters(count))
    }
}

impl Drop for Document<'_> {
    fn drop(&mut self) {
        // SAFETY: the document is open and closed only here.
        unsafe { (self.api.close)(self.handle) };
    }
}

/// A loaded page and its text.
struct Page<'a> {
    api: &'a Api,
    page: Handle,
    text: Handle,
}

impl<'a> Page<'a> {
    fn load(document: &'a Document<'_>, index: u32) -> Result<Self, Fault> {
        let api = &*document.api;
        let index = c_int::try_from(index).map_err(|_| Fault::Damaged)?;
        // SAFETY: the document is open; a wrong index gives null.
        let page = unsafe { (api.load_page)(document.handle, index) };
        if page.is_null() {
            return Err(Fault::Damaged);
        }
        // SAFETY: the page is loaded.
        let text = unsafe { (api.load_text)(page) };
        let loaded = Self { api, page, text };
        match text.is_null() {
            true => Err(Fault::Damaged),
            false => Ok(loaded),
        }
    }

    fn count(&self) -> u32 {
        // SAFETY: the text is loaded.
        u32::try_from(unsafe { (self.api.count)(self.text) }).unwrap_or(0)
    }

    fn characters(&self, count: u32) -> PageCharacters {
        let view = self.view();
        let (width, height) = view.size();
        let mut styles = Styles::new(self, view.quarter);
        let indexes = 0..c_int::try_from(count).unwrap_or(0);
        let characters = indexes
            .map(|index| self.character(index, &view, &mut styles))
            .collect();
        PageCharacters {
            width,
            height,
            characters,
            styles: styles.found,
        }
    }

    fn view(&self) -> View {
        let mut bounds = Rectangle::default();
        // SAFETY: the page is loaded and the rectangle lives through the call.
        let quarter = unsafe {
            (self.api.page_box)(self.page, &mut bounds);
            (self.api.rotation)(self.page)
        };
        View { bounds, quarter }
    }

    fn character(&self, index: c_int, view: &View, styles: &mut Styles<'_>) -> Character {
        let (mut left, mut right, mut bottom, mut top, mut x, mut y) =
            (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        // SAFETY: the text is loaded, the index is below its count, the numbers live through the calls.
        let (unicode, unmapped) = unsafe {
            (self.api.char_box)(
                self.text,
                index,
                &mut left,
                &mut right,
                &mut bottom,
                &mut top,
            );
            (self.api.origin)(self.text, index, &mut x, &mut y);
            (
                (self.api.unicode)(self.text, index),
                (self.api.unmapped)(self.text, index) == 1,
            )
        };
        let (x1, y1) = view.place(left as f32, top as f32);
        let (x2, y2) = view.place(right as f32, bottom as f32);
        Character {
            unicode,
            unmapped,
            left: x1.min(x2),
            right: x1.max(x2),
            top: y1.min(y2),
            bottom: y1.max(y2),
            base: view.place(x as f32, y as f32).1,
            style: styles.of(index),
        }
    }
}

impl Drop for Page<'_> {
    fn drop(&mut self) {
        // SAFETY: both are loaded (the text may be null, which is left alone) and closed only here.
        unsafe {
            if !self.text.is_null() {
                (self.api.close_text)(self.text);
            }
            (self.api.close_page)(self.page);
        }
    }
}

/// How a page is looked at: its visible part, turned clockwise by quarters.
struct View {
    bounds: Rectangle,
    quarter: c_int,
}

impl View {
    fn size(&self) -> (f32, f32) {
        let (width, height) = (
            self.bounds.right - self.bounds.left,
            self.bounds.top - self.bounds.bottom,
        );
        match self.quarter % 2 {
            0 => (width, height),
            _ => (height, width),
        }
    }

    /// A point of the page, from the upper left corner as it is seen.
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let b = &self.bounds;
        match self.quarter {
            1 => (y - b.bottom, x - b.left),
            2 => (b.right - x, y - b.bottom),
            3 => (b.top - y, b.right - x),
            _ => (x - b.left, b.top - y),
        }
    }
}

/// Styles met on a page: characters of one piece of text have one.
struct Styles<'a> {
    page: &'a Page<'a>,
    quarter: c_int,
    found: Vec<Style>,
    object: Handle,
    font: Handle,
    bold: bool,
}

impl<'a> Styles<'a> {
    fn new(page: &'a Page<'a>, quarter: c_int) -> Self {
        let nothing = std::ptr::null_mut();
        let found = vec![Style {
            size: 0.0,
            bold: false,
            turned: false,
        }];
        Self {
            page,
            quarter,
            found,
            object: nothing,
            font: nothing,
            bold: false,
        }
    }

    fn of(&mut self, index: c_int) -> u32 {
        // SAFETY: the text is loaded and the index below its count.
        let object = unsafe { (self.page.api.object)(self.page.text, index) };
        // White space that the library adds belongs to no piece of text.
        if object != self.object && !object.is_null() {
            self.object = object;
            let style = self.read(index, object);
            if self.found.last() != Some(&style) {
                self.found.push(style);
            }
        }
        self.found.len() as u32 - 1
    }

    fn read(&mut self, index: c_int, object: Handle) -> Style {
        let (api, text) = (self.page.api, self.page.text);
        let mut matrix = Matrix::default();
        // SAFETY: the text is loaded, the index below its count, the object belongs to the loaded page.
        let (size, font) = unsafe {
            (api.matrix)(text, index, &mut matrix);
            ((api.font_size)(text, index) as f32, (api.font)(object))
        };
        if font != self.font {
            self.font = font;
            self.bold = is_bold(api, font);
        }
        // The direction of writing as it is seen: (1, 0) is to the right.
        let (x, y) = match self.quarter {
            1 => (matrix.b, -matrix.a),
            2 => (-matrix.a, -matrix.b),
            3 => (-matrix.b, matrix.a),
            _ => (matrix.a, matrix.b),
        };
        Style {
            size: size.abs() * matrix.c.hypot(matrix.d),
            bold: self.bold,
            turned: x <= 0.0 || y.abs() > x * 0.27,
        }
    }
}

fn is_bold(api: &Api, font: Handle) -> bool {
    if font.is_null() {
        return false;
    }
    let mut name = [0u8; 128];
    // SAFETY: the font belongs to a loaded page; the library writes at most the length given.
    let (flags, length) = unsafe {
        let to = name.as_mut_ptr().cast::<c_char>();
        (
            (api.font_flags)(font),
            (api.font_name)(font, to, name.len()),
        )
    };
    let name = String::from_utf8_lossy(&name[..length.min(name.len())]).to_ascii_lowercase();
    flags > 0 && flags & FORCE_BOLD != 0
        || ["bold", "black", "heavy"]
            .iter()
            .any(|word| name.contains(word))
}

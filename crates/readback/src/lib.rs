//! Sets texts as PDF, DOCX and web pages, and compares what is read back with the text itself; and makes files that
//! do harm ([`hostile`]).
//!
//! A measure of the readers and of the layout step: article ids and findings of a text must survive being
//! printed. Used by a test on the examples and by `cargo xtask readback` on any folder of texts.

pub mod browser;
mod compare;
pub mod docx;
pub mod hostile;
pub mod html;
mod marks;
pub mod pdf;

pub use compare::{Kept, Tally, compare};

use anyhow::{Result, bail};
use browser::Browser;

/// A form in which a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A gazette's web page, with navigation around the text.
    Html,
    /// A word processor's file with automatic numbers.
    Docx,
    /// A printed page in one column.
    Pdf,
    /// A printed page in two columns.
    PdfTwo,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 4] = [Form::Html, Form::Docx, Form::Pdf, Form::PdfTwo];

    /// The name of the form, and the ending of its files.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Form::Html => ("web page", "html"),
            Form::Docx => ("DOCX, automatic numbers", "docx"),
            Form::Pdf => ("PDF, one column", "pdf"),
            Form::PdfTwo => ("PDF, two columns", "two.pdf"),
        }
    }

    /// The bytes of a file in this form.
    ///
    /// # Errors
    /// Where the browser that prints is missing or fails.
    pub fn set(self, text: &str, browser: Option<&Browser>) -> Result<Vec<u8>> {
        let columns = match self {
            Form::Html => return Ok(html::html(text).into_bytes()),
            Form::Docx => return Ok(docx::docx(text)),
            Form::Pdf => 1,
            Form::PdfTwo => 2,
        };
        match browser {
            Some(browser) => browser.print(&pdf::page(text, columns)),
            None => bail!("printing to PDF needs Chromium; install the package chromium"),
        }
    }
}

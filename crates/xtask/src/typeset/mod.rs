//! Sets a plain text as a file of another format, so that reading it back can be compared with the text.

pub mod docx;
mod marks;

//! The functions of the library that are used, as it declares them.

use libloading::Library;
use std::ffi::{c_char, c_double, c_float, c_int, c_uint, c_ulong, c_void};
use std::path::Path;

/// Something that belongs to the library.
pub(crate) type Handle = *mut c_void;

/// `FS_RECTF`.
#[repr(C)]
#[derive(Default)]
pub(crate) struct Rectangle {
    pub left: c_float,
    pub top: c_float,
    pub right: c_float,
    pub bottom: c_float,
}

/// `FS_MATRIX`.
#[repr(C)]
#[derive(Default)]
pub(crate) struct Matrix {
    pub a: c_float,
    pub b: c_float,
    pub c: c_float,
    pub d: c_float,
    pub e: c_float,
    pub f: c_float,
}

macro_rules! functions {
    ($($field:ident = $name:literal: fn($($argument:ty),*) $(-> $result:ty)?;)*) => {
        /// The loaded functions.
        pub(crate) struct Api {
            $(pub $field: unsafe extern "C" fn($($argument),*) $(-> $result)?,)*
        }

        impl Api {
            /// Takes all functions out of a loaded library; `None` where one is not there.
            fn of(library: &Library) -> Option<Self> {
                Some(Self {
                    // SAFETY: every type below is the one that the library's public headers declare for the name.
                    $($field: *unsafe { library.get($name) }.ok()?,)*
                })
            }
        }
    };
}

functions! {
    init = b"FPDF_InitLibrary\0": fn();
    open = b"FPDF_LoadMemDocument64\0": fn(*const c_void, usize, *const c_char) -> Handle;
    close = b"FPDF_CloseDocument\0": fn(Handle);
    last_error = b"FPDF_GetLastError\0": fn() -> c_ulong;
    page_count = b"FPDF_GetPageCount\0": fn(Handle) -> c_int;
    load_page = b"FPDF_LoadPage\0": fn(Handle, c_int) -> Handle;
    close_page = b"FPDF_ClosePage\0": fn(Handle);
    page_box = b"FPDF_GetPageBoundingBox\0": fn(Handle, *mut Rectangle) -> c_int;
    rotation = b"FPDFPage_GetRotation\0": fn(Handle) -> c_int;
    load_text = b"FPDFText_LoadPage\0": fn(Handle) -> Handle;
    close_text = b"FPDFText_ClosePage\0": fn(Handle);
    count = b"FPDFText_CountChars\0": fn(Handle) -> c_int;
    unicode = b"FPDFText_GetUnicode\0": fn(Handle, c_int) -> c_uint;
    unmapped = b"FPDFText_HasUnicodeMapError\0": fn(Handle, c_int) -> c_int;
    char_box = b"FPDFText_GetCharBox\0":
        fn(Handle, c_int, *mut c_double, *mut c_double, *mut c_double, *mut c_double) -> c_int;
    origin = b"FPDFText_GetCharOrigin\0": fn(Handle, c_int, *mut c_double, *mut c_double) -> c_int;
    object = b"FPDFText_GetTextObject\0": fn(Handle, c_int) -> Handle;
    font_size = b"FPDFText_GetFontSize\0": fn(Handle, c_int) -> c_double;
    matrix = b"FPDFText_GetMatrix\0": fn(Handle, c_int, *mut Matrix) -> c_int;
    font = b"FPDFTextObj_GetFont\0": fn(Handle) -> Handle;
    font_flags = b"FPDFFont_GetFlags\0": fn(Handle) -> c_int;
    font_name = b"FPDFFont_GetBaseFontName\0": fn(Handle, *mut c_char, usize) -> usize;
}

impl Api {
    /// Loads the library at `path` and wakes it; `None` where that fails.
    pub fn load(path: &Path) -> Option<Self> {
        // SAFETY: the library runs no code of its own when it is loaded beyond what its makers gave it; the
        // places looked at are those of this program, of the system, or named by the user.
        let library = unsafe { Library::new(path) }.ok()?;
        let api = Self::of(&library)?;
        // The functions must stay loaded as long as the program runs.
        std::mem::forget(library);
        // SAFETY: called once, before any other function of the library.
        unsafe { (api.init)() };
        Some(api)
    }
}

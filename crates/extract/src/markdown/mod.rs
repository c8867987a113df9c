//! Markdown to text.

use crate::{Draft, Options, Refusal};

pub(crate) fn read(_bytes: &[u8], _options: &Options) -> Result<Draft, Refusal> {
    todo!()
}

//! The reader's side: gives up its rights, then reads what it is sent until nothing more comes.

use super::{SECONDS, confine, wire};
use crate::{Refusal, draft, sniff};
use std::{
    io::{self, BufWriter, Write},
    panic::{AssertUnwindSafe, catch_unwind, set_hook},
};

/// Answers requests over standard input and output until the input ends.
///
/// # Errors
/// Where the program that asked is gone.
pub fn serve() -> io::Result<()> {
    confine::lock();
    // The panic goes into the answer.
    set_hook(Box::new(|_| {}));
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    while let Some(request) = next(&mut input)? {
        let bytes = wire::receive_bytes(&mut input)?;
        confine::allow_seconds(SECONDS);
        wire::send(&mut output, &answer(&request, &bytes))?;
        output.flush()?;
    }
    Ok(())
}

fn next(input: &mut impl io::Read) -> io::Result<Option<wire::Request>> {
    match wire::receive(input) {
        Ok(request) => Ok(Some(request)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

fn answer(request: &wire::Request, bytes: &[u8]) -> wire::Answer {
    let read = || {
        let format = sniff(&request.name, bytes)?;
        draft(format, bytes, &request.options)
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or(panic.downcast_ref::<&str>().copied());
        Err(Refusal::Broke {
            how: said.unwrap_or("a panic").to_owned(),
        })
    })
}

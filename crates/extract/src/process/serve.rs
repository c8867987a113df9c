//! The reader's side: gives up its rights, then reads what it is sent until nothing more comes.

use super::{SECONDS, confine, wire};
use crate::{Refusal, draft, pdf, sniff};
use std::{
    io::{self, BufWriter, Write},
    panic::{AssertUnwindSafe, catch_unwind, set_hook},
};

/// Answers requests over standard input and output until the input ends.
///
/// A reader of PDF loads its library before it gives up the right to open files; where there is none, it
/// keeps the right to run the programs that stand in for it.
///
/// # Errors
/// Where the program that asked is gone.
pub fn serve(for_pdf: bool) -> io::Result<()> {
    match for_pdf && !pdf::load_library() {
        true => confine::lock_but_programs(),
        false => confine::lock(),
    }
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
    let read = || match request.pages.clone() {
        Some(range) => pdf::pages(bytes, range).map(wire::Given::Pages),
        None => {
            let format = sniff(&request.name, bytes)?;
            draft(format, bytes, &request.options).map(wire::Given::Draft)
        }
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

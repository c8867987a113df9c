//! The `corridor` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    corridor::run()
}

//! The names and the help of all commands: a contract.

mod checks;

pub use checks::Checks;

use clap::{Args, Parser, Subcommand, ValueEnum, builder::Styles, builder::styling::AnsiColor};
use corridor_extract::{Options, Revisions};
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Reads and judges bilateral labour migration agreements.
#[derive(Debug, Parser)]
#[command(name = "corridor", version, styles = STYLES, max_term_width = 100, after_help = AFTER)]
pub struct Arguments {
    /// Read the data folders (indicators/, red_flags/, languages/, …) below DIR instead of those built in
    #[arg(long, global = true, value_name = "DIR")]
    pub catalog: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Start with an agreement as a file:
  corridor assess agreement.pdf          what it promises, refuses and leaves out
  corridor assess agreement.pdf --format html --out report.html
  corridor explain wage_protection RF03  what an indicator or red flag asks and how it is judged

A finding looks wrong? Follow the text through the rooms, one by one:
  corridor text agreement.pdf            the characters that were read
  corridor outline agreement.pdf         articles, paragraphs, points
  corridor clauses agreement.pdf         who must do what for whom

Exit codes: 0 done, 1 done and something of --fail-on was found, 2 wrong use, 3 some input could not be
read (the others are done).";

/// A subcommand.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what agreements promise, refuse and leave out, with quotes
    Assess(Assess),
    /// Code agreements by a scheme, one row per file and item
    Code(Code),
    /// Compare the engine's codes with those of people
    Evaluate(Evaluate),
    /// Print the text exactly as it was read
    Text(Text),
    /// Print the articles, paragraphs and points of an agreement
    Outline(Outline),
    /// Print the clauses of an agreement: who must do what for whom
    Clauses(Clauses),
    /// Explain an indicator or a red flag: its question, standards, rule, model clause and cases
    Explain(Explain),
    /// Read documents for another run of this program, without rights to files or the network
    #[command(hide = true)]
    Reader {
        /// What is special about its job: "pdf"
        job: Option<String>,
    },
}

/// How documents are read.
#[derive(Debug, Default, Args)]
pub struct Reading {
    /// Of a document with tracked changes, read the text with the changes accepted, or the original
    #[arg(long, value_enum, default_value_t, value_name = "TEXT")]
    pub revisions: WhichText,
    /// Read only this agreement of a file that holds several, counted from 1 as corridor outline lists them
    #[arg(long, value_name = "N")]
    pub agreement: Option<usize>,
}

impl Reading {
    /// The options of the readers.
    pub fn options(&self) -> Options {
        Options {
            revisions: match self.revisions {
                WhichText::Accepted => Revisions::Accepted,
                WhichText::Original => Revisions::Original,
            },
        }
    }
}

/// Which text of a document with tracked changes is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum WhichText {
    /// Insertions stay, deletions go
    #[default]
    Accepted,
    /// Deletions stay, insertions go
    Original,
}

/// Arguments of `assess`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  corridor assess examples/aldavia-norland-2021.txt
  corridor assess examples/aldavia-norland-2021.txt --format html --out report.html
  corridor assess treaties/ --format json --out assessments.jsonl
  corridor assess draft.txt --parties PHL,SAU --as-of 2026-01-01 --format json
  corridor assess drafts/ --format sarif --out findings.sarif --fail-on violates
  corridor assess draft.txt --baseline before.json --fail-on gap,RF03

A finding is a red flag, a clause against rights, or a protection left out. Its id (RF02-1a2b3c4d)
lasts as long as the words it quotes. Waive one in draft.txt.waivers.toml or draft.waivers.toml:
  [[waiver]]
  finding = \"RF02-1a2b3c4d\"
  reason = \"The law gives sixty days.\"
  by = \"A. Adviser\"       # by and until may be left out
  until = 2027-01-31

Folders are walked for files of these formats; a file named directly may have any ending.
JSON is one object for one document, and one object a line for several.")]
pub struct Assess {
    /// Agreements (PDF, DOCX, ODT, HTML, Markdown, Akoma Ntoso, text), or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = AssessFormat::Summary)]
    pub format: AssessFormat,
    /// Write to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The day for which the agreement is judged; for now it is recorded in the JSON, and waivers that end
    /// before it have expired
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub as_of: Option<String>,
    /// The Parties as ISO 3166-1 alpha-3 codes, when the text does not tell
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = country)]
    pub parties: Vec<String>,
    /// What is done with the findings.
    #[command(flatten)]
    pub checks: Checks,
    /// How documents are read.
    #[command(flatten)]
    pub reading: Reading,
}

/// How `assess` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AssessFormat {
    /// For a reader at a terminal
    Summary,
    /// corridor.assessment/1
    Json,
    /// One self-contained page: the text with its evidence, the findings beside it
    Html,
    /// SARIF 2.1.0: one log of all findings, for code review and continuous checks
    Sarif,
}

/// Arguments of `code`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  corridor code treaties/ --out codes.csv
  corridor code treaties/ --scheme chilton-woda-2022
  corridor code treaty.txt --format jsonl | grep contrary

Columns: file,item,value,quote,start,end,article. Labels of a multiple choice are joined by |.
U: the text speaks of it, but who must do or pay what cannot be told.
not_assessed: the text's language has no lexicon; never the same as absent.")]
pub struct Code {
    /// Agreements (PDF, DOCX, ODT, HTML, Markdown, Akoma Ntoso, text), or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The coding scheme
    #[arg(long, value_enum, default_value_t = SchemeName::Codebook)]
    pub scheme: SchemeName,
    /// How to print the rows
    #[arg(long, value_enum, default_value_t = CodeFormat::Csv)]
    pub format: CodeFormat,
    /// Write to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How documents are read.
    #[command(flatten)]
    pub reading: Reading,
}

/// A coding scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemeName {
    /// The indicators themselves
    Codebook,
    /// Chilton and Woda 2022: "mentions the topic", 0 or 1
    #[value(name = "chilton-woda-2022")]
    ChiltonWoda2022,
}

/// How `code` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CodeFormat {
    /// Comma-separated, with a header
    Csv,
    /// A JSON object a line
    Jsonl,
}

/// Arguments of `evaluate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  corridor evaluate --texts corpus/texts --labels corpus/labels_codebook.csv
  corridor evaluate --texts corpus/texts --labels labels.csv --scheme chilton-woda-2022

Labels: file,item,value,coder (codebook) or file,item,value,agreement_id (chilton-woda-2022).
index.jsonl beside the folder of texts tells which files are versions of one treaty.
codings/*.json beside the labels tell which articles the coders named: there a yes of ours counts
only when its first quote stands in one of them. Intervals come from resampling treaties.")]
pub struct Evaluate {
    /// Folder of the texts
    #[arg(long, value_name = "DIR")]
    pub texts: PathBuf,
    /// The codes of people
    #[arg(long, value_name = "CSV")]
    pub labels: PathBuf,
    /// The coding scheme; told by the header of the labels when left out
    #[arg(long, value_enum)]
    pub scheme: Option<SchemeName>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// In the text, show the items of each language too
    #[arg(long)]
    pub by_language: bool,
}

/// How `evaluate` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Tables
    Text,
    /// One object
    Json,
}

/// Arguments of `text`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  corridor text agreement.txt
  corridor text agreement.txt --quality    how legible each page is, and what is missing

Offsets in every other output count the characters (Unicode scalar values) of what this prints.")]
pub struct Text {
    /// An agreement: PDF, DOCX, ODT, HTML, Markdown, Akoma Ntoso or text
    pub path: PathBuf,
    /// Print how legible each page is instead of the text
    #[arg(long)]
    pub quality: bool,
    /// How documents are read.
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `outline`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  corridor outline agreement.txt
  corridor outline agreement.txt --format json")]
pub struct Outline {
    /// An agreement: PDF, DOCX, ODT, HTML, Markdown, Akoma Ntoso or text
    pub path: PathBuf,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = OutlineFormat::Tree)]
    pub format: OutlineFormat,
    /// How documents are read.
    #[command(flatten)]
    pub reading: Reading,
}

/// How `outline` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutlineFormat {
    /// An indented tree
    Tree,
    /// Nested objects
    Json,
}

/// Arguments of `clauses`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  corridor clauses agreement.txt
  corridor clauses agreement.txt --format json")]
pub struct Clauses {
    /// An agreement: PDF, DOCX, ODT, HTML, Markdown, Akoma Ntoso or text
    pub path: PathBuf,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = ClausesFormat::Table)]
    pub format: ClausesFormat,
    /// How documents are read.
    #[command(flatten)]
    pub reading: Reading,
}

/// How `clauses` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClausesFormat {
    /// A table where the terminal is wide enough for it, else a block per clause
    Table,
    /// An array of objects
    Json,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  corridor explain equal_treatment
  corridor explain accommodation travel_costs
  corridor explain all")]
pub struct Explain {
    /// Ids of indicators (wage_protection), red flags (RF03) or provisions (ILO-C97/006), or "all" for a list
    #[arg(required = true, value_name = "ID")]
    pub indicators: Vec<String>,
}

/// A day of the calendar, as written.
fn date(text: &str) -> Result<String, String> {
    let wrong = || format!("\"{text}\" is no day; write it as 2026-01-31");
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return Err(wrong());
    };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return Err(wrong());
    }
    let number = |s: &str| s.parse::<u32>().map_err(|_| wrong());
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    if (1..=days).contains(&day) {
        Ok(text.to_owned())
    } else {
        Err(wrong())
    }
}

/// Three letters.
fn country(text: &str) -> Result<String, String> {
    let code = text.trim().to_ascii_uppercase();
    match code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        true => Ok(code),
        false => Err(format!(
            "\"{text}\" is no ISO 3166-1 alpha-3 code such as PHL"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        assert!(date("2024-02-29").is_ok() && date("2023-02-29").is_err());
        assert!(date("2026-13-01").is_err() && date("1.1.2026").is_err() && date("").is_err());
        assert_eq!(country("phl").as_deref(), Ok("PHL"));
        assert!(country("Philippines").is_err());
    }
}

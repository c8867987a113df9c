//! Words from the characters that pdfium gives.

use super::clean::{self, Kind};
use super::page::{PageWords, Word, is_right_to_left};
use corridor_pdfium::{Character, PageCharacters, Style};

/// Widest gap within a word, in sizes of the font.
const GAP: f32 = 0.6;

/// Makes words of the characters of page `number`.
pub(crate) fn words(page: &PageCharacters, number: u32) -> PageWords {
    let mut builder = Builder {
        page: PageWords {
            number,
            width: page.width,
            height: page.height,
            ..PageWords::default()
        },
        word: None,
        last: None,
        glued: false,
    };
    for character in &page.characters {
        if let Some(style) = page.styles.get(character.style as usize) {
            let (character, style) = lifted(*character, *style);
            builder.add(&character, &style);
        }
    }
    builder.finish();
    builder.page
}

struct Builder {
    page: PageWords,
    word: Option<Word>,
    last: Option<Character>,
    glued: bool,
}

impl Builder {
    fn add(&mut self, character: &Character, style: &Style) {
        match clean::kind(character.unicode) {
            Kind::Nothing => {}
            Kind::Space => {
                self.finish();
                self.glued = false;
            }
            _ if style.turned => {
                self.finish();
                self.page.turned += 1;
            }
            _ if self.is_outside(character) => self.finish(),
            Kind::Hyphen => {
                self.letter('-', character, style);
                self.finish();
            }
            Kind::Letter(c) => {
                self.page.unmapped += u32::from(character.unmapped);
                self.letter(c, character, style);
            }
            Kind::Unknown(c) => {
                self.page.unmapped += 1;
                self.letter(c, character, style);
            }
        }
    }

    /// Beyond the edges of the page nothing is seen.
    fn is_outside(&self, c: &Character) -> bool {
        c.right < 0.0 || c.left > self.page.width || c.bottom < 0.0 || c.top > self.page.height
    }

    fn letter(&mut self, c: char, character: &Character, style: &Style) {
        self.page.characters += 1;
        if !self.goes_on(c, character, style) {
            self.finish();
        }
        let glued = self.glued;
        let word = self.word.get_or_insert_with(|| Word {
            text: String::new(),
            left: character.left,
            right: character.right,
            base: character.base,
            size: style.size,
            bold: style.bold,
            glued,
        });
        word.left = word.left.min(character.left);
        word.right = word.right.max(character.right);
        push(&mut word.text, c, same_place(self.last.as_ref(), character));
        self.last = Some(*character);
        self.glued = true;
    }

    /// Whether the character belongs to the word before it.
    fn goes_on(&self, c: char, next: &Character, style: &Style) -> bool {
        let (Some(word), Some(last)) = (&self.word, &self.last) else {
            return false;
        };
        let ratio = style.size / word.size;
        let level = (next.base - word.base).abs() < word.size * 0.12;
        let right = next.left - last.right < word.size * GAP && next.left > last.left - word.size;
        let left = is_right_to_left(c)
            && last.left - next.right < word.size * GAP
            && next.right < last.right + word.size;
        (0.85..1.18).contains(&ratio) && style.bold == word.bold && level && (right || left)
    }

    fn finish(&mut self) {
        if let Some(word) = self.word.take() {
            self.page.words.push(word.sane());
        }
        self.last = None;
    }
}

/// A digit that does not stand on its line is a raised one of the font: it is small and stands higher.
fn lifted(mut character: Character, mut style: Style) -> (Character, Style) {
    let digit = char::from_u32(character.unicode).is_some_and(|c| c.is_ascii_digit());
    let height = character.bottom - character.top;
    if digit && character.base - character.bottom > style.size * 0.2 && height < style.size * 0.6 {
        character.base -= style.size * 0.3;
        style.size *= 0.6;
    }
    (character, style)
}

fn same_place(last: Option<&Character>, next: &Character) -> bool {
    last.is_some_and(|l| (l.left - next.left).abs() < 0.05 && (l.right - next.right).abs() < 0.05)
}

/// Adds a letter. A glyph that is lam and alef in one comes with its letters the wrong way round.
fn push(text: &mut String, c: char, same_place: bool) {
    let alef = text.chars().next_back();
    match alef {
        Some(alef @ ('\u{622}' | '\u{623}' | '\u{625}' | '\u{627}'))
            if same_place && c == '\u{644}' =>
        {
            text.pop();
            text.push(c);
            text.push(alef);
        }
        _ => clean::push(text, c),
    }
}

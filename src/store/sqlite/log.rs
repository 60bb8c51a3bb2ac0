//! What stands in the log beside a database, read without SQLite, which would lay it over the file.
//!
//! The format is <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>.

use std::{
    fs::File,
    io::{self, BufReader, ErrorKind, Read},
    path::Path,
};

const LOG_HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

/// Where the first page of a database says how often it was written (`PRAGMA user_version`).
const USER_VERSION: usize = 60;

/// What a log would bring into the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Whether it would bring anything.
    pub(super) is_pending: bool,
    /// The first and the last count of writings (`PRAGMA user_version`) that it would bring, if any.
    pub(super) counts: Option<(i32, i32)>,
}

/// What the log at a path would bring into its file; nothing where there is no log.
pub(super) fn read(path: &Path) -> io::Result<Contents> {
    match File::open(path) {
        Ok(file) => Frames::begin(BufReader::new(file))?.map_or(Ok(Contents::default()), Frames::contents),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Contents::default()),
        Err(error) => Err(error),
    }
}

/// The pages of a log, one after the other.
struct Frames<R> {
    file: R,
    page_size: usize,
    salts: [u8; 8],
    sum: Sum,
}

impl<R: Read> Frames<R> {
    /// A log, where there is a whole head of one.
    fn begin(mut file: R) -> io::Result<Option<Self>> {
        let mut head = [0; LOG_HEAD];
        if !is_whole(file.read_exact(&mut head))? {
            return Ok(None);
        }
        let magic = number(&head, 0);
        let page_size = number(&head, 8) as usize;
        let mut sum = Sum { big_endian: magic & 1 == 1, halves: (0, 0) };
        sum.take(&head[..24]);
        let is_log = magic & !1 == 0x377f_0682 && page_size.is_power_of_two() && (512..=65_536).contains(&page_size);
        let salts = head[16..24].try_into().expect("eight bytes");
        Ok((is_log && sum.is(&head[24..])).then_some(Frames { file, page_size, salts, sum }))
    }

    fn contents(mut self) -> io::Result<Contents> {
        let mut committed = Contents::default();
        let mut counts = None::<(i32, i32)>;
        let mut frame = vec![0; FRAME_HEAD + self.page_size];
        while is_whole(self.file.read_exact(&mut frame))? {
            let (head, page) = frame.split_at(FRAME_HEAD);
            self.sum.take(&head[..8]);
            self.sum.take(page);
            // What follows was left from before, or broke off.
            if head[8..16] != self.salts || !self.sum.is(&head[16..]) {
                break;
            }
            if number(head, 0) == 1 {
                let count = number(page, USER_VERSION).cast_signed();
                counts = Some((counts.map_or(count, |(first, _)| first), count));
            }
            // The last page of a transaction says how large the file is after it.
            if number(head, 4) != 0 {
                committed = Contents { is_pending: true, counts };
            }
        }
        Ok(committed)
    }
}

/// The sum that SQLite makes of all that stands before.
struct Sum {
    big_endian: bool,
    halves: (u32, u32),
}

impl Sum {
    fn take(&mut self, bytes: &[u8]) {
        for pair in bytes.chunks_exact(8) {
            let (first, second) = (self.word(&pair[..4]), self.word(&pair[4..]));
            self.halves.0 = self.halves.0.wrapping_add(first).wrapping_add(self.halves.1);
            self.halves.1 = self.halves.1.wrapping_add(second).wrapping_add(self.halves.0);
        }
    }

    fn word(&self, bytes: &[u8]) -> u32 {
        let bytes = bytes.try_into().expect("four bytes");
        if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    }

    /// Whether it is what was written down, which is big-endian always.
    fn is(&self, written: &[u8]) -> bool {
        (number(written, 0), number(written, 4)) == self.halves
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

/// Whether all was there to read.
fn is_whole(read: io::Result<()>) -> io::Result<bool> {
    match read {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

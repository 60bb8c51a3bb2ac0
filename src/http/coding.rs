//! How what is sent is compressed, as far as its client takes that (RFC 9110, section 12.5.3).

use axum::http::{HeaderMap, header};
use flate2::write::GzEncoder;
use std::io::{self, Write};
use tokio::{
    sync::Semaphore,
    task::{JoinError, spawn_blocking},
};

/// A way to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Brotli (RFC 7932).
    Brotli,
    /// Zstandard (RFC 8878).
    Zstandard,
    /// gzip (RFC 1952).
    Gzip,
}

/// Between small and fast: most of what is compressed is sent a few times only.
const BROTLI: i32 = 5;
/// As above.
const GZIP: u32 = 5;

/// How many large texts are compressed at the same time.
static PLACES: Semaphore = Semaphore::const_new(2);

/// Does what takes long, such as compressing, where nobody who connects waits for it; few at a time, the others wait.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, JoinError> {
    let _place = PLACES.acquire().await;
    spawn_blocking(work).await
}

impl Coding {
    /// Every coding; the earlier is preferred where a client likes several best. Zstandard is by far the fastest, but there are
    /// programs that announce all three and fail at it: it goes to who takes no Brotli, or likes it better.
    pub const ALL: [Coding; 3] = [Coding::Brotli, Coding::Zstandard, Coding::Gzip];

    /// Its name in headers.
    pub fn word(self) -> &'static str {
        match self {
            Coding::Zstandard => "zstd",
            Coding::Brotli => "br",
            Coding::Gzip => "gzip",
        }
    }

    /// The coding that a client likes best; none where it names none.
    pub fn preferred(headers: &HeaderMap) -> Option<Coding> {
        let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let mut weights = [None; 3];
        let mut any = 0.0;
        for part in accepted.flat_map(|value| value.split(',')) {
            let (name, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse().ok()).unwrap_or(0.0);
            match Coding::ALL.iter().position(|coding| name.trim().eq_ignore_ascii_case(coding.word())) {
                Some(place) => weights[place] = Some(weight),
                None if name.trim() == "*" => any = weight,
                None => {}
            }
        }
        let weight = |place: usize| weights[place].unwrap_or(any);
        let best = (0..3).map(weight).fold(0.0, f32::max);
        (0..3).find(|place| best > 0.0 && weight(*place) >= best).map(|place| Coding::ALL[place])
    }

    /// Reads all of something and writes it compressed.
    pub fn compress(self, mut from: impl io::Read, to: impl Write) -> io::Result<()> {
        match self {
            Coding::Zstandard => zstd::stream::copy_encode(from, to, zstd::DEFAULT_COMPRESSION_LEVEL),
            Coding::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams { quality: BROTLI, ..Default::default() };
                brotli::BrotliCompress(&mut from, &mut { to }, &parameters).map(drop)
            }
            Coding::Gzip => {
                let mut encoder = GzEncoder::new(to, flate2::Compression::new(GZIP));
                io::copy(&mut from, &mut encoder)?;
                encoder.finish().map(drop)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_coding_is_the_one_that_the_client_likes_best() {
        for (given, coding) in [
            ("gzip, deflate, br, zstd", Some(Coding::Brotli)),
            ("gzip, br;q=0.9, zstd", Some(Coding::Zstandard)),
            ("GZIP", Some(Coding::Gzip)),
            ("gzip;q=1.0, zstd;q=0.5", Some(Coding::Gzip)),
            ("*", Some(Coding::Brotli)),
            ("*, br;q=0", Some(Coding::Zstandard)),
            ("gzip;q=0", None),
            ("identity", None),
            ("", None),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(given))]);
            assert_eq!(Coding::preferred(&headers), coding, "{given}");
        }
        assert_eq!(Coding::preferred(&HeaderMap::new()), None);
    }
}

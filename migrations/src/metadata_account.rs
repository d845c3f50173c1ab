//! What the metadata program's account says of a mint.

use crate::description::Metadata;

/// Its kind, whoever may change it, and the mint come before the texts.
const TEXTS_OFFSET: usize = 1 + 32 + 32;

/// Name, symbol and uri without the zeros that pad them; `None` for any other account.
pub fn read(data: &[u8]) -> Option<Metadata> {
    let (name, rest) = text(data.get(TEXTS_OFFSET..)?)?;
    let (symbol, rest) = text(rest)?;
    let (uri, _) = text(rest)?;
    Some(Metadata { name, symbol, uri })
}

fn text(data: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = data.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (bytes, rest) = rest.split_at_checked(length)?;
    let text = std::str::from_utf8(bytes).ok()?;
    Some((text.trim_end_matches('\0').to_owned(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padded_texts_are_read_and_a_cut_account_is_not() {
        let mut data = vec![0; TEXTS_OFFSET];
        for (text, length) in [("Tide", 32_u32), ("tideSOL", 10), ("https://example.org", 200)] {
            data.extend(length.to_le_bytes());
            let end = data.len() + usize::try_from(length).expect("a small number");
            data.extend(text.as_bytes());
            data.resize(end, 0);
        }
        let found = read(&data).expect("metadata");
        assert_eq!((found.name.as_str(), found.symbol.as_str()), ("Tide", "tideSOL"));
        assert_eq!(found.uri, "https://example.org");
        assert_eq!(read(&data[..data.len() - 1]), None);
        assert_eq!(read(&[]), None);
    }
}

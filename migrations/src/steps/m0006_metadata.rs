//! What wallets show.

use crate::{Change, Description, description::Token};

pub fn diff(wanted: &Description, texts: Option<&[String; 3]>) -> Option<Change> {
    let token = wanted.token.as_ref()?;
    let Token { name, symbol, uri } = token;
    let is_shown = texts == Some(&[name.clone(), symbol.clone(), uri.clone()]);
    (!is_shown).then(|| Change::Name(token.clone()))
}

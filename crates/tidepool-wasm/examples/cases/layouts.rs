//! The lender's instructions and accounts as bytes, for the page's hand-written description.

use borsh::to_vec;
use serde_json::{Value, json};
use tidepool_lending::{
    books::Books,
    instruction::{LendingInstruction as Told, Rest},
    state::{Claim, Header, Obligation, Position},
};

use crate::{
    hex,
    lender::{CAPS, RISK, market},
};

/// Every instruction in the order of its number, and every account.
pub fn layouts() -> Value {
    let instructions = instructions().map(|told| hex(&told.to_bytes()));
    json!({ "instructions": instructions, "accounts": accounts() })
}

fn instructions() -> [Told; 16] {
    let lamports = 0x0102_0304_0506_0708;
    [
        Told::InitMarket { index: 9, risk: RISK, caps: CAPS },
        Told::Supply { lamports },
        Told::Withdraw { shares: lamports },
        Told::Post { tokens: lamports },
        Told::Unpost { tokens: lamports },
        Told::Borrow { lamports },
        Told::Repay { lamports },
        Told::LiquidateByRedeeming { lamports, rest: Rest::Refuse, nonce: 11 },
        Told::LiquidateForTokens { lamports },
        Told::CollectTicket,
        Told::AbsorbBadDebt,
        Told::Accrue,
        Told::SetCaps { caps: CAPS },
        Told::TakeReserves { lamports },
        Told::ClosePosition,
        Told::CloseObligation,
    ]
}

fn accounts() -> Value {
    let header = |tag| Header { tag, version: 1, bump: 250 };
    let (market_address, owner) = ([6; 32], [7; 32]);
    let books = Books { index: 3 << 63, debt_shares: 12, ..Books::new(77) };
    let position = Position { header: header(2), market: market_address, owner, shares: 21 };
    let obligation = Obligation {
        header: header(3),
        market: market_address,
        owner,
        tokens: 31,
        debt_shares: 32,
    };
    let claim = Claim {
        header: header(4),
        market: market_address,
        ticket: [8; 32],
        liquidator: owner,
        owed: 41,
        carried: 42,
        rents: 43,
    };
    json!({
        "market": hex(&to_vec(&market(books)).expect("bytes")),
        "position": hex(&to_vec(&position).expect("bytes")),
        "obligation": hex(&to_vec(&obligation).expect("bytes")),
        "claim": hex(&to_vec(&claim).expect("bytes")),
    })
}

//! The bytes of the accounts, as `docs/spec/accounts.md` has them.

use super::{
    Pool,
    entry::Entry,
    governance::Key,
    people::OpenTicket,
    rates::RATES,
    stake::{Recorded, StakeAddress},
};

const POOL: [u8; 8] = [0xf1, 0x9a, 0x6d, 0x04, 0x11, 0xb1, 0x6d, 0xbc];
const LIST: [u8; 8] = [0x6d, 0x55, 0x83, 0x2a, 0xb1, 0xb9, 0x69, 0x73];
const TICKET: [u8; 8] = [0x29, 0xe4, 0x18, 0xa5, 0x4e, 0x5a, 0xeb, 0xc8];
const VERSION: u8 = 1;
const POOL_LEN: usize = 3_136;
const HEADER_LEN: usize = 176;
const ENTRY_LEN: usize = 144;
const NOBODY: [u8; 32] = [0; 32];

/// What the model cannot know: who is where.
pub trait Addresses {
    /// Bumps of the pool, reserve, mint and list.
    fn bumps(&self) -> [u8; 4];
    /// Addresses of the pool, reserve, mint and list.
    fn accounts(&self) -> [[u8; 32]; 4];
    /// Somebody who can sign.
    fn key(&self, key: Key) -> [u8; 32];
    /// A validator's vote account.
    fn vote(&self, validator: usize) -> [u8; 32];
    /// A stake account and its bump.
    fn stake(&self, address: StakeAddress) -> ([u8; 32], u8);
    /// Somebody's wallet.
    fn person(&self, who: usize) -> [u8; 32];
    /// A ticket's bump.
    fn ticket_bump(&self, first_owner: usize, nonce: u64) -> u8;
}

/// Fields one after the other.
struct Writer(Vec<u8>);

impl Writer {
    fn new(kind: [u8; 8]) -> Self {
        let mut bytes = kind.to_vec();
        bytes.push(VERSION);
        Self(bytes)
    }

    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend(bytes);
        self
    }

    fn word(&mut self, word: u64) -> &mut Self {
        self.bytes(&word.to_le_bytes())
    }

    fn half(&mut self, half: u64) -> &mut Self {
        self.bytes(&u32::try_from(half).expect("32 bits").to_le_bytes())
    }

    fn amount(&mut self, amount: i128) -> &mut Self {
        self.word(u64::try_from(amount).expect("an amount of 64 bits"))
    }

    fn zeros(&mut self, up_to: usize) -> &mut Self {
        assert!(self.0.len() <= up_to, "a field is too long");
        self.0.resize(up_to, 0);
        self
    }
}

impl Pool {
    /// The pool's account.
    ///
    /// # Panics
    /// For an amount that no account could hold.
    pub fn pool_bytes(&self, addresses: &impl Addresses) -> Vec<u8> {
        let mut writer = Writer::new(POOL);
        writer.bytes(&addresses.bumps()).zeros(16);
        self.write_rate_block(&mut writer);
        self.write_policy(&mut writer);
        let [pool, reserve, mint, list] = addresses.accounts();
        assert_ne!(pool, NOBODY, "a pool has an address");
        let holders = self.governance.holders.map(|holder| addresses.key(holder));
        let [admin, strategist, guardian, treasury] = holders;
        writer
            .bytes(&addresses.key(Key::Creator))
            .word(0)
            .bytes(&reserve)
            .bytes(&mint)
            .bytes(&list);
        writer.bytes(&admin).bytes(&strategist);
        self.write_rates(&mut writer);
        writer.bytes(&guardian).bytes(&treasury);
        self.write_governance(&mut writer, addresses);
        writer.zeros(POOL_LEN);
        writer.0
    }

    fn write_rate_block(&self, writer: &mut Writer) {
        let (ledger, with) = (&self.ledger, &self.parameters);
        let pend = i64::try_from(ledger.pend).expect("64 bits");
        writer.amount(ledger.backing).amount(ledger.tide).amount(ledger.tide_start);
        writer.amount(ledger.tide_length).amount(ledger.shares).amount(ledger.waiting_fees);
        writer.amount(ledger.debt).bytes(&ledger.index.to_le_bytes()).amount(ledger.carry);
        writer.bytes(&pend.to_le_bytes()).word(ledger.last_update_epoch);
        writer.word(ledger.last_update_slot).half(ledger.insolvent.into());
        writer.half(with.exit_floor).half(with.exit_ceiling).half(with.deposit_fee);
        writer.half(with.protocol_fee).half(with.reserve_target);
        writer.amount(ledger.reserve_tracked).amount(ledger.minted);
    }

    fn write_policy(&self, writer: &mut Writer) {
        let (ledger, with) = (&self.ledger, &self.parameters);
        writer.amount(ledger.gap_out).word(ledger.open);
        writer.half(with.window).half(with.movement_cap).half(with.max_commission).zeros(192);
        writer.word(self.at_update.first_slot).word(self.at_update.slots);
        writer.amount(self.at_update.backing).amount(self.moved).word(self.moved_epoch);
        writer.amount(self.locked_shares).amount(ledger.unclaimed).word(self.created_epoch);
    }

    fn write_governance(&self, writer: &mut Writer, addresses: &impl Addresses) {
        let governance = &self.governance;
        writer.word(governance.open_from).word(governance.pauses);
        for heir in governance.heirs {
            let key = heir.map_or(NOBODY, |heir| addresses.key(heir.value));
            writer.bytes(&key).word(heir.map_or(0, |heir| heir.ready));
        }
        for change in governance.changes {
            let (ready, value) = change.map_or((0, 0), |change| (change.ready, change.value));
            writer.word(ready).half(value).half(0);
        }
    }

    fn write_rates(&self, writer: &mut Writer) {
        writer.word(self.rates.recorded);
        let kept = self.rates.last.len();
        let first = usize::try_from(self.rates.recorded).expect("64 bits") - kept;
        let mut ring = [None; RATES];
        for (number, record) in (first..).zip(&self.rates.last) {
            ring[number % RATES] = Some(record);
        }
        for record in ring {
            let start = writer.0.len();
            if let Some(record) = record {
                writer.word(record.epoch).word(record.slot);
                writer.amount(record.value).amount(record.shares);
            }
            writer.zeros(start + 32);
        }
    }

    /// The list's account.
    ///
    /// # Panics
    /// For an amount that no account could hold.
    pub fn list_bytes(&self, addresses: &impl Addresses) -> Vec<u8> {
        let (list, word) = (&self.list, |count: usize| u64::try_from(count).expect("64 bits"));
        let mut writer = Writer::new(LIST);
        writer.zeros(16).bytes(&addresses.accounts()[0]).word(word(list.count()));
        writer.word(list.epoch).word(word(list.seen())).amount(list.total_tracked());
        writer.amount(list.cooling()).amount(list.cooled_unswept()).word(list.sum_weights());
        writer.half(list.next_generation.into()).zeros(168);
        writer.half(word(list.slots.len())).zeros(HEADER_LEN);
        for slot in &list.slots {
            let start = writer.0.len();
            if let Some(entry) = slot {
                write_entry(&mut writer, entry, addresses);
            }
            writer.zeros(start + ENTRY_LEN);
        }
        let capacity = usize::try_from(list.capacity).expect("64 bits");
        writer.zeros(HEADER_LEN + ENTRY_LEN * capacity);
        writer.0
    }

    /// The account of an open ticket.
    pub fn ticket_bytes(&self, ticket: &OpenTicket, addresses: &impl Addresses) -> Vec<u8> {
        let mut writer = Writer::new(TICKET);
        writer.bytes(&[addresses.ticket_bump(ticket.first_owner, ticket.nonce)]).zeros(16);
        writer.bytes(&addresses.accounts()[0]).bytes(&addresses.person(ticket.owner));
        writer.amount(ticket.terms.owed).bytes(&ticket.terms.index.to_le_bytes());
        writer.word(ticket.terms.epoch).zeros(ENTRY_LEN);
        writer.0
    }
}

fn write_entry(writer: &mut Writer, entry: &Entry, addresses: &impl Addresses) {
    let recorded = |account: Option<Recorded>| {
        account.map_or(NOBODY, |recorded| addresses.stake(recorded.address).0)
    };
    let bump = |address: Option<StakeAddress>| address.map_or(0, |one| addresses.stake(one).1);
    let flags = u8::from(entry.is_flagged) + 2 * u8::from(entry.is_leaving);
    writer.bytes(&addresses.vote(entry.validator));
    writer.bytes(&recorded(entry.main)).bytes(&recorded(entry.transient));
    writer.amount(entry.tracked).amount(entry.cooling).word(entry.seen_epoch);
    writer.word(entry.added_epoch).half(entry.weight.into());
    writer.half(entry.next_main.into()).half(entry.next_transient.into());
    writer.bytes(&[bump(entry.last_main), bump(entry.last_transient), flags]);
}

//! Accounts as the program sees them, in memory of this process.

use pinocchio::{AccountView, Address, account::RuntimeAccount};

const WORD: usize = size_of::<u64>();
const HEAD: usize = size_of::<RuntimeAccount>() / WORD;

/// An account's header and its data behind it, as the runtime lays them out.
pub struct HostAccount {
    words: Vec<u64>,
}

impl HostAccount {
    /// An account of `owner` with no data yet and room for `most` bytes.
    pub fn new(owner: &Address, most: usize) -> Self {
        let mut account = Self { words: vec![0; HEAD + most.div_ceil(WORD)] };
        let head = RuntimeAccount {
            borrow_state: pinocchio::account::NOT_BORROWED,
            owner: owner.clone(),
            ..RuntimeAccount::default()
        };
        // SAFETY: the words begin with as many as a header has, aligned as it is.
        unsafe { account.words.as_mut_ptr().cast::<RuntimeAccount>().write(head) };
        account
    }

    /// The account with `data`; no view of other data is in use any more.
    pub fn with(&mut self, data: &[u8]) -> AccountView {
        assert!(data.len() <= (self.words.len() - HEAD) * WORD, "room for the data");
        let head = self.words.as_mut_ptr().cast::<RuntimeAccount>();
        // SAFETY: a header stands there since `new`, and behind it is room for the data.
        unsafe {
            (*head).data_len = u64::try_from(data.len()).expect("64 bits");
            let behind = self.words.as_mut_ptr().add(HEAD).cast::<u8>();
            behind.copy_from_nonoverlapping(data.as_ptr(), data.len());
            AccountView::new_unchecked(head)
        }
    }
}

//! Our own accounts, as integrators, clients and doubters read them.

use tidepool_client::account;
use tidepool_math::RateView;
use tidepool_solvency::addresses;

use super::{
    feed,
    input::{Kind, real_accounts},
};

#[test]
fn pools_are_read_alike_by_all_readers() {
    let (mut read, mut refused) = (0, 0);
    feed(real_accounts(Kind::Pool), |data| {
        let (view, pool) = (RateView::parse(data), account::decode_pool(data));
        let _ = addresses(data, &[]);
        match (&view, &pool) {
            (Ok(view), Ok(pool)) => {
                read += 1;
                let rate = &pool.rate;
                assert_eq!(view.backing.0, rate.backing);
                assert_eq!(view.tide.amount.0, rate.tide_amount);
                assert_eq!(view.shares.0, rate.shares);
                assert_eq!(view.ticket_debt.0, rate.ticket_debt);
                assert_eq!(view.observed, rate.observed);
                assert_eq!(view.last_update_epoch.0, rate.last_update_epoch);
                // Any numbers have an answer, if only that they have no price.
                let _ = pool.ledger().value(tidepool_math::Slot(u64::MAX));
            }
            // A price needs the first bytes only, and minds the version.
            _ => refused += 1,
        }
        if pool.is_ok() && data[8] == 1 {
            assert!(view.is_ok(), "a pool has a rate: {:?}", &data[..16]);
        }
    });
    assert!(read > 0 && refused > 0, "{read} {refused}");
}

#[test]
fn lists_get_an_answer() {
    let (mut read, mut refused) = (0, 0);
    feed(real_accounts(Kind::List), |data| {
        let _ = (addresses(&[], data), account::capacity_of_list(data));
        match account::decode_validators(data) {
            Ok((_, entries)) => {
                let capacity = account::capacity_of_list(data).expect("a list");
                assert!(entries.len() <= usize::try_from(capacity).expect("64 bits"));
                read += 1;
            }
            Err(_) => refused += 1,
        }
    });
    assert!(read > 0 && refused > 0, "{read} {refused}");
}

#[test]
fn tickets_get_an_answer() {
    let (mut read, mut refused) = (0, 0);
    feed(real_accounts(Kind::Ticket), |data| match account::decode_ticket(data) {
        Ok(ticket) => {
            assert_eq!(ticket.owner.to_bytes(), data[48..80]);
            assert_eq!(ticket.owed.to_le_bytes(), data[80..88]);
            read += 1;
        }
        Err(_) => refused += 1,
    });
    assert!(read > 0 && refused > 0, "{read} {refused}");
}

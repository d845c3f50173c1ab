//! What others read of the lender's accounts.

use borsh::BorshSerialize;
use tidepool_lending::{
    error::LendingError,
    state::{Claim, Market, Obligation, Position, Record},
};

/// Zeros of the type's length and tag are a legal account; one byte off anywhere in front is none.
fn check<T: Record + BorshSerialize>() {
    let mut data = vec![0; T::LEN];
    data[0] = T::TAG;
    data[1] = 1;
    let value = T::read(&data).ok().expect("an account");
    let mut again = vec![];
    value.serialize(&mut again).expect("bytes");
    assert_eq!(again, data);
    for tag in (0..=u8::MAX).filter(|tag| *tag != T::TAG) {
        data[0] = tag;
        assert_eq!(T::read(&data).err(), Some(T::WRONG), "{tag}");
    }
    data[0] = T::TAG;
    assert_eq!(T::read(&data[..T::LEN - 1]).err(), Some(T::WRONG));
    data[1] = 2;
    assert_eq!(T::read(&data).err(), Some(LendingError::UnknownVersion));
    data.push(0);
    assert_eq!(T::read(&data).err(), Some(T::WRONG));
}

#[test]
fn an_account_is_its_type_its_version_and_its_length() {
    check::<Market>();
    check::<Position>();
    check::<Obligation>();
    check::<Claim>();
    assert_eq!([Market::TAG, Position::TAG, Obligation::TAG, Claim::TAG], [1, 2, 3, 4]);
    assert_eq!([Market::LEN, Position::LEN, Obligation::LEN, Claim::LEN], [344, 75, 83, 123]);
}

//! What those read who found a flaw and hold nothing but the program's bytes.

use std::fs;

use solana_security_txt::find_and_parse;
use tidepool_tests::folder::package;

#[test]
fn the_program_says_how_to_report_a_flaw() {
    let file = solana_program_test::find_file("tidepool.so").expect("the program");
    let text = find_and_parse(&fs::read(file).expect("a readable file")).expect("a security.txt");
    assert_eq!(text.name, "Tidepool");
    assert_eq!(text.policy, "SECURITY.md in the source repository");
    assert_eq!(text.contacts.len(), 1);
    assert!(text.contacts[0].to_string().contains("private vulnerability report"));
    let policy = package().join("../SECURITY.md");
    let policy = fs::read_to_string(policy).expect("the policy that the text names");
    assert!(policy.contains("privately"));
}

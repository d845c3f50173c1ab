//! A history as text, which can be kept.

use serde::{Deserialize, Serialize};

use crate::{Operation, Setting};

/// A history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What it shows, in a sentence; for a new one, where it comes from.
    pub about: String,
    /// How it begins.
    pub setting: Setting,
    /// What happens.
    pub operations: Vec<Operation>,
}

impl Case {
    /// As JSON, an operation a line.
    ///
    /// # Panics
    /// Never.
    pub fn to_json(&self) -> String {
        let text = |operation| serde_json::to_string(operation).expect("plain data");
        let operations: Vec<_> = self.operations.iter().map(text).collect();
        let about = serde_json::to_string(&self.about).expect("text");
        let setting = serde_json::to_string(&self.setting).expect("plain data");
        let operations = operations.join(",\n    ");
        format!(
            "{{\n  \"about\": {about},\n  \"setting\": {setting},\n  \"operations\": [\n    \
             {operations}\n  ]\n}}\n"
        )
    }

    /// From JSON.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Case, plan};

    #[test]
    fn a_case_is_the_same_after_being_written_and_read() {
        for seed in 0..20 {
            let case = plan(seed, 200);
            assert_eq!(Case::from_json(&case.to_json()).unwrap(), case);
        }
    }
}

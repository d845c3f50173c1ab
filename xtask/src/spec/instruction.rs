//! What there is to say about an instruction.

/// One instruction of the program.
pub struct Instruction {
    /// Its name.
    pub name: String,
    /// Who it is for: the folder of its file.
    pub group: String,
    /// What it does.
    pub summary: String,
    /// More, from its accounts' struct.
    pub remarks: String,
    /// Arguments and their types.
    pub arguments: Vec<(String, String)>,
    /// The type of the return data.
    pub returns: String,
    /// Its accounts, in order.
    pub accounts: Vec<Account>,
    /// What its source says of its errors.
    pub documented_errors: String,
    /// The names of all its errors.
    pub errors: Vec<String>,
}

/// One account of an instruction.
pub struct Account {
    /// The name.
    pub name: String,
    /// What it is.
    pub meaning: String,
    /// Whether the instruction may change it.
    pub writable: bool,
    /// Whether it signs.
    pub signer: bool,
}

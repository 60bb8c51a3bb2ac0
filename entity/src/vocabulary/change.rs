super::vocabulary! {
    /// What became of a fact from one edition to another.
    Change "change" {
        /// It is new.
        Added = "added",
        /// Something of it is different.
        Changed = "changed",
        /// It is gone.
        Removed = "removed",
    }
}

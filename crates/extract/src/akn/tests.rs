//! Tests of the reader of Akoma Ntoso.

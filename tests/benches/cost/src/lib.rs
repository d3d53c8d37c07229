//! What settings cost: the same settings loaded by this library, by its peers, and by code written by hand.

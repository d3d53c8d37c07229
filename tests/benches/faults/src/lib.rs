//! What goes unseen: the same mistakes made in the settings of this library, of its peers, and of code written by hand.

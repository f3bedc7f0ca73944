"""What the record learnt, changed and withdrew, as an Atom feed (RFC 4287)."""

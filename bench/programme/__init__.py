"""The programme's people: many who register in a minute, and a door that was offline."""

"""The programme: a board of five years, many who register in a minute, and a door that was offline."""

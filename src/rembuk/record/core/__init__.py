"""The rules of the record, in plain Python."""

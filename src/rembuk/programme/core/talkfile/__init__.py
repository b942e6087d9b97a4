"""The file format of a programme: its records, reading, checking and writing them. See docs/format.md."""

"""Rules of the log in plain Python: hashes, roots, proofs."""

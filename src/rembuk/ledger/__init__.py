"""The append-only log of acts, with Merkle proofs. Holds no foreign key."""

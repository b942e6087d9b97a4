"""Sample rows for tests, one module a room. Sample people are plainly samples."""

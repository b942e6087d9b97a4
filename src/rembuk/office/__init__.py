"""The review desk over padan, installed in the office zone only."""

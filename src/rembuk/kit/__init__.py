"""Small modules named after a thing; at most eight of them."""

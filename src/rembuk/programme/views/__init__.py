"""The pages of programmes and talks: the public's, and the desk's."""

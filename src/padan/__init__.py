"""padan: the engine that keeps a voter list accurate. A library and a command; no Django in it."""

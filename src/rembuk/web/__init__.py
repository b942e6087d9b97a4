"""The roof: settings, addresses, the home page, and every place where rooms meet."""

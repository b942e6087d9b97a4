"""Base templates, components, tokens, icons and small scripts. Knows no room."""

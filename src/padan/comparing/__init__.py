"""How alike two rows are, field by field, in small whole numbers."""

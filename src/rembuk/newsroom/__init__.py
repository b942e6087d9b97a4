"""News: articles in the editors' desk, drafts written from the record, feeds."""

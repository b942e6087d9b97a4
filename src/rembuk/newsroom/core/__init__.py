"""The draft of an article: templates of facts in plain Python."""

"""How the model is learned from the list itself, without anybody having said which pairs are true."""

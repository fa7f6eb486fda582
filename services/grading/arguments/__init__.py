"""Arguments line by line: whether each line follows from the one before."""

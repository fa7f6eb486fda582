"""Moving: a journal as lines that another installation can read, and such lines as a journal again."""

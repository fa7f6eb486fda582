"""Questions that exact algebra leaves open: who answers them, and the processes in which that happens."""

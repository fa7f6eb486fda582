"""Forgetting: what a learner names is cleared from the journal, what rested on it is written anew or goes, and every fold is made again."""

"""What is assigned: rows, and what follows from them for one learner."""

"""A course tried on simulated learners before people learn with it: what they would meet, where they would be stuck (pure)."""

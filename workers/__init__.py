"""Background work: what runs after the reply, and what runs by the clock."""

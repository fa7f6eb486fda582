"""What the gate is made of: how a sentence is read, and how it is found to tell an answer or something false (pure)."""

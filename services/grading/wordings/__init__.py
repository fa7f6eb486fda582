"""What a learner is told for each reason, one file a language."""

"""The evaluation of the tutor's dialogue: simulated and recorded learners, a scripted model of several behaviours, deterministic scores."""

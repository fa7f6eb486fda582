"""An educator's overrides of one learner's plan."""

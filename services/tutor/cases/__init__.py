"""Cases: what learners ask a person to look at. Rows hold ids and codes; what anybody wrote stands sealed in the learner's journal."""

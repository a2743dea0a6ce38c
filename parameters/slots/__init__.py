"""What each row of a plan may hold: its kind of value, unit, bounds and words, and what is taken if it is left out."""

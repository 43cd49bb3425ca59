"""Controls that know the look and the habits of the program, but no page."""

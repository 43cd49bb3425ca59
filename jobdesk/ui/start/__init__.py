"""Before there is an open centre: first run, unlocking, and what to do when it will not open."""

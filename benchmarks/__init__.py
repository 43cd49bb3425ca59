"""What the program promises in speed, as a ratio to a bare rival measured in the same run."""

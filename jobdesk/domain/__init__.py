"""Records and rules of a job centre: plain data, no files, no SQL, no Qt."""

"""What each word of the `jobdesk` command does, by the same services as the window."""

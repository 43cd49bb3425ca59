"""`python -m jobdesk` is the same command as `jobdesk`."""

from jobdesk.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

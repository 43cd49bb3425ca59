"""Sheets in and out; knows no database."""

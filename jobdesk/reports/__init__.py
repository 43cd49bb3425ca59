"""Figures to PDF bytes; knows no database."""

"""The parts of an import: shapes, reading, matching, planning, deciding, applying, parking."""

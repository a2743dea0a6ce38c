"""Plans as workbooks: files that users hand in, opened with care, and the rows that hold a plan's tree."""

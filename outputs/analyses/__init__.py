"""What people read of analyses: their tables, charts and sentences. Nothing here computes a figure."""

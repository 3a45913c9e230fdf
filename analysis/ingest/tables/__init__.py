"""Readers of tables: CSV, JSON, spreadsheets, Parquet; rows as they stand."""

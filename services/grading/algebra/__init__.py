"""Exact algebra on trees, with bounded work (pure)."""

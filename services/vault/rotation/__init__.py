"""Replaces keys of every level while everybody works on: the root, the epoch, tenants' keys, accounts' data keys."""

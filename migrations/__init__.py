"""The history of the tables: `main` for the content database, `keys` for the key database; see README.md."""

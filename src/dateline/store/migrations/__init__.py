"""The steps by which a database file comes to the present form, run by `dateline.store.schema`."""

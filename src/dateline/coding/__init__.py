"""A report's text into claims: one module a facet, put together by the coder."""

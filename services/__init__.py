"""The service: one folder a domain, on floors that import only downwards."""

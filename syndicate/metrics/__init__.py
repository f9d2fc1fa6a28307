"""What is measured, and how it is told to Prometheus. prometheus_client is used here alone."""

"""What brings the wire to outlets."""

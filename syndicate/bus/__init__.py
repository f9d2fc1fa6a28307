"""Wake-ups on their way: in one process, or between many by NATS."""

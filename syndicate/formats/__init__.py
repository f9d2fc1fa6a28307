"""Forms a dispatch comes in and goes out in, one module each."""

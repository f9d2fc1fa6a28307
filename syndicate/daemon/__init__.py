"""When things happen: the scheduler, the watchers, the press, the web server and the signals."""

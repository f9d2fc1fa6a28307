"""The live wire: server-sent events (WHATWG HTML §9.2) at `/wire`, for anybody who keeps listening."""

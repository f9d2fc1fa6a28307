-- Run once on a PostgreSQL that was restored from a backup, before any node starts:
--   psql --single-transaction --set ON_ERROR_STOP=1 --file after-restore.sql DATABASE
--
-- Between the backup and its loss numbers were given that the restored record does not know. Given again, they would
-- mean something else: to an outlet that knows a call again by its webhook-id, to a listener that goes on after its
-- Last-Event-ID, and to the stand, which lets nobody publish under a lower number than before. A gap in them means nothing.

SELECT setval(pg_get_serial_sequence('deliveries', 'number'), nextval(pg_get_serial_sequence('deliveries', 'number')) + 100000000);

UPDATE wire_events SET number = number + 100000000 WHERE number = (SELECT max(number) FROM wire_events);

UPDATE leases SET fence = fence + 100000000;

-- A restored table has not been counted: until it is, a section's newest stories are found by sorting all of them.
ANALYZE;

-- What to run every night: the reports of the register bac_giang (put the name of yours) of the month and of the year,
-- as on the day that ended last in Việt Nam. As the role that owns the register, once:
--     psql -v ON_ERROR_STOP=1 -d mydatabase -f examples/schedule/report.sql
-- Then one of the two schedules beside this file runs CALL report.run().
CREATE SCHEMA report;
COMMENT ON SCHEMA report IS 'Scheduled reports';

-- Idempotent: a second run for the same day writes nothing but the log.
-- The session's time zone and search_path do not matter.
CREATE PROCEDURE report.run(as_of date DEFAULT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    CALL khuyencong.run_report('bac_giang', 'month', as_of);
    CALL khuyencong.run_report('bac_giang', 'year', as_of);
END $$;
COMMENT ON PROCEDURE report.run(date) IS 'Stores the reports of a day, by default of the day that ended last in Việt Nam';

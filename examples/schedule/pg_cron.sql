-- The schedule of report.sql with pg_cron: run once, in the database that
-- cron.database_name names, as the role that owns the report.
-- To run something else, change the CALL: scheduling a name again replaces its job.

-- pg_cron counts in GMT: 18:30 is 01:30 of the next day in Việt Nam.
SELECT cron.schedule('khuyencong-report', '30 18 * * *', 'CALL report.run()');

-- pg_cron keeps a log of the runs and never empties it. Once a week, 90 days of these two jobs are kept.
SELECT cron.schedule('khuyencong-purge', '0 19 * * 0', $$
    DELETE FROM cron.job_run_details
    WHERE end_time < now() - interval '90 days'
      AND jobid IN (SELECT jobid FROM cron.job WHERE jobname IN ('khuyencong-report', 'khuyencong-purge'))
$$);

# pg_cron runs the scheduled report: make test-cron.
use strict;
use warnings;
use Test::More;

# as the owner of the report, who is no superuser, or as superuser
my $psql = 'psql -X -q -A -t -v ON_ERROR_STOP=1';
sub psql { my ($sql) = @_; return scalar `$psql -U reporter -c "$sql" 2>&1` }
sub superuser { my ($sql) = @_; return scalar `$psql -c "$sql" 2>&1` }

is(superuser('CREATE EXTENSION khuyencong; CREATE EXTENSION btree_gist; CREATE EXTENSION pg_cron'), '', 'the extensions install');
is(superuser('CREATE ROLE reporter LOGIN; GRANT CREATE ON DATABASE postgres TO reporter; GRANT USAGE ON SCHEMA khuyencong, cron TO reporter'),
	'', 'a role for the report');
is(psql("SELECT khuyencong.create_register('bac_giang')"), "\n", '... and a register of its own');
is(`$psql -U reporter -f examples/schedule/report.sql 2>&1`, '', 'report.sql runs');
is(`$psql -U reporter -f examples/schedule/pg_cron.sql 2>&1`, "1\n2\n", 'pg_cron.sql runs');
is(psql("SELECT jobname, schedule, database, active FROM cron.job ORDER BY jobid"),
	"khuyencong-report|30 18 * * *|postgres|t\nkhuyencong-purge|0 19 * * 0|postgres|t\n", 'two jobs');
is(psql("SELECT (make_time(split_part(schedule, ' ', 2)::integer, split_part(schedule, ' ', 1)::integer, 0) + date '2022-03-31')
	AT TIME ZONE 'GMT' AT TIME ZONE 'Asia/Ho_Chi_Minh' FROM cron.job WHERE jobname = 'khuyencong-report'"),
	"2022-04-01 01:30:00\n", 'the report runs at half past one at night in Hanoi');

# of two days, whichever of them is yesterday when the job runs
psql("INSERT INTO bac_giang.project (code, name, plan_year, budget_source, approved_on)
	SELECT 'P' || n, 'made up', extract(year FROM day), 'local', day
	FROM generate_series(0, 1) AS n, LATERAL (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1 + n) AS d (day);
	INSERT INTO bac_giang.project_funding (project_code, source, amount, decided_on)
	SELECT code, 'local', 100 * row_number() OVER (ORDER BY code), approved_on FROM bac_giang.project");
is(psql("SELECT cron.schedule('khuyencong-report', '* * * * *', command) FROM cron.job WHERE jobname = 'khuyencong-report'"), "1\n",
	'scheduling a name again replaces its job');
psql("SELECT cron.schedule('broken', '* * * * *', 'CALL report.missing()')");

my $ended = "FROM cron.job_run_details WHERE status IN ('succeeded', 'failed')";
for (1 .. 75)
{
	last if psql("SELECT count(DISTINCT jobid) $ended") == 2;
	sleep 1;
}
psql("SELECT cron.unschedule(jobid) FROM cron.job WHERE jobname IN ('khuyencong-report', 'broken')");
is(psql("SELECT DISTINCT command, status $ended ORDER BY command DESC"), "CALL report.run()|succeeded\nCALL report.missing()|failed\n",
	'within 75 seconds the report has run, and a job beside it has failed');
like(psql("SELECT return_message $ended AND command = 'CALL report.missing()' LIMIT 1"), qr/procedure report\.missing\(\) does not exist/,
	'... and says why');

is(psql('SELECT count(*) FROM bac_giang.report_summary'), "2\n", 'the reports of the month and the year are stored');
my ($day) = psql('SELECT DISTINCT as_of FROM bac_giang.report_summary') =~ /(.*)/;
is(psql("SELECT (min(start_time) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1 $ended AND command = 'CALL report.run()'"), "$day\n",
	'... of the day that ended last in Vietnam');
is(psql('SELECT DISTINCT support FROM bac_giang.report_summary WHERE period_start = (SELECT max(period_start) FROM bac_giang.report_summary)'),
	psql("SELECT sum(amount) FROM bac_giang.project_funding WHERE decided_on BETWEEN date_trunc('month', date '$day') AND date '$day'"),
	'... with its sums');
my $before = psql('SELECT xmin, * FROM bac_giang.report_summary ORDER BY period_start');
is(psql("CALL report.run('$day')"), '', 'a second run');
is(psql('SELECT xmin, * FROM bac_giang.report_summary ORDER BY period_start'), $before, '... changes nothing');

# the purge takes runs of its own jobs that are old, not those of others
my ($job) = psql("SELECT cron.schedule('khuyencong-report', '30 18 * * *', 'CALL report.run()')") =~ /(\d+)/;
superuser("INSERT INTO cron.job_run_details (jobid, runid, username, status, end_time)
	VALUES ($job, 1000, 'reporter', 'succeeded', now() - interval '91 days');
	UPDATE cron.job_run_details SET jobid = $job WHERE command = 'CALL report.run()';
	UPDATE cron.job_run_details SET end_time = now() - interval '91 days' WHERE command = 'CALL report.missing()'");
my $kept = superuser('SELECT runid FROM cron.job_run_details WHERE runid <> 1000 ORDER BY runid');
is(psql('SELECT count(*) FROM cron.job_run_details WHERE runid = 1000'), "1\n", 'an old run in the log');
my $purge = psql("SELECT command FROM cron.job WHERE jobname = 'khuyencong-purge'");
is(psql($purge), '', 'the purge runs');
is(superuser('SELECT runid FROM cron.job_run_details ORDER BY runid'), $kept, '... and takes that one only');
is(psql('SELECT count(cron.unschedule(jobid)) FROM cron.job'), "2\n", 'the jobs can be taken off');

done_testing();

# The scheduled report: the same for any session and any number of runs, and
# the systemd units that run it. pg_cron has a test of its own: make test-cron.
use strict;
use warnings;
use Test::More;

sub slurp { local (@ARGV, $/) = @_; return <> }
sub psql { my ($sql) = @_; return scalar `psql -X -q -A -t -v ON_ERROR_STOP=1 -d schedule -c "$sql" 2>&1` }

system('dropdb --if-exists schedule 2>/dev/null; createdb schedule') == 0 or die;
psql('CREATE EXTENSION khuyencong');
is(`psql -X -q -v ON_ERROR_STOP=1 -d schedule -f examples/schedule/report.sql 2>&1`, '', 'report.sql runs');
is(psql("SELECT attname FROM pg_attribute WHERE attrelid = 'report.funding_report'::regclass AND attnum > 0 AND (col_description(attrelid, attnum) IS NULL
	OR atttypid::regtype::text NOT IN ('date', 'numeric', 'bigint', 'text') OR atttypid = 'numeric'::regtype AND atttypmod = -1)"), '',
	'the view has types that BI tools know, and comments');

psql("INSERT INTO report.payment VALUES ('2021-12-31', 1000, true), ('2022-01-01', 150000000, true), ('2022-03-31', 350000000, false),
	('2022-03-31', NULL, true), ('2022-04-01', 7, true)");
my $row = 'SELECT xmin, * FROM report.funding_report NATURAL JOIN report.funding ORDER BY report_date';
psql("CALL report.run('2022-03-31')");
is(psql('TABLE report.funding_report'), "2022-03-31|500000000|150000000|30.0||1\n", 'the year up to a day');
my $before = psql($row);
psql("CALL report.run('2022-03-31')");
is(psql($row), $before, 'a second run changes nothing');
psql("UPDATE report.payment SET amount = 100000000 WHERE amount IS NULL; CALL report.run('2022-03-31')");
is(psql('TABLE report.funding_report'), "2022-03-31|600000000|250000000|41.7||0\n", 'a run after a correction does');
psql("CALL report.run('2023-01-01')");
is(psql("SELECT * FROM report.funding_report WHERE report_date > '2022-12-31'"), "2023-01-01||||no_rows|0\n", 'a new year starts empty');
is(psql('SELECT khuyencong.total(khuyencong.merge(summary)) FROM report.funding'), "600000000\n", 'stored reports merge');

# by day: these two time zones never have the same date
psql('TRUNCATE report.funding');
for my $zone ('Pacific/Kiritimati', 'Pacific/Pago_Pago')
{
	psql("SET TimeZone = '$zone'; SET search_path = ''; CALL report.run()");
}
my $yesterday = "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1";
is(psql("SELECT count(*), max(report_date) >= $yesterday - 1, max(report_date) <= $yesterday FROM report.funding"), "1|t|t\n",
	'by default, the day that ended last in Vietnam');

# what the service runs, here with its files in a folder of the test's
my $service = slurp('examples/schedule/khuyencong-report.service');
my @commands = $service =~ /^ExecStart=(.*)$/mg;
mkdir "$ENV{WORK}/khuyencong";
is(scalar @commands, 2, 'the service has two commands');
for my $command (@commands)
{
	(my $here = $command) =~ s/%S/$ENV{WORK}/;
	$here =~ s{^/usr/bin/}{};
	is(`PGDATABASE=schedule $here 2>&1`, '', $command);
}
is(slurp("$ENV{WORK}/khuyencong/funding.csv"), "report_date,total_vnd,difficult_vnd,difficult_percent,no_percent_because,amounts_missing\n"
	. psql('SELECT max(report_date) FROM report.funding') =~ s/\n//r . ",,,,no_rows,0\n", 'the file');

SKIP:
{
	skip('systemd-analyze or /usr/bin/psql is not there', 4) if !-x '/usr/bin/psql' || system('command -v systemd-analyze >/dev/null 2>&1') != 0;
	for my $unit (glob('examples/schedule/khuyencong-report.*'))
	{
		# it reads what the unit depends on, too
		is(join('', grep { /khuyencong-report/ } `systemd-analyze verify ./$unit 2>&1`), '', "systemd accepts $unit");
	}
	my ($calendar) = slurp('examples/schedule/khuyencong-report.timer') =~ /^OnCalendar=(.*)$/m;
	my $next = `TZ=UTC systemd-analyze calendar --base-time='2022-03-31 12:00:00 UTC' '$calendar' 2>&1`;
	is($?, 0, 'systemd reads the time') or diag($next);
	like($next, qr/Next elapse: Thu 2022-03-31 18:30:00 UTC/, '... as half past one at night in Hanoi');
}

system('dropdb schedule') == 0 or die;
done_testing();

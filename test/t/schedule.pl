# The scheduled report: the same for any session and any number of runs, and
# the systemd units that run it. pg_cron has a test of its own: make test-cron.
use strict;
use warnings;
use Test::More;

sub slurp { local (@ARGV, $/) = @_; return <> }
sub psql { my ($sql) = @_; return scalar `psql -X -q -A -t -v ON_ERROR_STOP=1 -d schedule -c "$sql" 2>&1` }

system('dropdb --if-exists schedule 2>/dev/null; createdb schedule') == 0 or die;
psql("SET client_min_messages = warning; CREATE EXTENSION khuyencong; SELECT khuyencong.create_register('bac_giang'); SELECT khuyencong.load_sample('bac_giang')");
is(`psql -X -q -v ON_ERROR_STOP=1 -d schedule -f examples/schedule/report.sql 2>&1`, '', 'report.sql runs');

my $row = 'SELECT xmin, * FROM bac_giang.report_summary ORDER BY period_start, as_of';
is(psql("CALL report.run('2022-03-31')"), '', 'the reports of a day');
is(psql('SELECT period_start, period_end, as_of, support > 0 FROM bac_giang.report_summary ORDER BY 1'),
	"2022-01-01|2022-12-31|2022-03-31|t\n2022-03-01|2022-03-31|2022-03-31|t\n", '... of its year and its month');
my $before = psql($row);
psql("CALL report.run('2022-03-31')");
is(psql($row), $before, 'a second run changes nothing');
is(psql('SELECT count(*), sum((changed_count > 0)::integer) FROM bac_giang.report_run'), "4|2\n", '... but the log');
psql("UPDATE bac_giang.project_funding SET amount = amount + 1 WHERE id = (SELECT min(id) FROM bac_giang.project_funding
	WHERE source = 'local' AND decided_on BETWEEN '2022-03-01' AND '2022-03-31'); CALL report.run('2022-03-31')");
is(psql("SELECT DISTINCT a.support - b.support FROM bac_giang.report_summary AS a,
	(SELECT split_part(line, '|', 2) AS period_start, split_part(line, '|', 6)::numeric AS support FROM regexp_split_to_table('$before', '\n') AS line WHERE line <> '') AS b
	WHERE b.period_start = a.period_start::text"), "1\n", 'a run after a correction does');
psql("CALL report.run('2023-01-01')");
is(psql("SELECT support, paid FROM bac_giang.report_summary WHERE period_start = '2023-01-01' AND period_end = '2023-12-31'"), "0|0\n", 'a new year starts empty');

# by day: these two time zones never have the same date
psql('TRUNCATE bac_giang.report_summary CASCADE');
for my $zone ('Pacific/Kiritimati', 'Pacific/Pago_Pago')
{
	psql("SET TimeZone = '$zone'; SET search_path = ''; CALL report.run()");
}
my $yesterday = "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1";
is(psql("SELECT count(*), max(as_of) >= $yesterday - 1, max(as_of) <= $yesterday FROM bac_giang.report_summary"), "2|t|t\n",
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
like(slurp("$ENV{WORK}/khuyencong/report.csv"), qr/\Aperiod_start,period_end,as_of,planned,support,.*\n(?:\d{4}-\d\d-01,\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,.*\n){2}\z/, 'the file');

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

# Stored summaries survive pg_dump and restore, and COPY as text and binary;
# a role without privileges creates and uses the extension.
use strict;
use warnings;
use Test::More;

sub run
{
	my ($command) = @_;
	my $output = `$command 2>&1`;
	is($?, 0, $command) or diag($output);
	return $output;
}

sub sql
{
	my ($database, $sql, $options) = @_;
	open(my $file, '>', "$ENV{WORK}/dump.sql") or die $!;
	print $file $sql;
	close $file;
	$options //= '';
	return `psql -X -q -A -t -v ON_ERROR_STOP=1 $options -d $database -f $ENV{WORK}/dump.sql 2>&1`;
}

# ---- an unprivileged role makes a database's worth of summaries -------------

run('createuser analyst');
run('createdb -O analyst source');
run('createdb -O analyst target');
is(sql('source', <<'SQL', '-U analyst'), '', 'a trusted extension: no superuser needed');
CREATE EXTENSION khuyencong;
SET search_path = khuyencong, public;
CREATE SCHEMA report;
CREATE TABLE report.stored (
    k integer PRIMARY KEY,
    f funding_summary DEFAULT 'empty',
    e equity_summary,
    y year_set DEFAULT '{}',
    l leverage_summary DEFAULT 'empty',
    a allocation,
    d distribution DEFAULT 'empty',
    p progress_summary DEFAULT 'empty',
    s status_history DEFAULT 'empty'
);
INSERT INTO report.stored
SELECT n % 50, summarize_funding(a, g), summarize_equity(a, n % 7, g), summarize_years(1900 + n / 50 % (n % 50 * 5 + 1)), summarize_leverage(a, n), summarize_allocation('nội dung ' || n % 9, a), summarize_distribution(a, n % 4),
       summarize_progress(date '2020-01-01' + n, abs(a), a, NULL), summarize_status(timestamptz '2020-01-01' + nullif(n, 7) * interval '1 hour', 'bước ' || nullif(n % 3, 2))
FROM (SELECT n, CASE WHEN n % 9 = 0 THEN NULL WHEN n % 50 = 3 THEN 1e30 / n ELSE n / 8.0 END AS a,
             CASE WHEN n % 5 > 0 THEN n % 3 = 0 END AS g
      FROM generate_series(1, 5000) AS n) AS r
GROUP BY 1;
INSERT INTO report.stored VALUES (-1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (-2, DEFAULT, 'empty', DEFAULT, DEFAULT, NULL, DEFAULT, DEFAULT, DEFAULT);
CREATE VIEW report.share AS SELECT k, funding_share(f), disparity(e) FROM report.stored;
CREATE MATERIALIZED VIEW report.total AS SELECT merge(f) AS f FROM report.stored;
CREATE INDEX ON report.stored USING hash (f);
SQL

# the unprivileged role owns no more than the server lets it
like(sql('source', 'DROP FUNCTION khuyencong.funding_share(khuyencong.funding_summary)', '-U analyst'),
	qr/ERROR/, '... and it cannot take the extension apart');

run('createuser reader');
is(sql('source', 'GRANT USAGE ON SCHEMA khuyencong TO PUBLIC', '-U analyst'), '', 'its owner lets others use it');
is(sql('source', 'SELECT khuyencong.funding_share(1, true)', '-U reader'), "1.00000000000000000000\n", '... and then any role may');
run('dropuser reader');

my $all = 'SELECT k, f, e, y, l, a, d, p, s, md5(khuyencong.funding_summary_send(f) || khuyencong.equity_summary_send(e) || khuyencong.year_set_send(y) || khuyencong.leverage_summary_send(l) || khuyencong.allocation_send(a) || khuyencong.distribution_send(d) || khuyencong.progress_summary_send(p) || khuyencong.status_history_send(s)) FROM report.stored ORDER BY k; SELECT * FROM report.share ORDER BY k; SELECT * FROM report.total';
my $before = sql('source', $all);
like($before, qr/^49\|/m, 'there is something to keep');
like($before, qr/\.\d{20,}/, 'wide sums among it');

run("pg_dump -U analyst -Fc -f $ENV{WORK}/source.dump source");
run("pg_restore -U analyst --no-comments -d target --exit-on-error $ENV{WORK}/source.dump");
is(sql('target', $all), $before, 'dump and restore');

for my $format (qw(text csv binary))
{
	my $file = "$ENV{WORK}/stored.$format";
	sql('source', "\\copy report.stored to '$file' (format $format)");
	is(sql('target', "TRUNCATE report.stored;\n\\copy report.stored from '$file' (format $format)\nREFRESH MATERIALIZED VIEW report.total"), '', "COPY $format");
	is(sql('target', $all), $before, "... the same states");
}

like(sql('target', 'DROP EXTENSION khuyencong'), qr/cannot drop extension khuyencong because other objects depend on it/, 'stored summaries keep the extension in place');
is(sql('target', 'SET client_min_messages = error; DROP SCHEMA report CASCADE; DROP EXTENSION khuyencong; CREATE EXTENSION khuyencong', '-U analyst'), '', 'without them it goes, and comes back');

run("dropdb $_") for qw(source target);
run('dropuser analyst');
done_testing();

# Damaged and foreign states, as text and in binary COPY: each is refused with
# 22P02, 22P03, 22003 or 0A000 and a hint, or it is a state whose text reads
# back; the backend lives through all of it. FUZZ_SEED repeats a run.
use strict;
use warnings;
use Test::More;

my $seed = $ENV{FUZZ_SEED} // time;
srand($seed);
diag("FUZZ_SEED=$seed");

my %sample = (
	funding_summary => "SELECT khuyencong.summarize_funding(a, g) FROM (VALUES (12492.1, true), (35030.8, false), (NULL, true)) AS v(a, g)",
	equity_summary => "SELECT khuyencong.summarize_equity(a, b, g) FROM (VALUES (12492.1, 1, true), (1e30, 2, false), (1e-20, 2, NULL)) AS v(a, b, g)",
	year_set => "SELECT khuyencong.summarize_years(y) FROM (VALUES (1901), (1908), (2018), (2019), (2155)) AS v(y)",
	leverage_summary => "SELECT khuyencong.summarize_leverage(a, b) FROM (VALUES (5820, 8588), (1e30, NULL), (NULL, 1e-20)) AS v(a, b)",
	allocation => "SELECT khuyencong.summarize_allocation(c, a) FROM (VALUES ('máy móc', 3000), ('tư vấn', 1e30), ('', 1e-20), (NULL, 430), (NULL, NULL)) AS v(c, a)",
	distribution => "SELECT khuyencong.summarize_distribution(a, w) FROM (VALUES (12492.1, 1), (35030.8, 2.5), (NULL, 1), (1e30, 1), (1e-20, 1e-20)) AS v(a, w)",
	progress_summary => "SELECT khuyencong.summarize_progress(d, p, e, a) FROM (VALUES (date '2024-01-31', 10, 5.5, 1e30), ('2024-02-29', 20, NULL, 1e-20), ('0044-03-15 BC', 0, NULL, NULL), (NULL, 1, 1, 1)) AS v(d, p, e, a)",
	status_history => "SELECT khuyencong.summarize_status(at, s) FROM (VALUES (timestamptz '2024-01-31 12:34:56.789', 'running'), ('2024-02-29', 'đang chạy'), ('0044-03-15 BC', NULL), (NULL, 'x')) AS v(at, s)");
# a function that reads a state
my %reader = (funding_summary => 'funding_share', equity_summary => 'funding_share', year_set => 'gap_years', leverage_summary => 'leverage',
	allocation => 'hhi', distribution => 'gini',
	progress_summary => 'report_count', status_history => 'change_count');
my $rounds = 700;

sub lines
{
	my ($name, @lines) = @_;
	open(my $file, '>:raw', "$ENV{WORK}/$name") or die $!;
	print $file @lines;
	close $file;
	return "$ENV{WORK}/$name";
}

sub psql
{
	my ($script) = @_;
	my $output = `psql -X -q -A -t -v VERBOSITY=verbose -d pgtap -f $script 2>&1`;
	return $output;
}

# Changes, drops, repeats or inserts a few bytes.
sub mutate
{
	my ($bytes, @likely) = @_;
	for (0 .. int rand 3)
	{
		my $at = int rand length $bytes;
		my $how = int rand 5;
		my $byte = rand() < 0.5 ? $likely[ rand @likely ] : chr int rand 256;
		if ($how == 0) { substr($bytes, $at, 1, $byte) }
		elsif ($how == 1) { substr($bytes, $at, 1 + int rand 4, '') }
		elsif ($how == 2) { substr($bytes, $at, 0, $byte) }
		elsif ($how == 3) { substr($bytes, $at, 0, substr($bytes, int rand length $bytes, int rand 30)) }
		else { $bytes = substr($bytes, 0, $at) }
		$bytes = 'x' if $bytes eq '';
	}
	return $bytes;
}

# A binary COPY file of one row with one field.
sub binary_copy
{
	my ($field) = @_;
	return "PGCOPY\n\xff\r\n\0" . pack('NN', 0, 0) . pack('nN', 1, length $field) . $field . pack('n', 0xffff);
}

sub judge
{
	my ($type, $form, $output, $allowed) = @_;
	my @states = $output =~ /(?:ERROR|FATAL|PANIC):\s+(\w{5})/g;
	my @strange = grep { !/^(?:$allowed)$/ } @states;
	is_deeply(\@strange, [], "$type as $form: SQLSTATEs") or diag($output =~ /((?:ERROR|FATAL|PANIC):\s+$strange[0].*)/);
	cmp_ok(scalar @states, '>', $rounds / 2, '... most are refused') or diag(substr($output, 0, 2000));
	my @hints = $output =~ /HINT:/g;
	cmp_ok(scalar @hints, '>=', scalar(grep { /22P02|22P03|0A000/ } @states), '... each with a hint');
	unlike($output, qr/server closed|connection to server was lost/, '... the backend lives');
	my ($first) = $output =~ /^pid (\d+)$/m;
	my ($last) = $output =~ /^end (\d+)$/m;
	is($last, $first, '... the same one');
	unlike($output, qr/^changed/m, '... and what is accepted reads back');
}

for my $type (sort keys %sample)
{
	my $text = psql(lines('sample.sql', $sample{$type}));
	chomp $text;
	like($text, qr/^\{\S/, "a sample of $type");

	# text: dollar quotes; no NUL and no invalid UTF-8, which never reach us
	my @script = ("SELECT 'pid ' || pg_backend_pid();\n");
	for (1 .. $rounds)
	{
		(my $bad = mutate($text, split //, '0123456789-.",{}:e ')) =~ s/[^\x20-\x7e]/?/g;
		push @script, "SELECT CASE WHEN s::text::khuyencong.$type OPERATOR(khuyencong.=) s THEN 'fine' ELSE 'changed' END FROM (SELECT \$q\$$bad\$q\$::khuyencong.$type AS s) AS q;\n";
	}
	push @script, "SELECT 'end ' || pg_backend_pid();\n";
	judge($type, 'text', psql(lines('hostile.sql', @script)), '22P02|22003|0A000');

	# binary
	my $good = "$ENV{WORK}/good.bin";
	psql(lines('sample.sql', "\\copy ($sample{$type}) to '$good' (format binary)\n"));
	my $file = do { local (@ARGV, $/) = $good; <> };
	my $field = substr($file, 25, -2);
	is(binary_copy($field), $file, "the binary form of $type is understood");
	for my $damage ([ 'a byte short', substr($field, 0, -1), '22P03' ], [ 'a byte long', "$field\0", '22P03' ], [ 'version 0', "\0" . substr($field, 1), '22P03' ],
		[ 'a newer version', "\2" . substr($field, 1), '0A000' ])
	{
		my ($name, $bytes, $sqlstate) = @$damage;
		my $path = lines('damaged.bin', binary_copy($bytes));
		like(psql(lines('damaged.sql', "CREATE TEMP TABLE t (s khuyencong.$type);\n\\copy t from '$path' (format binary)\n")),
			qr/ERROR:  $sqlstate: .*HINT:/s, "$type with $name: $sqlstate and a hint");
	}
	@script = ("CREATE TEMP TABLE t (s khuyencong.$type);\nSELECT 'pid ' || pg_backend_pid();\n");
	for my $i (1 .. $rounds)
	{
		my $bad = $i <= length $field ? substr($field, 0, $i - 1) : mutate($field, "\0", "\1", "\2", "\xff", "\xc0", "\xd0");
		my $path = lines("hostile.$i.bin", binary_copy($bad));
		push @script, "\\copy t from '$path' (format binary)\n";
	}
	push @script, "SELECT DISTINCT 'changed' FROM t WHERE s::text::khuyencong.$type OPERATOR(khuyencong.<>) s;\n",
	  "SELECT count(khuyencong.${type}_hash(s)) >= 0, count(khuyencong.$reader{$type}(s)) >= 0 FROM t;\nSELECT 'end ' || pg_backend_pid();\n";
	judge($type, 'binary', psql(lines('hostile.sql', @script)), '22P03|22003|22021|0A000');
	unlink glob("$ENV{WORK}/hostile.*");
}
done_testing();

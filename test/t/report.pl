# A stored report: two sessions that make it, and what examples/report makes of it.
use strict;
use warnings;
use utf8;
use Encode qw(decode);
use Test::More;
binmode(Test::More->builder->$_, ":encoding(UTF-8)") for qw(output failure_output todo_output);

sub slurp { local (@ARGV, $/) = @_; return decode('UTF-8', <>) }
sub psql { my ($sql, @more) = @_; return scalar `psql -X -q -A -t -v ON_ERROR_STOP=1 -d report @more -c "$sql" 2>&1` }

system('dropdb --if-exists report 2>/dev/null; createdb report') == 0 or die;
is(psql("SET client_min_messages = warning; CREATE EXTENSION khuyencong; SELECT khuyencong.create_register('bac_giang'); SELECT khuyencong.load_sample('bac_giang')"),
	"\n\n", 'a register with the sample');

# ---- two sessions ------------------------------------------------------------

sub together
{
	my ($first, $second) = @_;
	open(my $one, '-|', qq{psql -X -q -A -t -d report -c "BEGIN" -c "$first" -c "SELECT 'ready'" -c "SELECT pg_sleep(1.5)" -c "COMMIT" 2>&1}) or die;
	for (1 .. 100)
	{
		last if psql("SELECT count(*) FROM pg_stat_activity WHERE datname = 'report' AND query = 'SELECT pg_sleep(1.5)'") > 0;
		select(undef, undef, undef, 0.05);
	}
	my $output = psql($second);
	my $said = do { local $/; <$one> };
	close $one;
	return ($said, $output);
}
my $year = "CALL khuyencong.run_report('bac_giang', 'year', '2022-12-31')";
my ($first, $second) = together($year, $year);
is($first, "ready\n\n", 'one session runs a report');
is($second, '', '... another the same at the same time');
is(psql('SELECT changed_count > 0 FROM bac_giang.report_run ORDER BY id'), "t\nf\n", '... and finds it there');
($first, $second) = together("CALL khuyencong.run_report('bac_giang', 'half_year', '2021-06-30')",
	"BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM bac_giang.report_run LIMIT 0; CALL khuyencong.run_report('bac_giang', 'half_year', '2021-06-30'); COMMIT");
is($first, "ready\n\n", 'where the other');
like($second, qr/^ERROR:  could not serialize access/m, '... has a snapshot of before, it is told to try again');
is(psql('SELECT period_start, count(*) FROM bac_giang.report_summary GROUP BY 1 ORDER BY 1'), "2021-01-01|1\n2022-01-01|1\n", 'each report is there once');

# ---- the document ------------------------------------------------------------

is(psql("CALL khuyencong.run_report('bac_giang', '2012-01-01', '2022-12-31', '2022-12-31')"), '', 'the report of eleven years');
psql('CREATE ROLE report_reader LOGIN') if psql("SELECT count(*) FROM pg_roles WHERE rolname = 'report_reader'") == 0;
psql("SELECT khuyencong.grant_reader('bac_giang', 'report_reader'); ALTER ROLE report_reader SET default_transaction_read_only = on");

my $eleven = '-v register=bac_giang -v period_start=2012-01-01 -v period_end=2022-12-31 -v as_of=2022-12-31';
my $folder = "$ENV{WORK}/report";
sub build
{
	my ($options) = @_;
	system("rm -rf $folder") == 0 or die;
	my $output = `CHROMIUM= examples/report/build $folder -U report_reader -d report $options 2>&1`;
	return ($output, $? >> 8);
}
my ($output, $status) = build($eleven);
is($status, 0, 'a reader, who may write nothing, builds it');
is($output, '', '... without a word');

my $text = slurp("$folder/report.txt");
is(join('', grep { length > 100 } split /\n/, $text), '', 'the text is no wider than 100 characters');
like($text, qr/giai đoạn 2012–2022$/m, 'it says what it is about');
like($text, qr/^SỐ LIỆU MẪU:/m, '... and that the sample is one');
like($text, qr/quyết định hỗ trợ trong kỳ\s+│\s+47\.522,9 triệu đồng$/m, 'the money as published');
like($text, qr/bằng chữ: Bốn mươi bảy tỷ năm trăm hai mươi hai triệu chín trăm nghìn\s+đồng\./, '... in words');
like($text, qr/địa bàn khó khăn\s+│\s+12\.492,1 triệu đồng$/m, 'that of difficult areas');
like($text, qr/Phần kinh phí\s+│\s+26,3%$/m, '... its share');
like($text, qr/Phần cơ sở\s+│\s+52,8%$/m, '... and that of establishments');
my @totals = $text =~ /^ Tổng số\s+│\s+47\.522,9 │\s+([\d.,]+) │\s+431 │\s+269$/mg;
is_deeply(\@totals, [ ('100,00') x 5 ], 'five tables add up to 100,00 and to the total');
like($text, qr/^ Tổng số\s+│\s+47\.655,3 │\s+47\.522,9 │\s+99,72 │\s+47\.115,8 │\s+99,14$/m, 'plan against result, as computed by hand from absorption_by_year');
my @numbered = $text =~ /^VI\. .*?^VII\. /ms ? $& =~ /^(\d+)\. \[/mg : ();
is(scalar @numbered, psql("SELECT count(*) FROM bac_giang.report_action WHERE period_start = '2012-01-01'") + 0, 'every project to decide about is listed');
is(scalar(() = $text =~ /^VI\..*^VII\./ms ? $& =~ /Căn cứ: /g : ()),
	psql("SELECT count(legal_basis) FROM bac_giang.report_action WHERE period_start = '2012-01-01'") + 0, '... with its legal basis');
unlike($text, qr/\bNaN\b|\bNULL\b|:[a-z]_\w+|\|\|/, 'nothing is left over');

my $html = slurp("$folder/report.html");
like($html, qr/\A<!DOCTYPE html>\n<html lang="vi">\n<head>/, 'the page starts as one');
like($html, qr/<meta charset="utf-8">/, '... in UTF-8');
unlike($html, qr/<(?:script|img|link|iframe)|src=|href=|url\(/, '... with no parts elsewhere');
my %open;
$open{$_}++ for $html =~ /<(h1|h2|h3|p|div|table|tr|td|th|ol|li|header|footer|body|html|span|b|i|style|title)\b/g;
$open{$_}-- for $html =~ m{</(\w+)>}g;
delete @open{ grep { !$open{$_} } keys %open };
is_deeply([ sort grep { $_ ne 'head' } keys %open ], [], '... and closes what it opens');
is(scalar(() = $html =~ /<td[^>]*>100,00<\/td>/g) >= 5, 1, '... with the same shares');
like($html, qr{<b>Tổng|Tổng số</td>}, '... and totals');
is(scalar(() = $html =~ /<table/g), 15, '... in fifteen tables');

# CSV, as a spreadsheet or a script reads it
my %rows = map { $_ => psql("SELECT count(*) FROM bac_giang.report_$_ WHERE period_start = '2012-01-01'") + 0 } qw(summary funding plan_result equity leverage action plan_finding network);
for my $table (sort keys %rows)
{
	my $csv = slurp("$folder/$table.csv");
	is(ord($csv), 0xFEFF, "$table.csv starts with the mark of UTF-8");
	my $lines = $csv =~ s/"(?:[^"]|"")*"/x/gr; # what is quoted may have lines of its own
	is(scalar(() = $lines =~ /\n/g), 1 + $rows{$table}, '... and has a line a row');
	unlike($lines, qr/(?:^|,)[tf](?:,|$)/m, '... no booleans as t and f');
}
like(slurp("$folder/funding.csv"), qr/^2012-01-01,2022-12-31,2022-12-31,11,source,national,khuyến công quốc gia,national programme,14975900000,31\.51,95,118,1$/m, 'numbers are a machine\'s');

# English, and a half-year
($output, $status) = build("$eleven -v lang=en");
$text = slurp("$folder/report.txt");
is($output . $status, '0', 'in English');
like($text, qr/Support decided in the period\s+│\s+47,522\.9 million đồng$/m, '... with its numbers');
is(join('', $text =~ /^(.*(?:triệu đồng|Căn cứ|Tổng số).*)$/m), '', '... and no Vietnamese between');
is(join('', grep { length > 100 } split /\n/, $text), '', '... no wider');
($output, $status) = build('-v register=bac_giang -v period_start=2021-01-01 -v period_end=2021-06-30 -v as_of=2021-06-30');
like(slurp("$folder/report.txt"), qr/6 tháng đầu năm 2021$/m, 'a half-year is called one');

# the same words in both languages
my %words = map { my $lang = $_; ($lang => [ sort(slurp("examples/report/$lang.sql") =~ /^\\set (\w+)/mg, slurp("examples/report/$lang.sql") =~ /(?:^    |, )\('(\w+)', '/mg) ]) } qw(vi en);
is_deeply($words{vi}, $words{en}, 'vi.sql and en.sql say the same');

# what is not there
($output, $status) = build('-v register=bac_giang -v period_start=2011-01-01 -v period_end=2011-12-31 -v as_of=2011-12-31');
isnt($status, 0, 'a report that was not made cannot be printed');
like($output, qr/To make it: CALL khuyencong\.run_report\('bac_giang', '2011-01-01', '2011-12-31', '2011-12-31'\);/, '... and it says how to make it');

# names that look like markup, and a register without anything
psql("SET client_min_messages = warning; SELECT khuyencong.create_register('<b>&'); CALL khuyencong.run_report('<b>&', 'year', '2022-12-31')");
($output, $status) = build(q{-U postgres -v 'register=<b>&' -v period_start=2022-01-01 -v period_end=2022-12-31 -v as_of=2022-12-31});
is($output . $status, '0', 'an empty register, of any name');
$html = slurp("$folder/report.html");
like($html, qr/&lt;b&gt;&amp;/, '... whose name is text on the page');
unlike($html, qr/<b>&/, '... and never markup');
unlike($html, qr/class="sample"/, '... and no sample');

SKIP:
{
	skip('there is no Chromium', 2) if system('command -v chromium >/dev/null 2>&1') != 0;
	system("rm -rf $folder") == 0 or die;
	is(`examples/report/build $folder -d report $eleven 2>&1`, '', 'with Chromium');
	like(do { open(my $f, '<:raw', "$folder/report.pdf") or die "$folder/report.pdf: $!"; local $/; <$f> }, qr/\A%PDF-.*%%EOF\s*\z/s, '... a PDF');
}

psql('DROP OWNED BY report_reader; DROP ROLE report_reader');
system('dropdb report') == 0 or die;
done_testing();

# Vietnamese text is the same whatever the locale of the database or the
# session; in a database that is not UTF-8 every function says so, and the rest
# of the extension works.
use strict;
use warnings;
use Test::More;

sub sql
{
	my ($database, $sql) = @_;
	open(my $file, '>:raw', "$ENV{WORK}/vietnamese.sql") or die $!;
	print $file "\\set VERBOSITY verbose\nSET search_path = khuyencong, public;\n$sql";
	close $file;
	return `psql -X -q -A -t -d $database -f $ENV{WORK}/vietnamese.sql 2>&1`;
}

sub database
{
	my ($name, $encoding, $locale) = @_;
	my $output = `psql -X -q -d postgres -c "CREATE DATABASE $name ENCODING '$encoding' LOCALE '$locale' TEMPLATE template0" 2>&1`;
	return 0 if $? != 0;
	is(sql($name, "CREATE EXTENSION khuyencong;\n"), '', "CREATE EXTENSION in $encoding, $locale");
	return 1;
}

# ---- locales ----------------------------------------------------------------

my $all = <<'SQL';
SELECT format_number_vi(-1234567.891, 2), format_vnd(12492100000, 'TRIỆU đồng'), vnd_in_words(-12492100000.5), number_in_words_vi(1005000);
SELECT parse_vnd('KHOẢNG 12.492,1 TRIỆU ĐỒNG'), vnd_qualifier('KHOẢNG 1 TỶ'), parse_number_vi('1.234,5'), fold_vi('İIı HIỆP HÒA Đắk Lắk');
SELECT fold_vi('HIỆP' COLLATE "C"), parse_vnd('5 TỶ' COLLATE "C"), vnd_qualifier('GẦN 5 TỶ' COLLATE "POSIX");
SQL
my $expected = <<'TEXT';
-1.234.567,89|12.492,1 TRIỆU đồng|Âm mười hai tỷ bốn trăm chín mươi hai triệu một trăm nghìn phẩy năm đồng|một triệu không trăm linh năm nghìn
12492100000|khoảng|1234.5|iiı hiep hoa dak lak
hiep|5000000000|gần
TEXT
chomp(my @locales = grep { /^C\.utf-?8$|^(vi_VN|tr_TR|de_DE|en_US)\.utf-?8$/i } `locale -a`);
for my $locale ('C', @locales)
{
	database('locale', 'UTF8', $locale) or next;
	is(sql('locale', $all), $expected, "in $locale");
	is(sql('locale', "SET lc_numeric = '$_'; SET lc_monetary = '$_'; SET lc_messages = 'C';\n$all"), $expected, "... with lc_numeric = $_")
	  for 'C', 'POSIX', @locales;
	system('dropdb locale') == 0 or die;
}

# ---- other encodings ----------------------------------------------------------

my @calls = (
	'format_number_vi(1)', 'format_vnd(1)', "parse_number_vi('1')", "parse_vnd('1')", "vnd_qualifier('1')",
	'number_in_words_vi(1)', 'vnd_in_words(1)', "fold_vi('a')",
	'check_project()', 'check_plan_item()', 'check_plan()', 'check_network()', 'project_action()', 'rules()', 'rule_facts()');
for my $encoding ('LATIN1', 'SQL_ASCII')
{
	ok(database('encoding', $encoding, 'C'), $encoding) or next;
	for my $call (@calls)
	{
		like(sql('encoding', "SELECT $call;\n"),
			qr/ERROR:  0A000: Vietnamese text needs a database in UTF8\nDETAIL:  The encoding of this database is $encoding\.\nHINT:  Create a database with ENCODING 'UTF8'\./,
			"$encoding: $call");
	}
	is(sql('encoding', "SELECT funding_share(1, true);\n"), "1.00000000000000000000\n", '... the rest works');
	system('dropdb encoding') == 0 or die;
}
done_testing();

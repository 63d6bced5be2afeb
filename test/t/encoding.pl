# In a database with another encoding than UTF8, block characters are refused
# and everything that is ASCII works.
use strict;
use warnings;
use Test::More;

system('createdb -E LATIN1 --locale=C -T template0 latin1') == 0 or die;

sub psql
{
	my ($sql) = @_;
	my $output = `psql -X -q -A -t -v VERBOSITY=verbose -d latin1 -c "$sql" 2>&1`;
	return $output;
}

is(psql('CREATE EXTENSION khuyencong'), '', 'the extension installs');
for my $call ('text_bar(1, 2, 4)', 'sparkline(1)')
{
	like(psql("SELECT khuyencong.$call"), qr/ERROR:  0A000: .*\nDETAIL:  .* LATIN1\.\nHINT:  Use .*ascii/, "$call is refused");
}
is(psql('SELECT khuyencong.text_bar(1, 2, 4, true)'), "##..\n", 'an ASCII bar');
is(psql('SELECT khuyencong.sparkline_ascii(n) FROM generate_series(1, 8) AS n'), "12345678\n", 'an ASCII sparkline');

system('dropdb latin1') == 0 or die;
done_testing();

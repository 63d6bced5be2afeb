# Every SQL block of the README and the reference runs, top to bottom in one
# session a page, and prints what the page says it prints.
use strict;
use warnings;
use Test::More;

for my $page ('README.md', 'README.vi.md', glob('doc/*.md'))
{
	open(my $file, '<:raw', $page) or die "$page: $!";
	my $text = do { local $/; <$file> };
	my (@expected, $script);
	while ($text =~ /^```sql\n(.*?)^```\n(?:```\n(.*?)^```$)?/gms)
	{
		$script .= "\\echo ==== " . @expected . "\n$1";
		push @expected, $2;
	}
	cmp_ok(scalar @expected, '>', 0, "$page has SQL");

	system('dropdb --if-exists page 2>/dev/null; createdb page') == 0 or die;
	open(my $sql, '>:raw', "$ENV{WORK}/page.sql") or die $!;
	print $sql $script;
	close $sql;
	my @printed = split /^==== \d+\n/m, `psql -X -q -d page < $ENV{WORK}/page.sql 2>&1`, -1;
	shift @printed;
	for my $i (0 .. $#expected)
	{
		(my $got = $printed[$i] // '') =~ s/\n\n\z/\n/;
		is($got, $expected[$i] // '', "$page: block " . ($i + 1));
	}

	is(`psql -X -A -t -d page -c "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('khuyencong')"`, '',
		"$page: no reader's table ends up among the extension's objects");

	# what the page links to is there
	ok(-e ($page =~ m{^(.*/)} ? "$1$_" : $_), "$page: $_ exists") for $text =~ /\]\(([^)#:]+)\)/g;
}
system('dropdb page') == 0 or die;

# Every public function, aggregate and operator has an entry in its page.
my @names = split /\n/, `psql -X -q -A -t -d pgtap -c "
	SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'khuyencong'::regnamespace
	AND proname !~ '_(in|out|recv|send|eq|ne|hash|hash_extended|add|subtract|accum|remove|final)\$'
	AND proname !~ '_(combine|serialize|deserialize)\$'"`;
my $reference = join '', map { open(my $f, '<', $_) or die; local $/; <$f> } 'README.md';
my $doc = join '', map { open(my $f, '<', $_) or die; local $/; <$f> } glob('doc/*.md');
cmp_ok(scalar @names, '>', 20, 'there are public functions');
for my $name (@names)
{
	like($reference, qr/`[^`]*\b$name\b/, "README.md names $name");
	next if $name =~ /_reason$/;
	like($doc, qr/`[^`]*\b$name\b/, "the reference names $name");
}
# The Vietnamese README shows what the English one shows.
my ($english, $vietnamese) = map { open(my $f, '<', $_) or die; local $/; <$f> } qw(README.md README.vi.md);
ok(index($vietnamese, $_) >= 0, 'README.vi.md has the block ' . (split /\n/)[1]) for $english =~ /^(```sql\n.*?^```\n```\n.*?^```$)/gms;
done_testing();

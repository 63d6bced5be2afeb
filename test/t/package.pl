# The files that describe the package agree with one another and with what is
# there, and every test file is run.
use strict;
use warnings;
use Test::More;
use JSON::PP;

sub slurp { local (@ARGV, $/) = @_; return <> }

my ($version) = slurp('khuyencong.control') =~ /^default_version *= *'(.*)'/m;
my $meta = decode_json(slurp('META.json'));
is($meta->{version}, "$version.0", 'META.json has the version of the control file');
is($meta->{provides}{khuyencong}{version}, "$version.0", '... twice');
is($meta->{provides}{khuyencong}{file}, "extension/khuyencong--$version.sql", '... and names the built script');
ok(-e $meta->{provides}{khuyencong}{$_}, "META.json: $_ exists") for qw(file docfile);
like(slurp('CHANGELOG.md'), qr/^## $version\b/m, 'CHANGELOG.md has an entry for the version');

my %makefile = slurp('Makefile') =~ /^([A-Z_]+) = (.*)$/mg;
my @concepts = split ' ', $makefile{CONCEPTS};
my %known = map { $_ => 1 } @concepts;
my %shared = map { $_ => 1 } split ' ', $makefile{SHARED};
for my $concept (@concepts)
{
	ok(-e $_, "$concept has $_")
	  for "extension/$concept.c", "extension/$concept.sql", "sql/$concept.sql",
	  "expected/$concept.out", "test/$concept.sql", "doc/$concept.md";
}
for my $file (glob('extension/*.c sql/*.sql'))
{
	my ($name) = $file =~ m{([^/]+)\.\w+$};
	ok($known{$name} || $file =~ /\.c$/ && $shared{$name}, "$file belongs to a concept of the Makefile");
}

my @run = split ' ', $ENV{TEST_FILES};
my @here = (glob('test/*.sql'), glob('test/*/*.pl'));
is_deeply([ sort @run ], [ sort @here ], 'every test file is run');
diag(sprintf('%d test files run: %d pgTAP, %d TAP, and in regress.pl %d regression and %d isolation files',
		scalar @run, scalar(grep { /\.sql$/ } @run), scalar(grep { /\.pl$/ } @run),
		scalar(my @r = glob('sql/*.sql')), scalar(my @i = glob('test/isolation/specs/*.spec'))));
done_testing();

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
like(slurp('debian/changelog'), qr/\A\w+ \(\Q$version\E-\d+\) /, 'debian/changelog starts with the version');
my ($major) = $meta->{prereqs}{runtime}{requires}{PostgreSQL} =~ /^(\d+)\.0\.0$/;
is(slurp('debian/pgversions'), "$major+\n", 'the Debian package is for the servers that META.json admits');
like(slurp('Dockerfile'), qr/^ARG PG_MAJOR=$major$/m, 'the image has the oldest of them');
is(slurp('debian/control'), slurp('debian/control.in') =~ s/PGVERSION/15/gr, 'debian/control is that of Debian 12');
ok(-x $_, "$_ can be run") for qw(debian/rules debian/tests/installcheck);

# META.json, by the PGXN Meta Spec 1.0.0: what is required, and the shape of the rest
my $semver = qr/\A(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}\z/;
my $line = qr/\A[^[:cntrl:]]+\z/;
my %shape = (
	name => qr{\A[^[:cntrl:]/\\ ]{2,}\z}, version => $semver, abstract => $line, description => $line, maintainer => $line,
	license => qr/\Apostgresql\z/, release_status => qr/\A(?:stable|testing|unstable)\z/);
like($meta->{$_}, $shape{$_}, "META.json: $_") for sort keys %shape;
is_deeply([ sort keys %$meta ], [ sort keys %shape, qw(meta-spec prereqs provides tags) ], 'META.json has no other field');
is_deeply($meta->{'meta-spec'}, { version => '1.0.0', url => 'https://pgxn.org/meta/spec.txt' }, 'META.json: meta-spec');
is(ref $meta->{tags}, 'ARRAY', 'META.json: tags');
like($_, qr{\A[^[:cntrl:]/\\]{1,256}\z}, "META.json: tag $_") for @{ $meta->{tags} };
like(slurp('CHANGELOG.md'), qr/^## $version\b/m, 'CHANGELOG.md has an entry for the version');

my %makefile = slurp('Makefile') =~ /^([A-Z_]+) = (.*)$/mg;
my %in_c = map { $_ => 1 } split ' ', $makefile{CONCEPTS};
my @concepts = (split(' ', $makefile{CONCEPTS}), split(' ', $makefile{SQL_CONCEPTS}));
my %known = map { $_ => 1 } @concepts;
my %shared = map { $_ => 1 } split ' ', $makefile{SHARED};
for my $concept (@concepts)
{
	ok(-e $_, "$concept has $_")
	  for ($in_c{$concept} ? "extension/$concept.c" : ()), "extension/$concept.sql", "sql/$concept.sql",
	  "expected/$concept.out", "test/$concept.sql", "doc/$concept.md";
}
for my $file (glob('extension/*.c sql/*.sql'))
{
	my ($name) = $file =~ m{([^/]+)\.\w+$};
	my ($concept) = $name =~ /^([^_]+)_/;
	ok($known{$name} || $file =~ /\.c$/ && ($shared{$name} || $concept && $known{$concept}), "$file belongs to a concept of the Makefile");
}

# What PGXN takes, of this tree as a repository of its own
SKIP:
{
	skip('this is no checkout', 3) if !-e '.gitattributes';
	skip('git or unzip is not there', 3) if grep { system("command -v $_ >/dev/null 2>&1") != 0 } qw(git unzip);
	my $work = "$ENV{WORK}/dist";
	my $git = 'git -c init.defaultBranch=main -c user.name=test -c user.email=test@localhost -c commit.gpgSign=false';
	system("rm -rf $work && mkdir $work && tar -cf - --exclude=./.git . | tar -xf - -C $work && cd $work && { $git init -q && git add . && $git commit -q -m dist; } >/dev/null") == 0 or die;
	my $output = `make -s -C $work dist 2>&1`;
	is($?, 0, 'make dist') or diag($output);
	my $zip = "$meta->{name}-$meta->{version}";
	my @content = map { chomp; $_ } `unzip -Z1 $work/$zip.zip`;
	is_deeply([ grep { !m{^\Q$zip\E/} || m{^[^/]+/\.(?:git|ci|editor)} || m{\.(?:o|bc|so)$} } @content ], [], 'the archive has one folder, and nothing of the repository or of a build');
	my %content = map { $_ => 1 } @content;
	is_deeply([ grep { !$content{"$zip/$_"} } qw(META.json Makefile README.md README.vi.md LICENSE khuyencong.control test/sandbox), glob('doc/*.md extension/*.[ch] sql/*.sql expected/*.out') ], [], '... and everything of the product');
	system("rm -rf $work") == 0 or die;
}

my @run = split ' ', $ENV{TEST_FILES};
my @here = (glob('test/*.sql'), glob('test/*/*.pl'));
is_deeply([ sort @run ], [ sort @here ], 'every test file is run');
diag(sprintf('%d test files run: %d pgTAP, %d TAP, and in regress.pl %d regression and %d isolation files',
		scalar @run, scalar(grep { /\.sql$/ } @run), scalar(grep { /\.pl$/ } @run),
		scalar(my @r = glob('sql/*.sql')), scalar(my @i = glob('test/isolation/specs/*.spec'))));
done_testing();

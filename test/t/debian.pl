# The Debian package builds, lintian has nothing to say about it, and its
# content, unpacked into a folder, passes the regression tests.
use strict;
use warnings;
use Test::More;

my ($major) = `pg_config --version` =~ /(\d+)/;
chomp(my ($bindir, $pkglibdir, $sharedir) = map { scalar `pg_config --$_` } qw(bindir pkglibdir sharedir));
my $lacking = system('command -v dpkg-checkbuilddeps >/dev/null 2>&1') == 0
  ? `DEB_BUILD_PROFILES=nocheck dpkg-checkbuilddeps 2>&1` =~ s/.*dependencies: //r : 'dpkg-dev';
chomp($lacking);
plan skip_all => "no Debian package is built, for lack of $lacking. On Debian and Ubuntu: apt-get install dpkg-dev && apt-get build-dep -P nocheck ."
  if $lacking;
plan skip_all => "no Debian package is built for the server in $bindir, which is not Debian's"
  unless grep { $bindir eq "/usr/lib/postgresql/$_/bin" } split ' ', `pg_buildext supported-versions`;

my $work = "$ENV{WORK}/debian";
my $root = "$work/root";
system("rm -rf $work && mkdir -p $work/tree") == 0 or die;
system("tar -cf - --exclude='*.o' --exclude='*.bc' --exclude='*.so' --exclude=./results --exclude=./.git . | tar -xf - -C $work/tree") == 0 or die;

# no build tests: those of the unpacked package follow
{
	local $ENV{DEB_BUILD_OPTIONS} = 'nocheck noautodbgsym';
	local $ENV{DEB_BUILD_PROFILES} = 'nocheck';
	local $ENV{PG_UPDATECONTROL} = 'yes';
	delete local $ENV{SANITIZE};
	delete local $ENV{PG_CONFIG};
	my $output = `cd $work/tree && dpkg-buildpackage -b -uc -us 2>&1`;
	is($?, 0, 'dpkg-buildpackage') or diag($output);
}
my ($deb) = glob("$work/postgresql-$major-khuyencong_*.deb");
unless (ok($deb, 'there is a package'))
{
	done_testing();
	exit;
}

SKIP:
{
	skip('lintian is not installed', 1) if system('command -v lintian >/dev/null 2>&1') != 0;
	# the developers have no address, and Debian no request to package
	is(`lintian --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,initial-upload-closes-no-bugs $work/*.changes 2>&1`,
		'', 'lintian');
}

system("dpkg-deb -x $deb $root") == 0 or die;
my ($version) = $deb =~ /_(.*)-\d+_/;
my $doc = "usr/share/doc/postgresql-$major-khuyencong";
for my $file ("$pkglibdir/khuyencong.so", "$sharedir/extension/khuyencong.control", "$sharedir/extension/khuyencong--$version.sql",
	"/$doc/copyright", map { "/$doc/$_" } glob('README.md README.vi.md doc/*.md examples/psqlrc examples/schedule/* examples/report/* examples/dashboard/*'))
{
	ok(-e "$root$file" || -e "$root$file.gz", "the package has $file");
}
is(join('', grep { m{[^/]\n} && !m{^\./usr/(lib|share)/} } `dpkg-deb --fsys-tarfile $deb | tar -t`), '', '... and nothing outside /usr/lib and /usr/share');

# the server of the tests, with the package in place of the tree
my $by_path = `psql -X -A -t -c "SELECT name FROM pg_settings WHERE name = 'extension_control_path'"`;
my $finds = $by_path ? "extension_control_path=$root$sharedir:\$system" : "extension_destdir=$root";
local $ENV{PGOPTIONS} = "-c $finds -c dynamic_library_path=$root$pkglibdir:\$libdir";
my $libraries = "SELECT DISTINCT m[1] FROM regexp_matches(pg_read_file('/proc/self/maps'), '[^ ]+/khuyencong[.]so', 'g') AS m";
is(`psql -X -q -A -t -d pgtap -c "SELECT khuyencong.growth_rate(1, 2)" -c "$libraries" 2>&1`, "1.00000000000000000000\n$root$pkglibdir/khuyencong.so\n", 'the library of the package is the one that is loaded');

my $output = `cd $work/tree && make -s installcheck 2>&1`;
is($?, 0, 'make installcheck with the package') or diag($output);
my @ok = $output =~ /^test \w+\s+\.\.\. ok\b/mg;
is(scalar @ok, scalar(my @files = glob('sql/*.sql test/isolation/specs/*.spec')), '... runs every file');

system("rm -rf $work") == 0 or die;
done_testing();

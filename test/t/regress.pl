# Runs what `make installcheck` runs, and counts it: a regression or isolation
# file that exists but is not run is a failure.
use strict;
use warnings;
use Test::More;

my $output = `make -s installcheck PG_CONFIG='$ENV{PG_CONFIG}' 2>&1`;
my $status = $?;

for my $file (glob('sql/*.sql test/isolation/specs/*.spec'))
{
	my ($name) = $file =~ m{([^/]+)\.\w+$};
	like($output, qr/^test $name\s+\.\.\. ok\b/m, $file);
}
is($status, 0, 'make installcheck') or diag($output);
if ($status != 0)
{
	diag(`cat $_`) for glob('regression.diffs test/isolation/regression.diffs test/isolation/output_iso/regression.diffs');
}
done_testing();

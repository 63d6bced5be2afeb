# The demo prints the published figures and says that they are equal.
use strict;
use warnings;
use Test::More;

system('createdb demo') == 0 or die;
my $output = `psql -X -q -v ON_ERROR_STOP=1 -d demo -f examples/demo.sql 2>&1`;
is($?, 0, 'it runs') or diag($output);

for my $figure (
	[ 'of them in difficult areas', '142' ],
	[ 'Establishments supported', '269' ],
	[ 'their share', '52,8 %' ],
	[ 'of it to difficult areas', '12.492,1' ],
	[ 'Money of the programme', '47.522,9' ],
	[ 'its share', '26,3 %' ])
{
	my ($name, $value) = @$figure;
	like($output, qr/\Q$name\E *│ +\Q$value\E │ +\Q$value\E │ equals the print/, "$name: $value");
}
like($output, qr/in words: Mười hai tỷ bốn trăm chín mươi hai triệu một trăm nghìn đồng$/m, 'an amount in words');
like($output, qr/Disparity.*│ +0,498 │ —/, 'disparity');
like($output, qr/the first ÷ the second *│ +0,319 │/, 'relative support');
like($output, qr/participation.*│ +1,118 │ +0,1116 /, 'participation');
like($output, qr/size:.*│ +0,319 │ +-1,1428 /, 'size');
like($output, qr/both: money.*│ +0,357 │ +-1,0311 /, 'both');
like($output, qr/national programme │ 14\.975,9 +│ +31,5 %/, 'the national budget');
like($output, qr/local programme +│ 32\.547,0 +│ +68,5 %/, 'the local budget');
like($output, qr/both +│ 47\.522,9 +│ 100,0 % │ equals the print/, 'both budgets');
like($output, qr/│ +52\.8 │ +26\.3 │ +0\.498 │ +0\.319 │ +12594\.3 │/, 'the SQL to paste prints the same');
unlike($output, qr/DIFFERS|ERROR/, 'nothing differs');
system('dropdb demo') == 0 or die;
done_testing();

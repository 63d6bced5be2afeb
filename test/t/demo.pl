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
# a bar has 20 characters of 8 eighths: 0,3151 × 160 = 50, 0,6849 × 160 = 110
like($output, qr/national programme │ 14\.975,9 +│ +31,5 % │ (?:█){6}▎ +│/, 'the national budget');
like($output, qr/local programme +│ 32\.547,0 +│ +68,5 % │ (?:█){13}▊ +│/, 'the local budget');
like($output, qr/both +│ 47\.522,9 +│ 100,0 % │ (?:█){20} │ equals the print/, 'both budgets');

# exact shares 66,6667 14 9,7778 9,5556: of two units to spare the second goes to 9,7778
like($output, qr/Machines and technology +│ 3\.000 +│ +66,67 % │ (?:█){13}▍ .*Advice.* 630 +│ +14,00 % │.*Typical.* 440 +│ +9,78 % │.*Remainder.* 430 +│ +9,55 % │.*\ball +│ 4\.500 +│ 100,00 % │/s, 'the plan of 2020 adds up');
# 986 lines: 15,2130 38,5396 23,3266 8,9249 4,1582 9,8377
like($output, qr/line 1 │ 150 +│ +15,21 % │.*line 2 │ 380 +│ +38,54 % │.*line 3 │ 230 +│ +23,33 % │.*line 4 │ +88 +│ +8,92 % │.*line 5 │ +41 +│ +4,16 % │.*line 6 │ +97 +│ +9,84 % │.*\ball +│ 986 +│ 100,00 % │.*equals the print/s, 'so do the lines of Bình Thuận');
like($output, qr/5\.820 +│ trên 8\.588 +│ 1,4756 +│ 1,5 +│ equals the print/, 'leverage');
for my $figure (
	[ 'BG-1', 'half_up' ], [ 'BG-3', 'half_up' ], [ 'BG-5', 'half_up' ], [ 'BĐ-1a', 'half_up' ],
	[ 'BĐ-1b', 'half_up' ], [ 'BĐ-2', 'half_up' ], [ 'S23-2', 'half_up' ],
	[ 'MT-1a', 'truncated' ], [ 'MT-4a', 'truncated' ],
	# 59,2116: on its own rounded up, with its partner what that leaves
	[ 'MT-1b', 'rounded_up' ], [ 'BĐ-1a + BĐ-1b', 'half_up' ], [ 'MT-1a + MT-1b', 'complement' ])
{
	like($output, qr/^│ \Q$figure->[0]\E +│.*│ $figure->[1] +│$/m, "$figure->[0]: $figure->[1]");
}
unlike($output, qr/not_reproducible/, 'every published figure is explained');
like($output, qr/│ +52\.8 │ +26\.3 │ +0\.498 │ +0\.319 │ +12594\.3 │/, 'the SQL to paste prints the same');

# the register: the published margins again, by way of 431 projects
like($output, qr/│ +431 │ +11 │ +269 │/, 'the sample');
like($output, qr/báo cáo 2012–2022 │ 2012-01-01 │ 2022-12-31 │ 142 \/ 269 +│ +52,8 % │ 12\.492,1 \/ 47\.522,9 │ +26,3 % │ 0,498/, 'both shares of the published list');
# 20105,3 2688,5 1611,6 of 47522,9: 42,3066 5,6573 3,3912
like($output, qr/│ Bắc Giang +│ 20\.105,3 +│ +42,31 % │(?:.*\n)+.*│ Tân Yên +│ +2\.688,5 +│ +5,66 % │(?:.*\n)+.*│ Sơn Động +│ +1\.611,6 +│ +3,39 % │/, 'shares of areas over all years');
like($output, qr/│ all +│ 47\.522,9 +│ 100,00 % │ (?:█){20} │/, 'money by area adds up');
like($output, qr/│ 2022 │ 6\.227,8 │ 5\.998,5 +│ 0,96 /, 'leverage by year');
like($output, qr/come nearest\n(?:.*\n){3}│ +1 │ [^│]+│ 2018, 2019 +│ +2 │ no +│/, 'the nearest focal project');
like($output, qr/2022-12-31 │ district │ +10 │ +0 │ +0 │ +0,00 % │/, 'no branches and no collaborators');
unlike($output, qr/DIFFERS|ERROR/, 'nothing differs');
system('dropdb demo') == 0 or die;
done_testing();

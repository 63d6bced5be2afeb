# Amounts with a few characters changed, against a second reader written as one
# regular expression: both read the same amount and qualifier, or both refuse,
# the server with 22P02 and a hint. FUZZ_SEED repeats a run.
use strict;
use warnings;
use utf8;
use Math::BigFloat;
use Test::More;
use Unicode::Normalize;

my $seed = $ENV{FUZZ_SEED} // time;
srand($seed);
diag("FUZZ_SEED=$seed");
my $rounds = 5000;

my %exponent = ('' => 0, 'nghìn' => 3, 'triệu' => 6, 'tr' => 6, 'tỷ' => 9, 'nghìn tỷ' => 12, 'triệu tỷ' => 15);
my $multiple = qr/nghìn tỷ|triệu tỷ|nghìn|triệu|tr|tỷ/;
my $currency = qr/đồng|đ|₫|vnđ|vnd/;
my $hedge = qr/gần|trên|hơn|khoảng|dưới|chừng|xấp xỉ|ước|không quá|tối đa|tối thiểu|ít nhất/;
my $whole = qr/[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+/;

# The amount and the qualifier; nothing if the text is no amount.
sub reading
{
	my ($text, $default) = @_;
	my ($sum, $room) = (Math::BigFloat->bzero, 1e9);
	$text = lc NFC($text);
	$text =~ s/\s+/ /g;
	$text =~ s/^ | $//g;
	$text =~ s/ð/đ/g;
	$text =~ s/ngàn/nghìn/g;
	$text =~ s/tỉ/tỷ/g;
	$text =~ s/^(?:($hedge) ?)?([-−]?)(?=[0-9])// or return;
	my ($qualifier, $sign) = ($1 // '', $2);
	if (defined $default && $text =~ /^(?:$whole)(?:,[0-9]+)?$/) { $text .= " $default" }
	while ($text ne '')
	{
		$text =~ s/^($whole)(,[0-9]+)? ?(?:($multiple)(?: ?$currency)?|$currency)(?: ?(?=[0-9])|$)// or return;
		my ($digits, $decimals, $unit) = ($1, $2 // '', $3 // '');
		$digits =~ tr/.//d;
		return if length($digits) + $exponent{$unit} > $room;
		$room = $decimals ? 0 : $exponent{$unit};
		$sum += Math::BigFloat->new($digits . $decimals =~ tr/,/./r) * Math::BigFloat->new(10)**$exponent{$unit};
	}
	return ($sign ? -$sum : $sum)->bstr, $qualifier;
}

my @sample = (
	'12.492,1 triệu đồng', '2,035 tỷ', '1.436 tỉ đồng', '262,5 tr', '2 tỷ 500 triệu', 'khoảng 30 tỷ đồng', '-5 nghìn',
	'không quá 1.000 triệu', '1.234.567đ', '500', 'hơn 1 nghìn tỷ 20 tỷ 3 triệu 4 ngàn 5 đồng', 'TỐI ĐA 300 TRĐ',
	'−7,25 tỷ VNĐ', 'gần 4.500 vnd', '3 triệu tỷ', '05 tỷ 070 triệu');
my @piece = (split(//, '0123456789.,- '), '000', '.000', 'tỷ', 'tr', 'triệu', ' đồng', 'đ', 'gần', "\xa0", '−', 'x', "\x{301}");

sub mutate
{
	my ($text) = @_;
	for (1 .. int rand 3)
	{
		my $at = int rand(1 + length $text);
		substr($text, $at, rand() < 0.5 ? 0 : min(1 + int rand 3, length($text) - $at), rand() < 0.7 ? $piece[ rand @piece ] : '');
	}
	$text = NFD($text) if rand() < 0.3;
	$text = uc $text if rand() < 0.2;
	return $text;
}

sub min { return $_[0] < $_[1] ? $_[0] : $_[1] }

my @text = map { mutate($sample[ rand @sample ]) } 1 .. $rounds;
open(my $script, '>:utf8', "$ENV{WORK}/amounts.sql") or die $!;
print $script "SET search_path = khuyencong, public;\n";
print $script <<'SQL';
CREATE FUNCTION pg_temp.try(amount text, unit text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    hint text;
BEGIN
    RETURN 'read ' || trim_scale(parse_vnd(amount, unit)) || ' ' || coalesce(vnd_qualifier(amount), '');
EXCEPTION WHEN invalid_text_representation THEN
    GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
    RETURN CASE WHEN hint LIKE 'Correct "%": %' THEN 'refused' ELSE 'no hint' END;
END $$;
SQL
print $script "SELECT pg_temp.try(\$q\$$_\$q\$, NULL), pg_temp.try(\$q\$$_\$q\$, 'tỷ');\n" for @text;
close $script;
open(my $answers, '-|:utf8', "psql -X -q -A -t -F '|' -d pgtap -f $ENV{WORK}/amounts.sql 2>&1") or die $!;
my (@wrong, %count);
for my $text (@text)
{
	my @got = split /\|/, <$answers> =~ s/\n\z//r, -1;
	for my $default (undef, 'tỷ')
	{
		my ($amount, $qualifier) = reading($text, $default);
		my $expected = defined $amount ? "read $amount $qualifier" : 'refused';
		my $got = shift(@got) // '';
		$count{ $expected eq 'refused' ? 'refused' : 'read' }++;
		push @wrong, "$text: $got, not $expected" if $got ne $expected;
	}
}
is_deeply(\@wrong, [], 'both readers agree') or diag(map { utf8::encode($_); "$_\n" } @wrong[ 0 .. min(9, $#wrong) ]);
cmp_ok($count{$_}, '>', $rounds / 5, "... on many that are $_") for 'read', 'refused';
done_testing();

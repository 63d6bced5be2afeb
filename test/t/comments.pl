# The reference and the catalogue say the same: every public function has an
# entry with its arguments, defaults and result in the page of its concept,
# what has an entry is there, and \df+ has a sentence about it.
#
# An entry is `name(argument type DEFAULT value) → type`. In headings and first
# cells of tables several share what comes last, and may have more than one:
#   `name`, `other` `(argument type) → type`, `(argument type, more type) → type`
# A name with an ellipsis stands for all names that fit it and have its arguments
# and result, as in `…_reason(year_set) → text`. `facts…` are the facts of a
# subject of the rules. `→ rows` leaves the columns to the text, which names them.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Test::More;

my $builder = Test::More->builder;
binmode($builder->$_, ':encoding(UTF-8)') for qw(output failure_output todo_output);

sub rows_of
{
	my ($sql) = @_;
	open(my $psql, '-|:encoding(UTF-8)', 'psql', '-X', '-q', '-A', '-t', '-F', "\t", '-d', 'pgtap', '-c', "SET search_path = khuyencong; $sql") or die $!;
	return map { chomp; [ split /\t/, $_, -1 ] } <$psql>;
}

sub text_of
{
	my ($path) = @_;
	open(my $file, '<:encoding(UTF-8)', $path) or return '';
	return do { local $/; <$file> };
}

# Casts of defaults, and what is written in more than one way.
sub plain
{
	my ($text) = @_;
	$text =~ s/::(?:double precision|[a-z_]+)(?:\[\])?//g;
	$text =~ s/ ORDER BY …//;
	$text =~ s/TABLE ?\(/(/;
	$text =~ s/timestamp with time zone/timestamptz/g;
	return $text;
}

# ---- the catalogue ----------------------------------------------------------

# What types, operators, operator classes and aggregates are made of is not
# called by anybody. Output arguments are the result.
my @function = rows_of(<<'SQL');
SELECT p.proname, p.prokind, regexp_replace(regexp_replace(pg_get_function_arguments(p.oid), '(^|, )OUT .*', ''), '\mIN ', '', 'g'),
       CASE WHEN p.prokind = 'p' THEN ''
            WHEN 'o' = ANY (p.proargmodes) THEN regexp_replace(regexp_replace(pg_get_function_arguments(p.oid), '^.*?(?=OUT )', '('), '\mOUT ', '', 'g') || ')'
            ELSE pg_get_function_result(p.oid) END,
       coalesce(obj_description(p.oid, 'pg_proc'), '')
FROM pg_proc AS p
WHERE p.pronamespace = 'khuyencong'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_type AS t WHERE p.oid IN (t.typinput, t.typoutput, t.typreceive, t.typsend))
  AND NOT EXISTS (SELECT FROM pg_operator AS o WHERE o.oprcode = p.oid)
  AND NOT EXISTS (SELECT FROM pg_amproc AS m WHERE m.amproc = p.oid)
  AND NOT EXISTS (SELECT FROM pg_aggregate AS a WHERE p.oid IN (a.aggtransfn, a.aggmtransfn, a.aggminvtransfn, a.aggcombinefn))
  AND p.prorettype <> 'internal'::regtype AND 'internal'::regtype <> ALL (p.proargtypes::oid[])
ORDER BY 1, 3
SQL
cmp_ok(scalar @function, '>', 100, 'there are public functions');
my %kind = map { $_->[0] => $_->[1] } @function;
my (%result, %comment);
for (@function)
{
	my $signature = "$_->[0](" . plain($_->[2]) . ')';
	$result{$signature} = plain($_->[3]);
	$comment{$signature} = $_->[4];
}

my %known = map { $_->[0] => 1 } rows_of('SELECT DISTINCT proname FROM pg_proc');

my %facts;
push @{ $facts{ $_->[0] } }, "$_->[1] $_->[2] DEFAULT NULL" for rows_of(q{SELECT subject, fact, split_part(type, ',', 1) FROM rule_facts() ORDER BY subject, place});

# ---- the pages --------------------------------------------------------------

# The concept of a function is the file that makes it. Parts of functions, which
# the README names, need no entry.
my %pages;
for my $path (grep { !/--/ } glob 'extension/*.sql')
{
	my ($concept) = $path =~ m{([^/]+)\.sql$};
	$pages{$_}{"doc/$concept.md"} = 1 for text_of($path) =~ /^CREATE (?:FUNCTION|AGGREGATE|PROCEDURE) ([a-z_0-9]+) ?\(/mg;
}
my %part = map { $_ => 1 } map { /`([a-z_0-9]+)`/g } text_of('README.md') =~ /^(Parts of these: (?:.+\n)+)/mg;

# The entries of a line: names, each with arguments of its own or those that
# come after it. A name begins another list once the former has its result.
sub entries
{
	my ($line) = @_;
	my (@entry, @open);
	my $done = 1;
	for my $span ($line =~ /`([^`]+)`/g)
	{
		my ($name, $arguments, $type) = $span =~ /^([a-z_0-9…]*)(?:\(([^→()]*)\)(?: OVER \([^→]*\))?)?(?: ?→ (.*))?$/ or next;
		@open = () if $done and $name ne '';
		push @open, [ $name, $arguments ] if $name ne '';
		$done = defined $type or next;
		push @entry, map { [ $_->[0], $_->[1] // $arguments // '', $type ] } @open;
	}
	push @entry, map { [ @$_, '' ] } grep { ($kind{ $_->[0] } // '') eq 'p' } @open unless $done;
	return @entry;
}

# Signatures that an entry may mean: as it stands, with the facts of each
# subject, with each name that its ellipsis stands for.
sub meanings
{
	my ($name, $arguments) = @_;
	my @arguments = $arguments =~ /facts…/ ? map { my $f = join ', ', @{ $facts{$_} }; $arguments =~ s/facts…/$f/r } sort keys %facts : $arguments;
	my $pattern = join '[a-z_0-9]+', map { quotemeta } split /…/, $name, -1;
	my @names = $name =~ /…/ ? grep { /^$pattern$/ } sort keys %kind : $name;
	return grep { exists $result{$_} } map { my $n = $_; map { "$n(" . plain($_) . ')' } @arguments } @names;
}

my %documented;
for my $page (sort keys %{ { map { %$_ } values %pages } })
{
	my $text = text_of($page);
	$text =~ s/^```.*?^```$//gms;
	my @line = map { /^\| (.*?) \|/ ? $1 : /^#/ ? $_ : /(`[a-z_0-9…]+\([^`]*\) → [^`]+`)/g } split /\n/, $text;
	for my $entry (map { entries($_) } @line)
	{
		my ($name, $arguments, $type) = @$entry;
		my @meaning = meanings($name, $arguments);
		ok(scalar @meaning, "$page: $name($arguments) is in the catalogue") or diag("the catalogue has " . join ' and ', grep { /^\Q$name\E\(/ } sort keys %result);
		for my $signature (@meaning)
		{
			$documented{$signature}{$page} = 1 if plain($type) eq $result{$signature} or $name !~ /…/;
			next if $name =~ /…/;
			if ($type =~ /^rows?$/)
			{
				ok($text =~ /`$_\b/, "$page: $name() → column $_ is named") for $result{$signature} =~ /[(,] ?([a-z_0-9]+) /g;
			}
			else
			{
				is(plain($type), $result{$signature}, "$page: $signature → its result");
			}
		}
	}
}

# ---- what is in the catalogue is in a page ----------------------------------

for my $signature (sort keys %result)
{
	my ($name) = $signature =~ /^(\w+)/;
	my @page = sort keys %{ $pages{$name} };
	ok(scalar(grep { $documented{$signature}{$_} } @page), "$signature → $result{$signature} has an entry in @page") unless $part{$name};
	isnt($comment{$signature}, '', "... and a comment");

	# what the sentence speaks of is there
	my $text = join '', map { text_of($_) } @page;
	ok($text =~ /\b$_\b/, "... whose $_ is in the page, too") for $comment{$signature} =~ /\b(\d[0-9A-Z]{4})\b/g;
	ok(exists $known{$_}, "... whose $_() is there") for $comment{$signature} =~ /\b([a-z_0-9]+)\(/g;
}
done_testing();

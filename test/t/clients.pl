# What BI clients see of a register through JDBC and ODBC, as the role of
# doc/clients.md: the type, size and comment of every column, every value of
# every view, and nothing they could write to. The lint of the views, which
# needs no client, is in test/register_view.sql.
use strict;
use warnings;
use Test::More;

my $database = 'clients';
my $register = 'bac_giang';
my $reader = 'khuyencong_client';

sub run
{
	my ($command) = @_;
	my $output = `$command 2>&1`;
	is($?, 0, $command) or diag($output);
	return $output;
}

# Lines of COPY's text format, with times in UTC.
sub copied
{
	my ($query) = @_;
	open(my $file, '>', "$ENV{WORK}/clients.sql") or die $!;
	print $file "SET TimeZone = 'UTC';\n";
	print $file "COPY ($_) TO STDOUT;\n" for $query;
	close $file;
	my @lines = split /\n/, `psql -X -q -v ON_ERROR_STOP=1 -d $database -f $ENV{WORK}/clients.sql`;
	die $query if $?;
	return @lines;
}

run("createdb $database");
run("psql -X -q -v ON_ERROR_STOP=1 -o /dev/null -d $database $_") for
	"-c 'CREATE EXTENSION khuyencong' -c \"SELECT khuyencong.create_register('$register')\"",
	"-c \"SELECT khuyencong.load_sample('$register')\" -c ANALYZE",
	"-c 'CREATE ROLE $reader LOGIN' -c \"SELECT khuyencong.grant_reader('$register', '$reader')\"",
	"-c 'ALTER ROLE $reader SET default_transaction_read_only = on' -c \"ALTER ROLE $reader SET statement_timeout = '30s'\"",
	"-c \"ALTER ROLE $reader SET search_path = $register, khuyencong\"";

# ---- what there is, from the catalogs and by psql ----------------------------

my %relation = map { my ($name, @rest) = split /\t/, $_, -1; ($name => \@rest) } copied(qq{
	SELECT relname, CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, obj_description(oid, 'pg_class')
	FROM pg_class WHERE relnamespace = '$register'::regnamespace AND relkind IN ('r', 'v')});
my @views = grep { $relation{$_}[0] eq 'VIEW' } sort keys %relation;
my %column = map { my ($view, $name, @rest) = split /\t/, $_, -1; ("$view.$name" => \@rest) } copied(qq{
	SELECT relname, attname, format_type(atttypid, atttypmod), col_description(attrelid, attnum)
	FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
	WHERE relnamespace = '$register'::regnamespace AND relkind = 'v' AND attnum > 0});
my %rows = map { $_ => [ sort(copied("SELECT * FROM $register.$_")) ] } @views;

cmp_ok(scalar(grep { @{ $rows{$_} } } @views), '>=', 25, 'there are views with rows');
cmp_ok(scalar(keys %column), '>', 300, '... and columns');

is_deeply([ grep { $column{$_}[0] =~ /^numeric\((\d+)/ && $1 > 28 } sort keys %column ], [], 'every number fits the decimals of .NET clients');

# Each column as a client should report it, by the driver's codes of types.
sub typed
{
	my (%code) = @_;
	return map {
		my ($type, $comment) = @{ $column{$_} };
		$_ => $type =~ /^numeric\((\d+),(\d+)\)$/ ? "2 $1 $2" : $code{$type} // "$type is for no client"
	} keys %column;
}

# Published figures, and what must not be a hundredth off.
my %figure = (
	"SELECT difficult_support, support, funding_share_percent FROM difficult_area_equity_period WHERE scheme_code = 'report-2012-2022'" =>
		"12492100000\t47522900000\t26.29",
	"SELECT difficult_establishment_count, establishment_count, beneficiary_share_percent FROM difficult_area_equity_period WHERE scheme_code = 'report-2012-2022'" =>
		"142\t269\t52.79",
	'SELECT sum(share_of_period) = 100 FROM funding_by_area' => 't',
	'SHOW statement_timeout' => '30s');

# Read-only is a convenience that a client may switch off; the privileges are not.
is_deeply([ copied(qq{SELECT relname FROM pg_class WHERE relnamespace = '$register'::regnamespace
	AND relkind IN ('r', 'v') AND has_table_privilege('$reader', oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')}) ],
	[], 'no table or view may be changed');
my @writes = (
	(map { my $name = "$register.$_"; ("INSERT INTO $name DEFAULT VALUES", "DELETE FROM $name", "TRUNCATE $name") }
		grep { $relation{$_}[0] eq 'TABLE' } sort keys %relation),
	"UPDATE setting SET value = '2020-01-01' WHERE name = 'report_on'",
	"CREATE TABLE $register.own ()", "CREATE TABLE khuyencong.own ()", "SELECT khuyencong.upgrade_register('$register')",
	"SELECT nextval('project_funding_id_seq')");

# ---- JDBC ----------------------------------------------------------------------

my $jar = '/usr/share/java/postgresql.jar';
SKIP:
{
	skip "JDBC: there is no $jar or no javac that knows Java 16; make test-clients brings them", 1
		unless -e $jar && system('javac --release 16 -version >/dev/null 2>&1') == 0;

	run("javac -d $ENV{WORK}/classes test/clients/*.java");
	my $url = "jdbc:postgresql://localhost/$database?socketFactory=UnixSocketFactory&socketFactoryArg=$ENV{PGHOST}/.s.PGSQL.$ENV{PGPORT}"
		. '&options=-c%20default_transaction_read_only=off';
	# a zone with daylight saving at midnight, where dates may go wrong
	open(my $java, '-|', 'java', '-Duser.timezone=America/Sao_Paulo', '-cp', "$ENV{WORK}/classes:$jar",
		'Jdbc', $url, $reader, $register, sort(keys %figure), @writes) or die $!;
	my %seen;
	while (my $line = <$java>)
	{
		chomp $line;
		my ($kind, $name, $rest) = split /\t/, $line, 3;
		push @{ $seen{$kind}{$name} }, $rest;
	}
	close $java;
	is($?, 0, 'JDBC: a client reads everything');

	is_deeply({ map { $_ => $seen{relation}{$_}[0] } keys %{ $seen{relation} } },
		{ map { $_ => join("\t", @{ $relation{$_} }) } keys %relation }, 'JDBC: every table and view, with its comment');

	my (%type, %comment);
	for my $view (@views)
	{
		for (@{ $seen{column}{$view} })
		{
			my ($name, $code, $size, $digits, $remark) = split /\t/, $_, -1;
			$type{"$view.$name"} = "$code $size $digits";
			$comment{"$view.$name"} = $remark;
		}
	}
	is_deeply(\%type, { typed('text' => '12 2147483647 0', 'integer' => '4 10 0', 'bigint' => '-5 19 0', 'boolean' => '-7 1 0',
				'date' => '91 13 0', 'timestamp with time zone' => '93 35 6') }, 'JDBC: the type, precision and scale of every column');
	is_deeply(\%comment, { map { $_ => $column{$_}[1] } keys %column }, 'JDBC: the comment of every column');
	is_deeply({ map { $_ => 1 } @{ $seen{key}{area_code} } }, { "area\tcode" => 1 }, 'JDBC: keys of a table');
	is_deeply({ map { $_ => [ sort @{ $seen{row}{$_} // [] } ] } @views }, \%rows, 'JDBC: every value of every view');
	is_deeply({ map { $_ => $seen{value}{$_}[0] } keys %figure }, \%figure, 'JDBC: figures');
	is_deeply([ grep { ($seen{error}{$_}[0] // 'done') ne '42501' } @writes ], [], 'JDBC: nothing can be written');
}

# ---- ODBC ----------------------------------------------------------------------

SKIP:
{
	skip 'ODBC: there is no DBD::ODBC or no driver "PostgreSQL Unicode"; make test-clients brings them', 1
		unless eval { require DBI; require DBD::ODBC } && system("odbcinst -q -d -n 'PostgreSQL Unicode' >/dev/null 2>&1") == 0;

	# the data source of doc/clients.md, at our server, and the same without its settings
	open(my $page, '<', 'doc/clients.md') or die $!;
	my ($source) = do { local $/; <$page> } =~ /^```ini\n\[bac_giang\]\n(.*?)^```/ms or die 'no data source';
	my %here = (Servername => $ENV{PGHOST}, Port => $ENV{PGPORT}, Database => $database, Username => $reader);
	$source =~ s{^(\w+) = \K.*$}{$here{$1} // $&}gme;
	$ENV{ODBCINI} = "$ENV{WORK}/odbc.ini";
	open(my $ini, '>', $ENV{ODBCINI}) or die $!;
	print $ini "[documented]\n${source}[plain]\n", map { "$_\n" } grep { /^(Driver|Servername|Port|Database|Username) / } split /\n/, $source;
	close $ini;
	my $connect = sub { DBI->connect("dbi:ODBC:DSN=$_[0];UID=$reader", '', '', { PrintError => 0, RaiseError => 1 }) };

	is($connect->('documented')->selectrow_array('SHOW statement_timeout'), '2min', 'ODBC: ConnSettings');
	my $client = $connect->('documented;ConnSettings={SET default_transaction_read_only TO off}');

	my %kind;
	my $listed = $client->table_info(undef, $register, '%', 'TABLE,VIEW');
	while (my $row = $listed->fetchrow_hashref) { $kind{ $row->{TABLE_NAME} } = $row->{TABLE_TYPE} }
	is_deeply(\%kind, { map { $_ => $relation{$_}[0] } keys %relation }, 'ODBC: every table and view');

	my (%type, %result);
	my $columns = $client->column_info(undef, $register, '%', '%');
	while (my $row = $columns->fetchrow_hashref)
	{
		next unless ($kind{ $row->{TABLE_NAME} } // '') eq 'VIEW';
		$type{"$row->{TABLE_NAME}.$row->{COLUMN_NAME}"} = join ' ', @$row{qw(DATA_TYPE COLUMN_SIZE)}, $row->{DECIMAL_DIGITS} || 0;
	}
	for my $view (@views)
	{
		my $query = $client->prepare("SELECT * FROM $view LIMIT 0");
		$query->execute;
		$result{"$view.$query->{NAME}[$_]"} = join ' ', $query->{TYPE}[$_], $query->{PRECISION}[$_], $query->{SCALE}[$_] // 0
			for 0 .. $#{ $query->{TYPE} };
	}
	my $expected = { typed('text' => '12 255 0', 'integer' => '4 10 0', 'bigint' => '-5 19 0', 'boolean' => '-7 1 0',
			'date' => '91 10 0', 'timestamp with time zone' => '93 26 6') };
	is_deeply(\%type, $expected, 'ODBC: the type, size and digits of every column, as listed');
	is_deeply(\%result, $expected, 'ODBC: ... and of every column that is read');

	# for values more room for texts: this client counts bytes, others characters
	my $values = $connect->("documented;MaxVarcharSize=4000;ConnSettings={SET TimeZone TO 'UTC'}");
	my %got;
	for my $view (@views)
	{
		my $query = $values->prepare("SELECT * FROM $view");
		$query->execute;
		my @code = @{ $query->{TYPE} };
		$got{$view} = [];
		while (my @value = $query->fetchrow_array)
		{
			for my $i (0 .. $#value)
			{
				if (!defined $value[$i]) { $value[$i] = '\N' }
				elsif ($code[$i] == -7) { $value[$i] =~ tr/01/ft/ }
				elsif ($code[$i] == 93) { $value[$i] .= '+00' }
			}
			push @{ $got{$view} }, join("\t", @value);
		}
		$got{$view} = [ sort @{ $got{$view} } ];
	}
	is_deeply(\%got, \%rows, 'ODBC: every value of every view');
	is(join("\t", $client->selectrow_array($_)), $figure{$_} eq 't' ? '1' : $figure{$_}, "ODBC: $_") for sort keys %figure;

	my @done;
	for my $write (@writes)
	{
		push @done, $write if eval { $client->do($write) } || $client->state ne '42501';
	}
	is_deeply(\@done, [], 'ODBC: nothing can be written');

	# why the settings are asked for, and where they end
	my $query = $connect->('plain')->prepare('SELECT name_vi, is_synthetic FROM norm_history');
	$query->execute;
	is_deeply($query->{TYPE}, [ -1, 12 ], 'ODBC: without the settings texts are memos and booleans are texts');
	$query = $client->prepare("SELECT repeat('x', 600)");
	$query->execute;
	eval { $query->fetchrow_array };
	is($query->state, '01004', 'ODBC: a text longer than MaxVarcharSize is cut off');
}

run("dropdb --force $database");
run("dropuser $reader");
done_testing();

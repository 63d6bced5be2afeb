/*-------------------------------------------------------------------------
 *
 * money.c
 *	  Exact sums of decimal amounts.
 *
 * Plain C values in, plain C values out: nothing here is callable from SQL.
 *
 * Amounts are read in one of two ways that agree on every value.  The quick
 * one takes the base-10000 digits straight out of a numeric, whose layout core
 * keeps to itself; the portable one asks core for the decimal text.  When the
 * library loads, the first is compared with the second, and is not used on a
 * server where they differ.
 *
 * IDENTIFICATION
 *	  extension/money.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "libpq/pqformat.h"
#include "port/pg_bswap.h"
#include "utils/builtins.h"

#include "money.h"

/* The range of units is symmetric: INT128_MIN is left out. */
#define MAX_UNITS ((uint128) (~(uint128) 0 >> 1))

#define EXA UINT64CONST(1000000000000000000)

/* sign, 27 digits, point, 12 decimals, terminating zero, rounded up */
#define UNITS_TEXT_SIZE 48

bool		money_fast_wanted = true;
bool		money_layout_known = false;

static bool
append_digit(uint128 *value, int digit)
{
	if (*value > (MAX_UNITS - digit) / 10)
		return false;
	*value = *value * 10 + digit;
	return true;
}

/*
 * Reads decimal text, as numeric_out() writes it, into units.  False when the
 * value has more than MONEY_DECIMALS decimals or does not fit.
 */
static bool
read_text(const char *string, int128 *units)
{
	bool		negative = *string == '-';
	bool		point = false;
	int			decimals = 0;
	uint128		value = 0;

	for (string += negative; *string; string++)
	{
		if (*string == '.')
			point = true;
		else if (decimals == MONEY_DECIMALS)
		{
			if (*string != '0')
				return false;
		}
		else if (append_digit(&value, *string - '0'))
			decimals += point;
		else
			return false;
	}
	for (; decimals < MONEY_DECIMALS; decimals++)
		if (!append_digit(&value, 0))
			return false;
	*units = negative ? -(int128) value : (int128) value;
	return true;
}

/* Writes units as decimal text without trailing zeros. */
static void
write_text(int128 units, char buffer[UNITS_TEXT_SIZE])
{
	uint128		rest = units < 0 ? -(uint128) units : (uint128) units;
	uint128		whole = rest / MONEY_ONE;
	uint64		fraction = rest % MONEY_ONE;
	char	   *at = buffer;

	if (units < 0)
		*at++ = '-';
	if (whole >= EXA)
	{
		at += pg_ulltoa_n(whole / EXA, at);
		at += sprintf(at, "%018llu", (unsigned long long) (whole % EXA));
	}
	else
		at += pg_ulltoa_n(whole, at);
	if (fraction != 0)
	{
		at += sprintf(at, ".%012llu", (unsigned long long) fraction);
		while (at[-1] == '0')
			at--;
	}
	*at = '\0';
}

Numeric
numeric_from_text(char *string)
{
	return DatumGetNumeric(DirectFunctionCall3(numeric_in,
											   CStringGetDatum(string),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

char *
numeric_to_text(Numeric value)
{
	return DatumGetCString(DirectFunctionCall1(numeric_out,
											   NumericGetDatum(value)));
}

/* Holds a finite numeric in the one way that its value prescribes. */
Money
money_from_numeric(Numeric value)
{
	Money		money = {0, NULL};

	if (!read_text(numeric_to_text(value), &money.units))
		money.wide = DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale,
														 NumericGetDatum(value)));
	return money;
}

/* Compares the quick reader with the portable one. */
void
money_self_check(void)
{
	static const char *const samples[] = {
		"0", "0.000", "1", "-1", "10000", "9999.9999", "12492.1", "-35030.8",
		"0.000000000001", "-0.000100020003", "47522900000", "1e23", "-1e20",
		"123456789012345678901234.123456789012", "-0.5000000000000000",
		"999999999999999999999999.999999999999", ("1.0000000000000000000000000"
		"00000000000000000000000000000000000000000000000000000000000000000000000"),
		"-12.50000000000000000000000000000000000000000000000000000000000000000000"
	};
	static const char *const others[] = {"NaN", "Infinity", "-Infinity"};

	money_layout_known = true;
	for (int i = 0; i < (int) lengthof(samples); i++)
	{
		Numeric		sample = numeric_from_text(unconstify(char *, samples[i]));
		int128		quick;
		int128		portable;

		if (!units_read_digits((struct varlena *) sample, &quick) ||
			!read_text(numeric_to_text(sample), &portable) ||
			quick != portable)
			money_layout_known = false;
	}
	for (int i = 0; i < (int) lengthof(others); i++)
	{
		int128		units;

		if (units_read_digits((struct varlena *) numeric_from_text(unconstify(char *, others[i])),
							  &units))
			money_layout_known = false;
	}
	if (!money_layout_known)
		ereport(LOG,
				(errmsg("khuyencong reads numeric amounts the slow way"),
				 errdetail("This server stores numeric in a way the library does not know.")));
}

/* Reads what the quick way leaves, and refuses what is no amount. */
Money
money_read_slowly(struct varlena *amount)
{
	Numeric		value = DatumGetNumeric(PointerGetDatum(amount));

	if (numeric_is_nan(value) || numeric_is_inf(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("amount must be a finite number"),
				 errdetail("The amount is %s.", numeric_to_text(value)),
				 errhint("Use NULL for an unknown amount, or leave the row out with FILTER (WHERE ...).")));
	return money_from_numeric(value);
}

Money
money_add(Money a, Money b)
{
	Money		sum = {0, NULL};

	if (a.wide == NULL && b.wide == NULL &&
		units_add(a.units, b.units, &sum.units))
		return sum;
	return money_from_numeric(NUMERIC_OP(numeric_add, money_numeric(a),
										 money_numeric(b)));
}

Money
money_subtract(Money a, Money b)
{
	b.units = -b.units;
	if (b.wide)
		b.wide = DatumGetNumeric(DirectFunctionCall1(numeric_uminus,
													 NumericGetDatum(b.wide)));
	return money_add(a, b);
}

void
money_accumulate_slowly(Money *sum, Money amount, MemoryContext context)
{
	Money		result = money_add(*sum, amount);

	if (sum->wide)
		pfree(sum->wide);
	*sum = money_copy(result, context);
}

/* The value as a numeric, without trailing zeros. */
Numeric
money_numeric(Money money)
{
	int128		whole = money.units / MONEY_ONE;
	int64		fraction = money.units % MONEY_ONE;
	int64		scale = fraction ? MONEY_ONE : 1;
	int			decimals = fraction ? MONEY_DECIMALS : 0;
	int64		value;
	char		buffer[UNITS_TEXT_SIZE];

	if (money.wide)
		return money.wide;
	for (; decimals > 0 && fraction % 10 == 0; decimals--)
	{
		fraction /= 10;
		scale /= 10;
	}
	if (whole == (int64) whole &&
		!pg_mul_s64_overflow((int64) whole, scale, &value) &&
		!pg_add_s64_overflow(value, fraction, &value))
		return int64_div_fast_to_numeric(value, decimals);
	write_text(money.units, buffer);
	return numeric_from_text(buffer);
}

/* -1, 0 or 1. */
int
money_sign(Money money)
{
	if (money.wide == NULL)
		return (money.units > 0) - (money.units < 0);
	/* a wide value is never zero */
	return *numeric_to_text(money.wide) == '-' ? -1 : 1;
}

/* The same value as text. */
char *
money_to_text(Money money)
{
	char	   *buffer;

	if (money.wide)
		return numeric_to_text(money.wide);
	buffer = palloc(UNITS_TEXT_SIZE);
	write_text(money.units, buffer);
	return buffer;
}

/* Negative, zero or positive as a is less than, equal to or above b. */
int
money_compare(Money a, Money b)
{
	if (a.wide == NULL && b.wide == NULL)
		return (a.units > b.units) - (a.units < b.units);
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp,
											 NumericGetDatum(money_numeric(a)),
											 NumericGetDatum(money_numeric(b))));
}

Numeric
money_divide(Money part, Money whole)
{
	return NUMERIC_OP(numeric_div, money_numeric(part), money_numeric(whole));
}

/* ---------- in states that travel ---------- */

/* The same value in memory of its own, in the given context. */
Money
money_copy(Money money, MemoryContext context)
{
	if (money.wide)
		money.wide = memcpy(MemoryContextAlloc(context, VARSIZE(money.wide)),
							money.wide, VARSIZE(money.wide));
	return money;
}

/* A 32-bit length and that many bytes of what numeric_send() writes. */
void
money_send(StringInfo buf, Money money)
{
	Datum		value = NumericGetDatum(money_numeric(money));
	bytea	   *bytes = DatumGetByteaPP(DirectFunctionCall1(numeric_send, value));

	pq_sendint32(buf, VARSIZE_ANY_EXHDR(bytes));
	pq_sendbytes(buf, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
}

/*
 * Looks through the external form of a numeric (four 16-bit fields and the
 * base-10000 digits) for what numeric_recv() would report without a hint, or
 * as a broken protocol.
 */
static const char *
sum_fault(const char *bytes, int length)
{
	uint16		field[4];		/* digits, weight, sign, display scale */

	if (length < (int) sizeof(field))
		return "A sum is too short.";
	memcpy(field, bytes, sizeof(field));
	if (length != (int) (sizeof(field) + pg_ntoh16(field[0]) * sizeof(uint16)))
		return "The length of a sum is not that of its digits.";
	if (pg_ntoh16(field[2]) != 0 && pg_ntoh16(field[2]) != 0x4000)
		return "A sum is neither positive nor negative.";
	if (pg_ntoh16(field[3]) > 0x3FFF)
		return "A sum has too many decimals.";
	for (int at = sizeof(field); at < length; at += sizeof(uint16))
	{
		uint16		digit;

		memcpy(&digit, bytes + at, sizeof(digit));
		if (pg_ntoh16(digit) > 9999)
			return "A sum has a digit that is none.";
	}
	return NULL;
}

/* Reads what money_send() wrote, for a state of the given type. */
Money
money_recv(const StateType *type, StringInfo buf)
{
	StringInfoData part = {0};
	const char *fault;
	Datum		value;

	state_need_bytes(type, buf, sizeof(int32));
	part.len = pq_getmsgint(buf, sizeof(int32));
	part.data = &buf->data[buf->cursor];
	if (part.len < 0)
		state_bad_binary(type, "A sum is too short.");
	state_need_bytes(type, buf, part.len);
	fault = sum_fault(part.data, part.len);
	if (fault)
		state_bad_binary(type, fault);
	buf->cursor += part.len;
	value = DirectFunctionCall3(numeric_recv, PointerGetDatum(&part),
								ObjectIdGetDatum(InvalidOid),
								Int32GetDatum(-1));
	return money_from_numeric(DatumGetNumeric(value));
}

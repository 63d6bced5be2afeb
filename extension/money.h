/*-------------------------------------------------------------------------
 *
 * money.h
 *	  Exact sums of decimal amounts.
 *
 * IDENTIFICATION
 *	  extension/money.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef MONEY_H
#define MONEY_H

#include "khuyencong.h"
#include "utils/numeric.h"

#ifndef HAVE_INT128
#error "khuyencong needs a compiler with 128-bit integers (GCC or Clang on a 64-bit platform)"
#endif

/*
 * An amount or a sum of amounts, exact.
 *
 * Whatever has at most MONEY_DECIMALS decimals and fits 128 bits is held as a
 * whole number of units of 10^-12; everything else is a core numeric without
 * trailing zeros.  Which of the two holds a value depends on the value alone,
 * never on the way it was reached: that is what makes stored states canonical
 * and results independent of the row order.
 *
 * Core's int128 is aligned like a pointer, not like the compiler's __int128,
 * so it may live in palloc'd memory and in tuples.
 */
#define MONEY_DECIMALS 12
#define MONEY_ONE INT64CONST(1000000000000)

typedef struct Money
{
	int128		units;			/* value * 10^12; 0 when wide is set */
	Numeric		wide;			/* NULL, or the value */
} Money;

/* Adds two counts of units; false when the sum does not fit. */
static inline bool
units_add(int128 a, int128 b, int128 *sum)
{
	/* one value short of the type's range, so that a sign can always flip */
	return !__builtin_add_overflow(a, b, sum) &&
		*sum != (int128) ((uint128) 1 << 127);
}

extern bool money_fast_wanted;
extern bool money_layout_known;

/* May the digits of a numeric be read directly? */
static inline bool
money_fast_reader(void)
{
	return money_fast_wanted && money_layout_known;
}

/*
 * The layout of a numeric on disk, as numeric.c of PostgreSQL 9.1 to 19 has
 * it: a 16-bit header that is either complete ("short") or followed by a
 * 16-bit weight, then base-10000 digits without leading or trailing zeros.
 */
#define NUMERIC_KIND			0xC000
#define NUMERIC_KIND_NEGATIVE	0x4000
#define NUMERIC_KIND_SHORT		0x8000
#define NUMERIC_KIND_SPECIAL	0xC000
#define NUMERIC_SHORT_NEGATIVE	0x2000
#define NUMERIC_SHORT_WEIGHT_NEGATIVE 0x0040
#define NUMERIC_SHORT_WEIGHT	0x003F

#define DIGIT_DECIMALS	4
#define UNIT_DIGITS		(MONEY_DECIMALS / DIGIT_DECIMALS)

/* Integer digits read the quick way: with UNIT_DIGITS more, under 10^36. */
#define QUICK_DIGITS	6

static const uint64 power_of_10000[] = {
	UINT64CONST(1), UINT64CONST(10000), UINT64CONST(100000000),
	UINT64CONST(1000000000000), UINT64CONST(10000000000000000)
};

/* Reads up to four digits. */
static inline uint64
read_quad(const char *at, int digits)
{
	uint64		value = 0;

	for (const char *end = at + digits * sizeof(int16); at < end; at += sizeof(int16))
	{
		int16		digit;

		memcpy(&digit, at, sizeof(digit));
		value = value * 10000 + digit;
	}
	return value;
}

/*
 * The quick reader.  False for whatever it leaves to the portable one.  A
 * numeric with a short varlena header is not aligned, hence the memcpy.
 */
static inline bool
units_read_digits(struct varlena *amount, int128 *units)
{
	const char *at = VARDATA_ANY(amount);
	const char *end = at + VARSIZE_ANY_EXHDR(amount);
	uint128		value;
	uint16		header;
	int			weight;
	int			digits;
	int			shift;
	bool		negative;

	memcpy(&header, at, sizeof(header));
	at += sizeof(header);
	if ((header & NUMERIC_KIND) == NUMERIC_KIND_SHORT)
	{
		negative = (header & NUMERIC_SHORT_NEGATIVE) != 0;
		weight = header & NUMERIC_SHORT_WEIGHT;
		if (header & NUMERIC_SHORT_WEIGHT_NEGATIVE)
			weight -= NUMERIC_SHORT_WEIGHT + 1;
	}
	else if ((header & NUMERIC_KIND) == NUMERIC_KIND_SPECIAL)
		return false;
	else
	{
		int16		long_weight;

		negative = (header & NUMERIC_KIND) == NUMERIC_KIND_NEGATIVE;
		memcpy(&long_weight, at, sizeof(long_weight));
		at += sizeof(long_weight);
		weight = long_weight;
	}

	digits = (end - at) / (int) sizeof(int16);
	if (digits == 0)
	{
		*units = 0;
		return true;
	}
	/* how far the last digit is from the place of the units */
	shift = weight + 1 - digits + UNIT_DIGITS;
	if (weight >= QUICK_DIGITS || shift < 0)
		return false;
	value = read_quad(at, Min(digits, 4));
	for (int read = 4; read < digits; read += 4)
	{
		int			more = Min(digits - read, 4);

		value = value * power_of_10000[more] +
			read_quad(at + read * sizeof(int16), more);
	}
	for (; shift > 0; shift -= 4)
		value *= power_of_10000[Min(shift, 4)];
	*units = negative ? -(int128) value : (int128) value;
	return true;
}

/* Reads an amount the quick way; false if money_read() has to do it. */
static inline bool
units_read(struct varlena *amount, int128 *units)
{
	return money_fast_reader() && units_read_digits(amount, units);
}

/* Core's decimal text, which no locale setting changes. */
extern Numeric numeric_from_text(char *string);
extern char *numeric_to_text(Numeric value);

extern void money_self_check(void);
extern Money money_read_slowly(struct varlena *amount);
extern void money_accumulate_slowly(Money *sum, Money amount, MemoryContext context);
extern Money money_add(Money a, Money b);
extern Money money_subtract(Money a, Money b);
extern Money money_from_numeric(Numeric value);
extern Numeric money_numeric(Money money);
extern char *money_to_text(Money money);
extern int	money_sign(Money money);
extern int	money_compare(Money a, Money b);
extern Numeric money_divide(Money part, Money whole);
extern Money money_copy(Money money, MemoryContext context);
extern void money_send(StringInfo buf, Money money);
extern Money money_recv(const StateType *type, StringInfo buf);

/* Reads an amount; 22023 if it is not finite. */
static inline Money
money_read(struct varlena *amount)
{
	Money		money = {0, NULL};

	if (!units_read(amount, &money.units))
		money = money_read_slowly(amount);
	return money;
}

#define PG_GETARG_MONEY(n) money_read(PG_GETARG_VARLENA_PP(n))

/* Adds to a sum that lives in the given memory context. */
static inline void
money_accumulate(Money *sum, Money amount, MemoryContext context)
{
	int128		units;

	if (sum->wide == NULL && amount.wide == NULL &&
		units_add(sum->units, amount.units, &units))
		sum->units = units;
	else
		money_accumulate_slowly(sum, amount, context);
}

#endif							/* MONEY_H */

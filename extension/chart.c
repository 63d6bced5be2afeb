/*-------------------------------------------------------------------------
 *
 * chart.c
 *	  Numbers as pictures of text: bars and sparklines.
 *
 * A picture is made of steps: a value's share of a range in eighths of a
 * character, in characters or in levels.  Steps are computed exactly and
 * rounded half away from zero, so the same numbers are the same bytes on
 * every machine.
 *
 * IDENTIFICATION
 *	  extension/chart.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "money.h"

#define MAX_BAR_WIDTH 1000
#define MAX_SPARKLINE_LENGTH 10000

#define EIGHTHS 8
#define LEVELS 8
#define MIDDLE_LEVEL (LEVELS / 2)

/* U+2580 to U+259F are E2 96 80 to E2 96 9F in UTF-8. */
#define BLOCK_BYTES 3
#define LOWER_BLOCK(eighths) (0x80 + (eighths))	/* U+2581 to U+2588 */
#define LEFT_BLOCK(eighths) (0x90 - (eighths))	/* U+258F to U+2588 */

static char *
put_block(char *at, int last_byte)
{
	*at++ = '\xE2';
	*at++ = '\x96';
	*at++ = last_byte;
	return at;
}

static char *
put_run(char *at, char c, int length)
{
	memset(at, c, length);
	return at + length;
}

static void
need_blocks(const char *instead)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("block characters need a database in UTF8"),
				 errdetail("The encoding of this database is %s.",
						   GetDatabaseEncodingName()),
				 errhint("Use %s.", instead)));
}

/*
 * The steps that a value takes of a maximum of that many, for a value from 0
 * to a positive maximum.
 */
static int
count_steps(Money value, Money maximum, int steps)
{
	Numeric		doubled = NUMERIC_OP(numeric_mul, money_numeric(value),
									 int64_to_numeric(2 * steps));
	Numeric		halves = NUMERIC_OP(numeric_div_trunc, doubled,
									money_numeric(maximum));

	return (DatumGetInt32(DirectFunctionCall1(numeric_int4,
											  NumericGetDatum(halves))) + 1) / 2;
}

/* ---------- bars ---------- */

/* text_bar(value, maximum, width, ascii) */
KC_FUNCTION(text_bar);
Datum
text_bar(PG_FUNCTION_ARGS)
{
	Money		value = money_read(PG_GETARG_VARLENA_PP(0));
	Money		maximum = money_read(PG_GETARG_VARLENA_PP(1));
	int32		width = PG_GETARG_INT32(2);
	bool		ascii = PG_GETARG_BOOL(3);
	int			eighths = ascii ? 1 : EIGHTHS;	/* steps a character */
	int			steps;
	char	   *bar;
	char	   *at;

	if (width < 1 || width > MAX_BAR_WIDTH)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("width must be between 1 and %d", MAX_BAR_WIDTH),
				 errdetail("The width is %d.", width),
				 errhint("Use the number of characters that the bar of the maximum takes.")));
	if (!ascii)
		need_blocks("text_bar(value, maximum, width, ascii => true)");
	if (money_sign(maximum) <= 0)
		PG_RETURN_NULL();

	if (money_sign(value) <= 0)
		steps = 0;
	else if (money_compare(value, maximum) >= 0)
		steps = width * eighths;
	else
		steps = count_steps(value, maximum, width * eighths);

	at = bar = palloc(width * BLOCK_BYTES);
	if (ascii)
	{
		at = put_run(at, '#', steps);
		at = put_run(at, '.', width - steps);
	}
	else
	{
		for (int i = 0; i < steps / EIGHTHS; i++)
			at = put_block(at, LEFT_BLOCK(EIGHTHS));
		if (steps % EIGHTHS > 0)
			at = put_block(at, LEFT_BLOCK(steps % EIGHTHS));
		at = put_run(at, ' ', width - (steps + EIGHTHS - 1) / EIGHTHS);
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(bar, at - bar));
}

/* ---------- sparklines ---------- */

typedef struct Point
{
	Money		value;
	bool		known;
} Point;

/*
 * The running state: all values in the order of the rows.  Only the transition
 * function changes it, so a window may ask for its picture after every row.
 */
typedef struct Series
{
	MemoryContext context;		/* where all of it lives */
	int			length;
	int			room;			/* points allocated */
	int			lowest;			/* the place of the minimum, -1 if none is known */
	int			highest;		/* the place of the maximum */
	Point	   *point;
} Series;

#define FIRST_ROOM 32

static Series *
make_series(MemoryContext context)
{
	Series	   *series = MemoryContextAllocZero(context, sizeof(Series));

	series->context = context;
	series->lowest = series->highest = -1;
	series->room = FIRST_ROOM;
	series->point = MemoryContextAlloc(context, FIRST_ROOM * sizeof(Point));
	return series;
}

/* A new point at the end, not known yet. */
static Point *
append_point(Series *series)
{
	Point	   *point;

	if (series->length == MAX_SPARKLINE_LENGTH)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("sparkline has more than %d values", MAX_SPARKLINE_LENGTH),
				 errdetail("A sparkline is one character a row."),
				 errhint("Aggregate the rows first, for instance one a month or a year.")));
	if (series->length == series->room)
	{
		series->room *= 2;
		series->point = repalloc(series->point, series->room * sizeof(Point));
	}
	point = &series->point[series->length++];
	memset(point, 0, sizeof(Point));
	return point;
}

static Series *
running_series(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!PG_ARGISNULL(0))
		return (Series *) PG_GETARG_POINTER(0);
	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return make_series(context);
}

/* sparkline_accum(state, value) */
KC_FUNCTION(sparkline_accum);
Datum
sparkline_accum(PG_FUNCTION_ARGS)
{
	Series	   *series = running_series(fcinfo);
	int			place = series->length;
	Point	   *point = append_point(series);

	if (!PG_ARGISNULL(1))
	{
		/* adding to nothing copies what has to stay */
		money_accumulate(&point->value, money_read(PG_GETARG_VARLENA_PP(1)),
						 series->context);
		point->known = true;
		if (series->lowest < 0 ||
			money_compare(point->value, series->point[series->lowest].value) < 0)
			series->lowest = place;
		if (series->highest < 0 ||
			money_compare(point->value, series->point[series->highest].value) > 0)
			series->highest = place;
	}
	PG_RETURN_POINTER(series);
}

/* The levels, from 1 to LEVELS, of all points; 0 where there is none. */
static int *
find_levels(const Series *series)
{
	int		   *level = palloc0(series->length * sizeof(int));
	Money		minimum;
	Money		range;

	if (series->lowest < 0)
		return level;
	minimum = series->point[series->lowest].value;
	range = money_subtract(series->point[series->highest].value, minimum);
	for (int i = 0; i < series->length; i++)
	{
		const Point *point = &series->point[i];

		CHECK_FOR_INTERRUPTS();
		if (!point->known)
			continue;
		if (money_sign(range) == 0)
			level[i] = MIDDLE_LEVEL;
		else
			level[i] = 1 + count_steps(money_subtract(point->value, minimum),
									   range, LEVELS - 1);
	}
	return level;
}

static Datum
draw_series(FunctionCallInfo fcinfo, bool ascii)
{
	const Series *series;
	int		   *level;
	char	   *line;
	char	   *at;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (!ascii)
		need_blocks("sparkline_ascii(value)");
	series = (const Series *) PG_GETARG_POINTER(0);
	level = find_levels(series);
	at = line = palloc(series->length * BLOCK_BYTES);
	for (int i = 0; i < series->length; i++)
	{
		if (level[i] == 0)
			*at++ = ' ';
		else if (ascii)
			*at++ = '0' + level[i];
		else
			at = put_block(at, LOWER_BLOCK(level[i]));
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(line, at - line));
}

KC_FUNCTION_AS(sparkline_final, draw_series(fcinfo, false));
KC_FUNCTION_AS(sparkline_ascii_final, draw_series(fcinfo, true));

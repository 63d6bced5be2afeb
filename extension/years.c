/*-------------------------------------------------------------------------
 *
 * years.c
 *	  Sets of calendar years: how long did something go on without a gap?
 *
 * A set is a bitmap over all the years there may be, so that adding a year or
 * another set is done in place, and the order of rows cannot matter.
 *
 * IDENTIFICATION
 *	  extension/years.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "libpq/pqformat.h"
#include "utils/array.h"

#include "khuyencong.h"

#define YEARS 256
#define FIRST_YEAR 1900
#define LAST_YEAR (FIRST_YEAR + YEARS - 1)

/* FIRST_YEAR is the lowest bit of the first byte, also in the binary form. */
typedef struct YearSet
{
	State		state;
	uint8		bits[YEARS / BITS_PER_BYTE];
} YearSet;

static const StateType year_set_type = {"year_set", "summarize_years", 1};

/* A year as text: what cannot be in a set may be too long for an integer. */
#define YEAR_OUT_OF_RANGE(year) \
	(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), \
	 errmsg("year %s is out of range", year), \
	 errdetail("A year_set holds years from %d to %d.", FIRST_YEAR, LAST_YEAR), \
	 errhint("Correct the year, or leave it out: years have four digits."))

static YearSet *
make_set(void)
{
	YearSet    *set = palloc0(sizeof(YearSet));

	SET_VARSIZE(set, sizeof(YearSet));
	set->state.version = year_set_type.version;
	return set;
}

/* The set argument n of a function, to be read. */
static const YearSet *
get_set(FunctionCallInfo fcinfo, int n)
{
	const YearSet *set = (const YearSet *) PG_GETARG_VARLENA_P(n);

	state_check_version(&year_set_type, set->state.version);
	return set;
}

static inline bool
has_year(const YearSet *set, int year)
{
	int			bit = year - FIRST_YEAR;

	return (set->bits[bit / BITS_PER_BYTE] >> bit % BITS_PER_BYTE) & 1;
}

/* False, and nothing done, if there is no place for the year. */
static inline bool
put_year(YearSet *set, int64 year)
{
	int64		bit = year - FIRST_YEAR;

	if (year < FIRST_YEAR || year > LAST_YEAR)
		return false;
	set->bits[bit / BITS_PER_BYTE] |= 1 << bit % BITS_PER_BYTE;
	return true;
}

/* ---------- transition ---------- */

KC_FUNCTION(summarize_years_accum);
Datum
summarize_years_accum(PG_FUNCTION_ARGS)
{
	bool		in_place = AggCheckCallContext(fcinfo, NULL);
	YearSet    *set = (YearSet *) PG_GETARG_STATE_TO_CHANGE(in_place);
	int32		year = PG_GETARG_INT32(1);

	state_check_version(&year_set_type, set->state.version);
	if (!put_year(set, year))
		ereport(ERROR, YEAR_OUT_OF_RANGE(psprintf("%d", year)));
	PG_RETURN_POINTER(set);
}

KC_FUNCTION(year_set_add);
Datum
year_set_add(PG_FUNCTION_ARGS)
{
	bool		in_place = AggCheckCallContext(fcinfo, NULL);
	YearSet    *set = (YearSet *) PG_GETARG_STATE_TO_CHANGE(in_place);
	const YearSet *more = get_set(fcinfo, 1);

	state_check_version(&year_set_type, set->state.version);
	for (int i = 0; i < (int) sizeof(set->bits); i++)
		set->bits[i] |= more->bits[i];
	PG_RETURN_POINTER(set);
}

/* ---------- functions of a set ---------- */

typedef struct Run
{
	int			first;
	int			length;
} Run;

/* The longest run of consecutive years; of equally long ones the latest. */
static Run
find_longest_run(const YearSet *set)
{
	Run			longest = {0, 0};
	Run			run = {0, 0};

	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
	{
		if (!has_year(set, year))
		{
			run.length = 0;
			continue;
		}
		if (run.length++ == 0)
			run.first = year;
		if (run.length >= longest.length)
			longest = run;
	}
	return longest;
}

KC_FUNCTION_AS(longest_run_year_set,
			   Int32GetDatum(find_longest_run(get_set(fcinfo, 0)).length));

KC_FUNCTION(longest_run_start_year_set);
Datum
longest_run_start_year_set(PG_FUNCTION_ARGS)
{
	Run			run = find_longest_run(get_set(fcinfo, 0));

	if (run.length == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(run.first);
}

KC_FUNCTION(year_count_year_set);
Datum
year_count_year_set(PG_FUNCTION_ARGS)
{
	const YearSet *set = get_set(fcinfo, 0);
	int			count = 0;

	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		count += has_year(set, year);
	PG_RETURN_INT32(count);
}

/* The years of a set, or those missing between its first and its last. */
static Datum
list_years(const YearSet *set, bool missing)
{
	Datum		list[YEARS];
	int			listed = 0;
	int			length = 0;		/* what is listed up to the last year */
	bool		begun = false;

	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
	{
		bool		has = has_year(set, year);

		begun |= has;
		if (begun && has != missing)
			list[listed++] = Int32GetDatum(year);
		if (has)
			length = listed;
	}
	PG_RETURN_POINTER(construct_array(list, length, INT4OID, sizeof(int32),
									  true, TYPALIGN_INT));
}

KC_FUNCTION_AS(years_year_set, list_years(get_set(fcinfo, 0), false));
KC_FUNCTION_AS(gap_years_year_set, list_years(get_set(fcinfo, 0), true));

/* ---------- type ---------- */

KC_STATE_COMPARISON(year_set);

/*
 * Puts the years of a text into a set.  Returns what is wrong with the text,
 * or NULL; beyond is the first year that has no place in a set, or NULL.
 */
static char *
scan_years(const char *at, YearSet *set, char **beyond)
{
	*beyond = NULL;
	if (!scan_mark(&at, '{'))
		return "It does not start with \"{\".";
	if (!scan_mark(&at, '}'))
	{
		do
		{
			char	   *year;

			at = skip_space(at);
			year = scan_run(&at, "0123456789");
			if (year == NULL)
				return psprintf("A year is missing before \"%s\".", state_excerpt(at));
			if (!put_year(set, strtoi64(year, NULL, 10)) && *beyond == NULL)
				*beyond = year;
		} while (scan_mark(&at, ','));
		if (!scan_mark(&at, '}'))
			return psprintf("A comma or \"}\" is missing before \"%s\".", state_excerpt(at));
	}
	at = skip_space(at);
	return *at ? psprintf("After \"}\" there is \"%s\".", state_excerpt(at)) : NULL;
}

/* The text is that of an array of years, in any order, with repetitions. */
KC_FUNCTION(year_set_in);
Datum
year_set_in(PG_FUNCTION_ARGS)
{
	char	   *string = PG_GETARG_CSTRING(0);
	YearSet    *set = make_set();
	char	   *beyond;
	char	   *fault = scan_years(string, set, &beyond);

	if (fault)
		ereturn(fcinfo->context, (Datum) 0,
				STATE_BAD_TEXT(&year_set_type, string, fault));
	if (beyond)
		ereturn(fcinfo->context, (Datum) 0, YEAR_OUT_OF_RANGE(state_excerpt(beyond)));
	PG_RETURN_POINTER(set);
}

KC_FUNCTION(year_set_out);
Datum
year_set_out(PG_FUNCTION_ARGS)
{
	const YearSet *set = get_set(fcinfo, 0);
	const char *before = "{";
	StringInfoData buf;

	initStringInfo(&buf);
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		if (has_year(set, year))
		{
			appendStringInfo(&buf, "%s%d", before, year);
			before = ",";
		}
	appendStringInfoString(&buf, buf.len > 0 ? "}" : "{}");
	PG_RETURN_CSTRING(buf.data);
}

/* A version byte and the bitmap. */
KC_FUNCTION(year_set_recv);
Datum
year_set_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	YearSet    *set = make_set();

	state_recv_version(&year_set_type, buf);
	state_need_bytes(&year_set_type, buf, sizeof(set->bits));
	pq_copymsgbytes(buf, (char *) set->bits, sizeof(set->bits));
	state_need_end(&year_set_type, buf);
	PG_RETURN_POINTER(set);
}

KC_FUNCTION(year_set_send);
Datum
year_set_send(PG_FUNCTION_ARGS)
{
	const YearSet *set = get_set(fcinfo, 0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, year_set_type.version);
	pq_sendbytes(&buf, (const char *) set->bits, sizeof(set->bits));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

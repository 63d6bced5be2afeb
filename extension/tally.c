/*-------------------------------------------------------------------------
 *
 * tally.c
 *	  Named counts and exact sums, which the summary types consist of.
 *
 * IDENTIFICATION
 *	  extension/tally.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <limits.h>

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "tally.h"

/* ---------- layout and arithmetic ---------- */

void
tally_unpack(const TallyShape *shape, const PackedTally *packed, Tally *tally)
{
	int128	   *units = tally_units(shape, packed);
	char	   *wide = (char *) (units + shape->sums);

	state_check_version(&shape->type, packed->state.version);
	memcpy(tally->count, packed->count, shape->counts * sizeof(int64));
	for (int i = 0; i < shape->sums; i++)
	{
		tally->sum[i].units = units[i];
		tally->sum[i].wide = NULL;
		if (packed->state.flags & (1 << i))
		{
			tally->sum[i].wide = (Numeric) wide;
			wide += MAXALIGN(VARSIZE(wide));
		}
	}
}

PackedTally *
tally_pack(const TallyShape *shape, const Tally *tally)
{
	Size		size = offsetof(PackedTally, count) +
		shape->counts * sizeof(int64) + shape->sums * sizeof(int128);
	PackedTally *packed;
	int128	   *units;
	char	   *wide;

	for (int i = 0; i < shape->sums; i++)
		if (tally->sum[i].wide)
			size += MAXALIGN(VARSIZE(tally->sum[i].wide));
	packed = palloc0(size);
	SET_VARSIZE(packed, size);
	packed->state.version = shape->type.version;
	memcpy(packed->count, tally->count, shape->counts * sizeof(int64));
	units = tally_units(shape, packed);
	wide = (char *) (units + shape->sums);
	for (int i = 0; i < shape->sums; i++)
	{
		units[i] = tally->sum[i].units;
		if (tally->sum[i].wide)
		{
			packed->state.flags |= 1 << i;
			memcpy(wide, tally->sum[i].wide, VARSIZE(tally->sum[i].wide));
			wide += MAXALIGN(VARSIZE(tally->sum[i].wide));
		}
	}
	return packed;
}

/* What is wrong with a tally that did not come from our own arithmetic. */
static const char *
tally_fault(const TallyShape *shape, const Tally *tally)
{
	for (int i = 0; i < shape->counts; i++)
		if (tally->count[i] < 0 || tally->count[i] > TALLY_MAX_COUNT)
			return "A count is negative or too large.";
	return shape->fault(tally);
}

/*
 * Refuses a result that no rows could have: more was taken out than had been
 * put in, or stored counts near the limit were added.
 */
static void
check_result(const TallyShape *shape, const Tally *tally)
{
	const char *fault = tally_fault(shape, tally);

	for (int i = 0; i < shape->counts; i++)
		if (tally->count[i] > TALLY_MAX_COUNT)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("%s out of range", shape->type.name),
					 errdetail("A count exceeds " INT64_FORMAT ".",
							   TALLY_MAX_COUNT),
					 errhint("Check where the summaries come from: no %s() counts that many rows.",
							 shape->type.maker)));
	if (fault)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot take out of a %s what it does not hold",
						shape->type.name),
				 errdetail("What is left would contradict itself: %s", fault),
				 errhint("Take out only what was put in before: in a - b, the rows of b must be among those of a.")));
}

void
tally_check_state(const TallyShape *shape, const PackedTally *state)
{
	Tally		tally;

	tally_unpack(shape, state, &tally);
	check_result(shape, &tally);
}

PackedTally *
tally_move_slowly(const TallyShape *shape, const PackedTally *state, int which,
				  Money amount, int sign)
{
	Tally		tally;
	Money	   *sum = &tally.sum[which];

	tally_unpack(shape, state, &tally);
	*sum = sign > 0 ? money_add(*sum, amount) : money_subtract(*sum, amount);
	return tally_pack(shape, &tally);
}

/* Adds the second argument to the first (sign 1) or takes it out (-1). */
static Datum
move_tally(FunctionCallInfo fcinfo, const TallyShape *shape, int sign)
{
	Money		(*move) (Money a, Money b) = sign > 0 ? money_add : money_subtract;
	Tally		to;
	Tally		tally;

	tally_unpack(shape, PG_GETARG_TALLY(0), &to);
	tally_unpack(shape, PG_GETARG_TALLY(1), &tally);
	for (int i = 0; i < shape->sums; i++)
		to.sum[i] = move(to.sum[i], tally.sum[i]);
	for (int i = 0; i < shape->counts; i++)
		to.count[i] += sign * tally.count[i];
	check_result(shape, &to);
	PG_RETURN_POINTER(tally_pack(shape, &to));
}

Datum
tally_add(FunctionCallInfo fcinfo, const TallyShape *shape)
{
	return move_tally(fcinfo, shape, 1);
}

Datum
tally_subtract(FunctionCallInfo fcinfo, const TallyShape *shape)
{
	return move_tally(fcinfo, shape, -1);
}

/* ---------- accessors ---------- */

Datum
tally_count(FunctionCallInfo fcinfo, const TallyShape *shape, int which)
{
	Tally		tally;

	tally_unpack(shape, PG_GETARG_TALLY(0), &tally);
	PG_RETURN_INT64(tally.count[which]);
}

Datum
tally_sum(FunctionCallInfo fcinfo, const TallyShape *shape, int which,
		  int known)
{
	Tally		tally;

	tally_unpack(shape, PG_GETARG_TALLY(0), &tally);
	if (tally.count[known] == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(money_numeric(tally.sum[which]));
}

Datum
tally_measure(FunctionCallInfo fcinfo, const TallyShape *shape,
			  TallyMeasure measure)
{
	const char *reason = NULL;
	Numeric		value;
	Tally		tally;

	tally_unpack(shape, PG_GETARG_TALLY(0), &tally);
	value = measure(&tally, &reason);
	if (value == NULL)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(value);
}

Datum
tally_reason(FunctionCallInfo fcinfo, const TallyShape *shape,
			 TallyMeasure measure)
{
	const char *reason = NULL;
	Tally		tally;

	tally_unpack(shape, PG_GETARG_TALLY(0), &tally);
	if (measure(&tally, &reason) != NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(reason));
}

/* ---------- text ---------- */

#define TALLY_MAX_FIELDS (TALLY_MAX_SUMS + TALLY_MAX_COUNTS)

/* The text of each field, as written; NULL where the field is missing. */
typedef struct TallyText
{
	char	   *version;
	char	   *value[TALLY_MAX_FIELDS];
	char	   *unknown;		/* the first field we do not know, or NULL */
} TallyText;

static char *
scan_name(const char **at)
{
	char	   *name;

	if (!scan_mark(at, '"'))
		return NULL;
	name = scan_run(at, "abcdefghijklmnopqrstuvwxyz_0123456789");
	if (**at != '"')
		return NULL;
	++*at;
	return name;
}

/* Where the text of the named field goes. */
static char **
field_text(const TallyShape *shape, TallyText *fields, char *name)
{
	if (strcmp(name, "version") == 0)
		return &fields->version;
	for (int i = 0; i < shape->sums + shape->counts; i++)
		if (strcmp(name, shape->names[i]) == 0)
			return &fields->value[i];
	if (fields->unknown == NULL)
		fields->unknown = name;
	return NULL;
}

/* Splits the text into fields; returns what is wrong with it, or NULL. */
static char *
scan_fields(const TallyShape *shape, const char *string, TallyText *fields)
{
	const char *at = string;

	if (!scan_mark(&at, '{'))
		return "It does not start with \"{\".";
	do
	{
		char	   *name = scan_name(&at);
		char	   *value;
		char	  **field;

		if (name == NULL || !scan_mark(&at, ':'))
			return psprintf("A field name in double quotes and a colon are missing before \"%s\".", state_excerpt(at));
		at = skip_space(at);
		value = scan_run(&at, "-0123456789.");
		if (value == NULL)
			return psprintf("The value of \"%s\" is not a number.", state_excerpt(name));
		field = field_text(shape, fields, name);
		if (field && *field)
			return psprintf("\"%s\" is given twice.", name);
		if (field)
			*field = value;
	} while (scan_mark(&at, ','));
	if (!scan_mark(&at, '}') || *skip_space(at) != '\0')
		return psprintf("\"}\" and the end are missing before \"%s\".", state_excerpt(at));
	return NULL;
}

static bool
is_decimal(const char *string)
{
	return scan_decimal(&string) != NULL && *string == '\0';
}

/* Reads one field into its place; false if its text is no such number. */
static bool
read_field(const TallyShape *shape, int field, char *string, Node *escontext,
		   Tally *tally)
{
	Datum		value;

	if (!is_decimal(string))
		return false;
	if (field >= shape->sums)
		return count_from_text(string, &tally->count[field - shape->sums]);
	if (!input_soft(numeric_in, string, escontext, &value))
		return false;
	tally->sum[field] = money_from_numeric(DatumGetNumeric(value));
	return true;
}

static char *
read_fields(const TallyShape *shape, const TallyText *fields, Node *escontext,
			Tally *tally)
{
	if (fields->unknown)
		return psprintf("There is no field \"%s\".", state_excerpt(fields->unknown));
	for (int i = 0; i < shape->sums + shape->counts; i++)
	{
		if (fields->value[i] == NULL)
			return psprintf("\"%s\" is missing.", shape->names[i]);
		if (!read_field(shape, i, fields->value[i], escontext, tally))
			return psprintf("\"%s\" cannot be \"%s\".",
							shape->names[i], state_excerpt(fields->value[i]));
	}
	return unconstify(char *, tally_fault(shape, tally));
}

/*
 * The text is a JSON object of numbers, in any order, so that a state can
 * travel through json and come back; "empty" is the state of no rows.
 */
Datum
tally_in(FunctionCallInfo fcinfo, const TallyShape *shape)
{
	const char *string = PG_GETARG_CSTRING(0);
	Node	   *escontext = fcinfo->context;
	Tally		tally = {0};
	TallyText	fields = {0};
	char	   *fault = NULL;

	if (strcmp(string, "empty") == 0)
		PG_RETURN_POINTER(tally_pack(shape, &tally));

	fault = scan_fields(shape, string, &fields);
	if (fault == NULL && fields.version == NULL)
		fault = "\"version\" is missing.";
	if (fault == NULL)
	{
		bool		digits = strspn(fields.version, "0123456789") == strlen(fields.version);
		int			version = digits ? Min(strtol(fields.version, NULL, 10), INT_MAX) : 0;

		/* before the fields: a newer version may well have others */
		if (version > shape->type.version)
			ereturn(escontext, (Datum) 0, STATE_NEWER_VERSION(&shape->type, version));
		if (version < 1)
			fault = psprintf("\"version\" cannot be \"%s\".", state_excerpt(fields.version));
		else
			fault = read_fields(shape, &fields, escontext, &tally);
	}
	if (fault)
		ereturn(escontext, (Datum) 0,
				STATE_BAD_TEXT(&shape->type, string, fault));
	PG_RETURN_POINTER(tally_pack(shape, &tally));
}

Datum
tally_out(FunctionCallInfo fcinfo, const TallyShape *shape)
{
	StringInfoData buf;
	Tally		tally;

	tally_unpack(shape, PG_GETARG_TALLY(0), &tally);
	initStringInfo(&buf);
	appendStringInfo(&buf, "{\"version\": %d", shape->type.version);
	for (int i = 0; i < shape->sums; i++)
		appendStringInfo(&buf, ", \"%s\": %s", shape->names[i],
						 money_to_text(tally.sum[i]));
	for (int i = 0; i < shape->counts; i++)
		appendStringInfo(&buf, ", \"%s\": " INT64_FORMAT,
						 shape->names[shape->sums + i], tally.count[i]);
	appendStringInfoChar(&buf, '}');
	PG_RETURN_CSTRING(buf.data);
}

/* ---------- binary ---------- */

/*
 * A version byte, the counts as 64-bit integers, then the sums.
 */
void
tally_read(const TallyShape *shape, StringInfo buf, Tally *tally)
{
	const char *fault;

	state_recv_version(&shape->type, buf);
	for (int i = 0; i < shape->counts; i++)
	{
		state_need_bytes(&shape->type, buf, sizeof(int64));
		tally->count[i] = pq_getmsgint64(buf);
	}
	for (int i = 0; i < shape->sums; i++)
		tally->sum[i] = money_recv(&shape->type, buf);
	fault = tally_fault(shape, tally);
	if (fault)
		state_bad_binary(&shape->type, fault);
}

void
tally_write(const TallyShape *shape, StringInfo buf, const Tally *tally)
{
	pq_sendbyte(buf, shape->type.version);
	for (int i = 0; i < shape->counts; i++)
		pq_sendint64(buf, tally->count[i]);
	for (int i = 0; i < shape->sums; i++)
		money_send(buf, tally->sum[i]);
}

Datum
tally_recv(FunctionCallInfo fcinfo, const TallyShape *shape)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	Tally		tally = {0};

	tally_read(shape, buf, &tally);
	state_need_end(&shape->type, buf);
	PG_RETURN_POINTER(tally_pack(shape, &tally));
}

Datum
tally_send(FunctionCallInfo fcinfo, const TallyShape *shape)
{
	StringInfoData buf;
	Tally		tally;

	tally_unpack(shape, PG_GETARG_TALLY(0), &tally);
	pq_begintypsend(&buf);
	tally_write(shape, &buf, &tally);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/*-------------------------------------------------------------------------
 *
 * khuyencong.h
 *	  What every concept shares: version guards, entry points, tallies.
 *
 * All differences between PostgreSQL versions are dealt with here and
 * nowhere else.
 *
 * IDENTIFICATION
 *	  extension/khuyencong.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef KHUYENCONG_H
#define KHUYENCONG_H

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "nodes/nodes.h"
#include "utils/fmgrprotos.h"

#if PG_VERSION_NUM < 150000
#error "khuyencong needs PostgreSQL 15 or later"
#endif

/*
 * Symbols are hidden unless they are entry points.  From 16 on fmgr.h marks
 * the entry points itself; on 15 the mark is empty, so we supply it.
 */
#if PG_VERSION_NUM < 160000
#if defined(__GNUC__)
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#endif
#else
#include "varatt.h"
#endif

#include "money.h"

/* Declares and registers one SQL-callable function. */
#define KC_FUNCTION(name) \
	extern PGDLLEXPORT Datum name(PG_FUNCTION_ARGS); \
	PG_FUNCTION_INFO_V1(name)

/*
 * Input functions report bad text softly where the server can take it (16
 * and later); on 15 the same call is an ordinary error.
 */
#if PG_VERSION_NUM < 160000
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

static inline bool
numeric_in_soft(char *text, Node *escontext, Datum *result)
{
#if PG_VERSION_NUM < 160000
	*result = DirectFunctionCall3(numeric_in, CStringGetDatum(text),
								  ObjectIdGetDatum(InvalidOid),
								  Int32GetDatum(-1));
	return true;
#else
	return DirectInputFunctionCallSafe(numeric_in, text, InvalidOid, -1,
									   escontext, result);
#endif
}

/* A core numeric operation of two arguments. */
#define NUMERIC_OP(operation, a, b) \
	DatumGetNumeric(DirectFunctionCall2(operation, NumericGetDatum(a), \
										NumericGetDatum(b)))

/*
 * A tally: a few named counts and exact sums.  It is what the stored summary
 * types consist of, and a TallyShape is all that tells them apart.
 */
#define TALLY_VERSION 1
#define TALLY_MAX_SUMS 3
#define TALLY_MAX_COUNTS 8

typedef struct Tally
{
	Money		sum[TALLY_MAX_SUMS];
	int64		count[TALLY_MAX_COUNTS];
} Tally;

/*
 * A tally as it is stored.  The counts come first, then the units of the
 * sums; a sum that is a numeric has 0 units and its bit in "wide" set, and
 * follows at the end, in the order of the sums, each padded with zero bytes to
 * a multiple of 8.  Unused bits are zero: equal tallies are equal bytes.
 */
typedef struct PackedTally
{
	int32		vl_len_;		/* varlena header (do not touch directly!) */
	uint8		version;
	uint8		wide;
	uint16		reserved;
	int64		count[FLEXIBLE_ARRAY_MEMBER];
} PackedTally;

typedef struct TallyShape
{
	const char *type_name;
	const char *maker;			/* the aggregate that builds one, for hints */
	int			sums;
	int			counts;
	const char *const *names;	/* of the sums, then of the counts */

	/* what contradicts itself in a tally, or NULL */
	const char *(*fault) (const Tally *tally);
} TallyShape;

typedef Numeric (*TallyMeasure) (const Tally *tally, const char **reason);

extern void tally_unpack(const TallyShape *shape, const PackedTally *packed,
						 Tally *tally);
extern PackedTally *tally_pack(const TallyShape *shape, const Tally *tally);
extern void tally_check_result(const TallyShape *shape, const Tally *tally);
extern void tally_read(const TallyShape *shape, StringInfo buf, Tally *tally);
extern void tally_write(const TallyShape *shape, StringInfo buf,
						const Tally *tally);

/* The tally argument n of a function, readable for as long as the call. */
#define PG_GETARG_TALLY(n) ((PackedTally *) PG_GETARG_VARLENA_P(n))

/*
 * The bodies of the SQL functions that tally types have.  A type's file names
 * each function and its body with KC_FUNCTION_AS().
 */
#define KC_FUNCTION_AS(name, body) \
	KC_FUNCTION(name); \
	Datum name(PG_FUNCTION_ARGS) \
	{ \
		return body; \
	} \
	extern int	KC_FUNCTION_AS_takes_a_semicolon

extern Datum tally_in(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_out(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_recv(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_send(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_eq(FunctionCallInfo fcinfo);
extern Datum tally_ne(FunctionCallInfo fcinfo);
extern Datum tally_hash(FunctionCallInfo fcinfo);
extern Datum tally_hash_extended(FunctionCallInfo fcinfo);
extern Datum tally_add(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_subtract(FunctionCallInfo fcinfo, const TallyShape *shape);

/* A count, by its place in the tally. */
extern Datum tally_count(FunctionCallInfo fcinfo, const TallyShape *shape,
						 int which);

/* A sum, by its place; NULL when no amount (count 0) is known. */
extern Datum tally_sum(FunctionCallInfo fcinfo, const TallyShape *shape,
					   int which);

/* What a measure computes, or NULL; why it is NULL, or NULL. */
extern Datum tally_measure(FunctionCallInfo fcinfo, const TallyShape *shape,
						   TallyMeasure measure);
extern Datum tally_reason(FunctionCallInfo fcinfo, const TallyShape *shape,
						  TallyMeasure measure);

#endif							/* KHUYENCONG_H */

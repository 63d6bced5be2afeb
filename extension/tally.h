/*-------------------------------------------------------------------------
 *
 * tally.h
 *	  Named counts and exact sums, which the summary types consist of.
 *
 * IDENTIFICATION
 *	  extension/tally.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef TALLY_H
#define TALLY_H

#include "money.h"

/*
 * A tally: a few named counts and exact sums.  It is what the stored summary
 * types consist of, and a TallyShape is all that tells them apart.
 */
#define TALLY_MAX_SUMS 3
#define TALLY_MAX_COUNTS 8

/*
 * Half of what int64 holds, so that counting rows on top of a stored count
 * never overflows.
 */
#define TALLY_MAX_COUNT (PG_INT64_MAX / 2)

typedef struct Tally
{
	Money		sum[TALLY_MAX_SUMS];
	int64		count[TALLY_MAX_COUNTS];
} Tally;

/*
 * A tally as it is stored.  The counts come first, then the units of the
 * sums; a sum that is a numeric has 0 units and its bit in the flags set, and
 * follows at the end, in the order of the sums, each padded with zero bytes to
 * a multiple of 8.  Unused bits are zero: equal tallies are equal bytes.
 */
typedef struct PackedTally
{
	State		state;
	int64		count[FLEXIBLE_ARRAY_MEMBER];
} PackedTally;

typedef struct TallyShape
{
	StateType	type;
	int			sums;
	int			counts;
	const char *const *names;	/* of the sums, then of the counts */

	/* what contradicts itself in a tally, or NULL */
	const char *(*fault) (const Tally *tally);
} TallyShape;

/* The units of the sums of a stored tally. */
static inline int128 *
tally_units(const TallyShape *shape, const PackedTally *packed)
{
	return (int128 *) &packed->count[shape->counts];
}

typedef Numeric (*TallyMeasure) (const Tally *tally, const char **reason);

extern void tally_unpack(const TallyShape *shape, const PackedTally *packed,
						 Tally *tally);
extern PackedTally *tally_pack(const TallyShape *shape, const Tally *tally);
extern void tally_read(const TallyShape *shape, StringInfo buf, Tally *tally);
extern void tally_write(const TallyShape *shape, StringInfo buf,
						const Tally *tally);

/* ---------- for transition functions ---------- */

/* The amount argument n of a function, or NULL. */
#define PG_GETARG_AMOUNT(n) \
	(PG_ARGISNULL(n) ? NULL : PG_GETARG_VARLENA_PP(n))

extern PackedTally *tally_move_slowly(const TallyShape *shape,
									  const PackedTally *state, int which,
									  Money amount, int sign);

/*
 * Puts an amount into a sum (sign 1) or takes it out (-1): in place as long as
 * that stays within 128 bits, else in a new state.  Inlined, so that all but
 * the state and the amount is constant.
 */
static pg_attribute_always_inline PackedTally *
tally_move(const TallyShape *shape, PackedTally *state, int which,
		   Money amount, int sign)
{
	int128	   *sum = tally_units(shape, state) + which;
	int128		moved;

	if ((state->state.flags & (1 << which)) || amount.wide ||
		!units_add(*sum, sign > 0 ? amount.units : -amount.units, &moved))
		return tally_move_slowly(shape, state, which, amount, sign);
	*sum = moved;
	return state;
}

/* Refuses a state that no rows could have, where SQL made it by hand. */
extern void tally_check_state(const TallyShape *shape, const PackedTally *state);

/* ---------- for the other functions ---------- */

/* The tally argument n of a function, readable for as long as the call. */
#define PG_GETARG_TALLY(n) ((PackedTally *) PG_GETARG_VARLENA_P(n))

/* The bodies of the SQL functions that tally types have. */
extern Datum tally_in(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_out(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_recv(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_send(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_add(FunctionCallInfo fcinfo, const TallyShape *shape);
extern Datum tally_subtract(FunctionCallInfo fcinfo, const TallyShape *shape);

/* A count, by its place in the tally. */
extern Datum tally_count(FunctionCallInfo fcinfo, const TallyShape *shape,
						 int which);

/* A sum, by its place; NULL when the count of its known amounts is 0. */
extern Datum tally_sum(FunctionCallInfo fcinfo, const TallyShape *shape,
					   int which, int known);

/* What a measure computes, or NULL; why it is NULL, or NULL. */
extern Datum tally_measure(FunctionCallInfo fcinfo, const TallyShape *shape,
						   TallyMeasure measure);
extern Datum tally_reason(FunctionCallInfo fcinfo, const TallyShape *shape,
						  TallyMeasure measure);

/* The functions of "%type" in a concept's SQL, for a type that is a tally. */
#define KC_TALLY_TYPE(type, shape) \
	KC_STATE_COMPARISON(type); \
	KC_FUNCTION_AS(type##_in, tally_in(fcinfo, &shape)); \
	KC_FUNCTION_AS(type##_out, tally_out(fcinfo, &shape)); \
	KC_FUNCTION_AS(type##_recv, tally_recv(fcinfo, &shape)); \
	KC_FUNCTION_AS(type##_send, tally_send(fcinfo, &shape))

#endif							/* TALLY_H */

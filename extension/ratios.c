/*-------------------------------------------------------------------------
 *
 * ratios.c
 *	  One amount over another: leverage, growth, absorption.
 *
 * A leverage_summary is a tally of two independent sums, of which the
 * aggregates change either in place.
 *
 * IDENTIFICATION
 *	  extension/ratios.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "tally.h"

/* What a row has two of: each has its sum, its known and its NULL amounts. */
enum LeverageSide
{
	SUPPORT,
	COUNTERPART,
	SIDES
};

#define KNOWN(side) (side)
#define MISSING(side) (SIDES + (side))

static const char *const leverage_names[] = {
	"support_total", "counterpart_total",
	"support_count", "counterpart_count",
	"missing_support_count", "missing_counterpart_count"
};

static const char *leverage_fault(const Tally *tally);

static const TallyShape leverage_shape = {
	.type = {"leverage_summary", "summarize_leverage", 1},
	.sums = SIDES,
	.counts = 2 * SIDES,
	.names = leverage_names,
	.fault = leverage_fault
};

static int64
count_rows(const Tally *tally, int side)
{
	return tally->count[KNOWN(side)] + tally->count[MISSING(side)];
}

static const char *
leverage_fault(const Tally *tally)
{
	if (count_rows(tally, SUPPORT) != count_rows(tally, COUNTERPART))
		return "Support and counterpart are not of the same number of rows.";
	if (tally->count[KNOWN(SUPPORT)] == 0 && money_sign(tally->sum[SUPPORT]) != 0)
		return "There is a support total without an amount.";
	if (tally->count[KNOWN(COUNTERPART)] == 0 && money_sign(tally->sum[COUNTERPART]) != 0)
		return "There is a counterpart total without an amount.";
	return NULL;
}

/* ---------- leverage ---------- */

static Numeric
leverage(const Tally *tally, const char **reason)
{
	int			sign = money_sign(tally->sum[SUPPORT]);

	if (count_rows(tally, SUPPORT) == 0)
		*reason = "no_rows";
	else if (tally->count[KNOWN(SUPPORT)] == 0)
		*reason = "no_known_support";
	else if (tally->count[KNOWN(COUNTERPART)] == 0)
		*reason = "no_known_counterpart";
	else if (sign == 0)
		*reason = "zero_support";
	else if (sign < 0)
		*reason = "nonpositive_support";
	else
		return money_divide(tally->sum[COUNTERPART], tally->sum[SUPPORT]);
	return NULL;
}

/* Puts one side of a row in (sign 1) or takes it out (-1). */
static pg_attribute_always_inline PackedTally *
move_side(PackedTally *state, int side, struct varlena *amount, int sign)
{
	if (amount == NULL)
		state->count[MISSING(side)] += sign;
	else
	{
		state = tally_move(&leverage_shape, state, side, money_read(amount), sign);
		state->count[KNOWN(side)] += sign;
	}
	return state;
}

/* As in funding.c: could the counts of a valid state no longer be? */
static inline bool
is_suspect(const int64 *count, int sign)
{
	if (sign > 0)
		return Max(count[KNOWN(SUPPORT)], count[MISSING(SUPPORT)]) > TALLY_MAX_COUNT ||
			Max(count[KNOWN(COUNTERPART)], count[MISSING(COUNTERPART)]) > TALLY_MAX_COUNT;
	return Min(count[KNOWN(SUPPORT)], count[KNOWN(COUNTERPART)]) <= 0 ||
		Min(count[MISSING(SUPPORT)], count[MISSING(COUNTERPART)]) < 0;
}

/* The same for a row (state, support, counterpart). */
static pg_attribute_always_inline Datum
move_row(FunctionCallInfo fcinfo, int sign)
{
	bool		in_place = AggCheckCallContext(fcinfo, NULL);
	PackedTally *state;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (PackedTally *) PG_GETARG_STATE_TO_CHANGE(in_place);
	state = move_side(state, SUPPORT, PG_GETARG_AMOUNT(1), sign);
	state = move_side(state, COUNTERPART, PG_GETARG_AMOUNT(2), sign);
	if (!in_place || unlikely(is_suspect(state->count, sign)))
		tally_check_state(&leverage_shape, state);
	PG_RETURN_POINTER(state);
}

KC_FUNCTION_AS(summarize_leverage_accum, move_row(fcinfo, 1));
KC_FUNCTION_AS(summarize_leverage_remove, move_row(fcinfo, -1));

KC_TALLY_TYPE(leverage_summary, leverage_shape);
KC_FUNCTION_AS(leverage_summary_add, tally_add(fcinfo, &leverage_shape));
KC_FUNCTION_AS(leverage_summary_subtract, tally_subtract(fcinfo, &leverage_shape));

KC_FUNCTION_AS(support_total_leverage_summary, tally_sum(fcinfo, &leverage_shape, SUPPORT, KNOWN(SUPPORT)));
KC_FUNCTION_AS(counterpart_total_leverage_summary, tally_sum(fcinfo, &leverage_shape, COUNTERPART, KNOWN(COUNTERPART)));
KC_FUNCTION_AS(support_count_leverage_summary, tally_count(fcinfo, &leverage_shape, KNOWN(SUPPORT)));
KC_FUNCTION_AS(counterpart_count_leverage_summary, tally_count(fcinfo, &leverage_shape, KNOWN(COUNTERPART)));
KC_FUNCTION_AS(missing_support_count_leverage_summary, tally_count(fcinfo, &leverage_shape, MISSING(SUPPORT)));
KC_FUNCTION_AS(missing_counterpart_count_leverage_summary, tally_count(fcinfo, &leverage_shape, MISSING(COUNTERPART)));
KC_FUNCTION_AS(leverage_leverage_summary, tally_measure(fcinfo, &leverage_shape, leverage));
KC_FUNCTION_AS(leverage_reason_leverage_summary, tally_reason(fcinfo, &leverage_shape, leverage));

/* ---------- ratios of figures ---------- */

/* NULL if the whole is zero or negative: nothing is a part of that. */
static Datum
ratio(FunctionCallInfo fcinfo, Money part, Money whole)
{
	if (money_sign(whole) <= 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(money_divide(part, whole));
}

/* growth_rate(base, current) */
KC_FUNCTION(growth_rate);
Datum
growth_rate(PG_FUNCTION_ARGS)
{
	Money		base = PG_GETARG_MONEY(0);

	return ratio(fcinfo, money_subtract(PG_GETARG_MONEY(1), base), base);
}

/* growth_contribution(base_part, current_part, base_total) */
KC_FUNCTION_AS(growth_contribution,
			   ratio(fcinfo, money_subtract(PG_GETARG_MONEY(1), PG_GETARG_MONEY(0)),
					 PG_GETARG_MONEY(2)));

/* absorption(spent, allocated) */
KC_FUNCTION_AS(absorption, ratio(fcinfo, PG_GETARG_MONEY(0), PG_GETARG_MONEY(1)));

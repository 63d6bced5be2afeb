/*-------------------------------------------------------------------------
 *
 * funding.c
 *	  Where the money goes: exact totals and the share of one group.
 *
 * A funding_summary is a tally (see khuyencong.h) of the amounts of all rows
 * and of those in the group.  The aggregates change it in place.
 *
 * IDENTIFICATION
 *	  extension/funding.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funding.h"

static const char *const funding_names[] = {
	FUNDING_SUM_NAMES, FUNDING_COUNT_NAMES
};

static const TallyShape funding_shape = {
	.type = {"funding_summary", "summarize_funding", 1},
	.sums = FUNDING_SUMS,
	.counts = FUNDING_COUNTS,
	.names = funding_names,
	.fault = funding_fault
};

const char *
funding_fault(const Tally *tally)
{
	const int64 *count = tally->count;
	const Money *sum = tally->sum;

	if (count[GROUP_AMOUNTS] > count[AMOUNTS] - count[UNCLASSIFIED])
		return "More amounts are in the group or unclassified than there are.";
	if (count[AMOUNTS] == 0 && money_sign(sum[TOTAL]) != 0)
		return "There is a total without an amount.";
	if (count[GROUP_AMOUNTS] == 0 && money_sign(sum[GROUP_TOTAL]) != 0)
		return "There is a group total without an amount in the group.";
	if (count[GROUP_AMOUNTS] == count[AMOUNTS] &&
		money_compare(sum[GROUP_TOTAL], sum[TOTAL]) != 0)
		return "All amounts are in the group, but its total is another one.";
	return NULL;
}

Numeric
funding_share(const Tally *tally, const char **reason)
{
	int			sign = money_sign(tally->sum[TOTAL]);

	if (tally->count[AMOUNTS] == 0)
		*reason = tally->count[MISSING] == 0 ? "no_rows" : "no_known_amount";
	else if (sign == 0)
		*reason = "zero_total";
	else if (sign < 0)
		*reason = "nonpositive_total";
	else
		return NUMERIC_OP(numeric_div, money_numeric(tally->sum[GROUP_TOTAL]),
						  money_numeric(tally->sum[TOTAL]));
	return NULL;
}

/* ---------- transition ---------- */

/*
 * Could the counts of a state that was valid before a row was moved no longer
 * be?  More may be taken out than was put in, and a total be left without
 * amounts, by whoever calls the transition functions in an aggregate of their
 * own.  Cheap, for it is asked at every row.
 */
static inline bool
is_suspect(const int64 *count, int sign)
{
	if (sign > 0)
		return Max(count[AMOUNTS], count[MISSING]) > TALLY_MAX_COUNT;
	return count[GROUP_AMOUNTS] <= 0 || count[UNCLASSIFIED] < 0 ||
		count[MISSING] < 0 ||
		count[GROUP_AMOUNTS] >= count[AMOUNTS] - count[UNCLASSIFIED];
}

/*
 * Puts a row (state, amount, in_group) in or takes it out.  Inlined, so that
 * the sign is a constant.
 */
static pg_attribute_always_inline Datum
move_row(FunctionCallInfo fcinfo, int sign)
{
	bool		in_place = AggCheckCallContext(fcinfo, NULL);
	struct varlena *amount = PG_GETARG_AMOUNT(1);
	Side		side = PG_GETARG_SIDE(2);
	PackedTally *state;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (PackedTally *) PG_GETARG_STATE_TO_CHANGE(in_place);
	if (amount == NULL)
		state->count[MISSING] += sign;
	else
	{
		Money		money = money_read(amount);

		state = tally_move(&funding_shape, state, TOTAL, money, sign);
		state->count[AMOUNTS] += sign;
		if (side == INSIDE)
		{
			state = tally_move(&funding_shape, state, GROUP_TOTAL, money, sign);
			state->count[GROUP_AMOUNTS] += sign;
		}
		else if (side == UNKNOWN_SIDE)
			state->count[UNCLASSIFIED] += sign;
	}
	if (!in_place || unlikely(is_suspect(state->count, sign)))
		tally_check_state(&funding_shape, state);
	PG_RETURN_POINTER(state);
}

KC_FUNCTION_AS(summarize_funding_accum, move_row(fcinfo, 1));
KC_FUNCTION_AS(summarize_funding_remove, move_row(fcinfo, -1));

/* ---------- type and accessors ---------- */

KC_TALLY_TYPE(funding_summary, funding_shape);
KC_FUNCTION_AS(funding_summary_add, tally_add(fcinfo, &funding_shape));
KC_FUNCTION_AS(funding_summary_subtract, tally_subtract(fcinfo, &funding_shape));

KC_FUNCTION_AS(total_funding_summary, tally_sum(fcinfo, &funding_shape, TOTAL, AMOUNTS));
KC_FUNCTION_AS(group_total_funding_summary, tally_sum(fcinfo, &funding_shape, GROUP_TOTAL, AMOUNTS));
KC_FUNCTION_AS(amount_count_funding_summary, tally_count(fcinfo, &funding_shape, AMOUNTS));
KC_FUNCTION_AS(group_amount_count_funding_summary, tally_count(fcinfo, &funding_shape, GROUP_AMOUNTS));
KC_FUNCTION_AS(missing_count_funding_summary, tally_count(fcinfo, &funding_shape, MISSING));
KC_FUNCTION_AS(unclassified_count_funding_summary, tally_count(fcinfo, &funding_shape, UNCLASSIFIED));
KC_FUNCTION_AS(funding_share_funding_summary, tally_measure(fcinfo, &funding_shape, funding_share));
KC_FUNCTION_AS(funding_share_reason_funding_summary, tally_reason(fcinfo, &funding_shape, funding_share));

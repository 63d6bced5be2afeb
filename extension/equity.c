/*-------------------------------------------------------------------------
 *
 * equity.c
 *	  Money against heads: does a group get the share that its beneficiaries
 *	  would lead one to expect?
 *
 * While an aggregate runs, its state is a tally and a hash table of the
 * beneficiaries met so far; the equity_summary it leaves is the tally alone.
 * Heads cannot be added without knowing whose they are, which is why summaries
 * of this kind do not merge, while the states of parallel workers do.
 *
 * IDENTIFICATION
 *	  extension/equity.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "funding.h"
#include "key.h"

/* What an equity tally holds beyond its funding. */
enum EquitySum
{
	OUTSIDE_TOTAL = FUNDING_SUMS,
	EQUITY_SUMS
};

enum EquityCount
{
	BENEFICIARIES = FUNDING_COUNTS,
	GROUP_BENEFICIARIES,
	OUTSIDE_BENEFICIARIES,
	MIXED,						/* both in the group and outside */
	EQUITY_COUNTS
};

static const char *const equity_names[] = {
	FUNDING_SUM_NAMES, "outside_total",
	FUNDING_COUNT_NAMES, "beneficiary_count", "group_beneficiary_count",
	"outside_beneficiary_count", "mixed_count"
};

static const char *equity_fault(const Tally *tally);

static const TallyShape equity_shape = {
	.type = {"equity_summary", "summarize_equity", 1},
	.sums = EQUITY_SUMS,
	.counts = EQUITY_COUNTS,
	.names = equity_names,
	.fault = equity_fault
};

static const char *
equity_fault(const Tally *tally)
{
	const int64 *count = tally->count;
	const Money *sum = tally->sum;
	int64		outside = count[AMOUNTS] - count[GROUP_AMOUNTS] - count[UNCLASSIFIED];
	const char *fault = funding_fault(tally);

	if (fault)
		return fault;
	if (outside == 0 && money_sign(sum[OUTSIDE_TOTAL]) != 0)
		return "There is an outside total without an amount outside.";
	if (count[UNCLASSIFIED] == 0 &&
		money_sign(money_subtract(money_subtract(sum[TOTAL], sum[GROUP_TOTAL]),
								  sum[OUTSIDE_TOTAL])) != 0)
		return "All amounts are classified, but the parts do not add up to the total.";
	if (count[BENEFICIARIES] > count[AMOUNTS] + count[MISSING])
		return "There are more beneficiaries than rows.";
	if (count[MIXED] > Min(count[GROUP_BENEFICIARIES], count[OUTSIDE_BENEFICIARIES]) ||
		count[GROUP_BENEFICIARIES] - count[MIXED] >
		count[BENEFICIARIES] - count[OUTSIDE_BENEFICIARIES])
		return "The beneficiaries in the group, outside and in both do not fit their number.";
	return NULL;
}

/* ---------- heads ---------- */

/* Where a beneficiary has been seen. */
#define SEEN_INSIDE		1
#define SEEN_OUTSIDE	2
#define SEEN_BOTH		(SEEN_INSIDE | SEEN_OUTSIDE)

/*
 * With what the hash table adds a head takes 16 bytes, because a large table
 * is read at the speed of memory.
 */
typedef struct Head
{
	Key			key;
	uint8		seen;
	char		status;			/* of the hash table */
} Head;

#define SH_PREFIX heads
#define SH_ELEMENT_TYPE Head
#define SH_KEY_TYPE Key
#define SH_KEY key
#define SH_HASH_KEY(table, key) ((key).hash)
#define SH_EQUAL(table, a, b) same_key(a, b)
#define SH_STORE_HASH
#define SH_GET_HASH(table, head) ((head)->key.hash)
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

/* Heads that a new table has room for: 16 buckets. */
#define FIRST_HEADS 14

/* ---------- the running state ---------- */

/*
 * A table of heads that has outgrown the processor's caches makes nearly every
 * row wait for memory.  From LARGE_TABLE heads on, a head is therefore fetched
 * first and counted QUEUE heads later, while the executor works on the rows in
 * between.
 */
#define LARGE_TABLE 8192
#define QUEUE 64
#define QUEUED_TEXT 64

typedef struct QueuedHead
{
	Key			key;
	uint8		seen;
	char		store[QUEUED_TEXT] pg_attribute_aligned(4); /* of a long key */
} QueuedHead;

typedef struct EquityState
{
	MemoryContext context;		/* where all of it lives */
	heads_hash *heads;
	QueuedHead *queue;			/* NULL while the table is small */
	uint32		queued;			/* heads ever put into the queue */
	uint32		counted;		/* ... and taken out of it again */
	Tally		tally;			/* heads in the queue are not counted yet */
} EquityState;

/* A state with room for a number of heads. */
static EquityState *
new_state(MemoryContext context, uint32 heads)
{
	EquityState *state = MemoryContextAllocZero(context, sizeof(EquityState));

	state->context = context;
	state->heads = heads_create(context, heads, NULL);
	return state;
}

static const text *
keep_text(EquityState *state, const text *key)
{
	return copy_text(MemoryContextAlloc(state->context,
										VARHDRSZ + VARSIZE_ANY_EXHDR(key)), key);
}

/* Counts a head where it has not been seen before. */
static void
count_head(EquityState *state, Key key, uint8 seen)
{
	int64	   *count = state->tally.count;
	bool		found;
	Head	   *head = heads_insert_hash(state->heads, key, key.hash, &found);

	if (!found)
	{
		if (key.hash & KEY_ELSEWHERE)
			head->key.at.text = keep_text(state, key.at.text);
		head->seen = 0;
		count[BENEFICIARIES]++;
	}
	seen &= ~head->seen;
	if (seen == 0)
		return;
	head->seen |= seen;
	count[GROUP_BENEFICIARIES] += (seen & SEEN_INSIDE) != 0;
	count[OUTSIDE_BENEFICIARIES] += (seen & SEEN_OUTSIDE) != 0;
	count[MIXED] += head->seen == SEEN_BOTH;
}

/* Where the table would like to have a head with this hash. */
static Head *
bucket_of(heads_hash *heads, uint32 hash)
{
	return &heads->data[hash & heads->sizemask];
}

/* Counts the heads that are in the queue for the longest, down to a length. */
static void
shorten_queue(EquityState *state, uint32 length)
{
	for (; state->queued - state->counted > length; state->counted++)
	{
		QueuedHead *head = &state->queue[state->counted % QUEUE];

		count_head(state, head->key, head->seen);
	}
}

/*
 * Puts a head into the queue; its text need not last longer than the call.
 * Memory is asked for its bucket now and, half a queue later, for the text the
 * bucket points to.
 */
static void
queue_head(EquityState *state, Key key, uint8 seen)
{
	QueuedHead *head;
	Head	   *bucket;

	if (state->queue == NULL)
		state->queue = MemoryContextAllocZero(state->context,
											  QUEUE * sizeof(QueuedHead));
	shorten_queue(state, QUEUE - 1);
	head = &state->queue[state->queued++ % QUEUE];
	head->key = key;
	head->seen = seen;
	if (key.hash & KEY_ELSEWHERE)
		head->key.at.text = copy_text((text *) head->store, key.at.text);
	__builtin_prefetch(bucket_of(state->heads, key.hash));

	head = &state->queue[(state->queued - QUEUE / 2) % QUEUE];
	bucket = bucket_of(state->heads, head->key.hash);
	if (head->key.hash & KEY_ELSEWHERE && bucket->status == heads_SH_IN_USE &&
		bucket->key.hash & KEY_ELSEWHERE)
		__builtin_prefetch(bucket->key.at.text);
}

static inline void
count_beneficiary(EquityState *state, Key key, Side side)
{
	static const uint8 seen[] = {
		[OUTSIDE] = SEEN_OUTSIDE, [INSIDE] = SEEN_INSIDE, [UNKNOWN_SIDE] = 0
	};

	if (state->heads->members < LARGE_TABLE ||
		(key.hash & KEY_ELSEWHERE &&
		 VARSIZE_ANY_EXHDR(key.at.text) > QUEUED_TEXT - VARHDRSZ))
		count_head(state, key, seen[side]);
	else
		queue_head(state, key, seen[side]);
}

static inline void
count_amount(EquityState *state, struct varlena *amount, Side side)
{
	Tally	   *tally = &state->tally;
	Money		money;

	if (amount == NULL)
	{
		tally->count[MISSING]++;
		return;
	}
	money = money_read(amount);
	money_accumulate(&tally->sum[TOTAL], money, state->context);
	tally->count[AMOUNTS]++;
	if (side == INSIDE)
	{
		money_accumulate(&tally->sum[GROUP_TOTAL], money, state->context);
		tally->count[GROUP_AMOUNTS]++;
	}
	else if (side == OUTSIDE)
		money_accumulate(&tally->sum[OUTSIDE_TOTAL], money, state->context);
	else
		tally->count[UNCLASSIFIED]++;
}

/* Adds the heads of one state to another. */
static void
merge_heads(EquityState *to, EquityState *from)
{
	uint64		heads = (uint64) to->heads->members + from->heads->members;
	uint64		buckets = pg_nextpower2_64(Max(heads, 1)) * 2;
	heads_iterator iterator;
	Head	   *head;

	/*
	 * Heads come in the order of their hash.  Filled in that order, a table
	 * that is still to grow would have all of them crowd at its start.
	 */
	if (buckets > to->heads->size)
		heads_grow(to->heads, buckets);
	shorten_queue(from, 0);
	heads_start_iterate(from->heads, &iterator);
	while ((head = heads_iterate(from->heads, &iterator)) != NULL)
	{
		CHECK_FOR_INTERRUPTS();
		count_head(to, head->key, head->seen);
	}
}

/* ---------- transition, combination, transfer ---------- */

/* The state of the aggregate that is running; new if this is its first row. */
static EquityState *
running_state(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!PG_ARGISNULL(0))
		return (EquityState *) PG_GETARG_POINTER(0);
	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return new_state(context, FIRST_HEADS);
}

/*
 * Adds a row (state, [amount,] beneficiary, in_group).  Inlined, so that what
 * kind of row it is is known when compiled.
 */
static pg_attribute_always_inline Datum
add_row(FunctionCallInfo fcinfo, bool has_amount, bool is_text)
{
	const int	beneficiary = has_amount ? 2 : 1;
	EquityState *state = running_state(fcinfo);
	Side		side = PG_GETARG_SIDE(beneficiary + 1);

	if (is_text && PG_ARGISNULL(0))
		key_check_collation(fcinfo, "beneficiaries");
	/* where there are no amounts, each is a missing one */
	count_amount(state, has_amount ? PG_GETARG_AMOUNT(1) : NULL, side);
	if (!PG_ARGISNULL(beneficiary))
		count_beneficiary(state,
						  is_text ? text_key(PG_GETARG_TEXT_PP(beneficiary)) :
						  short_key(PG_GETARG_INT64(beneficiary)),
						  side);
	PG_RETURN_POINTER(state);
}

KC_FUNCTION_AS(summarize_equity_accum_bigint, add_row(fcinfo, true, false));
KC_FUNCTION_AS(summarize_equity_accum_text, add_row(fcinfo, true, true));
KC_FUNCTION_AS(beneficiary_share_accum_bigint, add_row(fcinfo, false, false));
KC_FUNCTION_AS(beneficiary_share_accum_text, add_row(fcinfo, false, true));

KC_FUNCTION(equity_combine);
Datum
equity_combine(PG_FUNCTION_ARGS)
{
	EquityState *from = PG_ARGISNULL(1) ? NULL : (EquityState *) PG_GETARG_POINTER(1);
	EquityState *to;

	if (from == NULL)
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_POINTER(PG_GETARG_POINTER(0));
	}
	to = running_state(fcinfo);
	for (int i = 0; i < EQUITY_SUMS; i++)
		money_accumulate(&to->tally.sum[i], from->tally.sum[i], to->context);
	for (int i = 0; i < FUNDING_COUNTS; i++)
		to->tally.count[i] += from->tally.count[i];
	merge_heads(to, from);
	PG_RETURN_POINTER(to);
}

static void
write_head(StringInfo buf, const Head *head)
{
	pq_sendbyte(buf, head->seen);
	pq_sendint32(buf, head->key.hash);
	if (head->key.hash & KEY_ELSEWHERE)
	{
		int			length = VARSIZE_ANY_EXHDR(head->key.at.text);

		pq_sendint32(buf, length);
		pq_sendbytes(buf, VARDATA_ANY(head->key.at.text), length);
	}
	else
		pq_sendint64(buf, head->key.at.word);
}

static void
read_head(StringInfo buf, EquityState *state)
{
	uint8		seen = pq_getmsgbyte(buf);
	Key		key = {.hash = pq_getmsgint(buf, sizeof(key.hash))};

	if (key.hash & KEY_ELSEWHERE)
	{
		int			length = pq_getmsgint(buf, sizeof(length));

		key.at.text = cstring_to_text_with_len(pq_getmsgbytes(buf, length),
											   length);
	}
	else
		key.at.word = pq_getmsgint64(buf);
	count_head(state, key, seen);
}

/* The tally, which says how many heads there are, and the heads. */
KC_FUNCTION(equity_serialize);
Datum
equity_serialize(PG_FUNCTION_ARGS)
{
	EquityState *state = (EquityState *) PG_GETARG_POINTER(0);
	heads_iterator iterator;
	StringInfoData buf;
	Head	   *head;

	shorten_queue(state, 0);
	pq_begintypsend(&buf);
	tally_write(&equity_shape, &buf, &state->tally);
	heads_start_iterate(state->heads, &iterator);
	while ((head = heads_iterate(state->heads, &iterator)) != NULL)
	{
		CHECK_FOR_INTERRUPTS();
		write_head(&buf, head);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* Takes apart what a worker of this very server has serialized. */
KC_FUNCTION(equity_deserialize);
Datum
equity_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	StringInfoData buf = {
		.data = VARDATA_ANY(bytes),
		.len = VARSIZE_ANY_EXHDR(bytes)
	};
	EquityState *state;
	Tally		tally = {0};

	tally_read(&equity_shape, &buf, &tally);
	state = new_state(CurrentMemoryContext, tally.count[BENEFICIARIES]);
	for (int64 i = 0; i < tally.count[BENEFICIARIES]; i++)
	{
		CHECK_FOR_INTERRUPTS();
		read_head(&buf, state);
	}
	pq_getmsgend(&buf);
	/* the heads were counted again; the sums and other counts come with them */
	state->tally = tally;
	PG_RETURN_POINTER(state);
}

/* ---------- measures ---------- */

#define LOG_DECIMALS 20

static Numeric
times(Money money, int64 count)
{
	return NUMERIC_OP(numeric_mul, money_numeric(money), int64_to_numeric(count));
}

static Numeric
beneficiary_share(const Tally *tally, const char **reason)
{
	if (tally->count[BENEFICIARIES] == 0)
	{
		*reason = "no_beneficiary";
		return NULL;
	}
	return NUMERIC_OP(numeric_div,
					  int64_to_numeric(tally->count[GROUP_BENEFICIARIES]),
					  int64_to_numeric(tally->count[BENEFICIARIES]));
}

/* Do both shares exist? */
static bool
have_shares(const Tally *tally, const char **reason)
{
	return funding_share(tally, reason) != NULL &&
		beneficiary_share(tally, reason) != NULL;
}

/* ... and is the group's beneficiary share above zero? */
static bool
have_group(const Tally *tally, const char **reason)
{
	if (!have_shares(tally, reason))
		return false;
	if (tally->count[GROUP_BENEFICIARIES] > 0)
		return true;
	*reason = money_sign(tally->sum[GROUP_TOTAL]) == 0 ?
		"empty_group" : "money_without_beneficiary";
	return false;
}

/* Funding share over beneficiary share, divided once. */
static Numeric
disparity(const Tally *tally, const char **reason)
{
	if (!have_group(tally, reason))
		return NULL;
	return NUMERIC_OP(numeric_div,
					  times(tally->sum[GROUP_TOTAL], tally->count[BENEFICIARIES]),
					  times(tally->sum[TOTAL], tally->count[GROUP_BENEFICIARIES]));
}

/* Average support inside over average support outside, divided once. */
static Numeric
relative_support(const Tally *tally, const char **reason)
{
	if (!have_group(tally, reason))
		return NULL;
	if (tally->count[OUTSIDE_BENEFICIARIES] == 0)
		*reason = "no_complement";
	else if (money_sign(tally->sum[OUTSIDE_TOTAL]) <= 0)
		*reason = "nonpositive_complement";
	else
		return NUMERIC_OP(numeric_div,
						  times(tally->sum[GROUP_TOTAL], tally->count[OUTSIDE_BENEFICIARIES]),
						  times(tally->sum[OUTSIDE_TOTAL], tally->count[GROUP_BENEFICIARIES]));
	return NULL;
}

/* What the group would have at its beneficiary share, less what it has. */
static Numeric
parity_gap(const Tally *tally, const char **reason)
{
	if (!have_shares(tally, reason))
		return NULL;
	return NUMERIC_OP(numeric_div,
					  NUMERIC_OP(numeric_sub,
								 times(tally->sum[TOTAL], tally->count[GROUP_BENEFICIARIES]),
								 times(tally->sum[GROUP_TOTAL], tally->count[BENEFICIARIES])),
					  int64_to_numeric(tally->count[BENEFICIARIES]));
}

/* Are all terms of the logarithmic split positive? */
static bool
have_split(const Tally *tally, const char **reason)
{
	if (relative_support(tally, reason) == NULL)
		return false;
	if (money_sign(tally->sum[GROUP_TOTAL]) > 0)
		return true;
	*reason = "nonpositive_group";
	return false;
}

static Numeric
rounded(Numeric value, int decimals)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round,
											   NumericGetDatum(value),
											   Int32GetDatum(decimals)));
}

/* A zero with ten decimals more than a result gives at least those to ln(). */
static Numeric
logarithm(Numeric value)
{
	Numeric		zero = rounded(int64_to_numeric(0), LOG_DECIMALS + 10);
	Numeric		sum = NUMERIC_OP(numeric_add, value, zero);

	return DatumGetNumeric(DirectFunctionCall1(numeric_ln, NumericGetDatum(sum)));
}

/* ln(a / b), without the quotient, which may not be a numeric. */
static Numeric
log_ratio(Numeric a, Numeric b)
{
	return rounded(NUMERIC_OP(numeric_sub, logarithm(a), logarithm(b)),
				   LOG_DECIMALS);
}

static Numeric
size_effect(const Tally *tally, const char **reason)
{
	if (!have_split(tally, reason))
		return NULL;
	return log_ratio(times(tally->sum[GROUP_TOTAL], tally->count[OUTSIDE_BENEFICIARIES]),
					 times(tally->sum[OUTSIDE_TOTAL], tally->count[GROUP_BENEFICIARIES]));
}

static Numeric
participation_effect(const Tally *tally, const char **reason)
{
	if (!have_split(tally, reason))
		return NULL;
	return log_ratio(int64_to_numeric(tally->count[GROUP_BENEFICIARIES]),
					 int64_to_numeric(tally->count[OUTSIDE_BENEFICIARIES]));
}

/* The disparity of published figures: amounts and heads already added up. */
KC_FUNCTION(disparity_of_figures);
Datum
disparity_of_figures(PG_FUNCTION_ARGS)
{
	const char *reason;
	Numeric		value;
	Tally		tally = {0};

	tally.sum[GROUP_TOTAL] = money_read(PG_GETARG_VARLENA_PP(0));
	tally.sum[TOTAL] = money_read(PG_GETARG_VARLENA_PP(1));
	tally.count[AMOUNTS] = 1;
	tally.count[GROUP_BENEFICIARIES] = PG_GETARG_INT64(2);
	tally.count[BENEFICIARIES] = PG_GETARG_INT64(3);
	if (tally.count[GROUP_BENEFICIARIES] < 0 ||
		tally.count[GROUP_BENEFICIARIES] > tally.count[BENEFICIARIES])
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("group_count must be between 0 and total_count"),
				 errdetail("group_count is " INT64_FORMAT ", total_count is " INT64_FORMAT ".",
						   tally.count[GROUP_BENEFICIARIES],
						   tally.count[BENEFICIARIES]),
				 errhint("The order is disparity(group_amount, total_amount, group_count, total_count).")));
	value = disparity(&tally, &reason);
	if (value == NULL)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(value);
}

/* ---------- results, type and accessors ---------- */

static const Tally *
final_tally(FunctionCallInfo fcinfo)
{
	static const Tally empty = {0};
	EquityState *state;

	if (PG_ARGISNULL(0))
		return &empty;
	state = (EquityState *) PG_GETARG_POINTER(0);
	/* does not change what the state says, so it may still be added to */
	shorten_queue(state, 0);
	return &state->tally;
}

KC_FUNCTION_AS(summarize_equity_final, PointerGetDatum(tally_pack(&equity_shape, final_tally(fcinfo))));

KC_FUNCTION(beneficiary_share_final);
Datum
beneficiary_share_final(PG_FUNCTION_ARGS)
{
	const char *reason;
	Numeric		share = beneficiary_share(final_tally(fcinfo), &reason);

	if (share == NULL)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(share);
}

KC_TALLY_TYPE(equity_summary, equity_shape);

KC_FUNCTION_AS(total_equity_summary, tally_sum(fcinfo, &equity_shape, TOTAL, AMOUNTS));
KC_FUNCTION_AS(group_total_equity_summary, tally_sum(fcinfo, &equity_shape, GROUP_TOTAL, AMOUNTS));
KC_FUNCTION_AS(outside_total_equity_summary, tally_sum(fcinfo, &equity_shape, OUTSIDE_TOTAL, AMOUNTS));
KC_FUNCTION_AS(amount_count_equity_summary, tally_count(fcinfo, &equity_shape, AMOUNTS));
KC_FUNCTION_AS(group_amount_count_equity_summary, tally_count(fcinfo, &equity_shape, GROUP_AMOUNTS));
KC_FUNCTION_AS(missing_count_equity_summary, tally_count(fcinfo, &equity_shape, MISSING));
KC_FUNCTION_AS(unclassified_count_equity_summary, tally_count(fcinfo, &equity_shape, UNCLASSIFIED));
KC_FUNCTION_AS(beneficiary_count_equity_summary, tally_count(fcinfo, &equity_shape, BENEFICIARIES));
KC_FUNCTION_AS(group_beneficiary_count_equity_summary, tally_count(fcinfo, &equity_shape, GROUP_BENEFICIARIES));
KC_FUNCTION_AS(outside_beneficiary_count_equity_summary, tally_count(fcinfo, &equity_shape, OUTSIDE_BENEFICIARIES));
KC_FUNCTION_AS(mixed_count_equity_summary, tally_count(fcinfo, &equity_shape, MIXED));

KC_FUNCTION_AS(funding_share_equity_summary, tally_measure(fcinfo, &equity_shape, funding_share));
KC_FUNCTION_AS(funding_share_reason_equity_summary, tally_reason(fcinfo, &equity_shape, funding_share));
KC_FUNCTION_AS(beneficiary_share_equity_summary, tally_measure(fcinfo, &equity_shape, beneficiary_share));
KC_FUNCTION_AS(beneficiary_share_reason_equity_summary, tally_reason(fcinfo, &equity_shape, beneficiary_share));
KC_FUNCTION_AS(disparity_equity_summary, tally_measure(fcinfo, &equity_shape, disparity));
KC_FUNCTION_AS(disparity_reason_equity_summary, tally_reason(fcinfo, &equity_shape, disparity));
KC_FUNCTION_AS(relative_support_equity_summary, tally_measure(fcinfo, &equity_shape, relative_support));
KC_FUNCTION_AS(relative_support_reason_equity_summary, tally_reason(fcinfo, &equity_shape, relative_support));
KC_FUNCTION_AS(parity_gap_equity_summary, tally_measure(fcinfo, &equity_shape, parity_gap));
KC_FUNCTION_AS(parity_gap_reason_equity_summary, tally_reason(fcinfo, &equity_shape, parity_gap));
KC_FUNCTION_AS(participation_effect_equity_summary, tally_measure(fcinfo, &equity_shape, participation_effect));
KC_FUNCTION_AS(participation_effect_reason_equity_summary, tally_reason(fcinfo, &equity_shape, participation_effect));
KC_FUNCTION_AS(size_effect_equity_summary, tally_measure(fcinfo, &equity_shape, size_effect));
KC_FUNCTION_AS(size_effect_reason_equity_summary, tally_reason(fcinfo, &equity_shape, size_effect));

/*-------------------------------------------------------------------------
 *
 * khuyencong.c
 *	  The module itself, and what all states have in common.
 *
 * IDENTIFICATION
 *	  extension/khuyencong.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/guc.h"

#include "khuyencong.h"
#include "money.h"

#if PG_VERSION_NUM >= 180000
PG_MODULE_MAGIC_EXT(.name = "khuyencong", .version = KHUYENCONG_VERSION);
#else
PG_MODULE_MAGIC;
#endif

extern PGDLLEXPORT void _PG_init(void);

/*
 * Prints what is in effect, which is off wherever the self-check failed,
 * whatever was asked for.
 */
static const char *
show_fast_numeric(void)
{
	return money_fast_reader() ? "on" : "off";
}

void
_PG_init(void)
{
	money_self_check();

	DefineCustomBoolVariable("khuyencong.fast_numeric",
							 "Reads the digits of numeric amounts directly.",
							 "Results are the same when off, only slower. It stays off where the load-time self-check finds that this server stores numeric in another way.",
							 &money_fast_wanted,
							 true,
							 PGC_USERSET,
							 0,
							 NULL,
							 NULL,
							 show_fast_numeric);
	MarkGUCPrefixReserved("khuyencong");
}

/* ---------- states ---------- */

void
state_check_version(const StateType *type, int version)
{
	if (version > type->version)
		ereport(ERROR, STATE_NEWER_VERSION(type, version));
}

void
state_bad_binary(const StateType *type, const char *fault)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary representation of type %s", type->name),
			 errdetail("%s", fault),
			 errhint("Use bytes that binary output of the same type has written.")));
}

void
state_need_bytes(const StateType *type, StringInfo buf, int64 bytes)
{
	if (buf->len - buf->cursor < bytes)
		state_bad_binary(type, "The value ends too early.");
}

void
state_need_end(const StateType *type, StringInfo buf)
{
	if (buf->cursor != buf->len)
		state_bad_binary(type, "The value is longer than its content.");
}

/* The version byte that every binary form starts with. */
int
state_recv_version(const StateType *type, StringInfo buf)
{
	int			version;

	state_need_bytes(type, buf, 1);
	version = pq_getmsgbyte(buf);
	state_check_version(type, version);
	if (version < 1)
		state_bad_binary(type, "There is no such version.");
	return version;
}

static bool
equal_arguments(FunctionCallInfo fcinfo)
{
	State *a = (State *) PG_GETARG_VARLENA_P(0);
	State *b = (State *) PG_GETARG_VARLENA_P(1);
	bool		equal = VARSIZE(a) == VARSIZE(b) &&
		memcmp(VARDATA(a), VARDATA(b), VARSIZE(a) - VARHDRSZ) == 0;

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return equal;
}

Datum
state_eq(FunctionCallInfo fcinfo)
{
	PG_RETURN_BOOL(equal_arguments(fcinfo));
}

Datum
state_ne(FunctionCallInfo fcinfo)
{
	PG_RETURN_BOOL(!equal_arguments(fcinfo));
}

Datum
state_hash(FunctionCallInfo fcinfo)
{
	State *packed = (State *) PG_GETARG_VARLENA_P(0);
	Datum		hash = hash_any((unsigned char *) VARDATA(packed),
								VARSIZE(packed) - VARHDRSZ);

	PG_FREE_IF_COPY(packed, 0);
	return hash;
}

Datum
state_hash_extended(FunctionCallInfo fcinfo)
{
	State *packed = (State *) PG_GETARG_VARLENA_P(0);
	Datum		hash = hash_any_extended((unsigned char *) VARDATA(packed),
										 VARSIZE(packed) - VARHDRSZ,
										 PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(packed, 0);
	return hash;
}

/* ---------- scanning text ---------- */

const char *
skip_space(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* Takes a mark and the space before it; false if something else is there. */
bool
scan_mark(const char **at, char mark)
{
	const char *here = skip_space(*at);

	if (*here != mark)
		return false;
	*at = here + 1;
	return true;
}

/* Takes a run of the given characters; NULL if there is none. */
char *
scan_run(const char **at, const char *characters)
{
	size_t		length = strspn(*at, characters);
	char	   *run = pnstrdup(*at, length);

	*at += length;
	return length > 0 ? run : NULL;
}

/*
 * Takes a plain decimal number, with the space before it: digits, maybe a sign
 * in front and a point within; NULL if there is none.
 */
char *
scan_decimal(const char **at)
{
	const char *digits = "0123456789";
	const char *start = skip_space(*at);
	const char *end = start + (*start == '-');
	size_t		length = strspn(end, digits);

	end += length;
	if (length > 0 && *end == '.')
	{
		length = strspn(end + 1, digits);
		end += 1 + length;
	}
	if (length == 0)
		return NULL;
	*at = end;
	return pnstrdup(start, end - start);
}

/* False if the text is not a whole number that fits. */
bool
count_from_text(const char *string, int64 *count)
{
	char	   *end;

	errno = 0;
	*count = strtoi64(string, &end, 10);
	return errno == 0 && end > string && *end == '\0';
}

/* ---------- quoting text ---------- */

/* Text to quote in a message: its beginning, if it has more bytes. */
char *
excerpt(const char *at, const char *end, int bytes)
{
	int			length = pg_mbcliplen(at, end - at, bytes);

	return psprintf("%.*s%s", length, at, at + length < end ? "..." : "");
}

/* More than most states have: only lists, of megabytes maybe, are cut off. */
#define LONGEST_STATE_QUOTE 400

/* The text of a state, or what is left of it. */
char *
state_excerpt(const char *string)
{
	return excerpt(string, string + strlen(string), LONGEST_STATE_QUOTE);
}

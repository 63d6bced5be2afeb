/*-------------------------------------------------------------------------
 *
 * key.c
 *	  Keys of hash tables: integers and texts of any length in 12 bytes.
 *
 * IDENTIFICATION
 *	  extension/key.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/lsyscache.h"

#include "key.h"

/* Copies a text, whatever header it has, to an aligned place. */
text *
copy_text(text *to, const text *from)
{
	Size		length = VARSIZE_ANY_EXHDR(from);

	SET_VARSIZE(to, VARHDRSZ + length);
	memcpy(VARDATA(to), VARDATA_ANY(from), length);
	return to;
}

/*
 * Keys are told apart by their bytes, as a deterministic collation does.
 * Looked at once, when a state is made.
 */
void
key_check_collation(FunctionCallInfo fcinfo, const char *what)
{
	Oid			collation = PG_GET_COLLATION();

	if (!OidIsValid(collation))
		ereport(ERROR,
				(errcode(ERRCODE_INDETERMINATE_COLLATION),
				 errmsg("could not determine which collation to use for %s", what),
				 errhint("Use the COLLATE clause to set the collation explicitly.")));
	if (!get_collation_isdeterministic(collation))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("nondeterministic collations are not supported for %s", what),
				 errhint("Add COLLATE \"C\" to the %s, or fold them to a key of your own first.", what)));
}

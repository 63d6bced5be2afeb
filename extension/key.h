/*-------------------------------------------------------------------------
 *
 * key.h
 *	  Keys of hash tables: integers and texts of any length in 12 bytes.
 *
 * IDENTIFICATION
 *	  extension/key.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef KEY_H
#define KEY_H

#include "khuyencong.h"

/*
 * A bigint, or a text of up to eight bytes padded with zero bytes (a text has
 * none of its own), in place; a longer text elsewhere.
 */
typedef struct Key
{
	union
	{
		uint64		word;
		const text *text;
	}			at;
	uint32		hash;			/* with KEY_ELSEWHERE if the key is */
}			pg_attribute_packed() pg_attribute_aligned(4) Key;

#define KEY_ELSEWHERE 0x80000000

static inline bool
same_key(Key a, Key b)
{
	if (a.hash != b.hash)
		return false;
	if (!(a.hash & KEY_ELSEWHERE))
		return a.at.word == b.at.word;
	return VARSIZE_ANY_EXHDR(a.at.text) == VARSIZE_ANY_EXHDR(b.at.text) &&
		memcmp(VARDATA_ANY(a.at.text), VARDATA_ANY(b.at.text),
			   VARSIZE_ANY_EXHDR(a.at.text)) == 0;
}

/* A key in place; mixed as at the end of MurmurHash3 (public domain). */
static inline Key
short_key(uint64 word)
{
	Key			key = {.at.word = word};

	word ^= word >> 33;
	word *= UINT64CONST(0xff51afd7ed558ccd);
	word ^= word >> 33;
	word *= UINT64CONST(0xc4ceb9fe1a85ec53);
	word ^= word >> 33;
	key.hash = (uint32) word & ~KEY_ELSEWHERE;
	return key;
}

extern Key	text_key(const text *value);
extern text *copy_text(text *to, const text *from);
extern void key_check_collation(FunctionCallInfo fcinfo, const char *what);

#endif							/* KEY_H */

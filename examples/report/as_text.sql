-- What follows is printed as it is.
\pset tuples_only on
\pset format unaligned

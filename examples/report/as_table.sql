-- What follows is printed as a table.
\pset tuples_only off
\if :html
\pset format html
\else
\pset format aligned
\endif

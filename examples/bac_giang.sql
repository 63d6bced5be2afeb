-- Bắc Giang, 2012-2022. The province's book gives the money by area and the
-- establishments by area, so here a row is one or the other: an amount
-- without an establishment, or an establishment without an amount.
SELECT round(100 * beneficiary_share(e), 1) AS "establishments, %",
       round(100 * funding_share(e), 1)     AS "money, %",
       round(disparity(e), 3)               AS disparity,
       round(relative_support(e), 3)        AS "support inside / outside",
       round(parity_gap(e), 1)              AS "million đồng to move"
FROM (SELECT summarize_equity(amount, establishment, difficult) AS e
      FROM (SELECT NULL::numeric, n, n <= 142 FROM generate_series(1, 269) AS n
            UNION ALL SELECT 12492.1, NULL, true
            UNION ALL SELECT 35030.8, NULL, false)
           AS line (amount, establishment, difficult)) AS summary;

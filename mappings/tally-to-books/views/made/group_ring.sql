-- Groups that lie under themselves, and all below them: no way leads to them from the top of the tree, nor from a group that is not there.
WITH RECURSIVE once (_row, called, above) AS (SELECT min(_row), lower(trim(name)), lower(trim(parent, ' ' || char(4))) FROM mst_group GROUP BY 2, 3),
reached (called) AS (
  SELECT called FROM once WHERE above IN ('', 'primary') OR above NOT IN (SELECT called FROM once)
  UNION
  SELECT o.called FROM reached r JOIN once o ON o.above = r.called
)
SELECT min(_row) AS _row, called FROM once WHERE called NOT IN (SELECT called FROM reached) GROUP BY called

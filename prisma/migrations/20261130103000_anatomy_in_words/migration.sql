-- Where the picture of the muscles stands is said by the words around it: the section that has always shown it gets a version that says so.
INSERT INTO guide_section_version (id, section_id, version, title, contents_label, markdown, actor, published_at)
SELECT gen_random_uuid(), newest.section_id, newest.version + 1, newest.title, newest.contents_label,
  regexp_replace(newest.markdown, E'((\n|^)- [^\n]*)+\n', E'\\&\n::anatomy\n'), 'migration', newest.published_at
FROM (
  SELECT DISTINCT ON (version.section_id) version.* FROM guide_section_version AS version
  JOIN guide_section AS section ON section.id = version.section_id
  JOIN guide ON guide.id = section.guide_id
  WHERE guide.slug = 'hamstrings' AND section.slug = 'what'
  ORDER BY version.section_id, version.version DESC
) AS newest
WHERE newest.published_at IS NOT NULL AND newest.markdown !~ '::anatomy';

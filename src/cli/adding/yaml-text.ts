/** Words that YAML, in one version or another, reads as something else than text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|none|nan|inf)$/i;

/**
 * A text as a YAML scalar on one line: as it is if every parser reads it as this text, otherwise in double quotes, or in single
 * ones if it has double quotes, as Prettier writes it. The text has no invisible characters, so JSON's escapes are all that is
 * needed.
 */
export function yamlText(text: string): string {
  const isPlain =
    /^[\p{L}](?:[\p{L}\p{N} ._/()+-]*[\p{L}\p{N}.)+])?$/u.test(text) &&
    !NOT_TEXT.test(text) &&
    !text.includes("  ");
  if (isPlain) return text;
  // Single quotes have no escapes but that of themselves.
  return text.includes('"') && !text.includes("\\")
    ? `'${text.replaceAll("'", "''")}'`
    : JSON.stringify(text);
}

/** An address as a YAML scalar: in quotes if it has colons, which some parsers misread. */
export function yamlAddress(text: string): string {
  return text.includes(":") ? JSON.stringify(text) : text;
}

/** A comment on one line, whatever the text. */
export function yamlComment(text: string): string {
  return `# ${text.replace(/\s+/g, " ").trim()}`;
}

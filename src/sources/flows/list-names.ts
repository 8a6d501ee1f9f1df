/** The most names that are listed: of more nobody finds one. */
const MOST_LISTED = 20;

/** Names of columns in a message: `a`, `b`, and 3 more. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map((name) => `\`${name.slice(0, 100)}\``);
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}

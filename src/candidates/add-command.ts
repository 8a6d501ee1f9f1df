import type { Candidate } from "./candidate.ts";

/**
 * The arguments of `peerc` that add a candidate, for a shell: at every declared exchange where both are, or else at an
 * interconnect, whose interface and addresses only the user knows. Null if it is only at an exchange that is not
 * declared.
 */
export function addCommand(
  { asn, exchanges, facilities }: Candidate,
  folder: string,
): string | null {
  const where = whereToAdd(exchanges, facilities.length > 0);
  if (where === null) return null;
  const dir = folder === "." ? [] : ["--dir", quoted(folder)];
  return ["peerc", "add", `AS${asn}`, ...where, ...dir].join(" ");
}

const INTERCONNECT = [
  ...["--pni", "INTERFACE", "--router", "NAME"],
  ...["--local", "ADDRESS", "--remote", "ADDRESS"],
] as const;

function whereToAdd(
  exchanges: Candidate["exchanges"],
  isInFacility: boolean,
): readonly string[] | null {
  const declared = exchanges.flatMap(({ id }) => (id === null ? [] : ["--exchange", id]));
  if (declared.length > 0) return declared;
  return isInFacility ? INTERCONNECT : null;
}

/** A word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./@%+=:,][\w./@%+=:,-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Words for units of time, in milliseconds. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/i, 1],
  [/^(?:s|secs?|seconds?)$/i, 1000],
  [/^(?:m|mins?|minutes?)$/i, 60_000],
  [/^(?:h|hrs?|hours?)$/i, 3_600_000],
  [/^(?:d|days?)$/i, 86_400_000],
];

/** The units of this project, largest first. */
const OURS = [
  ["h", 3_600_000, "hours"],
  ["m", 60_000, "minutes"],
  ["s", 1000, "seconds"],
  ["ms", 1, "milliseconds"],
] as const;

/**
 * How to write a time that lacks its unit or has it in other words; null if unclear. `expected` names the accepted
 * units, the usual one first: "a time in seconds, minutes or hours, like 90s".
 */
export function adviseDuration(
  written: string,
  expected: string,
  accepts: (text: string) => boolean,
): string | null {
  const [, number = "", word = ""] = /^(\d{1,9}(?:\.\d{1,3})?)\s*([A-Za-z]*)$/.exec(written) ?? [];
  if (number === "") return null;
  const taken = OURS.filter(([, , name]) => new RegExp(`\\b${name}\\b`).test(expected));
  const usual = [...taken].sort((a, b) => at(expected, a[2]) - at(expected, b[2]))[0];
  if (!usual) return null;
  const unit = word === "" ? usual[1] : UNITS.find(([words]) => words.test(word))?.[1];
  if (unit === undefined) return null;
  const milliseconds = Math.round(Number(number) * unit);
  const inUnit = [...taken].sort((a, b) => Number(b[1] === unit) - Number(a[1] === unit));
  const right = inUnit
    .filter(([, size]) => milliseconds % size === 0)
    .map(([name, size]) => `${milliseconds / size}${name}`)
    .find(accepts);
  return right === undefined ? null : `write ${right}`;
}

function at(text: string, word: string): number {
  return text.search(new RegExp(`\\b${word}\\b`));
}

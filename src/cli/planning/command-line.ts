import type { Arguments } from "../commands/command.ts";

/** A command line with the options among `names` that were given, and those of `always`, for somebody to enter in a shell. */
export function commandLine(
  words: readonly string[],
  args: Arguments,
  names: readonly string[],
  always: Readonly<Record<string, string>> = {},
): string {
  const options = names.flatMap((name) =>
    (always[name] === undefined ? args.texts(name) : [always[name]]).flatMap((value) => [
      `--${name}`,
      value,
    ]),
  );
  return [...words, ...options].map(quoted).join(" ");
}

/** A word as a POSIX shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./~^-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

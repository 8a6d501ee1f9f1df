import fc from "fast-check";

import type { PlatformName } from "../../src/model/index.ts";

/** A secret, and the words in it, none of which occurs anywhere else. */
export interface Secret {
  readonly text: string;
  readonly words: readonly string[];
  /** Whether it has signs that its platform could take for the end of it. */
  readonly isOdd: boolean;
}

// Without the letters of words that announce a secret.
const WORD = fc
  .string({
    unit: fc.constantFrom(...Array.from("BCDFGHJLNQRVXZ23456789")),
    minLength: 5,
    maxLength: 9,
  })
  .map((text) => `Q${text}`);

const HARMLESS = ["-", "_", ".", "+", ":", "=", "/", "%", "^", "~", ",", "$", "?", "(", "|"];
const ODD = ["'", "&", "{", "}", "#", ";", "/*", "*/", "!", "[", "]", "<", ">", "//"];

/** Secrets that can replace the `§` in a line. */
export function secretIn(platform: PlatformName, line: string): fc.Arbitrary<Secret> {
  const isLine = platform === "frr" || platform === "iosxr";
  const isQuoted = line.includes('"§');
  const isUrl = line.includes("://");
  const between = [
    ...(isUrl ? HARMLESS.filter((sign) => !/[/]/.test(sign)) : HARMLESS),
    ...(isUrl || !(isLine || isQuoted)
      ? []
      : ODD.concat(" ").filter((sign) => sign !== "*/" || !line.includes("/*"))),
    ...(isLine && !isUrl ? ['"', '\\"', "  ", "\t"] : []),
    ...(platform === "junos" && isQuoted ? ['\\"', "\\\\"] : []),
  ];
  return fc
    .tuple(WORD, fc.array(fc.tuple(fc.constantFrom(...between), WORD), { maxLength: 3 }))
    .map(([first, rest]) => ({
      text: first + rest.flat().join(""),
      words: [first, ...rest.map(([, word]) => word)],
      isOdd: rest.some(([sign]) => !HARMLESS.includes(sign)),
    }));
}

import { platforms } from "../platforms/index.ts";

/** Texts that a shell and `sed` take as they are. */
const PLAIN = /^[\w@%+=:,./{}-]+(?: [\w@%+=:,./{}-]+)*$/;

/** Every setting of every platform that says how routers are installed. */
export function deviceSettings() {
  return Object.values(platforms).flatMap(({ operations }) => operations.settings);
}

/**
 * Reads settings given as `NAME=VALUE`; `{router}` in a value stands for the router's name. `tell` is told what is wrong
 * with one.
 */
export function readSettings(
  given: readonly string[],
  tell: (problem: string) => void,
): ReadonlyMap<string, string> {
  const known = deviceSettings();
  const read = new Map<string, string>();
  for (const text of given) {
    const at = text.indexOf("=");
    const [name, value] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    const setting = known.find((one) => one.name === name);
    if (!setting) {
      tell(`there is no setting \`${name}\`: there are ${known.map((one) => one.name).join(", ")}`);
    } else if (setting.values && !setting.values.includes(value)) {
      tell(`${name} is one of ${setting.values.join(", ")}, and not \`${value}\``);
    } else if (!PLAIN.test(value)) {
      tell(`${name} takes a path or a command without quotes, and got \`${value}\``);
    } else read.set(name, value);
  }
  return read;
}

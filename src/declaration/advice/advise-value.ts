import type { RefusedValue } from "../../document/index.ts";
import { adviseShape } from "./advise-shape.ts";
import {
  NO_PLATFORM,
  OTHER_PLATFORMS,
  OTHER_RELATIONS,
  OTHER_STATES,
  OTHER_WORDS,
} from "./other-values.ts";

/** What was meant by a value that a key does not accept; null if unclear. */
export function adviseValue(refused: RefusedValue): string | null {
  const { node, known } = refused;
  const key = refused.path.at(-1);
  if (known.length === 0) return adviseShape(refused);
  if (node.kind !== "scalar" || node.value === null) return null;
  const text = String(node.value);
  if (key === "platform") return advisePlatform(text);
  const words: Readonly<Record<string, readonly string[]>> =
    key === "relation" ? OTHER_RELATIONS : key === "is" ? OTHER_STATES : OTHER_WORDS;
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  const ours = known.find((one) => one === plain || words[one]?.includes(plain) === true);
  return ours === undefined ? null : `did you mean \`${ours}\`?`;
}

/** A platform under another name, or together with its version. */
function advisePlatform(text: string): string | null {
  const [, name = "", number = ""] =
    /^(.*?)[\s_/-]*[vV]?(\d+(?:\.\d+)*(?:R\d+(?:-S\d+)?)?)?$/.exec(text.trim()) ?? [];
  const plain = name.toLowerCase().replaceAll(/[\s_-]+/g, "");
  if (NO_PLATFORM.test(plain)) return "peerc prints no configuration for it";
  const ours = Object.entries(OTHER_PLATFORMS).find(
    ([one, words]) => one === plain || words.includes(plain),
  )?.[0];
  if (ours === undefined) return null;
  if (ours === "bird" && number === "1")
    return "did you mean `bird`? peerc prints for BIRD 2 and 3";
  const version =
    ours === "bird" && /^[23]$/.test(number) ? (number === "2" ? "2.0" : "3.1") : number;
  const isVersion =
    version !== "" && (ours !== "iosxr" || /\./.test(version) || Number(version) < 100);
  const beside = isVersion ? ` and \`version: "${version}"\`` : "";
  const evolved =
    ours === "junos" && /evo/.test(plain) ? " (its configuration is that of Junos)" : "";
  return `did you mean \`${ours}\`${beside}?${evolved}`;
}

import type { Damage } from "../damage.ts";
import { insertedBefore } from "./text-edits.ts";

interface ObjectText {
  readonly head: string;
  readonly lines: readonly string[];
  /** The line of its head, from 0. */
  readonly at: number;
}

const LAST = "the last definition of a name counts";
const COMMAS = "one comma stands between each two entries of a set, and none behind the last";

/** What a set or policy of ours could be instead. */
const OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [/^prefix-set .*_V4$/, "  0.0.0.0/0 le 32"],
  [/^prefix-set .*_V6$/, "  ::/0 le 128"],
  [/^as-path-set /, "  passes-through '[1..4294967295]'"],
  [/^community-set /, "  52580:9"],
  [/^large-community-set /, "  52580:9:9"],
  [/^route-policy /, "  pass"],
];

/** Sets and policies of ours said again or taken back elsewhere, and with commas missing. */
export function objectDamages(text: string): readonly Damage[] {
  const all = text.split("\n");
  return objectsOf(all).flatMap((object) => [
    ...repeated(text, object),
    ...commas(all, object),
    ...ends(all, object),
  ]);
}

function repeated(text: string, { head, lines }: ObjectText): readonly Damage[] {
  const body = OTHERWISE.find(([which]) => which.test(head))?.[1] ?? "";
  const other = [head, body, lines.at(-1) ?? "", "!"];
  const before = "prefix-set CORE-LOOPBACKS";
  return ["router static", "mpls oam", "lldp"].flatMap((place): readonly Damage[] => [
    {
      name: `another ${head} before ${place}`,
      text: insertedBefore(text, place, other),
      effect: "changes",
      why: LAST,
    },
    {
      name: `the same ${head} before ${place}`,
      text: insertedBefore(text, place, [...lines, "!"]),
      effect: "nothing",
      why: LAST,
    },
    {
      name: `no ${head} before ${place}`,
      text: insertedBefore(text, place, [`no ${head}`]),
      effect: "changes",
      why: "what is taken away is not there, so that the router refuses what uses it",
    },
    {
      name: `no ${head} and the same again before ${place}`,
      text: insertedBefore(text, place, [`no ${head}`, ...lines, "!"]),
      effect: "nothing",
      why: LAST,
    },
    {
      name: `another ${head}, and the same again before ${place}`,
      text: insertedBefore(insertedBefore(text, place, [...lines, "!"]), before, other),
      effect: "nothing",
      why: LAST,
    },
  ]);
}

function commas(all: readonly string[], { head, lines, at }: ObjectText): readonly Damage[] {
  if (head.startsWith("route-policy")) return [];
  return lines.flatMap((line, i): readonly Damage[] => {
    if (i === 0 || i === lines.length - 1 || line.trim().startsWith("#")) return [];
    const changed = (how: string, ...to: string[]): Damage => ({
      name: `${how}: ${line.trim()} of ${head}`,
      text: all.toSpliced(at + i, 1, ...to).join("\n"),
      effect: "changes",
      why: COMMAS,
    });
    const remark: Damage = {
      ...changed("a remark before", "  # a remark", line),
      effect: "nothing",
      why: "a remark says nothing",
    };
    const last = !line.endsWith(",");
    return [
      last ? changed("a comma behind", `${line},`) : changed("no comma behind", line.slice(0, -1)),
      changed("a comma before", `  ,`, line),
      changed("two commas behind", `${line}${last ? ",," : ","}`),
      remark,
    ];
  });
}

function ends(all: readonly string[], { head, lines, at }: ObjectText): readonly Damage[] {
  const end = lines.at(-1) ?? "";
  const behind = at + lines.length;
  return [
    {
      name: `no ${end} behind ${head}`,
      text: all.toSpliced(behind - 1, 1).join("\n"),
      effect: "changes",
      why: "it goes on over what follows",
    },
    {
      name: `${end} twice behind ${head}`,
      text: all.toSpliced(behind, 0, end).join("\n"),
      effect: "changes",
      why: "the router shows no such thing, and takes it for an unknown command",
    },
    {
      name: `${end} further in behind ${head}`,
      text: all.toSpliced(behind - 1, 1, ` ${end}`).join("\n"),
      effect: "nothing",
      why: "blanks before the word that ends it say nothing",
    },
  ];
}

function objectsOf(all: readonly string[]): readonly ObjectText[] {
  return all.flatMap((head, at) => {
    if (!/^(\S*-set|route-policy) PEERC_/.test(head)) return [];
    const end = all.findIndex((line, i) => i > at && /^end-(set|policy)$/.test(line));
    return [{ head, at, lines: all.slice(at, end + 1) }];
  });
}

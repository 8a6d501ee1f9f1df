import { parseAddress } from "../../../net/index.ts";
import type { RtrReading } from "../../../policy/index.ts";
import { NotUnderstood } from "./cursor.ts";
import { statementsOf, type BirdFile, type ProtocolText } from "./file.ts";

/** `protocol rpki`: BIRD asks all caches at once, so there is no preference. Throws `NotUnderstood`. */
export function readCache({ body, line }: ProtocolText, file: BirdFile): readonly RtrReading[] {
  const times = new Map<string, number>();
  let [address, port]: [RtrReading["address"] | null, number] = [null, 323];
  for (const { words, block, line: at } of statementsOf(body)) {
    const [first = "", second = "", third = "", fourth = ""] = words.map(({ text }) => text);
    if (block && (first === "roa4" || first === "roa6")) {
      const [table] = statementsOf(block);
      const name = table?.words[1]?.text ?? "";
      const known = file.objects.roaTables.get(name);
      if (!known) throw new NotUnderstood(at, { name, says: "is no table that is defined" });
      known.filled = true;
      file.objects.used.add(name);
    } else if (first === "remote") {
      address = parseAddress(second);
      if (third === "port") port = Number(fourth);
    } else if (/^(refresh|retry|expire)$/.test(first)) {
      times.set(first, Number(second === "keep" ? third : second));
    } else throw new NotUnderstood(at, "not a setting of a cache that peerc knows");
  }
  if (!address) throw new NotUnderstood(line, "a cache without an address");
  // BIRD's own, where the file says nothing (BIRD manual, "RPKI").
  const own = { refresh: 3600, retry: 600, expire: 7200 };
  const time = (name: keyof typeof own) => times.get(name) ?? own[name];
  return [
    {
      address,
      port,
      preference: null,
      refresh: time("refresh"),
      retry: time("retry"),
      expire: time("expire"),
      line,
    },
  ];
}

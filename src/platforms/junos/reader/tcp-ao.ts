import type { TcpAo, TcpAoKey } from "../../../model/index.ts";
import { secretReading } from "../../secret-reading.ts";
import type { NeighborContext } from "./neighbor-context.ts";
import { reportRepeated } from "./repeated.ts";
import type { Statement } from "./statement.ts";

/** TCP-AO by the name of a key chain; one that the file itself contains is represented by its keys. */
export function readTcpAo(
  algorithm: Statement | null,
  name: string | null,
  context: NeighborContext,
  line: number,
): TcpAo | null {
  const { keyChains, problems } = context;
  if (!algorithm && name === null) return null;
  if (algorithm?.value() !== "ao" || name === null) {
    problems.notUnderstood(line, "authentication that is neither MD5 nor TCP-AO");
    return null;
  }
  const chain = keyChains?.find("key-chain", name) ?? null;
  // The router's own chain is represented by its name, whether or not the file shows its keys.
  if (!name.startsWith("PEERC_")) return { kind: "keychain", name };
  if (!chain) {
    problems.notDefined(line, "the key chain", name, "Junos refuses the commit");
    return { kind: "keychain", name };
  }
  reportRepeated(chain, context);
  for (const { word, line: at } of chain.children) {
    if (word !== "key") problems.notUnderstood(at, "not a key");
  }
  const keys = [...(chain.find("key")?.children ?? [])].map((key): TcpAoKey => {
    const used = key.find("ao-attribute", "cryptographic-algorithm")?.value() ?? "";
    const id = Number(key.word);
    const known = used === "hmac-sha-1-96" || used === "aes-128-cmac-96";
    const ids = [key.value("ao-attribute", "send-id"), key.value("ao-attribute", "recv-id")];
    if (!known || ids.some((other) => Number(other) !== id) || !isInUse(key)) {
      problems.notUnderstood(key.line, "a key that peerc does not know");
    }
    return {
      id,
      algorithm: known ? used : "hmac-sha-1-96",
      secret: secretReading(key.value("secret") ?? ""),
    };
  });
  return { kind: "keys", keys };
}

/** Whether a key is used for TCP-AO, and has been for a long time: it is valid from the year 2000 or earlier. */
function isInUse(key: Statement): boolean {
  const known = ["secret", "start-time", "algorithm", "ao-attribute"];
  const attributes = ["send-id", "recv-id", "tcp-ao-option", "cryptographic-algorithm"];
  return (
    [...key.children].every(({ word }) => known.includes(word)) &&
    [...(key.find("ao-attribute")?.children ?? [])].every(({ word }) =>
      attributes.includes(word),
    ) &&
    key.value("algorithm") === "ao" &&
    key.value("ao-attribute", "tcp-ao-option") === "enabled" &&
    /^(?:1999|2000)-/.test(key.value("start-time") ?? "")
  );
}

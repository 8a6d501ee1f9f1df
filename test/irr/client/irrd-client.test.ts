import { afterEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { IrrdClient, type IrrdLimits } from "../../../src/irr/client/irrd-client.ts";
import { takeAnswer } from "../../../src/irr/client/take-answer.ts";
import { framed } from "../bgpq4/bgpq4-fake-server.ts";
import { startScriptedServer, type Reply, type ScriptedServer } from "./scripted-server.ts";

const LIMITS: IrrdLimits = {
  connectMs: 5000,
  answerMs: 5000,
  wholeMs: 5000,
  answerBytes: 10_000,
  wholeBytes: 100_000,
  reconnects: 5,
};

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function converse(
  script: (query: string, connection: number) => Reply,
  limits: Partial<IrrdLimits> = {},
): Promise<{ client: IrrdClient; server: ScriptedServer }> {
  const server = await startScriptedServer((query, connection) =>
    query === "!!" ? "" : script(query, connection),
  );
  const client = new IrrdClient(server, { ...LIMITS, ...limits });
  open.push(client, server);
  return { client, server };
}

/** Answers selections, and echoes everything else. */
function echo(query: string): string {
  return query.startsWith("!s") ? "C\n" : framed(query);
}

describe("IrrdClient", () => {
  test("gives every query its own answer, many at once, over one connection", async () => {
    const { client, server } = await converse(echo);
    const queries = Array.from({ length: 1000 }, (_, i) => `!gAS${i}`);
    const answers = await Promise.all(queries.map((query) => client.query(query)));
    expect(answers).toEqual(queries.map((text) => ({ kind: "data", text })));
    expect(server.heard).toEqual([["!!", ...queries]]);
  });

  test("does not send more than it may ahead of the answers", async () => {
    const { client, server } = await converse(() => ({ send: "", then: "hang" }), {
      answerMs: 200,
    });
    const queries = Array.from({ length: 1000 }, (_, i) => client.query(`!gAS${i}`));
    await expect(Promise.all(queries)).rejects.toThrow("no complete answer within 0.2 s");
    expect(server.heard[0]).toEqual(["!!", "!gAS0"]);
  });

  test("distinguishes the kinds of answers", async () => {
    const answers = ["C\n", "D\n", "E\n", "F no such thing\n", framed("a b")];
    const { client } = await converse((query) => answers[Number(query)] ?? "");
    expect(await Promise.all(answers.map((_, i) => client.query(String(i))))).toEqual([
      { kind: "done" },
      { kind: "not-found" },
      { kind: "failed", problem: "E" },
      { kind: "failed", problem: "F no such thing" },
      { kind: "data", text: "a b" },
    ]);
  });

  test("selects sources only where others are selected", async () => {
    const { client, server } = await converse(echo);
    await Promise.all([
      client.query("a", ["RADB", "TC"]),
      client.query("b", ["RADB", "TC"]),
      client.query("c"),
      client.query("d", ["TC"]),
      client.query("!sRIPE"),
      client.query("!s-lc"),
      client.query("e", ["TC"]),
    ]);
    const rest = ["!sTC", "d", "!sRIPE", "!s-lc", "!sTC", "e"];
    expect(server.heard).toEqual([["!!", "!sRADB,TC", "a", "b", "c", ...rest]]);
  });

  test("fails where sources cannot be selected", async () => {
    const { client } = await converse((q) => (q.startsWith("!s") ? "F no\n" : framed(q)));
    await expect(client.query("a", ["NOPE"])).rejects.toThrow("does not select NOPE");
  });

  test.each(["\n", "a\n!q", "", "é", "a\0"])("refuses to send %j", async (text) => {
    const { client } = await converse(echo);
    expect(() => client.query(text)).toThrow("not a query");
    expect(() => client.query("!q", [text])).toThrow("not a query");
  });

  test("connects again where the server closes, selects again, and asks what was not answered", async () => {
    let count = 0;
    const { client, server } = await converse((query) =>
      ++count % 4 === 0 ? { send: echo(query), then: "close" } : echo(query),
    );
    const queries = Array.from({ length: 9 }, (_, i) => `q${i}`);
    const answers = await Promise.all(queries.map((query) => client.query(query, ["TC"])));
    expect(answers).toEqual(queries.map((text) => ({ kind: "data", text })));
    expect(server.heard).toEqual([
      ["!!", "!sTC", "q0", "q1", "q2"],
      ["!!", "!sTC", "q3", "q4", "q5"],
      ["!!", "!sTC", "q6", "q7", "q8"],
    ]);
    expect(client.connections).toBe(3);
  });

  test("connects again after the server has closed an idle connection", async () => {
    const { client, server } = await converse((query) => ({ send: echo(query), then: "close" }));
    expect(await client.query("a")).toEqual({ kind: "data", text: "a" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await client.query("b")).toEqual({ kind: "data", text: "b" });
    expect(server.heard).toEqual([
      ["!!", "a"],
      ["!!", "b"],
    ]);
  });

  test("uses nothing of an answer that was cut off, and repeats the query", async () => {
    const { client } = await converse((query, connection) =>
      connection === 1 && query === "b"
        ? { send: framed(query).slice(0, 4), then: "close" }
        : echo(query),
    );
    expect(await Promise.all([client.query("a"), client.query("b")])).toEqual([
      { kind: "data", text: "a" },
      { kind: "data", text: "b" },
    ]);
  });

  test("gives up where the same answer is cut off again and again", async () => {
    const { client, server } = await converse((query) =>
      query === "b" ? { send: "A10\n", then: "close" } : echo(query),
    );
    const first = client.query("a", ["TC"]);
    await expect(client.query("b", ["TC"])).rejects.toThrow("the server closed the connection");
    expect(await first).toEqual({ kind: "data", text: "a" });
    // A selection that is answered is no progress.
    expect(server.heard).toHaveLength(3);
  });

  test("gives up where the server closes too often", async () => {
    const { client, server } = await converse((query) => ({ send: echo(query), then: "close" }));
    const queries = Array.from({ length: 9 }, (_, i) => client.query(`q${i}`));
    await expect(Promise.all(queries)).rejects.toThrow("the server closed the connection");
    expect(server.heard).toHaveLength(6);
  });

  test("reports a server that is not there", async () => {
    const client = new IrrdClient({ host: "127.0.0.1", port: 1 }, LIMITS);
    open.push(client);
    await expect(client.query("a")).rejects.toThrow("ECONNREFUSED");
    await expect(client.query("b")).rejects.toThrow("ECONNREFUSED");
  });

  const LIES: [string, Reply, string][] = [
    ["a length that is too short", "A3\nabc\nC\n", "not as long as it says"],
    ["data that ends in an error", "A4\nabc\nF no\n", "not as long as it says"],
    ["a web page", "HTTP/1.1 400 Bad Request\r\n", "not IRRd's protocol"],
    ["a line without end", "F".repeat(2000), "not in IRRd's protocol"],
    ["carriage returns", "C\r\n", "not IRRd's protocol"],
    ["an empty answer", "A0\n\nC\n", "not IRRd's protocol"],
    ["more than it may", "A10001\n", "longer than 10000 bytes"],
    ["an absurd length", "A99999999999999\n", "longer than 10000 bytes"],
    ["silence in the middle", { send: "A10\nabc", then: "hang" }, "no complete answer within"],
  ];
  test.each(LIES)("is not misled by %s", async (_what, reply, problem) => {
    const { client } = await converse((q) => (q === "a" ? reply : framed(q)), { answerMs: 300 });
    const [a, b] = [client.query("a"), client.query("b")];
    await expect(Promise.all([a, b])).rejects.toThrow(problem);
    await expect(client.query("c")).rejects.toThrow(problem);
  });

  test("fails where the server answers more than was asked", async () => {
    const { client } = await converse(() => "C\nC\n");
    expect(await client.query("a")).toEqual({ kind: "done" });
    await expect(client.query("b")).rejects.toThrow("what was not asked");
  });

  test("cuts a server off that never ends", async () => {
    const { client } = await converse(() => framed("x".repeat(9000)));
    const all = Promise.all(Array.from({ length: 100 }, (_, i) => client.query(`q${i}`)));
    await expect(all).rejects.toThrow("sent more than 100000 bytes");
  });

  test("has no patience for a server that answers one query after the other, but too slowly", async () => {
    const server = await startScriptedServer(() => "");
    const client = new IrrdClient(server, { ...LIMITS, wholeMs: 300 });
    open.push(client, server);
    await expect(client.query("a")).rejects.toThrow("not all answers came within 0.3 s");
  });

  test("fails what waits when it is closed", async () => {
    const { client } = await converse(() => "");
    const waiting = client.query("a");
    client.close();
    await expect(waiting).rejects.toThrow("closed");
  });
});

describe("takeAnswer", () => {
  test("takes an answer from the same bytes, however many follow, and only when all are there", () => {
    const text = fc.string({ unit: fc.constantFrom("A", "C", "\n", " ", "1"), minLength: 1 });
    fc.assert(
      fc.property(text, fc.string(), (data, more) => {
        const answer = framed(data);
        const whole = { answer: { kind: "data", text: data }, length: answer.length };
        expect(takeAnswer(answer + more, 1000)).toEqual(whole);
        for (let cut = 0; cut < answer.length; cut++) {
          const needed = takeAnswer(answer.slice(0, cut), 1000);
          expect(typeof needed).toBe("number");
          expect(needed).toBeGreaterThan(cut);
          expect(needed).toBeLessThanOrEqual(answer.length);
        }
      }),
    );
  });

  test("never takes what is not framed to the byte", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat({ max: 60 }), (data, length) => {
        fc.pre(length !== data.length + 1 && !/[^\x20-\x7e]/.test(data));
        const taken = takeAnswer(`A${length}\n${data}\nC\n`, 1000);
        expect(typeof taken).not.toBe("object");
      }),
    );
  });
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { HttpAnswer, HttpRequest } from "../../../src/sources/http/http-get.ts";
import type { RawRecord, Table } from "../../../src/sources/peeringdb/tables.ts";
import type { TestTables } from "./records.ts";

/** An answer of the server. */
export interface ServerAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that the server got. */
export interface ServerRequest {
  readonly table: string;
  readonly parameters: URLSearchParams;
  readonly authorization: string | null;
  readonly agent: string | null;
  /** In milliseconds, by the server's clock. */
  readonly time: number;
}

/**
 * Plays PeeringDB's API, as far as it is asked: `/api/TABLE?FIELD=…&FIELD__in=…&fields=…&limit=…&skip=…`, API keys, and
 * contacts for registered users only. It gives the status and texts that PeeringDB gives. Time stands still until
 * somebody sleeps.
 */
export class PeeringDbServer {
  readonly requests: ServerRequest[] = [];
  /** The key that it accepts. */
  key = "AbCdEf12.0123456789abcdef";
  /** Answers instead of it, if it gives something. */
  fault: (request: ServerRequest) => ServerAnswer | null = () => null;
  /** How long an answer takes, in milliseconds. */
  delay = 100;
  now = 1_790_000_000_000;
  readonly tables: TestTables;
  #server: Server | null = null;

  constructor(tables: TestTables) {
    this.tables = tables;
  }

  readonly sleep = (milliseconds: number): Promise<void> => {
    this.now += milliseconds;
    return Promise.resolve();
  };

  /** What a client sees that neither tries again nor follows redirections. */
  readonly http = (request: HttpRequest): Promise<HttpAnswer> => {
    const { status, body } = this.answer(request.url, new Headers(request.headers));
    this.now += this.delay;
    if (this.delay > request.timeoutMs) {
      const problem = `did not answer within ${request.timeoutMs / 1000} s`;
      return Promise.resolve({ kind: "failed", status: null, problem });
    }
    if (status !== 200) {
      return Promise.resolve({ kind: "failed", status, problem: `answered ${status}` });
    }
    const lastModified = 1_780_000_000_000;
    return Promise.resolve({ kind: "ok", body: Buffer.from(body), lastModified });
  };

  answer(url: string, headers: Headers): ServerAnswer {
    const { pathname, searchParams: parameters } = new URL(url, "http://localhost");
    const table = /^\/api\/(\w+)$/.exec(pathname)?.[1] ?? "";
    const authorization = headers.get("authorization");
    const request = {
      table,
      parameters,
      authorization,
      agent: headers.get("user-agent"),
      time: this.now,
    };
    this.requests.push(request);
    const fault = this.fault(request);
    if (fault) return fault;
    if (authorization !== null && authorization !== `Api-Key ${this.key}`) {
      return { status: 403, body: JSON.stringify({ detail: "Invalid API key" }) };
    }
    if (!(table in this.tables)) return { status: 404, body: "<html>Not found</html>" };
    const records = this.tables[table as Table].filter(
      (record) =>
        matches(record, parameters) &&
        (record["visible"] !== "Users" || authorization !== null) &&
        record["visible"] !== "Private",
    );
    const skip = Number(parameters.get("skip") ?? 0);
    const limit = Number(parameters.get("limit") ?? records.length);
    const fields = parameters.get("fields")?.split(",");
    const data = records
      .slice(skip, skip + limit)
      .map((record) => (fields ? only(record, fields) : record));
    return { status: 200, body: JSON.stringify({ data, meta: {} }) };
  }

  /** Listens on a port of loopback; the base of its API. */
  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const answer = this.answer(request.url ?? "/", headers);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}

function matches(record: RawRecord, parameters: URLSearchParams): boolean {
  for (const [name, value] of parameters) {
    if (["fields", "limit", "skip"].includes(name)) continue;
    const field = name.replace(/__in$/, "");
    const values = name.endsWith("__in") ? value.split(",") : [value];
    if (!values.includes(String(record[field]))) return false;
  }
  return true;
}

function only(record: RawRecord, fields: readonly string[]): RawRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}

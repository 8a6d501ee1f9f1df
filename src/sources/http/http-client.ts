import type { HttpAnswer, HttpGet, HttpRequest } from "./http-get.ts";
import { errorCode } from "../error-code.ts";
import { readBody } from "./read-body.ts";

/** How often a request is sent before it counts as failed. */
const ATTEMPTS = 4;
/** The pause before the second attempt in milliseconds; each further one is twice as long. */
const FIRST_PAUSE_MS = 2000;
/** The longest pause that a server may ask for, in milliseconds. */
const LONGEST_PAUSE_MS = 180_000;
const MAX_REDIRECTS = 5;

/** Everything outside that requests need. */
export interface HttpEdges {
  readonly fetch: typeof fetch;
  /** Waits, in milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
  /** What we call ourselves: `peerc/0.1.0 (+https://…)`. */
  readonly userAgent: string;
}

/** One attempt: an answer, or a failure with the time after which to try again (null: it would not help). */
type Attempt =
  | { readonly done: HttpAnswer }
  | { readonly failed: Extract<HttpAnswer, { kind: "failed" }>; readonly againMs: number | null };

/** Makes the function that gets URLs. */
export function httpClient(edges: HttpEdges): HttpGet {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const result = await tryOnce(request, edges);
      if ("done" in result) return result.done;
      const { failed, againMs } = result;
      if (againMs === null) return failed;
      const pause = Math.max(againMs, FIRST_PAUSE_MS * 2 ** (attempt - 1));
      if (attempt === ATTEMPTS) {
        return { ...failed, problem: `${failed.problem}, ${ATTEMPTS} times` };
      }
      if (pause > LONGEST_PAUSE_MS) {
        const minutes = Math.ceil(pause / 60_000);
        return { ...failed, problem: `${failed.problem}, and asks to wait ${minutes} minutes` };
      }
      await edges.sleep(pause);
    }
  };
}

async function tryOnce(request: HttpRequest, edges: HttpEdges): Promise<Attempt> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await followRedirects(request, edges, signal);
    if (typeof response === "string") return givenUp(null, response);
    if (response.status !== 200) {
      await response.body?.cancel();
      return refused(response, edges.now());
    }
    const body = await readBody(response.body, request.maxBytes);
    if (typeof body === "string") return givenUp(200, body);
    const modified = Date.parse(response.headers.get("last-modified") ?? "");
    return {
      done: { kind: "ok", body, lastModified: Number.isNaN(modified) ? null : modified },
    };
  } catch (problem) {
    if (signal.aborted) {
      return givenUp(null, `did not answer completely within ${request.timeoutMs / 1000} s`);
    }
    return {
      failed: { kind: "failed", status: null, problem: describe(problem) },
      againMs: 0,
    };
  }
}

function givenUp(status: number | null, problem: string): Attempt {
  return { failed: { kind: "failed", status, problem }, againMs: null };
}

/** Follows redirects; the reason where one must not be followed. Headers of the request go to its own host only. */
async function followRedirects(
  request: HttpRequest,
  { fetch, userAgent }: HttpEdges,
  signal: AbortSignal,
): Promise<Response | string> {
  const first = new URL(request.url);
  let url = first;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const own = url.origin === first.origin ? request.headers : {};
    const headers = { "user-agent": userAgent, ...own };
    const response = await fetch(url, { headers, signal, redirect: "manual" });
    if (![301, 302, 303, 307, 308].includes(response.status)) return response;
    await response.body?.cancel();
    const to = response.headers.get("location") ?? "";
    if (!URL.canParse(to, url.href)) return "redirects to something that is no URL";
    const next = new URL(to, url);
    if (next.protocol !== "https:" && next.protocol !== url.protocol) {
      return `redirects from ${url.protocol.slice(0, -1)} to ${next.protocol.slice(0, -1)}`;
    }
    url = next;
  }
  return `redirects more than ${MAX_REDIRECTS} times`;
}

/** A status other than 200. */
function refused(response: Response, now: number): Attempt {
  const { status, statusText } = response;
  const problem = `answered ${status}${statusText === "" ? "" : ` ${printable(statusText)}`}`;
  const failed = { kind: "failed", status, problem } as const;
  const isPassing = status === 429 || status >= 500;
  const after = response.headers.get("retry-after");
  return { failed, againMs: isPassing ? pauseAskedFor(after, now) : null };
}

/** `Retry-After` (RFC 9110, 10.2.3): seconds or a date, in milliseconds from now; 0 without one. */
function pauseAskedFor(text: string | null, now: number): number {
  if (text === null) return 0;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "closed the connection",
  UND_ERR_SOCKET: "closed the connection",
  ENOTFOUND: "is not known: there is no such host",
  EAI_AGAIN: "could not be looked up: the name server does not answer",
  ETIMEDOUT: "did not answer",
  UND_ERR_CONNECT_TIMEOUT: "did not answer",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached",
  Z_DATA_ERROR: "sent gzipped data that is damaged",
  Z_BUF_ERROR: "sent gzipped data that is cut off",
};

/** What broke a connection; the code of the system or of TLS if it is not known. */
function describe(problem: unknown): string {
  const code = errorCode(problem) ?? errorCode(causeOf(problem));
  if (code === null) return "broke off the answer";
  return PROBLEMS[code] ?? `cannot be used (${code})`;
}

function causeOf(problem: unknown): unknown {
  return typeof problem === "object" && problem !== null && "cause" in problem
    ? problem.cause
    : null;
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?").slice(0, 60);
}

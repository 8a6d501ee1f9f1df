import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server plays. */
export type Played = "github" | "gitlab" | "forgejo";

/** A comment as the server keeps it. */
export interface KeptComment {
  readonly id: number;
  readonly request: number;
  readonly author: string;
  body: string;
}

/** A request as the server keeps it. */
export interface KeptRequest {
  readonly number: number;
  readonly branch: string;
  readonly onto: string;
  readonly isOwn: boolean;
  title: string;
  body: string;
  head: string;
  isOpen: boolean;
}

/** A call that the server got, without its headers. */
export interface GotCall {
  readonly method: string;
  readonly path: string;
}

/** What happens to a call instead of an answer. */
export type Fault =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The call is carried out, and half of the answer arrives. */
  | "half"
  /** The call is carried out, and the connection breaks. */
  | "lost";

/** A forge of our own, with the limits that the real ones have. */
export class FakeForge {
  readonly comments: KeptComment[] = [];
  readonly requests: KeptRequest[] = [];
  readonly calls: GotCall[] = [];
  /** Gives the fault of a call, if it has one. */
  fault: (call: GotCall) => Fault | null = () => null;
  /** Called before a call is carried out: what others do meanwhile. */
  meanwhile: (call: GotCall) => void = () => undefined;
  /** Called before the head of a request is shown. */
  headOf: (request: KeptRequest) => string = ({ head }) => head;
  token = "s3cret-token";
  /** The account of the token; null: a pipeline's own token, which may not ask. */
  user: string | null = null;
  /** Comments a page. */
  pageSize = 100;
  api = "";
  #server = createServer((request, response) => void this.#answer(request, response));
  #ids = 0;

  readonly played: Played;

  constructor(played: Played) {
    this.played = played;
  }

  /** Begins to listen; gives the environment of a pipeline on this forge. */
  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    const { port } = this.#server.address() as AddressInfo;
    const root = { github: "", gitlab: "/api/v4", forgejo: "/api/v1" }[this.played];
    this.api = `http://127.0.0.1:${port}${root}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** The variables that a pipeline on this forge has. */
  get env(): Record<string, string> {
    return this.played === "gitlab"
      ? { GITLAB_CI: "true", CI_API_V4_URL: this.api, CI_PROJECT_ID: "7", GITLAB_TOKEN: this.token }
      : {
          GITHUB_ACTIONS: "true",
          GITHUB_API_URL: this.api,
          GITHUB_REPOSITORY: "net/peering",
          ...(this.played === "forgejo"
            ? { FORGEJO_ACTIONS: "true", FORGEJO_TOKEN: this.token }
            : { GITHUB_TOKEN: this.token }),
        };
  }

  /** The account that the pipeline's comments are of. */
  get own(): string {
    return (
      this.user ??
      { github: "github-actions[bot]", gitlab: "project_7_bot", forgejo: "forgejo-actions" }[
        this.played
      ]
    );
  }

  comment(request: number, author: string, body: string): KeptComment {
    const comment = { id: ++this.#ids, request, author, body };
    this.comments.push(comment);
    return comment;
  }

  open(request: Partial<KeptRequest> & Pick<KeptRequest, "number">): KeptRequest {
    const kept = {
      ...{ branch: "work", onto: "main", isOwn: true, title: "", body: "" },
      ...{ head: "a".repeat(40), isOpen: true },
      ...request,
    };
    this.requests.push(kept);
    return kept;
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const call = { method: incoming.method ?? "", path: incoming.url ?? "" };
    this.calls.push(call);
    const fault = this.fault(call);
    if (fault !== null && typeof fault === "object") {
      response.writeHead(fault.status, { "content-type": "application/json", ...fault.headers });
      response.end(fault.body ?? JSON.stringify({ message: "played" }));
      return;
    }
    this.meanwhile(call);
    const sent = Buffer.concat(chunks).toString("utf8");
    const { status, value, link } = this.#carryOut(
      call,
      this.#isAllowed(incoming),
      sent === "" ? {} : (JSON.parse(sent) as Record<string, string>),
    );
    if (fault === "lost") return void response.destroy();
    const text = value === undefined ? "" : JSON.stringify(value);
    response.writeHead(status, {
      "content-type": "application/json",
      ...(link === undefined ? {} : { link }),
    });
    response.end(fault === "half" ? text.slice(0, text.length / 2) : text);
  }

  #isAllowed({ headers }: IncomingMessage): boolean {
    const given = headers["private-token"] ?? headers.authorization ?? "";
    const wanted = { github: "Bearer ", gitlab: "", forgejo: "token " }[this.played];
    return given === `${wanted}${this.token}`;
  }

  #carryOut(
    { method, path }: GotCall,
    isAllowed: boolean,
    body: Record<string, string>,
  ): { status: number; value?: unknown; link?: string } {
    const no = (status: number, message: string) => ({ status, value: { message } });
    if (!isAllowed) return no(401, "Bad credentials");
    const url = new URL(path, this.api);
    const route = url.pathname
      .replace(/^\/api\/v[14]/, "")
      .replace(/^\/(?:repos\/net\/peering|projects\/7)(?=\/|$)/, "");
    const [, a, b, c, d] = route.split("/");
    if (route === "/user") {
      if (this.user === null && this.played !== "gitlab") {
        return no(403, "Resource not accessible by integration");
      }
      return { status: 200, value: { login: this.own, username: this.own } };
    }
    const text = body["body"] ?? body["description"] ?? "";
    const longest = this.played === "gitlab" ? 1_000_000 : 65_536;
    if (Array.from(text).length > longest) {
      return no(422, `Body is too long (maximum is ${longest} characters)`);
    }
    // Comments: /issues/N/comments, /issues/comments/ID; /merge_requests/N/notes[/ID].
    const isOne = a === "issues" ? b === "comments" : c === "notes" && d !== undefined;
    if (isOne) {
      const id = Number(a === "issues" ? c : d);
      const kept = this.comments.find((one) => one.id === id);
      if (!kept) return no(404, "Not Found");
      if (kept.author !== this.own) return no(403, "Must be the author");
      if (method === "DELETE") {
        this.comments.splice(this.comments.indexOf(kept), 1);
        return { status: 204 };
      }
      kept.body = text;
      return { status: 200, value: this.#commentRow(kept) };
    }
    if (c === "comments" || c === "notes") {
      if (method === "POST") {
        return { status: 201, value: this.#commentRow(this.comment(Number(b), this.own, text)) };
      }
      const all = this.comments.filter(({ request }) => request === Number(b));
      return this.#page(
        all.map((one) => this.#commentRow(one)),
        url,
      );
    }
    if (a !== "pulls" && a !== "merge_requests") return no(404, "Not Found");
    const request = this.requests.find(({ number }) => number === Number(b));
    if (b !== undefined) {
      if (!request) return no(404, "Not Found");
      if (method !== "GET") {
        request.title = body["title"] ?? request.title;
        request.body = text;
      }
      return { status: 200, value: this.#requestRow(request) };
    }
    if (method === "POST") {
      const branch = body["head"] ?? body["source_branch"] ?? "";
      const onto = body["base"] ?? body["target_branch"] ?? "";
      const isThere = this.requests.some(
        (one) => one.isOpen && one.isOwn && one.branch === branch && one.onto === onto,
      );
      if (isThere) {
        return no(this.played === "github" ? 422 : 409, "A pull request already exists");
      }
      const number = Math.max(0, ...this.requests.map((one) => one.number)) + 1;
      const opened = this.open({ number, branch, onto, title: body["title"] ?? "", body: text });
      return { status: 201, value: this.#requestRow(opened) };
    }
    const wanted = url.searchParams.get("head")?.replace(/^net:/, "");
    const branch = wanted ?? url.searchParams.get("source_branch");
    const open = this.requests.filter((one) => one.isOpen && (branch ?? one.branch) === one.branch);
    return this.#page(
      open.map((one) => this.#requestRow(one)),
      url,
    );
  }

  #page(all: readonly unknown[], url: URL): { status: number; value: unknown; link?: string } {
    const page = Number(url.searchParams.get("page") ?? "1");
    const asked = Number(url.searchParams.get("per_page") ?? "30");
    const size = Math.min(asked, this.pageSize);
    const value = all.slice((page - 1) * size, page * size);
    if (page * size >= all.length) return { status: 200, value };
    url.searchParams.set("page", String(page + 1));
    return { status: 200, value, link: `<${url.href}>; rel="next", <${url.href}>; rel="last"` };
  }

  #commentRow({ id, author, body }: KeptComment): unknown {
    return this.played === "gitlab"
      ? { id, author: { username: author }, body }
      : { id, user: { login: author }, body, html_url: `https://forge.example/c/${id}` };
  }

  #requestRow(request: KeptRequest): unknown {
    const { number, branch, onto, isOwn, title, body, isOpen } = request;
    const head = this.headOf(request);
    return this.played === "gitlab"
      ? {
          ...{ iid: number, sha: head, state: isOpen ? "opened" : "merged", title },
          ...{ description: body, source_branch: branch, target_branch: onto },
          ...{ source_project_id: isOwn ? 7 : 8, target_project_id: 7 },
          web_url: `https://forge.example/r/${number}`,
        }
      : {
          ...{ number, state: isOpen ? "open" : "closed", title, body },
          head: {
            sha: head,
            ref: branch,
            repo: { full_name: isOwn ? "net/peering" : "x/peering" },
          },
          base: { ref: onto },
          html_url: `https://forge.example/r/${number}`,
        };
  }
}

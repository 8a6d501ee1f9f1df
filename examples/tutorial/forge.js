// A forge for the tutorial, played: the part of GitHub's API that `peerc post` uses, kept in memory. Prints its port.
import { createServer } from "node:http";

const comments = [];
const requests = [{ number: 1, title: "A new peer", body: "", state: "open", head: "add-peer" }];
const heads = new Map();
const rowOf = ({ head, ...one }) => ({
  ...one,
  head: { ref: head, sha: heads.get(head) ?? "0".repeat(40), repo: { full_name: "noc/peering" } },
  base: { ref: "main" },
  html_url: `https://forge.example/noc/peering/pulls/${one.number}`,
});

const server = createServer(async (incoming, response) => {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  const body = text === "" ? {} : JSON.parse(text);
  const { pathname, searchParams } = new URL(incoming.url, "http://forge");
  const path = pathname.replace(/^\/repos\/noc\/peering/, "");
  const answer = (status, value) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  };
  const [, kind, number, what] = path.split("/");
  if (path === "/user") return answer(200, { login: "noc-bot" });
  // Not of GitHub: the tutorial says where a branch is, and reads what was written.
  if (kind === "heads") return answer(200, heads.set(number, what) && {});
  if (kind === "written") return answer(200, { comments, requests });
  if (kind === "issues" && number === "comments" && incoming.method === "PATCH") {
    const comment = comments.find(({ id }) => id === Number(what));
    return answer(200, Object.assign(comment, body));
  }
  if (kind === "issues" && what === "comments") {
    if (incoming.method === "GET") return answer(200, comments);
    const id = comments.length + 1;
    const html_url = `https://forge.example/noc/peering/pulls/${number}#comment-${id}`;
    comments.push({ id, user: { login: "noc-bot" }, html_url, body: body.body });
    return answer(201, comments.at(-1));
  }
  if (kind !== "pulls") return answer(404, { message: "Not Found" });
  if (number !== undefined) {
    const request = requests.find((one) => one.number === Number(number));
    if (incoming.method === "PATCH") Object.assign(request, body);
    return answer(200, rowOf(request));
  }
  if (incoming.method === "POST") {
    requests.push({ ...body, number: requests.length + 1, state: "open" });
    return answer(201, rowOf(requests.at(-1)));
  }
  const head = searchParams.get("head")?.split(":")[1];
  return answer(
    200,
    requests.filter((one) => one.state === "open" && one.head === head).map(rowOf),
  );
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));

import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { html } from "../../src/publish/html.ts";
import { published } from "./published.ts";

const HOSTILE = `<script>alert("1 & '2'")</script>\u202e`;
const ESCAPED = "&lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;\\u202e";

test("text is escaped for text and for attributes in quotes, and nothing is lost", () => {
  expect(html(HOSTILE)).toBe(ESCAPED);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const escaped = html(text);
      expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" } as const;
      const back = escaped.replace(
        /&(amp|lt|gt|quot|#39);/g,
        (_, name: keyof typeof signs) => signs[name],
      );
      expect(back).toBe(text);
    }),
  );
});

test("hostile names are text on the pages, which have no script and load nothing", () => {
  const files = published(
    {
      routers: `\n  r1: { platform: bird, router_id: 192.0.2.1, rpki: { caches: [{ address: 192.0.2.53 }] }, site: "<b onclick='x'>&amp;" }\n`,
      peers: `
  - asn: 13335
    name: "<img src=x onerror='alert(1)'>"
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions: [{ router: r1, pni: eth0, local: 198.51.100.1, remote: 198.51.100.2 }]
`,
    },
    (["en", "pt"] as const).map((language) => ({
      language,
      title: HOSTILE,
      intro: `${HOSTILE}\n\nsecond\nline\n`,
      sentences: [{ id: `"><script>`, text: HOSTILE }],
      contact: HOSTILE,
    })),
  );
  const [index, policy] = [files.get("index.html")!, files.get("policy.html")!];
  expect(index).toContain("<td>&lt;b onclick=&#39;x&#39;&gt;&amp;amp;</td>");
  expect(index).toContain("<li>AS13335 &lt;img src=x onerror=&#39;alert(1)&#39;&gt;:");
  expect(index).toContain('<a href="policy.html">');
  expect(policy).toContain(`<p>${ESCAPED}</p>\n<p>second line</p>`);
  expect(policy).toContain('<a href="policy.pt.html" lang="pt">');
  expect(files.get("policy.pt.html")).toContain("<h2>Como pedir o peering</h2>");
  expect(policy).toContain(`<h1>${ESCAPED}</h1>`);
  expect(policy).toContain(`<li id="&quot;&gt;&lt;script&gt;">${ESCAPED}</li>`);
  for (const page of [index, policy]) {
    const tags = [...page.matchAll(/<\/?([a-z][a-z0-9]*)/g)].map(([, tag]) => tag);
    expect(new Set(tags)).not.toContain("script");
    expect(new Set(tags)).not.toContain("img");
    expect(new Set(tags)).not.toContain("link");
    expect(page).not.toMatch(/<[^>]*\s(?:src|on\w+)=|url\(|@import|https?:/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("prefers-color-scheme:dark");
  }
});

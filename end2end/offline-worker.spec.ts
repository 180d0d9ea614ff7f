/** The register that a browser keeps: the worker's script, run beside caches, a clock and a network of our own. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

import { expect, test } from "@playwright/test";

const SCRIPT = readFileSync(new URL("../app/islands/offline-worker.js", import.meta.url), "utf8");
const ORIGIN = "https://example.org";
const REGISTER = "/trainings/1/sessions/2/register";
const STYLE = "/assets/main-1a2b.css";
const ISLAND = "/assets/roll-call-3c4d";
const PAGE = `<link href="${STYLE}"><script>import("${ISLAND}.js")</script>
<div hidden data-copy="unreachable">away</div><div hidden data-copy="failing">in trouble</div>`;
const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

interface Told {
  type: string;
  status: number;
  redirected: boolean;
  text: string;
}

/** A worker with its caches, a clock, and a server that answers as it is told. */
function worker() {
  const kept = new Map<string, Map<string, Response>>();
  const listeners = new Map<string, (event: unknown) => void>();
  const timers: { at: number; does: () => void }[] = [];
  const fetched: string[] = [];
  let now = Date.parse("2024-05-30T04:00:00Z");
  let told: Partial<Told> | "no network" | "hangs" = {};
  let full = false;
  const path = (asked: string | { url: string }) => {
    const { pathname, search } = new URL(typeof asked === "string" ? asked : asked.url, ORIGIN);
    return pathname + search;
  };
  const cache = (name: string) => {
    const pages = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, pages);
    return {
      keys: async () => [...pages.keys()].map((each) => ({ url: ORIGIN + each })),
      match: async (asked: string | { url: string }) => pages.get(path(asked))?.clone(),
      put: async (asked: string, page: Response) => {
        if (full) throw new DOMException("full", "QuotaExceededError");
        pages.set(path(asked), page);
      },
      delete: async (asked: string | { url: string }) => pages.delete(path(asked)),
    };
  };
  const caches = {
    has: async (name: string) => kept.has(name),
    delete: async (name: string) => kept.delete(name),
    open: async (name: string) => cache(name),
    match: async (asked: string, { cacheName }: { cacheName: string }) => kept.get(cacheName)?.get(path(asked))?.clone(),
  };
  const setTimeout = (does: (value: any) => void, after: number, value?: unknown): void => {
    timers.push({ at: now + after, does: () => does(value) });
  };
  const answers = async (asked: string | { url: string }, { signal }: { signal?: { ends: Promise<never> } } = {}) => {
    fetched.push(path(asked));
    if (told === "no network") throw new TypeError("no network");
    if (told === "hangs") return await (signal?.ends ?? new Promise<never>(() => undefined));
    const { type = "basic", redirected = false, text = PAGE } = told;
    const status = told.status ?? (type === "opaqueredirect" ? 0 : 200);
    const headers = { date: new Date(now).toUTCString() };
    const answer = new Response(text, { headers, status: status || 200 });
    const ok = status >= 200 && status < 300;
    return Object.defineProperties(answer, {
      status: { value: status }, ok: { value: ok }, type: { value: type }, redirected: { value: redirected },
    });
  };
  const within = (after: number) => {
    const ends = new Promise<never>((_, reject) => setTimeout(reject, after, new Error("too late")));
    // Most often nobody waits for it any more.
    ends.catch(() => undefined);
    return { ends };
  };
  runInNewContext(SCRIPT, {
    caches,
    fetch: answers,
    Date: { now: () => now, parse: Date.parse },
    AbortSignal: { timeout: within },
    Response, Request, URL, setTimeout,
    self: {
      location: { origin: ORIGIN },
      addEventListener: (name: string, does: (event: unknown) => void) => listeners.set(name, does),
      skipWaiting: () => undefined,
      clients: { claim: async () => undefined, matchAll: async () => [] },
    },
  });
  return {
    fetched,
    /** Time passes, and what waited for it happens. */
    async later(time: number): Promise<void> {
      await new Promise(setImmediate);
      now += time;
      for (const timer of timers.splice(0)) timer.at <= now ? timer.does() : timers.push(timer);
    },
    server: (says: Partial<Told> | "no network" | "hangs") => void (told = says),
    isFull: () => void (full = true),
    kept: () => [...(kept.get("register")?.keys() ?? [])],
    assets: () => [...(kept.get("register-assets")?.keys() ?? [])].sort(),
    /** Has the browser ask, and waits for all that follows; what the worker answers itself. */
    async asks(path: string, mode = "navigate", method = "GET"): Promise<Response | undefined> {
      const waits: Promise<unknown>[] = [];
      let answer: Promise<Response> | undefined;
      listeners.get("fetch")?.({
        request: { url: ORIGIN + path, mode, method },
        waitUntil: (promise: Promise<unknown>) => waits.push(promise),
        respondWith: (promise: Promise<Response>) => void (answer = promise),
      });
      if (told !== "hangs") await Promise.all(waits);
      return await answer;
    },
  };
}

const AWAY = `<div data-copy="unreachable">`;
const IN_TROUBLE = `<div data-copy="failing">`;

test("a copy is gone after a day without being asked for, once any page is opened", async () => {
  const browser = worker();
  await browser.asks(REGISTER);
  await browser.later(23 * HOUR);
  await browser.asks("/");
  expect(browser.kept()).toEqual([REGISTER]);
  await browser.asks(`${REGISTER}?unit=morning`);
  await browser.later(2 * HOUR);
  await browser.asks("/assets/style.css", "no-cors");
  expect(browser.kept(), "only pages look").toHaveLength(2);
  await browser.asks("/trainings/1");
  expect(browser.kept()).toEqual([`${REGISTER}?unit=morning`]);
});

for (const [how, ends] of [
  ["the register leads to where one signs in", { path: REGISTER, says: { type: "opaqueredirect" } }],
  ["the register is refused", { path: REGISTER, says: { status: 401 } }],
  ["a mark is refused", { path: "/api/attendance/record", mode: "cors", method: "POST", says: { status: 401 } }],
  ["one is led to where one signs in", { path: "/sign-in?next=%2F", says: {} }],
  ["somebody signs in", { path: "/api/accounts/sign-in", method: "POST", says: {} }],
  ["somebody signs out", { path: "/api/accounts/sign-out", method: "POST", says: {} }],
] as const) {
  test(`all copies are gone when ${how}`, async () => {
    const browser = worker();
    await browser.asks(REGISTER);
    await browser.asks("/trainings/1/sessions/3/register");
    expect(browser.kept()).toHaveLength(2);
    browser.server(ends.says);
    await browser.asks(ends.path, "mode" in ends ? ends.mode : "navigate", "method" in ends ? ends.method : "GET");
    expect(browser.kept()).toEqual([]);
  });
}

test("a browser that is full shows what came, and keeps no copy", async () => {
  const browser = worker();
  browser.isFull();
  expect(await (await browser.asks(REGISTER))?.text()).toBe(PAGE);
  expect(browser.kept()).toEqual([]);
});

test("without a network the copy opens and says so, and not when it is older than a day", async () => {
  const browser = worker();
  expect(await (await browser.asks(REGISTER))?.text(), "what comes from the server is no copy").toBe(PAGE);
  browser.server("no network");
  const copy = (await (await browser.asks(REGISTER))?.text()) ?? "";
  expect(copy).toContain(AWAY);
  expect(copy).not.toContain(IN_TROUBLE);
  await browser.later(25 * HOUR);
  expect((await browser.asks(REGISTER))?.type).toBe("error");
  expect(browser.kept()).toEqual([]);
});

test("a network that swallows what is sent holds the copy up for four seconds, and no page for ever", async () => {
  const browser = worker();
  await browser.asks(REGISTER);
  browser.server("hangs");
  const copy = browser.asks(REGISTER);
  await browser.later(4 * SECOND);
  expect(await (await copy)?.text()).toContain(AWAY);
  const none = browser.asks("/trainings/1/sessions/3/register");
  await browser.later(60 * SECOND);
  expect((await none)?.type).toBe("error");
});

test("a server in trouble is said above the copy, and is shown where there is none", async () => {
  const browser = worker();
  await browser.asks(REGISTER);
  browser.server({ status: 503, text: "trouble" });
  const copy = (await (await browser.asks(REGISTER))?.text()) ?? "";
  expect(copy).toContain(IN_TROUBLE);
  expect(copy).not.toContain(AWAY);
  const none = await browser.asks("/trainings/1/sessions/3/register");
  expect([none?.status, await none?.text()]).toEqual([503, "trouble"]);
});

test("neither what is searched nor what was just done is kept; each part is", async () => {
  const browser = worker();
  for (const asked of ["?q=Amal", "?done=mark-recorded", "?refused=1", "?unit=morning&q=a"]) await browser.asks(REGISTER + asked);
  expect(browser.kept()).toEqual([]);
  await browser.asks(`${REGISTER}?unit=morning`);
  expect(browser.kept()).toEqual([`${REGISTER}?unit=morning`]);
  // Offline the clean page opens in their place, of the same part.
  browser.server("no network");
  expect(await (await browser.asks(`${REGISTER}?unit=morning&q=a`))?.text()).toContain(AWAY);
  expect((await browser.asks(REGISTER))?.type).toBe("error");
});

test("what the register needs is kept with it, and goes with it", async () => {
  const browser = worker();
  await browser.asks(REGISTER);
  const needed = [STYLE, `${ISLAND}.js`, `${ISLAND}.wasm`];
  expect(browser.assets()).toEqual(needed);
  browser.server("no network");
  for (const asset of needed) expect(await (await browser.asks(asset, "cors"))?.text()).toBe(PAGE);
  // An update names other files; those that nothing needs any more go.
  browser.server({ text: PAGE.replace("1a2b", "5e6f") });
  await browser.asks(REGISTER);
  await browser.asks("/");
  expect(browser.assets()).toEqual(["/assets/main-5e6f.css", `${ISLAND}.js`, `${ISLAND}.wasm`]);
  const before = browser.fetched.length;
  await browser.asks(REGISTER);
  expect(browser.fetched.slice(before), "what is there is not loaded again").toEqual([REGISTER]);
  await browser.later(25 * HOUR);
  await browser.asks("/");
  await browser.asks("/");
  expect([browser.kept(), browser.assets()]).toEqual([[], []]);
});

test("what lies elsewhere is none of the worker's business", async () => {
  const browser = worker();
  expect(await browser.asks("/trainings/1/sessions/2/register/7")).toBeUndefined();
  expect(await browser.asks("/api/quizzes/answer", "cors", "POST")).toBeUndefined();
});

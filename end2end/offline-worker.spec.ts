/** The register that a browser keeps goes by itself: the worker's script, run beside caches of our own. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

import { expect, test } from "@playwright/test";

const SCRIPT = readFileSync(new URL("../app/islands/offline-worker.js", import.meta.url), "utf8");
const REGISTER = "/trainings/1/sessions/2/register";
const HOUR = 60 * 60 * 1000;

interface Told {
  type: string;
  status: number;
  redirected: boolean;
}

/** A worker with its caches, a clock, and a server that answers as it is told. */
function worker() {
  const kept = new Map<string, Map<string, Response>>();
  const listeners = new Map<string, (event: unknown) => void>();
  let now = Date.parse("2024-05-30T04:00:00Z");
  let told: Partial<Told> | "no network" = {};
  let full = false;
  const caches = {
    has: async (name: string) => kept.has(name),
    delete: async (name: string) => kept.delete(name),
    open: async (name: string) => {
      const pages = kept.get(name) ?? new Map<string, Response>();
      kept.set(name, pages);
      return {
        keys: async () => [...pages.keys()],
        match: async (path: string) => pages.get(path),
        put: async (path: string, page: Response) => {
          if (full) throw new DOMException("full", "QuotaExceededError");
          pages.set(path, page);
        },
        delete: async (path: string) => pages.delete(path),
      };
    },
  };
  const answers = async () => {
    if (told === "no network") throw new TypeError("no network");
    const answer = new Response("page", { headers: { date: new Date(now).toUTCString() } });
    const status = told.status ?? (told.type === "opaqueredirect" ? 0 : 200);
    const { type = "basic", redirected = false } = told;
    const ok = status >= 200 && status < 300;
    return Object.defineProperties(answer, {
      status: { value: status }, ok: { value: ok }, type: { value: type }, redirected: { value: redirected },
    });
  };
  runInNewContext(SCRIPT, {
    caches,
    fetch: answers,
    Date: { now: () => now, parse: Date.parse },
    Response, Request, URL,
    self: {
      addEventListener: (name: string, does: (event: unknown) => void) => listeners.set(name, does),
      skipWaiting: () => undefined,
      clients: { claim: async () => undefined, matchAll: async () => [] },
    },
  });
  return {
    later: (time: number) => void (now += time),
    server: (says: Partial<Told> | "no network") => void (told = says),
    isFull: () => void (full = true),
    kept: () => [...(kept.get("register")?.keys() ?? [])],
    /** Has the browser ask, and waits for all that follows; what the worker answers itself. */
    async asks(path: string, mode = "navigate", method = "GET"): Promise<Response | undefined> {
      const waits: Promise<unknown>[] = [];
      let answer: Promise<Response> | undefined;
      listeners.get("fetch")?.({
        request: { url: `https://example.org${path}`, mode, method },
        waitUntil: (promise: Promise<unknown>) => waits.push(promise),
        respondWith: (promise: Promise<Response>) => void (answer = promise),
      });
      await Promise.all(waits);
      return await answer;
    },
  };
}

test("a copy is gone after a day without being asked for, once any page is opened", async () => {
  const browser = worker();
  await browser.asks(REGISTER);
  browser.later(23 * HOUR);
  await browser.asks("/");
  expect(browser.kept()).toEqual([REGISTER]);
  await browser.asks(`${REGISTER}?unit=morning`);
  browser.later(2 * HOUR);
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
  expect(await (await browser.asks(REGISTER))?.text()).toBe("page");
  expect(browser.kept()).toEqual([]);
});

test("without a network the copy opens, and not when it is older than a day", async () => {
  const browser = worker();
  await browser.asks(REGISTER);
  browser.server("no network");
  expect(await (await browser.asks(REGISTER))?.text()).toBe("page");
  browser.later(25 * HOUR);
  expect((await browser.asks(REGISTER))?.type).toBe("error");
  expect(browser.kept()).toEqual([]);
});

/**
 * A house for each test: the real program with a fresh database, a copy of the courses and a port
 * of its own; and browsers in which nothing goes wrong unnoticed.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, expect, test as base } from "@playwright/test";

const ROOT = join(import.meta.dirname, "..");

/** The program under test. */
export const PROGRAM = process.env.TORELIK_BIN
  ?? [join(ROOT, "target/release/torelik"), join(ROOT, "target/debug/torelik")].find((path) => existsSync(path))
  ?? join(ROOT, "target/debug/torelik");

/** A phone in a training room. */
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
/** A screen on a desk. */
export const DESK = { viewport: { width: 1440, height: 900 } } as const;

/** What a command came to. */
export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** A server with its database and its courses. */
export class House {
  /** Where it answers, without a slash at the end. */
  address = "";
  /** What it has logged. */
  log = "";
  private server: ChildProcess | undefined;

  private constructor(private readonly folder: string) {}

  /** The folder of courses that the server watches; this house's own copy. */
  get content(): string {
    return join(this.folder, "content");
  }

  /** A house with the demonstration in it, serving. */
  static async open(): Promise<House> {
    const house = new House(await mkdtemp(join(tmpdir(), "torelik-")));
    await cp(join(ROOT, "content"), house.content, { recursive: true });
    const filled = await house.torelik("demo");
    expect(filled.code, filled.err).toBe(0);
    await house.serve();
    return house;
  }

  /** Runs a command of the program against this house's database. */
  async torelik(...parameters: string[]): Promise<Outcome> {
    const child = spawn(PROGRAM, parameters, { cwd: this.folder, env: this.env() });
    const outcome: Outcome = { code: null, out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (outcome.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (outcome.err += text));
    outcome.code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    return outcome;
  }

  /** Serves: on a free port at first, on the same one after a pause, then also under a name. */
  async serve(name?: string): Promise<void> {
    const listen = this.address ? this.address.replace("http://", "") : "127.0.0.1:0";
    const server = spawn(PROGRAM, ["serve", "--demo", "--content", this.content, "--listen", listen], {
      cwd: this.folder,
      env: { ...this.env(), ...(name ? { TORELIK_PUBLIC_URL: this.address.replace("127.0.0.1", name) } : {}) },
    });
    this.server = server;
    server.stderr.setEncoding("utf8").on("data", (text: string) => (this.log += text));
    this.address = await new Promise<string>((resolve, reject) => {
      const lines = createInterface({ input: server.stdout });
      lines.on("line", (line) => {
        this.log += `${line}\n`;
        const address = /serves on (http:\/\/\S+)/.exec(line)?.[1];
        if (address) resolve(address);
      });
      server.once("error", reject);
      server.once("close", (code) => reject(new Error(`the server ended with ${code}: ${this.log}`)));
    });
    await expect
      .poll(async () => (await fetch(`${this.address}/readyz`)).status, { message: "the house is ready" })
      .toBe(200);
  }

  /** Tells the server to stop, and sees that it does so in good order. */
  async stop(): Promise<void> {
    const server = this.server;
    if (!server) return;
    this.server = undefined;
    const ended = new Promise<number | null>((resolve) => server.once("close", resolve));
    server.kill("SIGTERM");
    expect(await ended, `the server stops in good order\n${this.log}`).toBe(0);
  }

  /** Takes what is sent and answers nothing, as a network does that swallows everything. */
  hangs(): void {
    this.server?.kill("SIGSTOP");
  }

  /** Answers again. */
  goesOn(): void {
    this.server?.kill("SIGCONT");
  }

  /** Stops, and leaves nothing behind. */
  async close(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  private env(): NodeJS.ProcessEnv {
    const database = `sqlite:${join(this.folder, "torelik.sqlite")}`;
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("TORELIK_"));
    const own = { TORELIK_DATABASE: database, ...(this.server ? { TORELIK_PUBLIC_URL: this.address } : {}) };
    return { ...Object.fromEntries(inherited), ...own, NO_COLOR: "1" };
  }
}

/** Notes what browsers complain of: errors on the console, broken rules of the content policy. */
export class Watch {
  readonly complaints: string[] = [];
  private readonly awaited: RegExp[] = [];

  /** Says that a complaint is meant to come, such as that of a page that is not there. */
  expects(...complaints: RegExp[]): void {
    this.awaited.push(...complaints);
  }

  async over(context: BrowserContext): Promise<BrowserContext> {
    // A form that is refused to somebody who is not signed in is answered in its place, with the
    // status that says so; the browser notes every page of such a status.
    const refused = new Set<string>();
    context.on("response", (response) => {
      const request = response.request();
      const isForm = request.isNavigationRequest() && request.method() === "POST";
      if (isForm && [401, 422, 429].includes(response.status())) refused.add(response.url());
    });
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        const { url } = message.location();
        const isRefusal = refused.has(url) && message.text().startsWith("Failed to load resource");
        if (!isRefusal) this.note(`${message.text()} (${url})`);
      }
    });
    context.on("weberror", (error) => this.note(`${error.error()}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    return context;
  }

  private note(complaint: string): void {
    // With `font-display: optional` a browser under load does without a font that comes late: no fault.
    if (/\.woff2 was preloaded using link preload but not used/.test(complaint)) return;
    if (!this.awaited.some((awaited) => awaited.test(complaint))) this.complaints.push(complaint);
  }
}

interface Fixtures {
  /** The house of this test. */
  house: House;
  /** What the browsers of this test complain of. */
  watch: Watch;
  /** Somebody else with a browser of their own. */
  another: (device?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  house: async ({}, use, info) => {
    const house = await House.open();
    await use(house);
    if (info.status !== info.expectedStatus) await info.attach("server.log", { body: house.log });
    await house.close();
  },
  watch: async ({}, use) => {
    const watch = new Watch();
    await use(watch);
    expect(watch.complaints, "what the browsers complained of").toEqual([]);
  },
  baseURL: async ({ house }, use) => use(house.address),
  context: async ({ context, watch }, use) => use(await watch.over(context)),
  another: async ({ browser, house, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (device = {}) => {
      const context = await opened(browser, { baseURL: house.address, ...device });
      contexts.push(await watch.over(context));
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

async function opened(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Ljubljana", ...options });
  context.setDefaultTimeout(15_000);
  return context;
}

export { expect };

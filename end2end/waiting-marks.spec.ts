/** Marks wait in a browser: nothing that waits is lost, forgotten, or sent in somebody else's name. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page, Route } from "@playwright/test";

import { type House, PHONE, expect, test } from "./house.ts";
import { awake, chooses, signsIn } from "./people.ts";
import { WAITING, losesTheNetwork, person, pressed, said, takesTheRegister, tap } from "./roll-call.ts";

// A worker would send marks past the network of these tests; it has journeys of its own.
test.use({ ...PHONE, serviceWorkers: "block" });
test.beforeEach(({ watch }) => watch.expects(/Service Worker registration blocked/));

const DAY = 24 * 60 * 60 * 1000;
const MARKS = "**/api/attendance/**";
const TOO_OLD = "This mark waited in the browser for more than thirty days.";

/** No mark reaches the server until what is given is called. */
async function cuts(context: BrowserContext): Promise<() => Promise<void>> {
  const fails = (route: Route): Promise<void> => route.abort("internetdisconnected");
  await context.route(MARKS, fails);
  return () => context.unroute(MARKS, fails);
}

/** Marks two people late and absent, without a network. */
async function marksTwo(page: Page): Promise<void> {
  await tap(person(page, "Judge 02"), "late");
  await tap(person(page, "Judge 03"), "absent");
  for (const name of ["Judge 02", "Judge 03"]) await said(person(page, name), WAITING);
}

/** Sees that both have arrived. */
async function seesTwo(page: Page, register: string): Promise<void> {
  await page.goto(register);
  await pressed(person(page, "Judge 02"), "late");
  await pressed(person(page, "Judge 03"), "absent");
  await expect(page.locator(".outbox")).toBeHidden();
}

test("marks of a session are counted and sent from the home page", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  losesTheNetwork(watch);
  const mends = await cuts(context);
  await marksTwo(page);
  await page.goto("/");
  const outbox = page.locator(".outbox");
  await expect(outbox).toContainText("Marks waiting in this browser: 2. The server cannot be reached; they will be sent automatically.");
  const scripts = await page.locator("script[src]").evaluateAll((all) => all.map((each) => each.getAttribute("src")));
  expect(scripts.map((each) => each?.replace(/-.*/, "")), "no wasm where there is no island").toEqual(["/assets/waiting"]);
  await outbox.getByRole("link", { name: "Show them" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Marks in this browser");
  const listed = page.locator('.outbox-list[data-list="waiting"] > li');
  await expect(listed).toHaveCount(2);
  await expect(listed.first()).toContainText("Judge 02 · late");
  await expect(listed.first().getByRole("link", { name: "Opening and pre-test" })).toHaveAttribute("href", new URL(register).pathname);
  await mends();
  await outbox.getByRole("button", { name: "Send now" }).click();
  await expect(outbox).toBeHidden();
  await expect(listed).toHaveCount(0);
  await seesTwo(page, register);
});

test("marks leave by themselves from any page once there is a network", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  losesTheNetwork(watch);
  const mends = await cuts(context);
  await marksTwo(page);
  await mends();
  await page.goto("/account");
  await expect(page.locator(".outbox")).toBeHidden();
  await expect.poll(() => unsent(page)).toBe(0);
  await seesTwo(page, register);
});

test("after thirty days a mark is asked about, stays until it is dealt with, and is lost by nothing else", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  losesTheNetwork(watch);
  watch.expects(/status of 422/);
  const mends = await cuts(context);
  await marksTwo(page);
  await mends();
  await page.clock.setFixedTime(Date.now() + 31 * DAY);
  await page.goto("/");
  const outbox = page.locator(".outbox");
  await expect(outbox).toContainText("Marks not accepted by the server: 2.");
  await page.goto("/waiting");
  const refused = page.locator('.outbox-list[data-list="refused"] > li');
  await expect(refused).toHaveCount(2);
  await page.reload();
  await expect(refused).toHaveCount(2);
  const one = refused.filter({ hasText: "Judge 02 · late" });
  await expect(one).toContainText(TOO_OLD);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing off the edge").toBeLessThanOrEqual(390);
  await one.getByRole("button", { name: "Try again" }).click();
  await expect(refused).toHaveCount(1);
  // Not by one tap that slipped.
  await refused.getByRole("button", { name: "Discard" }).click();
  await expect(refused).toHaveCount(1);
  await refused.getByRole("button", { name: "Discard for good" }).click();
  await expect(refused).toHaveCount(0);
  await expect(outbox).toBeHidden();
  await page.goto(register);
  await pressed(person(page, "Judge 02"), "late");
  await pressed(person(page, "Judge 03"), undefined);
});

test("a register says in the row why a mark was not taken, and keeps it for its author", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  losesTheNetwork(watch);
  watch.expects(/status of 422/);
  const mends = await cuts(context);
  await marksTwo(page);
  await mends();
  await page.clock.setFixedTime(Date.now() + 31 * DAY);
  await page.goto(register);
  await expect(person(page, "Judge 02").getByRole("status")).toContainText(TOO_OLD);
  await pressed(person(page, "Judge 02"), undefined);
  await expect(page.locator(".outbox")).toContainText("Marks not accepted by the server: 2.");
  await page.reload();
  await expect(page.locator(".outbox")).toContainText("Marks not accepted by the server: 2.");
});

test("a phone whose clock was reset loses nothing", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  losesTheNetwork(watch);
  const mends = await cuts(context);
  await page.clock.setFixedTime(new Date("2020-01-01T00:00:00Z"));
  await marksTwo(page);
  await page.clock.setFixedTime(new Date());
  await mends();
  await page.goto("/");
  await expect.poll(() => unsent(page)).toBe(0);
  await seesTwo(page, register);
});

test("of two people on one phone each sends only what is their own", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  losesTheNetwork(watch);
  const mends = await cuts(context);
  await marksTwo(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Sign out" }).click();
  await mends();
  const sent: string[] = [];
  page.on("request", (request) => void (request.url().includes("/api/attendance/") && sent.push(request.url())));
  await signsIn(page, "trainer");
  const outbox = page.locator(".outbox");
  await expect(outbox).toContainText("Marks of another person in this browser: 2");
  await expect(outbox.getByRole("button")).toBeHidden();
  await page.goto("/waiting");
  await expect(outbox).toBeVisible();
  await expect(page.locator("main")).not.toContainText("Judge 02");
  expect(sent).toEqual([]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signsIn(page, "organizer");
  await expect.poll(() => unsent(page)).toBe(0);
  await seesTwo(page, register);
});

test("a browser that is full says that marks wait in the page alone, and sends them", async ({ page, context, watch }) => {
  await context.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const register = await takesTheRegister(page);
  losesTheNetwork(watch);
  const mends = await cuts(context);
  await tap(person(page, "Judge 02"), "late");
  await tap(person(page, "Judge 03"), "absent");
  await said(person(page, "Judge 03"), "Waiting on this page only; do not close it until the network is back");
  await mends();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  for (const name of ["Judge 02", "Judge 03"]) await said(person(page, name), "Saved");
  await seesTwo(page, register);
});

test("a network that swallows what is sent counts as none, and marks are there once", async ({ page, context }) => {
  const register = await takesTheRegister(page);
  const held: Route[] = [];
  const swallows = (route: Route): void => void held.push(route);
  await context.route(MARKS, swallows);
  await tap(person(page, "Judge 02"), "late");
  await expect(person(page, "Judge 02").getByRole("status")).toHaveText(WAITING, { timeout: 40_000 });
  await context.unroute(MARKS, swallows);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await said(person(page, "Judge 02"), "Saved");
  await page.goto(register);
  await person(page, "Judge 02").getByRole("link", { name: "Judge 02", exact: true }).click();
  await expect(page.locator(".history").getByRole("listitem")).toHaveCount(1);
});

test("what is half typed is not taken away by who was added before", async ({ page, context }) => {
  await takesTheRegister(page);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route("**/api/attendance/add-walk-in", async (route) => {
    await released;
    await route.continue();
  });
  const name = page.getByLabel("Name");
  await name.fill("Гость Первый");
  await page.getByRole("button", { name: "Add and mark" }).click();
  await name.fill("Гость Вто");
  release();
  await expect(page.getByText("Somebody has been added to the list.")).toBeVisible();
  await expect(name).toHaveValue("Гость Вто");
  await name.fill("Гость Второй");
  await page.getByRole("button", { name: "Add and mark" }).click();
  for (const guest of ["Гость Первый", "Гость Второй"]) await pressed(person(page, guest), "present");
});

test("a register that one has been signed out of says so, and asks no more", async ({ page, context, watch }) => {
  watch.expects(/status of 401/);
  await takesTheRegister(page);
  const elsewhere = await context.newPage();
  await elsewhere.goto("/");
  await elsewhere.getByRole("button", { name: "Sign out" }).click();
  await expect(elsewhere).toHaveURL(/sign-in/);
  await page.bringToFront();
  await expect(page.getByText("You have been signed out.")).toBeVisible({ timeout: 60_000 });
});

test("a second organizer who taps the same is told that it stands, and adds no mark", async ({ page, another, house }) => {
  const register = await takesTheRegister(page);
  await tap(person(page, "Judge 02"), "present");
  await said(person(page, "Judge 02"), "Saved");
  const second = await administrator(await another(PHONE), house);
  await second.goto(register);
  await awake(second, second.locator(".statuses button"));
  await tap(person(second, "Judge 02"), "present");
  await said(person(second, "Judge 02"), "Saved");
  // What is said is said, however often.
  await second.reload();
  await awake(second, second.locator(".statuses button"));
  await tap(person(second, "Judge 02"), "present");
  await said(person(second, "Judge 02"), "Saved");
  await person(second, "Judge 02").getByRole("link", { name: "Judge 02", exact: true }).click();
  await expect(second.locator(".history").getByRole("listitem")).toHaveCount(1);
});

/** How many messages lie in this browser's storage. */
function unsent(page: Page): Promise<number> {
  return page.evaluate(async () => new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open("torelik-outbox", 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("messages").objectStore("messages").count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  }));
}

/** Signs in as an administrator, in English. */
async function administrator(page: Page, house: House): Promise<Page> {
  const added = await house.torelik("user", "add", "chief@example.org", "--name", "Chief", "--administrator");
  await page.goto(added.out.trim());
  await page.locator("input[type=password]").fill("tulips in the steppe");
  await page.locator("form.sign-in .actions button").click();
  await page.goto("/");
  await chooses(page, "en");
  return page;
}

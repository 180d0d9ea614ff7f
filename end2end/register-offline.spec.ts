/** An organizer's phone loses the network in the middle of the roll call; every mark is there, once. */
import type { Locator, Page } from "@playwright/test";

import { PHONE, type Watch, expect, test } from "./house.ts";
import { TODAY, awake, opens, signsIn } from "./people.ts";

test.use(PHONE);

const WAITING = "Waiting for the network; sent by itself";

test("marks, undoing and a guest wait without a network, outlive the page, and arrive once, in order", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  await tap(person(page, "Judge 01"), "present");
  await said(person(page, "Judge 01"), "Saved");

  losesTheNetwork(watch);
  await context.setOffline(true);
  await tap(person(page, "Judge 02"), "absent");
  await tap(person(page, "Judge 02"), "late");
  await tap(person(page, "Judge 03"), "excused");
  await person(page, "Judge 03").getByRole("button", { name: "Undo" }).click();
  await pressed(person(page, "Judge 03"), undefined);
  await said(person(page, "Judge 02"), WAITING);
  await page.getByRole("searchbox").fill("judge 04");
  await expect(person(page, "Judge 05")).toBeHidden();
  await tap(person(page, "Judge 04"), "left early");
  await page.getByRole("searchbox").fill("");
  await page.getByLabel("Name").fill("Гость Гостев");
  await page.getByRole("button", { name: "Add and mark" }).click();
  await expect(page.getByText("Being added: Гость Гостев.")).toBeVisible();
  await expect(page.getByText("Marks waiting for the network: 6")).toBeVisible();

  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(register);
  // Whoever was added is on the list, so everything before has arrived: it went out in order.
  await pressed(person(again, "Гость Гостев"), "present");
  await pressed(person(again, "Judge 01"), "present");
  await pressed(person(again, "Judge 02"), "late");
  await pressed(person(again, "Judge 03"), undefined);
  await pressed(person(again, "Judge 04"), "left early");
  await expect(again.getByText("Marks waiting for the network")).toHaveCount(0);
  for (const [name, marks] of [["Judge 02", 2], ["Judge 03", 2], ["Judge 04", 1], ["Гость Гостев", 1]] as const) {
    await again.goto(register);
    await person(again, name).getByRole("link", { name, exact: true }).click();
    await expect(again.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(again.locator(".history").getByRole("listitem")).toHaveCount(marks);
  }
});

test("the register opens without a network, as it was last seen, and takes marks", async ({ page, house, context, watch }) => {
  const register = await takesTheRegister(page);
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length), "the page is kept").toBe(1);
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match(location.pathname)))).toBe(true);
  await tap(person(page, "Judge 01"), "present");
  await said(person(page, "Judge 01"), "Saved");
  await page.close();

  await house.stop();
  watch.expects(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_FAILED/);
  const offline = await context.newPage();
  await offline.goto(register);
  await awake(offline, offline.locator(".statuses button"));
  await tap(person(offline, "Judge 02"), "late");
  await said(person(offline, "Judge 02"), WAITING);
  await offline.close();

  await house.serve();
  const again = await context.newPage();
  await again.goto(register);
  await pressed(person(again, "Judge 01"), "present");
  await pressed(person(again, "Judge 02"), "late");
  await expect(again.getByText("Marks waiting for the network")).toHaveCount(0);
  // Nobody who comes to this browser later finds the names in it.
  await again.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => again.evaluate(async () => (await caches.keys()).length)).toBe(0);
});

test("two organizers see each other's marks and a judge's check-in arrive by themselves", async ({ page, another }) => {
  const register = await takesTheRegister(page);
  const elsewhere = await another();
  await signsIn(elsewhere, "organizer");
  await elsewhere.goto(register);
  await awake(elsewhere, elsewhere.locator(".statuses button"));

  const judge = await another();
  await signsIn(judge, "judge");
  await judge.getByRole("button", { name: "Check in" }).click();
  const proposed = page.locator(".person.proposed");
  await expect(proposed).toHaveCount(1);
  await expect(proposed).toContainText("not yet confirmed");
  await page.getByRole("button", { name: "Confirm check-ins (1)" }).click();
  await expect(proposed).toHaveCount(0);
  await expect(elsewhere.locator('.person [value="present"][aria-pressed="true"]')).toHaveCount(1);
  await expect(elsewhere.locator(".person.proposed")).toHaveCount(0);

  await tap(person(page, "Judge 02"), "present");
  await pressed(person(elsewhere, "Judge 02"), "present");
  await tap(person(elsewhere, "Judge 02"), "absent");
  await pressed(person(page, "Judge 02"), "absent");
});

/** Opens the roll call of the session that is on, and gives its address. */
async function takesTheRegister(page: Page): Promise<string> {
  await signsIn(page, "organizer");
  await opens(page, TODAY);
  await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opening and pre-test");
  await awake(page, page.locator(".statuses button"));
  return page.url();
}

/** Requests fail, which the browser says. */
function losesTheNetwork(watch: Watch): void {
  watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
}

/** The row of a person. */
function person(page: Page, name: string): Locator {
  return page.locator(".person").filter({ has: page.getByRole("link", { name, exact: true }) });
}

async function tap(row: Locator, status: string): Promise<void> {
  await row.getByRole("button", { name: status, exact: true }).click();
}

async function said(row: Locator, words: string): Promise<void> {
  await expect(row.getByRole("status")).toHaveText(words);
}

/** Sees which status stands; none for nothing. */
async function pressed(row: Locator, status: string | undefined): Promise<void> {
  await expect(row.locator('[aria-pressed="true"]')).toHaveText(status === undefined ? [] : [status]);
}

/** An organizer's phone loses the network in the middle of the roll call; every mark is there, once. */
import { PHONE, expect, test } from "./house.ts";
import { awake, signsIn } from "./people.ts";
import { WAITING, losesTheNetwork, person, pressed, said, takesTheRegister, tap } from "./roll-call.ts";

test.use(PHONE);

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
  const kept = (ending: string): Promise<number> => page.evaluate(async (ending) => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().filter(({ url }) => url.endsWith(ending)).length;
  }, ending);
  await expect.poll(() => kept("/register"), "the page is kept").toBe(1);
  for (const ending of [".css", ".js", ".wasm"]) await expect.poll(() => kept(ending), `what it needs is kept: ${ending}`).toBeGreaterThan(0);
  await tap(person(page, "Judge 01"), "present");
  await said(person(page, "Judge 01"), "Saved");
  // The copy follows what was saved, so that nobody is marked twice.
  const isKept = (): Promise<boolean> => page.evaluate(async () => {
    const copy = await caches.match(location.pathname);
    const kept = new DOMParser().parseFromString((await copy?.text()) ?? "", "text/html");
    const rows = [...kept.querySelectorAll("li.person")].filter((row) => row.textContent.includes("Judge 01"));
    return rows.some((row) => row.querySelector("button[value=present][aria-pressed=true]") !== null);
  });
  await expect.poll(isKept, "the mark is in the copy").toBe(true);
  await page.close();

  await house.stop();
  watch.expects(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_FAILED/);
  const offline = await context.newPage();
  // What a browser keeps by itself it throws away when it wants.
  const tools = await context.newCDPSession(offline);
  await tools.send("Network.clearBrowserCache");
  await offline.goto(register);
  await expect(offline.getByText("The server cannot be reached. This is the register as this browser last saw it")).toBeVisible();
  await awake(offline, offline.locator(".statuses button"));
  await pressed(person(offline, "Judge 01"), "present");
  await tap(person(offline, "Judge 02"), "late");
  await said(person(offline, "Judge 02"), WAITING);
  await offline.close();

  await house.serve();
  const again = await context.newPage();
  await again.goto(register);
  await pressed(person(again, "Judge 01"), "present");
  await pressed(person(again, "Judge 02"), "late");
  await expect(again.getByText("Marks waiting for the network")).toHaveCount(0);
  await expect(again.getByText("as this browser last saw it").filter({ visible: true })).toHaveCount(0);
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

test("a network that swallows everything holds up neither the register nor a mark", async ({ page, house, context, watch }) => {
  const register = await takesTheRegister(page);
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match(location.pathname))), "the page is kept").toBe(true);
  watch.expects(/ERR_/);
  house.hangs();
  try {
    const again = await context.newPage();
    await again.goto(register);
    await expect(again.getByText("The server cannot be reached. This is the register as this browser last saw it")).toBeVisible();
    await awake(again, again.locator(".statuses button"));
    await tap(person(again, "Judge 02"), "late");
    await expect(person(again, "Judge 02").getByRole("status")).toHaveText(WAITING, { timeout: 40_000 });
    house.goesOn();
    await again.evaluate(() => dispatchEvent(new Event("online")));
    await said(person(again, "Judge 02"), "Saved");
  } finally {
    house.goesOn();
  }
});

/** Groups of a training, the roll of one of them, and somebody who is named to call it. */
import { expect, test } from "./house.ts";
import { awake, said as done, signsIn } from "./people.ts";
import { WAITING, losesTheNetwork, person, pressed, said, takesTheRegister, tap } from "./roll-call.ts";

// A worker would answer past the network of these tests.
test.use({ serviceWorkers: "block" });
test.beforeEach(({ watch }) => watch.expects(/Service Worker registration blocked/));

test("who is not expected is not in the roll, and is found and marked all the same", async ({ page }) => {
  const register = await takesTheRegister(page);
  const training = register.replace(/\/sessions\/.*/, "");
  await page.goto(`${training}/groups`);
  await page.getByLabel("Name of the group", { exact: true }).fill("Civil");
  await page.getByRole("button", { name: "Make the group" }).click();
  await expect(done(page, "The group has been made.")).toBeVisible();
  for (const name of ["Judge 02", "Judge 03"]) await page.getByLabel(name, { exact: true }).check();
  await page.getByLabel("Put those who are ticked in").selectOption("Civil");
  await page.getByRole("button", { name: "Put in the group" }).click();
  await expect(done(page, "The groups have been changed.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Judge 03" })).toContainText("Civil");

  await page.goto(register.replace(/register$/, "change"));
  await page.getByLabel("Civil").check();
  await page.getByRole("button", { name: "Save the groups of the session" }).click();
  await expect(page.getByLabel("Civil")).toBeChecked();

  await page.goto(register);
  await awake(page, person(page, "Judge 02").locator(".statuses button"));
  await expect(person(page, "Judge 02")).toBeVisible();
  await expect(person(page, "Judge 04")).toBeHidden();
  await page.getByRole("button", { name: "Mark all others present" }).click();
  await pressed(person(page, "Judge 02"), "present");
  await pressed(person(page, "Judge 04"), undefined);
  await page.getByRole("searchbox").fill("judge 04");
  await expect(person(page, "Judge 04")).toContainText("not expected here");
  await tap(person(page, "Judge 04"), "late");
  await said(person(page, "Judge 04"), "Saved");
  await page.getByRole("searchbox").fill("");
  await expect(person(page, "Judge 04")).toBeVisible();
});

test("somebody who is named calls the roll by taps, and marks wait for the network", async ({ page, context, watch }) => {
  const register = await takesTheRegister(page);
  await page.getByLabel("Person", { exact: true }).selectOption({ label: "Trainer (trainer)" });
  await page.getByRole("button", { name: "Let the person take this register" }).click();
  await expect(page.locator("#roll-takers li")).toContainText("Trainer");

  // The register asks for its events again by itself, and without a login that is refused.
  await page.goto("about:blank");
  await context.clearCookies();
  await signsIn(page, "trainer");
  await page.goto(register);
  await awake(page, page.locator(".statuses button"));
  await expect(page.locator(".walk-in")).toHaveCount(0);
  losesTheNetwork(watch);
  await context.setOffline(true);
  await tap(person(page, "Judge 02"), "absent");
  await said(person(page, "Judge 02"), WAITING);
  await context.setOffline(false);
  await said(person(page, "Judge 02"), "Saved");
  await pressed(person(page, "Judge 02"), "absent");
});

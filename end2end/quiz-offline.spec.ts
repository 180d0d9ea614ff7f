/** A judge whose network goes away in the middle of a quiz loses nothing. */
import type { Locator, Page } from "@playwright/test";

import { PHONE, type Watch, expect, test } from "./house.ts";
import { TODAY, handsIn, opens, question, said, signsIn } from "./people.ts";

test.use(PHONE);

/** An option of the first question that has one to choose. */
const CHOSEN = "One names the year of the law, the other that of the deposit.";
/** A question with two options. */
const HARM = "Harm in the past";
/** A question with a number to write. */
const TIME = "Time for the decision";
/** What is said at a question whose answer the server has. */
const SAVED = /^saved \d\d:\d\d:\d\d$/i;
/** What is said at a question whose answer waits for the network. */
const KEPT = /kept in this browser/i;

test("the network goes away in the middle of a quiz and comes back; everything is handed in", async ({ page, context, watch }) => {
  await starts(page);
  await page.getByRole("radio", { name: CHOSEN }).check();
  await expect(state(page, CHOSEN)).toHaveText(SAVED);

  losesTheNetwork(watch);
  await context.setOffline(true);
  await question(page, HARM).getByRole("radio", { name: "True" }).check();
  await number(page).fill("6");
  await number(page).fill("3");
  await expect(saved(page, HARM)).toHaveText(KEPT);
  await expect(saved(page, TIME)).toHaveText(KEPT);
  await expect(bar(page)).toContainText("2");

  // Neither handing in nor another language leaves the page, which would be gone.
  await handIn(page).click();
  await expect(bar(page)).toContainText(/nothing is lost/i);
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(bar(page)).toContainText(KEPT);
  await expect(number(page)).toHaveValue("3");

  await context.setOffline(false);
  await expect(saved(page, HARM)).toHaveText(SAVED);
  await expect(saved(page, TIME)).toHaveText(SAVED);
  await expect(bar(page)).toContainText(/^3 of 8/);

  await page.reload();
  await isAwake(page);
  await expect(page.getByRole("radio", { name: CHOSEN })).toBeChecked();
  await expect(question(page, HARM).getByRole("radio", { name: "True" })).toBeChecked();
  await expect(number(page)).toHaveValue("3");

  // What is typed last is handed in, too, without waiting for anything.
  await number(page).fill("4");
  await handsIn(page);
  await expect(said(page, "Your attempt has been handed in.")).toBeVisible();
  await expect(result(page, TIME)).toContainText("Your answer: 4");
  await expect(result(page, HARM)).toContainText("True");
});

test("what was typed without a network is there when the page is closed and opened again", async ({ page, context, watch }) => {
  await starts(page);
  const sheet = page.url();
  await number(page).fill("1");
  await expect(saved(page, TIME)).toHaveText(SAVED);

  losesTheNetwork(watch);
  await context.setOffline(true);
  await number(page).fill("3");
  await question(page, HARM).getByRole("radio", { name: "True" }).check();
  await expect(saved(page, TIME)).toHaveText(KEPT);
  await expect(saved(page, HARM)).toHaveText(KEPT);
  await page.close();
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(sheet);
  await isAwake(again);
  await expect(number(again)).toHaveValue("3");
  await expect(question(again, HARM).getByRole("radio", { name: "True" })).toBeChecked();
  await expect(saved(again, TIME)).toHaveText(SAVED);
  await expect(saved(again, HARM)).toHaveText(SAVED);

  // The server has it: another browser would see the same, and so does this one without its own store.
  await again.evaluate(() => void indexedDB.deleteDatabase("torelik-outbox"));
  await again.reload();
  await isAwake(again);
  await expect(number(again)).toHaveValue("3");
  await handsIn(again);
  await expect(said(again, "Your attempt has been handed in.")).toBeVisible();
  await expect(result(again, TIME)).toContainText("Your answer: 3");
});

test("a sheet hears that the attempt was handed in elsewhere, and what is typed then can be copied", async ({ page, context, watch }) => {
  await starts(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await isAwake(other);
  await handsIn(other);
  await expect(said(other, "Your attempt has been handed in.")).toBeVisible();

  // The first page is told by itself.
  await page.bringToFront();
  await expect(bar(page)).toContainText(/handed in/i);
  watch.expects(/422|409/);
  await number(page).fill("4");
  await expect(page.getByRole("heading", { name: "Not taken by the server" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: TIME, exact: true })).toHaveValue("4");
  await page.getByRole("button", { name: `Copy ${TIME}`, exact: true }).click();

  // It is still there beside the result, until it is thrown away.
  await page.reload();
  await expect(page.getByRole("textbox", { name: TIME, exact: true })).toHaveValue("4");
  await page.getByRole("button", { name: "Throw this away" }).click();
  await expect(page.getByRole("heading", { name: "Not taken by the server" })).toHaveCount(0);
});

test("of two tabs each shows what stands, and nothing is taken from under the hands", async ({ page, context }) => {
  await starts(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await isAwake(other);

  // Hands off: the second tab loads what the first has answered. A tab that is looked at asks every
  // quarter of a minute.
  await page.getByRole("radio", { name: CHOSEN }).check();
  await expect(state(page, CHOSEN)).toHaveText(SAVED);
  await expect(other.getByRole("radio", { name: CHOSEN })).toBeChecked({ timeout: 40_000 });
  await isAwake(other);

  // Somebody writes there: it says so, and what is written stays.
  await number(other).fill("7");
  await expect(saved(other, TIME)).toHaveText(SAVED);
  await question(page, HARM).getByRole("radio", { name: "True" }).check();
  await expect(saved(page, HARM)).toHaveText(SAVED);
  await expect(saved(other, HARM)).toHaveText(/newer answer/i, { timeout: 40_000 });
  await expect(number(other)).toBeFocused();
  await expect(number(other)).toHaveValue("7");

  // What is handed in is what both show.
  await handsIn(other);
  await expect(said(other, "Your attempt has been handed in.")).toBeVisible();
  await expect(result(other, TIME)).toContainText("Your answer: 7");
  await expect(result(other, HARM)).toContainText("True");
});

/** Starts the quiz of the training that is on. */
async function starts(page: Page): Promise<void> {
  await signsIn(page, "judge");
  await opens(page, TODAY);
  await page.locator(".lessons").getByRole("link", { name: "Check yourself", exact: true }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await isAwake(page);
}

/** Waits until the sheet saves by itself. */
async function isAwake(page: Page): Promise<void> {
  await expect(page.locator("form#sheet.awake")).toBeVisible();
}

/** A browser without a network says so for each try. */
function losesTheNetwork(watch: Watch): void {
  watch.expects(/ERR_INTERNET_DISCONNECTED/);
}

function number(page: Page): Locator {
  return question(page, TIME).getByLabel("Your number");
}

/** What is said at a question, by its title. */
function saved(page: Page, title: string): Locator {
  return page.locator(".question").filter({ has: question(page, title) }).locator(".saved");
}

/** What is said at the question that an option belongs to. */
function state(page: Page, option: string): Locator {
  return page.locator(".question").filter({ has: page.getByRole("radio", { name: option }) }).locator(".saved");
}

/** What is said about the whole sheet. */
function bar(page: Page): Locator {
  return page.locator(".sheet-bar [role=status]");
}

function handIn(page: Page): Locator {
  return page.locator(".sheet-bar").getByRole("button", { name: "Review and hand in" });
}

/** A question in the result, by its title. */
function result(page: Page, title: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });
}

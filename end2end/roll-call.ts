/** What organizers do at a roll call again and again. */
import type { Locator, Page } from "@playwright/test";

import { type Watch, expect } from "./house.ts";
import { TODAY, awake, opens, signsIn } from "./people.ts";

/** What is said of a mark that waits. */
export const WAITING = "Waiting for the network; it will be sent automatically";

/** Opens the roll call of the session that is on, and gives its address. */
export async function takesTheRegister(page: Page): Promise<string> {
  await signsIn(page, "organizer");
  await opens(page, TODAY);
  await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opening and pre-test");
  await awake(page, page.locator(".statuses button"));
  return page.url();
}

/** Requests fail, which the browser says. */
export function losesTheNetwork(watch: Watch): void {
  watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
}

/** The row of a person. */
export function person(page: Page, name: string): Locator {
  return page.locator(".person").filter({ has: page.getByRole("link", { name, exact: true }) });
}

export async function tap(row: Locator, status: string): Promise<void> {
  await row.getByRole("button", { name: status, exact: true }).click();
}

export async function said(row: Locator, words: string): Promise<void> {
  await expect(row.getByRole("status")).toHaveText(words);
}

/** Sees which status stands; none for nothing. */
export async function pressed(row: Locator, status: string | undefined): Promise<void> {
  await expect(row.locator('[aria-pressed="true"]')).toHaveText(status === undefined ? [] : [status]);
}

/** What people of the demonstration do again and again. */
import type { Locator, Page } from "@playwright/test";

import { expect } from "./house.ts";

/** The languages of the interface, by the names that they give themselves. */
export const LANGUAGES = { kk: "Қазақша", ru: "Русский", en: "English" } as const;
export type Language = keyof typeof LANGUAGES;

/** The password of the demonstration's sign-ins. */
export const PASSWORD = "steppe-and-sky";

/** The zone whose clock the demonstration's trainings keep. */
export const ZONE = "Asia/Almaty";

/** The training of the demonstration that is on today, in English. */
export const TODAY = "Asylum cases: the training that is on today";
/** The training in Astana, in English. */
export const ASTANA = "Judicial training on asylum cases";

/** Chooses the language of the interface. */
export async function chooses(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: LANGUAGES[language], exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

/** Signs in, in English, as somebody of the demonstration, and stands at home. */
export async function signsIn(page: Page, who: "judge" | "trainer" | "organizer" | "observer"): Promise<void> {
  await page.goto("/sign-in");
  await chooses(page, "en");
  await page.getByLabel("E-mail").fill(`${who}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Your trainings", level: 1 })).toBeVisible();
}

/** The card of a training at home. */
export function card(page: Page, training: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: training }) });
}

/** Goes from home to a training. */
export async function opens(page: Page, training: string): Promise<void> {
  await page.goto("/");
  const link = page.getByRole("link", { name: training });
  // What is over is folded.
  const past = page.locator("details.archive:not([open])").filter({ has: page.locator("a", { hasText: training }) });
  if (await past.count()) await past.locator("summary").click();
  await link.click();
  await expect(page.getByRole("heading", { name: training, level: 1 })).toBeVisible();
}

/** Opens a lesson or a quiz of the training that is shown, from the list of its course. */
export async function opensFromList(page: Page, title: string): Promise<void> {
  await page.locator(".lessons").getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
}

/** What was just done, in a sentence. */
export function said(page: Page, words: string): Locator {
  return page.getByRole("status").filter({ hasText: words });
}

/** A day as a date field takes it, on the training's calendar; today, or so many days from it. */
export function day(from = 0): string {
  const moment = new Date(Date.now() + from * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(moment);
}

/** Answers to the quiz “Check yourself”; the number is not among them. */
const CHOSEN = [
  "One names the year of the law, the other that of the deposit.",
  "Time could run from the call; and lateness is no ground anyway.",
  "Nationality in the sense of ethnicity.",
  "It examines neither his fear nor his conduct.",
];
const TICKED = [
  "Whether the law, as applied, punishes a right.",
  "Whether others are charged for the like.",
  "Article 3 of the Convention against Torture",
  "Article 18(2) of the Law “On Refugees”",
  "Article 590(1) of the Criminal Procedure Code",
];
/** What the right answers are worth, and of how much. */
export const SCORE = "9 / 10 (90 %)";

/** The questions of a quiz, one of them. */
export function question(page: Page, title: string): Locator {
  return page.getByRole("group", { name: title });
}

/** Fills in the first part of the quiz: what can be chosen from a list. */
export async function answersWhatHasOptions(page: Page): Promise<void> {
  for (const option of CHOSEN) await page.getByRole("radio", { name: option }).check();
  await question(page, "Harm in the past").getByRole("radio", { name: "True" }).check();
  for (const option of TICKED) await page.getByRole("checkbox", { name: option }).check();
}

/** Hands in a sheet: looks it over first, which is the one way. */
export async function handsIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Review and hand in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Before you hand in" })).toBeVisible();
  await page.getByRole("button", { name: "Hand in" }).click();
}

/** Sees the first part of the answers as they were given. */
export async function seesWhatWasAnswered(page: Page): Promise<void> {
  for (const option of CHOSEN) await expect(page.getByRole("radio", { name: option })).toBeChecked();
  for (const option of TICKED) await expect(page.getByRole("checkbox", { name: option })).toBeChecked();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(CHOSEN.length + 1);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(TICKED.length);
}

/** Notes a lesson as read. */
export async function marksRead(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Mark as read and continue" }).click();
  await expect(said(page, "The lesson is marked as read.")).toBeVisible();
}

/** Marks all others present in the register that is shown, and sees that so many stand so. */
export async function marksAllPresent(page: Page, people: number): Promise<void> {
  await awake(page, page.locator(".statuses button"));
  await page.getByRole("button", { name: "Mark all others present" }).click();
  await expect(page.locator('.statuses [value="present"][aria-pressed="true"]')).toHaveCount(people);
  await expect(page.locator(".person").getByRole("status").filter({ hasText: "Saved" })).toHaveCount(people);
}

/** Adds somebody who is not on the list to the register that is shown, and sees the person there. */
export async function addsGuest(page: Page, name: string): Promise<Locator> {
  await awake(page, page.locator(".statuses button"));
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add and mark" }).click();
  const guest = page.locator(".person").filter({ has: page.getByRole("link", { name, exact: true }) });
  await expect(guest.locator('[aria-pressed="true"]')).toHaveText("present");
  return guest;
}

/** Waits until the browser's part of a page is awake: its buttons listen for themselves. */
export async function awake(page: Page, button: Locator): Promise<void> {
  await expect(button.first()).toBeVisible();
  const tools = await page.context().newCDPSession(page);
  const listens = async (): Promise<boolean> => {
    await button.first().evaluate((element) => Object.assign(window, { asked: element }));
    const { result } = await tools.send("Runtime.evaluate", { expression: "window.asked" });
    const { listeners } = await tools.send("DOMDebugger.getEventListeners", { objectId: result.objectId ?? "" });
    return listeners.some(({ type }) => type === "click");
  };
  await expect.poll(listens, { message: "the page is awake" }).toBe(true);
  await tools.detach();
}

/** Confirms the notice of what is kept, which comes after the first sign-in. */
export async function readsTheNotice(page: Page): Promise<void> {
  await page.locator("form[action$='/privacy/confirm'] button").click();
}

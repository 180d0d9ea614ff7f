/** What hands do: pointer and keys as a person's are, so that the page can count them. */
import type { Locator, Page } from "@playwright/test";

import { PHONE, expect } from "./house.ts";

/** How many stops of the tabulator somebody would rather go by than by the mouse. */
const STOPS = 4;

/** Presses something: with a finger on a phone, with the mouse at a desk. */
export async function presses(what: Locator): Promise<void> {
  await (isPhone(what.page()) ? what.tap() : what.click());
}

/** Types into a field: at a desk by the tabulator where the field comes soon, else by pointing at it. */
export async function types(page: Page, field: Locator, text: string): Promise<void> {
  const stops = isPhone(page) ? Infinity : await field.evaluate((field) => {
    const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary")];
    const shown = all.filter((stop) => stop.checkVisibility() && !stop.matches(":disabled"));
    const [from, to] = [document.activeElement, field].map((stop) => shown.indexOf(stop as HTMLElement));
    if (from === undefined || to === undefined || from < 0 || to <= from) return Infinity;
    // A day has a stop for each of its three parts and for its calendar, a time for two and the clock.
    const own = (stop: HTMLElement): number => (stop.matches("[type=date]") ? 4 : stop.matches("[type=time]") ? 3 : 1);
    const left = shown[from]?.matches("[type=date], [type=time]") ? 2 : 1;
    return shown.slice(from + 1, to).reduce((sum, stop) => sum + own(stop), left);
  });
  if (stops <= STOPS) await tabsTo(page, field);
  else await pointsAt(field);
  await field.pressSequentially(text);
}

/** Types in place of what stands in a field. */
export async function replaces(field: Locator, text: string): Promise<void> {
  await field.click({ clickCount: 3 });
  await field.pressSequentially(text);
}

/** Chooses from a list. */
export async function picks(field: Locator, what: string): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  await field.selectOption(what);
}

/** Types a day, given as year-month-day, in the order in which this browser's field has its parts. */
export async function typesDay(page: Page, field: Locator, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  const parts = (await putsMonthFirst(page)) ? [month, date, year] : [date, month, year];
  await types(page, field, parts.join(""));
  await expect(field).toHaveValue(day);
}

/** Pastes into a field what stands in the clipboard. */
export async function pastes(page: Page, field: Locator, text: string): Promise<void> {
  await pointsAt(field);
  await page.keyboard.press("Control+v");
  await page.keyboard.insertText(text);
}

function isPhone(page: Page): boolean {
  return page.viewportSize()?.width === PHONE.viewport.width;
}

let known: boolean | undefined;

/** Whether the month stands first: found out once, in a page of its own, since a browser's own fields follow its language. */
async function putsMonthFirst(page: Page): Promise<boolean> {
  if (known !== undefined) return known;
  const aside = await page.context().newPage();
  await aside.setContent('<input type="date">');
  const field = aside.locator("input");
  await pointsAt(field);
  await field.pressSequentially("01022026");
  known = (await field.inputValue()) === "2026-01-02";
  await aside.close();
  await page.bringToFront();
  return known;
}

/** Points at a field, at the first of its parts. */
async function pointsAt(field: Locator): Promise<void> {
  const box = await field.boundingBox();
  const first = { position: { x: 16, y: (box?.height ?? 2) / 2 } };
  await (isPhone(field.page()) ? field.tap() : field.click(first));
}

async function tabsTo(page: Page, field: Locator): Promise<void> {
  // A day has a stop for each of its parts, and one for the calendar.
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((field) => field === document.activeElement)) return;
  }
  await expect(field, "the tabulator comes by").toBeFocused({ timeout: 100 });
}

/** The sheet of a quiz: its numbers, the time, what is saved and the way to hand in, at a desk and on a phone. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { TODAY, opens, opensFromList, signsIn } from "./people.ts";

/** The longest quiz of the course. */
const QUIZ = "Final test of the course";
/** How many questions it has. */
const COUNT = 21;

test.describe("at a desk", () => {
  test.use(DESK);

  test("numbers, time, what is saved and the way on stay beside the questions", async ({ page }) => {
    await starts(page);
    const places = page.locator(".sheet-places");
    const bar = page.locator(".sheet-bar");
    const questions = page.locator("ol.sheet");
    await expect(places.getByRole("link")).toHaveCount(COUNT);

    // The bar continues the card of the numbers, and neither lies over a question, however far one has read.
    const stands = async (): Promise<void> => {
      const [numbers, below, asked] = [await box(page, ".sheet-places"), await box(page, ".sheet-bar"), await box(page, "ol.sheet")];
      expect(numbers.x).toBeGreaterThanOrEqual(asked.x + asked.width);
      expect(below.x).toBe(numbers.x);
      expect(Math.abs(below.y - (numbers.y + numbers.height))).toBeLessThanOrEqual(1);
      expect(numbers.y).toBeGreaterThanOrEqual(0);
      expect(below.y + below.height).toBeLessThanOrEqual(900);
    };
    await questions.locator("> li").nth(9).scrollIntoViewIfNeeded();
    await stands();
    await questions.locator("> li").last().scrollIntoViewIfNeeded();
    await stands();
    // Nothing of it is cut off.
    for (const part of [places, bar]) {
      expect(await part.evaluate((part) => part.scrollHeight <= part.clientHeight && part.scrollWidth <= part.clientWidth)).toBe(true);
    }

    // How a question stands is told by a sign and in words, as soon as it changes.
    const question = withOptions(page);
    const place = await placeOf(page, question);
    await expect(places.locator("[data-state=open]")).toHaveCount(COUNT);
    await place.click();
    await expect(question).toBeInViewport();
    await question.getByRole("radio").first().check();
    await question.getByLabel("Mark for later").check();
    await expect(place).toHaveAttribute("data-state", "later");
    await question.getByLabel("Mark for later").uncheck();
    await expect(place).toHaveAttribute("data-state", "answered");
    await expect(place).toHaveAccessibleName(/^\d+\s+answered$/);
    const sign = await place.evaluate((place) => getComputedStyle(place, "::after").content);
    expect(sign).toContain("✓");
    await expect(bar.getByText(/^1 of 21 answered, saved \d\d:\d\d:\d\d$/)).toBeVisible();
    await expect(bar.getByText(/^\d+ min left$/)).toBeVisible();

    // The colours that a person chose show it as well.
    await page.emulateMedia({ forcedColors: "active" });
    await expect(place).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: "none" });
    expect(await faults(page)).toEqual([]);
    // There is one button, and it does not hand in by itself.
    await expect(bar.getByRole("button")).toHaveText(["Review and hand in"]);
    await bar.getByRole("button").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Before you hand in");
  });
});

test.describe("on a phone", () => {
  test.use(PHONE);

  test("one bar stands at the foot of the window, and nothing that is touched lies under it", async ({ page }) => {
    await starts(page);
    const bar = await box(page, ".sheet-bar");
    expect(Math.round(bar.y + bar.height)).toBe(844);
    expect(bar.height).toBeLessThanOrEqual(72);
    const parts = await page.locator(".sheet-bar > :visible").evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right));
    expect(Math.max(...parts)).toBeLessThanOrEqual(390);
    const question = withOptions(page);
    await (await placeOf(page, question)).click();
    await expect(question).toBeInViewport();
    for (const option of await question.locator("label").all()) {
      await option.scrollIntoViewIfNeeded();
      await option.locator("input").focus();
      const [own, over] = [await option.boundingBox(), await box(page, ".sheet-bar")];
      expect((own?.y ?? 0) + (own?.height ?? 0)).toBeLessThanOrEqual(over.y);
    }
    expect(await faults(page)).toEqual([]);

    // Enlarged fourfold a window is so low that a bar would hide what one reads: it stands at the end.
    await page.setViewportSize({ width: 320, height: 225 });
    await expect(page.locator(".sheet-bar")).toHaveCSS("position", "static");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

test.describe("without a script", () => {
  test.use({ ...DESK, javaScriptEnabled: false });

  test("the numbers lead to the questions and say how they stood", async ({ page }) => {
    await starts(page);
    const question = withOptions(page);
    const place = await placeOf(page, question);
    await question.getByRole("radio").first().check();
    await question.getByRole("button", { name: /^Save/ }).click();
    await expect(page.locator(".sheet-bar").getByText(/^1 of 21 answered/)).toBeVisible();
    await expect(place).toHaveAccessibleName(/^\d+\s+answered$/);
    await place.click();
    await expect(question).toBeInViewport();
  });
});

/** Starts the quiz. */
async function starts(page: Page): Promise<void> {
  await signsIn(page, "judge");
  await opens(page, TODAY);
  await opensFromList(page, QUIZ);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.locator("ol.sheet > li")).toHaveCount(COUNT);
}

/** A question with one answer among several; each attempt has its own order. */
function withOptions(page: Page): Locator {
  return page.locator("ol.sheet > li").filter({ has: page.getByRole("radio") }).nth(1);
}

/** The number that leads to a question. */
async function placeOf(page: Page, question: Locator): Promise<Locator> {
  return page.locator(`.sheet-places a[href="#${(await question.getAttribute("id")) ?? "?"}"]`);
}

/** Where something stands in the window. */
async function box(page: Page, selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await page.locator(selector).boundingBox();
  expect(found, selector).not.toBeNull();
  return found ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** What axe finds: rules of WCAG 2.2 A and AA. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

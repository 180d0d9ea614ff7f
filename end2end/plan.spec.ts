/** What comes of a result: what to read, what was wrong alone, what comes next, and a print of it. */
import type { Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { TODAY, answersWhatHasOptions, opens, opensFromList, signsIn } from "./people.ts";

test.describe("on a phone", () => {
  test.use(PHONE);
  journey();
});

test.describe("at a desk", () => {
  test.use(DESK);
  journey();
});

function journey(): void {
  test("a result is a plan: the weakest first, with what teaches it, and one thing that comes next", async ({ page }) => {
    await signsIn(page, "judge");
    await opens(page, TODAY);
    await opensFromList(page, "Check yourself");
    await page.getByRole("button", { name: "Start" }).click();
    await page.goto("/");
    // The attempt under way comes first at home.
    await page.getByRole("link", { name: /^Continue the test: Check yourself, \d+ min left$/ }).click();
    await answersWhatHasOptions(page);
    await page.locator(".sheet-bar").getByRole("button", { name: "Hand in" }).click();
    await expect(page.getByText("One question is not answered.")).toBeVisible();
    await page.getByRole("button", { name: "Hand in" }).click();
    await expect(page.locator(".score")).toHaveText("90 % 9 of 10 points");

    const reached = page.getByRole("region", { name: "By objective" }).locator(".bars > li");
    await expect(reached).toHaveCount(5);
    await expect(reached.first()).toContainText("50 %");
    await expect(reached.last()).toContainText("100 %");
    await expect(reached.last().getByRole("link")).toHaveCount(0);
    await expect(page.locator(".plan")).toContainText("33 minutes for what was hardest");

    // Only what was wrong, without a script, under its own number.
    await page.getByRole("link", { name: "Only what I got wrong (1)" }).click();
    await expect(page).toHaveURL(/\?wrong#reasons$/);
    await expect(page.locator(".sheet > li")).toHaveCount(1);
    await expect(page.locator(".sheet > li")).toHaveAttribute("data-number", /^\d$/);
    await page.getByRole("link", { name: "All 8 questions" }).click();
    await expect(page.locator(".sheet > li")).toHaveCount(8);
    for (const source of await page.locator(".basis a").all()) {
      await expect(source).toHaveAttribute("href", /^https?:/);
    }
    await printsOnFewSheets(page);

    // One filled button: what comes next. And the lesson that teaches what was missed.
    const next = page.locator("main a.button:not(.quiet)");
    await expect(next).toHaveCount(1);
    await expect(next).toHaveText(/^(Read|Take the test|Continue): .*min/);
    const lesson = reached.first().getByRole("link").first();
    const title = (await lesson.textContent()) ?? "";
    await lesson.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  });
}

/** A result fits on three sheets of paper, which say whose it is. */
async function printsOnFewSheets(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".on-paper")).toContainText(/^Judge 01 · .* · Attempt No\. \d+$/);
  const paper = await page.pdf({ format: "A4", path: "results/result-on-paper.pdf" });
  const sheets = paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.length).toBeLessThanOrEqual(3);
  await page.emulateMedia({ media: null });
}

/** What comes of a result: what to read, what was wrong alone, what comes next, and a print of it. */
import type { Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { reader } from "./paper.ts";
import { LANGUAGES, type Language, TODAY, answersWhatHasOptions, chooses, handsIn, opens, opensFromList, signsIn } from "./people.ts";

test.describe("on a phone", () => {
  test.use(PHONE);
  journey();
});

test.describe("at a desk", () => {
  test.use(DESK);
  journey();
});

test("a result of twenty questions prints on two sheets, each question in one piece", async ({ page }) => {
  await signsIn(page, "judge");
  // Of a final the reasons come after the last attempt.
  for (const attempt of ["first", "last"]) {
    await page.goto("/");
    await opens(page, TODAY);
    await opensFromList(page, "Final test of the course");
    await page.getByRole("button", { name: "Start" }).click();
    await handsIn(page);
    await expect(page.locator(".score"), attempt).toBeVisible();
  }
  // On the screen there is nothing of it; on paper every question is there once, with what is right.
  await expect(page.locator("p.on-paper")).toBeHidden();
  await expect(page.locator("table.on-paper")).toBeHidden();
  const titles = await page.locator(".results-sheet h3").allTextContents();
  expect(titles.length).toBeGreaterThanOrEqual(20);
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    await chooses(page, language);
    const sheets = await printsOnFewSheets(page);
    const rows = await page.locator("table.on-paper tbody tr").all();
    expect(rows).toHaveLength(titles.length);
    for (const row of rows) {
      const cells = (await row.locator("th, td").allTextContents()).map(bare);
      const [, title, verdict, right] = cells;
      expect(verdict).not.toBe("");
      // Its title and the end of what is right stand on the same sheet.
      const words = [bare(title ?? "?"), (right ?? "").slice(-12)];
      expect(sheets.some((sheet) => words.every((word) => sheet.includes(word))), title).toBe(true);
    }
  }
});

/** Words without the spaces between them: a line may end at each. */
function bare(words: string): string {
  return words.replaceAll(/\s+/g, "");
}

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
    await handsIn(page);
    await expect(page.locator(".score")).toHaveText("90 % 9 of 10 points");

    const reached = page.getByRole("region", { name: "By objective" }).locator(".bars > li");
    await expect(reached).toHaveCount(5);
    await expect(reached.first()).toContainText("50 %");
    await expect(reached.last()).toContainText("100 %");
    await expect(reached.last().getByRole("link")).toHaveCount(0);
    await expect(page.locator(".plan")).toContainText("18 minutes for what was hardest");

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
    const paper = (await printsOnFewSheets(page)).join(" ");
    for (const words of ["Question by question", "Time for the decision", "3 months"]) expect(paper).toContain(bare(words));

    // One filled button: what comes next. And the lesson that teaches what was missed.
    const next = page.locator("main a.button:not(.quiet)");
    await expect(next).toHaveCount(1);
    await expect(next).toHaveText(/^(Read|Take the test|Continue): .*min/);
    const lesson = reached.first().getByRole("link").first();
    const [, section] = ((await lesson.getAttribute("href")) ?? "").split("#");
    expect(section, "the section that teaches it").toBeTruthy();
    await lesson.click();
    await expect(page.locator(`[id="${section}"]`)).toBeInViewport();
  });
}

/** A result fits on two sheets of paper, which say whose it is. Gives what stands on each. */
async function printsOnFewSheets(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("p.on-paper")).toContainText(/^Judge 01 · .+ · .+ · .*№?.*\d+/);
  const file = await page.pdf({ format: "A4", path: "results/result-on-paper.pdf" });
  await page.emulateMedia({ media: null });
  const { getDocument } = await reader();
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const sheets: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const said = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    sheets.push(bare(said));
  }
  await pdf.loadingTask.destroy();
  expect(sheets.length).toBeLessThanOrEqual(2);
  return sheets;
}
